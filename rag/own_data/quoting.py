"""Answers whose places are known without choosing: heads, places in a text, footnotes."""

from collections.abc import Sequence
from itertools import product, zip_longest

from index.records import Footnote, Kamerstuk
from rag.cite import short_name
from rag.own_data.head_line import AskedHead
from rag.own_data.note_answers import AskedNotes
from rag.own_data.text_places import AskedPlace, place_name, spans_at
from rag.places import bearing_sentence
from rag.writer import Draft, KamerstukOf, Writer, normal_form, notes_named, upper


def quote_heads(
    heads: Sequence[AskedHead], kamerstuk_of: KamerstukOf, opening: str = ""
) -> Draft:
    """The answer that quotes head lines, each behind its own lead; each document has its line."""
    writer = Writer(kamerstuk_of)
    if opening:
        writer.say(opening)
    for head in heads:
        writer.open_line()
        for line, following in zip_longest(head.lines, head.lines[1:]):
            closing = ";" if following and not following.lead else ""
            writer.quote(line.lead, line.document, line.start, line.end, closing=closing)
        if head.lacks:
            writer.say(head.lacks)
    return writer.draft()


def quote_places(
    places: Sequence[AskedPlace], kamerstukken: Sequence[Kamerstuk], kamerstuk_of: KamerstukOf
) -> Draft:
    """The literal text at each place of each document, on a line of its own."""
    writer = Writer(kamerstuk_of)
    for kamerstuk, place in product(kamerstukken, places):
        writer.open_line()
        who, spans = short_name(kamerstuk.entry), spans_at(kamerstuk, place)
        if not spans:
            writer.say(f"{upper(who)} heeft geen {place_name(place)}.")
        lead = f"De {place_name(place)} van {who} {'luidt' if place.count == 1 else 'luiden'}:"
        for span in spans:
            writer.quote(lead, kamerstuk.id, *span)
            lead = "En:"
    return writer.draft()


def quote_notes(asked: Sequence[AskedNotes], kamerstuk_of: KamerstukOf) -> Draft:
    """What footnotes say, each with the sentence that bears its marker.

    Of a note whose text the source does not give only that sentence is quoted, and it is said.
    """
    writer = Writer(kamerstuk_of)
    for notes in asked:
        who = short_name(notes.kamerstuk.entry)
        for note in notes.found:
            _quote_note(writer, notes.kamerstuk, note, who)
        if notes.missing:
            writer.say(f"{upper(who)} heeft geen {notes_named(notes.missing)}.")
    return writer.draft()


def _quote_note(writer: Writer, kamerstuk: Kamerstuk, note: Footnote, who: str) -> None:
    lead = (
        f"De tekst van voetnoot {note.number} van {who} staat niet in de bron: alleen het "
        "nootnummer is bekend. "
    )
    if note.start is not None and note.end is not None:
        before = f"Voetnoot {note.number} van {who} luidt:"
        writer.quote(before, note.document, note.start, note.end, normal_form(note))
        lead = ""
    if bearing := bearing_sentence(kamerstuk, note.number):
        writer.quote(f"{lead}Die noot staat bij:", note.document, *bearing, notes=[note.number])
