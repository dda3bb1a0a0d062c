"""The numbered section of a letter that a question means: "pijler 3", "de derde" of the pillars."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.dutch import fold
from index.records import Kamerstuk
from rag.answering.choices import Choice
from rag.asking.generic_words import is_generic
from rag.asking.question import Understanding

__all__ = ["of_section"]

_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde")
_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes")
_BY_NAME = re.compile(
    rf"\bpijler (?:nummer )?(\d|{'|'.join(_NUMBERS)})\b|\b({'|'.join(_ORDINALS)}) pijler\b"
)
# After the pillars were spoken of.
_BY_ORDER = re.compile(rf"\b(?:de|het|die) ({'|'.join(_ORDINALS)})\b(?! \w{{4,}}(?<!houdt))")
_PLAIN = re.compile(rf"\d+|pijler|houdt|inhoudt|{'|'.join((*_ORDINALS, *_NUMBERS))}")
_PILLARS = re.compile(r"\bpijlers?\b")


def of_section(
    ranked: Sequence[Choice], understood: Understanding, kamerstuk_of: Callable[[str], Kamerstuk]
) -> list[Choice]:
    """The candidates under the heading "Pijler n" that is asked about; all where none is, or
    where no letter has it. Asked for nothing else, its sentences in their order."""
    asked = _asked(understood)
    if asked is None:
        return list(ranked)
    heading = re.compile(rf"pijler {asked}\b")
    held = [
        c for c in ranked
        if any(heading.match(fold(h)) for h in _headings(c, kamerstuk_of(c.document)))
    ]
    if not held or _telling(understood):
        return held or list(ranked)
    first = sorted((c for c in held if c.note is None), key=lambda c: (c.document, c.start))
    return [replace(c, score=ranked[0].score - at) for at, c in enumerate(first)] or held


def _telling(understood: Understanding) -> list[str]:
    """The words that say what is asked of the section."""
    return [
        w for w, weight in understood.own
        if weight == 1 and not is_generic(w) and not _PLAIN.fullmatch(w)
    ]


def _asked(understood: Understanding) -> int | None:
    folded = " ".join(fold(understood.wording).split())
    if found := _BY_NAME.search(folded):
        return _number(found[1] or found[2])
    goes_on = understood.conversation and _PILLARS.search(fold(understood.standalone))
    found = _BY_ORDER.search(folded) if goes_on else None
    return _number(found[1]) if found else None


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return (_ORDINALS if word in _ORDINALS else _NUMBERS).index(word) + 1


def _headings(choice: Choice, kamerstuk: Kamerstuk) -> tuple[str, ...]:
    found = (b for b in kamerstuk.blocks if b.start <= choice.start < b.end)
    return next((b.heading_path for b in found), ())
