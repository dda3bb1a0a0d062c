"""A passage as the ranking sees it: its sentences and notes with their words, analysed once."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.dutch import STOP_WORDS, CompoundSplitter, stem, words
from index.passages import context_text
from index.records import Block, Footnote, Kamerstuk, Passage
from index.sentences import sentence_spans
from index.store import PassageRow, Store
from rag.kept import Kept

# Views kept in memory, of about 10 kB each.
_KEPT = 8192


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence or one footnote's text; `start:end` in `Kamerstuk.text`.

    `stems` holds the stems of its words and of the parts of its compounds; `sequence` the stems of
    its content words in order. `note` is the footnote's number when it is a note's own text.
    """

    start: int
    end: int
    text: str
    stems: frozenset[str]
    sequence: tuple[str, ...]
    note: int | None
    paragraph: int
    position: int  # 0 for the first of its passage
    kind: str  # of its block: paragraph, list_item, head, signature, note


@dataclass(frozen=True, slots=True, eq=False)
class PassageView:
    """A passage with its text and notes, its sentences, and the stems of its context.

    `context` is of document, date and headings, `heading` of the headings alone. `answers`
    remembers which kinds of answer were looked for, and whether they are there.
    """

    passage: Passage
    text: str
    notes: tuple[Footnote, ...]
    kind: str  # kind of its first block
    sentences: tuple[SentenceView, ...]
    stems: frozenset[str]
    context: frozenset[str]
    heading: frozenset[str]
    answers: dict[str, float] = field(default_factory=dict)


# What a view is made of before its words are known: start, end, note, paragraph, kind.
_Span = tuple[int, int, int | None, int, str]


class Views:
    """Makes and keeps the views of passages of one generation."""

    def __init__(self, store: Store, splitter: CompoundSplitter) -> None:
        self._store, self._splitter = store, splitter
        self._kept: Kept[str, PassageView] = Kept(self._make, _KEPT)
        self._blocks = lru_cache(maxsize=256)(self._blocks_of)
        self._stems = lru_cache(maxsize=100_000)(self._stems_of)
        # Stems of headings and titles, which many passages share.
        self._context = lru_cache(maxsize=_KEPT)(lambda text: self.stems_of(words(text)))

    def of(self, passage: Passage) -> PassageView:
        """The view of one passage."""
        return self._kept.many([passage.id])[0]

    def many(self, ids: Sequence[str]) -> list[PassageView]:
        """The views of the passages with these ids, in their order."""
        return self._kept.many(ids)

    def stems_of(self, text_words: Iterable[str]) -> frozenset[str]:
        """Stems of words and of the parts of compounds."""
        return frozenset().union(*map(self._stems, text_words))

    def _stems_of(self, word: str) -> frozenset[str]:
        return frozenset(map(stem, (word, *self._splitter.parts(word))))

    def _make(self, ids: list[str]) -> list[PassageView]:
        rows = self._store.passages(ids)
        return [self._view(rows[i]) for i in ids]

    def _view(self, row: PassageRow) -> PassageView:
        passage = row.passage
        kamerstuk = self._store.kamerstuk(passage.document)
        notes = tuple(n for n in kamerstuk.notes if n.number in passage.footnotes)
        blocks = self._blocks_in(passage)
        spans = [*_block_spans(kamerstuk, blocks), *_note_spans(passage, notes)]
        sentences = tuple(
            self._sentence(kamerstuk.text, span, position) for position, span in enumerate(spans)
        )
        return PassageView(
            passage=passage,
            text=row.text,
            notes=notes,
            kind=blocks[0].kind,
            sentences=sentences,
            stems=frozenset().union(*(s.stems for s in sentences)),
            context=self._context(context_text(kamerstuk, passage)),
            heading=self._context(" ".join(passage.heading_path)),
        )

    def _blocks_in(self, passage: Passage) -> tuple[Block, ...]:
        starts, blocks = self._blocks(passage.document)
        return blocks[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]

    def _blocks_of(self, document: str) -> tuple[list[int], tuple[Block, ...]]:
        blocks = tuple(sorted(self._store.kamerstuk(document).blocks, key=lambda b: b.start))
        return [b.start for b in blocks], blocks

    def _sentence(self, text: str, span: _Span, position: int) -> SentenceView:
        start, end, number, paragraph, kind = span
        found = words(text[start:end])
        return SentenceView(
            start, end, text[start:end], self.stems_of(found),
            tuple(stem(w) for w in found if w not in STOP_WORDS),
            number, paragraph, position, kind,
        )


def _block_spans(kamerstuk: Kamerstuk, blocks: Iterable[Block]) -> Iterator[_Span]:
    for block in blocks:
        if block.kind != "heading":
            # A list's sign or number is no part of what its item says.
            start = block.start + (len(block.label) + 1 if block.label else 0)
            for first, last in sentence_spans(kamerstuk.text, start, block.end):
                yield first, last, None, block.paragraph, block.kind


def _note_spans(passage: Passage, notes: Iterable[Footnote]) -> Iterator[_Span]:
    for note in notes:
        if note.start is not None and note.end is not None:
            yield note.start, note.end, note.number, passage.paragraph, "note"
