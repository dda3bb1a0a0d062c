from eval.measures.abstention import PRECISION, RECALL
from eval.measures.brevity import FACTS_PER_100_WORDS, WORDS
from eval.measures.completeness import COMPLETENESS
from eval.measures.false_refusal import FALSE_REFUSAL
from eval.measures.key_fact_recall import KEY_FACT_RECALL
from eval.measures.status_rates import CLARIFY, CORRECT, REFUSE, RIGHT_STATUS
from eval.records import Measure, QuestionRecord, Score
from tests.eval.examples import answer, case, question, unanswerable


def given(measure: Measure, text: str, **changes: object) -> Score | None:
    """Two facts are asked for: 3 juni, aangenomen."""
    return measure.score(case(question(**changes), answer(text)))


def status(measure: Measure, record: QuestionRecord, got: str) -> Score | None:
    return measure.score(case(record, answer(status=got)))


def test_key_fact_recall() -> None:
    assert given(KEY_FACT_RECALL, "Op 3 juni [1].") == Score(1, 2, "lacks: aangenomen")
    assert given(KEY_FACT_RECALL, "Aangenomen, op JUNI 3.") == Score(2, 2)
    assert given(KEY_FACT_RECALL, "Nee.", key_facts=()) is None


def test_citation_signs_are_no_facts() -> None:
    assert given(KEY_FACT_RECALL, "Ja [7].", key_facts=(("7",),)) == Score(0, 1, "lacks: 7")


def test_complete_wants_all_facts_and_nothing_forbidden() -> None:
    whole = "Op 3 juni aangenomen"
    assert given(COMPLETENESS, whole) == Score(1, 1)
    assert given(COMPLETENESS, "Op 3 juni") == Score(0, 1, "lacks: aangenomen")
    wrong = given(COMPLETENESS, whole + ", niet op 4 juni", forbidden=("4 juni",))
    assert wrong == Score(0, 1, "forbidden: 4 juni")


def test_a_missing_answer_is_not_complete_though_it_holds_nothing_forbidden() -> None:
    record = unanswerable("abstain", forbidden=("4 juni",))
    crashed = case(record, answer(status="error", error="ValueError: x"))
    assert COMPLETENESS.score(crashed) == Score(0, 1, "no answer")
    assert COMPLETENESS.score(case(record, answer("Staat er niet in."))) == Score(1, 1)
    assert COMPLETENESS.score(case(unanswerable("abstain"), answer("x"))) is None


def test_abstention_precision_is_over_those_that_abstain() -> None:
    absent = unanswerable("abstain")
    assert status(PRECISION, absent, "not_in_dossier") == Score(1, 1)
    assert status(PRECISION, question(), "not_in_dossier") == Score(
        0, 1, "abstains, expected answer"
    )
    assert status(PRECISION, absent, "answered") is None


def test_abstention_recall_is_over_those_that_should() -> None:
    absent = unanswerable("abstain")
    assert status(RECALL, absent, "not_in_dossier") == Score(1, 1)
    assert status(RECALL, absent, "error") == Score(0, 1, "should abstain, got error")
    assert status(RECALL, question(), "not_in_dossier") is None


def test_false_refusal_is_an_answerable_question_without_an_answer() -> None:
    refused = ("not_in_dossier", "clarify", "refused", "error")
    assert [status(FALSE_REFUSAL, question(), s) for s in refused] == [
        Score(1, 1, f"no answer: {s}") for s in refused
    ]
    for given_one in ("answered", "partial", "premise_corrected"):
        assert status(FALSE_REFUSAL, question(), given_one) == Score(0, 1)
    assert status(FALSE_REFUSAL, unanswerable("abstain"), "not_in_dossier") is None


def test_each_rate_is_over_the_questions_that_expect_it() -> None:
    rates = {"correct": CORRECT, "clarify": CLARIFY, "refuse": REFUSE}
    wanted = {"correct": "premise_corrected", "clarify": "clarify", "refuse": "refused"}
    for expected, measure in rates.items():
        record = unanswerable(expected)
        assert status(measure, record, wanted[expected]) == Score(1, 1)
        assert status(measure, record, "answered") == Score(
            0, 1, f"expected {expected}, got answered"
        )
        assert status(measure, question(), wanted[expected]) is None


def test_right_status_is_over_all_questions() -> None:
    assert status(RIGHT_STATUS, question(), "partial") == Score(1, 1)
    assert status(RIGHT_STATUS, question(), "premise_corrected") == Score(
        0, 1, "expected answer, got premise_corrected"
    )
    assert status(RIGHT_STATUS, unanswerable("abstain"), "not_in_dossier") == Score(1, 1)


def test_brevity_counts_words_and_facts_in_them() -> None:
    text = "Op 3 juni is zij aangenomen [1]."  # 6 words and a stop, both facts
    words, density = given(WORDS, text), given(FACTS_PER_100_WORDS, text)
    assert words is not None
    assert density is not None
    assert (words.value, density.value) == (6, 200 / 6)


def test_refusing_is_not_short() -> None:
    for measure in (WORDS, FACTS_PER_100_WORDS):
        assert status(measure, question(), "not_in_dossier") is None
