"""A batch: one record a line, in order; a broken line does not end it."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from rag.assistant import Assistant
from rag.batch import answer_lines_of
from rag.records import Answer, Mode, Question
from rag.serialise import answer_to_json


def records(assistant: Assistant, lines: Iterable[str]) -> list[dict[str, Any]]:
    return [record for record, _ in answer_lines_of(assistant, lines)]


def test_every_line_has_its_record_in_order(assistant: Assistant) -> None:
    lines = [
        '{"id": "a", "question": "Wat is de ReDirect-methode?"}',
        '{"id": "b", "question": ',
        "",
        '{"id": "c", "question": ""}',
        '{"id": "d"}',
        "[1, 2]",
        '{"id": 5, "question": "Wat doet de ATKM?"}',
        '{"id": "e", "question": "Wie deed het onderzoek?", "history": [{"role": "bot"}]}',
        '{"id": "f", "question": "   "}',
        '{"id": "g", "question": "Wat doet de ATKM?", "answerable": true, "kind": "factual"}',
    ]
    found = records(assistant, lines)
    assert [r["id"] for r in found] == ["a", None, "c", "d", None, None, "e", "f", "g"]
    failed = [r for r in found if r["status"] == "error"]
    assert [r["id"] for r in failed] == [None, "c", "d", None, None, "e", "f"]
    assert (found[0]["status"], found[-1]["status"]) == ("answered", "answered")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "b", "question": ', "Line 1 could not be answered: Invalid JSON: "),
        ('{"id": "c", "question": ""}', "Line 1 could not be answered: the question is empty"),
        ('{"id": "d"}', "Line 1 could not be answered: question: Field required"),
        ("[1]", "Line 1 could not be answered: Input should be an object"),
        ('{"question": "x", "history": 1}', "Line 1 could not be answered: history: "),
    ],
)
def test_what_is_wrong_with_a_line_is_one_line(
    assistant: Assistant, line: str, reason: str
) -> None:
    ((record, answer),) = answer_lines_of(assistant, [line])
    assert answer is None
    assert record["answer"].startswith(reason)
    assert "\n" not in record["answer"]


def test_an_error_has_the_keys_of_an_answer(assistant: Assistant) -> None:
    good, bad = records(assistant, ['{"question": "Wat doet de ATKM?"}', "{"])
    assert list(good) == list(bad)
    assert (bad["schema"], bad["citations"], bad["passages"]) == ("vao-answer/1", [], [])
    json.dumps(bad)


def test_a_question_that_fails_does_not_end_the_batch(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = assistant.ask

    def failing(question: Question, mode: Mode = "extractive") -> Answer:
        if question.id == "bad":
            raise RuntimeError("no luck")
        return ask(question, mode)

    monkeypatch.setattr(assistant, "ask", failing)
    lines = [f'{{"id": "{i}", "question": "Wat doet de ATKM?"}}' for i in ("bad", "good")]
    bad, good = records(assistant, lines)
    assert bad["answer"] == "Line 1 could not be answered: RuntimeError: no luck"
    assert (bad["id"], good["id"], good["status"]) == ("bad", "good", "answered")


def test_the_history_is_read(assistant: Assistant) -> None:
    history = [
        {"role": "user", "content": "Wat doet de beleidsreactie op Schimmige scheidslijnen?"},
        {"role": "assistant", "content": "In nr. 771 staat het antwoord."},
    ]
    line = json.dumps({"question": "En hoeveel aanbevelingen?", "history": history})
    (record,) = records(assistant, [line])
    assert "Schimmige scheidslijnen" in record["standalone"]
    assert record["question"] == "En hoeveel aanbevelingen?"


def test_answers_come_one_by_one(assistant: Assistant) -> None:
    asked = []

    def lines() -> Iterable[str]:
        for number in range(3):
            asked.append(number)
            yield f'{{"id": "{number}", "question": "Wat doet de ATKM?"}}'

    first, _ = next(iter(answer_lines_of(assistant, lines())))
    assert (first["id"], asked) == ("0", [0])


def test_the_record_is_the_answer_of_a_single_question(assistant: Assistant) -> None:
    ((record, answer),) = answer_lines_of(assistant, ['{"id":"x","question":"Wat doet de ATKM?"}'])
    assert answer is not None
    assert record == answer_to_json(answer)
    alone = answer_to_json(assistant.ask(Question("Wat doet de ATKM?", id="x")))
    untimed = {**record, "timings_ms": {}}
    assert untimed == {**alone, "timings_ms": {}}
