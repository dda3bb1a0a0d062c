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
    """What the page shows at one moment; `said` are sentences of the answer under way."""

    turns: Conversation
    pending: str = ""
    said: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether the answer stands whole, so that sources and storage may follow."""
        return not self.pending


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
        yield View((*turns, saved))
        return
    said: tuple[str, ...] = ()
    for part in streamed(assistant, Question(text, history(turns), filters)):
        if isinstance(part, SavedAnswer):
            yield View((*turns, part))
        else:
            said = (*said, part)
            yield View(turns, pending=text, said=said)


def streamed(assistant: Assistant, question: Question) -> Iterator[str | SavedAnswer]:
    """Sentences as they come, and last the answer to keep, which replaces them.

    A failure is an answer of status error, never an exception.
    """
    mode: Mode = "extractive" if assistant.settings.llm_kind == "none" else "llm"
    try:
        for part in assistant.ask_stream(question, mode):
            if isinstance(part, Answer):
                yield save_answer(part)
            elif mode == "llm":  # extracts stand whole at once
                yield part.text
    except Exception:  # the last line before the user: the reason goes to the log, without the text
        _log.exception("a question could not be answered")
        failed = Answer(question=question, standalone=question.text, status="error", text=FAILED)
        yield save_answer(replace(failed, index_version=assistant.generation.manifest.version))
