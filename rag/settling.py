"""What is answered without choosing quotes: from trails, and from the documents' own data."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from index.records import SourceEntry
from rag.asking.query import Query
from rag.asking.question import Understanding
from rag.own_data.record_desk import RecordDesk
from rag.records import Status
from rag.trail import trails
from rag.trails.answers import asked_number
from rag.trails.desk import TrailDesk
from rag.trails.records import Trail
from rag.writer import Draft, KamerstukOf

__all__ = ["Settled", "Settling"]

Step = Literal["list", "told", "named", "place", "count", "back", "head", "number", "notes"]
_NOTHING = Draft((), ())


@dataclass(frozen=True, slots=True)
class Settled:
    """An answer of one of the desks: a draft, or a plain `text` that rests on no place."""

    step: Step
    status: Status
    draft: Draft = _NOTHING
    text: str = ""


class Settling:
    """Asks the desks in turn; the first that knows the answer gives it."""

    def __init__(
        self, entries: Sequence[SourceEntry], kamerstuk_of: KamerstukOf,
        query_of: Callable[[Understanding], Query],
    ) -> None:
        self._entries, self._of, self._query_of = tuple(entries), kamerstuk_of, query_of

    @cached_property
    def trails(self) -> tuple[Trail, ...]:
        """The trails of all motions, commitments and Kamerstukken of the dossier."""
        return trails([self._of(e.id) for e in self._entries])

    @cached_property
    def _desk(self) -> TrailDesk:
        """What trails answer by themselves."""
        return TrailDesk(self.trails, self._entries, self._of)

    @cached_property
    def _records(self) -> RecordDesk:
        """What the documents' own records answer."""
        return RecordDesk(self._entries, self._of, self._query_of)

    def meant(self, understood: Understanding) -> Understanding:
        """With the documents that it means without naming them, where that is known."""
        return self._records.settled(self._desk.settled(understood))

    def settled(self, understood: Understanding, alone: bool = True) -> Settled | None:
        """The answer, or a question back, of the first desk that has one, or None.

        `alone`: no earlier turns can tell what the question means.
        """
        return next(self._steps(self.meant(understood), alone), None)

    def own(self, understood: Understanding) -> Settled | None:
        """The same, or None where it would be a question back."""
        found = self.settled(understood)
        return None if found is None or found.status == "clarify" else found

    def _steps(self, understood: Understanding, alone: bool) -> Iterator[Settled]:
        if draft := self._desk.list(understood):
            yield Settled("list", "answered", draft)
        if draft := self._desk.told(understood):
            yield Settled("told", "answered", draft)
        if draft := self._records.named(understood):
            yield Settled("named", "answered", draft)
        if draft := self._records.place(understood):
            yield Settled("place", "answered" if draft.citations else "not_in_dossier", draft)
        if draft := self._records.counted(understood):
            yield Settled("count", "answered" if draft.citations else "not_in_dossier", draft)
        if text := self._records.which_place(understood):
            yield Settled("back", "clarify", text=text)
        if text := self._desk.question_back(understood, alone):
            yield Settled("back", "clarify", text=text)
        if told := self._records.head(understood):
            yield Settled("head", *told)
        if meant := asked_number(understood, self.trails):
            yield self._number(meant, understood)
        if text := self._records.head_lacks(understood):
            yield Settled("head", "not_in_dossier", text=text)
        if told := self._records.notes(understood):
            yield Settled("notes", *told)

    def _number(self, meant: Sequence[Trail], understood: Understanding) -> Settled:
        """The number of a motion or commitment, which one is meant, or that there is none."""
        if draft := self._desk.number(meant, understood):
            return Settled("number", "answered", draft)
        status: Status = "clarify" if len(meant) > 1 else "not_in_dossier"
        return Settled("number", status, text=self._desk.no_number(meant))
