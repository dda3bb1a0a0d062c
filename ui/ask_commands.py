"""`vao ask` and `vao search`: what the dossier says about a question."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from index.errors import InputError
from ui.options import AsJson, Documents, Since, Until, assistant_for, check_text, day


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in Dutch.")] = None,
    as_json: AsJson = False,
    batch: Annotated[
        Path | None,
        typer.Option(help='A file with {"id","question","history":[]} a line; - for stdin.'),
    ] = None,
    kamerstuk: Documents = None,
    since: Since = None,
    until: Until = None,
    mode: Annotated[str, typer.Option(help="extractive, or llm with a configured model.")] = (
        "extractive"
    ),
) -> None:
    """Answer a question, or a file of questions, with literal quotes and their places."""
    _check_mode(mode)
    if (question is None) == (batch is None):
        raise InputError('Give one question, or --batch FILE. Example: vao ask "Wat is de ATKM?"')
    if question is not None:
        check_text("question", question)
    from rag.records import Filters

    filters = Filters(tuple(kamerstuk or ()), day(since), day(until))
    if question is not None:
        _ask_one(question, filters, as_json, mode)
    elif batch is not None:
        _ask_batch(batch, filters, as_json, mode)


def _ask_one(question: str, filters: Any, as_json: bool, mode: Any) -> None:
    from rag.records import Question
    from rag.serialise import answer_to_json
    from ui.terminal import answer_lines

    assistant = assistant_for(filters)
    answer = assistant.ask(Question(question, filters=filters), mode)
    if as_json:
        print(json.dumps(answer_to_json(answer), ensure_ascii=False))
    else:
        print("\n".join(answer_lines(answer, assistant.kamerstuk)))


def _ask_batch(path: Path, filters: Any, as_json: bool, mode: Any) -> None:
    from rag.batch import answer_lines_of
    from ui.terminal import answer_lines

    failed = 0
    with _lines(path) as lines:
        assistant = assistant_for(filters)
        for record, answer in answer_lines_of(assistant, lines, filters, mode):
            failed += record["status"] == "error"
            if as_json or answer is None:
                print(json.dumps(record, ensure_ascii=False), flush=True)
            else:
                shown = answer_lines(answer, assistant.kamerstuk)
                print("\n".join([f"## {answer.question.text}", *shown, ""]), flush=True)
    if failed:
        raise InputError(f"{failed} line(s) of {path} could not be answered; see status error.")


def _lines(path: Path) -> Any:
    if str(path) == "-":
        from contextlib import nullcontext

        return nullcontext(sys.stdin)
    try:
        # A byte that is no UTF-8 makes its own line an error, not the whole batch.
        return path.open(encoding="utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise InputError(f"The batch file {path} cannot be read: {error.strerror}.") from None


def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages.")] = 20,
    as_json: AsJson = False,
    kamerstuk: Documents = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Show the best passages without composing an answer."""
    from rag.records import Filters, Question
    from rag.serialise import passage_to_json
    from ui.terminal import passage_lines

    check_text("query", query)
    filters = Filters(tuple(kamerstuk or ()), day(since), day(until))
    assistant = assistant_for(filters)
    found = assistant.search(Question(query, filters=filters), k)
    for scored in found:
        if as_json:
            print(json.dumps(passage_to_json(scored), ensure_ascii=False))
        else:
            print("\n".join(passage_lines(scored, assistant.kamerstuk(scored.passage.document))))


def _check_mode(mode: str) -> None:
    from rag.settings import load_settings

    if mode not in ("extractive", "llm"):
        raise InputError(f"--mode {mode} is unknown. Use: extractive or llm")
    if mode == "llm" and load_settings().llm_kind == "none":
        raise InputError("--mode llm: no language model is configured. Use: extractive")
