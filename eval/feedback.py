"""From use to test: what users said of an answer becomes a draft of a question record.

A draft is a line of a question file in which a person fills in what TODO marks; until then
`eval.load` refuses it. Feedback without its question (the user did not agree to keep it) cannot
become a draft and is named on stderr.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.wire import first_complaint
from index.errors import InputError

TODO = "TODO"
_SQLITE_HEAD = b"SQLite format 3\x00"
_COLUMNS = ("question", "answer_id", "thumb", "reason", "stored_at")


@dataclass(frozen=True, slots=True)
class Feedback:
    """One thumb of a user. `question` is None where it was not kept."""

    question: str | None
    answer_id: str
    thumb: str
    reason: str
    stored_at: str


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    question: str | None = None
    answer_id: str
    thumb: str
    reason: str | None = None
    stored_at: str = ""


def read_feedback(path: Path) -> list[Feedback]:
    """Feedback from the page's SQLite store or from JSONL, in order. Raises: InputError."""
    try:
        with path.open("rb") as file:
            is_sqlite = file.read(len(_SQLITE_HEAD)) == _SQLITE_HEAD
        rows = list(_sqlite_rows(path) if is_sqlite else _json_rows(path))
    except (OSError, sqlite3.Error, ValueError) as error:
        raise InputError(f"{path}: cannot be read as feedback: {error}") from None
    return [_feedback(path, n, row) for n, row in enumerate(rows, 1)]


def _sqlite_rows(path: Path) -> Iterator[dict[str, Any]]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        for row in db.execute(f"SELECT {', '.join(_COLUMNS)} FROM feedback ORDER BY rowid"):
            yield dict(zip(_COLUMNS, row, strict=True))


def _json_rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def _feedback(path: Path, n: int, row: dict[str, Any]) -> Feedback:
    try:
        read = _Row.model_validate(row)
    except ValidationError as error:
        raise InputError(f"{path}: record {n}: {first_complaint(error)}") from None
    question = (read.question or "").strip() or None
    return Feedback(question, read.answer_id, read.thumb, read.reason or "", read.stored_at)


def drafts(feedback: Sequence[Feedback]) -> list[dict[str, Any]]:
    """One draft record for each question that was kept, numbered f001, f002 in order."""
    asked = dict.fromkeys(f.question for f in feedback if f.question)
    return [
        _draft(f"f{n:03}", question, [f for f in feedback if f.question == question])
        for n, question in enumerate(asked, 1)
    ]


def _draft(number: str, question: str, said: Sequence[Feedback]) -> dict[str, Any]:
    parts = ((f.stored_at, f.thumb, f.reason, f"(answer {f.answer_id})") for f in said)
    notes = "; ".join(" ".join(part for part in of_one if part) for of_one in parts)
    return {
        "id": number,
        "kind": TODO,
        "question": question,
        "answerable": TODO,
        "expected": TODO,
        "answer": TODO,
        "key_facts": [[TODO]],
        "citations": [{"document": TODO, "footnotes": [], "quote": TODO, "seed": ""}],
        "notes": f"From feedback: {notes}",
    }


def print_drafts(path: Path) -> int:
    """Drafts as JSONL on stdout, a remark on stderr; 0. Raises: InputError."""
    feedback = read_feedback(path)
    for draft in drafts(feedback):
        print(json.dumps(draft, ensure_ascii=False))
    without = sum(f.question is None for f in feedback)
    made = len(drafts(feedback))
    print(f"{len(feedback)} remarks, {made} drafts, {without} without a question", file=sys.stderr)
    return 0
