"""The debatmap as a Word document with real footnotes, written as OOXML (ECMA-376) by hand.

A .docx is a zip of a few XML parts. No package is needed for these, and what each part holds is
in sight: styles, footnotes, and the text that refers to them.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from ui.binder import Note, Piece, Report, Section, all_notes
from ui.docx_parts import CONTENT_TYPES, RELATIONS, SETTINGS, STYLES, core_properties

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORKS = re.compile(r"(Kamerstukken I{1,2}\b)")


def docx(report: Report, stamp: str) -> bytes:
    """The document as a file; `stamp` is the time of export in ISO 8601, UTC."""
    notes = all_notes(report)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "docProps/core.xml": core_properties(text_xml(report.title), stamp),
        "word/document.xml": _document(report),
        "word/footnotes.xml": _footnotes(notes),
        "word/styles.xml": STYLES,
        "word/settings.xml": SETTINGS,
        "word/_rels/document.xml.rels": _relations(
            (f"part{n}", f"{_OFFICE}/{name}", f"{name}.xml", False)
            for n, name in enumerate(("styles", "settings", "footnotes"))
        ),
        "word/_rels/footnotes.xml.rels": _relations(
            (f"web{n}", f"{_OFFICE}/hyperlink", note.url, True)
            for n, note in enumerate(notes, 1) if note.url
        ),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content.encode())
    return file.getvalue()


def text_xml(text: str) -> str:
    """Text as XML can hold it."""
    return escape(_NOT_XML.sub("", text))


def _relations(rows: Iterable[tuple[str, str, str, bool]]) -> str:
    items = "".join(
        f"<Relationship Id={quoteattr(key)} Type={quoteattr(kind)} Target={quoteattr(target)}"
        + (' TargetMode="External"/>' if outside else "/>")
        for key, kind, target, outside in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{items}</Relationships>'


def _document(report: Report) -> str:
    numbers = count(1)
    body = _p("Title", _run(report.title)) + _p("Subtitle", _run(report.date))
    body += "".join(_section(section, numbers) for section in report.sections)
    body += _p("Heading1", _run("Verantwoording"))
    body += "".join(_p("Feiten", _run(line)) for line in report.account)
    size = '<w:pgSz w:w="11906" w:h="16838"/>'  # A4, in twentieths of a point
    margins = (
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
        'w:header="709" w:footer="709" w:gutter="0"/>'
    )
    section = f"<w:sectPr>{size}{margins}</w:sectPr>"
    return f"{_HEAD}<w:document {_W} {_R}><w:body>{body}{section}</w:body></w:document>"


def _section(section: Section, numbers: "count[int]") -> str:
    parts = [_p("Heading1", _run(section.heading)), _p("Feiten", _run(section.facts))]
    for paragraph in section.paragraphs:
        runs = "".join(_piece(piece, numbers) for piece in paragraph)
        quoted = len(paragraph) == 1 and paragraph[0].quote
        parts.append(_p("Quote" if quoted else "BodyText", runs))
    own = [line for line in section.own_note.splitlines() if line.strip()]
    parts += [_p("Notitie", _bold("Eigen notitie: ") * (n == 0) + _run(line))
              for n, line in enumerate(own)]
    return "".join(parts)


def _piece(piece: Piece, numbers: "count[int]") -> str:
    signs = "".join(
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteReference w:id="{next(numbers)}"/></w:r>'
        for _ in piece.notes
    )
    return _run(piece.text) + signs


def _p(style: str, inner: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def _run(text: str, properties: str = "") -> str:
    """A run; line breaks of the text become breaks of the line."""
    lines = text.split("\n")
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{text_xml(line)}</w:t>' for line in lines)
    return f"<w:r>{properties}{inner}</w:r>"


def _bold(text: str) -> str:
    return _run(text, "<w:rPr><w:b/></w:rPr>")


def _footnotes(notes: Iterable[Note]) -> str:
    # Word wants these two, -1 and 0, for the line above the notes.
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for n, kind, mark in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    listed = "".join(_footnote(n, note) for n, note in enumerate(notes, 1))
    return f"{_HEAD}<w:footnotes {_W} {_R}>{lines}{listed}</w:footnotes>"


def _footnote(n: int, note: Note) -> str:
    sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    # "Kamerstukken" is italic in print.
    line = "".join(
        _run(part, "<w:rPr><w:i/></w:rPr>" if _WORKS.fullmatch(part) else "")
        for part in _WORKS.split(f" {note.line}") if part
    )
    if note.url:
        inner = _run(note.url, '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>')
        line += _run(" ") + f'<w:hyperlink r:id="web{n}">{inner}</w:hyperlink>'
    return f'<w:footnote w:id="{n}">{_p("FootnoteText", sign + line)}</w:footnote>'
