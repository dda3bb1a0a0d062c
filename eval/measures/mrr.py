"""Reciprocal rank: 1 / rank of the first passage that holds any required citation, or 0.

The mean over questions is MRR. Source: Voorhees 1999, The TREC-8 Question Answering Track Report.
"""

from eval.evidence import required
from eval.records import Case, Measure, Score


def _score(case: Case) -> Score | None:
    if not case.record.answerable or not required(case.record):
        return None
    ranks = [rank for rank in case.ranks[0] if rank is not None]
    if not ranks:
        return Score(0, 1, "no evidence among the retrieved passages")
    first = min(ranks)
    return Score(1 / first, 1, "" if first == 1 else f"first evidence at rank {first}")


MRR = Measure("mrr", "MRR", "retrieval", _score)
