"""The evaluation on a terminal: figures, the worst questions, what changed since a baseline."""

from collections import Counter
from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.baseline import Change
from eval.measures import BY_NAME
from eval.records import Evaluation, Judged
from eval.summary import (
    OUTCOMES,
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

# What the table per kind shows, with heads that fit a terminal of 80 columns; the whole is in the
# overall table and in --json.
PER_KIND = (
    "evidence_recall@10",
    "document_recall",
    "footnote_recall",
    "key_fact_recall",
    "complete",
    "right_status",
    "false_refusal",
)
# The order in which the measures explain a bad answer.
_TELLING = (
    "right_status",
    "complete",
    "footnote_recall",
    "document_recall",
    "evidence_recall@10",
    "quote_support",
    "document_precision",
    "footnote_precision",
    "full_hit@10",
    "mrr",
)
_HEADS = ("evid.@10", "docs", "notes", "facts", "whole", "status", "refusal")


def print_report(evaluation: Evaluation, changes: Sequence[Change], console: Console) -> None:
    """Print all tables. `changes` is empty when there is no baseline."""
    figures = summarise(evaluation.judged)
    console.print(head(evaluation))
    console.print(overall_table(figures))
    console.print(kind_table(figures))
    console.print(latency_line(latencies(evaluation.judged)))
    console.print(worst_lines(worst(evaluation.judged)))
    for judged in evaluation.missing:
        console.print(Text(f"no answer to {judged.id}: {judged.case.answer.error}", "red"))
    if changes:
        console.print(change_report(changes))


def head(evaluation: Evaluation) -> Text:
    """How many questions of which half, the set's hash, and how many end in each outcome."""
    asked = evaluation.questions
    files = ", ".join(name for name, _ in asked.files)
    outcomes = Counter(outcome(j) for j in evaluation.judged)
    counts = ", ".join(f"{name} {outcomes[name]}" for name in OUTCOMES)
    return Text(
        f"{len(asked.questions)} questions, half {asked.half}, of {files} "
        f"(set {asked.sha256[:12]})\n{counts}",
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
    """The main measures per kind of question: value, and below it the interval and n."""
    table = Table(
        title="Per kind (%, below it the 95 % interval and n)",
        title_justify="left",
        box=SIMPLE,
        padding=(0, 0, 0, 1),
    )
    table.add_column("kind", no_wrap=True)
    for name in _HEADS:
        table.add_column(name, justify="right", no_wrap=True)
    for kind in dict.fromkeys(f.kind for f in figures if f.kind != OVERALL):
        cells = [_cell(figure_of(figures, name, kind)) for name in PER_KIND]
        table.add_row(Text(kind), *cells)
    return table


def _cell(figure: Figure | None) -> Text:
    if figure is None or figure.interval is None:
        return Text("\u2013", "dim")
    low, high = (f"{100 * end:.0f}" for end in (figure.interval.low, figure.interval.high))
    return Text.assemble(
        (f"{100 * figure.value:.1f}\n", "bold"), (f"{low}\u2013{high}\nn {figure.n}", "dim")
    )


def latency_line(times: Sequence[Latency]) -> Text:
    """p50 and p95 in milliseconds for retrieval and for the whole answer."""
    parts = [
        f"{t.part} p50 {t.p50:.1f} ms, p95 {t.p95:.1f} ms"
        for t in times
        if t.p50 is not None and t.p95 is not None
    ]
    return Text("Latency: " + ("; ".join(parts) or "not told by the answers"))


def worst_lines(judged: Sequence[Judged]) -> Text:
    """The questions with the lowest mean of main scores, and what is wrong with each."""
    text = Text("Worst questions\n", "italic")
    for j in judged:
        record = j.case.record
        text.append(f"{j.id} ", "bold")
        text.append(f"{goodness(j):.2f} {record.kind}, {outcome(j)}: ", "not italic dim")
        text.append(f"{record.question}\n", "not italic")
        text.append(f"     {first_why(j)}\n", "not italic red")
    return text


def first_why(judged: Judged) -> str:
    """The reasons of the measures that weigh most for a reader, at most two of them."""
    order = [n for n in judged.scores if n.startswith("fabricated_")] + list(_TELLING)
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
