"""`vao index`, `doctor` and `eval`: what an operator runs."""

import json
from pathlib import Path
from typing import Annotated

import typer

from index.errors import VaoError
from ui.options import AsJson, remark


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
    from index.elsewhere import read_elsewhere
    from index.links import link
    from index.plain import read_plain
    from index.questions import read_questions
    from index.read import read_dossier

    remark("[1/4] reading the documents and their footnotes ...")
    kamerstukken = link(read_dossier())
    steps = iter(("[2/4]", "[3/4]", "[4/4]"))
    manifest = build_index(
        settings.index_dir, kamerstukken, encoder, mark,
        lambda s: remark(f"{next(steps)} {s} ..."),
        read_plain(kamerstukken), read_questions(kamerstukken), read_elsewhere(),
    )
    remark(
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
