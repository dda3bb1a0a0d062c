"""Footnote precision: the share of cited notes that are right to cite for the question.

Right is a note that is listed with an acceptable citation, or whose marker stands in the sentence
of its quote. An answer without notes counts 0 where a note is required and is not scored where
none is. Questions to answer or to correct only. Source: eval/README.md, measure 2.
"""

from eval.evidence import acceptable_notes
from eval.measures.footnote_recall import cited_notes
from eval.records import Case, Measure, Score


def _score(case: Case) -> Score | None:
    if not case.record.cites:
        return None
    cited = cited_notes(case)
    if not cited:
        needed = any(c.footnotes for c in case.record.citations)
        return Score(0, 1, "cites no note") if needed else None
    right = acceptable_notes(case.record, case.dossier)
    wrong = [
        f"{document} note {number}" for document, number in cited if (document, number) not in right
    ]
    why = f"wrongly cited: {', '.join(wrong)}" if wrong else ""
    return Score(len(cited) - len(wrong), len(cited), why)


FOOTNOTE_PRECISION = Measure("footnote_precision", "Footnote precision", "citations", _score)
