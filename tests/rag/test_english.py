"""English questions are understood, and answered in Dutch."""

import pytest

from rag.asking.english import IN_DUTCH, in_dutch, is_english
from rag.assistant import Assistant
from rag.records import Question


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Which companies were at the meeting?", True),
        ("What is borderline content?", True),
        ("How many recommendations do the researchers make?", True),
        ("Wat is borderline content?", False),
        ("Wat is de Global Internet Forum to Counter Terrorism?", False),
        ("Digital Services Act", False),
        ("atkm meldpunt, sinds?", False),
    ],
)
def test_which_language_a_question_is_in(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_words_of_the_field_are_put_into_dutch() -> None:
    text = "What did the hosting providers do with removal orders of the ATKM?"
    assert in_dutch(text) == (
        "wat de aanbieders van hostingdiensten met verwijderingsbevelen van de atkm?"
    )


@pytest.mark.parametrize(
    ("text", "document", "word"),
    [
        ("When does the pilot with the ReDirect method start?", "29754-774", "januari 2026"),
        ("How many recommendations do the researchers make in 771?", "29754-771", "achttien"),
        ("Which platform is most used by extremist groups?", "29754-729", "Telegram"),
        ("When will the Digital Services Act be evaluated?", "29754-774", "2027"),
        ("With which countries did the Netherlands write the non-paper?", "29754-774",
         "Duitsland"),
    ],
)
def test_an_english_question_gets_its_dutch_answer(
    assistant: Assistant, text: str, document: str, word: str
) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == "answered"
    assert answer.text.startswith(f"{IN_DUTCH} ")
    assert " In de " in answer.text
    assert answer.sentences[0].text == IN_DUTCH
    assert any(c.document == document and word in c.quote for c in answer.citations)


def test_an_english_question_about_something_else_is_not_answered(assistant: Assistant) -> None:
    answer = assistant.ask(Question("What is the best recipe for apple pie with cinnamon?"))
    assert answer.status == "not_in_dossier"
    assert answer.text.startswith(f"{IN_DUTCH} Dat staat niet in het dossier")
