"""A named document that says nothing of what is asked is told to be silent, and no other."""

import pytest

from rag.assistant import Assistant
from rag.records import Question

ALL = ("nr. 708", "nr. 729", "nr. 771", "nr. 774")


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Wat zeggen nr. 708, nr. 771 en nr. 774 over een zorgplicht?", ["nr. 774"]),
        ("Wat zeggen nr. 708 en nr. 774 over deepfakes?", ["nr. 774"]),
        ("Wat zeggen nr. 729 en nr. 771 over ouders?", ["nr. 771"]),
        ("Noemen nr. 708 en nr. 771 Roblox?", ["nr. 708", "nr. 771"]),
        ("Wat zeggen nr. 708 en nr. 729 over het ICCT?", ["nr. 708", "nr. 729"]),
        ("Wat zeggen nr. 729 en nr. 774 over de chatfunctie?", []),
        ("Wat zeggen nr. 708 en nr. 774 over de motie-Kuik?", []),
        ("Wat is het verschil tussen nr. 729 en nr. 771 over het duidingskader?", []),
        ("Vergelijk nr. 708 en nr. 774 op de internationale inzet.", []),
        # "platformen" stands in nr. 771: too much to call it silent.
        ("Wat zeggen nr. 771 en nr. 774 over gamingplatformen?", []),
        ("Wat zegt nr. 771 over Roblox?", ["nr. 771"]),
        ("Wat zegt nr. 774 over AI?", ["nr. 774"]),
        ("Wat zegt nr. 771 over gamingplatformen?", []),
    ],
)
def test_who_is_silent(assistant: Assistant, text: str, silent: list[str]) -> None:
    answer = assistant.ask(Question(text))
    said = [n for n in ALL if f"N{n[1:]} noemt dit niet." in answer.text]
    assert said == silent
    cited = {c.document for c in answer.citations}
    assert not cited & {f"29754-{n[4:]}" for n in silent}


def test_the_one_letter_that_is_asked_about_is_said_to_be_silent_first(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(Question("Wat zegt nr. 774 over AI?"))
    assert answer.status == "answered"
    assert answer.text.startswith("Nr. 774 noemt dit niet. In de ")
    assert all("AI" in c.quote and c.document != "29754-774" for c in answer.citations)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Wat zeggen nr. 771 en nr. 774 over de motie Michon-Derkzen?",
            {"29754-771": "conform de motie van het lid Michon-Derkzen (VVD)",
             "29754-774": "conform de motie van het lid Michon-Derkzen (VVD)"},
        ),
        (
            "Wat zeggen nr. 708 en nr. 774 over de motie-Kuik?",
            {"29754-708": "de motie van het lid Kuik", "29754-774": "de motie Kuik (CDA)"},
        ),
        (
            "Wat zeggen nr. 729 en nr. 774 over de chatfunctie?",
            {"29754-729": "chatfunctie", "29754-774": "chatfunctie"},
        ),
        (
            "Wat schrijven de beslisnota en nr. 729 over de motie-Kuik?",
            {"29754-729-beslisnota": "de motie van het lid Kuik (CDA)",
             "29754-729": "de motie van het lid Kuik"},
        ),
        (
            "Wat zeggen nr. 729 en nr. 771 over het duidingskader?",
            {"29754-729": "duidingskader", "29754-771": "duidingskader"},
        ),
        (
            "Wie voerde Radicale reclame uit en wie voerde Schimmige scheidslijnen uit?",
            {"29754-729": "NSCR", "29754-771": "ICCT"},
        ),
    ],
)
def test_each_named_document_has_its_quote(
    assistant: Assistant, text: str, quotes: dict[str, str]
) -> None:
    answer = assistant.ask(Question(text))
    for document, words in quotes.items():
        assert words in " ".join(c.quote for c in answer.citations if c.document == document)


def test_compared_documents_have_a_line_each_oldest_first(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wat zeggen nr. 774 en nr. 708 over de motie-Kuik?"))
    lines = answer.text.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("In de contourenbrief van 12 december 2023 (29 754, nr. 708)")
    assert lines[1].startswith("In nr. 774 staat: «")


@pytest.mark.parametrize(("text", "status"), [
    ("Wat zegt het dossier over Roblox?", "answered"),
    ("Wat staat er in de brieven over TikTok?", "answered"),
    ("Wat zegt het dossier over pensioenen?", "not_in_dossier"),
])  # fmt: skip
def test_what_is_said_of_a_subject_that_is_named_is_answered(
    assistant: Assistant, text: str, status: str
) -> None:
    assert assistant.ask(Question(text)).status == status


def test_a_letter_whose_quote_is_shown_is_not_called_silent(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Hoeveel kostte City Games volgens nr. 774?"))
    assert answer.status == "not_in_dossier"
    assert answer.text.startswith("Nr. 774 geeft op deze vraag geen antwoord. Wel gevonden")
