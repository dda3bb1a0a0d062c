"""What users say of answers."""

import json
import sqlite3
from pathlib import Path

import pytest

from eval.feedback import read_feedback
from index.errors import InputError
from ui.feedback import Opinion, read_opinion, store_opinion

ID = "0123456789abcdef"


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
