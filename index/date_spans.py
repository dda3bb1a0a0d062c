"""Which days a part of a month, a season or a part of a year takes; both ends included."""

from calendar import monthrange
from datetime import date

__all__ = [
    "MONTH_PARTS",
    "PART_WORDS",
    "SEASON_WORDS",
    "month_span",
    "near_year",
    "part_of_year",
    "season_span",
]

MONTH_PARTS = "(?P<part>begin|medio|half|eind)"
PART_WORDS = "begin|medio|half|eind"
SEASON_WORDS = "voorjaar|lente|zomer|najaar|herfst|winter"

# First month of the season, by the KNMI's (meteorological) division; winter ends next year.
_SEASON_MONTHS = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9, "winter": 12}
_MONTH_DAYS = {"begin": (1, 10), "medio": (11, 20), "half": (11, 20), "eind": (21, 31)}
_YEAR_MONTHS = {"begin": (1, 3), "medio": (5, 8), "half": (5, 8), "eind": (10, 12)}


def month_span(year: int, month: int, part: str | None = None) -> tuple[date, date]:
    """A month, or its part: begin is day 1 to 10, medio 11 to 20, eind from 21."""
    length = monthrange(year, month)[1]
    first, last = _MONTH_DAYS[part.lower()] if part else (1, length)
    return date(year, month, first), date(year, month, min(last, length))


def season_span(name: str, year: int) -> tuple[date, date]:
    """A season that begins in `year`."""
    month = _SEASON_MONTHS[name]
    end_year, end_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return date(year, month, 1), month_span(end_year, end_month)[1]


def part_of_year(year: int, part: str | None = None) -> tuple[date, date]:
    """A year, or its part: begin is January to March, medio May to August, eind from October."""
    first, last = _YEAR_MONTHS[part.lower()] if part else (1, 12)
    return date(year, first, 1), month_span(year, last)[1]


def near_year(day: date, written: date) -> int:
    """The year in which this day of the calendar is nearest to `written`."""
    years = (written.year - 1, written.year, written.year + 1)
    return min(years, key=lambda year: abs((day.replace(year=year) - written).days))
