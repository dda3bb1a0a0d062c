"""Put chosen quotes into an answer: short Dutch frames around literal text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.records import Footnote, Kamerstuk, SourceEntry
from rag.cite import cite, long_name, note_reference, short_name
from rag.head_data import HeadLine
from rag.note_answers import AskedNotes
from rag.records import Citation, Sentence
from rag.select import Choice
from rag.trail_answers import TrailItem
from rag.trail_places import bearing_sentence
from rag.trail_records import Place, Trail

KamerstukOf = Callable[[str], Kamerstuk]


@dataclass(frozen=True, slots=True)
class Draft:
    """Sentences with their citations, before they are verified."""

    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    lined: bool = False

    @property
    def text(self) -> str:
        """The answer as shown; items of a list and documents that are compared get a line each."""
        opens = ("In ", *(f"{n}. " for n in range(1, 100)))
        parts = [s.text for s in self.sentences]
        lined = [f"\n{p}" if self.lined and p.startswith(opens) else f" {p}" for p in parts]
        return "".join(lined).strip()


class _Writer:
    """Collects sentences and numbers their citations; the same quote keeps its number."""

    def __init__(self, kamerstuk_of: KamerstukOf) -> None:
        self._of = kamerstuk_of
        self._sentences: list[Sentence] = []
        self._citations: list[Citation] = []

    def quote(
        self, before: str, document: str, start: int, end: int, after: str = "",
        notes: Sequence[int] | None = None,
    ) -> None:
        """A sentence "before «quote»after [n]", citing these of its notes (by default all)."""
        n = self._number(document, start, end, notes)
        quote = self._citations[n - 1].quote
        self._sentences.append(Sentence(f"{before} «{quote}»{after} [{n}]", (n,)))

    def remark(self, text: str, document: str, start: int, end: int) -> None:
        """A sentence of our own about a place."""
        n = self._number(document, start, end)
        self._sentences.append(Sentence(f"{text} [{n}]", (n,)))

    def say(self, text: str) -> None:
        """A sentence of our own that rests on no place."""
        self._sentences.append(Sentence(text, ()))

    def draft(self) -> Draft:
        return Draft(tuple(self._sentences), tuple(self._citations))

    def _number(
        self, document: str, start: int, end: int, notes: Sequence[int] | None = None
    ) -> int:
        for citation in self._citations:
            if (citation.document, citation.start, citation.end) == (document, start, end):
                return citation.n
        n = len(self._citations) + 1
        self._citations.append(cite(self._of(document), start, end, n, notes))
        return n


# A quote that scores this much less than the best stands beside it: found on the dev half.
BESIDE = 0.5


def compose(
    chosen: Sequence[Choice], kamerstuk_of: KamerstukOf, asks_source: bool, opening: str = "",
    several: bool = False, silent: Sequence[str] = (),
) -> Draft:
    """The answer that quotes `chosen` in their order, each with the notes that it bears.

    Notes without a text in the source are spoken of only when `asks_source`. `opening` is a
    sentence of ours that stands before the first quote. `several`: the question compares
    documents, so that each gets its line, the oldest first. Of `silent` documents it is said that
    they do not speak of it.
    """
    writer = _Writer(kamerstuk_of)
    compared = several and len({c.document for c in chosen}) > 1
    if compared:  # what changed is read from the oldest letter to the newest
        chosen = sorted(chosen, key=lambda c: kamerstuk_of(c.document).entry.date)
    told: set[tuple[str, int]] = {(c.document, c.note) for c in chosen if c.note is not None}
    previous: str | None = None
    best = max((c.score for c in chosen), default=0.0)
    for choice in chosen:
        kamerstuk = kamerstuk_of(choice.document)
        before = _frame(kamerstuk.entry, choice, previous == choice.document, previous is None)
        before = f"{opening} {before}" if opening and previous is None else before
        # Notes of what is quoted beside the best would be cited without being asked for.
        beside = choice.score < best - BESIDE and not asks_source
        marked = _marked(kamerstuk, choice) if choice.note is None and not beside else []
        notes = [choice.note] if choice.note is not None else [n.number for n in marked]
        writer.quote(before, choice.document, choice.start, choice.end, notes=notes)
        previous = choice.document
        for note in marked:
            if note.text is not None and (choice.document, note.number) not in told:
                told.add((choice.document, note.number))
                _tell_note(writer, note)
        if asks_source and (untold := [n.number for n in marked if n.text is None]):
            writer.remark(_no_text(untold), choice.document, choice.start, choice.end)
    for document in silent:
        writer.say(f"{_upper(short_name(kamerstuk_of(document).entry))} noemt dit niet.")
    return replace(writer.draft(), lined=compared)


def _no_text(numbers: Sequence[int]) -> str:
    name = f"voetnoot {numbers[0]}" if len(numbers) == 1 else f"de {_notes(numbers)}"
    return f"De tekst van {name} staat niet in de bron."


def _notes(numbers: Sequence[int]) -> str:
    """"voetnoot 3", "voetnoten 3 en 4"."""
    if len(numbers) == 1:
        return f"voetnoot {numbers[0]}"
    return f"voetnoten {', '.join(map(str, numbers[:-1]))} en {numbers[-1]}"


def quote_lines(lines: Sequence[HeadLine], kamerstuk_of: KamerstukOf) -> Draft:
    """The answer that quotes head lines, each behind its own lead."""
    writer = _Writer(kamerstuk_of)
    for line in lines:
        writer.quote(line.lead, line.document, line.start, line.end)
    return writer.draft()


def quote_notes(asked: Sequence[AskedNotes], kamerstuk_of: KamerstukOf) -> Draft:
    """What footnotes say, each with the sentence that bears its marker.

    Of a note whose text the source does not give only that sentence is quoted, and it is said.
    """
    writer = _Writer(kamerstuk_of)
    for notes in asked:
        who = short_name(notes.kamerstuk.entry)
        for note in notes.found:
            _quote_note(writer, notes.kamerstuk, note, who)
        if notes.missing:
            writer.say(f"{_upper(who)} heeft geen {_notes(notes.missing)}.")
    return writer.draft()


def _quote_note(writer: _Writer, kamerstuk: Kamerstuk, note: Footnote, who: str) -> None:
    lead = (
        f"De tekst van voetnoot {note.number} van {who} staat niet in de bron: alleen het "
        "nootnummer is bekend. "
    )
    if note.start is not None and note.end is not None:
        before = f"Voetnoot {note.number} van {who} luidt:"
        writer.quote(before, note.document, note.start, note.end, _norm(note))
        lead = ""
    if bearing := bearing_sentence(kamerstuk, note.number):
        writer.quote(f"{lead}Die noot staat bij:", note.document, *bearing, notes=[note.number])


def list_items(items: Sequence[TrailItem], kamerstuk_of: KamerstukOf) -> Draft:
    """A numbered list of trails; each item cites the sentence that names it first."""
    writer = _Writer(kamerstuk_of)
    for at, item in enumerate(items, start=1):
        place = item.place
        writer.remark(f"{at}. {item.label}", place.document, place.start, place.end)
    return replace(writer.draft(), lined=True)


def number_of(trail: Trail, places: Sequence[Place], kamerstuk_of: KamerstukOf) -> Draft:
    """Under which number a motion or commitment stands, and the notes that say so."""
    writer = _Writer(kamerstuk_of)
    lead = f"De {trail.name} staat onder {trail.reference or trail.number}."
    for place in places:
        kamerstuk = kamerstuk_of(place.document)
        note = kamerstuk.note(place.footnote) if place.footnote is not None else None
        who = _upper(short_name(kamerstuk.entry))
        if note and note.start is not None and note.end is not None:
            before = f"{lead} {who}, voetnoot {note.number}:"
            writer.quote(before.strip(), place.document, note.start, note.end)
        else:
            writer.quote(f"{lead} {who}:".strip(), place.document, place.start, place.end)
        lead = ""
    return writer.draft()


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _frame(entry: SourceEntry, choice: Choice, same: bool, first: bool) -> str:
    if choice.note is not None:
        where = "In dezelfde brief zegt" if same else f"In {_name(entry, first)} zegt"
        return f"{where} voetnoot {choice.note}:"
    if same:
        return "Verder:"
    return f"In {_name(entry, first)} staat:"


def _name(entry: SourceEntry, first: bool) -> str:
    return long_name(entry) if first else short_name(entry)


def _marked(kamerstuk: Kamerstuk, choice: Choice) -> list[Footnote]:
    """Notes whose marker stands in or right behind the quote."""
    return [n for n in kamerstuk.notes if any(choice.start < at <= choice.end for at in n.markers)]


def _tell_note(writer: _Writer, note: Footnote) -> None:
    assert note.start is not None
    assert note.end is not None
    writer.quote(f"Voetnoot {note.number}:", note.document, note.start, note.end, _norm(note))


def _norm(note: Footnote) -> str:
    """The normal form of the one Kamerstuk that a note names, where the source writes it else,
    and what is wrong in the source."""
    norm = note_reference(note)
    differs = _bare(norm) != _bare(note.text or "") and len(note.references) == 1
    remarks = [f"= {norm}"] if norm and differs else []
    remarks += [r.warnings[-1] for r in note.references if r.warnings]
    return f" ({'; '.join(dict.fromkeys(remarks))})" if remarks else ""


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
