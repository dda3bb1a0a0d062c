"""Complete: 1 when the answer holds all key facts and no forbidden form, else 0.

Every question with key facts or forbidden forms counts; a missing answer is not complete.
Source: eval/README.md, measure 3.
"""

from eval.folding import has_form
from eval.measures.key_fact_recall import lacking, plain_text
from eval.records import Case, Measure, Score


def _score(case: Case) -> Score | None:
    record = case.record
    if not record.key_facts and not record.forbidden:
        return None
    if case.answer.error:
        return Score(0, 1, "no answer")
    wrong = [form for form in record.forbidden if has_form(plain_text(case), form)]
    named = f"forbidden: {'; '.join(wrong)}" if wrong else ""
    why = ", ".join(part for part in (lacking(case), named) if part)
    return Score(int(not why), 1, why)


COMPLETENESS = Measure("complete", "Complete", "facts", _score)
