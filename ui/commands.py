"""The console script `vao`: results on stdout, remarks on stderr, non-zero exit on failure."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from index.errors import InputError, UnknownDocument, VaoError

cli = typer.Typer(
    name="vao",
    help="Antwoorden uit het dossier Versterkte Aanpak Online (29 754), met vindplaats.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for machines.")]
Documents = Annotated[
    list[str] | None, typer.Option("--kamerstuk", help="Only this document; may be repeated.")
]
Since = Annotated[str | None, typer.Option(help="Only documents from this date (2024-01-31).")]
Until = Annotated[str | None, typer.Option(help="Only documents up to this date (2024-01-31).")]


def main() -> None:
    """Run the command line; an error of ours is one line on stderr and exit status 1."""
    try:
        cli(prog_name="vao")
    except VaoError as error:
        print(f"vao: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:  # a full disk, a folder that may not be written
        print(f"vao: {error.strerror}: {error.filename or 'output'}", file=sys.stderr)
        sys.exit(1)


@cli.command()
def index(
    if_stale: Annotated[
        bool, typer.Option("--if-stale", help="Only when the index is absent or out of date.")
    ] = False,
) -> None:
    """Build the index of all documents of the dossier."""
    from index.build import fingerprint
    from index.encoder import load_encoder
    from rag.settings import load_settings

    settings = load_settings()
    encoder = load_encoder(settings.encoder, settings.query_prefix, settings.passage_prefix)
    mark = fingerprint(encoder)
    if if_stale and _is_current(settings.index_dir, mark):
        return
    from index.build import build_index
    from index.links import link
    from index.read import read_dossier

    _remark("[1/4] reading the documents and their footnotes ...")
    kamerstukken = link(read_dossier())
    steps = iter(("[2/4]", "[3/4]", "[4/4]"))
    manifest = build_index(
        settings.index_dir, kamerstukken, encoder, mark, lambda s: _remark(f"{next(steps)} {s} ...")
    )
    _remark(
        f"Index {manifest.version}: {manifest.documents} documents, {manifest.passages} passages, "
        f"{manifest.notes} footnotes ({manifest.vectors_reused} vectors reused)."
    )


def _is_current(folder: Path, mark: str) -> bool:
    from index.generation import open_current

    try:
        open_current(folder, mark).check()
    except VaoError:
        return False
    return True


@cli.command()
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
        _check_text("question", question)
    from rag.records import Filters

    filters = Filters(tuple(kamerstuk or ()), _day(since), _day(until))
    if question is not None:
        _ask_one(question, filters, as_json, mode)
    elif batch is not None:
        _ask_batch(batch, filters, as_json, mode)


def _ask_one(question: str, filters: Any, as_json: bool, mode: Any) -> None:
    from rag.records import Question
    from rag.serialise import answer_to_json
    from ui.terminal import answer_lines

    assistant = _assistant(filters)
    answer = assistant.ask(Question(question, filters=filters), mode)
    if as_json:
        print(json.dumps(answer_to_json(answer), ensure_ascii=False))
    else:
        print("\n".join(answer_lines(answer)))


def _ask_batch(path: Path, filters: Any, as_json: bool, mode: Any) -> None:
    from rag.batch import answer_lines_of
    from ui.terminal import answer_lines

    failed = 0
    with _lines(path) as lines:
        assistant = _assistant(filters)
        for record, answer in answer_lines_of(assistant, lines, filters, mode):
            failed += record["status"] == "error"
            text = json.dumps(record, ensure_ascii=False) if as_json or answer is None else (
                "\n".join([f"## {answer.question.text}", *answer_lines(answer), ""])
            )
            print(text, flush=True)
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


@cli.command()
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

    _check_text("query", query)
    filters = Filters(tuple(kamerstuk or ()), _day(since), _day(until))
    assistant = _assistant(filters)
    found = assistant.search(Question(query, filters=filters), k)
    for scored in found:
        if as_json:
            print(json.dumps(passage_to_json(scored), ensure_ascii=False))
        else:
            print("\n".join(passage_lines(scored, assistant.kamerstuk(scored.passage.document))))


@cli.command()
def show(
    document: Annotated[str, typer.Argument(help="Document id, for example 29754-708.")],
    footnote: Annotated[int | None, typer.Option(help="Only this footnote.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a document, or one of its footnotes with the sentence that bears it."""
    from ui.terminal import document_json, document_lines, note_json, note_lines

    kamerstuk = _read(document)
    if footnote is None:
        if as_json:
            print(json.dumps(document_json(kamerstuk), ensure_ascii=False))
        else:
            print("\n".join(document_lines(kamerstuk)))
        return
    note = kamerstuk.note(footnote)
    if note is None:
        last = max((n.number for n in kamerstuk.notes), default=0)
        raise UnknownDocument(f"{document} has no footnote {footnote}; it has 1 to {last}.")
    if as_json:
        print(json.dumps(note_json(kamerstuk, note), ensure_ascii=False))
    else:
        print("\n".join(note_lines(kamerstuk, note)))


