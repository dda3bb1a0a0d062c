"""Make a quote understood alone: with the sentence before it, or else under its heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.records import Block, Kamerstuk
from index.units import block_sentences
from rag.answering.choices import Choice
from rag.answering.telling import says_something
from rag.places import bearing_sentence

__all__ = ["Introduction", "in_its_sentence", "introduction", "leans_back"]

# Words that stand for what was said before: pronouns, pronominal adverbs, "in dit licht".
_ABOUT = r"(?:bij|mee|door|van|toe|in|op|naar|voor|uit|over|onder|aan|omtrent|tegen)"
_LEANS = re.compile(
    r"(?:(?:deze|dit|die|dat|zij|ze|hij|zulke|dergelijke|genoemde|eerdergenoemde)\b"
    rf"|(?:hier|daar){_ABOUT}?\b"
    r"|het (?:bevat|betreft|gaat|richt|omvat)\b"
    r"|(?:\w+ ){1,3}(?:dit|deze|dergelijke|genoemde|derhalve|hier(?:bij|mee|door|toe)?)\b)",
    re.IGNORECASE,
)
# The longest sentence before it that is taken along, in words.
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where a quote starts (offset in `Kamerstuk.text`), and the heading to name, or ""."""

    start: int
    heading: str = ""


def in_its_sentence(choice: Choice, kamerstuk: Kamerstuk) -> Choice:
    """A footnote that only refers as the sentence that bears it, which says what it is the
    number of; any other quote as it is."""
    note = kamerstuk.note(choice.note) if choice.note is not None else None
    if note is None or says_something(note):
        return choice
    bearing = bearing_sentence(kamerstuk, note.number)
    if bearing is None:
        return choice
    start, end = bearing
    return replace(
        choice, start=start, end=end, text=kamerstuk.text[start:end], note=None,
        stands_for=choice.note,
    )


def leans_back(text: str) -> bool:
    """Whether a quote opens with a word for something that was said before it."""
    return _LEANS.match(text) is not None


def introduction(
    choice: Choice, kamerstuk: Kamerstuk, others: Sequence[Choice] = ()
) -> Introduction:
    """What a quote needs before it: the sentence it leans on where that is short, or its heading.

    A sentence that `others` quote already is not quoted twice.
    """
    if choice.note is not None or choice.is_list or not leans_back(choice.text):
        return Introduction(choice.start)
    block = next(b for b in kamerstuk.blocks if b.start <= choice.start < b.end)
    before = _before(kamerstuk, block, choice.start)
    if before and any(_overlaps(other, choice.document, *before) for other in others):
        return Introduction(choice.start)
    if before and len(kamerstuk.text[slice(*before)].split()) <= LONGEST:
        return Introduction(before[0])
    return Introduction(choice.start, block.heading_path[-1] if block.heading_path else "")


def _before(kamerstuk: Kamerstuk, block: Block, at: int) -> tuple[int, int] | None:
    """The sentence of the same block that ends before this position, nearest to it."""
    spans = block_sentences(kamerstuk.text, block)
    return next(((a, b) for a, b in reversed(spans) if b <= at), None)


def _overlaps(other: Choice, document: str, start: int, end: int) -> bool:
    return other.document == document and other.start < end and start < other.end
