"""Under the pillar that is asked about, and nowhere else."""

import pytest

from rag.assistant import Assistant
from rag.records import Answer, Question, Turn

PILLARS = (Turn("user", "Welke vier pijlers zijn er?"), Turn("assistant", "Dialoog; wetten; …"))


def under(answer: Answer) -> set[str]:
    return {c.heading_path[0] for c in answer.citations}


@pytest.mark.parametrize(
    "question", ["Wat houdt pijler 3 in?", "wat is de derde pijler", "Waar gaat pijler drie over?"]
)
def test_a_pillar_is_told_by_its_own_first_sentences(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(Question(question))
    assert under(answer) == {"Pijler 3: Lokale aanpak"}
    assert answer.citations[0].quote.startswith("Gemeenten hebben in Nederland")


def test_the_third_of_the_pillars_that_were_told(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wat houdt de derde in?", history=PILLARS))
    assert under(answer) == {"Pijler 3: Lokale aanpak"}


def test_what_is_asked_of_a_pillar_stands_under_it(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wat staat er onder pijler 2 over de DSA?"))
    assert under(answer) == {"Pijler 2: Wettelijk instrumentarium"}


def test_which_pillars_there_are_is_no_section(assistant: Assistant) -> None:
    assert "«Lokale aanpak»" in assistant.ask(Question("Welke vier pijlers zijn er?")).text


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Wat staat er onder «Wettelijk instrumentarium» in nr. 708?",
         "Pijler 2: Wettelijk instrumentarium"),
        ("wat staat er in de doorkijk naar de toekomst?", "Doorkijk naar de toekomst"),
        ("Wat staat er bij Voorkomen in nr. 708?", "Pijler 3: Lokale aanpak"),
    ],
)  # fmt: skip
def test_a_section_is_named_by_its_heading(
    assistant: Assistant, question: str, heading: str
) -> None:
    answer = assistant.ask(Question(question))
    assert answer.status == "answered"
    assert under(answer) == {heading}


def test_a_follow_up_opens_the_item_of_a_list_that_is_a_heading(assistant: Assistant) -> None:
    first = assistant.ask(Question("Wat zijn de vier pijlers?"))
    told = (Turn("user", "Wat zijn de vier pijlers?"), Turn("assistant", first.text))
    second = assistant.ask(Question("Wat staat er bij de tweede?", history=told))
    assert under(second) == {"Pijler 2: Wettelijk instrumentarium"}


def test_a_heading_that_no_letter_has_is_not_opened(assistant: Assistant) -> None:
    assert assistant.ask(Question("Wat staat er in de begroting?")).status == "not_in_dossier"
