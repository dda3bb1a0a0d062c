"""What was promised about a subject: which questions ask it, and which sentences say it."""

import pytest

from rag.answering.promised import NOT_PROMISED, PROMISED
from rag.asking.promises import asks_promised
from rag.assistant import Assistant
from rag.records import Answer, Question


@pytest.mark.parametrize("question", [
    "wat heeft de minister toegezegd over gaming?",
    "welke toezeggingen zijn er gedaan over de redirect-methode?",
    "is er iets beloofd aan gemeenten?",
    "noem de toezeggingen op het gebied van onderzoek",
])  # fmt: skip
def test_a_promise_on_a_subject_is_asked_for(question: str) -> None:
    assert asks_promised(question)


@pytest.mark.parametrize("question", [
    "welke toezeggingen staan nog open?",
    "wat houdt de toezegging in?",
    "aan welke toezegging voldeed de minister met de brief over de contouren?",
    "welke toezegging aan het lid boswijk ging over de pilot?",
    "welke toezegging is gedaan in het commissiedebat over extremisme?",
    "wat is er over gaming geschreven?",
])  # fmt: skip
def test_one_commitment_or_another_thing_is_asked_for(question: str) -> None:
    assert not asks_promised(question)


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(Question(question))


def test_the_sentences_that_promise_are_quoted_and_no_others(assistant: Assistant) -> None:
    answer = ask(assistant, "Wat heeft de minister toegezegd over gaming?")
    assert answer.text.startswith(PROMISED)
    quotes = [c.quote for c in answer.citations]
    assert any("kom ik terug op de resultaten van deze verkenning" in q for q in quotes)
    assert any("worden voor de zomer van 2026 met uw Kamer gedeeld" in q for q in quotes)
    assert len(quotes) == 2


def test_a_promise_stands_with_the_sentences_it_leans_on(assistant: Assistant) -> None:
    answer = ask(assistant, "Wat heeft de minister toegezegd over gaming?")
    [told] = [c.quote for c in answer.citations if "kom ik terug" in c.quote]
    assert told.startswith("Naast de pilot met de ReDirect-methode wordt verkend")
    assert "gamingplatformen" in told


def test_only_the_named_letter_is_looked_in(assistant: Assistant) -> None:
    answer = ask(assistant, "Wat is er in nr. 771 toegezegd over een gedragscode?")
    assert answer.text.startswith(PROMISED)
    assert {c.document for c in answer.citations} == {"29754-771"}


def test_it_is_said_that_nothing_is_promised(assistant: Assistant) -> None:
    answer = ask(assistant, "Wat is er toegezegd over City Games?")
    assert answer.status == "answered"
    assert answer.text.startswith(NOT_PROMISED)
    assert "City Games" in answer.citations[0].quote


def test_of_another_subject_nothing_is_said(assistant: Assistant) -> None:
    answer = ask(assistant, "Welke toezeggingen zijn er over pensioenen?")
    assert answer.status == "not_in_dossier"
