"""What the heads and signatures of documents answer, a line at a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadLine:
    """The place of an answer, with the words that lead it in; without any it goes on a list."""

    document: str
    start: int
    end: int
    lead: str


@dataclass(frozen=True, slots=True)
class AskedHead:
    """The head lines or signatures of one document that answer, and what it lacks of them."""

    document: str
    lines: tuple[HeadLine, ...]
    lacks: str
