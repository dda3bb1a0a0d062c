"""Choose the sentences, notes and lists that answer a question; weights in selecting.toml."""

import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.dutch import fold, stem
from index.encoder import Encoder
from index.plain import plain_sentences
from rag.features import (
    answer_present,
    asks_head,
    asks_signature,
    counts_asked,
    coverage,
    expanded_coverage,
    plain_coverage,
)
from rag.query import Query
from rag.question import AnswerKind, Understanding
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
    "plain",  # the same with plain language too
    "plain_dense",  # cosine of its plain language with the question, 0 without
    "carried",  # share of the history's weight that stands here
    "dense",  # cosine with the question
    "named",  # of a document that the question names
    "answer",  # holds the kind of thing that is asked for
    "counted",  # gives the count or time of day that is asked for
    "told",  # share of its words that the last answer gave
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
    "names_asked",  # names that the question lacks, when it asks who, where or which
    "follow_carried",  # `carried` for a question that says little itself
    "follow_near",  # how near it stands behind what the conversation spoke of last
)

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


@lru_cache(maxsize=1)
def selecting_weights() -> NDArray[np.float64]:
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
        if _wanted(view, understood)
        for unit in _units(view, understood.kind == "list")
    ]
    if not units:
        return []
    vector = encoder.encode([query.text], "query")[0]
    dense = encoder.encode([unit.text for _, _, unit in units], "passage") @ vector
    plain = _plain_cosines([unit.said for _, _, unit in units], encoder, vector)
    top = max(scored.score for scored, _, _ in units) or 1.0
    most = max((_carried(unit, query) for _, _, unit in units), default=0.0)
    anchor = _anchor(units, understood, query)
    found = [
        _choice(
            scored, view, unit, (float(similarity), float(said)), top, most,
            _nearness(scored, unit, anchor), understood, query,
        )
        for (scored, view, unit), similarity, said in zip(units, dense, plain, strict=True)
    ]
    return sorted(found, key=lambda c: (-c.score, c.passage_rank, c.start))


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


# A longer list is quoted whole only for a question that asks for a list.
_LONG_LIST = 60


def _units(view: PassageView, asked: bool) -> Iterator[SentenceView]:
    yield from view.sentences
    yield from (x for x in _lists(view.sentences) if asked or len(x.text.split()) <= _LONG_LIST)


def _wanted(view: PassageView, understood: Understanding) -> bool:
    """Heads and signatures are quoted only for questions about what stands there."""
    folded = fold(understood.standalone)
    if view.kind == "head":
        return asks_head(folded)
    return view.kind != "signature" or asks_signature(folded)


def _lists(sentences: Sequence[SentenceView]) -> Iterator[SentenceView]:
    """Each list as one unit with the sentence that leads it in; the signatures as another."""
    run: list[SentenceView] = []
    for sentence in sentences:
        if run and sentence.kind == run[-1].kind and sentence.kind in _LISTED:
            run.append(sentence)
        elif run and sentence.kind == "list_item" and run[-1].kind == "paragraph":
            run = [run[-1], sentence]
        else:
            yield from _list(run)
            run = [sentence]
    yield from _list(run)


_LISTED = ("list_item", "signature")


def _list(run: Sequence[SentenceView]) -> Iterator[SentenceView]:
    if len({s.paragraph for s in run if s.kind in _LISTED}) > 1:
        yield _joined(run)


def _joined(run: Sequence[SentenceView]) -> SentenceView:
    first, last = run[0], run[-1]
    return SentenceView(
        first.start, last.end, "\n".join(s.text for s in run),
        frozenset().union(*(s.stems for s in run)),
        tuple(s for part in run for s in part.sequence),
        None, first.paragraph, first.position, last.kind,
        frozenset().union(*(s.plain for s in run)), " ".join(s.said for s in run).strip(),
    )


