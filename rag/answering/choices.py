"""Candidate quotes for a question: every sentence, note and list with its features and score.

The weights stand in selecting.toml, made by `python -m eval.tune`.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.dutch import fold, stem
from index.encoder import Encoder
from index.plain import plain_sentences
from rag.answering import spoken_of
from rag.answering.asked import Asked
from rag.answering.quotable import may_be_quoted, quotable_units
from rag.answering.telling import asks_reference, says_something
from rag.asking.query import Query
from rag.asking.understanding import Understanding
from rag.finding.features import (
    answer_present,
    contents_asked,
    counts_asked,
    coverage,
    expanded_coverage,
    members_asked,
    plain_coverage,
    recommendation_asked,
)
from rag.finding.view import PassageView, SentenceView, Views
from rag.records import Scored

SELECTING_FILE = Path(__file__).with_name("selecting.toml")
# Passages whose sentences are weighed; measured, the answer hardly ever lies further down.
PASSAGES = 10

FEATURES = (
    "passage",  # score of its passage, share of the best
    "first_passage",  # stands in the best passage
    "coverage",  # IDF-weighted share of the question's stems
    "expanded",  # the same with the begrippenlijst
    "plain",  # the same with plain language too
    "plain_dense",  # cosine of its plain language with the question, 0 without
    "asked",  # nearness of the nearest written question that it answers
    "carried",  # share of the history's weight that stands here
    "dense",  # cosine with the question
    "named",  # of a document that the question names
    "answer",  # holds the kind of thing that is asked for
    "counted",  # gives the count or time of day that is asked for
    "contents",  # says what a thing consists of, and that is asked
    "recommends",  # says what is recommended, and recommendations are asked for
    "members",  # names members of the group that is asked for
    "told",  # share of its words that the last answer gave
    "note",  # a footnote's own text
    "note_asked",  # the same, and the question asks for a source
    "note_bare",  # a footnote that only refers, and no number or place is asked for
    "marked_asked",  # bears a marker, and the question asks for a source
    "footnote",  # the footnote that the question names, or the sentence that bears it
    "head",  # a line of the head, and the question does not ask for one
    "list",  # a whole list with its lead-in
    "list_asked",  # the same, and the question asks for a list
    "length",  # words / 50
    "opens",  # first sentence of its passage
    "heading",  # coverage of the heading path
    "names_asked",  # names that the question lacks, when it asks who, where or which
    "follow_carried",  # `carried` for a question that says little itself
    "follow_near",  # how near it stands behind what the conversation spoke of last
    "before",  # `plain` of the sentence right before it, which says what "dit" stands for
    "best_plain",  # how near `plain` is to that of the best candidate in it, 1 for that one
    "best_plain_dense",
    "best_asked",
    "best_dense",
)
# The features that are compared with the best candidate's, and how fast nearness to it falls.
COMPARED = ("plain", "plain_dense", "asked", "dense")
_FALL = 8.0

# Capitalised inside a sentence, or an abbreviation: who or what a sentence is about.
_PROPER = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][\w-]+|\b[A-Z]{2,}\w*")
_ASKS_WHICH = re.compile(r"\b(?:wie|wiens|welke?|waar|met wie|aan wie|door wie)\b")


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate quote: half-open range of `Kamerstuk.text`, its features and its score."""

    document: str
    start: int
    end: int
    text: str
    stems: frozenset[str]
    note: int | None
    block: int  # number of its paragraph
    is_list: bool
    passage_rank: int
    features: NDArray[np.float64]
    score: float
    joined: tuple["Choice", ...] = ()  # the quotes that were made one in this one
    stands_for: int | None = None  # the footnote in whose place this sentence is quoted
    items: tuple[tuple[int, int], ...] = ()  # where each item of the list that it leads in stands

    @property
    def made_of(self) -> tuple["Choice", ...]:
        """The quotes that were made one, or itself."""
        return self.joined or (self,)


class Similar(NamedTuple):
    """How near the question is to a unit's text, its plain language, the questions it answers."""

    text: float
    plain: float
    asked: float


@lru_cache(maxsize=1)
def selecting_weights() -> NDArray[np.float64]:
    table = tomllib.loads(SELECTING_FILE.read_text(encoding="utf-8"))["weights"]
    return np.array([float(table[name]) for name in FEATURES])


