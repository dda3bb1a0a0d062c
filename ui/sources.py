"""The panel beside the chat: for each citation the whole paragraph it stands in, and its place."""

from collections.abc import Callable
from functools import partial

from index.records import Kamerstuk
from rag.assistant import Assistant
from rag.cite import aim, citation_line, day, document_form, document_reference, short_name
from rag.records import Citation
from ui.markup import esc, link, tag
from ui.paragraph import Cited, blocks_of, notes_html, notes_in, paragraph_html, quoted
from ui.saved import Conversation, SavedAnswer, SavedCitation, cited_again
from ui.words import STALE_PLACE

Render = Callable[[SavedAnswer, int, bool], str]
NO_SOURCES = (
    '<p class="leeg">Hier verschijnen de bronnen van een antwoord: de hele alinea met het citaat '
    "gemarkeerd, de voetnoten en de verwijzing om te kopiëren.</p>"
)


def sources_html(turns: Conversation, render: Render) -> str:
    """The sources of all answers; the page shows those of one answer at a time, first the last.

    `render` makes the HTML of one answer's sources: `group_html` over an assistant.
    """
    groups = [
        render(turn, position, position == len(turns)) for position, turn in enumerate(turns, 1)
    ]
    return tag("h2", "Bronnen", class_="sr") + "".join(groups) if groups else NO_SOURCES


def group_html(assistant: Assistant, turn: SavedAnswer, position: int, shown: bool) -> str:
    """The sources of the answer at `position`, hidden unless `shown`."""
    cards = "".join(_card(assistant, turn, saved) for saved in turn.citations)
    if not cards:
        cards = '<p class="leeg">Dit antwoord haalt geen bron aan.</p>'
    title = tag("p", f"Bij vraag {position}: {esc(turn.question)}", class_="bij")
    body = title + cards + _unused(assistant, turn)
    hidden = None if shown else "hidden"
    return tag("section", body, class_="groep", id=f"bronnen-{turn.id}", hidden=hidden,
               aria_label=f"Bronnen bij vraag {position}")


def _card(assistant: Assistant, turn: SavedAnswer, saved: SavedCitation) -> str:
    key = f"{turn.id}-{saved.n}"
    citation = cited_again(saved, assistant.kamerstuk)
    if citation is None:
        inner = _number(saved.n) + tag("p", esc(STALE_PLACE), class_="leeg")
        return tag("article", inner, class_="bronkaart", id=f"bron-{key}", tabindex="-1")
    kamerstuk = assistant.kamerstuk(citation.document)
    inner = (
        _head(kamerstuk, citation)
        + _quoted(kamerstuk, citation, f"b{key}-", partial(aim, kamerstuk_of=assistant.kamerstuk))
        + _lines(kamerstuk, citation)
        + _links(kamerstuk, citation)
        + _back(turn, saved.n)
    )
    return tag("article", inner, class_="bronkaart", id=f"bron-{key}", tabindex="-1",
               aria_label=f"Bron {citation.n}: {citation_line(citation)}")


def _number(n: int) -> str:
    return tag("span", str(n), class_="bronnummer", aria_hidden="true")


def _head(kamerstuk: Kamerstuk, citation: Citation) -> str:
    entry = kamerstuk.entry
    path = " › ".join(citation.heading_path) or citation.part or "zonder tussenkop"
    name = f"{short_name(entry)}, {entry.short_title}" if entry.number else short_name(entry)
    title = tag("h3", esc(name[0].upper() + name[1:]))
    place = tag("p", f"{esc(path)} · alinea {citation.paragraph}", class_="plaats")
    return tag("header", _number(citation.n) + tag("div", title + place) + _when(kamerstuk))


def _when(kamerstuk: Kamerstuk) -> str:
    date = kamerstuk.entry.date
    return tag("time", esc(day(date)), datetime=date.isoformat())


