"""Quote support: the share of cited quotes that overlap a quote of the evidence.

They overlap when they are of one document and at least half of the shorter one's words match in
order. An answer that quotes nothing where it should counts 0. Questions to answer or to correct
only. Source: eval/README.md, measure 2.
"""

from eval.evidence import acceptable
from eval.folding import words, words_in_common
from eval.records import Case, Evidence, GivenCitation, Measure, Score


def supports(citation: GivenCitation, evidence: Evidence) -> bool:
    """Do the two quotes overlap by at least half of the shorter one's words?"""
    shorter = min(len(words(citation.quote)), len(words(evidence.quote)))
    if citation.document != evidence.document or not shorter:
        return False
    return 2 * words_in_common(citation.quote, evidence.quote) >= shorter


def _score(case: Case) -> Score | None:
    if not case.record.cites:
        return None
    cited = case.answer.citations
    if not cited:
        return Score(0, 1, "cites nothing")
    right = acceptable(case.record)
    loose = [c.n for c in cited if not any(supports(c, e) for e in right)]
    why = f"quote is no evidence: {', '.join(f'[{n}]' for n in loose)}" if loose else ""
    return Score(len(cited) - len(loose), len(cited), why)


QUOTE_SUPPORT = Measure("quote_support", "Quote support", "citations", _score)
