"""Fit when to say that the dossier holds no answer: a logistic regression of its features.

Answerable are the tuning questions that expect an answer; not answerable those that expect
abstaining, and the lines of eval/out_of_domain*.txt. The threshold is the strictest that refuses
at most MOST_REFUSED of the answerable questions, those of `eval.load.CHECK_FILES` and, out of
fold, those that it is fitted on: rules shaped while looking at the latter refuse them more seldom
than questions nobody has seen, and the former are too few by themselves.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.assistant import to_question
from eval.listwise import SEED, Array
from eval.records import QuestionRecord
from rag.doubting import abstain
from rag.records import Question

__all__ = ["OUT_OF_DOMAIN", "asked_and_held", "logistic", "out_of_fold",
           "tune_abstain"]  # fmt: skip

OUT_OF_DOMAIN = tuple(
    Path(__file__).with_name(f"out_of_domain{name}.txt") for name in ("", "_field", "_elsewhere")
)
STRENGTHS = (0.0001, 0.0003, 0.001, 0.003)
# Share of the answerable questions that may be refused; one in four of them is in lay wording,
# which is refused most often. The curve bends here: refusing 1 % less catches 17 % fewer of the
# others, and 1 % more catches 3 % more.
MOST_REFUSED = 0.025
CURVE = (0.0, 0.01, 0.02, 0.03, 0.05, 0.1)  # shares refused at which the curve is printed
FOLDS = 10


def asked_and_held(records: Sequence[QuestionRecord]) -> list[tuple[Question, bool]]:
    """Questions and whether the dossier answers them: these records and OUT_OF_DOMAIN."""
    asked = [
        (to_question(r), r.expected in ("answer", "correct"))
        for r in records
        if r.expected in ("answer", "correct", "abstain")
    ]
    lines = [x for f in OUT_OF_DOMAIN for x in f.read_text(encoding="utf-8").splitlines()]
    return asked + [(Question(x), False) for x in lines if x and not x.startswith("#")]


Bound = tuple[float | None, float | None]
# What speaks for an answer may not count against one because few questions happen to say so.
BOUNDS: Sequence[Bound] = [(0, None) if n in abstain.FOR else (None, 0) for n in abstain.FEATURES]


def logistic(
    rows: Array, held: NDArray[np.bool_], strength: float, bounds: Sequence[Bound] = BOUNDS
) -> Array:
    """Weights `(f + 1,)` within `bounds`, the last the bias; both classes weigh the same."""
    columns = np.hstack([rows, np.ones((len(rows), 1))])
    weight = np.where(held, 0.5 / held.mean(), 0.5 / (1 - held.mean()))
    sign = np.where(held, 1.0, -1.0)

    def loss(w: Array) -> tuple[float, Array]:
        z = sign * (columns @ w)
        slope = -(weight * sign / (1 + np.exp(z)))[:, None] * columns
        return (
            float((weight * np.logaddexp(0, -z)).mean()) + strength * float(w[:-1] @ w[:-1]),
            slope.mean(axis=0) + 2 * strength * np.append(w[:-1], 0.0),
        )

    start = np.zeros(columns.shape[1])
    w: Array = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]
    ).x
    return w


def out_of_fold(rows: Array, held: NDArray[np.bool_], strength: float) -> Array:
    """Chance of each question by a model that was not fitted on it."""
    order = np.random.default_rng(SEED + 1).permutation(len(rows))
    chances = np.zeros(len(rows))
    for fold in range(FOLDS):
        out = np.isin(np.arange(len(rows)), order[fold::FOLDS])
        w = logistic(rows[~out], held[~out], strength)
        chances[out] = 1 / (1 + np.exp(-(rows[out] @ w[:-1] + w[-1])))
    return chances


def curve(chances: Array, held: NDArray[np.bool_]) -> list[tuple[float, float, float]]:
    """Threshold, share of the answerable refused and share of the others caught, by CURVE."""
    found = []
    for most in CURVE:
        at = float(np.quantile(chances[held], most, method="lower"))
        refused, caught = (chances[held] < at).mean(), (chances[~held] < at).mean()
        found.append((at, float(refused), float(caught)))
    return found


def _decided(chances: Array, rows: Array) -> Array:
    """The chances, 0 where it is settled whatever the chance."""
    return np.where([abstain.settled(row) for row in rows], 0.0, chances)


def tune_abstain(rows: Array, held: NDArray[np.bool_], unseen: Array) -> None:
    """Fit the logistic regression; strength from chances out of fold, threshold from these and
    from `unseen`.

    `unseen` are the features `(n, f)` of answerable questions that nothing is fitted on.
    """
    by_strength = {s: curve(_decided(out_of_fold(rows, held, s), rows), held) for s in STRENGTHS}
    # The mean over the curve's low end is steadier than one point of it.
    best = max(STRENGTHS, key=lambda s: float(np.mean([c for _, _, c in by_strength[s][1:4]])))
    w = logistic(rows, held, best)
    chances = _decided(1 / (1 + np.exp(-(unseen @ w[:-1] + w[-1]))), unseen)
    kept_out = _decided(out_of_fold(rows, held, best), rows)
    answered = np.concatenate([chances, kept_out[held]])
    threshold = float(np.quantile(answered, MOST_REFUSED, method="lower"))
    refused, caught = (kept_out[held] < threshold).mean(), (kept_out[~held] < threshold).mean()
    lines = [
        "# Weights of rag/doubting/abstain.py; made by: python -m eval.tune",
        f"# Dev half, eval/own/tune-* and out_of_domain*.txt: {int(held.sum())} questions that are "
        f"answered, {int((~held).sum())} that are not.",
        f"# At this threshold {(chances < threshold).mean():.1%} of {len(chances)} unseen "
        "questions (eval/own/check-*) are refused; out of fold",
        f"# {refused:.1%} of the former and {caught:.0%} of the latter. The curve out of fold:",
        *(f"#   threshold {at:.3f}: refused {r:5.1%}, caught {c:4.0%}"
          for at, r, c in by_strength[best]),
        f"threshold = {threshold:.4f}",
        f"bias = {w[-1]:.3f}",
        "[weights]",
        *(f"{name} = {value:.3f}" for name, value in zip(abstain.FEATURES, w, strict=False)),
    ]  # fmt: skip
    abstain.ABSTAIN_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for strength, points in by_strength.items():
        told = ", ".join(f"{r:.3f}/{c:.3f}" for _, r, c in points)
        print(f"abstain.py: strength {strength}: refused/caught {told}", file=sys.stderr)