def _read(document: str) -> Any:
    from index.links import link
    from index.read import read_dossier

    found = {k.id: k for k in link(read_dossier())}
    if document not in found:
        raise UnknownDocument(f"{document!r} is not in the dossier; it holds: {', '.join(found)}.")
    return found[document]


@cli.command()
def trail(
    name: Annotated[
        str | None, typer.Argument(help="A motion, toezegging or Kamerstuk, e.g. motie-Kuik.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Follow motions and commitments through the letters; without a name, list them all."""
    from index.links import link
    from index.read import read_dossier
    from rag.ledger import announcements
    from rag.trail import find_trails, trails
    from ui.trail_lines import ledger_lines, trail_json, trail_lines, trail_overview_lines

    kamerstukken = link(read_dossier())
    kamerstuk_of = {k.id: k for k in kamerstukken}.__getitem__
    everything = trails(kamerstukken)
    found = find_trails(name, everything) if name is not None else everything
    if not found:
        raise InputError(f"No trail fits {name!r}. Run vao trail to see all names.")
    if as_json:
        for one in found:
            print(json.dumps(trail_json(one, kamerstuk_of), ensure_ascii=False))
    elif name is None:
        print("\n".join(trail_overview_lines(found, kamerstuk_of)))
        print("\n".join(ledger_lines(announcements(kamerstukken), kamerstuk_of)))
    else:
        for one in found:
            print("\n".join(trail_lines(one, kamerstuk_of)))


@cli.command()
def doctor(as_json: AsJson = False) -> None:
    """Check sources, settings, encoder and index; exit status 1 when something is wrong."""
    from ui.doctor import checks

    found = list(checks())
    if as_json:
        print(json.dumps([{"check": c.name, "ok": c.ok, "detail": c.detail} for c in found]))
    else:
        for check in found:
            print(f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.detail}")
    if not all(check.ok for check in found):
        raise typer.Exit(1)


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 7860,
) -> None:
    """Open the chat in the browser (same as python app.py)."""
    from app import serve as serve_page
    from rag.settings import load_settings

    serve_page(load_settings(), host, port)


@cli.command(name="eval")
def eval_(
    questions: Annotated[list[Path] | None, typer.Option(help="Question files.")] = None,
    half: Annotated[str, typer.Option(help="dev, test or all.")] = "all",
    as_json: AsJson = False,
    html: Annotated[Path | None, typer.Option(help="Write the HTML report here.")] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML here.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Compare with this result.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first N questions.")] = None,
    peers: Annotated[bool, typer.Option("--peers", help="Compare retrieval with peers.")] = False,
    from_feedback: Annotated[
        Path | None, typer.Option(help="Draft question records from stored feedback.")
    ] = None,
    verifier: Annotated[
        bool, typer.Option("--verifier", help="Bench the checks on a language model's sentences.")
    ] = False,
) -> None:
    """Measure the assistant on the fixed question set."""
    if verifier:
        from eval.verifier import run_verifier

        raise typer.Exit(run_verifier(as_json))
    from eval.main import run_eval

    code = run_eval(
        questions or [], half, as_json, html, junit, baseline, limit, peers, from_feedback
    )
    if code:
        raise typer.Exit(code)


def _assistant(filters: Any) -> Any:
    from rag.assistant import open_assistant
    from rag.settings import load_settings

    assistant = open_assistant(load_settings())
    known = {e.id for e in assistant.entries}
    if unknown := [d for d in filters.documents if d not in known]:
        listed = ", ".join(sorted(known))
        raise UnknownDocument(f"{unknown[0]!r} is not in the dossier; it holds: {listed}.")
    return assistant


def _check_mode(mode: str) -> None:
    from rag.settings import load_settings

    if mode not in ("extractive", "llm"):
        raise InputError(f"--mode {mode} is unknown. Use: extractive or llm")
    if mode == "llm" and load_settings().llm_kind == "none":
        raise InputError("--mode llm: no language model is configured. Use: extractive")


def _check_text(what: str, text: str) -> None:
    if not text.strip():
        raise InputError(f"The {what} is empty. Type what to look for, in Dutch.")
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise InputError(f"The {what} is not valid UTF-8 text.")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is no date. Write it as 2024-01-31.") from None


def _remark(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
