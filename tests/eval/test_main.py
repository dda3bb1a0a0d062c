import json
from pathlib import Path
from typing import Any

import pytest

import eval.assistant as door
from eval.main import run_eval
from eval.peers import OURS, PeerRow
from eval.results import markdown_table, results_text
from eval.run import evaluate
from eval.summary import Latency
from index.errors import InputError
from tests.eval.examples import DOSSIER, answer_json, asking, question, question_set
from tests.eval.test_load import line, write


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Answers by id; a fake assistant over the example dossier gives them."""
    answers: dict[str, Any] = {f"s{n:03}": answer_json("Dit.") for n in range(1, 5)}
    monkeypatch.setattr(door, "open_dossier", lambda: DOSSIER)
    monkeypatch.setattr(door, "open_ask", lambda: asking(answers))
    return answers


@pytest.fixture
def questions(tmp_path: Path) -> list[Path]:
    return [write(tmp_path / "q.jsonl", *(line(f"s{n:03}") for n in range(1, 5)))]


def as_json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    read = json.loads(capsys.readouterr().out)
    assert isinstance(read, dict)
    return read


@pytest.mark.usefixtures("asked")
def test_json_on_stdout_is_the_whole_result(
    questions: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_eval(questions, half="test", as_json=True) == 0
    result = as_json(capsys)
    assert [q["id"] for q in result["questions"]] == ["s002", "s004"]
    assert result["set"]["half"] == "test"


def test_two_runs_print_the_same_but_for_the_timings(
    asked: dict[str, Any], questions: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    results = []
    for time in (1.0, 9.0):
        asked.update({i: answer_json("Dit.", timings_ms={"total": time}) for i in asked})
        run_eval(questions, as_json=True)
        results.append(as_json(capsys))
    timings = [r.pop("timings_ms") for r in results]
    assert results[0] == results[1]
    assert timings[0] != timings[1]


def test_a_question_without_an_answer_is_exit_status_1(
    asked: dict[str, Any], questions: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    asked["s001"] = RuntimeError("kapot")
    assert run_eval(questions, as_json=True) == 1
    assert as_json(capsys)["missing"] == [{"id": "s001", "error": "RuntimeError: kapot"}]


@pytest.mark.usefixtures("asked")
def test_reports_are_written_and_a_result_serves_as_baseline(
    questions: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    html, junit, before = (tmp_path / name for name in ("r.html", "r.xml", "before.json"))
    run_eval(questions, as_json=True, limit=2)
    before.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run_eval(questions, "all", True, html, junit, before) == 0
    out, err = capsys.readouterr()
    assert {c["difference"] for c in json.loads(out)["changes"]} == {0}
    assert "not in the baseline, so not compared: s003 s004" in err
    assert html.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert junit.read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"half": "third"}, "half is dev, test or all, not 'third'"),
        ({"limit": 0}, "no question of half all in q.jsonl"),
        ({"html": Path("/nowhere/r.html")}, "the report cannot be written"),
        ({"baseline": Path("/nowhere/b.json")}, "cannot be read as a baseline"),
        ({"from_feedback": Path("/nowhere/f")}, "cannot be read as feedback"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    questions: list[Path], changes: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint):
        run_eval(questions, **changes)


def test_results_are_markdown_with_peers_and_hashes() -> None:
    evaluation = evaluate(
        question_set([question()]), asking({"x001": answer_json("Op 3 juni.")}), DOSSIER
    )
    ours = PeerRow(OURS, 1, {"mrr": 1.0}, Latency("retrieve", 1, 2.0, 3.0), None, None)
    text = results_text(evaluation, [ours])
    assert "| Key-fact recall | 50.0 % | 5.5–94.5 | 1 |" in text
    assert "| factual | 100.0 % (20.7–100.0, n 1) |" in text
    assert "| VAO | – | – | – | – | – | 100.0 | 2.0 | 3.0 | – |" in text
    assert "- example.jsonl: sha256 00" in text


def test_a_table_cell_cannot_break_its_row() -> None:
    assert markdown_table(["a", "b"], [["x|y", "1\n2"]]) == (
        "| a | b |\n| --- | ---: |\n| x\\|y | 1 2 |\n"
    )
