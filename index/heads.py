"""The lines of a document's head that carry its numbers, on paper and on OpenTK."""

import re
from dataclasses import dataclass
from typing import Literal

from index.flat import flatten
from index.vergaderjaar import read_session

__all__ = ["HeadKind", "HeadLine", "parse_head", "parse_head_line"]

HeadKind = Literal["dossier", "number", "session", "dossier_number", "tk_number", "zaak", "kenmerk"]


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What one line of a head says; fields that it does not say are None.

    `value` is the identifier as such: "2023D48935", "2023-2024", "708", "29754".
    """

    kind: HeadKind
    value: str
    title: str | None = None  # of the dossier, or "BRIEF VAN DE MINISTER"
    dossier: str | None = None
    number: str | None = None


_DOSSIER_NUMBER = re.compile(
    r"(?:Onderdeel van kamerstukdossier )?(\d{5}) ?-([A-Z0-9]{1,4})(?: .*)?\.?"
)
_DOSSIER = re.compile(r"(\d{2} ?\d{3}(?:-\d{2})?(?: [IVX]{1,5})?) ([^\W\d_].*)")
_NUMBER = re.compile(r"[Nn]r\. ?(\d{1,4}|[A-Z]{1,2})(?: (\S.*))?")
_SESSION = re.compile(r"Vergaderjaar (\d{4}-\d{4})")
_TK = re.compile(r"(?:Nummer: )?(20\d\dD\d{5})(?:,.*)?")
_ZAAK = re.compile(r"(?:Onderdeel van zaak )?(20\d\dZ\d{5}):?")
_KENMERK = re.compile(r"\d{7}")


def parse_head_line(text: str) -> HeadLine | None:
    """Reads one line of a head; None where it carries no number of the document.

    >>> parse_head_line("29 754 Terrorismebestrijding")
    HeadLine(kind='dossier', value='29754', title='Terrorismebestrijding', dossier='29754', \
number=None)
    """
    line = flatten(text).strip()
    if match := _DOSSIER_NUMBER.fullmatch(line):
        value = f"{match[1]}-{match[2]}"
        return HeadLine("dossier_number", value, dossier=match[1], number=match[2])
    if match := _NUMBER.fullmatch(line):
        return HeadLine("number", match[1], title=match[2], number=match[1])
    if match := _DOSSIER.fullmatch(line):
        dossier = match[1].replace(" ", "")
        return HeadLine("dossier", dossier, title=match[2], dossier=dossier)
    if match := _SESSION.fullmatch(line):
        return HeadLine("session", read_session(match[1]).value)
    if match := _TK.fullmatch(line):
        return HeadLine("tk_number", match[1])
    if match := _ZAAK.fullmatch(line):
        return HeadLine("zaak", match[1])
    if _KENMERK.fullmatch(line):
        return HeadLine("kenmerk", line)
    return None


def parse_head(text: str) -> tuple[HeadLine, ...]:
    """The lines of a head that say something, in order."""
    found = (parse_head_line(line) for line in text.splitlines())
    return tuple(line for line in found if line is not None)
