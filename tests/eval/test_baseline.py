import json
from pathlib import Path

import pytest

from eval.baseline import Change, baseline_text, compare, read_baseline, unmatched
from eval.records import Evaluation
from eval.result import dump, to_json
from eval.run import evaluate
from eval.stats import Interval
from index.errors import InputError
from tests.eval.examples import DOSSIER, answer_json, asking, question, question_set

IDS = [f"x{n:03}" for n in range(1, 21)]


def run(good: list[str]) -> Evaluation:
    """Twenty questions; those of `good` are answered whole, the others lack a fact."""
    texts = {i: "Op 3 juni aangenomen." if i in good else "Aangenomen." for i in IDS}
    answers = {i: answer_json(text) for i, text in texts.items()}
    return evaluate(question_set([question(id=i) for i in IDS]), asking(answers), DOSSIER)


def stored(evaluation: Evaluation, path: Path) -> Path:
    path.write_text(baseline_text(evaluation), encoding="utf-8")
    return path


def test_a_baseline_has_a_line_a_question_and_reads_back(tmp_path: Path) -> None:
    evaluation = run(IDS)
    path = stored(evaluation, tmp_path / "b.json")
    assert len(path.read_text().splitlines()) == len(IDS) + 3
    baseline = read_baseline(path)
    assert baseline.set_sha256 == "set"
    assert baseline.scores["x001"]["key_fact_recall"] == 1.0
    assert "correct_rate" not in baseline.scores["x001"]


def test_nothing_changed(tmp_path: Path) -> None:
    evaluation = run(IDS[:10])
    changes = compare(evaluation, read_baseline(stored(evaluation, tmp_path / "b.json")))
    assert all(c.difference == 0 and not c.won and not c.lost for c in changes)
    assert not any(c.worse_beyond_chance for c in changes)


def test_questions_won_and_lost_are_named_and_paired(tmp_path: Path) -> None:
    before = read_baseline(stored(run(IDS[:10]), tmp_path / "b.json"))
    [change] = compare(run([*IDS[1:10], "x020"]), before, ["complete"])
    assert (change.won, change.lost, change.n) == (("x020",), ("x001",), 20)
    assert (change.then, change.now, change.difference) == (10 / 20, 10 / 20, 0)
    assert not change.worse_beyond_chance


def test_a_loss_beyond_chance_is_told_from_a_single_question(tmp_path: Path) -> None:
    before = read_baseline(stored(run(IDS), tmp_path / "b.json"))
    [one] = compare(run(IDS[1:]), before, ["complete"])
    [many] = compare(run(IDS[8:]), before, ["complete"])
    assert (one.difference, one.worse_beyond_chance) == (-1 / 20, False)
    assert (many.difference, many.worse_beyond_chance) == (-8 / 20, True)
    assert many.lost == tuple(IDS[:8])


def test_for_a_measure_where_lower_is_better_more_is_worse() -> None:
    up = Change("false_refusal", 9, 0.5, 0.1, 0.4, Interval(0.2, 0.6), (), ("x001",), None)
    assert up.worse_beyond_chance


def test_a_question_that_the_baseline_does_not_know_is_not_compared(tmp_path: Path) -> None:
    evaluation = run(IDS)
    short = question_set([question(id=i) for i in IDS[:5]])
    few = evaluate(short, asking({i: answer_json("Op 3 juni.") for i in IDS}), DOSSIER)
    before = read_baseline(stored(few, tmp_path / "b.json"))
    assert unmatched(evaluation, before) == tuple(IDS[5:])
    assert {c.n for c in compare(evaluation, before)} == {5}


def test_the_result_of_a_run_serves_as_a_baseline(tmp_path: Path) -> None:
    evaluation = run(IDS[:10])
    path = tmp_path / "result.json"
    path.write_text(dump(to_json(evaluation)), encoding="utf-8")
    assert all(c.difference == 0 for c in compare(evaluation, read_baseline(path)))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "cannot be read as a baseline"),
        ("[]", "cannot be read as a baseline"),
        (json.dumps({"schema": "other/1"}), "has schema other/1"),
    ],
)
def test_a_broken_baseline_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        read_baseline(path)
