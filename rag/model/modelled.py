"""The stream of an answer with a language model: quotes first, then the model, then verified."""

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from index.records import Kamerstuk
from rag.asking.understanding import Understanding
from rag.model.ending import fallback
from rag.model.generate import Generator
from rag.model.notices import NO_MODEL, fallen_back
from rag.records import Answer, Question, Sentence
from rag.verify import verify

__all__ = ["write"]

_log = logging.getLogger("vao.llm")
# Only these have something to write from.
_WRITABLE = ("answered", "partial")


class Asked(Protocol):
    """What is needed of the assistant here."""

    def ask(self, question: Question) -> Answer: ...
    def understand(self, question: Question) -> Understanding: ...
    def kamerstuk(self, document: str) -> Kamerstuk: ...


def write(
    assistant: Asked, question: Question, generator: Generator | None
) -> Iterator[Sentence | Answer]:
    """The stream of `Assistant.ask_stream` in mode "llm".

    The model is asked only where the extractive answer has something to write from.
    """
    begun = time.perf_counter()
    answer = assistant.ask(question)
    if generator is None:
        yield fallback(answer, NO_MODEL) if answer.citations else answer
        return
    model = generator.timed()
    understood = assistant.understand(question)
    if understood.follow_up and (text := generator.standalone(question, understood, model)):
        alone = replace(question, text=text, history=())
        reworded = assistant.ask(alone)
        if reworded.status in _WRITABLE or answer.status not in _WRITABLE:
            answer, understood = replace(reworded, question=question), assistant.understand(alone)
    if answer.status not in _WRITABLE:
        yield answer
        return
    try:
        for item in generator.stream(answer, understood, model):
            if isinstance(item, Answer):
                total = 1000 * (time.perf_counter() - begun)
                timings = item.timings_ms | {"total": total}
                item = verify(replace(item, timings_ms=timings), assistant.kamerstuk)
            yield item
    except Exception:  # a reply that nobody thought of must not cost the reader the answer
        _log.exception("what a language model wrote could not be checked")
        yield fallback(answer, fallen_back("malformed"))

