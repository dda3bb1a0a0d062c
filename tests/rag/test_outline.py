"""A summary that is asked for: what a document says it is for, and its headings."""

import pytest

from rag.assistant import Assistant
from rag.records import Question


@pytest.mark.parametrize(
    ("text", "begins", "headings"),
    [
        ("Vat nr. 774 samen", "Nr. 774 zegt over zichzelf: «In deze brief ga ik, mede namens", 8),
        ("Geef een korte samenvatting van de contourenbrief",
         "Nr. 708 zegt over zichzelf: «In deze brief bieden wij aan de hand van vier pijlers", 14),
        ("Wat zijn de hoofdpunten van nr. 771?", "Nr. 771 zegt over zichzelf: «Hierbij bied ik", 7),
        ("wat is de strekking van nr. 729", "Nr. 729 zegt over zichzelf: «Bijgaand bied ik", 11),
    ],
)
def test_a_letter_is_told_by_its_purpose_and_headings(
    assistant: Assistant, text: str, begins: str, headings: int
) -> None:
    answer = assistant.ask(Question(text))
    assert answer.text.startswith(begins)
    assert f" heeft {headings} koppen: «" in answer.text
    assert len(answer.citations) == 1 + headings


def test_the_list_that_the_purpose_leads_in_is_whole(assistant: Assistant) -> None:
    purpose = assistant.ask(Question("Vat nr. 774 samen")).text.split("» [1]")[0]
    assert purpose.endswith("onderzoeken inzake wet- en regelgeving.")


def test_without_a_purpose_the_headings_remain(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Vat de beslisnota samen"))
    assert answer.text.startswith("De beslisnota bij nr. 729 heeft 7 koppen: «1. Aanleiding»")


@pytest.mark.parametrize(
    "text",
    [
        "Vat samen wat nr. 774 over gaming zegt",
        "Wat is de strekking van de motie in nr. 771?",
        "Wat is het belangrijkste punt over ouders in nr. 774?",
    ],
)
def test_a_question_with_a_subject_is_searched(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(Question(text))
    assert {c.document for c in answer.citations} <= {"29754-771", "29754-774"}
    assert answer.citations
    assert " koppen: «" not in answer.text
