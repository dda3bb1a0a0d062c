import json

import pytest

from eval.records import Evaluation, GivenNote
from eval.result import dump, to_json
from eval.run import evaluate
from eval.summary import Figure, fabrication_count, figure_of, goodness, outcome, summarise, worst
from eval.wire import read_answer
from index.errors import InputError
from tests.eval.examples import (
    DOSSIER,
    TEXT_B,
    answer_json,
    asking,
    question,
    question_set,
    unanswerable,
)

WHOLE = "Zij is op 3 juni aangenomen."
RECORDS = [
    question(),
    question(id="x002", kind="list"),
    unanswerable("abstain", id="x003", kind="absent"),
    unanswerable("abstain", id="x004", kind="absent"),
]
ABSTAINS = {"status": "not_in_dossier", "citations": [], "sentences": []}


def run(milliseconds: float = 5.0) -> Evaluation:
    """One good answer, one crash, one right and one wrong reply to what is absent."""
    times = {"retrieve": 1.0, "total": milliseconds}
    answers = {
        "x001": answer_json(WHOLE, timings_ms=times),
        "x002": ValueError("kapot\nen meer"),
        "x003": {**answer_json("", timings_ms=times), **ABSTAINS, "answer": "Staat er niet in."},
        "x004": answer_json("Toch iets.", timings_ms=times),
    }
    return evaluate(question_set(RECORDS), asking(answers), DOSSIER)


def test_an_answer_is_read_with_its_passages_in_order_of_rank() -> None:
    read = read_answer(answer_json(WHOLE))
    assert [p.id for p in read.passages] == ["A#p2", "B#p1"]
    assert read.citations[0].notes == (GivenNote(1, "Kamerstuk 11 111, nr. 22."),)
    assert (read.sentence_citations, read.retrieve_ms, read.total_ms) == ((1,), 2.0, 5.0)


def test_an_answer_of_another_schema_is_refused() -> None:
    with pytest.raises(InputError, match="not vao-answer/1: schema"):
        read_answer({**answer_json(WHOLE), "schema": "vao-answer/2"})


def test_a_crash_is_an_error_record_that_stays_in_the_denominator() -> None:
    done = run()
    assert [(j.id, j.case.answer.error) for j in done.missing] == [("x002", "ValueError: kapot")]
    figures = summarise(done.judged)
    recall = figure_of(figures, "evidence_recall@5")
    assert recall is not None
    assert (recall.value, recall.n) == ((2 / 2 + 0 / 2) / 2, 2)
    refusal = figure_of(figures, "false_refusal")
    assert refusal is not None
    assert (refusal.value, refusal.n) == (1 / 2, 2)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"status": "error"}, "the assistant answers with status error"),
        ({"answer": " "}, "status answered with an empty answer"),
        ({"citations": [{"n": 1}]}, "InputError: not vao-answer/1: citations.0.document"),
    ],
)
def test_what_is_no_answer_is_named(given: dict[str, object], error: str) -> None:
    one = question_set([question()])
    done = evaluate(one, asking({"x001": {**answer_json(WHOLE), **given}}), DOSSIER)
    assert done.judged[0].case.answer.error.startswith(error)
    assert outcome(done.judged[0]) == "error"


def test_f1_is_made_of_precision_and_recall() -> None:
    f1 = figure_of(summarise(run().judged), "abstention_f1")
    assert f1 == Figure("abstention_f1", "Abstention F1", "abstention", "all", 2 / 3, 2)


def test_figures_stand_per_kind_too() -> None:
    kinds = dict.fromkeys(f.kind for f in summarise(run().judged))
    assert list(kinds) == ["all", "factual", "list", "absent"]


def test_outcomes_and_the_worst_questions() -> None:
    judged = run().judged
    assert [outcome(j) for j in judged] == ["incomplete", "error", "right", "wrong_status"]
    assert [j.id for j in worst(judged)] == ["x002", "x004", "x001"]
    assert (goodness(judged[1]), goodness(judged[2])) == (0, 1)


def test_a_fabrication_makes_the_outcome_and_the_goodness() -> None:
    wrong = {**answer_json(WHOLE), "answer": f"{WHOLE} [1] [2]"}
    judged = evaluate(question_set([question()]), asking({"x001": wrong}), DOSSIER).judged[0]
    assert (fabrication_count(judged), outcome(judged), goodness(judged)) == (1, "fabricated", 0)


def test_two_runs_differ_in_their_timings_alone() -> None:
    one, other = to_json(run(5.0)), to_json(run(7.0))
    assert one.pop("timings_ms") != other.pop("timings_ms")
    assert dump(one) == dump(other)


def test_the_result_names_set_corpus_and_each_passage_once() -> None:
    result = json.loads(dump(to_json(run())))
    assert result["schema"] == "vao-eval/1"
    assert (result["set"]["n"], result["set"]["sha256"]) == (4, "set")
    assert sorted(result["corpus"]["documents"]) == ["A", "B"]
    assert result["passages"]["B#p1"] == {"document": "B", "text": TEXT_B, "notes": []}
    first = result["questions"][0]
    assert first["retrieved"] == [
        {"passage": "A#p2", "holds": [0]},
        {"passage": "B#p1", "holds": [1]},
    ]
    assert [e["rank"] for e in first["evidence"]] == [1, 2]
    assert first["facts"] == [
        {"forms": ["3 juni", "juni 3"], "found": True},
        {"forms": ["aangenomen"], "found": True},
    ]
    assert first["why"]["document_recall"] == "not cited: B"
