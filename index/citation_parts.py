"""The parts of a citation, each read by one small pattern at a cursor.

Every pattern is bounded and matched at one place, so that reading takes time in proportion to
the text, whatever the text is.
"""

import re
from dataclasses import dataclass

from index.flat import MONTH_PATTERN
from index.vergaderjaar import SESSION, WrittenSession, read_session

__all__ = ["Cursor", "Dossier", "kst_id", "read_dossier", "read_number", "read_pages"]

_SEPARATOR = re.compile(r"[\s,:]{0,4}")
_CHAMBER = re.compile(
    r"(?:(?:van|der|de)\s){0,2}(Tweede Kamer|Eerste Kamer|TK\b|EK\b|II?(?![a-z]))"
    r"(?: der Staten-Generaal)?",
    re.IGNORECASE,
)
_SESSION_WORD = re.compile(r"vergaderjaar\s", re.IGNORECASE)

_DOSSIER = re.compile(
    r"(?:nrs?\.?\s)?(?P<d>\d{2}[ .]?\d{3}|\d ?\d{3})(?!\d)(?P<s>-\d{1,4}(?![\d/]))?", re.IGNORECASE
)
_MORE = re.compile(r"(?:\s?en\s|\s?/\s?|,\s(?=[^.;]{0,24}nr))(\d{2} ?\d{3})(?!\d)(?<!000)")
_RIJKSWET = re.compile(r"\s?\(R ?\d{3,4}\)|\s(?:e\.a\.|enz\.)")
_ADDITION = re.compile(
    r"(?:,?\s(?i:hfst\.?|hoofdstuk)\s|[ -])([IVX]{1,5}[AB]?|[A-Z])(?![A-Za-z0-9'])"
)

_LABELLED = re.compile(
    r"[\s,.]{0,3}\(?(?P<label>(?i:nrs?|nummers?))\.?:?\s?"
    r"(?P<n>\d{1,4}[a-z]?(?![a-z\d])|[A-Z]{1,3}(?![A-Za-z]))"
)
_RANGE = re.compile(r"-(\d{1,4})(?!\d)")
_LISTED = re.compile(r"(?:\s?,\s|\s?en\s|,\sen\s)(\d{1,4})(?![\d/])(?! ?\d{3})")
_HYPHENED = re.compile(r"-(\d{1,4})(?![\d-])")
_END = r"(?=\s?(?:[),.;:<\]?]|$|p\.|blz|en\s|\n))"
_UNLABELLED = re.compile(rf",\s?(\d{{1,4}}){_END}")
_LETTER = re.compile(rf",\s?(?:letter\s)?([A-Z]{{1,2}}){_END}")
_LOOSE = re.compile(r"\s(\d{1,4})(?=\s?(?:[),;?]|\.?$))")

_PAGE = r"\d{1,6}(?:-\d{1,6})?(?![\d/])"
_PAGES = re.compile(rf"[\s,]{{0,3}}(?:pp?|blz|pag|pagina(?:'s)?)\b\.?\s?({_PAGE})", re.IGNORECASE)
_MORE_PAGES = re.compile(
    rf"(?:\s?,\s|\s?en\s|/)(?:(?:p|blz)\.\s?)?({_PAGE})(?! ?\d{{3}}\b)(?!\s{MONTH_PATTERN})"
)