def _quoted(kamerstuk: Kamerstuk, citation: Citation, prefix: str, cited: Cited) -> str:
    quote = (citation.start, citation.end)
    touched = blocks_of(kamerstuk, *quote)
    is_note = touched[0].kind == "note"
    # A quoted note is shown with the paragraph that bears its sign.
    bearing = [b for b in kamerstuk.blocks if b.paragraph == citation.paragraph]
    shown = bearing if is_note else touched
    text = "".join(
        tag("p", paragraph_html(kamerstuk, block, quoted(quote), prefix))
        for block in shown if block.kind != "note"
    )
    notes = notes_in(kamerstuk, [*shown, *touched])
    listed = notes_html(kamerstuk, notes, prefix, quoted(quote), cited=cited)
    return tag("blockquote", text, class_="bronTekst") + listed


def _lines(kamerstuk: Kamerstuk, citation: Citation) -> str:
    place = citation_line(citation)
    printed = document_form(kamerstuk.entry) + place.removeprefix(
        document_reference(kamerstuk.entry)
    )
    return _copied("Leidraad", place) + _copied("Als in het stuk", printed)


def _copied(name: str, line: str) -> str:
    button = tag("button", "Kopieer", type="button", class_="kopieer", data_kopie=line,
                 aria_label=f"Kopieer verwijzing ({name})")
    text = tag("span", esc(name), class_="vorm") + tag("span", esc(line), class_="regel")
    return tag("div", tag("p", text) + button, class_="verwijzing")


def _links(kamerstuk: Kamerstuk, citation: Citation) -> str:
    entry, where = kamerstuk.entry, kamerstuk.entry.addresses
    named = (
        ("Officiële bekendmaking", where.official),
        ("Tweede Kamer", where.tweedekamer),
        ("OpenTK", where.opentk),
    )
    read = tag("a", "Lees in het dossier", href=f"?doc={entry.id}&al={citation.paragraph}",
               data_doc=entry.id, data_al=citation.paragraph)
    items = [read, *(link(url, name) for name, url in named if url)]
    signed = _signed(kamerstuk)
    keep = tag("button", "In debatmap", type="button", class_="klein bewaar-passage",
               data_doc=entry.id, data_start=citation.start, data_end=citation.end,
               data_citaat=citation.quote, data_plaats=citation_line(citation))
    return tag("p", keep + " ".join(items), class_="koppelingen") + signed


def _signed(kamerstuk: Kamerstuk) -> str:
    if not kamerstuk.signatories:
        return ""
    names = "".join(
        tag("li", f"{esc(s.name)}, {esc(s.office)}" if s.office else esc(s.name))
        for s in kamerstuk.signatories
    )
    return tag("details", tag("summary", "Ondertekend door") + tag("ul", names))


def _back(turn: SavedAnswer, n: int) -> str:
    return tag("button", "Terug naar het antwoord", type="button", class_="terug",
               data_turn=turn.id, data_n=n)


def _unused(assistant: Assistant, turn: SavedAnswer) -> str:
    """What was found but not quoted, folded away."""
    rows = assistant.generation.store.passages(turn.passages)
    used = [(c.document, c.start, c.end) for c in turn.citations]
    items = []
    for passage_id in turn.passages:
        row = rows.get(passage_id)
        if row is None or any(
            d == row.passage.document and row.passage.start <= s < row.passage.end
            for d, s, _ in used
        ):
            continue
        entry = assistant.kamerstuk(row.passage.document).entry
        path = " › ".join(row.passage.heading_path)
        name = ", ".join(p for p in (short_name(entry), path) if p)
        where = tag("a", esc(name), href=f"?doc={entry.id}&al={row.passage.paragraph}",
                    data_doc=entry.id, data_al=row.passage.paragraph)
        items.append(tag("li", where + tag("p", esc(_start(row.text)))))
    if not items:
        return ""
    summary = tag("summary", f"Ook gevonden, niet gebruikt ({len(items)})")
    return tag("details", summary + tag("ol", "".join(items)), class_="ongebruikt")


def _start(text: str) -> str:
    """The first 160 characters, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 160 else flat[:160].rsplit(" ", 1)[0] + " …"
