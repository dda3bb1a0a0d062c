"""How sure a figure is: Wilson intervals, the paired bootstrap, the smallest visible difference."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, stdev

import numpy as np

SEED = 29754  # fixed, so that two runs give the same interval
RESAMPLES = 10_000  # the ends of a 95 % interval then move by less than 0.002 between seeds
_Z95 = NormalDist().inv_cdf(0.975)
_POWER = NormalDist().inv_cdf(0.8)  # a true difference of this size is seen four times in five


@dataclass(frozen=True, slots=True)
class Interval:
    """A two-sided 95 % interval, both ends included."""

    low: float
    high: float


def wilson(mean: float, n: int) -> Interval:
    """The Wilson score interval of a share of `n` questions.

    For a mean of values between 0 and 1 that are not all 0 or 1 it is too wide rather than too
    narrow, since their variance is at most mean * (1 - mean). Source: Wilson 1927; Brown, Cai and
    DasGupta 2001. Raises: ValueError when there is no question.
    """
    if n < 1:
        raise ValueError("an interval needs at least one question")
    z2 = _Z95**2
    centre = (mean + z2 / (2 * n)) / (1 + z2 / n)
    reach = _Z95 * sqrt(mean * (1 - mean) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach))


def paired_bootstrap(differences: Sequence[float]) -> Interval:
    """Percentile interval of the mean difference, questions drawn with replacement.

    One difference a question, ours minus theirs. Source: Efron and Tibshirani 1993, chapter 13;
    Sakai 2006 for retrieval. Raises: ValueError when there is no difference.
    """
    if not differences:
        raise ValueError("a bootstrap needs at least one difference")
    values = np.asarray(differences, dtype=np.float64)
    draws = np.random.default_rng(SEED).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.quantile(values[draws].mean(axis=1), (0.025, 0.975))
    return Interval(float(low), float(high))


def smallest_detectable(differences: Sequence[float]) -> float | None:
    """The smallest true mean difference that this many questions show in four of five tries.

    (1.96 + 0.84) * sd / sqrt(n), for paired differences of which `sd` is the standard deviation.
    None where nothing varies. Source: Sakai 2016, Topic set size design.
    """
    if len(differences) < 2:
        return None
    spread = stdev(differences)
    return (_Z95 + _POWER) * spread / sqrt(len(differences)) if spread else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` (0…1) of the values lie; None when there are none."""
    return float(np.quantile(values, share)) if values else None
