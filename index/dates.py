"""Finds the days, months, seasons and years that a text names, and what days they mean.

Relative dates ("1 september jl.", "dit najaar") are reckoned from the day the text was written.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.date_spans import (
    MONTH_PARTS,
    PART_WORDS,
    SEASON_WORDS,
    month_span,
    near_year,
    part_of_year,
    season_span,
)
from index.flat import MONTH_PATTERN, MONTHS, flatten

__all__ = ["DateMention", "find_dates"]

Span = tuple[date, date]
Resolver = Callable[[re.Match[str], date], Span | None]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A mention of a time. `start:end` are half-open, in characters of the text that was read.

    `first` and `last` are both included in what is meant. `exact`: the text itself names the
    full day, so nothing was reckoned.
    """

    start: int
    end: int
    raw: str
    first: date
    last: date
    exact: bool


_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_BEFORE = r"(?<![\w/.-])"
_DAY = rf"{_BEFORE}(?P<d>\d{{1,2}})(?:-(?P<d2>\d{{1,2}}))?\s(?P<m>{MONTH_PATTERN})\b"
_MONTH = rf"\b(?:(?P<part>begin|medio|half|eind)\s)?(?P<m>{MONTH_PATTERN})\b"
_AGO = r"(?:afgelopen|vorige?|laatste)"
_AHEAD = r"(?:komende?|aankomende?|volgende?)"
_SEASON = rf"(?P<s>{SEASON_WORDS})"
_PARTS = rf"(?P<part>{PART_WORDS})\s(?:van\s)?"


def _full_day(match: re.Match[str], written: date) -> Span | None:
    year, month = int(match["y"]), MONTHS[match["m"].lower()]
    return _days(match, year, month)


def _iso_day(match: re.Match[str], written: date) -> Span | None:
    day = _day(int(match["y"]), int(match["mm"]), int(match["d"]))
    return (day, day) if day else None


def _past_day(match: re.Match[str], written: date) -> Span | None:
    month = MONTHS[match["m"].lower()]
    this = _days(match, written.year, month)
    return this if this and this[0] <= written else _days(match, written.year - 1, month)


def _near_day(match: re.Match[str], written: date) -> Span | None:
    month = MONTHS[match["m"].lower()]
    middle = date(written.year, month, 15)
    return _days(match, near_year(middle, written), month)


def _days(match: re.Match[str], year: int, month: int) -> Span | None:
    first = _day(year, month, int(match["d"]))
    last = _day(year, month, int(match["d2"])) if match["d2"] else first
    return (first, last) if first and last and first <= last else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 april
        return None


def _month_of_year(match: re.Match[str], written: date) -> Span:
    return month_span(int(match["y"]), MONTHS[match["m"].lower()], match["part"])


def _past_month(match: re.Match[str], written: date) -> Span:
    month = MONTHS[match["m"].lower()]
    year = written.year if month < written.month else written.year - 1
    return month_span(year, month, match["part"])


def _next_month(match: re.Match[str], written: date) -> Span:
    month = MONTHS[match["m"].lower()]
    year = written.year if month > written.month else written.year + 1
    return month_span(year, month, match["part"])


def _near_month(match: re.Match[str], written: date) -> Span:
    month = MONTHS[match["m"].lower()]
    return month_span(near_year(date(written.year, month, 15), written), month, match["part"])


def _season(match: re.Match[str], written: date) -> Span:
    year = match.groupdict().get("y")
    return season_span(match["s"].lower(), int(year) if year else written.year)


def _past_season(match: re.Match[str], written: date) -> Span:
    name = match["s"].lower()
    this = season_span(name, written.year)
    return this if this[1] < written else season_span(name, written.year - 1)


def _next_season(match: re.Match[str], written: date) -> Span:
    name = match["s"].lower()
    this = season_span(name, written.year)
    return this if this[0] > written else season_span(name, written.year + 1)


