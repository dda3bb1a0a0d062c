"""Other systems on the same text and questions, judged by the same retrieval measures.

The text is `Kamerstuk.text` of all documents, notes' texts in it. A peer gets a follow-up with the
user's earlier messages joined in front, since it has no other use for a history; ours gets its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from rich.box import SIMPLE
from rich.table import Table
from rich.text import Text

from eval.measures import RETRIEVAL, score_all
from eval.records import (
    Dossier,
    Evaluation,
    GivenAnswer,
    GivenPassage,
    Judged,
    QuestionRecord,
    QuestionSet,
)
from eval.run import judge_answer
from eval.stats import Interval, paired_bootstrap
from eval.summary import Latency, figure_of, latencies, summarise

TOP = 20
# A question becomes at most TOP passages, best first.
Retrieve = Callable[[str], Sequence[GivenPassage]]

# Columns of the table. The interval is that of the first, which no passage size favours.
COLUMNS: Mapping[str, str] = {
    "evidence_recall@1400w": "recall 1,400 words",
    "evidence_recall@700w": "recall 700 words",
    "evidence_recall@5": "recall@5",
    "evidence_recall@10": "recall@10",
    "full_hit@10": "full hit@10",
    "mrr": "MRR",
}
JUDGED_BY = "evidence_recall@1400w"
OURS = "VAO"
_HEADS = ("1400w", "700w", "@5", "@10", "full", "MRR", "p50/95", "VAO ahead")


@dataclass(frozen=True, slots=True)
class Peer:
    """A system to compare with: its name in the table and how it retrieves."""

    name: str
    retrieve: Retrieve


@dataclass(frozen=True, slots=True)
class PeerRow:
    """One line of the table. `ahead` is ours minus theirs on `JUDGED_BY`, None in our own row."""

    name: str
    n: int
    values: Mapping[str, float]
    latency: Latency
    ahead: Interval | None
    difference: float | None


def peer_question(record: QuestionRecord) -> str:
    """The question with the user's earlier messages in front of it."""
    earlier = [m.content for m in record.history if m.role == "user"]
    return " ".join([*earlier, record.question])


def ask_peer(peer: Peer, questions: QuestionSet, dossier: Dossier) -> tuple[Judged, ...]:
    """Every answerable question put to the peer and judged; retrieval is timed by itself."""
    asked = [r for r in questions.questions if r.answerable]
    if asked:
        peer.retrieve(peer_question(asked[0]))  # the first call loads and compiles; not timed
    return tuple(_judge(peer, record, dossier) for record in asked)


def _judge(peer: Peer, record: QuestionRecord, dossier: Dossier) -> Judged:
    started = perf_counter()
    passages = tuple(peer.retrieve(peer_question(record)))
    elapsed = 1000 * (perf_counter() - started)
    answer = GivenAnswer("answered", passages=passages, retrieve_ms=elapsed)
    return judge_answer(record, answer, dossier)


def compare_peers(evaluation: Evaluation, peers: Sequence[Peer], dossier: Dossier) -> list[PeerRow]:
    """Our row first, then that of each peer."""
    ours = [
        Judged(j.case, score_all(j.case, RETRIEVAL))
        for j in evaluation.judged
        if j.case.record.answerable
    ]
    rows = [_row(OURS, ours, None)]
    return rows + [
        _row(peer.name, ask_peer(peer, evaluation.questions, dossier), ours) for peer in peers
    ]


def _row(name: str, judged: Sequence[Judged], ours: Sequence[Judged] | None) -> PeerRow:
    figures = summarise(judged, RETRIEVAL)
    found = {m: figure_of(figures, m) for m in COLUMNS}
    values = {m: f.value for m, f in found.items() if f is not None}
    n = max((f.n for f in found.values() if f is not None), default=0)
    differences = _differences(ours, judged) if ours is not None else []
    ahead = paired_bootstrap(differences) if differences else None
    difference = sum(differences) / len(differences) if differences else None
    return PeerRow(name, n, values, latencies(judged)[0], ahead, difference)


def _differences(ours: Sequence[Judged], theirs: Sequence[Judged]) -> list[float]:
    """Ours minus theirs on `JUDGED_BY`, question by question."""
    of = {j.id: j.scores[JUDGED_BY].value for j in theirs if JUDGED_BY in j.scores}
    return [j.scores[JUDGED_BY].value - of[j.id] for j in ours if j.id in of]


def cells(row: PeerRow) -> list[str]:
    """The row as text: values in per cent (MRR too), p50 and p95 in ms, ours minus theirs."""
    values = [f"{100 * row.values[m]:.1f}" if m in row.values else "\u2013" for m in COLUMNS]
    times = [f"{t:.1f}" if t is not None else "\u2013" for t in (row.latency.p50, row.latency.p95)]
    if row.ahead is None or row.difference is None:
        return [row.name, *values, *times, "\u2013"]
    span = f"{100 * row.ahead.low:+.1f} to {100 * row.ahead.high:+.1f}"
    return [row.name, *values, *times, f"{100 * row.difference:+.1f} ({span})"]


def header() -> list[str]:
    """The names of the columns of `cells`."""
    return ["system", *COLUMNS.values(), "p50 ms", "p95 ms", "VAO ahead, recall 1,400 words (95 %)"]


def peers_table(rows: Sequence[PeerRow]) -> Table:
    """The peers beside ours, for a terminal of 80 columns."""
    n = rows[0].n if rows else 0
    title = f"Peers: recall within words and passages, full hit, MRR (%); ms; n {n}"
    table = Table(title=title, title_justify="left", box=SIMPLE, padding=(0, 0, 0, 1))
    table.add_column("system", min_width=16)
    for name in _HEADS:
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        name, *values, p50, p95, ahead = cells(row)
        two_lines = (
            f"{p50}\n{p95}",
            ahead.replace(" (", "\n").replace(" to ", "…").removesuffix(")"),
        )
        table.add_row(*map(Text, [name, *values, *two_lines]))
    return table
