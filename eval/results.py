"""`python -m eval.results`: write docs/results.md from a run over the test half.

Nothing in that file is typed by hand: the figures, the peers and the hashes of what was measured
all come from the run.
"""

import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.load import load_questions
from eval.main import run_peers
from eval.measures import BY_NAME
from eval.peers import PeerRow, cells, header
from eval.records import Evaluation
from eval.report import PER_KIND, interval_text, value_text
from eval.result import identity
from eval.run import evaluate
from eval.summary import OVERALL, Figure, Latency, figure_of, latencies, summarise
from index.errors import VaoError

RESULTS = Path(__file__).parents[1] / "docs" / "results.md"
_INTRO = """\
# Results

Made by `python -m eval.results` (`make results`); do not edit. All figures are over the test half
of the question set, on which nothing is tuned. A share is the mean over questions, with its 95 %
Wilson interval and n, the number of questions; what each measure means stands at the head of its
file in `eval/measures/`.
"""
_PEERS_INTRO = """\
## Peers

The same text (`Kamerstuk.text` with the notes in it), questions and scorer; values in per cent. A
budget of words is the fair column, since passage sizes differ. Peers have the settings of their own
documentation, once with their default chunks (1,024 tokens) and once with chunks of 256. They get a
follow-up with the user's earlier messages joined in front. The last column is ours minus theirs
with a paired bootstrap interval. Times are of retrieval alone.
"""


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A markdown table, the first column to the left and the others to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "".join("| " + " | ".join(_cell(c) for c in line) + " |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def overall_part(figures: Sequence[Figure]) -> str:
    """Every measure over all questions of the half."""
    rows = [
        [f.label, value_text(f), interval_text(f), str(f.n)] for f in figures if f.kind == OVERALL
    ]
    return "## All questions\n\n" + markdown_table(["measure", "value", "95 %", "n"], rows)


def kinds_part(figures: Sequence[Figure]) -> str:
    """The main measures for each kind of question."""
    kinds = dict.fromkeys(f.kind for f in figures if f.kind != OVERALL)
    head = ["kind", *(BY_NAME[m].label for m in PER_KIND)]
    rows = [[kind, *(_short(figure_of(figures, m, kind)) for m in PER_KIND)] for kind in kinds]
    return "## Per kind\n\n" + markdown_table(head, rows)


def _short(figure: Figure | None) -> str:
    if figure is None:
        return "\u2013"
    return f"{value_text(figure)} ({interval_text(figure)}, n {figure.n})"


def latency_part(times: Sequence[Latency]) -> str:
    """p50 and p95 of retrieval and of the whole answer, and on what they were measured."""
    rows = [
        [t.part, f"{t.p50:.1f} ms", f"{t.p95:.1f} ms", str(t.n)]
        for t in times
        if t.p50 is not None and t.p95 is not None
    ]
    where = f"Python {platform.python_version()}, {platform.machine()}, one question at a time.\n"
    return f"## Latency\n\n{where}\n" + markdown_table(["part", "p50", "p95", "n"], rows)


def peers_part(rows: Sequence[PeerRow]) -> str:
    """Our row and the peers'."""
    n = rows[0].n if rows else 0
    table = markdown_table(header(), [cells(row) for row in rows])
    return f"{_PEERS_INTRO}\nn = {n} answerable questions.\n\n{table}"


def identity_part(evaluation: Evaluation) -> str:
    """The hashes of questions and corpus, and the assistant's settings, index and model."""
    known = identity(evaluation)
    assistant = known["assistant"]
    lines = [
        *(f"{f['name']}: sha256 {f['sha256']}" for f in known["set"]["files"]),
        f"questions asked ({known['set']['half']}): sha256 {known['set']['sha256']}",
        f"corpus: sha256 {known['corpus']['sha256']}",
        f"mode: {', '.join(assistant['modes'])}; model: {', '.join(assistant['models']) or 'none'}",
        f"settings: {', '.join(assistant['settings'])}",
        f"index: {', '.join(assistant['indexes'])}",
    ]
    return "## What was measured\n\n" + "".join(f"- {line}\n" for line in lines)


def results_text(evaluation: Evaluation, rows: Sequence[PeerRow], *more: str) -> str:
    """The whole of docs/results.md; `more` are sections of their own."""
    figures = summarise(evaluation.judged)
    parts = [
        _INTRO,
        overall_part(figures),
        kinds_part(figures),
        latency_part(latencies(evaluation.judged)),
        peers_part(rows),
        *more,
        identity_part(evaluation),
    ]
    return "\n".join(parts)


def main() -> int:
    """Run the test half and the peers and write the file; 2 when that is impossible."""
    from eval.ablation import ablation_part
    from eval.assistant import open_ask, open_dossier

    try:
        dossier = open_dossier()
        evaluation = evaluate(load_questions(half="test"), open_ask(), dossier, True)
        text = results_text(evaluation, run_peers(evaluation, dossier), ablation_part())
    except VaoError as error:
        print(error, file=sys.stderr)
        return 2
    RESULTS.write_text(text, encoding="utf-8")
    print(f"written: {RESULTS}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
