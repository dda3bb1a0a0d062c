"""Footnotes asked for by number: the note, its sentence, and what the source does not give."""

import pytest

from rag.asking.question import understand
from rag.assistant import Assistant
from rag.own_data.note_answers import asked_notes, asks_bearing, notes_status
from rag.places import bearing_sentence
from rag.records import Question
from tests.rag.dossier import entries, kamerstuk

DOCUMENTS = ["29754-708", "29754-729", "29754-729-beslisnota", "29754-771", "29754-774"]
NAMES = dict(zip(DOCUMENTS, ["nr. 708", "nr. 729", "de beslisnota", "nr. 771", "nr. 774"],
                 strict=True))
ALL = [(d, n.number) for d in DOCUMENTS for n in kamerstuk(d).notes]


@pytest.mark.parametrize(("document", "number"), ALL)
def test_every_footnote_of_the_dossier_is_told_with_its_sentence(
    assistant: Assistant, document: str, number: int
) -> None:
    answer = assistant.ask(Question(f"Wat staat er in voetnoot {number} van {NAMES[document]}?"))
    note = kamerstuk(document).note(number)
    bearing = bearing_sentence(kamerstuk(document), number)
    assert note is not None
    assert bearing is not None
    sentence = kamerstuk(document).text[slice(*bearing)]
    if note.text is None:
        assert answer.status == "not_in_dossier"
        assert "staat niet in de bron: alleen het nootnummer is bekend" in answer.text
        assert [c.quote for c in answer.citations] == [sentence]
    else:
        assert answer.status == "answered"
        assert [c.quote for c in answer.citations] == [note.text, sentence]
    told = {(c.document, x.number, x.text) for c in answer.citations for x in c.footnotes}
    assert told == {(document, number, note.text)}


@pytest.mark.parametrize(
    ("text", "asked", "status"),
    [
        ("Wat staat er in voetnoot 3 van nr. 771?", [("29754-771", [3], ())], "answered"),
        ("Wat staat er in voetnoten 3 en 99 van nr. 708?", [("29754-708", [3], (99,))], "partial"),
        ("Wat staat er in voetnoot 99 van nr. 708?", [("29754-708", [], (99,))], "not_in_dossier"),
        ("Wat staat er in voetnoot 2 van nr. 774?", [("29754-774", [2], ())], "not_in_dossier"),
        (
            "Wat staat er in voetnoot 5 van nr. 771 en nr. 774?",
            [("29754-771", [5], ()), ("29754-774", [5], ())], "partial",
        ),
        ("Naar welk stuk verwijst voetnoot 4 van nr. 771?", [("29754-771", [4], ())], "answered"),
        # What is asked can stand in the sentence, when the text of the note is not known.
        ("Waarover gaat de zin bij voetnoot 9 van nr. 774?", [], "not_in_dossier"),
        ("Wat staat er in voetnoot 3?", [], "not_in_dossier"),
        ("Wat zegt nr. 708 over games?", [], "not_in_dossier"),
    ],
)
def test_which_notes_are_asked_for(
    text: str, asked: list[tuple[str, list[int], tuple[int, ...]]], status: str
) -> None:
    found = asked_notes(understand(Question(text), entries()), kamerstuk)
    assert [(a.kamerstuk.id, [n.number for n in a.found], a.missing) for a in found] == asked
    assert notes_status(found) == status


def test_an_error_of_the_source_is_flagged(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wat staat er in voetnoot 1 van nr. 729?"))
    assert answer.text.startswith(
        "Voetnoot 1 van nr. 729 luidt: «Kamerstukken II 2022.23, 29 754, nr. 708.» (de bron "
        "vermeldt vergaderjaar 2022.23, het stuk zelf 2023-2024) [1] Die noot staat bij: «"
    )


def test_a_number_that_a_letter_lacks_is_said(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wat staat er in voetnoten 55 en 66 van nr. 708?"))
    assert (answer.status, answer.text) == (
        "not_in_dossier", "Nr. 708 heeft geen voetnoten 55 en 66."
    )


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Bij welke zin in nr. 774 hangt nootteken 30?", True),
        ("Waar staat voetnoot 40 in nr. 708?", True),
        ("Aan welk woord hangt noot 3 van nr. 771?", True),
        ("Bij welke passage van de contourenbrief hoort voetnoot 24?", True),
        ("Waar staat in voetnoot 24 van nr. 708 dat Google erbij was?", False),
        ("Waar gaat voetnoot 24 van nr. 708 over?", False),
        ("Waar verwijst voetnoot 4 van nr. 771 naar?", False),
        ("In welke noot van nr. 708 staat de motie?", False),
    ],
)
def test_the_sentence_of_a_note_can_be_what_is_asked(text: str, asked: bool) -> None:
    assert asks_bearing(understand(Question(text), entries())) is asked


def test_the_sentence_of_a_note_whose_text_is_not_known_is_an_answer(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Bij welke zin in nr. 774 hangt nootteken 30?"))
    assert (answer.status, len(answer.citations)) == ("answered", 1)
    assert "de Autoriteit Consument en Markt (ACM)" in answer.citations[0].quote
    assert answer.text.startswith("De tekst van voetnoot 30 van nr. 774 staat niet in de bron")
