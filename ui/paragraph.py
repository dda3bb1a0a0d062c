"""A paragraph of a Kamerstuk as HTML: highlighted quote, footnote signs, and the notes under it."""

from collections.abc import Iterable, Sequence

from index.links import address, norm_form
from index.records import Block, Footnote, Kamerstuk, Reference
from ui.markup import Point, Span, esc, link, marked, tag
from ui.words import NO_NOTE_TEXT


def blocks_of(kamerstuk: Kamerstuk, start: int, end: int) -> list[Block]:
    """The blocks that a range touches, in order."""
    return [b for b in kamerstuk.blocks if b.start < end and start < b.end]


def paragraph_html(
    kamerstuk: Kamerstuk, block: Block, quote: tuple[int, int] | None, prefix: str
) -> str:
    """One block with the quote in <mark> and its footnote signs; `prefix` starts the notes' ids."""
    spans = [Span(*quote, "<mark>", "</mark>")] if quote else []
    return marked(kamerstuk.text, block.start, block.end, spans, _signs(kamerstuk, block, prefix))


def _signs(kamerstuk: Kamerstuk, block: Block, prefix: str) -> list[Point]:
    return [
        Point(at, sign_html(note, prefix))
        for note in kamerstuk.notes
        for at in note.markers
        if block.start < at <= block.end
    ]


def sign_html(note: Footnote, prefix: str) -> str:
    """The sign of a footnote in running text, which leads to the note."""
    label = f"Voetnoot {note.number}"
    inner = tag("a", esc(note.number), href=f"#{prefix}noot-{note.number}", aria_label=label)
    return tag("sup", inner, class_="nootteken")


def notes_in(kamerstuk: Kamerstuk, blocks: Iterable[Block]) -> list[Footnote]:
    """The notes whose sign stands in these blocks, or whose text they are, by number."""
    listed = list(blocks)
    return [n for n in kamerstuk.notes if any(_belongs(n, block) for block in listed)]


def _belongs(note: Footnote, block: Block) -> bool:
    if note.start is not None and block.start <= note.start < block.end:
        return True
    return any(block.start < at <= block.end for at in note.markers)


def notes_html(
    kamerstuk: Kamerstuk, notes: Sequence[Footnote], prefix: str,
    quote: tuple[int, int] | None = None,
) -> str:
    """The notes' texts and where each leads."""
    if not notes:
        return ""
    items = "".join(_note(kamerstuk, note, prefix, quote) for note in notes)
    return tag("dl", items, class_="noten", aria_label="Voetnoten")


def _note(
    kamerstuk: Kamerstuk, note: Footnote, prefix: str, quote: tuple[int, int] | None
) -> str:
    term = tag("dt", f'<span class="sr">Voetnoot </span>{note.number}',
               id=f"{prefix}noot-{note.number}", tabindex="-1")
    return term + tag("dd", note_text(kamerstuk, note, quote) + leads_html(note.references))


def note_text(
    kamerstuk: Kamerstuk, note: Footnote, quote: tuple[int, int] | None = None
) -> str:
    """The text of a note, or that the source does not give it."""
    if note.start is None or note.end is None:
        return tag("em", esc(NO_NOTE_TEXT), class_="ontbreekt")
    spans = [Span(*quote, "<mark>", "</mark>")] if quote else []
    return marked(kamerstuk.text, note.start, note.end, spans)


def leads_html(references: Iterable[Reference]) -> str:
    """Where references lead: into the dossier, or to an official address outside it."""
    items = [tag("li", lead) for ref in references if (lead := _lead(ref))]
    return tag("ul", "".join(items), class_="wijst") if items else ""


def _lead(reference: Reference) -> str:
    warning = "".join(tag("span", esc(w), class_="let-op") for w in reference.warnings)
    if reference.target:
        where = tag("a", esc(norm_form(reference)), href=f"?doc={reference.target}",
                    data_doc=reference.target)
        return f"{where} {_where('in het dossier')}{warning}"
    url = address(reference)
    if url is None and not reference.kst_id:
        return ""
    name = link(url, norm_form(reference)) if url else esc(norm_form(reference))
    return f"{name} {_where('genoemd, niet in het dossier')}{warning}"


def _where(text: str) -> str:
    return tag("span", esc(text), class_="waar")
