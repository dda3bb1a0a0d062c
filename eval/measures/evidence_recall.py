"""Evidence recall: the share of a question's required citations that retrieval found.

A citation is found when one of the first k passages (or the first so many words of retrieved
text) is of its document and holds its quote, or that of a citation which replaces it. Only
answerable questions count, and no citation at document level. Source: eval/README.md, measure 1.
"""

from eval.evidence import required
from eval.records import Case, Measure, Score


def at(k: int) -> Measure:
    """Evidence recall within the first k passages."""
    return Measure(
        f"evidence_recall@{k}", f"Evidence recall @{k}", "retrieval", lambda c: _score(c, 0, k)
    )


def within(words: int) -> Measure:
    """Evidence recall within the first `words` words of retrieved text."""
    return Measure(
        f"evidence_recall@{words}w",
        f"Evidence recall, {words} words",
        "retrieval",
        lambda c: _score(c, words, None),
    )


def found(case: Case, budget: int, k: int | None) -> tuple[bool, ...] | None:
    """For each required citation whether it was found; None where retrieval is not scored."""
    if not case.record.answerable or not required(case.record):
        return None
    ranks = case.ranks[budget]
    return tuple(rank is not None and (k is None or rank <= k) for rank in ranks)


def missed(case: Case, hits: tuple[bool, ...]) -> str:
    """Which citations were not found, or an empty string."""
    lost = [i for i, hit in zip(required(case.record), hits, strict=True) if not hit]
    places = (f"{i + 1} ({case.record.citations[i].document})" for i in lost)
    return f"evidence not found: {', '.join(places)}" if lost else ""


def _score(case: Case, budget: int, k: int | None) -> Score | None:
    hits = found(case, budget, k)
    return None if hits is None else Score(sum(hits), len(hits), missed(case, hits))
