"""Trails and announced dates as lines for a terminal, in Dutch, and as JSON."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from index.records import Kamerstuk
from rag.cite import citation_line, cite, day, short_name
from rag.records import Citation
from rag.trails.ledger import Announcement
from rag.trails.records import Place, Trail, TrailKind
from ui.terminal import plain

__all__ = [
    "announcement_json",
    "ledger_lines",
    "trail_json",
    "trail_lines",
    "trail_overview_lines",
]

NO_NUMBER = "het dossier geeft geen nummer"
KamerstukOf = Callable[[str], Kamerstuk]

_HEADINGS = {
    TrailKind.MOTIE: "Moties",
    TrailKind.TOEZEGGING: "Toezeggingen",
    TrailKind.STUK: "Andere Kamerstukken en brieven",
}


def trail_overview_lines(trails: Sequence[Trail], kamerstuk_of: KamerstukOf) -> Iterator[str]:
    """Every trail on one line, under the heading of its kind."""
    for kind, heading in _HEADINGS.items():
        found = [t for t in trails if t.kind is kind]
        if not found:
            continue
        yield f"{heading} ({len(found)})"
        for trail in found:
            yield f"  {plain(_overview(trail, kamerstuk_of))}"
        yield ""


def _overview(trail: Trail, kamerstuk_of: KamerstukOf) -> str:
    number = trail.number or NO_NUMBER
    parts = [trail.name] if number in trail.name else [trail.name, number]
    if trail.kind is not TrailKind.STUK:
        parts.append(trail.status)
    names = (short_name(kamerstuk_of(d).entry) for d in trail.documents)
    return " · ".join((*parts, f"in {', '.join(names)}"))


def trail_lines(trail: Trail, kamerstuk_of: KamerstukOf) -> Iterator[str]:
    """A trail whole: number, subject, status, and each place with its quote and citation."""
    yield plain(trail.name)
    yield f"Nummer: {plain(_number(trail))}"
    if trail.url:
        yield f"Adres: {trail.url}"
    if trail.subject:
        yield f"Onderwerp: «{plain(trail.subject)}»"
    if trail.kind is not TrailKind.STUK:
        yield f"Stand volgens het dossier: {trail.status}"
    for n, place in enumerate(trail.places, start=1):
        yield ""
        yield from _place_lines(place, kamerstuk_of(place.document), n, trail.kind)


def _number(trail: Trail) -> str:
    if trail.number is None:
        return NO_NUMBER
    if trail.kind is TrailKind.TOEZEGGING and trail.reference == trail.number:
        return trail.number
    held = f"in het dossier: {trail.target}" if trail.target else "genoemd, niet in het dossier"
    return f"{trail.reference} ({held})"


def _place_lines(place: Place, kamerstuk: Kamerstuk, n: int, kind: TrailKind) -> Iterator[str]:
    citation = _cited(place, kamerstuk, n)
    words = f" («{plain(place.signal)}»)" if place.signal else ""
    said = "" if kind is TrailKind.STUK else f" · {place.status}{words}"
    yield f"{day(place.written)} · {short_name(kamerstuk.entry)}{said}"
    yield f"  «{plain(citation.quote)}»"
    if place.bearing:
        yield f"  bij: «{plain(kamerstuk.text[slice(*place.bearing)])}»"
    yield f"  [{n}] {plain(citation_line(citation))}"
    if place.number and place.footnote and not place.in_note:
        yield f"  nummer in voetnoot {place.footnote}: {plain(place.number)}"
    note = kamerstuk.note(place.footnote) if place.footnote else None
    if note and note.text is None:
        yield f"  voetnoot {note.number}: de tekst van deze noot staat niet in de bron"


def _cited(place: Place, kamerstuk: Kamerstuk, n: int) -> Citation:
    """The place as a citation, with no other note than the one that belongs to the mention."""
    notes = None if place.footnote is None else (place.footnote,)
    return cite(kamerstuk, place.start, place.end, n, notes)


def ledger_lines(announcements: Sequence[Announcement], kamerstuk_of: KamerstukOf) -> Iterator[str]:
    """What was announced, by the first day of the announced time, and what came after it."""
    ordered = sorted(announcements, key=lambda a: (a.first, a.last, a.written))
    yield f"Aangekondigde data ({len(ordered)})"
    for n, one in enumerate(ordered, start=1):
        kamerstuk = kamerstuk_of(one.document)
        citation = cite(kamerstuk, one.start, one.end, n)
        yield ""
        yield f"{plain(one.raw)} ({_span(one)})"
        yield f"  «{plain(citation.quote)}»"
        if one.context:
            yield f"  na: «{plain(kamerstuk.text[slice(*one.context)])}»"
        yield f"  [{n}] {plain(citation_line(citation))}, {day(one.written)}"
        yield f"  {_followed(one, kamerstuk_of)}"


def _span(one: Announcement) -> str:
    first, last = day(one.first), day(one.last)
    return first if first == last else f"{first} tot en met {last}"


def _followed(one: Announcement, kamerstuk_of: KamerstukOf) -> str:
    """Which later documents there are; whether the promise was kept is not judged."""
    if one.within:
        return f"Opgenomen stukken uit die periode: {_dated(one.within, kamerstuk_of)}."
    if one.after:
        later = _dated(one.after, kamerstuk_of)
        return f"Geen van de opgenomen stukken is uit die periode; wel later: {later}."
    return "Geen van de opgenomen stukken is uit of na die periode."


def _dated(documents: Sequence[str], kamerstuk_of: KamerstukOf) -> str:
    entries = (kamerstuk_of(d).entry for d in documents)
    return ", ".join(f"{short_name(e)} ({day(e.date)})" for e in entries)


def trail_json(trail: Trail, kamerstuk_of: KamerstukOf) -> dict[str, Any]:
    """A trail for machines; `number` is null where the dossier gives none."""
    return {
        "kind": trail.kind.value,
        "name": trail.name,
        "number": trail.number,
        "reference": trail.reference,
        "url": trail.url,
        "document": trail.target,
        "members": list(trail.members),
        "parties": list(trail.parties),
        "subject": trail.subject,
        "status": trail.status.value,
        "places": [
            _place_json(place, kamerstuk_of(place.document), n)
            for n, place in enumerate(trail.places, start=1)
        ],
    }


def _place_json(place: Place, kamerstuk: Kamerstuk, n: int) -> dict[str, Any]:
    return {
        "date": place.written.isoformat(),
        "status": place.status.value,
        "signal": place.signal or None,
        "mention": place.mention,
        "subject": place.subject,
        "number": place.number,
        "footnote": place.footnote,
        "in_note": place.in_note,
        "bearing": kamerstuk.text[slice(*place.bearing)] if place.bearing else None,
        "warnings": list(place.warnings),
        "citation": _citation_json(_cited(place, kamerstuk, n)),
    }


def _citation_json(citation: Citation) -> dict[str, Any]:
    """The place of a quote, and the line that a clerk pastes."""
    return {
        "n": citation.n,
        "document": citation.document,
        "reference": citation.reference,
        "line": citation_line(citation),
        "heading": list(citation.heading_path),
        "paragraph": citation.paragraph,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "url": citation.url,
    }


def announcement_json(one: Announcement, kamerstuk_of: KamerstukOf, n: int = 1) -> dict[str, Any]:
    """An announced date for machines; both ends of the span are included."""
    kamerstuk = kamerstuk_of(one.document)
    return {
        "document": one.document,
        "date": one.written.isoformat(),
        "announced": one.raw,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "context": kamerstuk.text[slice(*one.context)] if one.context else None,
        "within": list(one.within),
        "after": list(one.after),
        "citation": _citation_json(cite(kamerstuk, one.start, one.end, n)),
    }
