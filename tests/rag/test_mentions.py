"""Where a motion is spoken of, which Kamerstukken a letter refers to, what is announced."""

import pytest

from rag.assistant import Assistant
from rag.records import Question

KUIK = ["29754-708", "29754-729-beslisnota", "29754-729", "29754-774"]


@pytest.mark.parametrize(
    "text",
    [
        "In welke brieven komt de motie Kuik voor?",
        "Welke stukken noemen de motie-Kuik?",
        "Waar wordt de motie Kuik overal genoemd?",
        "waar komt de motie kuik voor",
    ],
)
def test_each_document_that_speaks_of_a_motion_has_a_line(
    assistant: Assistant, text: str
) -> None:
    answer = assistant.ask(Question(text))
    lead, *lines = answer.text.splitlines()
    assert lead == "De motie Kuik (CDA) (29 754, nr. 658) komt voor in 4 stukken:"
    assert [line.split(" (")[0] for line in lines] == [
        "Nr. 708", "De beslisnota bij nr. 729", "Nr. 729", "Nr. 774",
    ]  # fmt: skip
    assert [c.document for c in answer.citations] == KUIK


@pytest.mark.parametrize(
    ("text", "begins", "document"),
    [
        ("Wanneer is de motie-Kuik voor het eerst genoemd?",
         "Voor het eerst in nr. 708 (12 december 2023): «Daarnaast", "29754-708"),
        ("In welk stuk komt de motie-Kuik voor het laatst voor?",
         "Voor het laatst in nr. 774 (17 december 2025): «Mede naar", "29754-774"),
    ],
)
def test_the_first_and_the_last_place(
    assistant: Assistant, text: str, begins: str, document: str
) -> None:
    answer = assistant.ask(Question(text))
    assert answer.text.startswith(begins)
    assert [c.document for c in answer.citations] == [document]


@pytest.mark.parametrize(
    "text",
    [
        "Waar gaat de motie Michon-Derkzen over?",
        "Wat vraagt de motie Kuik?",
        "Waarom wordt de motie Kuik genoemd in de beslisnota?",
        "In welke brieven komt Telegram voor?",
        "In welke brieven wordt de motie Kuik niet genoemd?",
        "Wanneer werd de motie-Kuik voor het eerst aangenomen?",
        "Wanneer is de motie Kuik voor het laatst gewijzigd?",
        "Wie diende de motie Kuik voor het eerst in?",
    ],
)
def test_what_a_motion_says_is_no_list_of_places(assistant: Assistant, text: str) -> None:
    told = assistant.ask(Question(text)).text
    assert " komt voor in " not in told
    assert not told.startswith(("Voor het eerst", "Voor het laatst"))


@pytest.mark.parametrize(
    "text",
    ["Naar welke Kamerstukken verwijst nr. 771?", "Welke documenten worden genoemd in nr. 771?"],
)
def test_the_kamerstukken_that_a_letter_refers_to(assistant: Assistant, text: str) -> None:
    told = [line.split(" [")[0] for line in assistant.ask(Question(text)).text.splitlines()]
    assert told == [
        "1. motie Michon-Derkzen (VVD) (29 754, nr. 758)", "2. 29 754, nr. 708",
        "3. 29 754, nr. 735", "4. 29 754, nr. 751",
    ]  # fmt: skip


def test_letters_are_no_motions(assistant: Assistant) -> None:
    told = assistant.ask(Question("Welke brieven noemt nr. 774?")).text.splitlines()
    assert told[0].startswith("1. 29 754, nr. 708 [")
    assert not any("motie" in line for line in told)
    assert any("29 754, nr. 771" in line for line in told)


@pytest.mark.parametrize(
    ("text", "count", "begins"),
    [
        ("Wat staat er in 2027 te gebeuren?", 1, "1. Aangekondigd voor 2027: «In 2027 vindt de"),
        ("Welke aankondigingen voor 2026 staan in het dossier?", 12,
         "1. Aangekondigd voor het voorjaar van 2026: «De aanbeveling om een"),
        ("Wat kondigde nr. 774 aan voor 2027?", 1, "1. Aangekondigd voor 2027: «In 2027 vindt"),
        ("Wat moet er nog gebeuren in 2026?", 12, "1. Aangekondigd voor het voorjaar van 2026: "),
        ("Over welke onderwerpen komt de minister in het voorjaar van 2026 terug?", 6,
         "1. Aangekondigd voor het voorjaar van 2026: «De aanbeveling om een"),
        ("Waarover wordt de Kamer in het voorjaar van 2026 geïnformeerd?", 6,
         "1. Aangekondigd voor het voorjaar van 2026: «De aanbeveling om een"),
        ("Welke aankondigingen doet nr. 774?", 10,
         "1. Aangekondigd voor januari 2026: «De pilot wordt per januari 2026 uitgerold"),
    ],
)
def test_what_is_announced_for_a_time_or_by_a_letter(
    assistant: Assistant, text: str, count: int, begins: str
) -> None:
    answer = assistant.ask(Question(text))
    assert answer.text.startswith(begins)
    assert len(answer.citations) == count
    assert "voor voor" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Wat kondigt nr. 774 aan over de pilot?",
        "Wat wordt er verwacht van platforms?",
        "Welk onderzoek wordt aangekondigd in nr. 708?",
        "Wanneer komt de volgende voortgangsbrief?",
    ],
)
def test_a_question_with_a_subject_is_no_ledger(assistant: Assistant, text: str) -> None:
    assert not assistant.ask(Question(text)).text.startswith("1. Aangekondigd")
