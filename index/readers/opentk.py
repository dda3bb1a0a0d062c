"""Reads a letter as OpenTK prints it: page head, head of the Kamerstuk, body, notes with texts."""

import re

from index.errors import SourceError
from index.notes import find_markers
from index.readers.letter import first_signature, signatures, whole_paragraphs
from index.readers.parts import Line, Page, Part, Range, split_lines

_FURNITURE = (
    (re.compile(r"\[(?:overzicht|toezeggingen)\]"), "navigation"),
    (re.compile(r"Directe link naar document"), "document_links"),
    (re.compile(r"Gerelateerde personen:|Onderdeel van activiteiten:"), "empty_labels"),
    (re.compile(r"Preview document"), "preview_link"),
    (re.compile(r"Tweede Kamer der Staten-Generaal \d"), "page_head"),
)
_ROLES = (
    (re.compile(r"Nummer: |Onderdeel van |Brief "), "document_line"),
    (re.compile(r"Vergaderjaar "), "session"),
    (re.compile(r"Nr\. \d"), "number"),
    (re.compile(r"Aan de "), "addressee"),
    (re.compile(r"\S.*, \d{1,2} [a-z]+ \d{4}$"), "date"),
)
_NOTE = re.compile(r"^  (\d+)\.\s", re.MULTILINE)
_RETURN = "↩︎"
_PAGE_HEAD_ENDS = re.compile(r"^Preview document.*$", re.MULTILINE)
_LETTER_HEAD_ENDS = re.compile(r"^\S.*, \d{1,2}\s[a-z]+\s\d{4}$", re.MULTILINE)


def read_page(raw: str) -> Page:
    """A letter with the head of a Kamerstuk: "Nr. 708 BRIEF VAN …", addressee, place and date.

    Raises: SourceError when the page head, the letter's head or a footnote is not as expected.
    """
    return read_letter(raw, _end_of(_LETTER_HEAD_ENDS, raw, "place and date"))


def end_of_page_head(raw: str) -> int:
    """Where the site's own lines end and the document begins.

    Raises: SourceError when the page has no preview of the document.
    """
    return _end_of(_PAGE_HEAD_ENDS, raw, "“Preview document”")


def read_letter(raw: str, body: int) -> Page:
    """A page whose running text begins at offset `body`.

    Raises: SourceError when the footnotes are not 1, 2, 3 … with a marker each.
    """
    notes, signs = _notes(raw)
    notes_start = signs[0][0] if signs else len(raw)
    head, furniture = _head(split_lines(raw, 0, body))
    lines = split_lines(raw, body, notes_start)
    at = first_signature(lines)
    signed, left = signatures(lines[at:])
    if left:
        raise SourceError(f"A line after the signatures is not understood: “{left[0].text}”.")
    end = lines[at - 1].end if at else body
    return Page(
        parts=(*head, *whole_paragraphs(lines[:at]), *signed),
        notes=notes,
        markers=find_markers(raw[body:end], len(notes), start=body),
        furniture=(*furniture, *signs),
    )


def _head(lines: list[Line]) -> tuple[list[Part], list[tuple[int, int, str]]]:
    parts: list[Part] = []
    furniture = []
    for line in lines:
        name = next((name for sign, name in _FURNITURE if sign.match(line.text)), None)
        if name:
            furniture.append((*line.range, name))
            continue
        role = next((role for sign, role in _ROLES if sign.match(line.text)), "dossier")
        parts.append(Part("head", (line.range,), role if parts else "title"))
    return parts, furniture


def _notes(raw: str) -> tuple[tuple[Part, ...], list[tuple[int, int, str]]]:
    """The notes' texts, and their numbers and return signs in order of place."""
    heads = list(_NOTE.finditer(raw))
    if [int(head[1]) for head in heads] != list(range(1, len(heads) + 1)):
        raise SourceError("The footnotes are not numbered 1, 2, 3 ….")
    parts, furniture = [], []
    for head in heads:
        end = raw.find(_RETURN, head.end())
        if end < 0:
            raise SourceError(f"Footnote {head[1]} has no end.")
        ranges: list[Range] = [line.range for line in split_lines(raw, head.end(), end)]
        parts.append(Part("note", tuple(ranges)))
        furniture.append((head.start(1), head.end(1) + 1, "note_number"))
        furniture.append((end, end + len(_RETURN), "return_sign"))
    return tuple(parts), furniture


def _end_of(pattern: re.Pattern[str], raw: str, what: str) -> int:
    match = pattern.search(raw)
    if match is None:
        raise SourceError(f"The page lacks its line with {what}.")
    return match.end()
