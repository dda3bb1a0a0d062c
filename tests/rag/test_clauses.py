"""The clauses of a question, and what an elliptic one takes along."""

import pytest

from rag.asking.clauses import clauses, is_elliptic, taken_along, with_elliptic
from rag.asking.question import understand
from rag.assistant import Assistant
from rag.records import Question
from tests.rag.dossier import entries


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Wordt de pilot verlengd en waarom?", ["Wordt de pilot verlengd", "waarom?"]),
        ("Wie krijgt subsidie, en hoeveel?", ["Wie krijgt subsidie", "hoeveel?"]),
        ("Loopt de pilot en sinds wanneer?", ["Loopt de pilot", "sinds wanneer?"]),
        ("Wat is nr. 771; wie tekende die brief?", ["Wat is nr. 771", "wie tekende die brief?"]),
        ("Wat doen de politie en het OM?", ["Wat doen de politie en het OM?"]),
    ],
)
def test_a_question_falls_apart_where_something_else_is_asked(
    question: str, found: list[str]
) -> None:
    assert clauses(question) == found


@pytest.mark.parametrize(
    "clause",
    ["waarom?", "hoe?", "met welke reden?", "hoeveel", "op welke manier", "welke zijn dat?",
     "waarom niet?", "in welk jaar?"],
)  # fmt: skip
def test_elliptic_clauses(clause: str) -> None:
    assert is_elliptic(clause)


@pytest.mark.parametrize(
    "clause",
    ["waarover gaat die brief?", "wie is de contactpersoon?", "hoeveel voetnoten heeft die brief?",
     "wat volgens nr. 774?", "de reden", ""],
)  # fmt: skip
def test_clauses_that_name_something(clause: str) -> None:
    assert not is_elliptic(clause)


@pytest.mark.parametrize(
    ("clause", "before", "whole"),
    [
        ("waarom?", "Wordt de pilot verlengd", "waarom wordt de pilot verlengd?"),
        ("hoe?", "Wie voert het onderzoek uit", "hoe voert het onderzoek uit?"),
        ("sinds wanneer?", "Met wie werkt de NCTV samen", "sinds wanneer werkt de nctv samen?"),
        ("welke zijn dat?", "Hoeveel pijlers zijn er", "welke pijlers zijn er?"),
        ("hoeveel", "Welke subsidie krijgt de ESS", "hoeveel krijgt de ess?"),
    ],
)
def test_an_elliptic_clause_takes_the_subject_along(clause: str, before: str, whole: str) -> None:
    assert taken_along(clause, before) == whole


def test_an_elliptic_clause_stays_with_the_one_before_it() -> None:
    asked = clauses("Wie tekende nr. 708 en waarom, en waarover gaat die brief?")
    assert with_elliptic(asked) == ["Wie tekende nr. 708 en waarom", "waarover gaat die brief?"]
    again = clauses("Wie tekende nr. 708 en wie de beslisnota en wie nr. 729?")
    assert with_elliptic(again) == ["Wie tekende nr. 708 en wie de beslisnota en wie nr. 729?"]


def test_a_comma_parts_where_it_is_a_list_of_questions() -> None:
    text = "Wie tekende nr. 771, hoeveel koppen heeft die brief en wat is de titel?"
    assert len(clauses(text)) == 2
    assert clauses(text, listed=True) == [
        "Wie tekende nr. 771", "hoeveel koppen heeft die brief", "wat is de titel?",
    ]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wordt de pilot verlengd en waarom?",
            [("Wordt de pilot verlengd", "yesno"), ("waarom wordt de pilot verlengd?", "reason")],
        ),
        (
            "Hoeveel pijlers kent de aanpak en welke zijn dat?",
            [("Hoeveel pijlers kent de aanpak", "list"),
             ("welke pijlers kent de aanpak?", "list")],
        ),
        ("Wat doen de politie en het OM?", []),
        ("Waarom start de pilot?", []),
        ("Wie leidt dit en wie is de contactpersoon?", []),
    ],
)  # fmt: skip
def test_parts_of_a_question_with_an_elliptic_clause(
    question: str, parts: list[tuple[str, str]]
) -> None:
    understood = understand(Question(question), entries())
    assert [(part.wording, part.kind) for part in understood.parts] == parts
    assert all(part.own == understood.own for part in understood.parts)


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        (
            "Wordt de pilot uitgebreid en waarom?",
            ("eventueel vervolg van de pilot", "Mede naar aanleiding van de motie Kuik"),
        ),
        (
            "Zijn maatregelen tegen borderline content ingewikkeld en om welke reden?",
            ("omdat tevens het recht op de vrijheid van meningsuiting",),
        ),
        (
            "Is de drempel om bij een extremistische groep te komen online lager en waarom?",
            ("omdat het internet anonimiteit biedt",),
        ),
    ],
)
def test_both_halves_are_quoted(
    assistant: Assistant, question: str, quotes: tuple[str, ...]
) -> None:
    answer = assistant.ask(Question(question))
    quoted = " ".join(c.quote for c in answer.citations)
    assert answer.status == "answered"
    assert all(quote in quoted for quote in quotes)


def test_it_is_still_asked_which_one_is_meant(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wie voert het onderzoek uit en hoe?"))
    assert answer.status == "clarify"
