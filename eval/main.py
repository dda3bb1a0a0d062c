"""What `vao eval` does: run the set, judge it, and write the reports that are asked for."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.baseline import Change, compare, read_baseline, unmatched
from eval.feedback import print_drafts
from eval.html import change_json, write_html
from eval.junit import write_junit
from eval.load import DEFAULT_FILES, load_questions
from eval.peers import PeerRow, compare_peers, peers_table
from eval.records import Dossier, Evaluation, Half
from eval.report import print_report
from eval.result import dump, to_json
from eval.run import evaluate
from index.errors import InputError

_HALVES: dict[str, Half] = {"dev": "dev", "test": "test", "all": "all"}


def run_eval(
    questions: Sequence[Path] = (),
    half: str = "all",
    as_json: bool = False,
    html: Path | None = None,
    junit: Path | None = None,
    baseline: Path | None = None,
    limit: int | None = None,
    peers: bool = False,
    from_feedback: Path | None = None,
) -> int:
    """Evaluate the assistant; without `questions`, on the set that comes along.

    Tables (or, with `as_json`, the form vao-eval/1) go to stdout, remarks to stderr. `limit` takes
    the first so many questions of the half. `from_feedback` only prints draft question records.
    Returns 0, or 1 where a question got no answer. Raises: VaoError, one line for a person.
    """
    if from_feedback is not None:
        return print_drafts(from_feedback)
    if half not in _HALVES:
        raise InputError(f"half is dev, test or all, not {half!r}")
    from eval.assistant import open_ask, open_dossier

    files = tuple(questions) or DEFAULT_FILES
    asked = load_questions(files, _HALVES[half], limit)
    if not asked.questions:
        raise InputError(f"no question of half {half} in {', '.join(f.name for f in files)}")
    before = read_baseline(baseline) if baseline else None
    dossier = open_dossier()
    evaluation = evaluate(asked, open_ask(), dossier, show_progress=True)
    changes = compare(evaluation, before) if before else []
    if before and (new := unmatched(evaluation, before)):
        print(f"not in the baseline, so not compared: {' '.join(new)}", file=sys.stderr)
    rows = run_peers(evaluation, dossier) if peers else []
    _write(evaluation, changes, html, junit)
    _show(evaluation, changes, rows, as_json)
    return 1 if evaluation.missing else 0


def run_peers(evaluation: Evaluation, dossier: Dossier) -> list[PeerRow]:
    """Our row and the peers', with the encoder that this machine's settings name, if any."""
    from eval.peer_systems import build_peers
    from rag.settings import load_settings

    settings = load_settings()
    peers = build_peers(dossier, settings.encoder, settings.query_prefix, settings.passage_prefix)
    return compare_peers(evaluation, peers, dossier)


def _write(
    evaluation: Evaluation, changes: Sequence[Change], html: Path | None, junit: Path | None
) -> None:
    try:
        if html:
            write_html(evaluation, changes, html)
        if junit:
            write_junit(evaluation, junit)
    except OSError as error:
        raise InputError(f"the report cannot be written: {error}") from None
    for path in (html, junit):
        if path:
            print(f"written: {path}", file=sys.stderr)


def _show(
    evaluation: Evaluation, changes: Sequence[Change], rows: Sequence[PeerRow], as_json: bool
) -> None:
    if as_json:
        sys.stdout.write(dump(result_json(evaluation, changes, rows)))
        return
    console = Console()
    print_report(evaluation, changes, console)
    if rows:
        console.print(peers_table(rows))


def result_json(
    evaluation: Evaluation, changes: Sequence[Change], rows: Sequence[PeerRow]
) -> dict[str, Any]:
    """vao-eval/1 with the keys `changes` and `peers` where there are any; times stay apart."""
    result = to_json(evaluation)
    if changes:
        result["changes"] = [change_json(c) for c in changes]
    if rows:
        result["peers"] = [_peer_json(row) for row in rows]
        result["timings_ms"]["peers"] = {
            row.name: {"p50": row.latency.p50, "p95": row.latency.p95} for row in rows
        }
    return result


def _peer_json(row: PeerRow) -> dict[str, Any]:
    ahead = row.ahead
    return {
        "name": row.name,
        "n": row.n,
        "values": dict(row.values),
        "difference": row.difference,
        "low": ahead.low if ahead else None,
        "high": ahead.high if ahead else None,
    }
