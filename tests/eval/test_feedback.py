import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from eval.feedback import Feedback, drafts, print_drafts, read_feedback
from eval.load import load_questions
from index.errors import InputError

SAID = [
    Feedback("Wie?", "a1", "down", "niet gevonden", "2026-01-02T03:04:05"),
    Feedback(None, "a2", "up", "", "2026-01-03T00:00:00"),
    Feedback("Wie?", "a3", "up", "", "2026-01-04T00:00:00"),
]


def as_jsonl(path: Path) -> Path:
    rows = [
        {
            "question": f.question,
            "answer_id": f.answer_id,
            "thumb": f.thumb,
            "reason": f.reason,
            "stored_at": f.stored_at,
        }
        for f in SAID
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def as_sqlite(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "CREATE TABLE feedback(id INTEGER PRIMARY KEY, stored_at TEXT, answer_id TEXT, "
            "thumb TEXT, reason TEXT, question TEXT NULL)"
        )
        rows = [(f.stored_at, f.answer_id, f.thumb, f.reason, f.question) for f in SAID]
        db.executemany(
            "INSERT INTO feedback(stored_at, answer_id, thumb, reason, question) "
            "VALUES (?, ?, ?, ?, ?)",
            rows,
        )
    return path


def test_feedback_reads_the_same_from_jsonl_and_from_the_pages_store(tmp_path: Path) -> None:
    assert read_feedback(as_jsonl(tmp_path / "f.jsonl")) == SAID
    assert read_feedback(as_sqlite(tmp_path / "f.sqlite")) == SAID


def test_a_question_becomes_one_draft_with_all_that_was_said_of_it() -> None:
    [draft] = drafts(SAID)
    assert draft["id"] == "f001"
    assert draft["question"] == "Wie?"
    assert draft["notes"] == (
        "From feedback: 2026-01-02T03:04:05 down niet gevonden (answer a1); "
        "2026-01-04T00:00:00 up (answer a3)"
    )
    place = {"document": "TODO", "footnotes": [], "quote": "TODO", "seed": ""}
    assert draft["citations"] == [place]


def test_drafts_go_to_stdout_and_remarks_to_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert print_drafts(as_jsonl(tmp_path / "f.jsonl")) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["f001"]
    assert err == "3 remarks, 1 drafts, 1 without a question\n"


def test_a_draft_is_no_question_until_it_is_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    [draft] = drafts(SAID)
    path.write_text(json.dumps(draft), encoding="utf-8")
    with pytest.raises(InputError, match=r"q.jsonl:1: answerable"):
        load_questions([path])
    filled = {**draft, "kind": "factual", "answerable": True, "expected": "answer"}
    path.write_text(json.dumps(filled), encoding="utf-8")
    assert load_questions([path]).questions[0].question == "Wie?"


@pytest.mark.parametrize("content", ["{", '{"thumb": "up"}', "[1]", "SQLite format 3\x00kapot"])
def test_broken_feedback_is_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "f"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=f"^{path}") as raised:
        read_feedback(path)
    assert "\n" not in str(raised.value)


def test_an_empty_store_gives_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text("", encoding="utf-8")
    assert drafts(read_feedback(path)) == []
