import json
import re
from pathlib import Path
from xml.etree import ElementTree

from rich.console import Console

from eval.baseline import baseline_text, compare, read_baseline
from eval.html import page
from eval.junit import write_junit
from eval.records import Evaluation
from eval.report import first_why, print_report
from eval.run import evaluate
from tests.eval.examples import DOSSIER, answer_json, asking, question, question_set

HOSTILE = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> /*JS*/ & \x07"


def run(text: str = "Op 3 juni.", **answers: object) -> Evaluation:
    records = [question(), question(id="x002", question="Wat <b>nog</b>?", kind="list")]
    given = {"x001": answer_json(text), "x002": answer_json("Op 3 juni aangenomen."), **answers}
    return evaluate(question_set(records), asking(given), DOSSIER)


def printed(evaluation: Evaluation, baseline: Path | None = None) -> str:
    console = Console(width=100, record=True, file=None, quiet=True)
    changes = compare(evaluation, read_baseline(baseline)) if baseline else []
    with console.capture() as capture:
        console.quiet = False
        print_report(evaluation, changes, console)
    return capture.get()


def data_of(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert found
    read = json.loads(found[1])
    assert isinstance(read, dict)
    return read


def test_the_terminal_shows_figures_kinds_and_the_worst_questions() -> None:
    text = printed(run())
    assert "2 questions, half all, of example.jsonl (set set)" in text
    assert "right 0, incomplete 2, wrong_status 0, fabricated 0, error 0" in text
    assert re.search(r"Key-fact recall +│ +75.0 % │ +19.8–97.3 │ +2 ", text)
    assert re.search(r"\n  list +100.0 +50.0 +100.0 +100.0 +100.0 +100.0 +0.0 ?\n", text)
    assert "x001" in text
    assert "lacks: aangenomen" in text
    assert "retrieve p50 2.0 ms, p95 2.0 ms; total p50 5.0 ms" in text


def test_the_terminal_names_what_got_no_answer() -> None:
    assert "no answer to x002: ValueError: kapot" in printed(run(x002=ValueError("kapot")))


def test_the_terminal_names_questions_won_and_lost(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(baseline_text(run()), encoding="utf-8")
    better = printed(run("Op 3 juni aangenomen."), path)
    assert "Since the baseline" in better
    assert "Complete: won x001; lost none" in better


def test_why_begins_with_what_weighs_most() -> None:
    wrong = run(x001={**answer_json("Op 3 juni."), "answer": "Op 3 juni. [1] [4]"})
    assert first_why(wrong.judged[0]) == "[4] has no citation; lacks: aangenomen"


def test_nothing_in_an_answer_can_become_markup() -> None:
    html = page(run(HOSTILE), [])
    assert "alert(1)</script>" not in html
    assert "<img src=x" not in html
    assert html.count("</script>") == 2
    shown = data_of(html)["questions"]
    assert isinstance(shown, list)
    assert shown[0]["answer"] == f"{HOSTILE} [1]"


def test_the_page_asks_nothing_of_other_hosts() -> None:
    html = page(run(), [])
    assert "default-src 'none'" in html
    outside = re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.S)
    assert "http://" not in outside
    assert "https://" not in outside
    assert re.findall(r'(?:src|href)="([^"]*)"', outside) == ["data:,"]


def test_the_page_holds_the_result_and_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(baseline_text(run()), encoding="utf-8")
    better = run("Op 3 juni aangenomen.")
    data = data_of(page(better, compare(better, read_baseline(path))))
    changes = data["changes"]
    assert isinstance(changes, list)
    assert [c["won"] for c in changes if c["measure"] == "complete"] == [["x001"]]
    assert data_of(page(better, []))["changes"] is None


def test_junit_has_a_case_a_question(tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    write_junit(run(HOSTILE, x002=ValueError("kapot")), path)
    suite = ElementTree.parse(path).getroot()
    assert {k: suite.get(k) for k in ("tests", "failures", "errors")} == {
        "tests": "2",
        "failures": "1",
        "errors": "1",
    }
    failure, error = suite.find("*/failure"), suite.find("*/error")
    assert failure is not None
    assert error is not None
    assert failure.get("type") == "incomplete"
    assert failure.get("message") == "lacks: 3 juni; aangenomen; not cited: B"
    assert error.get("message") == "ValueError: kapot"
    assert [c.get("name") for c in suite] == [
        "x001 Wat gebeurde er met de motie?",
        "x002 Wat <b>nog</b>?",
    ]
