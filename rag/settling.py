"""What is answered without choosing quotes: from trails, and from the documents' own data."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from index.dutch import fold, words
from index.records import SourceEntry
from rag.asking.clauses import clauses, is_elliptic, with_elliptic
from rag.asking.generic_words import is_generic
from rag.asking.history import means_earlier, means_letter
from rag.asking.query import Query
from rag.asking.question import as_question
from rag.asking.understanding import OTHER_CLAUSE, Understanding
from rag.own_data.record_desk import RecordDesk
from rag.records import Status
from rag.trail import trails
from rag.trails.answers import asked_number
from rag.trails.desk import TrailDesk
from rag.trails.records import Trail
from rag.writer import Draft, KamerstukOf

__all__ = ["NOT_FOUND", "Part", "Settled", "Settling", "together"]

Step = Literal[
    "list", "told", "cited", "named", "place", "count", "back", "head", "number", "notes", "lacks",
]  # fmt: skip
_NOTHING = Draft((), ())
NOT_FOUND = "Niet gevonden in {where}: {what}."
# Steps that answer all of a question at once where it asks the same of the same documents.
_TOGETHER = ("head", "place", "notes")
# Steps whose places the search finds as well: beside a search they only make an answer longer.
_FOUND_TOO = ("number", "notes")
# Steps that quote sentences, which may say why, when or how as well.
_QUOTING = ("list", "told", "notes")
# "… en wat staat er over ouders?" is asked of the letter before it.
_HERE = re.compile(r"\bsta(?:at|an) er\b|\ber ?in\b|\bzegt die\b")
_WHY = re.compile(r"\b(?:waarom|hoezo|reden|aanleiding)\b")


@dataclass(frozen=True, slots=True)
class Settled:
    """An answer of one of the desks: a draft, or a plain `text` that rests on no place."""

    step: Step
    status: Status
    draft: Draft = _NOTHING
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a question, as a question by itself, with the answer of a desk if it has one."""

    clause: str
    understood: Understanding
    settled: Settled | None


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

    def wrong_author(self, understood: Understanding) -> Draft | None:
        """Who signed a letter that a question takes for another's, or None."""
        return self._records.wrong_author(understood)

    def own(self, understood: Understanding) -> Settled | None:
        """The same, or None where it would be a question back."""
        found = self.settled(understood)
        return None if found is None or found.status == "clarify" else found

    def parts(self, understood: Understanding) -> tuple[Part, ...]:
        """The clauses of a question of which a desk answers one, and not the question as a whole;
        empty for any other question."""
        if len(clauses(understood.wording)) < 2:
            return ()
        before = () if understood.explicit else understood.documents
        parts: list[Part] = []
        for clause in with_elliptic(clauses(understood.wording, listed=True)):
            parts += self._whole_or_apart(clause, before, understood, parts)
            before = parts[-1].understood.documents or before
        parts += [lacking for part in parts for lacking in _reasons(part)]
        steps = {part.settled.step if part.settled else None for part in parts}
        apart = steps == {"notes"} or steps - {None, *_FOUND_TOO}
        split = len(parts) > 1 and apart and not self._covers(understood, parts)
        return tuple(parts) if split else ()

    def _whole_or_apart(
        self, clause: str, before: tuple[str, ...], whole: Understanding, earlier: Sequence[Part]
    ) -> list[Part]:
        """A clause with the elliptic one behind it; apart where a desk answers the first alone:
        "aan wie is nr. 771 gericht en wat is het doel?"."""
        part = self._part(clause, before, whole, earlier)
        inner = clauses(clause)
        if part.settled or len(inner) != 2:
            return [part]
        first = self._part(inner[0], before, whole, earlier)
        if first.settled is None or first.settled.step != "head":
            return [part]
        documents = first.understood.documents
        return [first, Part(inner[1], as_question(inner[1], self._entries, documents), None)]

    def _part(
        self, clause: str, before: tuple[str, ...], whole: Understanding, earlier: Sequence[Part]
    ) -> Part:
        """A clause with the documents that it names, or else means: those of the one before it,
        of the first clause those of the whole question."""
        names = bool(as_question(clause, self._entries).documents)
        back = means_earlier(clause, names)
        over = " en ".join(p.clause for p in earlier) if back else ""
        # Behind what is searched for, "die" may be no document: "… en wie schreef die?"
        known = not earlier or means_letter(clause) or earlier[-1].settled is not None
        here = len(before) == 1 and _HERE.search(clause.lower()) is not None
        tries = (
            [()] if names else [before] if back or here else [(), before or whole.documents]
        )  # fmt: skip
        asked = [as_question(clause, self._entries, documents, over) for documents in tries]
        for understood in asked if known else asked[:1] if not back else ():
            if settled := self.own(understood):
                return Part(clause, understood, settled)
        open_ = self.settled(asked[0]) is not None  # "de aanbevelingen" are those of that letter
        understood = asked[-1 if open_ else 0]
        if back:  # what "die" stands for is searched for as well
            own = {word for word, _ in understood.own}
            others = tuple((w, OTHER_CLAUSE) for w, _ in whole.own if w not in own)
            understood = replace(understood, carried=others, conversation=True)
        return Part(clause, understood, None)

    def _covers(self, understood: Understanding, parts: Sequence[Part]) -> bool:
        """Whether a desk answers the whole question without leaving out a part."""
        whole = self.own(understood)
        if whole is None:
            return False
        if whole.step == "cited":
            return True
        left = [part for part in parts if part.settled is None]
        if whole.step in _TOGETHER:
            if left:  # "wie tekende nr. 708 en wie de brief van twee jaar later"
                return all(_first(part) == _first(parts[0]) for part in left)
            same = len({frozenset(part.understood.documents) for part in parts}) == 1
            return same and {p.settled.step for p in parts if p.settled} == {whole.step}
        return whole.step in _QUOTING and any(
            all(is_generic(w) for w in _telling(part)) for part in left
        )

    def _steps(self, understood: Understanding, alone: bool) -> Iterator[Settled]:
        if draft := self._desk.list(understood):
            yield Settled("list", "answered", draft)
        if draft := self._desk.told(understood):
            yield Settled("told", "answered", draft)
        if draft := self._desk.cited(understood):
            yield Settled("cited", "answered", draft)
        if draft := self._records.named(understood):
            yield Settled("named", "answered" if draft.citations else "not_in_dossier", draft)
        if draft := self._records.place(understood):
            yield Settled("place", "answered" if draft.citations else "not_in_dossier", draft)
        if draft := self._records.counted(understood):
            yield Settled("count", "answered" if draft.citations else "not_in_dossier", draft)
        if text := self._records.which_place(understood):
            yield Settled("back", "clarify", text=text)
        if text := self._desk.question_back(understood, alone):
            yield Settled("back", "clarify", text=text)
        meant = asked_number(understood, self.trails)
        if meant and understood.conversation:  # "welk nummer heeft die?" after a motion
            yield self._number(meant, understood)
        if told := self._records.head(understood):
            yield Settled("head", *told)
        if meant:
            yield self._number(meant, understood)
        if text := self._records.head_lacks(understood):
            yield Settled("head", "not_in_dossier", text=text)
        if told := self._records.notes(understood):
            yield Settled("notes", *told)

    def _number(self, meant: Sequence[Trail], understood: Understanding) -> Settled:
        """The number of a motion or commitment, which one is meant, or that there is none."""
        meant = self._desk.told_apart(meant, understood) if len(meant) > 1 else meant
        if draft := self._desk.number(meant, understood):
            return Settled("number", "answered", draft)
        status: Status = "clarify" if len(meant) > 1 else "not_in_dossier"
        return Settled("number", status, text=self._desk.no_number(meant))


def _first(part: Part) -> str:
    """The word that a part asks with: "welke minister" is asked as "wie"."""
    first = next(iter(words(fold(part.clause))), "")
    return "wie" if first in ("welk", "welke") else first


def _telling(part: Part) -> list[str]:
    """The words of a part that do not name a document."""
    return [word for word, weight in part.understood.own if weight == 1]


def _reasons(part: Part) -> Iterator[Part]:
    """The "… en waarom?" behind what the data of documents answer, which give no reasons."""
    if part.settled is None or part.settled.step in _QUOTING:
        return
    for clause in clauses(part.clause)[1:]:
        if is_elliptic(clause) and _WHY.search(clause.lower()):
            told = NOT_FOUND.format(where="het dossier", what=clause.rstrip("?., "))
            yield Part(clause, part.understood, Settled("lacks", "not_in_dossier", text=told))


def together(statuses: Sequence[Status]) -> Status:
    """The status of an answer in parts."""
    if "premise_corrected" in statuses:
        return "premise_corrected"
    if all(status == "answered" for status in statuses):
        return "answered"
    return "partial" if {"answered", "partial"} & set(statuses) else "not_in_dossier"
