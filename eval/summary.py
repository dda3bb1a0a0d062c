"""Scores of single questions become figures, overall and per kind of question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median

from eval.measures import BY_NAME, MAIN, MEASURES
from eval.records import Judged, Measure, Score
from eval.stats import Interval, percentile, wilson

OVERALL = "all"
OUTCOMES = ("right", "incomplete", "wrong_status", "fabricated", "error")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure over the questions of one kind ("all": over all of them).

    `n` counts questions. `pooled` counts units instead (all citations, facts or notes together);
    it is there for shares only. `interval` is None where Wilson's does not apply.
    """

    measure: str
    label: str
    group: str
    kind: str
    value: float
    n: int
    interval: Interval | None = None
    pooled: float | None = None


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds per question; None where no answer tells its time."""

    part: str  # "retrieve" or "total"
    n: int
    p50: float | None
    p95: float | None


def summarise(judged: Sequence[Judged], measures: Sequence[Measure] = MEASURES) -> list[Figure]:
    """The figures over all questions, then those of each kind in order of first appearance."""
    kinds = dict.fromkeys(j.case.record.kind for j in judged)
    figures = _of_kind(OVERALL, judged, measures)
    for kind in kinds:
        figures += _of_kind(kind, [j for j in judged if j.case.record.kind == kind], measures)
    return figures


def figure_of(figures: Iterable[Figure], measure: str, kind: str = OVERALL) -> Figure | None:
    """The figure of one measure and kind, or None when it applies to no question."""
    return next((f for f in figures if f.measure == measure and f.kind == kind), None)


def _of_kind(kind: str, judged: Sequence[Judged], measures: Sequence[Measure]) -> list[Figure]:
    figures: list[Figure] = []
    for measure in measures:
        scores = [j.scores[measure.name] for j in judged if measure.name in j.scores]
        if scores:
            figures.append(_figure(measure, kind, scores))
        if measure.name == "abstention_recall":
            figures += _f1(kind, figures)
    return figures


def _figure(measure: Measure, kind: str, scores: Sequence[Score]) -> Figure:
    n, values = len(scores), [s.value for s in scores]
    name, label, group = measure.name, measure.label, measure.group
    pooled = sum(s.hits for s in scores) / sum(s.of for s in scores)
    if measure.kind == "share":
        value = mean(values)
        return Figure(name, label, group, kind, value, n, wilson(value, n), pooled)
    if measure.kind == "count":
        return Figure(name, label, group, kind, sum(values), n)
    value = median(values) if measure.kind == "median" else pooled
    return Figure(name, label, group, kind, value, n)


def _f1(kind: str, figures: Sequence[Figure]) -> list[Figure]:
    """The harmonic mean of abstention precision and recall; 0 when both are 0."""
    precision = figure_of(figures, "abstention_precision", kind)
    recall = figure_of(figures, "abstention_recall", kind)
    if recall is None:
        return []
    p, r = precision.value if precision else 0.0, recall.value
    value = 2 * p * r / (p + r) if p + r else 0.0
    return [Figure("abstention_f1", "Abstention F1", "abstention", kind, value, recall.n)]


def latencies(judged: Sequence[Judged]) -> list[Latency]:
    """p50 and p95 of retrieval and of the whole answer, over the answers that tell their time."""
    parts = {
        "retrieve": [j.case.answer.retrieve_ms for j in judged],
        "total": [j.case.answer.total_ms for j in judged],
    }
    return [_latency(part, [t for t in times if t is not None]) for part, times in parts.items()]


def _latency(part: str, times: Sequence[float]) -> Latency:
    return Latency(part, len(times), percentile(times, 0.5), percentile(times, 0.95))


def fabrication_count(judged: Judged) -> int:
    """How many fabrications of any kind the answer has."""
    return int(sum(s.value for name, s in judged.scores.items() if name.startswith("fabricated_")))


def outcome(judged: Judged) -> str:
    """error, fabricated, wrong_status, incomplete or right: the first of these that holds."""
    scores = judged.scores
    if judged.case.answer.error:
        return "error"
    if fabrication_count(judged):
        return "fabricated"
    if scores["right_status"].value < 1:
        return "wrong_status"
    needed = ("complete", "document_recall", "footnote_recall")
    short = any(scores[name].value < 1 for name in needed if name in scores)
    return "incomplete" if short else "right"


def goodness(judged: Judged) -> float:
    """The mean of a question's main scores, 0…1, each turned so that higher is better.

    An answer with a fabrication is 0 whatever else it holds.
    """
    if fabrication_count(judged):
        return 0.0
    scores = [(BY_NAME[name], judged.scores[name]) for name in MAIN if name in judged.scores]
    return mean(s.value if m.higher_is_better else 1 - s.value for m, s in scores)


def worst(judged: Sequence[Judged], count: int = 10) -> list[Judged]:
    """The questions with the lowest goodness, lowest first, that are not wholly right."""
    lacking = [j for j in judged if goodness(j) < 1]
    return sorted(lacking, key=lambda j: (goodness(j), j.id))[:count]
