"""All measures in the order in which they are reported. One measure, one short file."""

from collections.abc import Iterable, Mapping

from eval.evidence import WORD_BUDGETS
from eval.measures import (
    abstention,
    brevity,
    completeness,
    document_precision,
    document_recall,
    evidence_recall,
    fabrications,
    false_refusal,
    footnote_precision,
    footnote_recall,
    full_hit,
    key_fact_recall,
    mrr,
    ndcg,
    quote_support,
    status_rates,
    verbatim,
)
from eval.records import Case, Measure, Score

RANKS = (5, 10, 20)

RETRIEVAL: tuple[Measure, ...] = (
    *(evidence_recall.at(k) for k in RANKS),
    *(evidence_recall.within(words) for words in WORD_BUDGETS),
    *(full_hit.at(k) for k in RANKS),
    *(full_hit.within(words) for words in WORD_BUDGETS),
    mrr.MRR,
    ndcg.at(10),
)
MEASURES: tuple[Measure, ...] = (
    *RETRIEVAL,
    document_recall.DOCUMENT_RECALL,
    document_precision.DOCUMENT_PRECISION,
    footnote_recall.FOOTNOTE_RECALL,
    footnote_precision.FOOTNOTE_PRECISION,
    quote_support.QUOTE_SUPPORT,
    verbatim.VERBATIM,
    key_fact_recall.KEY_FACT_RECALL,
    completeness.COMPLETENESS,
    status_rates.RIGHT_STATUS,
    abstention.PRECISION,
    abstention.RECALL,
    false_refusal.FALSE_REFUSAL,
    status_rates.CORRECT,
    status_rates.CLARIFY,
    status_rates.REFUSE,
    *fabrications.FABRICATIONS,
    brevity.WORDS,
    brevity.FACTS_PER_100_WORDS,
)
BY_NAME: Mapping[str, Measure] = {m.name: m for m in MEASURES}

# The figures that decisions are taken from: the gate holds them and a baseline compares them.
MAIN: tuple[str, ...] = (
    "evidence_recall@10",
    "evidence_recall@1400w",
    "full_hit@10",
    "mrr",
    "document_recall",
    "document_precision",
    "footnote_recall",
    "footnote_precision",
    "quote_support",
    "key_fact_recall",
    "complete",
    "right_status",
    "abstention_recall",
    "false_refusal",
    "correct_rate",
    "clarify_rate",
    "refuse_rate",
)


def score_all(case: Case, measures: Iterable[Measure] = MEASURES) -> dict[str, Score]:
    """The score of each measure that applies to the case, by the measure's name."""
    scored = ((m.name, m.score(case)) for m in measures)
    return {name: score for name, score in scored if score is not None}
