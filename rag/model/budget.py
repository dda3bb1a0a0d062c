"""Fill a prompt to the model's context: passages in order of rank, the newest turns of a talk."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.tokens import count_tokens
from rag.model.llm import ANSWER_TOKENS
from rag.records import Turn

__all__ = ["fitting", "newest", "room"]

# A model's own tokens are more than o200k's: about 1.3 for Dutch text in Llama and Mistral.
_MARGIN = 1.3
_HISTORY_TOKENS = 600


def room(context: int, *fixed: str) -> int:
    """o200k tokens left for passages in a context of `context`; negative when there are none."""
    return int((context - ANSWER_TOKENS) / _MARGIN) - sum(_counted(text) for text in fixed)


# The same passages and prompts come back with every question.
_counted = lru_cache(maxsize=2048)(count_tokens)


def fitting(blocks: Sequence[str], tokens: int) -> int:
    """How many of the first blocks fit; a block that is too long ends it."""
    for at, block in enumerate(blocks):
        tokens -= _counted(block)
        if tokens < 0:
            return at
    return len(blocks)


def newest(turns: Sequence[Turn], tokens: int = _HISTORY_TOKENS) -> list[Turn]:
    """The last turns that fit, oldest first; one over half of all tokens is cut to that."""
    kept: list[Turn] = []
    longest = tokens // 2
    for turn in reversed(turns):
        short = _beginning(turn.content, longest)
        tokens -= count_tokens(short)
        if tokens < 0 or not short:
            break
        kept.insert(0, replace(turn, content=short))
    return kept


def _beginning(text: str, tokens: int) -> str:
    """As many words as fit, by the text's own tokens a word; with a sign where it is cut."""
    size = count_tokens(text)
    if size <= tokens:
        return text
    told = text.split()
    cut = told[: max(0, len(told) * (tokens - 5) // size)]
    return " ".join([*cut, "…"]) if cut else ""
