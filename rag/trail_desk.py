"""What trails answer by themselves: lists, numbers, what became of a motion, the next letter."""

from collections.abc import Sequence

from index.records import SourceEntry
from rag.cite import short_name
from rag.guard import either, names_no_subject, which_document
from rag.ledger import announcements
from rag.question import Understanding
from rag.quoting import list_items, number_of
from rag.trail_answers import asked_list, asked_one, label, numbered_places, trail_items
from rag.trail_records import Trail
from rag.trail_status import (
    asked_next_letter,
    asked_open,
    asked_status,
    next_letter,
    open_items,
    status_of,
)
from rag.writer import Draft, KamerstukOf


class TrailDesk:
    """Answers from the trails of the dossier's motions, commitments and Kamerstukken."""

    def __init__(
        self, trails: Sequence[Trail], entries: Sequence[SourceEntry], kamerstuk_of: KamerstukOf
    ) -> None:
        self._trails, self._entries, self._of = tuple(trails), tuple(entries), kamerstuk_of

    def list(self, understood: Understanding) -> Draft | None:
        """All motions or commitments, when these and nothing else are asked for."""
        kind = asked_list(understood) if names_no_subject(understood) else None
        items = trail_items(self._trails, kind, understood.documents) if kind else []
        return list_items(items, self._of) if items else None

    def told(self, understood: Understanding) -> Draft | None:
        """What became of one motion or commitment, which are open, when the next letter comes."""
        if kind := asked_open(understood):
            return open_items(self._trails, kind, understood.documents, self._of)
        if asked_next_letter(understood):
            letters = [self._of(e.id) for e in self._entries]
            return next_letter(announcements(letters), letters, self._of)
        if trail := asked_status(understood, self._trails):
            return status_of(trail, understood.documents, self._of)
        return None

    def question_back(self, understood: Understanding) -> str:
        """Which document, motion or commitment is meant, when the question does not say."""
        if understood.documents or understood.outside or not names_no_subject(understood):
            return ""
        if kind := asked_one(understood):
            labels = [item.label for item in trail_items(self._trails, kind, ())]
            return f"Welke {kind} bedoelt u: {either(labels)}?"
        return which_document(self._entries, understood)

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
