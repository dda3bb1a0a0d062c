"""Which documents the dossier holds, and who wrote or what is the subject of one."""

import pytest

from rag.assistant import Assistant
from rag.records import Question

ALL = ["29754-708", "29754-729", "29754-729-beslisnota", "29754-771", "29754-774"]
LETTERS = [d for d in ALL if not d.endswith("nota")]


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Welke stukken zitten er in het dossier?", ALL),
        ("Hoeveel documenten bevat het dossier?", ALL),
        ("Waaruit bestaat het dossier?", ALL),
        ("welke bronnen gebruik je", ALL),
        ("Welke brieven zitten er in dit dossier?", LETTERS),
        ("Geef een overzicht van alle brieven", LETTERS),
        ("Welke brieven zijn er uit 2025?", ["29754-771", "29754-774"]),
    ],
)
def test_each_document_has_a_line(assistant: Assistant, text: str, documents: list[str]) -> None:
    answer = assistant.ask(Question(text))
    lead, *lines = answer.text.splitlines()
    assert lead == f"Het dossier bevat hiervan {len(documents)}:"
    assert [c.document for c in answer.citations] == documents
    assert len(lines) == len(documents)
    assert all(line.endswith(f"» [{n}]") for n, line in enumerate(lines, start=1))


@pytest.mark.parametrize(
    "text",
    [
        "Welke stukken gaan over gaming?",
        "Wat staat er in het dossier over gaming?",
        "Welke documenten worden genoemd in nr. 771?",
        "Welke brieven stuurde de staatssecretaris van BZK in oktober 2025?",
    ],
)
def test_another_question_is_not_taken_for_one(assistant: Assistant, text: str) -> None:
    assert "Het dossier bevat hiervan" not in assistant.ask(Question(text)).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Wie heeft nr. 774 geschreven?", "Onder nr. 774 staat: «De Minister van Justitie en "),
        ("Door wie is de voortgangsbrief opgesteld?", "Onder nr. 774 staat: «De Minister van "),
        ("Wie is de auteur van nr. 771?", "Onder nr. 771 staat: «De Minister van Justitie en "),
        ("Wat is het onderwerp van nr. 771?", "De titel van nr. 771 luidt: «Rapport ‘Schimmige"),
    ],
)
def test_who_wrote_it_and_what_is_its_subject(
    assistant: Assistant, text: str, said: str
) -> None:
    assert assistant.ask(Question(text)).text.startswith(said)


def test_who_wrote_a_report_is_no_signature(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wie heeft het rapport Radicale reclame geschreven?"))
    assert "NSCR" in answer.text
    assert "Onder nr. 729 staat" not in answer.text
