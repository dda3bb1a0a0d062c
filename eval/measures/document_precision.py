"""Document precision: the share of cited documents that are right to cite for the question.

Right are the documents of required and acceptable citations. An answer that cites nothing where
it should counts 0. Questions to answer or to correct only. Source: eval/README.md, measure 2.
"""

from eval.evidence import acceptable
from eval.records import Case, Measure, Score


def _score(case: Case) -> Score | None:
    if not case.record.cites:
        return None
    cited = dict.fromkeys(c.document for c in case.answer.citations)
    if not cited:
        return Score(0, 1, "cites nothing")
    right = {e.document for e in acceptable(case.record)}
    wrong = [document for document in cited if document not in right]
    why = f"wrongly cited: {', '.join(wrong)}" if wrong else ""
    return Score(len(cited) - len(wrong), len(cited), why)


DOCUMENT_PRECISION = Measure("document_precision", "Document precision", "citations", _score)
