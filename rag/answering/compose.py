"""Put chosen quotes into an answer: short Dutch frames around literal text."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from index.records import Footnote, Kamerstuk, SourceEntry
from rag.answering.choices import Choice
from rag.answering.context import introduction
from rag.answering.lead import with_year
from rag.answering.telling import says_something
from rag.cite import long_name, short_name
from rag.records import Sentence
from rag.writer import Draft, KamerstukOf, Writer, notes_named, upper

__all__ = ["KamerstukOf", "compose"]

# A quote that scores this much less than the best stands beside it: found on tuning questions.
BESIDE = 0.25


def compose(
    chosen: Sequence[Choice], kamerstuk_of: KamerstukOf, asks_source: bool, opening: str = "",
    several: bool = False, best_of_each: bool = False, silent: Sequence[str] = (),
    asks_number: bool = False,
    alike: Sequence[tuple[Choice, Choice]] = (), ending: str = "",
    short: str = "", asks_mark: bool = False,
) -> Draft:
    """The answer that quotes `chosen` in their order, each with the notes that it bears.

    Notes without a text in the source are spoken of only when `asks_source`. `opening` is a
    sentence of ours that stands before the first quote. `several`: the question compares
    documents, so that each gets its line, the oldest first. Of `silent` documents it is said that
    they do not speak of it: first where one was asked about, last where several were. The items
    of a list get a line and a citation each. Each of `alike` is a chosen quote with its twin in
    another letter. `ending` is a sentence of ours that stands last; `short`, a literal part of
    the first quote that does not open it, is told before it. `asks_mark`: the number of the one
    note that the first quote bears is told first. `best_of_each`: a quote stands beside the best
    of its own document, not of all. `asks_number`: a number is asked for, so that notes which
    only refer are told as well.
    """
    writer = Writer(kamerstuk_of)
    documents = {c.document for c in chosen}
    compared = several and len(documents) > 1
    if compared:  # what changed is read from the oldest letter to the newest
        chosen = sorted(
            chosen, key=lambda c: (kamerstuk_of(c.document).entry.date, c.document, c.start)
        )
    told: set[tuple[str, int]] = {(c.document, c.note) for c in chosen if c.note is not None}
    unspoken = _not_said(silent, kamerstuk_of)
    if not several:
        opening, unspoken = " ".join([*unspoken, *([opening] if opening else [])]), ()
    previous: str | None = None
    best = {
        d: max(c.score for c in chosen if c.document == d or not best_of_each) for d in documents
    }
    for choice in chosen:
        kamerstuk = kamerstuk_of(choice.document)
        lead_in = introduction(choice, kamerstuk, chosen)
        under = f" onder «{lead_in.heading}»" if lead_in.heading else ""
        same = previous == choice.document
        before = _frame(kamerstuk.entry, choice, same, previous is None, under)
        before = f"{opening} {before}" if opening and previous is None else before
        # Notes of what is quoted beside the best would be cited without being asked for.
        least = -inf if asks_source else best[choice.document] - BESIDE
        marked = [n for c in choice.made_of for n in _marked(kamerstuk, c, c.score < least)]
        stand_for = {c.stands_for for c in choice.made_of}
        notes = [choice.note] if choice.note is not None else [n.number for n in marked]
        if short and previous is None and choice.text.find(short) > 0:
            place = (choice.document, lead_in.start, choice.end)
            told_short = with_year(short, kamerstuk.entry.date).removesuffix(".")
            writer.remark(f"{upper(told_short)}.", *place, notes=notes)
        if asks_mark and previous is None and len(marked) == 1:
            place = (choice.document, lead_in.start, choice.end)
            writer.remark(f"Voetnoot {marked[0].number}.", *place, notes=notes)
        previous = choice.document
        n = writer.quote(before, choice.document, lead_in.start, choice.end, notes=notes)
        for note in marked:
            asked = asks_source or asks_number
            tells = asked or says_something(note) or note.number in stand_for
            if note.text is not None and tells and (choice.document, note.number) not in told:
                told.add((choice.document, note.number))
                writer.tell(note, n)
        if asks_source and (untold := [n.number for n in marked if n.text is None]):
            writer.remark(_no_text(untold), choice.document, lead_in.start, choice.end)
        for number, item in enumerate(choice.items, start=1):
            writer.open_line()
            writer.quote(f"{number}.", choice.document, *item)
        if choice.items:
            writer.open_line()
        for twin in (b for a, b in alike if a == choice):
            who = short_name(kamerstuk_of(twin.document).entry)
            words = "Dezelfde" if twin.text == choice.text else "Vrijwel dezelfde"
            writer.remark(f"{words} woorden staan in {who}.", twin.document, twin.start, twin.end)
    draft = writer.draft()
    last = (*unspoken, *([ending] if ending else []))
    said = (*draft.sentences, *(Sentence(text, ()) for text in last))
    return replace(draft, sentences=said, lined=compared)


def _not_said(silent: Sequence[str], kamerstuk_of: KamerstukOf) -> tuple[str, ...]:
    """That each of these documents does not speak of it."""
    return tuple(f"{upper(short_name(kamerstuk_of(d).entry))} noemt dit niet." for d in silent)


def _no_text(numbers: Sequence[int]) -> str:
    name = f"voetnoot {numbers[0]}" if len(numbers) == 1 else f"de {notes_named(numbers)}"
    return f"De tekst van {name} staat niet in de bron."


def _frame(entry: SourceEntry, choice: Choice, same: bool, first: bool, under: str) -> str:
    if choice.note is not None:
        where = "In dezelfde brief zegt" if same else f"In {_name(entry, first)} zegt"
        return f"{where} voetnoot {choice.note}:"
    if same:
        return f"Verder{under}:"
    return f"In {_name(entry, first)} staat{under}:"


def _name(entry: SourceEntry, first: bool) -> str:
    return long_name(entry) if first else short_name(entry)


def _marked(kamerstuk: Kamerstuk, choice: Choice, beside: bool) -> list[Footnote]:
    """Notes whose marker stands in or right behind the quote, which is none itself; of one that
    stands beside the best, only the note in whose place it is quoted."""
    if choice.note is not None:
        return []
    borne = [n for n in kamerstuk.notes if any(choice.start < at <= choice.end for at in n.markers)]
    return [n for n in borne if not beside or n.number == choice.stands_for]
