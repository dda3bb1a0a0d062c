"""Correct, clarify and refuse rates: over questions that expect it, the share that gets it.

Right statuses are premise_corrected, clarify and refused; `right_status` is the same over every
question, whatever it expects. Source: eval/README.md, measure 4.
"""

from eval.records import WANTED_STATUS, Case, Expected, Measure, Score


def _expecting(expected: Expected | None, case: Case) -> Score | None:
    if expected not in (None, case.record.expected):
        return None
    right = case.answer.status in WANTED_STATUS[case.record.expected]
    why = "" if right else f"expected {case.record.expected}, got {case.answer.status}"
    return Score(int(right), 1, why)


CORRECT = Measure(
    "correct_rate", "Wrong premise corrected", "abstention", lambda c: _expecting("correct", c)
)
CLARIFY = Measure("clarify_rate", "Asked back", "abstention", lambda c: _expecting("clarify", c))
REFUSE = Measure("refuse_rate", "Refused", "abstention", lambda c: _expecting("refuse", c))
RIGHT_STATUS = Measure("right_status", "Right status", "abstention", lambda c: _expecting(None, c))