def _choice(
    scored: Scored, view: PassageView, unit: SentenceView, dense: tuple[float, float], top: float,
    most: float,
    near: float, understood: Understanding, query: Query,
) -> Choice:
    asks_source = understood.kind == "reference" or bool(understood.footnotes)
    marks = [
        n.number for n in scored.notes if any(unit.start < at <= unit.end for at in n.markers)
    ]
    is_list = "\n" in unit.text
    asked_note = unit.note in understood.footnotes or bool(set(marks) & set(understood.footnotes))
    in_named = not understood.documents or scored.passage.document in understood.documents
    carried = _carried(unit, query) / most if most else 0.0
    little = 1.0 / max(1, len(understood.own))
    folded = fold(understood.standalone.split(" (over: ")[0])
    told = {stem(word) for word in understood.told}
    features = np.array(
        [
            scored.score / top,
            scored.rank == 1,
            coverage(unit.stems, query),
            expanded_coverage(unit.stems, query),
            plain_coverage(unit.stems, unit.plain, query),
            dense[1],
            carried,
            dense[0],
            bool(understood.documents) and in_named,
            answer_present([unit], understood.kind),
            counts_asked(unit.text, folded),
            len(unit.stems & told) / max(1, len(unit.stems)),
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
            _new_names(unit.text, understood) / 3,
            carried * little if understood.conversation else 0.0,
            near,
        ],
        dtype=float,
    )
    return Choice(
        scored.passage.document, unit.start, unit.end, unit.text, unit.stems, unit.note,
        unit.paragraph, is_list,
        scored.rank, features, float(features @ selecting_weights()),
    )


# Characters behind the anchor at which nearness has fallen to a third.
_NEAR = 500.0


def _anchor(
    units: Sequence[tuple[Scored, PassageView, SentenceView]], understood: Understanding,
    query: Query,
) -> tuple[str, SentenceView] | None:
    """The sentence that the conversation spoke of last: it holds most of what is carried."""
    if not understood.conversation:
        return None
    scored, _, unit = max(units, key=lambda u: (_carried(u[2], query), -u[0].rank))
    return scored.passage.document, unit


def _nearness(
    scored: Scored, unit: SentenceView, anchor: tuple[str, SentenceView] | None
) -> float:
    """1 right behind the anchor, less further on; half of it before; 0 for the anchor itself."""
    if anchor is None or anchor[0] != scored.passage.document or unit.start == anchor[1].start:
        return 0.0
    if unit.start >= anchor[1].end:
        return math.exp(-(unit.start - anchor[1].end) / _NEAR)
    return 0.5 * math.exp(-max(0, anchor[1].start - unit.end) / _NEAR)


def _carried(unit: SentenceView, query: Query) -> float:
    return sum(w for s, w in query.carried.items() if s in unit.stems)


def _new_names(text: str, understood: Understanding) -> int:
    """Up to three names that the question does not give, when it asks who, where or which."""
    folded = fold(understood.standalone)
    if not _ASKS_WHICH.search(folded):
        return 0
    return min(3, len({n for n in _PROPER.findall(text) if fold(n) not in folded}))


# Found on the tuning questions by completeness and quote support (docs/decisions/0005):
# a further quote scores at most this much less than the best one,
MARGIN = 2.0
# is added while the answer has at most this many quoted words,
ROOM = 80
# and there are at most this many.
MOST = 4
# One quote is hardly ever longer; a long list may be.
LONGEST = 120


# Each further part of a question makes this much more room.
ROOM_A_PART = 20


def select(
    ranked: Sequence[Choice], by_part: Sequence[Sequence[Choice]] = (),
    kind: AnswerKind = "other",
) -> list[Choice]:
    """The quotes of an answer: the best of every part, then what comes near it, as room allows.

    Where a date or number is asked (`kind`), one that holds such is among them if there is any.
    """
    chosen: list[Choice] = []
    for part in by_part:
        _take(chosen, part[:1])
    if not chosen:
        _take(chosen, ranked[:1])
    room = ROOM + ROOM_A_PART * max(0, len(by_part) - 1)
    most = max(MOST, len(by_part) + 2)
    left = list(ranked[:_LOOKED_AT_IN_ALL])
    while left and len(chosen) < most:
        spent = sum(len(c.text.split()) for c in chosen)
        choice = max(left, key=lambda c: c.score + _bond(c, chosen))
        left.remove(choice)
        if spent > room or choice.score + _bond(choice, chosen) < ranked[0].score - MARGIN:
            break
        if spent + len(choice.text.split()) <= LONGEST:
            _take(chosen, [choice])
    return _merged(_with_answer(chosen, ranked) if kind in _VALUES else chosen)


