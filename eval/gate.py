"""`python -m eval.gate`: does the assistant still answer as well as it did?

Runs the whole set and fails on a fabrication, a quote that is not verbatim, a question without an
answer, a main figure beyond its limit in `gate.toml`, and a main figure that is worse than the
stored baseline beyond chance, over all questions or over those about footnotes; the questions are
named. `--raise` stores what was measured.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from eval.baseline import Baseline, Change, baseline_text, compare, read_baseline
from eval.floors import Limits, limits_text, raised, read_limits
from eval.load import load_questions
from eval.records import Evaluation, Judged
from eval.run import evaluate
from eval.summary import OVERALL, Figure, fabrication_count, figure_of, goodness, summarise
from index.errors import VaoError

LIMITS = Path(__file__).with_name("gate.toml")
BASELINE = Path(__file__).with_name("baseline.json")
# Compared by itself too: footnotes are what this product is for, and fifty questions about them
# drown among all the others.
GUARDED_KIND = "footnote"
_NAMED = 20  # more ids than this on a line are counted instead


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the gate looks at: what, whether it holds, and what was found."""

    name: str
    passed: bool
    found: str


def check_all(evaluation: Evaluation, limits: Limits, changes: Sequence[Change]) -> list[Check]:
    """Every check in the order of the file: hard limits, floors, the baseline."""
    figures = summarise(evaluation.judged)
    floors = [_floor(evaluation, figures, limits, i) for i in range(len(limits.floors))]
    return [*_hard(evaluation, figures, limits), *floors, *map(_change, changes)]


def changes_since(evaluation: Evaluation, baseline: Baseline) -> list[Change]:
    """The changes of the main figures over all questions, and over those of the guarded kind."""
    return compare(evaluation, baseline) + compare(evaluation, baseline, kind=GUARDED_KIND)


def _hard(evaluation: Evaluation, figures: Sequence[Figure], limits: Limits) -> list[Check]:
    faulty = [j for j in evaluation.judged if fabrication_count(j)]
    count = sum(map(fabrication_count, faulty))
    verbatim = figure_of(figures, "verbatim")
    share = verbatim.pooled if verbatim and verbatim.pooled is not None else 1.0
    missing, silent = evaluation.missing, len(evaluation.missing)
    return [
        Check("fabrications", count <= limits.fabrications, f"{count} {_ids(faulty)}"),
        Check("verbatim quotes", share >= limits.verbatim, f"{100 * share:.2f} %"),
        Check("without an answer", silent <= limits.missing, f"{silent} {_ids(missing)}"),
    ]


def _floor(evaluation: Evaluation, figures: Sequence[Figure], limits: Limits, i: int) -> Check:
    floor = limits.floors[i]
    figure = figure_of(figures, floor.measure)
    if figure is None:
        return Check(floor.measure, False, "no question is scored by it")
    passed = floor.holds(figure.value)
    found = f"{figure.value:.4f}, limit {floor.limit}, set from {floor.set_from}"
    if not passed:
        found += f"; imperfect: {_ids(_imperfect(evaluation, floor.measure))}"
    return Check(floor.measure, passed, found)


def _imperfect(evaluation: Evaluation, measure: str) -> list[Judged]:
    """Questions on which the measure finds a fault, the worst answers first."""
    lacking = [j for j in evaluation.judged if measure in j.scores and j.scores[measure].why]
    return sorted(lacking, key=lambda j: (goodness(j), j.id))


def _change(change: Change) -> Check:
    interval = f"{change.interval.low:+.4f} to {change.interval.high:+.4f}"
    found = f"{change.difference:+.4f} since the baseline ({interval})"
    if change.lost:
        found += f"; lost: {' '.join(change.lost)}"
    of_kind = "" if change.kind == OVERALL else f" of {change.kind} questions"
    return Check(f"{change.measure}{of_kind}, paired", not change.worse_beyond_chance, found)


def _ids(judged: Sequence[Judged]) -> str:
    named = " ".join(j.id for j in judged[:_NAMED])
    rest = len(judged) - _NAMED
    return f"{named} and {rest} more" if rest > 0 else named


def verdict(checks: Sequence[Check], n: int, seconds: float) -> str:
    """The one closing line."""
    failed = [c.name for c in checks if not c.passed]
    outcome = f"FAILED: {', '.join(failed)}" if failed else "passed"
    return f"gate {outcome} ({n} questions, {len(checks)} checks, {seconds:.0f} s)"


def run_gate(raise_limits: bool = False) -> int:
    """Run the set, print what fails and the verdict; 0 when all holds, else 1.

    With `raise_limits`, write baseline and limits instead of comparing. Raises: VaoError.
    """
    from eval.assistant import open_ask, open_dossier

    started = perf_counter()
    limits = read_limits(LIMITS)
    evaluation = evaluate(load_questions(), open_ask(), open_dossier(), sys.stderr.isatty())
    n = len(evaluation.judged)
    if raise_limits:
        limits = raised(limits, summarise(evaluation.judged))
    changes = [] if raise_limits else changes_since(evaluation, read_baseline(BASELINE))
    checks = check_all(evaluation, limits, changes)
    for check in checks:
        if not check.passed:
            print(f"FAILED {check.name}: {check.found}")
    print(verdict(checks, n, perf_counter() - started))
    if not all(check.passed for check in checks):
        return 1
    if raise_limits:
        LIMITS.write_text(limits_text(limits, n), encoding="utf-8")
        BASELINE.write_text(baseline_text(evaluation), encoding="utf-8")
    return 0


def main() -> int:
    """Run from the command line; 2 with one line on stderr when the gate cannot be run."""
    parser = argparse.ArgumentParser(prog="python -m eval.gate", description="The quality gate.")
    parser.add_argument(
        "--raise", action="store_true", dest="raise_limits", help="store limits and baseline"
    )
    try:
        return run_gate(**vars(parser.parse_args()))
    except VaoError as error:
        print(f"gate could not run: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
