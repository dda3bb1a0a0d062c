"""A follow-up that asks the same again of another letter, year or name."""

import pytest

from rag.asking.another import of_another, spelt_out
from rag.assistant import Assistant
from rag.records import Question, Turn
from tests.rag.dossier import entries


def after(first: str, *rest: str) -> Question:
    """The last of these questions, behind the others and their answers."""
    asked = [first, *rest]
    turns = [
        turn for text in asked[:-1]
        for turn in (Turn("user", text), Turn("assistant", "Een antwoord."))
    ]
    return Question(asked[-1], history=tuple(turns))


@pytest.mark.parametrize(("asked", "means"), [
    (("Wat schrijft nr. 771 over een zorgplicht?", "En in 2023?"),
     "Wat schrijft nr. 708 over een zorgplicht?"),
    (("Wie heeft de brief van 2 december 2025 ondertekend?", "En die van 2023?"),
     "Wie heeft nr. 708 ondertekend?"),
    (("Hoeveel voetnoten heeft nr. 708?", "en nr. 771"), "Hoeveel voetnoten heeft nr. 771?"),
    (("Wat staat er over Telegram?", "En in nr. 729?"), "Wat staat er over Telegram (nr. 729)?"),
    (("Wat schreef de minister in 2024 over gaming?", "En in 2023?"),
     "Wat schreef de minister in nr. 708 over gaming?"),
    (("Wat doet SZW voor ouders?", "En BZK?"), "Wat doet BZK voor ouders?"),
    (("Wat doet Meta?", "En TikTok?"), "Wat doet TikTok?"),
    # Each means what the one before it means.
    (("Wat schrijft nr. 771 over symbolen?", "En in 2023?", "En nr. 729?"),
     "Wat schrijft nr. 729 over symbolen?"),
])  # fmt: skip
def test_the_question_is_asked_of_the_other(asked: tuple[str, ...], means: str) -> None:
    assert of_another(after(*asked), entries()).text == means


@pytest.mark.parametrize("asked", [
    ("Wat doet de ATKM?", "En sinds wanneer?"),
    ("Wat doet de ATKM?", "En wat doet de NCTV daaraan?"),
    ("Wat staat er over ouders?", "En scholen?"),  # no name, no letter: the search finds it
    ("Wat staat er over ouders?", "En in 2019?"),  # no letter is of that year
    ("Wat doet de ATKM?", "En TikTok?"),  # no name of that look
    ("En in 2023?",),
])  # fmt: skip
def test_any_other_question_is_left_as_it_is(asked: tuple[str, ...]) -> None:
    question = after(*asked)
    assert of_another(question, entries()) == question


def test_earlier_turns_are_put_in_full() -> None:
    history = after("Wie ondertekende nr. 771?", "En nr. 708?", "Wanneer?").history
    told = [turn.content for turn in spelt_out(history, entries()) if turn.role == "user"]
    assert told == ["Wie ondertekende nr. 771?", "Wie ondertekende nr. 708?"]


def test_the_other_letter_answers(assistant: Assistant) -> None:
    answer = assistant.ask(after("Wie heeft de brief van 2 december 2025 ondertekend?",
                                 "En die van 2023?"))  # fmt: skip
    assert {c.document for c in answer.citations} == {"29754-708"}
    assert len(answer.citations) == 6


@pytest.mark.parametrize(
    "asked",
    ["Wat is daarover in 2025 nog gezegd?", "en wat is daar eind 2025 bij gekomen?",
     "wat staat er in 2025 over?"],
)  # fmt: skip
def test_the_same_may_be_asked_of_another_time_in_a_sentence(
    assistant: Assistant, asked: str
) -> None:
    before = Turn("user", "Wat deed Nederland in 2023 met Duitsland?")
    found = of_another(Question(asked, history=(before,)), assistant.entries)
    assert found.text == "Wat deed Nederland in nr. 771 en nr. 774 met Duitsland?"
    assert found.history == ()
