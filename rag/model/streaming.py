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
_TOLD = re.compile(r"\][ \t]*[.!?…]+\s+|\]\s*\n\s*")
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
        found, closed = _split(whole)
        yield from (_bare(sentence) for sentence in found[told:closed])
        told = max(told, closed)
    yield from (_bare(sentence) for sentence in _split(whole)[0][told:])


def _plain(reply: str) -> str:
    """The reply without thoughts, each key within its sentence."""
    text = _THOUGHT.sub("", reply)
    cut = text.rfind("<")
    if cut >= 0 and "<thinking>".startswith(text[cut:].lower()):
        text = text[:cut]
    text = _KEYS_ON_OWN_LINE.sub(" ", text)
    return _KEYS_BEHIND.sub(lambda m: " " + " ".join(m[2].split()) + m[1], text)


def _split(reply: str) -> tuple[list[str], int]:
    """The sentences so far, and how many of them nothing can be added to any more."""
    text = _plain(reply)
    spans = [
        (start, end)
        for first, last in _parts(text)
        for start, end in sentence_spans(text, first, last)
        if any(c.isalnum() for c in text[start:end])
    ]
    found = [text[start:end] for start, end in spans]
    if spans and _CLOSED.search(text):
        return found, len(found)
    # What follows may be the rest of a key: "[k" belongs to the sentence before it.
    pending = 2 if found and found[-1].startswith("[") else 1
    opened = _opened(text)
    return found, sum(end <= opened for _, end in spans[:-pending])


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The text parted wherever a sentence is told, whatever follows: "Zin [k1]. iPads ..."."""
    start = 0
    for match in _TOLD.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _opened(text: str) -> int:
    """Where, in the last line, a quotation or bracket begins that is still open."""
    line = text.rfind("\n") + 1
    places = [
        text.rfind(left)
        for left, right in (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
        if text.count(left, line) > text.count(right, line)
    ]
    if text.count('"', line) % 2:
        places.append(text.rfind('"'))
    return min(places, default=len(text))


def _bare(sentence: str) -> str:
    """Without list signs and emphasis; white space made single."""
    text = " ".join(_EMPHASIS.sub("", _LIST_SIGN.sub("", sentence.strip())).split())
    return re.sub(r"\s+([.!?…,;:])", r"\1", text)
