"""What users say of an answer, in a SQLite file on this machine; read by `vao feedback` and
`vao eval --from-feedback`. The question's text is kept only where the setting for it is on."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.errors import InputError

# One row an answer: a second click of the same user, or an event that arrives twice, replaces.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
  id INTEGER PRIMARY KEY, stored_at TEXT, answer_id TEXT, thumb TEXT, reason TEXT,
  question TEXT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS feedback_answer ON feedback (answer_id);
"""
_WRITE = """
INSERT INTO feedback (stored_at, answer_id, thumb, reason, question) VALUES (?,?,?,?,?)
ON CONFLICT (answer_id) DO UPDATE SET
  stored_at = excluded.stored_at, thumb = excluded.thumb, reason = excluded.reason,
  question = excluded.question
"""


class Opinion(BaseModel):
    """One thumb, perhaps with a reason; `question` is dropped unless it may be stored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer_id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    thumb: Literal["up", "down"]
    reason: Annotated[str, Field(max_length=200)] = ""
    question: Annotated[str, Field(max_length=2000)] | None = None


def read_opinion(text: bytes) -> Opinion:
    """An opinion in JSON. Raises InputError when it is none."""
    try:
        return Opinion.model_validate_json(text)
    except ValidationError:
        raise InputError("Dit oordeel kan niet worden gelezen.") from None


def store_of(data_dir: Path) -> Path:
    """The file in which opinions are kept."""
    return data_dir / "feedback.sqlite"


def store_opinion(path: Path, opinion: Opinion, with_question: bool) -> None:
    """Add the opinion, in place of an earlier one of the same answer. Raises sqlite3.Error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    question = opinion.question if with_question else None
    row = (now, opinion.answer_id, opinion.thumb, opinion.reason, question)
    with closing(sqlite3.connect(path, timeout=10)) as db, db:
        db.executescript(_SCHEMA)
        db.execute(_WRITE, row)
