"""Footnotes named by number in other words are read as footnotes, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.asking.note_numbers import plain_notes
from rag.asking.question import understand
from rag.assistant import Assistant
from rag.records import Question
from tests.rag.dossier import entries


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Wat staat er in nootteken 30 van nr. 708?", "Wat staat er in voetnoot 30 van nr. 708?"),
        ("Wat zegt noot nr. 30?", "Wat zegt voetnoot 30?"),
        ("Wat zegt noot met nummer 30?", "Wat zegt voetnoot 30?"),
        ("voetnootnummer 7, wat staat daar", "voetnoot 7, wat staat daar"),
        ("Wat staat er bij annotatie 12?", "Wat staat er bij voetnoot 12?"),
        ("Wat zegt noot (3) van nr. 771?", "Wat zegt voetnoot 3 van nr. 771?"),
        ("de tekst van noot-5", "de tekst van voetnoot 5"),
        ("Wat zegt noot dertig van nr. 708?", "Wat zegt voetnoot 30 van nr. 708?"),
        ("Wat zegt Voetnoot drieëndertig?", "Wat zegt voetnoot 33?"),
        ("noot twee-en-veertig bij nr. 708", "voetnoot 42 bij nr. 708"),
        ("noot één van nr. 729", "voetnoot 1 van nr. 729"),
        ("noten drie en vier van nr. 708", "voetnoten 3 en 4 van nr. 708"),
        ("voetnoten nrs. 3, 4 en 12", "voetnoten 3, 4 en 12"),
        ("de 3e noot van nr. 771", "voetnoot 3 van nr. 771"),
        ("Wat zegt de derde voetnoot bij nr. 771?", "Wat zegt voetnoot 3 bij nr. 771?"),
    ],
)
def test_the_plain_name_of_a_note(text: str, plain: str) -> None:
    assert plain_notes(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Wat staat er in voetnoot 7 van nr. 708?",
        "Wat zeggen noten 3, 4 en 12 van nr. 708?",
        "In welke noot staat de motie?",
        "In welke noot drie stukken genoemd worden?",
        "Noemt de noot twee onderzoeken?",
        "In welke noot een verwijzing staat?",
        "Wat is de eerste noot waarin de motie staat?",
        "Wat zegt de noot bij nr. 708?",
        "Wat zegt noot nr. 708?",
        "Wat zegt de noot over 21 501-30?",
        "Wat betekent notoir 3?",
    ],
)
def test_another_text_stays_as_it_is(text: str) -> None:
    assert plain_notes(text) == text


@given(number=st.integers(min_value=1, max_value=99))
def test_any_number_is_read(number: int) -> None:
    text = f"Wat staat er in nootteken {number} van nr. 708?"
    assert understand(Question(text), entries()).footnotes == (number,)


def test_such_a_note_is_told_as_by_its_plain_name(assistant: Assistant) -> None:
    plain = assistant.ask(Question("Wat staat er in voetnoot 24 van nr. 708?"))
    other = assistant.ask(Question("Wat staat er in noot nr. vierentwintig van nr. 708?"))
    assert (other.status, other.text) == ("answered", plain.text)
