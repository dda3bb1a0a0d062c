"""Verbatim: the share of cited quotes that stand literally at their offsets in their document.

Every answer with a citation counts, whatever the question expects. A hard floor of the gate: 1.
Source: eval/README.md, measure 2.
"""

from eval.measures.fabrications import not_verbatim
from eval.records import Case, Measure, Score


def _score(case: Case) -> Score | None:
    count = len(case.answer.citations)
    if not count:
        return None
    wrong = list(not_verbatim(case))
    return Score(count - len(wrong), count, "; ".join(wrong))


VERBATIM = Measure("verbatim", "Verbatim quotes", "citations", _score)
