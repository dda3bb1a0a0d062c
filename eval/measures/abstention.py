"""Abstention: does the assistant say "not in the dossier" where it should, and only there?

Precision: over questions answered with not_in_dossier, the share that expects it. Recall: over
questions that expect it, the share answered so. F1, their harmonic mean, is made in
`eval.summary`. Source: eval/README.md, measure 4.
"""

from eval.records import Case, Measure, Score


def _precision(case: Case) -> Score | None:
    if case.answer.status != "not_in_dossier":
        return None
    right = case.record.expected == "abstain"
    why = "" if right else f"abstains, expected {case.record.expected}"
    return Score(int(right), 1, why)


def _recall(case: Case) -> Score | None:
    if case.record.expected != "abstain":
        return None
    right = case.answer.status == "not_in_dossier"
    return Score(int(right), 1, "" if right else f"should abstain, got {case.answer.status}")


PRECISION = Measure("abstention_precision", "Abstention precision", "abstention", _precision)
RECALL = Measure("abstention_recall", "Abstention recall", "abstention", _recall)
