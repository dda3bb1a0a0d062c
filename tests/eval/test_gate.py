from pathlib import Path

import pytest

from eval.baseline import Baseline, baseline_text, compare, read_baseline
from eval.floors import Floor, Limits, floor_from, limits_text, raised, read_limits
from eval.gate import LIMITS, changes_since, check_all, verdict
from eval.measures import MAIN
from eval.records import Evaluation
from eval.run import evaluate
from eval.summary import Figure, summarise
from index.errors import SettingsError
from tests.eval.examples import DOSSIER, answer_json, asking, question, question_set

IDS = [f"x{n:03}" for n in range(1, 21)]
GOOD = answer_json("Op 3 juni aangenomen.")


def run(**changed: object) -> Evaluation:
    """Twenty good answers, but for those that are given."""
    answers: dict[str, object] = dict.fromkeys(IDS, GOOD)
    answers.update(changed)
    return evaluate(question_set([question(id=i) for i in IDS]), asking(answers), DOSSIER)


def failed(evaluation: Evaluation, limits: Limits | None = None) -> dict[str, str]:
    checks = check_all(evaluation, limits or Limits(), [])
    return {c.name: c.found for c in checks if not c.passed}


def test_good_answers_pass() -> None:
    assert failed(run(), Limits(floors=(Floor("complete", 1.0, 1.0),))) == {}


def test_one_fabrication_fails_and_names_its_question() -> None:
    loose = {**GOOD, "answer": "Op 3 juni aangenomen. [1] [2]"}
    assert failed(run(x007=loose)) == {"fabrications": "1 x007"}


def test_one_quote_that_is_not_verbatim_fails() -> None:
    moved = {**GOOD["citations"][0], "start": 0}
    assert failed(run(x003={**GOOD, "citations": [moved]})) == {
        "fabrications": "1 x003",
        "verbatim quotes": "95.00 %",
    }


def test_a_crash_fails_and_names_its_question() -> None:
    assert failed(run(x004=ValueError("x"))) == {"without an answer": "1 x004"}


def test_a_floor_fails_with_the_questions_that_lack() -> None:
    limits = Limits(floors=(Floor("complete", 0.96, 0.98), Floor("false_refusal", 0.1, 0.0)))
    found = failed(run(x002=answer_json("Op 3 juni.")), limits)
    assert found == {"complete": "0.9500, limit 0.96, set from 0.98; imperfect: x002"}


def test_a_ceiling_fails_above_it() -> None:
    refusal = {**answer_json(""), "status": "not_in_dossier", "citations": [], "answer": "Nee."}
    limits = Limits(floors=(Floor("false_refusal", 0.04, 0.0),))
    refusal["sentences"] = []
    assert list(failed(run(x001=refusal), limits)) == ["false_refusal"]


def test_a_floor_without_a_scored_question_fails() -> None:
    limits = Limits(floors=(Floor("clarify_rate", 0.1, 0.5),))
    assert failed(run(), limits) == {"clarify_rate": "no question is scored by it"}


def test_a_planted_loss_fails_with_the_questions_named(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(baseline_text(run()), encoding="utf-8")
    without_notes = {**GOOD, "citations": [{**GOOD["citations"][0], "footnotes": []}]}
    lost = IDS[:8]
    worse = run(**dict.fromkeys(lost, without_notes))
    checks = check_all(worse, Limits(), compare(worse, read_baseline(path)))
    named = {c.name: c.found for c in checks if not c.passed}
    assert list(named) == ["footnote_recall, paired", "footnote_precision, paired"]
    assert named["footnote_recall, paired"].endswith(f"lost: {' '.join(lost)}")


def test_a_loss_of_footnote_questions_alone_is_caught(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    kinds = ["footnote" if n < 4 else "factual" for n in range(20)]
    asked = question_set([question(id=i, kind=k) for i, k in zip(IDS, kinds, strict=True)])
    good = dict.fromkeys(IDS, GOOD)
    path.write_text(baseline_text(evaluate(asked, asking(good), DOSSIER)), encoding="utf-8")
    bad = good | dict.fromkeys(IDS[:3], answer_json("Op 3 juni."))
    worse = evaluate(asked, asking(bad), DOSSIER)
    changes = changes_since(worse, read_baseline(path))
    named = [c.name for c in check_all(worse, Limits(), changes) if not c.passed]
    assert "key_fact_recall of footnote questions, paired" in named


def test_the_verdict_is_one_line() -> None:
    checks = check_all(run(x004=ValueError("x")), Limits(), [])
    assert (
        verdict(checks, 20, 3.2) == "gate FAILED: without an answer (20 questions, 3 checks, 3 s)"
    )
    assert verdict(checks[:2], 20, 3.2) == "gate passed (20 questions, 2 checks, 3 s)"


def test_limits_are_written_and_read_back(tmp_path: Path) -> None:
    limits = Limits(floors=(Floor("complete", 0.5, 0.52), Floor("false_refusal", 0.1, 0.08)))
    path = tmp_path / "gate.toml"
    path.write_text(limits_text(limits, 340), encoding="utf-8")
    assert read_limits(path) == limits


def test_a_floor_lies_two_points_or_one_question_away_on_the_lenient_side() -> None:
    assert floor_from(Figure("complete", "", "", "all", 0.5, 340)) == Floor("complete", 0.48, 0.5)
    assert floor_from(Figure("clarify_rate", "", "", "all", 0.5, 10)) == Floor(
        "clarify_rate", 0.4, 0.5
    )
    assert floor_from(Figure("false_refusal", "", "", "all", 0.1, 340)) == Floor(
        "false_refusal", 0.12, 0.1
    )


def test_raising_never_loosens() -> None:
    figures = summarise(run(x002=answer_json("Op 3 juni.")).judged)  # complete 19/20
    strict = Limits(floors=(Floor("complete", 0.99, 1.0),))
    loose = Limits(floors=(Floor("complete", 0.1, 0.1),))
    assert raised(strict, figures).floors[MAIN.index("complete")] == Floor("complete", 0.99, 1.0)
    assert raised(loose, figures).floors[MAIN.index("complete")] == Floor("complete", 0.9, 0.95)


def test_an_unknown_measure_or_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gate.toml"
    hard = "[hard]\nfabrications = 0\nverbatim = 1\nmissing = 0\n"
    path.write_text(f'{hard}[[floor]]\nmeasure = "x"\nlimit = 0\nset_from = 0\n')
    with pytest.raises(SettingsError, match="no measure 'x'"):
        read_limits(path)
    path.write_text(f"{hard}extra = 1\n")
    with pytest.raises(SettingsError, match=r"hard.extra: Extra inputs"):
        read_limits(path)


def test_the_gate_that_comes_along_is_hard_where_it_must_be() -> None:
    limits = read_limits(LIMITS)
    assert (limits.fabrications, limits.verbatim, limits.missing) == (0, 1.0, 0)
    assert {f.measure for f in limits.floors} <= set(MAIN)
    assert all(f.holds(f.set_from) for f in limits.floors)


def test_no_baseline_is_not_compared() -> None:
    assert compare(run(), Baseline({}, "", "")) == []
