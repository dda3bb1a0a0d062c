"""Answer a file of questions, a line each; a broken line becomes an error record."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from index.errors import InputError, VaoError
from rag.assistant import Assistant
from rag.records import Answer, Filters, Mode, Question, Turn
from rag.serialise import SCHEMA, answer_to_json

_EVERYTHING = Filters()


class _TurnLine(BaseModel):
    role: Literal["user", "assistant"]
    content: str


class _Line(BaseModel):
    """One line of a batch; other fields, such as those of the question set, are ignored."""

    model_config = ConfigDict(extra="ignore")

    id: str | None = None
    question: str
    history: list[_TurnLine] = []


def answer_lines_of(
    assistant: Assistant, lines: Iterable[str], filters: Filters = _EVERYTHING,
    mode: Mode = "extractive",
) -> Iterator[tuple[dict[str, Any], Answer | None]]:
    """The JSON record of each line's answer, in order; blank lines are passed over.

    A line that cannot be read, and a question that fails, gives a record of status "error" (and
    no Answer) with the line's number and what is wrong in `answer`.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = assistant.ask(_question(line, filters), mode)
        except ValidationError as error:
            yield _error(number, line, _reason(error)), None
        except VaoError as error:
            yield _error(number, line, str(error)), None
        except Exception as error:  # one bad question must not end the batch
            yield _error(number, line, f"{type(error).__name__}: {error}"), None
        else:
            yield answer_to_json(answer), answer


def _question(line: str, filters: Filters) -> Question:
    read = _Line.model_validate_json(line)
    if not read.question.strip():
        raise InputError("the question is empty")
    turns = tuple(Turn(t.role, t.content) for t in read.history)
    return Question(read.question, turns, filters, read.id)


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else str(first["msg"])


def _error(number: int, line: str, reason: str) -> dict[str, Any]:
    text = f"Line {number} could not be answered: {reason}"
    return {
        "schema": SCHEMA, "id": _id_of(line), "question": None, "standalone": None,
        "status": "error", "answer": text, "sentences": [], "citations": [], "passages": [],
        "mode": "extractive", "model": None, "settings": None, "index": None, "timings_ms": {},
    }


def _id_of(line: str) -> str | None:
    import json

    try:
        found = json.loads(line).get("id")
    except (ValueError, AttributeError):
        return None
    return found if isinstance(found, str) else None
