"""The debatmap: answers and passages that a user collected, ready to be written out.

The browser sends places, not quotes that are to be believed: each is read from the dossier again,
and what no longer stands there is said to be so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from index.errors import InputError
from rag.assistant import Assistant
from rag.cite import citation_line, day, long_name, short_name
from rag.records import Citation
from ui.saved import SavedAnswer, SavedCitation, SavedSentence, cited_again, quote_of
from ui.words import EXPORTED, MODE, STALE_PLACE, STATUS, searched_in

MAX_ITEMS = 200
_MARKER = re.compile(r"\[(\d+)\]")


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    note: Annotated[str, Field(max_length=20_000)] = ""


class AnswerItem(_Item):
    """An answer that was kept, with the user's own note."""

    kind: Literal["answer"]
    answer: SavedAnswer


class PassageItem(_Item):
    """A passage that was kept, with the user's own note."""

    kind: Literal["passage"]
    place: SavedCitation


class Binder(BaseModel):
    """What the browser sends to be written out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[str, Field(max_length=200)] = "Debatmap"
    items: Annotated[tuple[AnswerItem | PassageItem, ...], Field(max_length=MAX_ITEMS)]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the italic "Kamerstukken II", the rest of the citation line, the address."""

    line: str
    url: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, as a quote or not, and the footnotes behind it."""

    text: str
    quote: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One item as written out."""

    heading: str
    facts: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    own_note: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole binder as written out, in whichever form."""

    title: str
    date: str
    sections: tuple[Section, ...]
    account: tuple[str, ...]


_adapter = TypeAdapter(Binder)


def read_binder(text: str | bytes) -> Binder:
    """The binder in JSON. Raises InputError when it is none."""
    try:
        return _adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = f"{where}: {first['msg']}"
        raise InputError(f"De debatmap kan niet worden gelezen ({reason}).") from None


def report_of(binder: Binder, assistant: Assistant, now: datetime) -> Report:
    """The binder with every quote read from the dossier; `now` is the time of export."""
    names = {e.id: short_name(e) for e in assistant.entries}
    sections = tuple(
        _answer(item, assistant, names) if isinstance(item, AnswerItem)
        else _passage(item, assistant)
        for item in binder.items
    )
    version = assistant.generation.manifest.version
    account = (
        f"Opgemaakt op {day(now.date())} om {now:%H.%M} uur met de index {version}.",
        EXPORTED,
    )
    return Report(binder.title, day(now.date()), sections, account)


def _answer(item: AnswerItem, assistant: Assistant, names: dict[str, str]) -> Section:
    turn = item.answer
    cited = {c.n: cited_again(c, assistant.kamerstuk) for c in turn.citations}
    sentences = turn.sentences or (SavedSentence(text=turn.text),)
    facts = f"{STATUS[turn.status]} · gezocht in: {searched_in(turn.filters, names)}"
    facts += f" · {MODE[turn.mode]}" + (f" ({turn.model})" if turn.model else "")
    facts += f" · {turn.notice}" if turn.notice else ""
    if turn.standalone != turn.question:
        facts = f"Begrepen als: {turn.standalone} · {facts}"
    paragraphs = tuple(tuple(_pieces(s, cited)) for s in sentences)
    return Section(turn.question, facts, paragraphs, item.note)


def _pieces(sentence: SavedSentence, cited: dict[int, Citation | None]) -> Iterator[Piece]:
    """The sentence cut at its quote and at its markers, which become footnotes."""
    text = sentence.text
    found = quote_of(text, sentence.citations, cited)
    if not found:
        yield from _noted(text, sentence, cited)
        return
    before, _, after = text.partition(found)
    yield from _noted(before, sentence, cited)
    yield Piece(found, quote=True)
    yield from _noted(after, sentence, cited)


def _noted(
    text: str, sentence: SavedSentence, cited: dict[int, Citation | None]
) -> Iterator[Piece]:
    at = 0
    for match in _MARKER.finditer(text):
        if (n := int(match[1])) in sentence.citations:
            yield Piece(text[at : match.start()].rstrip(), notes=(_note(cited.get(n)),))
            at = match.end()
    if text[at:]:
        yield Piece(text[at:])


def _note(citation: Citation | None) -> Note:
    if citation is None:
        return Note(STALE_PLACE, "")
    return Note(f"{citation_line(citation)}.", citation.url)


def _passage(item: PassageItem, assistant: Assistant) -> Section:
    citation = cited_again(item.place, assistant.kamerstuk)
    if citation is None:
        return Section("Passage", STALE_PLACE, (), item.note)
    entry = assistant.kamerstuk(citation.document).entry
    name = long_name(entry)
    quote = Piece(citation.quote, quote=True, notes=(_note(citation),))
    path = " › ".join(citation.heading_path) or citation.part or "zonder tussenkop"
    facts = f"{path} · alinea {citation.paragraph}"
    return Section(name[:1].upper() + name[1:], facts, ((quote,),), item.note)


def all_notes(report: Report) -> Sequence[Note]:
    """The footnotes in the order in which they are numbered, from 1."""
    return [n for s in report.sections for p in s.paragraphs for piece in p for n in piece.notes]
