"""The limits of the gate as `gate.toml` holds them, and how they are raised."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor as round_down
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.measures import BY_NAME, MAIN
from eval.summary import Figure, figure_of
from eval.wire import first_complaint
from index.errors import SettingsError

# A limit lies two points from the figure it was set from, and at least one question: a single
# answer that changes sides does not fail the gate, a slide of several does. The baseline sees what
# moves beyond chance before that.
MARGIN = 0.02
_HEAD = """\
# The limits of `python -m eval.gate`. `limit` is the worst value of a main figure that passes (a
# floor; for false_refusal a ceiling); `set_from` is the figure over all {n} questions that it was
# set from. `python -m eval.gate --raise` rewrites this file and the baseline after an
# improvement; a limit is never loosened by it.

[hard]
fabrications = {fabrications}  # of any kind, over all questions
verbatim = {verbatim}  # share of cited quotes that stand literally in their source
missing = {missing}  # questions without an answer
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The worst value of one figure that passes, and the figure it was set from."""

    measure: str
    limit: float
    set_from: float

    def holds(self, value: float) -> bool:
        """Is the value at the limit or on the better side of it?"""
        if BY_NAME[self.measure].higher_is_better:
            return value >= self.limit
        return value <= self.limit


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits of the gate; the first three are counts and a share that never give way."""

    fabrications: int = 0
    verbatim: float = 1.0
    missing: int = 0
    floors: tuple[Floor, ...] = ()


class _Hard(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    fabrications: int
    verbatim: float
    missing: int


class _FloorTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    measure: str
    limit: float
    set_from: float


class _GateFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    hard: _Hard
    floor: list[_FloorTable] = []


def read_limits(path: Path) -> Limits:
    """Read gate.toml. Raises: SettingsError for a broken file or an unknown measure."""
    try:
        read = _GateFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from None
    except ValidationError as error:
        raise SettingsError(f"{path}: {first_complaint(error)}") from None
    for table in read.floor:
        if table.measure not in BY_NAME:
            raise SettingsError(f"{path}: there is no measure {table.measure!r}")
    floors = tuple(Floor(t.measure, t.limit, t.set_from) for t in read.floor)
    return Limits(read.hard.fabrications, read.hard.verbatim, read.hard.missing, floors)


def raised(limits: Limits, figures: Iterable[Figure]) -> Limits:
    """The limits with each floor at the stricter of the old one and what the figures allow."""
    known = list(figures)
    old = {f.measure: f for f in limits.floors}
    new = [floor_from(f) for m in MAIN if (f := figure_of(known, m)) is not None]
    floors = tuple(_stricter(old.get(f.measure), f) for f in new)
    return Limits(limits.fabrications, limits.verbatim, limits.missing, floors)


def floor_from(figure: Figure) -> Floor:
    """The floor that a figure allows: the margin away, rounded to the lenient side."""
    margin = max(MARGIN, 1 / figure.n)
    if BY_NAME[figure.measure].higher_is_better:
        limit = max(0.0, round_down(round(1000 * (figure.value - margin), 6)) / 1000)
    else:
        limit = min(1.0, -round_down(round(-1000 * (figure.value + margin), 6)) / 1000)
    return Floor(figure.measure, limit, round(figure.value, 4))


def _stricter(old: Floor | None, new: Floor) -> Floor:
    """The old floor stands unless the new limit is better than it."""
    return new if old is None or (old.limit != new.limit and old.holds(new.limit)) else old


def limits_text(limits: Limits, n: int) -> str:
    """gate.toml with these limits; `n` is the number of questions they were set from."""
    hard: Mapping[str, float] = {
        "fabrications": limits.fabrications,
        "verbatim": limits.verbatim,
        "missing": limits.missing,
    }
    tables = [
        f'\n[[floor]]\nmeasure = "{f.measure}"\nlimit = {f.limit}\nset_from = {f.set_from}\n'
        for f in limits.floors
    ]
    return _HEAD.format(n=n, **hard) + "".join(tables)
