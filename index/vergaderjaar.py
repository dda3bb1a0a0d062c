"""Session years: as citations write them, and as a date implies them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["SESSION", "WrittenSession", "budget_warning", "read_session", "session_of"]

_ONE = r"(?:1[89]|20)\d\d\s?[/.-]\s?(?:\d{4}|\d{2})(?!\d)"
SESSION = re.compile(rf"(?P<first>{_ONE})(?:\s?-\s?(?P<last>{_ONE}))?")
_YEARS = re.compile(r"(\d{4})\s?([/.-])\s?(\d{2,4})")

# The dossier of each year's budget, which opens on Prinsjesdag and so belongs to one session.
_BUDGETS = {
    "29800": 2004,
    "30300": 2005,
    "30800": 2006,
    "31200": 2007,
    "31700": 2008,
    "32500": 2010,
    "33000": 2011,
    "33400": 2012,
    "33750": 2013,
    "34000": 2014,
    "34300": 2015,
    "34550": 2016,
    "34775": 2017,
    "35000": 2018,
    "35300": 2019,
    "35570": 2020,
    "35925": 2021,
    "36200": 2022,
    "36410": 2023,
    "36600": 2024,
    "36800": 2025,
}


# How the warnings on a session begin: that it is spelled oddly, and that the document meant has
# another (`index.links`), which quotes it as it is spelled.
SPELLED = "vergaderjaar geschreven als"
CONTRADICTED = "de bron vermeldt vergaderjaar"


@dataclass(frozen=True, slots=True)
class WrittenSession:
    """A session as a source writes it: "2022-2023", or "1993-1994..1996-1997" for a range."""

    value: str
    warnings: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The year in which the (first) session began."""
        return int(self.value[:4])


def read_session(written: str) -> WrittenSession:
    """Normalises the text of a `SESSION` match ("2022/23", "1999-2000"); corrects nothing.

    An impossible session such as 2013-2013 keeps its years, with a warning.
    """
    match = SESSION.fullmatch(written)
    if match is None:
        raise ValueError(f"geen vergaderjaar: {written!r}")
    parts = [_read_one(part) for part in match.group("first", "last") if part]
    warnings = tuple(warning for part in parts for warning in part.warnings)
    return WrittenSession("..".join(part.value for part in parts), warnings)


def _read_one(written: str) -> WrittenSession:
    match = _YEARS.fullmatch(written)
    assert match is not None  # SESSION matched, and is the narrower of the two
    first = int(match[1])
    last = int(match[3]) if len(match[3]) == 4 else _in_century(first, int(match[3]))
    warnings = []
    if match[2] == ".":
        warnings.append(f"{SPELLED} {written}")
    if last != first + 1:
        warnings.append(f"onmogelijk vergaderjaar: {written}")
    return WrittenSession(f"{first}-{last}", tuple(warnings))


def _in_century(first: int, short: int) -> int:
    last = first // 100 * 100 + short
    return last + 100 if last < first and short == 0 else last  # 1999/00


def budget_warning(dossier: str, addition: str | None, session: str | None) -> tuple[str, ...]:
    """A warning when a budget chapter is cited with another session than its budget's own."""
    year = _BUDGETS.get(dossier)
    if year is None or addition is None or session is None or ".." in session:
        return ()
    own = f"{year}-{year + 1}"
    if session == own:
        return ()
    spaced = f"{dossier[:-3]} {dossier[-3:]}"
    return (f"{spaced} is de begroting {year + 1}, die hoort bij vergaderjaar {own}",)


def session_of(day: date) -> str:
    """The session year ("2023-2024") that a day falls in; it turns on Prinsjesdag.

    Prinsjesdag is the third Tuesday of September: 4 September 2024 is still 2023-2024.
    """
    first = date(day.year, 9, 1)
    prinsjesdag = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    start = day.year if day >= prinsjesdag else day.year - 1
    return f"{start}-{start + 1}"
