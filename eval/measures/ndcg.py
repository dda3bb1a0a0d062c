"""nDCG@k: discounted gain of the evidence over that of the best order there can be.

The gain of a passage is the number of required citations that it is the first to hold, its
discount log2(rank + 1). The best order has one citation a rank; where one passage holds several
the quotient can pass 1 and is cut there. Source: Järvelin and Kekäläinen 2002, with the novelty
of Clarke et al. 2008 (alpha = 1: evidence seen before gains nothing).
"""

from math import log2

from eval.evidence import required
from eval.records import Case, Measure, Score


def at(k: int) -> Measure:
    """nDCG over the first k passages."""
    return Measure(f"ndcg@{k}", f"nDCG@{k}", "retrieval", lambda c: _score(c, k))


def _score(case: Case, k: int) -> Score | None:
    count = len(required(case.record))
    if not case.record.answerable or not count:
        return None
    ranks = [rank for rank in case.ranks[0] if rank is not None and rank <= k]
    gain = sum(1 / log2(rank + 1) for rank in ranks)
    best = sum(1 / log2(rank + 1) for rank in range(1, min(count, k) + 1))
    why = "" if gain >= best else "evidence low in the list or not in it"
    return Score(min(1.0, gain / best), 1, why)
