"""A follow-up in a talk with a language model."""

from collections.abc import Callable

import pytest

from rag.assistant import Assistant
from rag.records import Answer, Question, Turn
from tests.rag.model_server import Heard
from tests.rag.scripted import Scripted

Writing = Callable[..., Assistant]


class TestConversation:
    """A follow-up is reworded by the model, and the rules look at what it made of it."""

    history = (
        Turn("user", "Wat is de ReDirect-methode?"),
        Turn("assistant", "Dat is een pilot met Meta. De ATKM bestaat uit 300 mensen."),
    )
    asked = Question("En wanneer start die?", history)

    def prompts(self, writing: Writing, reworded: str) -> tuple[Answer, list[Heard]]:
        model = Scripted(reworded, "GEEN ANTWOORD")
        return writing(model).ask(self.asked, "llm"), model.heard

    def test_a_good_one_is_used(self, writing: Writing) -> None:
        answer, heard = self.prompts(writing, "Wanneer start de pilot met de ReDirect-methode?")
        assert answer.standalone == "Wanneer start de pilot met de ReDirect-methode?"
        assert answer.question == self.asked
        assert "ReDirect" in heard[0].prompt

    @pytest.mark.parametrize(
        "reworded",
        [
            "Wanneer start de pilot van TikTok?",
            "Wanneer start de ReDirect-methode in 2031?",
            "Wat is de hoofdstad van Frankrijk?",
            "De pilot start in 2026.",
            "Wanneer start die?\nEn waar?",
            "",
        ],
    )
    def test_one_that_invents_or_wanders_is_not(self, writing: Writing, reworded: str) -> None:
        answer, _ = self.prompts(writing, reworded)
        assert reworded not in (answer.standalone or "-") or not reworded
        assert answer.standalone.startswith("En wanneer start die?")

    def test_earlier_answers_are_no_source(self, writing: Writing) -> None:
        model = Scripted(
            "Wanneer start de pilot met de ReDirect-methode?",
            lambda h: f"De ATKM bestaat uit 300 mensen [{next(iter(h.blocks))}].",
        )
        answer = writing(model).ask(self.asked, "llm")
        assert "300" not in model.heard[1].prompt
        assert "300" not in answer.text
