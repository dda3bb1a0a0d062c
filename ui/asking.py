"""One question on its way through the page: pending, sentence by sentence, then its sources."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.assistant import Assistant
from rag.records import Answer, Filters, Mode, Question
from ui.filters import NOTHING_LEFT
from ui.saved import Conversation, SavedAnswer, history, save_answer
from ui.words import FAILED, MAX_QUESTION

_log = logging.getLogger("vao.page")


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows at one moment. `shown` counts sentences of the last answer, None: all."""

    turns: Conversation
    pending: str = ""
    shown: int | None = None

    @property
    def done(self) -> bool:
        """Whether the answer stands whole, so that sources and storage may follow."""
        return not self.pending and self.shown is None


def views(
    assistant: Assistant, text: str, turns: Conversation, filters: Filters | None
) -> Iterator[View]:
    """The page's successive views while `text` is answered; none for an empty question.

    `filters` is None when the user's choice leaves no document, which is said instead.
    """
    text = " ".join(text.split())[:MAX_QUESTION]
    if not text:
        return
    yield View(turns, pending=text)
    if filters is None:
        asked = Question(text)
        saved = save_answer(Answer(asked, text, status="clarify", text=NOTHING_LEFT))
    else:
        saved = answered(assistant, Question(text, history(turns), filters))
    after = (*turns, saved)
    for shown in range(1, len(saved.sentences)):
        yield View(after, shown=shown)
    yield View(after)


def answered(assistant: Assistant, question: Question) -> SavedAnswer:
    """The answer to keep; a failure is an answer of status error, never an exception."""
    try:
        mode: Mode = "extractive" if assistant.settings.llm_kind == "none" else "llm"
        return save_answer(assistant.ask(question, mode))
    except Exception:  # the last line before the user: the reason goes to the log, without the text
        _log.exception("a question could not be answered")
        failed = Answer(question=question, standalone=question.text, status="error", text=FAILED)
        return save_answer(
            replace(failed, index_version=assistant.generation.manifest.version)
        )
