"""Where in a Kamerstuk something stands: its block, its sentence, the note behind it."""

import re
from bisect import bisect_right

from index.records import Block, Footnote, Kamerstuk, Reference
from index.units import block_sentences

__all__ = ["bearing_sentence", "block_at", "note_behind", "sentence_at"]

_CLOSING = re.compile(r"[\s.,;:)\]»]{0,2}")


def note_behind(kamerstuk: Kamerstuk, ref: Reference) -> Footnote | None:
    """The note whose marker follows the reference, with no more than a bracket or stop between."""
    for note in kamerstuk.notes:
        for marker in note.markers:
            if marker >= ref.end and _CLOSING.fullmatch(kamerstuk.text, ref.end, marker):
                return note
    return None


def bearing_sentence(kamerstuk: Kamerstuk, number: int) -> tuple[int, int] | None:
    """Offsets of the running sentence with the first marker of a note; None without a marker."""
    note = kamerstuk.note(number)
    return sentence_at(kamerstuk, max(0, note.markers[0] - 1)) if note and note.markers else None


def block_at(kamerstuk: Kamerstuk, at: int) -> Block:
    """The block that holds a position, or the last one before it."""
    starts = [b.start for b in kamerstuk.blocks]
    return kamerstuk.blocks[max(0, bisect_right(starts, at) - 1)]


def sentence_at(kamerstuk: Kamerstuk, at: int) -> tuple[int, int]:
    """The sentence around a position, without the sign of its list item."""
    block = block_at(kamerstuk, at)
    spans = block_sentences(kamerstuk.text, block)
    return [span for span in spans if span[0] <= at][-1] if spans[0][0] <= at else spans[0]
