"""An assistant with a scripted language model."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rag.assistant import Assistant
from rag.checking.support import Judge
from rag.checking.writing import judge_of
from rag.model.generate import Generator
from rag.records import Answer
from rag.settings import Settings
from tests.rag.scripted import ASKED, Scripted


@pytest.fixture(scope="session")
def judge(assistant: Assistant) -> Judge:
    return judge_of(assistant)


@pytest.fixture
def writing(assistant: Assistant, judge: Judge) -> Callable[..., Assistant]:
    """The assistant with a scripted model and the settings given."""

    def make(model: Scripted, **changes: Any) -> Assistant:
        values = {
            "llm_kind": "openai", "llm_url": "http://127.0.0.1/v1", "llm_model": "scripted",
            "llm_timeout_s": 10.0, "llm_context": 16000, "llm_repairs": 3,
        }  # fmt: skip
        settings = Settings(**(assistant.settings.model_dump() | values | changes))
        other = Assistant(settings, assistant.generation, assistant.encoder)
        other.__dict__["_generator"] = Generator(
            model, settings, judge, other.kamerstuk, other.entries
        )
        return other

    return make


@pytest.fixture(scope="module")
def plain(assistant: Assistant) -> Answer:
    """The extractive answer, with few passages."""
    answer = assistant.ask(ASKED)
    return replace(answer, passages=answer.passages[:4])
