"""Small letters to the Kamer for tests: paragraphs with notes, linked to each other."""

import re
from datetime import date

from index.links import link
from index.records import Addresses, Block, Footnote, Kamerstuk, SourceEntry

_MARK = re.compile(r"\[(\d+)\]")


def letter(number: int, written: date, paragraphs: str, *notes: str | None) -> Kamerstuk:
    """A letter of dossier 29 754. A line is a paragraph, "# …" a heading, "[1]" a marker."""
    blocks: list[Block] = []
    marks: dict[int, int] = {}
    text, path = "", ()
    for line in paragraphs.split("\n"):
        start = len(text)
        if line.startswith("# "):
            path = (line[2:],)
            text += line[2:]
        else:
            text += _clean(line, start, marks)
        kind = "heading" if line.startswith("# ") else "paragraph"
        blocks.append(Block(kind, start, len(text), len(blocks) + 1, path))
        text += "\n"
    footnotes = []
    for count, note in enumerate(notes, start=1):
        span = (len(text), len(text) + len(note)) if note else (None, None)
        if note:
            blocks.append(Block("note", len(text), len(text) + len(note), len(blocks) + 1))
            text += note + "\n"
        footnotes.append(Footnote(f"29754-{number}", count, note, *span, markers=(marks[count],)))
    return Kamerstuk(
        _entry(number, written), text.rstrip("\n"), tuple(blocks), tuple(footnotes), (), ()
    )


def linked(*letters: Kamerstuk) -> tuple[Kamerstuk, ...]:
    return link(letters)


def _clean(line: str, start: int, marks: dict[int, int]) -> str:
    clean, at = "", 0
    for match in _MARK.finditer(line):
        clean += line[at : match.start()]
        marks[int(match[1])] = start + len(clean)
        at = match.end()
    return clean + line[at:]


def _entry(number: int, written: date) -> SourceEntry:
    return SourceEntry(
        id=f"29754-{number}",
        kind="brief",
        form="opentk",
        file="",
        title="",
        short_title="brief",
        date=written,
        session="2024-2025",
        dossiers=("29754",),
        number=number,
        tk_number=None,
        zaak=None,
        belongs_to=None,
        addresses=Addresses(None, None, None),
        sha256="",
    )
