"""Ask every question of a set, one after another, and judge the answers."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from eval.evidence import judge
from eval.measures import score_all
from eval.records import (
    ANSWERING,
    Dossier,
    Evaluation,
    GivenAnswer,
    Judged,
    QuestionRecord,
    QuestionSet,
)
from eval.wire import read_answer

# Gives the answer to a question in the form vao-answer/1.
Ask = Callable[[QuestionRecord], dict[str, Any]]


def evaluate(
    questions: QuestionSet, ask: Ask, dossier: Dossier, show_progress: bool = False
) -> Evaluation:
    """Ask and judge. A crash or unreadable answer becomes an error record that scores 0."""
    judged = [
        judge_answer(record, answer_of(ask, record), dossier)
        for record in _shown(questions.questions, show_progress)
    ]
    return Evaluation(questions, corpus_hashes(dossier), tuple(judged))


def judge_answer(record: QuestionRecord, answer: GivenAnswer, dossier: Dossier) -> Judged:
    """One answer with the score of every measure that applies."""
    case = judge(record, answer, dossier)
    return Judged(case, score_all(case))


def answer_of(ask: Ask, record: QuestionRecord) -> GivenAnswer:
    """The answer to one question; whatever goes wrong is named in its `error`."""
    try:
        answer = read_answer(ask(record))
    except Exception as error:  # one question must not end the run
        lines = str(error).splitlines() or [""]
        return GivenAnswer("error", error=f"{type(error).__name__}: {lines[0]}")
    if answer.status == "error":
        return replace(answer, error="the assistant answers with status error")
    if answer.status in ANSWERING and not answer.text.strip():
        return replace(answer, error=f"status {answer.status} with an empty answer")
    return answer


def corpus_hashes(dossier: Dossier) -> Mapping[str, str]:
    """sha256 of the text of each document, by document id."""
    return {i: hashlib.sha256(dossier[i].text.encode()).hexdigest() for i in sorted(dossier)}


def _shown(records: Iterable[QuestionRecord], show: bool) -> Iterator[QuestionRecord]:
    """The records, with a progress bar on stderr when it is asked for."""
    if not show:
        yield from records
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(
        list(records), description="Questions", console=Console(stderr=True), transient=True
    )
