"""The evaluation on a terminal: figures, the worst questions, what changed since a baseline."""

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.baseline import Change
from eval.measures import BY_NAME, MAIN
from eval.records import Evaluation, Judged
from eval.summary import (
    OVERALL,
    Figure,
    Latency,
    figure_of,
    goodness,
    latencies,
    outcome,
    summarise,
    worst,
)

# What the table per kind shows; the whole is in the overall table and in --json.
PER_KIND = (
    "evidence_recall@10",
    "document_recall",
    "footnote_recall",
    "key_fact_recall",
    "complete",
    "right_status",
    "false_refusal",
)


def print_report(evaluation: Evaluation, changes: Sequence[Change], console: Console) -> None:
    """Print all tables. `changes` is empty when there is no baseline."""
    figures = summarise(evaluation.judged)
    console.print(head(evaluation))
    console.print(overall_table(figures))
    console.print(kind_table(figures))
    console.print(latency_line(latencies(evaluation.judged)))
    console.print(worst_table(worst(evaluation.judged)))
    for judged in evaluation.missing:
        console.print(Text(f"no answer to {judged.id}: {judged.case.answer.error}", "red"))
    if changes:
        console.print(change_report(changes))


def head(evaluation: Evaluation) -> Text:
    """One line: how many questions of which half, and the set's hash."""
    asked = evaluation.questions
    files = ", ".join(name for name, _ in asked.files)
    return Text(
        f"{len(asked.questions)} questions, half {asked.half}, of {files} "
        f"(set {asked.sha256[:12]})",
        "bold",
    )


def value_text(figure: Figure) -> str:
    """The figure as its kind is read: a share in per cent, a count whole, else one decimal."""
    measure = BY_NAME.get(figure.measure)
    kind = measure.kind if measure else "share"
    if kind == "share":
        return f"{100 * figure.value:.1f} %"
    return f"{figure.value:.0f}" if kind == "count" else f"{figure.value:.1f}"


def interval_text(figure: Figure) -> str:
    """The ends of the 95 % Wilson interval in per cent, or an empty string."""
    ends = figure.interval
    return f"{100 * ends.low:.1f}\u2013{100 * ends.high:.1f}" if ends else ""


def overall_table(figures: Sequence[Figure]) -> Table:
    """Every measure over all questions."""
    table = Table(title="All questions", title_justify="left")
    table.add_column("measure")
    for name in ("value", "95 %", "n"):
        table.add_column(name, justify="right")
    group = ""
    for figure in (f for f in figures if f.kind == OVERALL):
        if group and figure.group != group:
            table.add_section()
        group = figure.group
        row = (figure.label, value_text(figure), interval_text(figure), str(figure.n))
        table.add_row(*map(Text, row))
    return table


def kind_table(figures: Sequence[Figure]) -> Table:
    """The main measures per kind of question, each with its interval and n."""
    table = Table(title="Per kind (value, 95 %, n)", title_justify="left", show_lines=True)
    table.add_column("kind", no_wrap=True)
    for name in PER_KIND:
        table.add_column(BY_NAME[name].label, justify="right")
    for kind in dict.fromkeys(f.kind for f in figures if f.kind != OVERALL):
        cells = [_cell(figure_of(figures, name, kind)) for name in PER_KIND]
        table.add_row(Text(kind), *cells)
    return table


def _cell(figure: Figure | None) -> Text:
    if figure is None:
        return Text("\u2013", "dim")
    return Text(f"{value_text(figure)}\n{interval_text(figure)}\nn {figure.n}")


def latency_line(times: Sequence[Latency]) -> Text:
    """p50 and p95 in milliseconds for retrieval and for the whole answer."""
    parts = [
        f"{t.part} p50 {t.p50:.1f} ms, p95 {t.p95:.1f} ms"
        for t in times
        if t.p50 is not None and t.p95 is not None
    ]
    return Text("Latency: " + ("; ".join(parts) or "not told by the answers"))


def worst_table(judged: Sequence[Judged]) -> Table:
    """The questions with the lowest mean of main scores, and what is wrong with each."""
    table = Table(title="Worst questions", title_justify="left")
    for name in ("id", "kind", "outcome", "score", "question", "why"):
        table.add_column(name, no_wrap=name == "id")
    for j in judged:
        record = j.case.record
        row = (j.id, record.kind, outcome(j), f"{goodness(j):.2f}", record.question, first_why(j))
        table.add_row(*map(Text, row))
    return table


def first_why(judged: Judged) -> str:
    """The reasons of the measures that weigh most for a reader, at most two of them."""
    order = [n for n in judged.scores if n.startswith("fabricated_")]
    order += ["right_status", "complete", "footnote_recall", "document_recall", *MAIN]
    reasons = [judged.scores[n].why for n in order if n in judged.scores and judged.scores[n].why]
    return "; ".join(list(dict.fromkeys(reasons))[:2])


def change_report(changes: Sequence[Change]) -> RenderableType:
    """The difference from a baseline with its interval, and the questions won and lost."""
    table = Table(title="Since the baseline (paired bootstrap, 95 %)", title_justify="left")
    table.add_column("measure")
    for name in ("n", "then", "now", "difference", "95 %", "smallest visible", "won", "lost"):
        table.add_column(name, justify="right")
    for c in changes:
        table.add_row(*map(Text, _change_row(c)), style="red" if c.worse_beyond_chance else "")
    moved = [c for c in changes if c.won or c.lost]
    return Group(table, *(Text(_moved(c)) for c in moved))


def _change_row(c: Change) -> tuple[str, ...]:
    return (
        BY_NAME[c.measure].label,
        str(c.n),
        f"{100 * c.then:.1f}",
        f"{100 * c.now:.1f}",
        f"{100 * c.difference:+.1f}",
        f"{100 * c.interval.low:+.1f} to {100 * c.interval.high:+.1f}",
        "" if c.smallest is None else f"{100 * c.smallest:.1f}",
        str(len(c.won)),
        str(len(c.lost)),
    )


def _moved(c: Change) -> str:
    won, lost = (" ".join(ids) or "none" for ids in (c.won, c.lost))
    return f"{BY_NAME[c.measure].label}: won {won}; lost {lost}"
