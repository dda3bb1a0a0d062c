"""A passage as the ranking sees it: its sentences and notes with their words, analysed once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.dutch import STOP_WORDS, CompoundSplitter, stem, words
from index.passages import context_text
from index.records import Footnote, Passage
from index.store import PassageRow, Store
from index.units import Unit, UnitReader
from rag.finding.kept import Kept

# Views kept in memory, of about 10 kB each.
_KEPT = 8192


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence or one footnote's text; `start:end` in `Kamerstuk.text`.

    `stems` holds the stems of its words and of the parts of its compounds; `sequence` the stems of
    its content words in order. `note` is the footnote's number when it is a note's own text.
    `plain` are the stems of its plain language, `said` that text, empty where there is none.
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
    plain: frozenset[str] = frozenset()
    said: str = ""


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


class Views:
    """Makes and keeps the views of passages of one generation."""

    def __init__(self, store: Store, splitter: CompoundSplitter) -> None:
        self._store, self._splitter = store, splitter
        self._kept: Kept[str, PassageView] = Kept(self._make, _KEPT)
        self._reader = lru_cache(maxsize=256)(lambda d: UnitReader(store.kamerstuk(d)))
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
        reader = self._reader(passage.document)
        said = self._store.plain(passage.document)
        sentences = tuple(
            self._sentence(kamerstuk.text, unit, position, said.within(unit.start, unit.end))
            for position, unit in enumerate(reader.units(passage))
        )
        return PassageView(
            passage=passage,
            text=row.text,
            notes=notes,
            kind=reader.blocks(passage)[0].kind,
            sentences=sentences,
            stems=frozenset().union(*(s.stems for s in sentences)),
            context=self._context(context_text(kamerstuk, passage)),
            heading=self._context(" ".join(passage.heading_path)),
        )

    def _sentence(self, text: str, unit: Unit, position: int, said: str) -> SentenceView:
        start, end = unit.start, unit.end
        found = words(text[start:end])
        return SentenceView(
            start, end, text[start:end], self.stems_of(found),
            tuple(stem(w) for w in found if w not in STOP_WORDS),
            unit.note, unit.paragraph, position, unit.kind, self.stems_of(words(said)), said,
        )
