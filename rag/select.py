"""Choose the sentences, notes and lists that answer a question; weights in selecting.toml."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from rag.features import answer_present, coverage, expanded_coverage
from rag.query import Query
from rag.question import Understanding
from rag.records import Scored
from rag.view import PassageView, SentenceView, Views

SELECTING_FILE = Path(__file__).with_name("selecting.toml")
# Passages whose sentences are weighed; measured, the answer hardly ever lies further down.
PASSAGES = 10

FEATURES = (
    "passage",  # score of its passage, share of the best
    "first_passage",  # stands in the best passage
    "coverage",  # IDF-weighted share of the question's stems
    "expanded",  # the same with the begrippenlijst
    "carried",  # share of the history's weight that stands here
    "dense",  # cosine with the question
    "named",  # of a document that the question names
    "answer",  # holds the kind of thing that is asked for
    "note",  # a footnote's own text
    "note_asked",  # the same, and the question asks for a source
    "marked_asked",  # bears a marker, and the question asks for a source
    "footnote",  # the footnote that the question names, or the sentence that bears it
    "head",  # a line of the head, and the question does not ask for one
    "list",  # a whole list with its lead-in
    "list_asked",  # the same, and the question asks for a list
    "length",  # words / 50
    "opens",  # first sentence of its passage
    "heading",  # coverage of the heading path
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate quote: half-open range of `Kamerstuk.text`, its features and its score."""

    document: str
    start: int
    end: int
    text: str
    stems: frozenset[str]
    note: int | None
    is_list: bool
    passage_rank: int
    features: NDArray[np.float64]
    score: float


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.float64]:
    table = tomllib.loads(SELECTING_FILE.read_text(encoding="utf-8"))["weights"]
    return np.array([float(table[name]) for name in FEATURES])


def choices(
    passages: Sequence[Scored], understood: Understanding, query: Query, views: Views,
    encoder: Encoder,
) -> list[Choice]:
    """All candidate quotes of the best passages, best first."""
    units = [
        (scored, view, unit)
        for scored in passages[:PASSAGES]
        for view in [views.of(scored.passage)]
        for unit in _units(view)
    ]
    if not units:
        return []
    vector = encoder.encode([query.text], "query")[0]
    dense = encoder.encode([unit.text for _, _, unit in units], "passage") @ vector
    top = max(scored.score for scored, _, _ in units) or 1.0
    found = [
        _choice(scored, view, unit, float(similarity), top, understood, query)
        for (scored, view, unit), similarity in zip(units, dense, strict=True)
    ]
    return sorted(found, key=lambda c: (-c.score, c.passage_rank, c.start))


def _units(view: PassageView) -> Iterator[SentenceView]:
    yield from view.sentences
    yield from _lists(view.sentences)


def _lists(sentences: Sequence[SentenceView]) -> Iterator[SentenceView]:
    """Each list as one unit: the sentence that leads it in, and its items."""
    run: list[SentenceView] = []
    for sentence in [*sentences, None]:
        if sentence and run and sentence.note is None and _is_item(sentence):
            run.append(sentence)
            continue
        if len(run) > 2:
            yield _joined(run)
        run = [sentence] if sentence and sentence.text.endswith(":") else []


def _is_item(sentence: SentenceView) -> bool:
    first = sentence.text[0]
    return first in "−•-–" or (first.isdigit() and sentence.text[1:2] in (")", "."))


def _joined(run: Sequence[SentenceView]) -> SentenceView:
    first, last = run[0], run[-1]
    return SentenceView(
        first.start, last.end, "\n".join(s.text for s in run),
        frozenset().union(*(s.stems for s in run)),
        tuple(s for part in run for s in part.sequence),
        None, first.paragraph, first.position,
    )


def _choice(
    scored: Scored, view: PassageView, unit: SentenceView, dense: float, top: float,
    understood: Understanding, query: Query,
) -> Choice:
    asks_source = understood.kind == "reference" or bool(understood.footnotes)
    marks = [
        n.number for n in scored.notes if any(unit.start < at <= unit.end for at in n.markers)
    ]
    is_list = "\n" in unit.text
    asked_note = unit.note in understood.footnotes or bool(set(marks) & set(understood.footnotes))
    in_named = not understood.documents or scored.passage.document in understood.documents
    carried = sum(query.carried.values())
    features = np.array(
        [
            scored.score / top,
            scored.rank == 1,
            coverage(unit.stems, query),
            expanded_coverage(unit.stems, query),
            sum(w for s, w in query.carried.items() if s in unit.stems) / carried if carried else 0,
            dense,
            bool(understood.documents) and in_named,
            answer_present([unit], understood.kind),
            unit.note is not None,
            unit.note is not None and asks_source,
            bool(marks) and asks_source,
            asked_note and in_named,
            view.kind == "head",
            is_list,
            is_list and understood.kind == "list",
            len(unit.text.split()) / 50,
            unit.position == 0,
            coverage(view.heading, query),
        ],
        dtype=float,
    )
    return Choice(
        scored.passage.document, unit.start, unit.end, unit.text, unit.stems, unit.note, is_list,
        scored.rank, features, float(features @ _weights()),
    )


# A further quote must score at least this share of the best one's …
SHARE = 0.8
# … and add this share of the question's weight, or speak for another named document.
NEW = 0.12
MOST = 3


def select(ranked: Sequence[Choice], understood: Understanding, query: Query) -> list[Choice]:
    """One to `MOST` quotes: the best, then what adds; one each for several named documents."""
    if not ranked:
        return []
    chosen = [ranked[0]]
    if understood.several and len(understood.documents) > 1:
        chosen = _one_each(ranked, understood.documents)
    for choice in ranked[1:]:
        if len(chosen) >= MOST or choice.score < SHARE * ranked[0].score:
            break
        if _adds(choice, chosen, query):
            chosen.append(choice)
    return chosen


def _one_each(ranked: Sequence[Choice], documents: Iterable[str]) -> list[Choice]:
    best = (next((c for c in ranked if c.document == d), None) for d in documents)
    return [c for c in best if c is not None]


def _adds(choice: Choice, chosen: Sequence[Choice], query: Query) -> bool:
    if any(_overlap(choice, c) for c in chosen):
        return False
    seen = frozenset().union(*(c.stems for c in chosen))
    return coverage(seen | choice.stems, query) - coverage(seen, query) >= NEW


def _overlap(a: Choice, b: Choice) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end
