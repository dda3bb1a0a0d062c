"""The debatmap as Markdown with footnotes."""

import re
from itertools import count

from ui.binder import Note, Piece, Report, Section

# What Markdown or the HTML in it would read as more than text.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def markdown(report: Report) -> str:
    """The report as text; every quote is escaped so that it reads as it stands in the source."""
    numbers = count(1)
    notes: list[str] = []
    parts = [f"# {plain(report.title)}", report.date]
    for section in report.sections:
        parts += _section(section, numbers, notes)
    parts += ["---", *(plain(line) for line in report.account), *notes]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([+-])", r"\\\1", escaped))


def _section(section: Section, numbers: "count[int]", notes: list[str]) -> list[str]:
    parts = [f"## {plain(section.heading)}", f"*{plain(section.facts)}*"]
    for paragraph in section.paragraphs:
        text = "".join(_piece(piece, numbers, notes) for piece in paragraph).strip()
        only_quote = len(paragraph) == 1 and paragraph[0].quote
        parts.append(f"> {text}" if only_quote else text)
    if section.own_note.strip():
        lines = [plain(line) for line in section.own_note.splitlines() if line.strip()]
        parts.append("**Eigen notitie:** " + "\n\n".join(lines))
    return parts


def _piece(piece: Piece, numbers: "count[int]", notes: list[str]) -> str:
    lead = " " if piece.text[:1].isspace() else ""
    trail = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    text = lead + plain(piece.text) + trail
    for note in piece.notes:
        n = next(numbers)
        text += f"[^{n}]"
        notes.append(f"[^{n}]: {_note(note)}")
    return text


def _note(note: Note) -> str:
    line = re.sub(r"\b(Kamerstukken I{1,2})\b", r"*\1*", plain(note.line))
    return f"{line} <{note.url}>" if note.url else line
