"""Footnote recall: over required citations with notes, the share with a listed note cited.

At least one of the citation's notes (or of a citation that replaces it) must be cited with the
right document. Questions to answer or to correct only. Source: eval/README.md, measure 2.
"""

from eval.evidence import standing_for
from eval.records import Case, Evidence, Measure, Score


def cited_notes(case: Case) -> tuple[tuple[str, int], ...]:
    """The distinct (document, note number) pairs that the answer cites, in order."""
    pairs = ((c.document, note.number) for c in case.answer.citations for note in c.notes)
    return tuple(dict.fromkeys(pairs))


def _name(citation: Evidence) -> str:
    numbers = ", ".join(map(str, citation.footnotes))
    return f"{citation.document} note {numbers}"


def _score(case: Case) -> Score | None:
    record = case.record
    wanted = [i for i, c in enumerate(record.citations) if c.footnotes]
    if not record.cites or not wanted:
        return None
    cited = set(cited_notes(case))
    lost = [
        i
        for i in wanted
        if not cited & {(e.document, n) for e in standing_for(record, i) for n in e.footnotes}
    ]
    places = (_name(record.citations[i]) for i in lost)
    why = f"note not cited: {', '.join(places)}" if lost else ""
    return Score(len(wanted) - len(lost), len(wanted), why)


FOOTNOTE_RECALL = Measure("footnote_recall", "Footnote recall", "citations", _score)
