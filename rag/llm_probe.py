"""Whether the language model answers, how fast, and whether it streams."""

import time

from rag.llm import LanguageModel, Message
from rag.llm_timed import Timed

__all__ = ["probe"]

_ASKED = (Message("user", "Tel in het Nederlands van een tot en met tien, in woorden."),)
# Pieces of one network packet come together; a stream spreads them.
_TOGETHER = 0.005


def probe(model: LanguageModel, seconds: float) -> str:
    """What was measured, in one line. Raises: ModelFailed when it does not answer."""
    begun = time.perf_counter()
    arrived: list[float] = []
    characters = 0
    for piece in Timed(model, seconds).complete(_ASKED):
        arrived.append(time.perf_counter() - begun)
        characters += len(piece)
    if not arrived:
        return "answers, but with an empty text"
    streams = len(arrived) > 2 and arrived[-1] - arrived[0] > _TOGETHER
    how = "streams" if streams else "does not stream: the first sentence waits for the last"
    return (
        f"answers; first piece after {arrived[0]:.2f} s, "
        f"{characters} characters in {arrived[-1]:.2f} s; {how}"
    )
