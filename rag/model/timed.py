"""A language model that must be ready in time, whatever its endpoint does."""

import queue
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import cast

from rag.model.llm import LanguageModel, Message, ModelFailed

__all__ = ["Timed"]


class Timed:
    """A language model whose calls together take at most `seconds`, however it misbehaves.

    The time runs from the first call: what comes before it is not the model's. Each call runs in
    a thread of its own, so that an endpoint that hangs, or drips a token a minute, cannot hold
    the answer up; the thread ends at the client's own timeout.
    """

    def __init__(self, model: LanguageModel, seconds: float) -> None:
        self._model, self._seconds = model, seconds
        self._end: float | None = None

    @property
    def left(self) -> float:
        """Seconds until the time is up; 0 when it is."""
        if self._end is None:
            return self._seconds
        return max(0.0, self._end - time.monotonic())

    def complete(self, messages: Sequence[Message]) -> Iterator[str]:
        """As the model's, with ModelFailed("slow") when the time is up."""
        self._end = self._end or time.monotonic() + self._seconds
        pieces: queue.SimpleQueue[str | BaseException | None] = queue.SimpleQueue()
        stopped = threading.Event()
        work = threading.Thread(
            target=_pump, args=(self._model, tuple(messages), pieces, stopped), daemon=True
        )
        work.start()
        try:
            yield from self._taken(pieces)
        finally:
            stopped.set()

    def _taken(self, pieces: "queue.SimpleQueue[str | BaseException | None]") -> Iterator[str]:
        while True:
            try:
                piece = pieces.get(timeout=self.left) if self.left else pieces.get_nowait()
            except queue.Empty:
                raise ModelFailed("slow", "the time for an answer is up") from None
            if piece is None:
                return
            if isinstance(piece, BaseException):
                raise piece
            yield piece


def _pump(
    model: LanguageModel, messages: Sequence[Message],
    pieces: "queue.SimpleQueue[str | BaseException | None]", stopped: threading.Event,
) -> None:
    try:
        # A generator, which is to close its connection now and not when it is collected.
        with closing(cast("Generator[str, None, None]", model.complete(messages))) as told:
            for piece in told:
                if stopped.is_set():
                    return
                pieces.put(piece)
        pieces.put(None)
    except ModelFailed as error:
        pieces.put(error)
    except Exception as error:  # a model of our own making that breaks its contract
        pieces.put(ModelFailed("malformed", type(error).__name__))
