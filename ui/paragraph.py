"""A paragraph of a Kamerstuk as HTML: highlighted quote, footnote signs, and the notes under it."""

from collections.abc import Callable, Iterable, Sequence

from index.links import address, norm_form
from index.records import Block, Footnote, Kamerstuk, Reference
from rag.cite import remarks
from ui.markup import Point, Span, esc, link, marked, tag
from ui.words import NO_NOTE_TEXT

# What gives the citation of what a reference leads to.
Cited = Callable[[Reference], str]


def blocks_of(kamerstuk: Kamerstuk, start: int, end: int) -> list[Block]:
    """The blocks that a range touches, in order."""
    return [b for b in kamerstuk.blocks if b.start < end and start < b.end]


def quoted(quote: tuple[int, int] | None) -> tuple[Span, ...]:
    """The span that highlights a quote."""
    return (Span(*quote, "<mark>", "</mark>"),) if quote else ()


def paragraph_html(kamerstuk: Kamerstuk, block: Block, spans: Sequence[Span], prefix: str) -> str:
    """One block with spans wrapped and its footnote signs; `prefix` starts the notes' ids."""
    return marked(kamerstuk.text, block.start, block.end, spans, _signs(kamerstuk, block, prefix))


def _signs(kamerstuk: Kamerstuk, block: Block, prefix: str) -> list[Point]:
    return [
        Point(at, _sign(note, position, prefix))
        for note in kamerstuk.notes
        for position, at in enumerate(note.markers, 1)
        if block.start < at <= block.end
    ]


def _sign(note: Footnote, position: int, prefix: str) -> str:
    label = f"Voetnoot {note.number}"
    inner = tag("a", esc(note.number), href=f"#{prefix}noot-{note.number}", aria_label=label,
                id=f"{prefix}teken-{note.number}-{position}")
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
    kamerstuk: Kamerstuk, notes: Sequence[Footnote], prefix: str, spans: Sequence[Span] = (),
    back: bool = False, cited: Cited = norm_form,
) -> str:
    """The notes' texts and where each leads; `back` adds the way back to each sign.

    `cited` gives the citation of what a note leads to.
    """
    if not notes:
        return ""
    items = "".join(_note(kamerstuk, note, prefix, spans, back, cited) for note in notes)
    return tag("dl", items, class_="noten")


def _note(
    kamerstuk: Kamerstuk, note: Footnote, prefix: str, spans: Sequence[Span], back: bool,
    cited: Cited,
) -> str:
    term = tag("dt", f'<span class="sr">Voetnoot </span>{note.number}',
               id=f"{prefix}noot-{note.number}", tabindex="-1")
    text = _note_text(kamerstuk, note, spans) + (_back(note, prefix) if back else "")
    return term + tag("dd", text + leads_html(note.references, cited))


def _note_text(kamerstuk: Kamerstuk, note: Footnote, spans: Sequence[Span]) -> str:
    if note.start is None or note.end is None:
        return tag("em", esc(NO_NOTE_TEXT), class_="ontbreekt")
    return marked(kamerstuk.text, note.start, note.end, spans)


def _back(note: Footnote, prefix: str) -> str:
    return "".join(
        " " + tag("a", "↩", href=f"#{prefix}teken-{note.number}-{position}", class_="terugsprong",
                  aria_label=f"Terug naar noot {note.number} in de tekst")
        for position, _ in enumerate(note.markers, 1)
    )


def leads_html(references: Iterable[Reference], cited: Cited = norm_form) -> str:
    """Where references lead: into the dossier, or to an official address outside it."""
    items = [tag("li", lead) for ref in references if (lead := _lead(ref, cited(ref)))]
    return tag("ul", "".join(items), class_="wijst") if items else ""


def _lead(reference: Reference, name: str) -> str:
    warning = "".join(tag("span", esc(w), class_="let-op") for w in remarks(reference))
    if reference.target:
        where = tag("a", esc(name), href=f"?doc={reference.target}", data_doc=reference.target)
        return f"{where} {_where('in het dossier')}{warning}"
    url = address(reference)
    if url is None and not reference.kst_id:
        return ""
    shown = link(url, name) if url else esc(name)
    return f"{shown} {_where('genoemd, niet in het dossier')}{warning}"


def _where(text: str) -> str:
    return tag("span", esc(text), class_="waar")
