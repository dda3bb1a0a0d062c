"""Read the question files and take the half that is asked for."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from eval.records import Half, QuestionRecord, QuestionSet
from eval.wire import read_question
from index.errors import InputError

QUESTIONS = Path(__file__).parent / "questions"
DEFAULT_FILES = (QUESTIONS / "staff.jsonl", QUESTIONS / "clerks.jsonl")
# Questions of our own, by authors who knew the sources alone: weights are fitted on the first, and
# what was changed is checked on the second, which only the threshold of abstaining is fitted on.
OWN = Path(__file__).parent / "own"
TUNING_FILES = tuple(sorted(OWN.glob("tune-*.jsonl")))
CHECK_FILES = tuple(sorted(OWN.glob("check-*.jsonl")))


def load_questions(
    files: Sequence[Path] = DEFAULT_FILES, half: Half = "all", limit: int | None = None
) -> QuestionSet:
    """The questions of the files in order, of one half, at most `limit` of them.

    Raises: InputError naming file and line where a record is broken or an id comes twice.
    """
    chosen: list[QuestionRecord] = []
    seen: dict[str, str] = {}
    for file in files:
        for where, record in read_file(file):
            if record.id in seen:
                raise InputError(f"{where}: id {record.id} stands at {seen[record.id]} too")
            seen[record.id] = where
            if half in ("all", record.half):
                chosen.append(record)
    records = tuple(chosen if limit is None else chosen[:limit])
    names = tuple((file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files)
    return QuestionSet(records, half, names, _hash_of(records))


def tuning_questions() -> tuple[QuestionRecord, ...]:
    """Everything that weights may be fitted on: the dev half of the set and TUNING_FILES."""
    return (*load_questions(half="dev").questions, *load_questions(TUNING_FILES).questions)


def read_file(file: Path) -> list[tuple[str, QuestionRecord]]:
    """Each record of one file with "name:line". Raises: InputError, one line for a person."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read as a question file: {error}") from None
    # Only \n ends a line: str.splitlines would also cut at U+2028 inside a text.
    lines = ((f"{file.name}:{n}", s) for n, s in enumerate(text.split("\n"), 1) if s.strip())
    return [(where, _record(where, line)) for where, line in lines]


def _record(where: str, line: str) -> QuestionRecord:
    try:
        return read_question(json.loads(line))
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON: {error.msg} at character {error.pos}") from None
    except InputError as error:
        raise InputError(f"{where}: {error}") from None


def _hash_of(records: Sequence[QuestionRecord]) -> str:
    return hashlib.sha256("\n".join(repr(r) for r in records).encode()).hexdigest()
