from math import log2

from eval.measures import RETRIEVAL, evidence_recall, full_hit, mrr, ndcg, score_all
from eval.records import Case, Evidence, GivenPassage, Score
from tests.eval.examples import (
    QUOTE_A1,
    QUOTE_A2,
    QUOTE_B,
    answer,
    case,
    passage,
    question,
    unanswerable,
)

NOTHING = passage("A", "Niets van belang.")


def found(*passages: GivenPassage) -> Case:
    """QUOTE_A1 of A and QUOTE_B of B are asked for."""
    return case(question(), answer(passages=passages))


def test_evidence_recall_counts_citations_within_the_first_k() -> None:
    one_of_two = found(NOTHING, passage("A", QUOTE_A1), *[NOTHING] * 4, passage("B", QUOTE_B))
    at_5 = evidence_recall.at(5).score(one_of_two)
    assert at_5 == Score(1, 2, "evidence not found: 2 (B)")
    assert at_5 is not None
    assert at_5.value == 1 / 2
    assert evidence_recall.at(10).score(one_of_two) == Score(2, 2)
    assert evidence_recall.at(1).score(one_of_two) == Score(
        0, 2, "evidence not found: 1 (A), 2 (B)"
    )


def test_a_budget_of_words_is_not_a_number_of_passages() -> None:
    long = passage("A", "woord " * 695 + QUOTE_A1)  # the quote ends at word 706
    assert evidence_recall.within(700).score(found(long)) == Score(
        0, 2, "evidence not found: 1 (A), 2 (B)"
    )
    assert evidence_recall.within(1400).score(found(long)) == Score(
        1, 2, "evidence not found: 2 (B)"
    )
    assert full_hit.within(1400).score(found(long, passage("B", QUOTE_B))) == Score(1, 1)


def test_full_hit_wants_all_citations() -> None:
    both = found(passage("B", QUOTE_B), passage("A", QUOTE_A1))
    assert full_hit.at(5).score(both) == Score(1, 1)
    assert full_hit.at(1).score(both) == Score(0, 1, "evidence not found: 1 (A)")


def test_reciprocal_rank_is_of_the_first_passage_with_any_evidence() -> None:
    third = found(NOTHING, NOTHING, passage("B", QUOTE_B), passage("A", QUOTE_A1))
    assert mrr.MRR.score(third) == Score(1 / 3, 1, "first evidence at rank 3")
    assert mrr.MRR.score(found(NOTHING)) == Score(0, 1, "no evidence among the retrieved passages")


def test_ndcg_discounts_by_rank_and_counts_evidence_once() -> None:
    twice = found(passage("A", QUOTE_A1), passage("A", QUOTE_A1), passage("B", QUOTE_B))
    score = ndcg.at(10).score(twice)
    assert score is not None
    assert score.value == (1 + 1 / log2(4)) / (1 + 1 / log2(3))
    record = question(citations=(Evidence("A", QUOTE_A1), Evidence("A", QUOTE_A2)))
    together = case(record, answer(passages=(passage("A", f"{QUOTE_A1} {QUOTE_A2}"),)))
    assert ndcg.at(10).score(together) == Score(1.0, 1)  # better than one a rank is still 1


def test_a_missing_answer_counts_as_zero_in_every_retrieval_measure() -> None:
    scores = score_all(case(question(), answer(status="error", error="ValueError: x")), RETRIEVAL)
    assert {name: s.value for name, s in scores.items()} == {m.name: 0 for m in RETRIEVAL}


def test_retrieval_is_scored_where_there_is_evidence_to_find() -> None:
    head = (Evidence("A", QUOTE_A1, level="document"),)
    for record in (unanswerable("abstain"), question(citations=head)):
        assert score_all(case(record, answer()), RETRIEVAL) == {}
