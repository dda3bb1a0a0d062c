"""Compare an evaluation with an earlier one, question by question.

A baseline is one line of rounded scores a question, so that a diff shows which answers changed.
The result of `vao eval --json` serves as one too.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from typing import Any

from eval.measures import BY_NAME, MAIN
from eval.records import Evaluation, Judged
from eval.result import SCHEMA as RESULT_SCHEMA
from eval.result import identity
from eval.stats import Interval, paired_bootstrap, smallest_detectable
from eval.summary import OVERALL
from index.errors import InputError

SCHEMA = "vao-eval-baseline/1"
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Baseline:
    """Scores of an earlier run: question id, measure, value. Hashes of what it was run on."""

    scores: Mapping[str, Mapping[str, float]]
    set_sha256: str
    corpus_sha256: str


@dataclass(frozen=True, slots=True)
class Change:
    """How one measure moved, over the `n` questions that both runs score.

    `difference` is now minus then; `won` and `lost` are the ids that got better and worse.
    `smallest` is the smallest true difference that these questions would show, or None.
    """

    measure: str
    n: int
    now: float
    then: float
    difference: float
    interval: Interval
    won: tuple[str, ...]
    lost: tuple[str, ...]
    smallest: float | None
    kind: str = OVERALL  # of question

    @property
    def worse_beyond_chance(self) -> bool:
        """Does the whole interval lie on the worse side of no difference?"""
        if BY_NAME[self.measure].higher_is_better:
            return self.interval.high < 0
        return self.interval.low > 0


def compare(
    evaluation: Evaluation,
    baseline: Baseline,
    measures: Sequence[str] = MAIN,
    kind: str = OVERALL,
) -> list[Change]:
    """The change of each measure, over all questions or those of one kind.

    A question that only one run scores is not compared.
    """
    judged = [j for j in evaluation.judged if kind in (OVERALL, j.case.record.kind)]
    changes = (_change(name, judged, baseline) for name in measures)
    return [replace(change, kind=kind) for change in changes if change is not None]


def unmatched(evaluation: Evaluation, baseline: Baseline) -> tuple[str, ...]:
    """Ids of the questions asked now that the baseline does not know."""
    return tuple(j.id for j in evaluation.judged if j.id not in baseline.scores)


def _change(name: str, judged: Sequence[Judged], baseline: Baseline) -> Change | None:
    pairs = [
        (j.id, round(j.scores[name].value, _DIGITS), baseline.scores[j.id][name])
        for j in judged
        if name in j.scores and name in baseline.scores.get(j.id, {})
    ]
    if not pairs:
        return None
    differences = [now - then for _, now, then in pairs]
    sign = 1 if BY_NAME[name].higher_is_better else -1
    return Change(
        measure=name,
        n=len(pairs),
        now=mean(now for _, now, _ in pairs),
        then=mean(then for _, _, then in pairs),
        difference=mean(differences),
        interval=paired_bootstrap(differences),
        won=tuple(i for i, now, then in pairs if sign * (now - then) > 0),
        lost=tuple(i for i, now, then in pairs if sign * (now - then) < 0),
        smallest=smallest_detectable(differences) or smallest_detectable([p[1] for p in pairs]),
    )


def baseline_text(evaluation: Evaluation, measures: Sequence[str] = MAIN) -> str:
    """The evaluation as a baseline file: one line a question, null where a measure is silent."""
    known = identity(evaluation)
    head = {
        "schema": SCHEMA,
        "set": known["set"]["sha256"],
        "corpus": known["corpus"]["sha256"],
        "measures": list(measures),
    }
    lines = ",\n".join(f'  "{j.id}": {json.dumps(_row(j, measures))}' for j in evaluation.judged)
    return json.dumps(head)[:-1] + ',\n "questions": {\n' + lines + "\n }}\n"


def _row(judged: Judged, measures: Sequence[str]) -> list[float | None]:
    scores = (judged.scores.get(name) for name in measures)
    return [None if s is None else round(float(s.value), _DIGITS) for s in scores]


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file or a result in the form vao-eval/1. Raises: InputError."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        schema = read["schema"]
        if schema == SCHEMA:
            return _from_rows(read)
        if schema == RESULT_SCHEMA:
            return _from_result(read)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: cannot be read as a baseline: {error!r}") from None
    raise InputError(f"{path}: has schema {schema}, not {SCHEMA} or {RESULT_SCHEMA}")


def _from_rows(read: dict[str, Any]) -> Baseline:
    names = read["measures"]
    scores = {
        i: {n: float(v) for n, v in zip(names, row, strict=True) if v is not None}
        for i, row in read["questions"].items()
    }
    return Baseline(scores, read["set"], read["corpus"])


def _from_result(read: dict[str, Any]) -> Baseline:
    scores = {
        q["id"]: {n: round(float(v), _DIGITS) for n, v in q["scores"].items()}
        for q in read["questions"]
    }
    return Baseline(scores, read["set"]["sha256"], read["corpus"]["sha256"])
