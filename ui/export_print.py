"""The debatmap as a page to print, or to save as PDF from the browser's print window."""

from itertools import count

from ui.binder import Note, Piece, Report, Section, all_notes
from ui.markup import esc, link, tag

_STYLE = """
body { font: 11pt/1.5 Georgia, serif; color: #111; background: #fff; max-width: 42rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; margin-bottom: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .2rem; }
.feiten, .datum, footer { color: #444; font-family: system-ui, sans-serif; font-size: .85rem; }
.notitie { border-left: 3px solid #154273; padding-left: .8rem; white-space: pre-wrap; }
blockquote { margin: .6rem 0; padding-left: 1rem; border-left: 2px solid #999; }
section { break-inside: auto; } h2, .feiten { break-after: avoid; }
ol { font-size: .85rem; padding-left: 1.6rem; } sup a { text-decoration: none; }
footer { border-top: 1px solid #999; margin-top: 2rem; }
@page { size: A4; margin: 22mm 20mm; } @media print { body { margin: 0; max-width: none; } }
"""


def print_page(report: Report) -> str:
    """A page that stands by itself: no script, nothing from elsewhere."""
    numbers = count(1)
    sections = "".join(_section(section, numbers) for section in report.sections)
    listed = "".join(
        tag("li", _note(note), id=f"noot-{n}") for n, note in enumerate(all_notes(report), 1)
    )
    notes = tag("section", tag("h2", "Vindplaatsen") + tag("ol", listed)) if listed else ""
    account = tag("footer", "".join(tag("p", esc(line)) for line in report.account))
    head = tag("h1", esc(report.title)) + tag("p", esc(report.date), class_="datum")
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{esc(report.title)}'
        f'</title><meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><main>{head}{sections}{notes}</main>{account}</body></html>"
    )


def _section(section: Section, numbers: "count[int]") -> str:
    body = "".join(_paragraph(paragraph, numbers) for paragraph in section.paragraphs)
    own = section.own_note.strip()
    note = tag("div", "<b>Eigen notitie</b>\n" + esc(own), class_="notitie") if own else ""
    head = tag("h2", esc(section.heading)) + tag("p", esc(section.facts), class_="feiten")
    return tag("section", head + body + note)


def _paragraph(paragraph: tuple[Piece, ...], numbers: "count[int]") -> str:
    text = "".join(_piece(piece, numbers) for piece in paragraph)
    return tag("blockquote" if len(paragraph) == 1 and paragraph[0].quote else "p", text)


def _piece(piece: Piece, numbers: "count[int]") -> str:
    signs = ""
    for _ in piece.notes:
        n = next(numbers)
        signs += tag("sup", tag("a", str(n), href=f"#noot-{n}"))
    return esc(piece.text) + signs


def _note(note: Note) -> str:
    address = f"<br>{link(note.url, note.url)}" if note.url else ""
    return esc(note.line) + address
