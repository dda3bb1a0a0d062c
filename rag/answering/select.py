"""Choose the sentences, notes and lists that answer a question from the candidates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.answering.choices import FEATURES, Choice
from rag.answering.context import leans_back
from rag.asking.understanding import AnswerKind

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
    kind: AnswerKind = "other", asked: int = 1, among: int = 1,
) -> list[Choice]:
    """The quotes of an answer: the best of every part, then what comes near it, as room allows.

    Where a date or number is asked (`kind`), one that holds such is among them if there is any.
    `asked` is the number of things that are asked: of several, one sentence seldom tells all.
    `among` questions that are answered together share the room.
    """
    chosen: list[Choice] = []
    ranked = [c for c in ranked if not _unwieldy(c, ranked)]
    if kind != "list":
        ranked = [c for c in ranked if not _only_announces(c)] or ranked[:1]
        by_part = [[c for c in p if not _only_announces(c)] or p[:1] for p in by_part]
    for part in by_part:
        _take(chosen, part[:1])
    if not chosen:
        _take(chosen, ranked[:1])
    room = ROOM // among + ROOM_A_PART * max(0, len(by_part) - 1)
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
    if len(chosen) == 1:
        behind = _following(chosen[0], ranked)
        gives_reason = kind == "reason" and any(_GIVES_REASON.match(c.text) for c in behind)
        _take(chosen, behind if asked > 1 or gives_reason else [])
    return _merged(_with_answer(chosen, ranked) if kind in _VALUES else chosen)


# How much less than the best of a clause a quote may score that tells what the best does not.
_FURTHER = 2.5


def each_its_own(clauses: Sequence[Sequence[Choice]]) -> list[list[Choice]]:
    """The candidates for each clause, without a best quote that a clause before it has too, where
    the same paragraph has another that comes near it."""
    told: list[Choice] = []
    apart: list[list[Choice]] = []
    for part in clauses:
        left = [c for c in part if not any(_overlap(c, t) for t in told)]
        apart.append(left if left and _goes_with(left[0], part[0]) else list(part))
        told.append(apart[-1][0])
    return apart


def _goes_with(choice: Choice, best: Choice) -> bool:
    """Whether a quote of the same paragraph comes near the best, or goes on where that ends, be it
    in the next paragraph where it leans on it."""
    follows = choice.note is best.note is None and 0 <= choice.start - best.end <= 1
    near = _FOLLOWS if follows else _FURTHER
    here = choice.document == best.document and (
        choice.block == best.block or (follows and leans_back(choice.text))
    )
    return here and choice.score >= best.score - near


# How a sentence begins that says why what stands before it is so.
_GIVES_REASON = re.compile(
    r"(?:Dit (?:in verband met|omdat|komt|heeft te maken|vanwege)|Immers|Want|Zo (?:is|zijn) er"
    r"|(?:De|Een) reden|Reden|Daarbij speelt|Het gebrek)\b"
)
# How much less than the best a sentence that goes on where it ends may score.
_FOLLOWS = 9.0


def _following(best: Choice, ranked: Sequence[Choice]) -> list[Choice]:
    """The sentence of the same paragraph that comes after the one quote, if it is near enough."""
    return [
        c for c in ranked
        if (c.document, c.block) == (best.document, best.block) and c.note is best.note is None
        and 0 <= c.start - best.end <= 1 and c.score >= best.score - _FOLLOWS and not c.is_list
    ][:1]  # fmt: skip


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
                        other, start=first.start, end=second.end,
                        text=f"{first.text} {second.text}",
                        joined=other.made_of + choice.made_of,
                    )
                    break
        else:
            merged.append(choice)
    return merged

# What a sentence gains when it goes on where a chosen one ends, and where that one announces it.
NEXT = 1.0
ANNOUNCED = 6.0
# "komen tot de volgende aanbevelingen:", "zijn er verschillende fundamentele uitdagingen bij …"
ANNOUNCES = re.compile(
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
    announced = [c for c in before if ANNOUNCES.search(c.text)]
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


def _unwieldy(choice: Choice, ranked: Sequence[Choice]) -> bool:
    """Whether a list is too long to be quoted for one of its items: that item fits best, and not
    what the list begins with."""
    if not choice.is_list or len(choice.text.split()) <= LONGEST:
        return False
    inside = (c for c in ranked if not c.is_list and _overlap(c, choice))
    best = next(inside, None)
    return best is not None and best.start > choice.start


# What a letter goes into, one by one.
_GOES_INTO = re.compile(r"In deze brief ga ik\b|Ook ga ik in deze brief in op\b")
_OF_IT = 0.2
_PLAIN = FEATURES.index("plain")


def _only_announces(choice: Choice) -> bool:
    """Whether a list of what a letter goes into says little of what is asked."""
    return bool(_GOES_INTO.match(choice.text)) and choice.features[_PLAIN] < _OF_IT


def _take(chosen: list[Choice], choices_: Sequence[Choice]) -> None:
    for choice in choices_:
        if not any(_overlap(choice, c) or _same(choice, c) for c in chosen):
            chosen.append(choice)


def _same(a: Choice, b: Choice) -> bool:
    """Whether two letters say the same in (nearly) the same words."""
    alike = len(a.stems & b.stems) >= 0.9 * max(len(a.stems), len(b.stems))
    return alike and a.document != b.document


def _overlap(a: Choice, b: Choice) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end
