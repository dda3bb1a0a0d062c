"""A note that only refers is told when its number is asked for; one that says something always."""

import pytest

from rag.answering.telling import asks_for_notes, asks_reference, says_something
from rag.asking.question import understand
from rag.records import Question
from tests.rag.dossier import entries, note


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (8, True),  # a sentence
        (15, True),  # the debate and its day beside the number
        (34, False),  # "Kamerstukken II, …"
        (11, False),  # "Toezegging geregistreerd onder: …"
        (9, False),  # "Zie pijler …"
        (36, True),  # a title with its makers
    ],
)
def test_which_notes_say_something(number: int, expected: bool) -> None:
    assert says_something(note("29754-708", number)) == expected


def test_a_note_without_text_says_nothing() -> None:
    assert not says_something(note("29754-774", 4))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Onder welk nummer is de motie-Kuik geregistreerd?", True),
        ("Bij welke Kamerstukken zijn die dreigingsbeelden gevoegd?", True),
        ("Naar welke bladzijden verwijst nr. 708?", True),
        ("Welk onderzoek liep er voor de motie-Kuik?", False),
        ("Hoeveel aanbevelingen zijn er?", False),
    ],
)
def test_which_questions_ask_for_a_reference(question: str, expected: bool) -> None:
    assert asks_reference(understand(Question(question), entries())) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Welke voetnoot staat bij de motie Mutluer?", True),
        ("Met welke bronnen?", True),
        ("Wat is de vindplaats van de motie?", True),
        ("Wat staat er in nr. 774 over gaming?", False),
        ("Wat is de noodzaak van de aanpak van de ATKM?", False),
    ],
)
def test_which_questions_ask_for_notes(question: str, expected: bool) -> None:
    assert asks_for_notes(question) == expected