def choices(
    passages: Sequence[Scored], understood: Understanding, query: Query, views: Views,
    encoder: Encoder, asked: Asked,
) -> list[Choice]:
    """All candidate quotes of the best passages, best first."""
    units = [
        (scored, view, unit)
        for scored in passages[:PASSAGES]
        for view in [views.of(scored.passage)]
        if may_be_quoted(view, understood)
        for unit in quotable_units(view, understood.kind == "list")
    ]
    if not units:
        return []
    vector = encoder.encode([query.text], "query")[0]
    dense = encoder.encode([unit.text for _, _, unit in units], "passage") @ vector
    plain = _plain_cosines([unit.said for _, _, unit in units], encoder, vector)
    top = max(scored.score for scored, _, _ in units) or 1.0
    most = max((spoken_of.carried(unit, query) for _, _, unit in units), default=0.0)
    anchor = spoken_of.anchor(units, understood, query)
    near = asked.near(understood.wording)
    own = np.array([
        _features(
            scored, view, unit,
            Similar(
                float(similarity), float(said),
                asked.answered_within(near, scored.passage.document, unit.start, unit.end),
            ),
            top, most, spoken_of.nearness(scored, unit, anchor), understood, query,
        )
        for (scored, view, unit), similarity, said in zip(units, dense, plain, strict=True)
    ])  # fmt: skip
    features = np.hstack([own, _before(units, own), compared(own)])
    scores = features @ selecting_weights()
    found = [
        _choice(scored, unit, row, float(score))
        for (scored, _, unit), row, score in zip(units, features, scores, strict=True)
    ]
    return sorted(found, key=lambda c: (-c.score, c.passage_rank, c.start))


def _before(
    units: Sequence[tuple[Scored, PassageView, SentenceView]], own: NDArray[np.float64]
) -> NDArray[np.float64]:
    """`plain` of the sentence of its paragraph that ends right before each, `(n, 1)`."""
    at = FEATURES.index("plain")
    ends = {
        (id(view), unit.paragraph, unit.end): row[at]
        for (_, view, unit), row in zip(units, own, strict=True)
        if unit.note is None and "\n" not in unit.text
    }
    found = [
        0.0 if unit.note is not None else ends.get((id(view), unit.paragraph, unit.start - 1), 0.0)
        for _, view, unit in units
    ]
    return np.array(found)[:, None]


def compared(features: NDArray[np.float64]) -> NDArray[np.float64]:
    """How near each candidate is to the best of them in each of `COMPARED`, `(n, 4)`, 0…1."""
    columns = features[:, [FEATURES.index(name) for name in COMPARED]]
    nearness: NDArray[np.float64] = np.exp(_FALL * (columns - columns.max(axis=0)))
    return nearness


def _plain_cosines(
    said: Sequence[str], encoder: Encoder, vector: NDArray[np.float32]
) -> list[float]:
    """The highest cosine of a sentence of each plain text with the question; 0 without one."""
    parts = [plain_sentences(text) for text in said]
    cosines = encoder.encode([s for part in parts for s in part], "passage") @ vector
    ends = np.cumsum([len(part) for part in parts])
    return [
        float(cosines[end - len(part) : end].max()) if part else 0.0
        for part, end in zip(parts, ends, strict=True)
    ]


def _features(
    scored: Scored, view: PassageView, unit: SentenceView, similar: Similar, top: float,
    most: float, near: float, understood: Understanding, query: Query,
) -> list[float]:
    """The features of one candidate, but for those that compare it."""
    asks_source = understood.kind == "reference" or bool(understood.footnotes)
    marks = [
        n.number for n in scored.notes if any(unit.start < at <= unit.end for at in n.markers)
    ]
    is_list = "\n" in unit.text
    asked_note = unit.note in understood.footnotes or bool(set(marks) & set(understood.footnotes))
    in_named = not understood.documents or scored.passage.document in understood.documents
    carried = spoken_of.carried(unit, query) / most if most else 0.0
    little = 1.0 / max(1, len(understood.own))
    folded = fold(understood.wording)
    told = {stem(word) for word in understood.told}
    return [
        float(x)
        for x in (
            scored.score / top,
            scored.rank == 1,
            coverage(unit.stems, query),
            expanded_coverage(unit.stems, query),
            plain_coverage(unit.stems, unit.plain, query),
            similar.plain,
            similar.asked,
            carried,
            similar.text,
            bool(understood.documents) and in_named,
            answer_present([unit], understood.kind),
            counts_asked(unit.text, folded),
            contents_asked(unit.text, folded),
            recommendation_asked(unit.text, folded),
            members_asked(unit.text, folded),
            len(unit.stems & told) / max(1, len(unit.stems)),
            unit.note is not None,
            unit.note is not None and asks_source,
            any(n.number == unit.note and not says_something(n) for n in scored.notes)
            and not asks_reference(understood),
            bool(marks) and asks_source,
            asked_note and in_named,
            view.kind == "head",
            is_list,
            is_list and understood.kind == "list",
            len(unit.text.split()) / 50,
            unit.position == 0,
            coverage(view.heading, query),
            _new_names(unit.text, understood) / 3,
            carried * little if understood.conversation else 0.0,
            near,
        )
    ]


def _choice(
    scored: Scored, unit: SentenceView, features: NDArray[np.float64], score: float
) -> Choice:
    return Choice(
        scored.passage.document, unit.start, unit.end, unit.text, unit.stems, unit.note,
        unit.paragraph, "\n" in unit.text, scored.rank, features, score,
    )


def _new_names(text: str, understood: Understanding) -> int:
    """Up to three names that the question does not give, when it asks who, where or which."""
    folded = fold(understood.standalone)
    if not _ASKS_WHICH.search(folded):
        return 0
    return min(3, len({n for n in _PROPER.findall(text) if fold(n) not in folded}))
