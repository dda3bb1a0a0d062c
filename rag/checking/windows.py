"""What of a cited passage can carry a sentence: one to three neighbouring sentences, or a note."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.dutch import words
from index.records import Kamerstuk
from index.references import find_references
from rag.checking.claims import numbers_of, same_print
from rag.cite import long_name, short_name
from rag.finding.view import PassageView, SentenceView
from rag.records import Scored

# A window is at most this many sentences: a model joins two, seldom more.
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that was handed to the model under `key`."""

    key: str
    scored: Scored
    view: PassageView
    kamerstuk: Kamerstuk

    @property
    def text(self) -> str:
        """Running text and the notes' texts: all that may be quoted."""
        notes = (n.text for n in self.scored.notes if n.text)
        return "\n".join([self.scored.text, *notes])


@dataclass(frozen=True, slots=True)
class Place:
    """The literal text that carries a sentence: half-open, in `Kamerstuk.text`."""

    key: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring sentences of one source; `near` adds what stands right before, and headings."""

    source: Source
    sentences: tuple[SentenceView, ...]
    text: str  # with the notes marked in it
    near: str
    stems: frozenset[str]
    covered: frozenset[str]
    share: float


def runs(sentences: Sequence[SentenceView]) -> Iterator[tuple[SentenceView, ...]]:
    """Each note by itself, then one to three neighbouring sentences, shortest first."""
    # Notes first: a sentence that bears a note covers the note's words as well.
    yield from ((s,) for s in sentences if s.note is not None)
    body = [s for s in sentences if s.note is None]
    for length in range(1, _LONGEST + 1):
        yield from (tuple(body[at : at + length]) for at in range(len(body) - length + 1))


def marked_notes(source: Source, run: Sequence[SentenceView]) -> list[str]:
    """Texts of the notes whose marker stands in or right behind these sentences."""
    start, end = run[0].start, run[-1].end
    return [
        n.text
        for n in source.scored.notes
        if n.text and any(start < at <= end for at in n.markers)
    ]


def near_text(source: Source, run: Sequence[SentenceView]) -> str:
    """The sentences, two before them, their notes, the headings and what the document is called."""
    entry = source.kamerstuk.entry
    before = [s for s in source.view.sentences if s.note is None and s.end <= run[0].start][-2:]
    if run[0].note is not None:  # with the sentence that bears the note
        marks = [at for n in source.scored.notes if n.number == run[0].note for at in n.markers]
        before = [s for s in source.view.sentences if any(s.start < at <= s.end for at in marks)]
    parts = [s.text for s in (*before, *run)] + marked_notes(source, run)
    path = list(source.scored.passage.heading_path)
    return "\n".join([*parts, *path, entry.title, entry.short_title, long_name(entry)])


def akin(root: str, stems: frozenset[str]) -> bool:
    """Whether a stem of seven letters or more begins alike: verkenning, verkennen."""
    return len(root) >= 7 and any(s[:7] == root[:7] for s in stems)


def place_of(window: Window) -> Place:
    first, last = window.sentences[0], window.sentences[-1]
    return Place(window.source.key, window.source.kamerstuk.id, first.start, last.end)


def best_share(windows: Sequence[Window]) -> float:
    return max((w.share for w in windows), default=0.0)


def joint_share(weights: Mapping[str, float], windows: Iterable[Window]) -> float:
    covered = frozenset().union(*(w.covered for w in windows))
    total = sum(weights.values())
    return sum(weights[s] for s in covered & weights.keys()) / total if total else 0.0


def stands_in(quote: str, source: Source) -> bool:
    entry = source.kamerstuk.entry
    return any(same_print(quote) in same_print(t) for t in (source.text, entry.title))


def refers(window: Window, number: str, dossier: str | None) -> bool:
    """Whether the window, or the name of its own document, has this Kamerstuk."""
    entry = window.source.kamerstuk.entry
    if entry.number is not None and number == str(entry.number):
        return dossier in (None, *entry.dossiers)
    notes = [r for n in window.source.scored.notes for r in n.references]
    if any(
        r.number == number and (dossier is None or r.dossier in (None, dossier))
        for r in (*find_references(window.near), *notes)
    ):
        return True
    written = set(words(window.near))
    return number in written and (dossier is None or dossier in written)


def own_numbers(windows: Sequence[Window]) -> set[str]:
    """Numbers of the documents themselves."""
    names = (short_name(w.source.kamerstuk.entry) for w in windows)
    return {n for name in names for n in numbers_of(name)}
