"""Fit a linear ranking to listings of candidates, and tell how well it does.

The loss is the listwise softmax: minus the log of the probability that a candidate which holds
the evidence is ranked first. Source: Cao et al. 2007 (ListNet, top one). Regularisation is chosen
by five-fold cross-validation, by question, of the mean reciprocal rank.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array = NDArray[np.float64]
STRENGTHS = (0.0003, 0.001, 0.003)
FOLDS = 5
SEED = 29754


@dataclass(frozen=True, slots=True)
class Listing:
    """Candidates of one question: features `(n, f)`, and one row of labels `(n,)` a need."""

    id: str
    features: Array
    needs: tuple[NDArray[np.bool_], ...]


def fit(
    lists: Sequence[Listing], strength: float, prior: Array, least: Array | None = None
) -> Array:
    """Weights `(f,)` that minimise the listwise loss plus `strength` times the squared distance
    from `prior`; none below `least`, where that is given."""
    bounds = None if least is None else [(low, None) for low in least]

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope, needs = 0.0, np.zeros_like(weights), 0
        for listing in lists:
            scores = listing.features @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            for need in listing.needs:
                right = float(chance[need].sum())
                total -= float(np.log(right + 1e-12))
                slope -= listing.features[need].T @ (chance[need] / max(right, 1e-12))
                slope += listing.features.T @ chance
                needs += 1
        away = weights - prior
        return total / needs + strength * float(away @ away), slope / needs + 2 * strength * away

    start = prior if least is None else np.maximum(prior, least)
    found: Array = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return found


def reciprocal_ranks(lists: Sequence[Listing], weights: Array) -> list[float]:
    """For every need 1 over the rank of the first candidate that meets it."""
    found = []
    for listing in lists:
        order = np.argsort(-(listing.features @ weights), kind="stable")
        found += [1.0 / (1 + int(np.flatnonzero(need[order])[0])) for need in listing.needs]
    return found


def cross_validated(
    lists: Sequence[Listing], strength: float, prior: Array, least: Array | None = None
) -> float:
    """Mean reciprocal rank on the folds that were left out."""
    order = np.random.default_rng(SEED).permutation(len(lists))
    ranks: list[float] = []
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS].tolist())
        kept = [x for i, x in enumerate(lists) if i not in out]
        ranks += reciprocal_ranks(
            [x for i, x in enumerate(lists) if i in out], fit(kept, strength, prior, least)
        )
    return float(np.mean(ranks))


def tune(
    name: str, lists: Sequence[Listing], room: Any, prior: Mapping[str, float], file: Path,
    strengths: Sequence[float] = STRENGTHS, least: Array | None = None,
) -> None:
    """Choose the strength, fit on all lists, write the weights with how they were found."""
    start = prior_of(prior, room)
    by_strength = {s: cross_validated(lists, s, start, least) for s in strengths}
    best = max(by_strength, key=lambda s: by_strength[s])
    weights = fit(lists, best, start, least)
    lines = [
        f"# Weights of {name}; made by: python -m eval.tune",
        f"# Dev half and eval/own/tune-*, {len(lists)} questions; cross-validated mean reciprocal "
        f"rank {by_strength[best]:.3f} at strength {best}.",
        "[weights]",
        *(f"{n} = {w:.3f}" for n, w in zip(room.FEATURES, weights, strict=True)),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for strength, value in by_strength.items():
        print(f"{name}: strength {strength}: {value:.4f}", file=sys.stderr)


def prior_of(prior: Mapping[str, float], room: Any) -> Array:
    """The prior of each of the room's `FEATURES`."""
    return np.array([prior.get(n, 0.0) for n in room.FEATURES])
