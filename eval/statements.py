"""What the bench of the checks is made of: sentences of the dossier, and what is made of them."""

from dataclasses import dataclass

from index.records import Kamerstuk

__all__ = ["Bearer", "Statement", "swapped"]


@dataclass(frozen=True, slots=True)
class Bearer:
    """A sentence of the dossier with the passage it stands in and the note numbers it bears.

    `similar` is the passage most like it that does not say the same.
    """

    text: str
    kamerstuk: Kamerstuk
    passage: str
    notes: tuple[int, ...]
    similar: str
    following: str = ""  # the next sentence of the same passage


@dataclass(frozen=True, slots=True)
class Statement:
    """What a model might write: `text` with `key` for the marker, citing `passage`.

    `kind` is the corruption, or the way of restating. `wrong` is what may not be shown.
    """

    kind: str
    text: str
    passage: str
    faithful: bool
    wrong: str = ""


def swapped(b: Bearer, kind: str, start: int, end: int, new: str) -> Statement:
    """The sentence with `new` for what stands at `start:end`."""
    return Statement(kind, b.text[:start] + new + b.text[end:], b.passage, False, new)
