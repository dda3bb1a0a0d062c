"""What documents answer without any search: their heads, places in their text, their notes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from index.dutch import fold
from index.records import Kamerstuk, SourceEntry
from rag.asking.all_letters import all_letters
from rag.asking.guard import which_document
from rag.asking.query import Query
from rag.asking.understanding import Understanding
from rag.asking.years import years_named
from rag.cite import day, short_name
from rag.own_data.abbreviations import asked_abbreviations
from rag.own_data.body import body
from rag.own_data.contents import asked_documents
from rag.own_data.counts import asked_count
from rag.own_data.head_data import AskedHead, asked_heads, wrong_heads
from rag.own_data.note_answers import asked_notes, asks_bearing, notes_status
from rag.own_data.note_content import note_by_content
from rag.own_data.outline import asked_outline
from rag.own_data.quoting import (
    quote_count,
    quote_heads,
    quote_notes,
    quote_outline,
    quote_places,
)
from rag.own_data.signatures import asks_holder, wrong_author
from rag.own_data.text_places import asked_places
from rag.records import Status
from rag.writer import WRONG_PREMISE, Draft, KamerstukOf


class RecordDesk:
    """Answers from the heads, texts and footnotes of the dossier's documents."""

    def __init__(
        self, entries: Sequence[SourceEntry], kamerstuk_of: KamerstukOf,
        query_of: Callable[[Understanding], Query],
    ) -> None:
        self._entries, self._of, self._query_of = tuple(entries), kamerstuk_of, query_of

    def settled(self, understood: Understanding) -> Understanding:
        """With the documents that a question about heads or places means without naming them:
        all letters by "deze brieven", one by a heading of its own."""
        if understood.explicit or understood.outside or len(understood.documents) > 1:
            return understood
        folded = " ".join(fold(understood.wording).split())
        meant = replace(understood, documents=all_letters(folded, self._entries))
        places = asked_places(understood, self._kamerstukken)
        if meant.documents and (places or self._heads(meant)):
            return meant
        if places and places[0].heading and not understood.documents:
            holding = tuple(k.id for k in self._kamerstukken if body(k, places[0].heading))
            return replace(understood, documents=holding) if len(holding) == 1 else understood
        return understood

    def named(self, understood: Understanding) -> Draft | None:
        """Which documents there are, what some are about, or what abbreviations stand for, or
        None."""
        if contents := asked_documents(understood, self._kamerstukken):
            return quote_heads(contents.heads, self._of, contents.lead)
        if asked_outline(understood):
            return quote_outline(self._named(understood), self._of)
        if heads := asked_abbreviations(
            understood, self._named(understood) or self._kamerstukken
        ):
            return quote_heads(heads, self._of)
        return None

    def head(self, understood: Understanding) -> tuple[Status, Draft] | None:
        """The answer to a question about the data of documents, or None."""
        query, named = self._query_of(understood), self._named(understood)
        if wrong := wrong_heads(understood, query, named, self._kamerstukken):
            return "premise_corrected", quote_heads(wrong, self._of, WRONG_PREMISE)
        heads = self._heads(understood)
        return ("answered", quote_heads(heads, self._of)) if any(h.lines for h in heads) else None

    def wrong_author(self, understood: Understanding) -> Draft | None:
        """Who signed the documents that a question names, where it takes another for their author
        and asks what stands in them."""
        named = self._named(understood) if understood.explicit else []
        folded = " ".join(fold(understood.wording).split())
        heads = wrong_author(folded, named, self._kamerstukken)
        return quote_heads(heads, self._of, WRONG_PREMISE) if heads else None

    def head_lacks(self, understood: Understanding) -> str:
        """That the documents do not give what is asked of their heads, or nothing."""
        return " ".join(head.lacks for head in self._heads(understood))

    def place(self, understood: Understanding) -> Draft | None:
        """The literal text at a place that is asked for, or None."""
        named = self._named(understood)
        places = asked_places(understood, named) if named else ()
        return quote_places(places, named, self._of) if places else None

    def counted(self, understood: Understanding) -> Draft | None:
        """How many footnotes, alineas or headings documents have, or which headings, or None."""
        named = self._named(understood)
        asked = asked_count(understood, named) if named else None
        return quote_count(asked, named, self._of) if asked else None

    def which_place(self, understood: Understanding) -> str:
        """A question back: of which document a place is meant, when nothing tells."""
        asked = not understood.documents and not understood.outside
        places = asked_places(understood, self._kamerstukken) if asked else ()
        return which_document(self._entries, understood) if places else ""

    def notes(self, understood: Understanding) -> tuple[Status, Draft] | None:
        """The footnotes that are asked for by number or by what they say, or None."""
        if asked := asked_notes(understood, self._of):
            status = notes_status(asked, bearing=asks_bearing(understood))
            return status, quote_notes(asked, self._of)
        searched = self._named(understood) or self._kamerstukken
        if asked := note_by_content(understood, self._query_of(understood), searched):
            return "answered", quote_notes(asked, self._of)
        return None

    def _named(self, understood: Understanding) -> list[Kamerstuk]:
        """The documents that are meant, the oldest first."""
        named = [self._of(d) for d in understood.documents]
        return sorted(named, key=lambda k: (k.entry.date, k.id))

    @cached_property
    def _kamerstukken(self) -> tuple[Kamerstuk, ...]:
        return tuple(self._of(e.id) for e in self._entries)

    def _heads(self, understood: Understanding) -> list[AskedHead]:
        query, named = self._query_of(understood), self._named(understood)
        folded = " ".join(fold(understood.wording).split())
        if named or not asks_holder(folded):
            return asked_heads(understood, query, named, self._kamerstukken)
        years = years_named(folded)
        heads: list[AskedHead] = []
        dated = [k for k in self._kamerstukken if k.entry.date.year in years]
        first, last = (at(k.entry.date.year for k in self._kamerstukken) for at in (min, max))
        # Of a year between theirs the letters of other years tell who held it then.
        near = all(first <= year <= last for year in years)
        for among in (dated, self._kamerstukken if near else ()):
            heads = heads or [
                _dated(head, self._of(head.document).entry)
                for head in asked_heads(understood, query, among, self._kamerstukken) if head.lines
            ]
        return heads[::-1]


def _dated(head: AskedHead, entry: SourceEntry) -> AskedHead:
    """The same with the day of the letter: an office has changed hands."""
    who = short_name(entry)
    dated = f"{who} ({day(entry.date)})"
    return replace(
        head, lines=tuple(replace(at, lead=at.lead.replace(who, dated)) for at in head.lines)
    )
