"""False refusal: the share of answerable questions that get no answer. Lower is better.

No answer is every status but answered, partial and premise_corrected; a crash counts as one.
Printed beside abstention, which can be had for free by refusing all.
Source: eval/README.md, measure 4.
"""

from eval.records import ANSWERING, Case, Measure, Score


def _score(case: Case) -> Score | None:
    if not case.record.answerable:
        return None
    refused = case.answer.status not in ANSWERING
    return Score(int(refused), 1, f"no answer: {case.answer.status}" if refused else "")


FALSE_REFUSAL = Measure(
    "false_refusal", "False refusal", "abstention", _score, higher_is_better=False
)
