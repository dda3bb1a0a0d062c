"""Whole sentences from a stream of pieces; a citation key is never shown half."""

import re
from collections.abc import Iterable, Iterator

from index.sentences import sentence_spans

__all__ = ["sentences"]

# "Zin. [k1] [k2]" becomes "Zin [k1] [k2].": a key belongs to the sentence that it follows.
_KEYS_BEHIND = re.compile(r"([.!?…]+)((?:[ \t]*\n?[ \t]*\[[^\]\n]{1,60}\])+)")
_KEYS_ON_OWN_LINE = re.compile(r"\s*\n\s*(?=\[[^\]\n]{1,60}\])")
# A sentence with its keys and its full stop, and nothing that could still belong to it.
_CLOSED = re.compile(r"\][ \t]*[.!?…]+\s$|\]\s*\n$")
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_LIST_SIGN = re.compile(r"^(?:[-*•–−+]|\d{1,2}[.)]|[a-z]\))\s+|^#{1,6}\s+|^>\s+")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.,])[*_](?!\w)|`+")


def sentences(pieces: Iterable[str]) -> Iterator[str]:
    """The sentences of a reply as soon as each is complete, without markdown and thoughts.

    The last one is given when the stream ends, complete or not. A key that follows the full stop
    comes before it: "Zin. [k1]" gives "Zin [k1].".
    """
    whole, told = "", 0
    for piece in pieces:
        whole += piece
        ready = _split(whole)
        closed = ready if _CLOSED.search(_plain(whole)) else ready[:-1]
        # What follows may be the rest of a key: "[k" belongs to the sentence before it.
        if closed is not ready and ready and ready[-1].startswith("["):
            closed = closed[:-1]
        for sentence in closed[told:]:
            told += 1
            yield _bare(sentence)
    for sentence in _split(whole)[told:]:
        yield _bare(sentence)


def _plain(reply: str) -> str:
    """The reply without thoughts, each key within its sentence."""
    text = _THOUGHT.sub("", reply)
    cut = text.rfind("<")
    if cut >= 0 and "<thinking>".startswith(text[cut:].lower()):
        text = text[:cut]
    text = _KEYS_ON_OWN_LINE.sub(" ", text)
    return _KEYS_BEHIND.sub(lambda m: " " + " ".join(m[2].split()) + m[1], text)


def _split(reply: str) -> list[str]:
    text = _plain(reply)
    found = [text[start:end] for start, end in sentence_spans(text, 0, len(text))]
    return [s for s in found if any(c.isalnum() for c in s)]


def _bare(sentence: str) -> str:
    """Without list signs and emphasis; white space made single."""
    text = " ".join(_EMPHASIS.sub("", _LIST_SIGN.sub("", sentence.strip())).split())
    return re.sub(r"\s+([.!?…,;:])", r"\1", text)
