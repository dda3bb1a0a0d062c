"""The ledger of trails as a table and as CSV, and what the letters announce."""

import csv
import io
from collections.abc import Sequence

from index.records import Kamerstuk
from rag.cite import citation_line, cite, day, short_name
from rag.trails.ledger import Announcement
from rag.trails.records import Place, Trail
from ui.markup import esc, link, tag
from ui.timeline import paragraph_of

_NO_NUMBER = "het dossier geeft geen nummer"
_COLUMNS = ("soort", "naam", "nummer", "adres", "stand", "onderwerp", "datum", "stuk", "alinea",
            "stand in dit stuk", "citaat", "verwijzing")


def chosen(trails: Sequence[Trail], kinds: Sequence[str], words: str) -> tuple[Trail, ...]:
    """The trails of these kinds (all when none is given) that speak of all the words."""
    wanted = words.casefold().split()
    return tuple(
        t for t in trails
        if (not kinds or t.kind.value in kinds) and all(w in _told(t) for w in wanted)
    )


def _told(trail: Trail) -> str:
    parts = (trail.name, trail.number, trail.subject, trail.status.value, *trail.members)
    return " ".join(p for p in parts if p).casefold()


def ledger_html(trails: Sequence[Trail], kamerstukken: Sequence[Kamerstuk]) -> str:
    """One row a trail, one column a document; each cell leads to its source."""
    if not trails:
        return '<p class="leeg">Geen spoor past bij deze keuze.</p>'
    letters = sorted(kamerstukken, key=lambda k: (k.entry.date, k.entry.belongs_to or "", k.id))
    names = ["Spoor", "Nummer", "Stand", *(short_name(k.entry) for k in letters)]
    head = tag("tr", "".join(tag("th", esc(_upper(n)), scope="col") for n in names))
    rows = "".join(_row(trail, letters) for trail in trails)
    caption = tag("caption", f"{len(trails)} sporen. De stand is die van het laatste stuk dat "
                             "er iets over zegt.")
    table = tag("table", caption + tag("thead", head) + tag("tbody", rows))
    return tag("div", table, class_="tabel", tabindex="0", role="region",
               aria_label="Sporen, te verschuiven")


def _row(trail: Trail, letters: Sequence[Kamerstuk]) -> str:
    subject = tag("span", esc(trail.subject), class_="onderwerp") if trail.subject else ""
    cells = "".join(tag("td", _cell(trail, k)) for k in letters)
    return tag("tr", tag("th", esc(_upper(trail.name)) + subject, scope="row")
               + tag("td", _number(trail)) + tag("td", esc(trail.status.value)) + cells)


def _number(trail: Trail) -> str:
    if trail.number is None:
        return tag("em", esc(_NO_NUMBER), class_="ontbreekt")
    if trail.target:
        return tag("a", esc(trail.number), href=f"?doc={trail.target}", data_doc=trail.target)
    return link(trail.url or "", trail.number)


def _cell(trail: Trail, kamerstuk: Kamerstuk) -> str:
    places = [p for p in trail.places if p.document == kamerstuk.id]
    return "".join(tag("div", _place(p, kamerstuk)) for p in places) or "–"


def _place(place: Place, kamerstuk: Kamerstuk) -> str:
    paragraph = paragraph_of(place, kamerstuk)
    note = f", voetnoot {place.footnote}" if place.footnote else ""
    text = f"{place.status.value} (al. {paragraph}{note})"
    quote = kamerstuk.text[place.start : place.end]
    return tag("a", esc(text), href=f"?doc={place.document}&al={paragraph}",
               data_doc=place.document, data_al=paragraph, title=quote)


def announced_html(found: Sequence[Announcement], kamerstukken: Sequence[Kamerstuk]) -> str:
    """What the letters say will come, by the first day of the announced time."""
    by_id = {k.id: k for k in kamerstukken}
    ordered = sorted(found, key=lambda a: (a.first, a.last, a.written))
    items = "".join(tag("li", _announced(one, by_id)) for one in ordered)
    title = tag("h3", f"Aangekondigd ({len(ordered)})")
    return title + tag("ol", items, class_="aangekondigd") if items else ""


def _announced(one: Announcement, by_id: dict[str, Kamerstuk]) -> str:
    kamerstuk = by_id[one.document]
    citation = cite(kamerstuk, one.start, one.end, 1)
    where = tag("a", esc(citation_line(citation)), href=f"?doc={one.document}&al="
                f"{citation.paragraph}", data_doc=one.document, data_al=citation.paragraph)
    span = day(one.first) if one.first == one.last else f"{day(one.first)} – {day(one.last)}"
    later = one.within or one.after
    names = ", ".join(short_name(by_id[d].entry) for d in later)
    followed = f"Stukken {'uit' if one.within else 'van na'} die tijd: {names}." if later else (
        "Geen van de opgenomen stukken is uit of na die tijd.")
    return (tag("p", f"<b>{esc(span)}</b> · «{esc(citation.quote)}»")
            + tag("p", f"{where}. {esc(followed)}", class_="plaats"))


def ledger_csv(trails: Sequence[Trail], kamerstukken: Sequence[Kamerstuk]) -> str:
    """One line a place; separated by semicolons, as Dutch spreadsheets expect."""
    by_id = {k.id: k for k in kamerstukken}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for trail in trails:
        for place in trail.places:
            writer.writerow([_inert(v) for v in _line(trail, place, by_id[place.document])])
    return "\ufeff" + out.getvalue()


def _line(trail: Trail, place: Place, kamerstuk: Kamerstuk) -> tuple[str, ...]:
    citation = cite(kamerstuk, place.start, place.end, 1)
    return (
        trail.kind.value, trail.name, trail.number or _NO_NUMBER, trail.url or "",
        trail.status.value, trail.subject or "", place.written.isoformat(),
        short_name(kamerstuk.entry), str(paragraph_of(place, kamerstuk)), place.status.value,
        citation.quote, citation_line(citation),
    )


def _inert(value: str) -> str:
    """A spreadsheet runs what starts with these signs; an apostrophe makes it text."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
