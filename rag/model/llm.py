"""What the assistant needs of a language model: a protocol of one method, and how it fails."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from index.errors import VaoError

__all__ = ["ANSWER_TOKENS", "LanguageModel", "Message", "ModelFailed", "Reason"]

Reason = Literal[
    "down",  # no connection
    "slow",  # no whole answer within the timeout
    "busy",  # 429
    "denied",  # 401, 403: the key
    "failing",  # 5xx, or any other refusal of the request
    "context",  # the prompt does not fit
    "cut_off",  # the stream ends before the answer does
    "malformed",  # what comes back is not of the agreed form
    "empty",
]

# The longest reply that is asked for. Extractive answers have a median of 80 words, which are
# about 150 tokens of a model; five times that is ample.
ANSWER_TOKENS = 800


class ModelFailed(VaoError):
    """The language model gave no usable answer; `reason` says which way."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"Het taalmodel gaf geen bruikbaar antwoord ({reason}: {detail}).")
        self.reason: Reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


class LanguageModel(Protocol):
    """What the assistant needs of a language model."""

    def complete(self, messages: Sequence[Message]) -> Iterator[str]:
        """The reply in pieces as they come. Raises: ModelFailed, also halfway."""
        ...
