"""A passage as the ranking sees it: its sentences and notes with their words, analysed once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.dutch import STOP_WORDS, CompoundSplitter, stem, words
from index.passages import context_text
from index.records import Kamerstuk, Passage
from index.sentences import sentence_spans
from index.store import Store


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


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with its sentences and the stems of its context (title, date, headings)."""

    passage: Passage
    kind: str  # kind of its first block
    sentences: tuple[SentenceView, ...]
    stems: frozenset[str]
    context: frozenset[str]
    heading: frozenset[str]


class Views:
    """Makes and keeps the views of passages of one generation."""

    def __init__(self, store: Store, splitter: CompoundSplitter) -> None:
        self._store, self._splitter = store, splitter
        self.of = lru_cache(maxsize=8192)(self._of)

    def stems_of(self, text_words: Iterable[str]) -> frozenset[str]:
        """Stems of words and of the parts of compounds."""
        found = set()
        for word in text_words:
            found.add(stem(word))
            found.update(stem(part) for part in self._splitter.parts(word))
        return frozenset(found)

    def _of(self, passage: Passage) -> PassageView:
        kamerstuk = self._store.kamerstuk(passage.document)
        sentences = tuple(self._sentences(kamerstuk, passage))
        kind = next(b.kind for b in kamerstuk.blocks if b.start >= passage.start)
        return PassageView(
            passage=passage,
            kind=kind,
            sentences=sentences,
            stems=frozenset().union(*(s.stems for s in sentences)),
            context=self.stems_of(words(context_text(kamerstuk, passage))),
            heading=self.stems_of(words(" ".join(passage.heading_path))),
        )

    def _sentences(self, kamerstuk: Kamerstuk, passage: Passage) -> Iterable[SentenceView]:
        spans: list[tuple[int, int, int | None, int, str]] = []
        for block in kamerstuk.blocks:
            if passage.start <= block.start < passage.end and block.kind != "heading":
                # A list's sign or number is no part of what its item says.
                start = block.start + (len(block.label) + 1 if block.label else 0)
                found = sentence_spans(kamerstuk.text, start, block.end)
                spans += [(start, end, None, block.paragraph, block.kind) for start, end in found]
        for number in passage.footnotes:
            note = kamerstuk.note(number)
            if note and note.start is not None and note.end is not None:
                spans.append((note.start, note.end, number, passage.paragraph, "note"))
        for position, (start, end, number, paragraph, kind) in enumerate(spans):
            text = kamerstuk.text[start:end]
            found_words = words(text)
            yield SentenceView(
                start, end, text, self.stems_of(found_words),
                tuple(stem(w) for w in found_words if w not in STOP_WORDS),
                number, paragraph, position, kind,
            )
