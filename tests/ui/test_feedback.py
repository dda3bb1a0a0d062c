"""What users say of answers."""

import json
import sqlite3
from pathlib import Path

import pytest

from eval.feedback import read_feedback
from index.errors import InputError
from tests.ui.conftest import Vao, one_line
from ui.feedback import Opinion, read_opinion, store_of, store_opinion

ID = "0123456789abcdef"
OTHER = "fedcba9876543210"


def rows(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT answer_id, thumb, reason, question FROM feedback").fetchall()
    db.close()
    return found


def test_a_question_is_kept_only_where_that_is_allowed(tmp_path: Path) -> None:
    opinion = Opinion(answer_id=ID, thumb="up", question="Wat?")
    store_opinion(tmp_path / "a.sqlite", opinion, with_question=False)
    store_opinion(tmp_path / "b.sqlite", opinion, with_question=True)
    assert rows(tmp_path / "a.sqlite") == [(ID, "up", "", None)]
    assert rows(tmp_path / "b.sqlite") == [(ID, "up", "", "Wat?")]


def test_a_second_click_replaces_the_first(tmp_path: Path) -> None:
    path = tmp_path / "new" / "feedback.sqlite"
    store_opinion(path, Opinion(answer_id=ID, thumb="up"), False)
    store_opinion(path, Opinion(answer_id=ID, thumb="down", reason="onvolledig"), False)
    assert rows(path) == [(ID, "down", "onvolledig", None)]


def test_the_evaluation_reads_what_the_page_stores(tmp_path: Path) -> None:
    path = tmp_path / "feedback.sqlite"
    opinion = Opinion(answer_id=ID, thumb="down", reason="verkeerde bron", question="Wat?")
    store_opinion(path, opinion, with_question=True)
    (found,) = read_feedback(path)
    assert (found.question, found.answer_id, found.thumb, found.reason) == (
        "Wat?", ID, "down", "verkeerde bron",
    )


@pytest.mark.parametrize(
    "value",
    [{}, {"answer_id": "x", "thumb": "up"}, {"answer_id": ID, "thumb": "left"},
     {"answer_id": ID, "thumb": "up", "more": 1},
     {"answer_id": ID, "thumb": "up", "reason": "x" * 201}],
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(InputError, match="oordeel"):
        read_opinion(json.dumps(value).encode())


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with two opinions of two days, the settings point at it."""
    monkeypatch.setenv("VAO_DATA_DIR", str(tmp_path))
    path = store_of(tmp_path)
    store_opinion(path, Opinion(answer_id=ID, thumb="up", reason="helder"), False)
    store_opinion(
        path, Opinion(answer_id=OTHER, thumb="down", question="Wat\n\x1b[31m doet de ATKM?"), True
    )
    with sqlite3.connect(path) as db:
        for day, answer in (("2026-11-20T09:30:00", ID), ("2026-11-21T10:00:00", OTHER)):
            db.execute(
                "UPDATE feedback SET stored_at = ? WHERE answer_id = ?", (f"{day}+00:00", answer)
            )
    db.close()
    return path


def test_opinions_are_listed_in_a_table(vao: Vao, stored: Path) -> None:
    run = vao("feedback")
    assert (run.code, run.out.splitlines()) == (0, [
        "bewaard (UTC)     oordeel  reden   antwoord          vraag",
        f"2026-11-20 09:30  goed     helder  {ID}  –",
        f"2026-11-21 10:00  niet     –       {OTHER}  Wat [31m doet de ATKM?",
    ])
    assert run.err == f"2 opinions: 1 good, 1 not good ({stored})\n"


@pytest.mark.usefixtures("stored")
def test_opinions_are_listed_for_machines_and_from_a_day(vao: Vao) -> None:
    run = vao("feedback", "--json", "--since", "2026-11-21")
    assert [json.loads(line) for line in run.out.splitlines()] == [{
        "question": "Wat\n\x1b[31m doet de ATKM?", "answer_id": OTHER, "thumb": "down",
        "reason": "", "stored_at": "2026-11-21T10:00:00+00:00",
    }]
    assert vao("feedback", "--since", "2026-11-22").out == ""


def test_no_opinions_yet_is_no_error(
    vao: Vao, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAO_DATA_DIR", str(tmp_path))
    path = store_of(tmp_path)
    assert vao("feedback") == (0, "", f"0 opinions: 0 good, 0 not good ({path})\n")
    assert not path.exists()


def test_a_damaged_store_or_a_wrong_day_is_one_clear_line(vao: Vao, stored: Path) -> None:
    assert one_line(vao("feedback", "--since", "gisteren")) == (
        "'gisteren' is no date. Write it as 2024-01-31."
    )
    stored.write_bytes(stored.read_bytes()[:200])
    assert one_line(vao("feedback")).startswith(f"{stored}: cannot be read as feedback: ")
