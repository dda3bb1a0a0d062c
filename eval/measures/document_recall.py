"""Document recall: the share of required citations whose document the answer cites.

A citation that replaces a required one counts in its place. Questions to answer or to correct
only. Source: eval/README.md, measure 2.
"""

from eval.evidence import standing_for
from eval.records import Case, Measure, Score


def _score(case: Case) -> Score | None:
    record = case.record
    if not record.cites:
        return None
    cited = {c.document for c in case.answer.citations}
    lost = [
        record.citations[i].document
        for i in range(len(record.citations))
        if not cited & {e.document for e in standing_for(record, i)}
    ]
    why = f"not cited: {', '.join(dict.fromkeys(lost))}" if lost else ""
    return Score(len(record.citations) - len(lost), len(record.citations), why)


DOCUMENT_RECALL = Measure("document_recall", "Document recall", "citations", _score)
