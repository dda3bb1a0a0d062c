"""Trails: what the letters say, in order of date, about each motion, commitment and Kamerstuk."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.citation_style import address, norm_form, spaced_dossier
from index.flat import MONTHS, flatten
from index.records import Kamerstuk, Reference, SourceEntry
from rag.cite import day, document_reference
from rag.places import bearing_sentence
from rag.trails.find import find_trail, find_trails
from rag.trails.groups import Group, grouped, is_changed, span_of, subject_of
from rag.trails.mentions import Mention, mentions_of, written_number
from rag.trails.records import Place, Trail, TrailKind, TrailStatus
from rag.trails.wording import status_at

__all__ = ["Place", "Trail", "TrailKind", "TrailStatus", "find_trail", "find_trails", "trails"]

_ORDER = tuple(TrailKind)
# "de Kamerbrief Nadere Uitwerking Versterkte Aanpak Online (" before a date.
_LETTER_TITLE = re.compile(r"(\w*[Bb]rief\b[^(,;.]{0,80}?)\s\($")


def trails(kamerstukken: Sequence[Kamerstuk]) -> tuple[Trail, ...]:
    """The trails of linked Kamerstukken (`index.links.link`).

    Motions first, then commitments, then other Kamerstukken; each kind in order of first mention.
    """
    ordered = sorted(kamerstukken, key=lambda k: (k.entry.date, k.entry.belongs_to or "", k.id))
    mentions = [m for kamerstuk in ordered for m in mentions_of(kamerstuk)]
    rank = {id(m): i for i, m in enumerate(mentions)}
    groups = [sorted(group, key=lambda m: rank[id(m)]) for group in grouped(mentions)]
    groups.sort(key=lambda g: (_ORDER.index(_kind(g)), rank[id(g[0])]))
    entries = {k.id: k.entry for k in kamerstukken}
    return tuple(_trail(group, entries) for group in groups)


def _kind(group: Group) -> TrailKind:
    kinds = {m.reference.kind for m in group}
    if "motie" in kinds:
        return TrailKind.MOTIE
    return TrailKind.TOEZEGGING if "toezegging" in kinds else TrailKind.STUK


def _trail(group: Group, entries: Mapping[str, SourceEntry]) -> Trail:
    numbers = [m.numbered for m in group if m.numbered]
    named = [m.reference for m in group if not m.back]
    target = next((r.target for r in numbers if r.target), None)
    number, reference = _number(numbers, entries.get(target or ""))
    kind = _kind(group)
    return Trail(
        kind=kind,
        name=_name(kind, group, number),
        number=number,
        reference=reference,
        url=_url(numbers, entries.get(target or "")),
        target=target,
        members=next((r.members for r in named if r.members), ()),
        parties=tuple(dict.fromkeys(p for r in named for p in r.parties)),
        places=_places(kind, group),
    )


def _number(
    numbers: Sequence[Reference], held: SourceEntry | None
) -> tuple[str | None, str | None]:
    """The number and its form in the Leidraad's style; a document held here knows its own."""
    if held is not None:
        own = f"{spaced_dossier(held.dossiers[0])}, nr. {held.number}" if held.number else None
        return own, document_reference(held)
    if not numbers:
        return None, None
    best = max(numbers, key=lambda r: (r.session is not None, not r.warnings))
    return written_number(best), norm_form(replace(best, pages=None))


def _url(numbers: Sequence[Reference], held: SourceEntry | None) -> str | None:
    if held is not None:
        return held.addresses.best or None
    return next((address(r) for r in numbers if r.kst_id), None)


def _name(kind: TrailKind, group: Group, number: str | None) -> str:
    named = [m.reference for m in group if not m.back]
    if kind is TrailKind.STUK:
        return _piece_name(group, number)
    with_members = [r for r in named if r.members]
    if not with_members:
        first = next((r for r in named if r.kind == kind.value), named[0])
        return f"{kind.value} {number}" if number else _bare(first.raw)
    changed = "gewijzigde " if any(is_changed(r) for r in with_members) else ""
    others = " c.s." if any("c.s." in r.raw for r in with_members) else ""
    parties = list(dict.fromkeys(p for r in with_members for p in r.parties))
    shown = f" ({', '.join(parties)})" if parties else ""
    return f"{changed}{kind.value} {'/'.join(with_members[0].members)}{others}{shown}"


def _bare(raw: str) -> str:
    """The words that name it without their article: "toezegging van mijn voorganger"."""
    return raw[raw.lower().index("toezegging") :] if "toezegging" in raw.lower() else raw


def _piece_name(group: Group, number: str | None) -> str:
    if number:
        only_annex = all(m.reference.kind == "bijlage" for m in group)
        return f"bijlage bij {number}" if only_annex else number
    written, first = _written(group[0]), group[0]
    before = flatten(first.kamerstuk.text[first.start : first.at])
    title = _LETTER_TITLE.search(before)
    return f"{title[1]} ({written})" if title else f"stuk van {written}"


def _written(mention: Mention) -> str:
    span = span_of(mention)
    if span is None:
        return mention.reference.raw
    first, last = span
    if first == last:
        return day(first)
    if (first.day, first.year, first.month) == (1, last.year, last.month):
        return f"{list(MONTHS)[first.month - 1]} {first.year}"
    return mention.reference.raw


def _places(kind: TrailKind, group: Group) -> tuple[Place, ...]:
    """One place a sentence; a sentence that names it twice counts by its first mention."""
    first: dict[tuple[str, int], Mention] = {}
    for mention in group:
        first.setdefault((mention.kamerstuk.id, mention.start), mention)
    return tuple(_place(kind, mention) for mention in first.values())


def _place(kind: TrailKind, mention: Mention) -> Place:
    text, ref = mention.kamerstuk.text, mention.reference
    followed = kind is not TrailKind.STUK
    status, signal = (
        status_at(text, mention.start, mention.end, mention.at)
        if followed
        else (TrailStatus.GENOEMD, "")
    )
    given = mention.numbered if not mention.back else None
    return Place(
        document=mention.kamerstuk.id,
        written=mention.kamerstuk.entry.date,
        start=mention.start,
        end=mention.end,
        mention=ref.raw,
        status=status,
        signal=signal,
        subject=subject_of(mention) if followed else None,
        number=written_number(given) if given else None,
        footnote=mention.note,
        in_note=mention.in_note,
        bearing=bearing_sentence(mention.kamerstuk, mention.note)
        if mention.in_note and mention.note
        else None,
        warnings=given.warnings if given else (),
    )
