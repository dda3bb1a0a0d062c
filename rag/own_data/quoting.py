"""Answers whose places are known without choosing: heads, places in a text, footnotes."""

from collections.abc import Sequence
from itertools import product, zip_longest

from index.records import Footnote, Kamerstuk
from rag.cite import short_name
from rag.own_data.body import alineas, body, sentences
from rag.own_data.counts import AskedCount, headings
from rag.own_data.head_line import AskedHead
from rag.own_data.note_answers import AskedNotes
from rag.own_data.outline import purpose
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


def quote_count(
    asked: AskedCount, kamerstukken: Sequence[Kamerstuk], kamerstuk_of: KamerstukOf
) -> Draft:
    """How many each document has, with its last one; or all of its headings."""
    writer = Writer(kamerstuk_of)
    for kamerstuk in kamerstukken:
        writer.open_line()
        if asked.unit == "kop":
            _quote_headings(writer, kamerstuk, asked)
        elif asked.unit == "alinea":
            _count_alineas(writer, kamerstuk, asked)
        else:
            _count_notes(writer, kamerstuk)
    return writer.draft()


def quote_outline(kamerstukken: Sequence[Kamerstuk], kamerstuk_of: KamerstukOf) -> Draft:
    """What each document says it is for, and its headings."""
    writer = Writer(kamerstuk_of)
    for kamerstuk in kamerstukken:
        writer.open_line()
        who = upper(short_name(kamerstuk.entry))
        if span := purpose(kamerstuk):
            writer.quote(f"{who} zegt over zichzelf:", kamerstuk.id, *span)
        if headings(kamerstuk):
            writer.open_line()
            _quote_headings(writer, kamerstuk, AskedCount("kop", listed=True))
    return writer.draft()


def _has(kamerstuk: Kamerstuk, asked: AskedCount, number: int, one: str, several: str) -> str:
    who = upper(short_name(kamerstuk.entry))
    under = f" onder «{asked.heading}»" if asked.heading else ""
    return f"{who} heeft{under} {number or 'geen'} {one if number == 1 else several}"


def _quote_headings(writer: Writer, kamerstuk: Kamerstuk, asked: AskedCount) -> None:
    found = headings(kamerstuk, asked.heading)
    said = _has(kamerstuk, asked, len(found), "kop", "koppen")
    if not found:
        writer.say(f"{said}.")
    shown = found if asked.listed else found[-1:]
    for at, block in enumerate(shown):
        first = f"{said}:" if asked.listed else f"{said}; de laatste is:"
        before = first if at == 0 else "en" if at == len(shown) - 1 else ""
        closing = ";" if at < len(shown) - 2 else ""
        writer.quote(before, kamerstuk.id, block.start, block.end, closing=closing)


def _count_alineas(writer: Writer, kamerstuk: Kamerstuk, asked: AskedCount) -> None:
    blocks = body(kamerstuk, asked.heading)
    found = alineas(kamerstuk, blocks)
    said = _has(kamerstuk, asked, len(found), "alinea", "alinea's")
    if not found:
        writer.say(f"{said}.")
        return
    first = sentences(kamerstuk, blocks, found[-1])[0]
    writer.quote(f"{said}; de laatste begint met:", kamerstuk.id, *first)


def _count_notes(writer: Writer, kamerstuk: Kamerstuk) -> None:
    number = len(kamerstuk.notes)
    said = _has(kamerstuk, AskedCount("noot"), number, "voetnoot", "voetnoten")
    bearing = bearing_sentence(kamerstuk, kamerstuk.notes[-1].number) if number else None
    if bearing is None:
        writer.say(f"{said}.")
        return
    last = kamerstuk.notes[-1].number
    before = f"{said}; voetnoot {last} staat bij:"
    writer.quote(before, kamerstuk.id, *bearing, notes=[last])


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