def _around_summer(match: re.Match[str], written: date) -> Span:
    """Before or after the summer: the Kamer's recess, July and August."""
    year = int(match["y"] or written.year)
    if match["side"].lower() == "na":
        return date(year, 9, 1), date(year, 12, 31)
    first = max(written, date(year, 1, 1))
    return min(first, date(year, 6, 30)), date(year, 6, 30)


def _year(match: re.Match[str], written: date) -> Span:
    return part_of_year(int(match["y"]), match["part"])


def _relative_year(match: re.Match[str], written: date) -> Span:
    step = {"dit": 0, "vorig": -1, "volgend": 1}[match["rel"].lower()]
    return part_of_year(written.year + step, match["part"])


def _year_around(match: re.Match[str], written: date) -> Span:
    if match["rel"].lower() == "afgelopen":
        return written - timedelta(days=365), written
    return written, written + timedelta(days=365)


# In order of certainty: what overlaps an earlier find is dropped.
_FORMS: tuple[tuple[re.Pattern[str], Resolver, bool], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), resolver, exact)
    for pattern, resolver, exact in (
        (rf"{_DAY}\s{_YEAR}", _full_day, True),
        (rf"{_BEFORE}{_YEAR}-(?P<mm>\d\d)-(?P<d>\d\d)(?!\d)", _iso_day, True),
        (rf"{_DAY}\sjl\.?", _past_day, False),
        (_DAY, _near_day, False),
        (rf"{_MONTH}\s(?:van\s)?{_YEAR}", _month_of_year, False),
        (rf"{_MONTH}\sjl\.?", _past_month, False),
        (rf"\b{_AGO}\s{_MONTH}", _past_month, False),
        (rf"\b{_AHEAD}\s{_MONTH}", _next_month, False),
        (r"\b(?P<side>voor|vóór|na)\sde\szomer\b(?:\svan\s" + _YEAR + ")?", _around_summer, False),
        (rf"\b(?:het\s|de\s)?{_SEASON}\s(?:van\s)?{_YEAR}", _season, False),
        (rf"\b{_AGO}\s{_SEASON}\b", _past_season, False),
        (rf"\b{_AHEAD}\s{_SEASON}\b", _next_season, False),
        (rf"\b(?:dit|deze)\s{_SEASON}\b", _season, False),
        (rf"\b(?:{_PARTS})?(?P<rel>dit|vorig|volgend)\sjaar\b", _relative_year, False),
        (r"\b(?P<rel>afgelopen|komend)e?\sjaar\b", _year_around, False),
        (rf"\b{MONTH_PARTS}\s(?P<m>{MONTH_PATTERN})\b", _near_month, False),
        (rf"\b{_PARTS}{_YEAR}(?![/-]\d)", _year, False),
        (
            r"(?:(?<=\bin )|(?<=\bsinds )|(?<=\bvanaf )|(?<=\bvoor )|(?<=\bover )|(?<=\btot )"
            r"|(?<=\bper )|(?<=\bvan )|(?<=\buit )|(?<=\bjaar )|(?<=\())(?P<part>)"
            rf"{_YEAR}(?![/-]\d|\.\d)",
            _year,
            False,
        ),
    )
)


def find_dates(text: str, written: date) -> tuple[DateMention, ...]:
    """All mentions of a time, in order of position, none overlapping another.

    `written` is the date of the letter. A "jl." day is the last such day on or before it; a
    "jl." month the last one before the letter's own month; a day, or the part of a month,
    without a year is the nearest one. Seasons are those of the KNMI (spring begins on 1 March).
    """
    flat = flatten(text)
    taken = bytearray(len(flat))
    found = sorted(_find(flat, written, taken), key=lambda mention: mention[0])
    return tuple(
        DateMention(start, end, text[start:end], first, last, exact)
        for start, end, (first, last), exact in found
    )


def _find(flat: str, written: date, taken: bytearray) -> Iterator[tuple[int, int, Span, bool]]:
    for pattern, resolver, exact in _FORMS:
        for match in pattern.finditer(flat):
            start, end = match.span()
            span = None if any(taken[start:end]) else resolver(match, written)
            if span:
                taken[start:end] = b"\1" * (end - start)
                yield start, end, span, exact
