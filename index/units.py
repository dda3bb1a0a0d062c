"""The units of a passage that are ranked and quoted: its sentences, list items and footnotes."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.records import Block, Footnote, Kamerstuk, Passage
from index.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or one footnote's whole text (then `note` is its number); `start:end` in
    `Kamerstuk.text`. `kind` is that of its block."""

    start: int
    end: int
    note: int | None
    paragraph: int
    kind: str


class UnitReader:
    """The units of the passages of one Kamerstuk."""

    def __init__(self, kamerstuk: Kamerstuk) -> None:
        self._kamerstuk = kamerstuk
        self._blocks = tuple(sorted(kamerstuk.blocks, key=lambda b: b.start))
        self._starts = [b.start for b in self._blocks]

    def blocks(self, passage: Passage) -> tuple[Block, ...]:
        """The blocks of a passage in reading order."""
        first = bisect_left(self._starts, passage.start)
        return self._blocks[first : bisect_left(self._starts, passage.end)]

    def units(self, passage: Passage) -> tuple[Unit, ...]:
        """The units of a passage in reading order, its footnotes last."""
        notes = (n for n in self._kamerstuk.notes if n.number in passage.footnotes)
        return (*_sentences(self._kamerstuk, self.blocks(passage)), *_notes(passage, notes))


def block_sentences(text: str, block: Block) -> tuple[tuple[int, int], ...]:
    """The sentences of a block; a list's sign or number is no part of what its item says."""
    start = block.start + (len(block.label) + 1 if block.label else 0)
    return sentence_spans(text, start, block.end)


def _sentences(kamerstuk: Kamerstuk, blocks: Iterable[Block]) -> Iterator[Unit]:
    for block in blocks:
        if block.kind != "heading":
            for first, last in block_sentences(kamerstuk.text, block):
                yield Unit(first, last, None, block.paragraph, block.kind)


def _notes(passage: Passage, notes: Iterable[Footnote]) -> Iterator[Unit]:
    for note in notes:
        if note.start is not None and note.end is not None:
            yield Unit(note.start, note.end, note.number, passage.paragraph, "note")
