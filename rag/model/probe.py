"""Whether the language model answers, how fast, and whether it streams."""

import time
from collections.abc import Mapping

from rag.model.llm import LanguageModel, Message, ModelFailed, Reason
from rag.model.timed import Timed

__all__ = ["advice", "probe"]

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


_ADVICE: Mapping[Reason, str] = {
    "down": "nothing answers there; is it running, and is llm_url right?",
    "slow": "no whole answer within llm_timeout_s; a model may still be loading, so try once more",
    "busy": "it turns requests away (429)",
    "denied": "it refuses the key; see llm_key_file and llm_key_header",
    "failing": "it answers with an error; are llm_url and llm_model right?",
    "context": "the prompt does not fit; llm_context is more than the server is started with",
    "cut_off": "its answer is no stream of chat completions, or broke off; is llm_kind right?",
    "malformed": "its answer cannot be read; is llm_kind right?",
    "empty": "its answer is empty",
}


def advice(error: ModelFailed) -> str:
    """What an operator can look at, in one line with the kind of error."""
    return f"{_ADVICE[error.reason]} ({error.reason}: {error.detail})"
