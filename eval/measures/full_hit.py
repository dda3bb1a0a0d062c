"""Full hit: 1 when retrieval found all required citations of a question, else 0.

Found is as in `evidence_recall`. Source: eval/README.md, measure 1.
"""

from eval.measures.evidence_recall import found, missed
from eval.records import Case, Measure, Score


def at(k: int) -> Measure:
    """Full hit within the first k passages."""
    return Measure(f"full_hit@{k}", f"Full hit @{k}", "retrieval", lambda c: _score(c, 0, k))


def within(words: int) -> Measure:
    """Full hit within the first `words` words of retrieved text."""
    return Measure(
        f"full_hit@{words}w",
        f"Full hit, {words} words",
        "retrieval",
        lambda c: _score(c, words, None),
    )


def _score(case: Case, budget: int, k: int | None) -> Score | None:
    hits = found(case, budget, k)
    return None if hits is None else Score(int(all(hits)), 1, missed(case, hits))
