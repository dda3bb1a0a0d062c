"""What trails answer by themselves: lists, numbers, what became of a motion, the next letter."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from index.dutch import words
from index.records import Kamerstuk, SourceEntry
from rag.asking.guard import either, names_no_subject, which_document
from rag.asking.understanding import Understanding
from rag.cite import short_name
from rag.trails.announced import asked_announced
from rag.trails.answers import MOVERS, asked_list, asked_one, label, numbered_places, trail_items
from rag.trails.ask_back import Several, ambiguous, options_of
from rag.trails.cited import asked_cited, cited
from rag.trails.ledger import Announcement, announcements
from rag.trails.mentioned import asked_mentions, mentions_of, referred_to
from rag.trails.named_things import NamedThing, named_things
from rag.trails.quoting import list_announced, list_items, number_of
from rag.trails.records import Trail
from rag.trails.states import asked_state, of_state
from rag.trails.status import asked_next_letter, asked_status, next_letter, span, status_of
from rag.writer import Draft, KamerstukOf

# Letters of a word that may tell one motion from another.
_TELLING = 4


class TrailDesk:
    """Answers from the trails of the dossier's motions, commitments and Kamerstukken."""

    def __init__(
        self, trails: Sequence[Trail], entries: Sequence[SourceEntry], kamerstuk_of: KamerstukOf
    ) -> None:
        self._trails, self._entries, self._of = tuple(trails), tuple(entries), kamerstuk_of

    def settled(self, understood: Understanding) -> Understanding:
        """With the one document that has the footnotes asked for, when only one has them."""
        if not understood.asks_note_text or understood.documents or understood.conversation:
            return understood
        bearing = [
            k.id for k in self._kamerstukken
            if understood.footnotes and all(k.note(n) for n in understood.footnotes)
        ]  # fmt: skip
        return replace(understood, documents=tuple(bearing)) if len(bearing) == 1 else understood

    def list(self, understood: Understanding) -> Draft | None:
        """All motions or commitments, those in one state, the Kamerstukken that letters refer to or
        what is announced, when these and nothing else are asked for; of letters that are named and
        call nothing a commitment what they announce."""
        if state := asked_state(understood, self._trails):
            return of_state(self._trails, state, understood.documents, self._of)
        if items := referred_to(understood, self._trails):
            return list_items(items, self._of)
        if told := asked_announced(understood, lambda: self._ledger):
            return list_announced(told, self._of)
        kind = asked_list(understood) if names_no_subject(understood, MOVERS) else None
        if kind is None:
            return None
        items = trail_items(self._trails, kind, understood.documents)
        if items:
            return list_items(items, self._of)
        ledger = self._ledger if kind == "toezegging" else ()
        announced = [a for a in ledger if a.document in understood.documents]
        return list_announced(announced, self._of) if announced else None

    def told(self, understood: Understanding) -> Draft | None:
        """Where one motion or commitment is spoken of, what became of it, and when the next letter
        comes."""
        if asked_next_letter(understood):
            return next_letter(self._ledger, self._kamerstukken, self._of)
        if mentions := asked_mentions(understood, self._trails):
            return mentions_of(*mentions, understood.documents, self._of)
        if trail := asked_status(understood, self._trails):
            named = understood.documents if understood.explicit else ()
            return status_of(trail, named, self._of)
        return None

    def cited(self, understood: Understanding) -> Draft | None:
        """Where Kamerstukken are named that are asked for by number."""
        found = asked_cited(understood, self._trails, self._of)
        return cited(found, understood.documents, self._of) if found else None

    def question_back(self, understood: Understanding, alone: bool = True) -> str:
        """Which one of several is meant, when neither the question nor a talk before it says so."""
        if understood.documents or understood.outside:
            return ""
        if alone and not understood.conversation and (several := self._several(understood)):
            options = [o.label for o in several.options]
            return f"{several.asking}: {either([*options, *_some(several.more)])}?"
        if not names_no_subject(understood):
            return ""
        if kind := asked_one(understood):
            labels = [label(item.trail) for item in trail_items(self._trails, kind, ())]
            return f"Welke {kind} bedoelt u: {either(labels)}?"
        return which_document(self._entries, understood)

    def _several(self, understood: Understanding) -> Several | None:
        notes = understood.footnotes
        options = options_of(self._kamerstukken, self._trails, self._things, notes)
        return ambiguous(understood, options)

    @cached_property
    def _kamerstukken(self) -> tuple[Kamerstuk, ...]:
        return tuple(self._of(e.id) for e in self._entries)

    @cached_property
    def _ledger(self) -> tuple[Announcement, ...]:
        return announcements(self._kamerstukken)

    @cached_property
    def _things(self) -> tuple[NamedThing, ...]:
        return named_things(self._kamerstukken)

    def told_apart(
        self, meant: Sequence[Trail], understood: Understanding
    ) -> Sequence[Trail]:
        """Those of several whose sentences alone have words of the question; all where none does:
        "de motie-Rajkowski over deepfakes"."""
        asked = {w for w, _ in understood.own if len(w) > _TELLING}
        said = [
            {w for p in t.places for w in words(self._of(p.document).text[slice(*span(p))])}
            for t in meant
        ]
        shares = [len(asked & own) for own in said]
        return tuple(t for t, n in zip(meant, shares, strict=True) if n == max(shares))

    def number(self, meant: Sequence[Trail], understood: Understanding) -> Draft | None:
        """Under which number the one trail that is meant stands, and the places that say so."""
        places = numbered_places(meant[0], understood.documents) if len(meant) == 1 else []
        return number_of(meant[0], places, self._of) if places else None

    def no_number(self, meant: Sequence[Trail]) -> str:
        """Which of several is meant, or that the dossier gives none; never one filled in."""
        trail = meant[0]
        if len(meant) > 1:
            return f"Welke {trail.kind} bedoelt u: {either([label(t) for t in meant])}?"
        names = " en ".join(short_name(self._of(d).entry) for d in trail.documents)
        return f"Het dossier geeft geen nummer van de {trail.name}; zij wordt genoemd in {names}."


def _some(text: str) -> list[str]:
    return [text] if text else []
