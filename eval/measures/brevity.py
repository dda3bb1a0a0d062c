"""Brevity: words of an answer, and key facts found for each 100 of them.

Only answers that say something about the dossier count, so that refusing is not short. The median
of the words and the facts per 100 words over all answers together (an answer that quotes
everything must not win) are made in `eval.summary`. Source: eval/README.md, measure 5.
"""

from eval.measures.key_fact_recall import facts_found, plain_text
from eval.records import ANSWERING, Case, Measure, Score


def answer_words(case: Case) -> int:
    """Words of the answer, counted between white space, without citation signs."""
    return len(plain_text(case).split())


def _words(case: Case) -> Score | None:
    if case.answer.status not in ANSWERING:
        return None
    return Score(answer_words(case), 1)


def _density(case: Case) -> Score | None:
    count = answer_words(case)
    if case.answer.status not in ANSWERING or not case.record.key_facts or not count:
        return None
    return Score(100 * sum(facts_found(case)), count)


WORDS = Measure("words", "Words per answer (median)", "brevity", _words, "median", False)
FACTS_PER_100_WORDS = Measure(
    "facts_per_100_words", "Key facts per 100 words", "brevity", _density, "ratio"
)
