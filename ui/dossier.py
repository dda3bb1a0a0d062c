"""A whole Kamerstuk to read: outline, text, footnotes both ways, and what was searched in it."""

import re
from collections.abc import Iterator
from itertools import takewhile

from index.links import norm_form
from index.records import Block, Kamerstuk
from rag.cite import citation_line, cite, day, document_form, document_reference, short_name
from ui.markup import Span, esc, link, tag
from ui.paragraph import Cited, notes_html, paragraph_html

PREFIX = "lees-"
MAX_FOUND = 500  # places that are marked; nobody steps through more


def reader_html(
    kamerstuk: Kamerstuk, search: str = "", target: str = "", cited: Cited = norm_form
) -> str:
    """The document; `target` is the id of the element to jump to once it is drawn, `cited` gives
    the citation of what a note leads to."""
    found = matches(kamerstuk.text, search)
    spans = [
        Span(start, end, f'<mark class="treffer" data-treffer="{n}">', "</mark>")
        for n, (start, end) in enumerate(found)
    ]
    text = "".join(_blocks(kamerstuk, spans))
    notes = notes_html(kamerstuk, kamerstuk.notes, PREFIX, spans, back=True, cited=cited)
    if notes:
        text += tag("section", tag("h3", "Voetnoten") + notes, aria_label="Voetnoten")
    article = tag("article", _head(kamerstuk) + _found(search, len(found)) + text, class_="stuk",
                  data_doc=kamerstuk.id, data_naam=short_name(kamerstuk.entry))
    return tag("div", _outline(kamerstuk) + article, class_="leesblad", data_doel=target)


def matches(text: str, search: str) -> list[tuple[int, int]]:
    """Where the words stand, whatever their case and the white space between them."""
    wanted = search.split()
    if not wanted:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)), re.IGNORECASE)
    return [m.span() for _, m in zip(range(MAX_FOUND), pattern.finditer(text), strict=False)]


def _found(search: str, count: int) -> str:
    if not search.split():
        return ""
    places = "1 plaats" if count == 1 else f"{count} plaatsen"
    words = tag("span", f"{places} met «{esc(search.strip())}»")
    steps = "".join(
        tag("button", name, type="button", class_="klein stap", data_stap=step)
        for name, step in (("Vorige", -1), ("Volgende", 1)) if count
    )
    return tag("p", words + steps, class_="treffers", role="status")


def _head(kamerstuk: Kamerstuk) -> str:
    entry = kamerstuk.entry
    signed = ", ".join(s.name for s in kamerstuk.signatories)
    facts = (
        ("Verwijzing", esc(document_reference(entry))),
        ("Zoals gedrukt", esc(document_form(entry))),
        ("Datum", tag("time", esc(day(entry.date)), datetime=entry.date.isoformat())),
        ("Ondertekend", esc(signed)),
        ("Elders", " · ".join(_addresses(kamerstuk))),
    )
    rows = "".join(tag("dt", name) + tag("dd", value) for name, value in facts if value)
    return tag("header", tag("h2", esc(entry.title)) + tag("dl", rows, class_="feiten"))


def _addresses(kamerstuk: Kamerstuk) -> Iterator[str]:
    where = kamerstuk.entry.addresses
    for name, url in (("Officiële bekendmaking", where.official), ("Tweede Kamer",
                      where.tweedekamer), ("OpenTK", where.opentk)):
        if url:
            yield link(url, name)


def _outline(kamerstuk: Kamerstuk) -> str:
    items = [
        tag("li", tag("a", esc(_words(kamerstuk, b)), href=f"#{PREFIX}al-{b.paragraph}"),
            class_=f"diep-{b.level}")
        for b in kamerstuk.blocks if b.kind == "heading"
    ]
    if kamerstuk.notes:
        first = kamerstuk.notes[0].number
        items.append(tag("li", tag("a", "Voetnoten", href=f"#{PREFIX}noot-{first}"),
                         class_="diep-1"))
    listed = tag("details", tag("summary", "Inhoud") + tag("ol", "".join(items)), open="open")
    return tag("nav", listed, class_="inhoud", aria_label="Inhoud van dit stuk")


def _words(kamerstuk: Kamerstuk, block: Block) -> str:
    return kamerstuk.text[block.start : block.end]


def _blocks(kamerstuk: Kamerstuk, spans: list[Span]) -> Iterator[str]:
    head = list(takewhile(lambda block: block.kind == "head", kamerstuk.blocks))
    if head:
        lines = "".join(_block(kamerstuk, block, spans) for block in head)
        summary = tag("summary", f"Kop van het stuk ({len(head)} regels)")
        # A place that was searched for is not to hide in what is folded.
        shown = "open" if any(s.start < head[-1].end for s in spans) else None
        yield tag("details", summary + lines, class_="kop", open=shown)
    for block in kamerstuk.blocks[len(head) :]:
        if block.kind != "note":
            yield _block(kamerstuk, block, spans)


def _block(kamerstuk: Kamerstuk, block: Block, spans: list[Span]) -> str:
    inner = paragraph_html(kamerstuk, block, spans, PREFIX)
    name = f"{PREFIX}al-{block.paragraph}"
    if block.kind == "heading":
        return tag(f"h{min(block.level, 3) + 2}", inner, id=name, tabindex="-1")
    text = tag("p", inner, class_=f"al al-{block.kind}")
    return tag("div", _number(kamerstuk, block) + text, class_="alinea", id=name, tabindex="-1")


def _number(kamerstuk: Kamerstuk, block: Block) -> str:
    """The paragraph's number, which opens what can be done with it."""
    start, end = _trimmed(kamerstuk.text, block)
    if start >= end:
        return ""
    line = citation_line(cite(kamerstuk, start, end, 1))
    return tag("button", str(block.paragraph), type="button", class_="alnr", aria_expanded="false",
               aria_label=f"Alinea {block.paragraph}: mogelijkheden", data_al=block.paragraph,
               data_start=start, data_end=end, data_plaats=line)


def _trimmed(text: str, block: Block) -> tuple[int, int]:
    piece = text[block.start : block.end]
    return block.start + len(piece) - len(piece.lstrip()), block.start + len(piece.rstrip())
