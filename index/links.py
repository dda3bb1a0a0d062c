"""Ties the references of all Kamerstukken to each other, and lists where each is mentioned."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.citation_style import address, norm_form
from index.flat import flatten
from index.letters import find_letters, meant_letter
from index.motions import motion_key
from index.records import Block, Footnote, Kamerstuk, Reference, SourceEntry
from index.references import find_references
from index.vergaderjaar import CONTRADICTED, SESSION

__all__ = ["ReferringPlace", "address", "link", "norm_form", "referring_places"]


@dataclass(frozen=True, slots=True)
class ReferringPlace:
    """One place that mentions something; `footnote` is None in the running text."""

    document: str
    footnote: int | None
    start: int
    end: int
    reference: Reference


def link(kamerstukken: tuple[Kamerstuk, ...]) -> tuple[Kamerstuk, ...]:
    """The same Kamerstukken with the references of running text and footnotes filled in.

    All offsets are in `Kamerstuk.text`. `target` is set where the document meant is among these
    Kamerstukken; a session that contradicts the target's own is kept, with a warning.
    """
    entries = tuple(kamerstuk.entry for kamerstuk in kamerstukken)
    return tuple(_link_one(kamerstuk, entries) for kamerstuk in kamerstukken)


def _link_one(kamerstuk: Kamerstuk, entries: tuple[SourceEntry, ...]) -> Kamerstuk:
    def read(start: int, end: int) -> tuple[Reference, ...]:
        return tuple(_read(kamerstuk, start, end, entries))

    running = (block for block in kamerstuk.blocks if _can_refer(block))
    references = tuple(ref for block in running for ref in read(block.start, block.end))
    return replace(
        kamerstuk,
        references=references,
        notes=tuple(
            note
            if note.start is None or note.end is None
            else replace(note, references=read(note.start, note.end))
            for note in kamerstuk.notes
        ),
    )


def _can_refer(block: Block) -> bool:
    """Not the notes, which are read by themselves, nor head lines with the document's own data."""
    if block.kind == "head":
        return block.role == "title"
    return block.kind != "note"


def _read(
    kamerstuk: Kamerstuk, start: int, end: int, entries: tuple[SourceEntry, ...]
) -> Iterator[Reference]:
    """The references between two offsets of a Kamerstuk, aimed where that is possible."""
    text, own = kamerstuk.text[start:end], kamerstuk.entry
    named = find_references(text)
    letters = (
        letter
        for letter in find_letters(text, own.date)
        if not any(letter.start < ref.end and ref.start < letter.end for ref in named)
    )
    for ref in sorted((*named, *letters), key=lambda r: r.start):
        if ref.kind == "brief":
            target = meant_letter(ref, entries, own)
        else:
            target = _find_target(ref, text, entries)
        aimed = _aim(ref, target) if target else ref
        yield replace(aimed, start=ref.start + start, end=ref.end + start)


def _find_target(ref: Reference, text: str, entries: tuple[SourceEntry, ...]) -> SourceEntry | None:
    if ref.kind not in {"kamerstuk", "bijlage", "kst-id"}:
        return None
    found = next((entry for entry in entries if _names(ref, entry)), None)
    if ref.kind != "bijlage" or found is None:
        return found
    before = text[max(0, ref.start - 40) : ref.end].lower()
    annexes = (e for e in entries if e.belongs_to == found.id and e.kind.lower() in before)
    return next(annexes, None)


def _names(ref: Reference, entry: SourceEntry) -> bool:
    """Whether a reference is to this document, by its number or its TK number."""
    if ref.dossier is None:
        return ref.number is not None and ref.number == entry.tk_number
    if ref.chamber == "I" or entry.number is None or not entry.dossiers:
        return False
    # A letter filed in two dossiers has its number in the first one only.
    return str(entry.number) == ref.number and entry.dossiers[0] in ref.dossier.split(";")


def _aim(ref: Reference, target: SourceEntry) -> Reference:
    warnings = ref.warnings
    if ref.session and ref.kind != "bijlage" and ref.session != target.session:
        written = SESSION.search(flatten(ref.raw))
        shown = written[0] if written else ref.session
        warnings += (f"{CONTRADICTED} {shown}, het stuk zelf {target.session}",)
    return replace(ref, target=target.id, warnings=warnings)


def referring_places(kamerstukken: Iterable[Kamerstuk]) -> dict[str, tuple[ReferringPlace, ...]]:
    """Where each thing is mentioned, in the order of the documents and of their text.

    Keys: the kst id ("kst-30821-194"; an annex is under the Kamerstuk it belongs to), the number
    of a commitment ("TZ202307-103"), and the key of a motion or commitment by name
    ("motie Kuik"). A motion that is cited with its number stands under both. Beware that a key
    by name can hold several motions of the same member.
    """
    found: dict[str, list[ReferringPlace]] = {}
    for kamerstuk in kamerstukken:
        for place in _places(kamerstuk):
            for key in _keys(place.reference):
                found.setdefault(key, []).append(place)
    return {key: tuple(places) for key, places in found.items()}


def _places(kamerstuk: Kamerstuk) -> Iterator[ReferringPlace]:
    for ref in kamerstuk.references:
        yield ReferringPlace(kamerstuk.id, None, ref.start, ref.end, ref)
    for note in kamerstuk.notes:
        yield from _note_places(note)


def _note_places(note: Footnote) -> Iterator[ReferringPlace]:
    for ref in note.references:
        yield ReferringPlace(note.document, note.number, ref.start, ref.end, ref)


def _keys(ref: Reference) -> Iterator[str]:
    if ref.kst_id:
        yield ref.kst_id
    elif ref.target and re.fullmatch(r"\d{5}(?:-\d{2})?-\d+", ref.target):
        yield f"kst-{ref.target}"
    if ref.kind == "toezegging" and ref.number:
        yield ref.number
    if ref.members:
        yield motion_key(ref)
