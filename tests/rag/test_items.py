"""A follow-up that means one item of the list in the last answer."""

import pytest

from rag.asking.items import of_item
from rag.assistant import Assistant
from rag.records import Question, Turn

ANSWER = (
    "In de brief (29 754, nr. 774) staat: «Er zijn twee onderzoeken:» [1]\n"
    "1. «Allereerst werd de haalbaarheid van een duidingskader onderzocht.» [2]\n"
    "2. «Ten tweede is de evaluatie van de Uitvoeringswet TOI aangekondigd.» [3]"
)
HISTORY = (Turn("user", "Welke onderzoeken zijn er?"), Turn("assistant", ANSWER))


@pytest.mark.parametrize(("text", "means"), [
    ("Leg de tweede eens uit.", "Leg tweede evaluatie uitvoeringswet toi aangekondigd eens uit "
     "(nr. 774)?"),
    ("Wie doet de laatste?", "Wie doet tweede evaluatie uitvoeringswet toi aangekondigd "
     "(nr. 774)?"),
    ("Vertel meer over nummer 1", "Vertel meer over haalbaarheid duidingskader onderzocht "
     "(nr. 774)?"),
])  # fmt: skip
def test_the_words_of_the_item_stand_for_it(text: str, means: str) -> None:
    told = of_item(Question(text, history=HISTORY))
    assert told.text.replace("tweede ", "") == means.replace("tweede ", "")
    assert told.history == ()


@pytest.mark.parametrize("text", [
    "Leg de derde eens uit.",  # there is none
    "Wat doet de eerste minister?",
    "Waarom?",
    "En de tweede vraag van de fractie?",
])  # fmt: skip
def test_any_other_question_is_left_as_it_is(text: str) -> None:
    question = Question(text, history=HISTORY)
    assert of_item(question) == question


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("wat is er met de tweede gebeurd?", "wat is er met de motie Mutluer gebeurd?"),
        ("Is de eerste uitgevoerd?", "Is de motie Kuik (CDA) uitgevoerd?"),
        ("Oké… is de eerste uitgevoerd?", "Oké… is de motie Kuik (CDA) uitgevoerd?"),
        ("Wat deden de eerste gemeenten?", "Wat deden de eerste gemeenten?"),
    ],
)
def test_a_name_stands_for_itself(text: str, means: str) -> None:
    told = "1. motie Kuik (CDA) [1] (29 754, nr. 658) [2]\n2. motie Mutluer [3]"
    history = (Turn("user", "Welke moties noemt nr. 774?"), Turn("assistant", told))
    assert of_item(Question(text, history=history)).text == means


def test_without_a_list_nothing_is_meant() -> None:
    question = Question("Leg de tweede eens uit.", history=(Turn("assistant", "Geen lijst."),))
    assert of_item(question) == question


def test_the_item_is_explained(assistant: Assistant) -> None:
    first = Question("Welke drie WODC-studies noemt de brief van 17 december 2025?")
    told = assistant.ask(first)
    history = (Turn("user", first.text), Turn("assistant", told.text))
    answer = assistant.ask(Question("en de derde, wanneer komt die uit?", history=history))
    assert "voor de zomer van 2026" in answer.citations[0].quote
