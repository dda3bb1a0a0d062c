"""Reads a beslisnota: a PDF turned into markdown, with its page heads and notes in the text."""

import re

from index.errors import SourceError
from index.notes import find_superscripts
from index.readers.letter import whole_paragraphs
from index.readers.parts import Line, Page, Part, Range, split_lines

_PAGE_HEAD = re.compile(r"^Datum\n(.+)\nOns kenmerk\n(.+)$", re.MULTILINE)
_FIRST_HEAD = re.compile(r"^(?P<date>Datum\n.+)\n\n(?P<number>Ons kenmerk\n.+)$", re.MULTILINE)
_BOLD = re.compile(r"(\*\*)([^*]+)(\*\*)")
_NOTE = re.compile(r"^([¹²³⁴-⁹])\s+(.+)$", re.MULTILINE)


def read_page(raw: str) -> Page:
    """A nota with the sender's address, "nota", title, "Datum" and "Ons kenmerk".

    Raises: SourceError when one of these is missing or a footnote has no marker.
    """
    first, bold = _FIRST_HEAD.search(raw), _BOLD.search(raw)
    if first is None or bold is None or bold.start() > first.start():
        raise SourceError("The nota lacks its sender, “Datum” or “Ons kenmerk”.")
    heads = [match.span() for match in _PAGE_HEAD.finditer(raw, first.end())]
    notes = list(_NOTE.finditer(raw, first.end()))
    numbers = [match.span(1) for match in notes]
    hidden = [*heads, *(match.span() for match in notes)]
    lines = [line for line in split_lines(raw, first.end()) if not _within(line, hidden)]
    running = "".join(
        " " if any(s <= at < e for s, e in hidden) else raw[at]
        for at in range(first.end(), len(raw))
    )
    logo = split_lines(raw, 0, bold.start())
    return Page(
        parts=(*_head(raw, bold, first), *whole_paragraphs(lines)),
        notes=tuple(Part("note", (match.span(2),)) for match in notes),
        markers=find_superscripts(running, len(notes), start=first.end()),
        furniture=(
            *((*line.range, "logo") for line in logo),
            *((*bold.span(group), "markdown") for group in (1, 3)),
            *((*span, "page_head") for span in heads),
            *((*span, "note_number") for span in numbers),
        ),
    )


def _head(raw: str, bold: re.Match[str], first: re.Match[str]) -> list[Part]:
    """Sender, address lines, kind of document, title, date and number."""
    lines = split_lines(raw, bold.end(), first.start())
    if len(lines) < 2:
        raise SourceError("The nota lacks its title.")
    address = [Part("head", (line.range,), "sender") for line in lines[:-2]]
    return [
        Part("head", (bold.span(2),), "sender"),
        *address,
        Part("head", (lines[-2].range,), "document_line"),
        Part("head", (lines[-1].range,), "title"),
        Part("head", (first.span("date"),), "date"),
        Part("head", (first.span("number"),), "number"),
    ]


def _within(line: Line, ranges: list[Range]) -> bool:
    return any(start <= line.start < end for start, end in ranges)
