"""Names and meanings that are told before a quote, and terms that are named and not explained."""

from pathlib import Path

import pytest

from index.dutch import fold
from rag.answering.meaning import asked_term, is_explained, meaning
from rag.answering.who import who
from rag.assistant import Assistant
from rag.records import Question

# Question, the words of the sentence that answer it or "-", and the sentence of a Kamerstuk.
ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("leads.tsv").read_text(encoding="utf-8").splitlines()
]
TERMS = [row for row in ROWS if asked_term(row[0])]
NAMES = [row for row in ROWS if not asked_term(row[0])]


def _same(told: str, expected: str) -> bool:
    return fold(told) in fold(expected) or fold(expected) in fold(told)


@pytest.mark.parametrize(("question", "expected", "sentence"), NAMES)
def test_a_name_that_is_told_is_the_one_that_is_asked_for(
    question: str, expected: str, sentence: str
) -> None:
    told = who(question, sentence)
    assert told in sentence
    assert not told or (expected != "-" and _same(told, expected))


def test_most_of_the_names_are_told() -> None:
    held = [row for row in NAMES if row[1] != "-"]
    told = [row for row in held if who(row[0], row[2])]
    assert len(told) >= 0.55 * len(held)


@pytest.mark.parametrize(("question", "expected", "sentence"), TERMS)
def test_a_meaning_that_is_told_is_the_one_that_is_asked_for(
    question: str, expected: str, sentence: str
) -> None:
    told = meaning(asked_term(question), sentence)
    assert told in sentence
    assert not told or _same(told, expected)


def test_what_is_explained_is_told_from_what_is_named() -> None:
    explained = [is_explained(asked_term(q), s) for q, e, s in TERMS if e != "-"]
    named = [is_explained(asked_term(q), s) for q, e, s in TERMS if e == "-"]
    assert sum(explained) >= 0.65 * len(explained)
    assert sum(named) <= 0.1 * len(named)


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Wat is gamification?", "gamification"),
        ("Kun je uitleggen wat gamification is?", "gamification"),
        ("wat houdt het begrip gamification nou eigenlijk in", "gamification"),
        ("Wat wordt er verstaan onder borderline content?", "borderline content"),
        ("Wat bedoelen ze met de ReDirect-methode?", "ReDirect-methode"),
        ("wat is de betekenis van gamification", "gamification"),
        ("Wat is de planning?", ""),
        ("Wat is de rol van de ATKM?", ""),
        ("Wat zijn de pijlers?", ""),
        ("Wat is dat?", ""),
        ("Wat is er toegezegd?", ""),
        ("Wat is de ESS dit najaar gestart?", ""),
    ],
)
def test_the_term_that_a_question_wants_explained(question: str, term: str) -> None:
    assert asked_term(question) == term


def test_another_who_is_named_beside_it_makes_it_uncertain() -> None:
    assert not who("Met wie is het gedeeld?", "Dit heb ik gedeeld met de ATKM en de sector.")
    assert who("Met wie is het gedeeld?", "Dit heb ik gedeeld met de ATKM.") == "de ATKM"


def test_who_had_it_done_did_not_do_it() -> None:
    sentence = "Het is uitgevoerd door het ICCT (ICCT), in opdracht van het WODC."
    assert who("Wie heeft het onderzoek uitgevoerd?", sentence) == "het ICCT (ICCT)"
    assert who("Welke organisatie gaf opdracht?", sentence) == "het WODC"


def test_a_name_is_told_before_its_quote(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Met welk bedrijf wordt de ReDirect-methode beproefd?"))
    assert answer.text.startswith("Meta. [1] In ")


@pytest.mark.parametrize("term", ["gamification", "deepfakes", "contentanalyse"])
def test_a_term_that_is_only_named_is_not_explained_by_a_mention(
    assistant: Assistant, term: str
) -> None:
    answer = assistant.ask(Question(f"Wat is {term}?"))
    assert answer.status == "not_in_dossier"
    assert answer.text.startswith(f"Het dossier noemt «{term}», maar legt niet uit wat het is.")
    assert term.removesuffix("s") in fold(answer.citations[0].quote).replace(" ", "")


@pytest.mark.parametrize(
    "question",
    ["Wat is borderline content?", "Wat is de ReDirect-methode?", "Wat is onlife rekrutering?",
     "wat bedoelen ze nou precies met borderline content", "Wat is City Games?"],
)  # fmt: skip
def test_a_term_that_is_explained_is(assistant: Assistant, question: str) -> None:
    assert assistant.ask(Question(question)).status == "answered"


@pytest.mark.parametrize(
    ("question", "number"),
    [("Bij welk nootnummer in nr. 774 wordt de motie-Boswijk/Krul aangehaald?", 28),
     ("In welke voetnoot van nr. 774 staat de motie van Kuik?", 8)],
)  # fmt: skip
def test_the_number_of_a_mark_is_told_first(
    assistant: Assistant, question: str, number: int
) -> None:
    answer = assistant.ask(Question(question))
    assert answer.text.startswith(f"Voetnoot {number}. [1]")
    assert [n.number for n in answer.citations[0].footnotes] == [number]
