"""Finds the footnote markers of a running text, where they are glued to words and numbers.

"Nederland 574 en 585" is DTN 57 with note 4 and DTN 58 with note 5: no pattern tells that, only
the sequence 1, 2, 3 … does. Every place that could be marker N is a candidate with a cost; the
cheapest run of candidates in order of number and place is the answer, and it must be the only one.
"""

import re
from dataclasses import dataclass

from index.errors import SourceError

# A marker follows what it belongs to without a space, and no word or number goes on after it.
_GLUED = re.compile(r"(?<=[^\s\d(\[«‘“/])\d{1,3}(?![\w/])")
_IN_NUMBER = re.compile(r"\d+(?![\w/])")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")

# Costs, lower is likelier. After a word, a closing bracket or a full stop a number can hardly be
# anything else than a marker. After a number and a stop ("2022.30") it may be a part of that
# number, and the last digits of a number ("20236") usually are, so those are taken only when the
# sequence asks for them.
_AFTER_WORD, _AFTER_CAPITAL, _AFTER_STOPPED_NUMBER, _IN_LONGER_NUMBER = 0, 1, 2, 3
_MOST = 999  # no letter has more footnotes; a bound for the sequence without note texts


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote's sign; `start:end` are half-open offsets in the text that was searched."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    marker: Marker
    cost: int


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest run of markers that ends here; `ways` is how many runs are as cheap."""

    cost: int
    ways: int
    markers: tuple[Marker, ...]


def find_markers(text: str, count: int | None = None, *, start: int = 0) -> tuple[Marker, ...]:
    """The markers 1 … `count` in the text; offsets are raised by `start`.

    Without `count` (the source gives no notes) the sequence is as long as it can be made, and
    ends at a full stop, comma or bracket.
    Raises: SourceError when a number of the sequence has no place, when two runs are equally
    good, or when a number glued to a full stop or bracket is left over.
    """
    sure = {at + start for at in _sure(text)}
    paths = [_Path(0, 1, ())]
    ends = paths
    for number in range(1, (_MOST if count is None else count) + 1):
        paths = _extend(paths, _candidates(text, number, start))
        if not paths:
            break
        if count is not None:
            ends = paths
        else:
            ends = [p for p in paths if p.markers[-1].start in sure] or ends
    best = min(ends, key=lambda path: path.cost)
    if count is not None and not paths:
        raise SourceError(f"Footnote {number} of {count} has no place in the text.")
    if sum(path.ways for path in ends if path.cost == best.cost) > 1:
        raise SourceError("The footnote markers can be read in more than one way.")
    _check_left_over(text, best.markers, sure, start)
    return best.markers


def find_superscripts(text: str, count: int, *, start: int = 0) -> tuple[Marker, ...]:
    """The markers ¹ … in a text that prints them as superscripts; offsets are raised by `start`.

    Raises: SourceError when they are not exactly 1 … `count` in order.
    """
    found = tuple(
        Marker(int(m[0].translate(_TO_DIGITS)), m.start() + start, m.end() + start)
        for m in re.finditer(f"[{_SUPERSCRIPTS}]+", text)
    )
    if [marker.number for marker in found] != list(range(1, count + 1)):
        signs = ", ".join(str(marker.number) for marker in found) or "none"
        raise SourceError(f"Footnote markers 1 to {count} are expected, found: {signs}.")
    return found


def _candidates(text: str, number: int, start: int) -> list[_Candidate]:
    digits = str(number)
    found = []
    for match in _IN_NUMBER.finditer(text):
        if not match[0].endswith(digits):
            continue
        at = match.end() - len(digits)
        cost = _cost(text, at, at == match.start())
        if cost is not None:
            found.append(_Candidate(Marker(number, at + start, match.end() + start), cost))
    return found


def _cost(text: str, at: int, whole: bool) -> int | None:
    """None: no marker can stand here."""
    before = text[at - 1] if at else " "
    if not whole:
        return _IN_LONGER_NUMBER
    if before.isspace() or before in "([«‘“/":
        return None
    if before in ".,-–" and at > 1 and text[at - 2].isdigit():
        return _AFTER_STOPPED_NUMBER  # "december 2022.30" is one, "2022.23" is none
    return _AFTER_CAPITAL if before.isupper() else _AFTER_WORD


def _extend(paths: list[_Path], candidates: list[_Candidate]) -> list[_Path]:
    longer = []
    for candidate in candidates:
        before = [p for p in paths if not p.markers or p.markers[-1].end <= candidate.marker.start]
        if not before:
            continue
        cheapest = min(path.cost for path in before)
        ties = [path for path in before if path.cost == cheapest]
        longer.append(
            _Path(
                cheapest + candidate.cost,
                sum(path.ways for path in ties),
                (*ties[0].markers, candidate.marker),
            )
        )
    return longer


def _sure(text: str) -> set[int]:
    """Where a number stands right after a full stop, comma or bracket that ends a word."""
    sure = (m.start() for m in _GLUED.finditer(text) if text[m.start() - 1] in ".,;:!?)]»’”")
    return {at for at in sure if at > 1 and not text[at - 2].isdigit()}


def _check_left_over(text: str, markers: tuple[Marker, ...], sure: set[int], start: int) -> None:
    taken = {at for marker in markers for at in range(marker.start, marker.end)}
    if left := sorted(sure - taken):
        at = left[0] - start
        around = " ".join(text[max(0, at - 30) : at + 10].split())
        raise SourceError(f"A number glued to the text is no footnote of the sequence: “{around}”.")
