"""What the conversation spoke of last, and how near a candidate quote stands behind it."""

import math
from collections.abc import Sequence

from rag.asking.query import Query
from rag.asking.understanding import Understanding
from rag.finding.view import PassageView, SentenceView
from rag.records import Scored

__all__ = ["anchor", "carried", "nearness"]

# Characters behind the anchor at which nearness has fallen to a third.
_NEAR = 500.0


def anchor(
    units: Sequence[tuple[Scored, PassageView, SentenceView]], understood: Understanding,
    query: Query,
) -> tuple[str, SentenceView] | None:
    """The sentence that the conversation spoke of last: it holds most of what is carried."""
    if not understood.conversation:
        return None
    scored, _, unit = max(units, key=lambda u: (carried(u[2], query), -u[0].rank))
    return scored.passage.document, unit


def nearness(
    scored: Scored, unit: SentenceView, anchor: tuple[str, SentenceView] | None
) -> float:
    """1 right behind the anchor, less further on; half of it before; 0 for the anchor itself."""
    if anchor is None or anchor[0] != scored.passage.document or unit.start == anchor[1].start:
        return 0.0
    if unit.start >= anchor[1].end:
        return math.exp(-(unit.start - anchor[1].end) / _NEAR)
    return 0.5 * math.exp(-max(0, anchor[1].start - unit.end) / _NEAR)


def carried(unit: SentenceView, query: Query) -> float:
    """The weight of the history's words that stand in a unit."""
    return sum(w for s, w in query.carried.items() if s in unit.stems)
