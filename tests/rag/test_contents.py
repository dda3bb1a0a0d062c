"""Which documents the dossier holds, and who wrote or what is the subject of one."""

import pytest

from rag.assistant import Assistant
from rag.records import Question

ALL = ["29754-708", "29754-729", "29754-729-beslisnota", "29754-771", "29754-774"]
LETTERS = [d for d in ALL if not d.endswith("nota")]


@pytest.mark.parametrize(
    ("text", "what", "documents"),
    [
        ("Welke stukken zitten er in het dossier?", "5 stukken", ALL),
        ("Hoeveel documenten bevat het dossier?", "5 stukken", ALL),
        ("Waaruit bestaat het dossier?", "5 stukken", ALL),
        ("Vat het dossier samen", "5 stukken", ALL),
        ("welke bronnen gebruik je", "5 stukken", ALL),
        ("Welke brieven zitten er in dit dossier?", "4 brieven", LETTERS),
        ("Geef een overzicht van alle brieven", "4 brieven", LETTERS),
        ("Zet alle brieven chronologisch onder elkaar met datum en nummer", "4 brieven", LETTERS),
        ("Welke brieven zijn er uit 2025?", "2 brieven uit 2025", ["29754-771", "29754-774"]),
    ],
)
def test_each_document_has_a_line(
    assistant: Assistant, text: str, what: str, documents: list[str]
) -> None:
    answer = assistant.ask(Question(text))
    lead, *lines = answer.text.splitlines()
    assert lead == f"Het dossier bevat {what}:"
    assert [c.document for c in answer.citations] == documents
    assert len(lines) == len(documents)
    assert all(line.endswith(f"» [{n}]") for n, line in enumerate(lines, start=1))


def test_there_may_be_none_of_a_year(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Hoeveel documenten uit 2026 bevat het dossier?"))
    assert answer.status == "not_in_dossier"
    assert answer.text == "Het dossier bevat geen stukken uit 2026."


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
    answer = assistant.ask(Question(text))
    assert answer.citations
    assert not answer.text.startswith("Het dossier bevat")


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
