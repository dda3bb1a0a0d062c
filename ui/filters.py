"""What the user limits the search to: documents, their kind, and months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from index.records import SourceEntry
from rag.cite import MONTHS, day, short_name
from rag.records import Filters
from ui.markup import esc, tag

EVERYTHING = "Zoeken in: alle stukken"
NOTHING_LEFT = (
    "Met deze keuze blijft er geen stuk over om in te zoeken. Haal een van de beperkingen weg."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands in the controls; months are "2024-09" or empty."""

    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


def read_choice(documents: Any, kinds: Any, since: Any, until: Any) -> Choice:
    """The controls' values, which a browser sends and can therefore be anything."""
    return Choice(_texts(documents), _texts(kinds), _month(since), _month(until))


def filters_of(choice: Choice, entries: Sequence[SourceEntry]) -> Filters | None:
    """The filters of a choice; None when no document is left."""
    known = [e for e in entries if not choice.kinds or e.kind in choice.kinds]
    known = [e for e in known if not choice.documents or e.id in choice.documents]
    since = date.fromisoformat(f"{choice.since}-01") if choice.since else None
    until = _last_day(choice.until) if choice.until else None
    left = [
        e for e in known
        if (since is None or e.date >= since) and (until is None or e.date <= until)
    ]
    if not left:
        return None
    limited = bool(choice.kinds or choice.documents)
    return Filters(tuple(e.id for e in known) if limited else (), since, until)


def documents_offered(entries: Sequence[SourceEntry]) -> list[tuple[str, str]]:
    """(what is shown, id) of each document."""
    return [(f"{_upper(short_name(e))} · {day(e.date)}", e.id) for e in entries]


def kinds_offered(entries: Sequence[SourceEntry]) -> list[tuple[str, str]]:
    """(what is shown, kind) of each kind of document."""
    return [(_upper(kind), kind) for kind in dict.fromkeys(e.kind for e in entries)]


def months_offered(entries: Sequence[SourceEntry]) -> list[tuple[str, str]]:
    """(what is shown, "2024-09") of every month in which a document was sent, oldest first."""
    dates = sorted({(e.date.year, e.date.month) for e in entries})
    return [(f"{MONTHS[m - 1]} {y}", f"{y}-{m:02}") for y, m in dates]


def chips_html(choice: Choice, entries: Sequence[SourceEntry]) -> str:
    """The limits in force, each as a button that lifts it."""
    names = {e.id: _upper(short_name(e)) for e in entries}
    chips = [_chip("stuk", d, names.get(d, d)) for d in choice.documents]
    chips += [_chip("soort", k, _upper(k)) for k in choice.kinds]
    chips += [_chip("vanaf", "", f"vanaf {_named(choice.since)}")] if choice.since else []
    chips += [_chip("tot", "", f"tot en met {_named(choice.until)}")] if choice.until else []
    if not chips:
        return ""
    label = tag("span", "Zoeken in:", class_="naam")
    left = "" if filters_of(choice, entries) else tag("p", esc(NOTHING_LEFT), class_="let-op")
    return tag("div", label + "".join(chips), class_="keuzes") + left


def _chip(kind: str, value: str, text: str) -> str:
    cross = '<span aria-hidden="true"> ×</span>'
    return tag("button", esc(text) + cross, type="button", class_="keuze", data_soort=kind,
               data_waarde=value, aria_label=f"Beperking {text} opheffen")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _named(month: str) -> str:
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _month(value: Any) -> str:
    try:
        return date.fromisoformat(f"{value}-01").isoformat()[:7] if value else ""
    except ValueError:
        return ""


def _last_day(month: str) -> date:
    first = date.fromisoformat(f"{month}-01")
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
