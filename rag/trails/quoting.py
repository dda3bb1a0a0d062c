"""Answers that come from trails: a numbered list of them, and the number of one."""

from collections.abc import Sequence
from dataclasses import replace

from rag.cite import short_name
from rag.trails.answers import TrailItem, label, numbering
from rag.trails.ledger import Announcement
from rag.trails.records import Place, Trail
from rag.trails.status import span
from rag.writer import Draft, KamerstukOf, Writer, upper


def list_items(items: Sequence[TrailItem], kamerstuk_of: KamerstukOf) -> Draft:
    """A numbered list of trails; each item cites the sentence that names it first, and the one
    that gives its number."""
    writer = Writer(kamerstuk_of)
    for at, item in enumerate(items, start=1):
        write_item(writer, at, item)
    return replace(writer.draft(), lined=True)


def write_item(writer: Writer, at: int, item: TrailItem, state: str = "") -> None:
    """One line of a numbered list: its name with its number, what became of it, their places."""
    place, numbered = item.place, numbering(item)
    name = item.trail.name if numbered else label(item.trail)
    writer.remark(f"{at}. {name}{state}", place.document, *span(place))
    if numbered:
        notes = [numbered.footnote] if numbered.footnote is not None else []
        told = f"({item.trail.number})"
        writer.remark(told, numbered.document, *span(numbered), notes=notes)


def list_announced(announced: Sequence[Announcement], kamerstuk_of: KamerstukOf) -> Draft:
    """A numbered list of announcements, each with its sentence and the one that it leans on."""
    writer = Writer(kamerstuk_of)
    for at, one in enumerate(announced, start=1):
        start = one.context[0] if one.context else one.start
        when = one.raw if one.raw.startswith("voor ") else f"voor {one.raw}"
        writer.quote(f"{at}. Aangekondigd {when}:", one.document, start, one.end)
    return replace(writer.draft(), lined=True)


def number_of(trail: Trail, places: Sequence[Place], kamerstuk_of: KamerstukOf) -> Draft:
    """Under which number a motion or commitment stands: the first sentence that says so with its
    note, and the notes of further ones."""
    writer = Writer(kamerstuk_of)
    lead = f"De {trail.name} staat onder {trail.reference or trail.number}."
    for place in places:
        kamerstuk = kamerstuk_of(place.document)
        note = kamerstuk.note(place.footnote) if place.footnote is not None else None
        who = upper(short_name(kamerstuk.entry))
        if not lead and note and note.start is not None and note.end is not None:
            before = f"{who}, voetnoot {note.number}:"
            writer.quote(before, place.document, note.start, note.end)
            continue
        numbers = [note.number] if note else []
        n = writer.quote(
            f"{lead} {who}:".strip(), place.document, place.start, place.end, notes=numbers
        )
        if note and note.text is not None:
            writer.tell(note, n)
        lead = ""
    return writer.draft()
