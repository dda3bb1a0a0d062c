"""What an abbreviation stands for, from the words that the source writes it beside."""

import pytest

from rag.assistant import Assistant
from rag.records import Question

ATKM = "ATKM staat voor: «Autoriteit Online Terroristisch en Kinderpornografisch Materiaal»"
GIFCT = "GIFCT staat voor: «Global Internet Forum to Counter Terrorism»"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Waar staat ATKM voor?", [f"{ATKM} [1]"]),
        ("waar staat de afkorting GIFCT voor", [f"{GIFCT} [1]"]),
        ("Wat betekent RvdK?", ["RvdK staat voor: «Raad voor de Kinderbescherming» [1]"]),
        ("Wat is NJi voluit?", ["NJi staat voor: «Nationale Jeugdinstituut» [1]"]),
        ("Waar staan ATKM en GIFCT voor?", [f"{ATKM} [1]", f"{GIFCT} [2]"]),
        ("Waar staat DSA voor?", ["DSA staat voor: «Digital Services Act» [1]"]),
        (  # the spelling of the letter that is named
            "Waar staat in nr. 729 de afkorting ROR voor?",
            ["ROR staat voor: «Rijksopleidingsinstituut tegengaan Radicalisering» [1]"],
        ),
        (
            "Wat is de volledige naam van het WODC?",
            ["WODC staat voor: «Wetenschappelijk Onderzoek- en Datacentrum» [1]"],
        ),
    ],
)
def test_the_long_form_is_quoted(assistant: Assistant, text: str, lines: list[str]) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == "answered"
    assert answer.text.splitlines() == lines


def test_one_that_no_document_has_is_not_made_up(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Waar staat AVG voor?"))
    assert answer.status == "not_in_dossier"
    assert answer.text == "Waar AVG voor staat, zegt het dossier niet."


@pytest.mark.parametrize(
    "text",
    [
        "Wat betekent de ATKM voor gemeenten?",
        "Waar staat de chatfunctie in nr. 774?",
        "Waar staat TOI voor?",  # no document writes it out beside the letters
        "Wat is de DSA?",
        "Wat betekent Krul?",
    ],
)
def test_another_question_is_not_taken_for_one(assistant: Assistant, text: str) -> None:
    assert " staat voor: " not in assistant.ask(Question(text)).text