# Quotes further down are never near enough.
_LOOKED_AT_IN_ALL = 60

# Kinds of answer that a quote either holds or lacks.
_VALUES = ("date", "number")
# They are looked for among so many of the best quotes.
_LOOKED_AT = 10


def _with_answer(chosen: list[Choice], ranked: Sequence[Choice]) -> list[Choice]:
    """The same, and the best quote with the kind of thing that is asked, if none has it yet."""
    at = FEATURES.index("answer")
    if chosen and not any(c.features[at] for c in chosen):
        _take(chosen, [c for c in ranked[:_LOOKED_AT] if c.features[at]][:1])
    return chosen


def _merged(chosen: Sequence[Choice]) -> list[Choice]:
    """Quotes that touch become one, in the place of the first."""
    merged: list[Choice] = []
    for choice in chosen:
        for at, other in enumerate(merged):
            if other.document == choice.document and other.note is choice.note is None:
                first, second = sorted((other, choice), key=lambda c: c.start)
                if second.start - first.end == 1 and second.block == first.block:
                    merged[at] = replace(
                        other, start=first.start, end=second.end, text=f"{first.text} {second.text}"
                    )
                    break
        else:
            merged.append(choice)
    return merged

# What a sentence gains when it goes on where a chosen one ends, and where that one announces it.
NEXT = 1.0
ANNOUNCED = 6.0
# "komen tot de volgende aanbevelingen:", "zijn er verschillende fundamentele uitdagingen bij …"
_ANNOUNCES = re.compile(
    r":$|\b(?:volgende|verschillende|diverse|meerdere|enkele|een aantal|twee|drie|vier|vijf)\b"
    r"(?: \w+)? (?:aanbevelingen|uitdagingen|redenen|maatregelen|stappen|punten|knelpunten|doelen"
    r"|pijlers|sporen|onderdelen|acties|actielijnen|vormen|factoren|problemen|manieren|wijzen"
    r"|onderzoeken|oorzaken|voordelen|nadelen|risico's|thema's|onderwerpen|gevallen|trajecten)\b"
)
_CONTINUES = re.compile(
    r"(?:Zo|Ook|Daarnaast|Daarbij|Bovendien|Verder|Tevens|Hierbij|Ten \w+|Tot slot|Daarmee)\b"
)


def _bond(choice: Choice, chosen: Sequence[Choice]) -> float:
    """What a sentence gains by going on where chosen ones end; footnotes stand by themselves."""
    before = list(_behind(choice, chosen))
    if not before:
        return 0.0
    announced = [c for c in before if _ANNOUNCES.search(c.text)]
    goes_on = before[0] in announced or _CONTINUES.match(choice.text)
    return NEXT + (ANNOUNCED if announced and goes_on else 0.0)


def _behind(choice: Choice, chosen: Sequence[Choice]) -> Iterator[Choice]:
    """The chosen sentences right before this one, the nearest first."""
    while choice.note is None and (
        found := [
            c for c in chosen
            if c.document == choice.document and c.note is None and 0 <= choice.start - c.end <= 1
        ]
    ):
        choice = found[0]
        yield choice


def _take(chosen: list[Choice], choices_: Sequence[Choice]) -> None:
    for choice in choices_:
        if not any(_overlap(choice, c) or _same(choice, c) for c in chosen):
            chosen.append(choice)


def _same(a: Choice, b: Choice) -> bool:
    """Whether two letters say the same in (nearly) the same words."""
    return len(a.stems & b.stems) >= 0.9 * max(len(a.stems), len(b.stems))


def _overlap(a: Choice, b: Choice) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end
