"""Key-fact recall: the share of a question's key facts that the answer's text holds.

One surface form of a fact is enough; see `eval.folding.has_form`. Citation signs ([1]) are no
part of the text. Every question with key facts counts. Source: eval/README.md, measure 3.
"""

import re

from eval.folding import has_fact
from eval.records import Case, Measure, Score

_SIGN = re.compile(r"\s*\[\d+\]")


def plain_text(case: Case) -> str:
    """The answer's text without its citation signs."""
    return _SIGN.sub("", case.answer.text)


def facts_found(case: Case) -> tuple[bool, ...]:
    """For each key fact whether one of its forms stands in the answer."""
    text = plain_text(case)
    return tuple(has_fact(text, forms) for forms in case.record.key_facts)


def lacking(case: Case) -> str:
    """The facts that the answer lacks, or an empty string."""
    pairs = zip(case.record.key_facts, facts_found(case), strict=True)
    lost = [forms[0] for forms, found in pairs if not found]
    return f"lacks: {'; '.join(lost)}" if lost else ""


def _score(case: Case) -> Score | None:
    if not case.record.key_facts:
        return None
    found = facts_found(case)
    return Score(sum(found), len(found), lacking(case))


KEY_FACT_RECALL = Measure("key_fact_recall", "Key-fact recall", "facts", _score)