@dataclass(slots=True)
class Cursor:
    """A place in a flattened text (see `index.flat`)."""

    text: str
    pos: int

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Matches here and moves behind the match; None, and no move, otherwise."""
        match = pattern.match(self.text, self.pos)
        if match:
            self.pos = match.end()
        return match

    def skip(self) -> None:
        """Moves over white space, commas and colons."""
        self.take(_SEPARATOR)

    def chamber(self) -> str | None:
        """ "I" or "II" where the text says so."""
        found = None
        for _ in range(2):  # "II TK"
            match = self.take(_CHAMBER)
            if match is None:
                break
            word = match[1].upper()
            found = found or ("I" if word in {"I", "EK", "EERSTE KAMER"} else "II")
            self.skip()
        return found

    def session(self) -> WrittenSession | None:
        """The session year, after the word "vergaderjaar" or without it."""
        self.take(_SESSION_WORD)
        match = self.take(SESSION)
        if match is None:
            return None
        self.skip()
        return read_session(match[0])


@dataclass(slots=True)
class Dossier:
    """A dossier as read: numbers joined by ";", the addition, and a number found inside it."""

    numbers: str
    addition: str | None = None
    number: str | None = None
    spaced: bool = False


def read_dossier(at: Cursor, session: WrittenSession | None) -> Dossier | None:
    """Reads "29 754", "21 501-30", "36 200 VII", "25 403 en 23 251", "29754-708" or nothing."""
    match = at.take(_DOSSIER)
    if match is None:
        return None
    digits = re.sub(r"\D", "", match["d"])
    if len(digits) == 4 and (session is None or session.year >= 1975):
        at.pos = match.start()  # dossiers of four digits ended around 1969; 2001 is a year
        return None
    found = Dossier(digits, spaced=len(match["d"]) > len(digits))
    if match["s"]:
        _place_suffix(at, found, match["s"][1:])
    elif more := at.take(_MORE):
        found.numbers += ";" + more[1].replace(" ", "")
    at.take(_RIJKSWET)
    if found.number is None:
        _read_addition(at, found)
    return found


def _place_suffix(at: Cursor, found: Dossier, suffix: str) -> None:
    """Decides whether "-30" belongs to the dossier (21 501-30) or is the number (29754-708)."""
    numbered = _LABELLED.match(at.text, at.pos) or _HYPHENED.match(at.text, at.pos)
    councils = found.numbers == "21501" and len(suffix) == 2
    if numbered or councils:
        found.numbers += f"-{suffix}"
    else:
        found.number = suffix


def _read_addition(at: Cursor, found: Dossier) -> None:
    """Reads a budget chapter; a lone letter with no number behind it is itself the number."""
    match = at.take(_ADDITION)
    if match is None:
        return
    ahead = Cursor(at.text, at.pos)
    if len(match[1]) > 1 or read_number(ahead, loose=True) is not None:
        found.addition = match[1]
    else:
        found.number = match[1]


def read_number(at: Cursor, *, loose: bool) -> str | None:
    """Reads ", nr. 708", "nrs. 1-2", "-708"; when `loose` also ", 293", ", D" and " 154"."""
    if match := at.take(_LABELLED):
        return _read_list(at, match["n"], plural=match["label"].lower() in {"nrs", "nummers"})
    patterns = (_HYPHENED, _UNLABELLED, _LETTER, _LOOSE) if loose else (_HYPHENED,)
    match = next((m for pattern in patterns if (m := at.take(pattern))), None)
    return match[1] if match else None


def _read_list(at: Cursor, first: str, *, plural: bool) -> str:
    numbers = first
    if first.isdigit() and (last := at.take(_RANGE)):
        numbers += f"-{last[1]}"
    while plural and (more := at.take(_LISTED)):
        numbers += f",{more[1]}"
    return numbers


def read_pages(at: Cursor) -> str | None:
    """Reads ", p. 3, 13-15" or "blz. 7 en blz. 10" as "3,13-15" and "7,10"."""
    match = at.take(_PAGES)
    if match is None:
        return None
    pages = [match[1]]
    while more := at.take(_MORE_PAGES):
        pages.append(more[1])
    return ",".join(pages)


def kst_id(
    chamber: str | None,
    session: WrittenSession | None,
    dossier: str | None,
    addition: str | None,
    number: str | None,
) -> str | None:
    """The official identifier, or None where it cannot be made from the citation alone.

    Documents from before 1995 have no identifier of this form; numbered (not lettered) pieces
    of the First Chamber have the session in theirs. Of several dossiers or numbers the first.
    """
    if dossier is None or number is None or (session and session.year < 1995):
        return None
    parts = [dossier.split(";")[0], addition, re.split("[,-]", number)[0]]
    if chamber == "I" and number[0].isdigit():
        if session is None:
            return None
        parts.insert(0, session.value.replace("-", ""))
    return "-".join(["kst", *(part for part in parts if part)])
