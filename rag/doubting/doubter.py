"""What speaks against an answer, or against what a question takes for granted."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.dutch import fold, stem
from index.generation import Generation
from index.records import SourceEntry
from rag.answering.asked import Asked
from rag.answering.choices import Choice
from rag.answering.meaning import asked_term
from rag.answering.select import MARGIN
from rag.answering.silence import is_silent
from rag.asking.guard import names_no_subject
from rag.asking.understanding import Understanding
from rag.doubting.abstain import abstain_features, answerable, chance
from rag.doubting.missing import Lexicon
from rag.doubting.mistaken import Mistake, mistaken, possible_mistakes
from rag.doubting.premise import (
    asks_whether,
    asserts,
    contradicting,
    names_subject,
    takes_nothing,
)
from rag.doubting.premise_facts import Heard
from rag.doubting.unexplained import unexplained
from rag.doubting.unnamed import another_named, unnamed
from rag.finding.retrieve import Retriever
from rag.records import Scored

__all__ = ["Doubter"]

# Written questions that are looked at for one that wants the same term explained.
_NEAREST = 30
# A question with less of a chance of an answer is about something else, unless it asserts a thing.
_NOT_FAR = 0.05


class Doubter:
    """Weighs what was found for a question against what it asks and takes for granted."""

    def __init__(
        self, generation: Generation, retriever: Retriever, asked: Asked,
        entries: Sequence[SourceEntry],
    ) -> None:
        self._generation, self._retriever = generation, retriever
        self._asked, self._entries = asked, entries

    def mistakes(self, understood: Understanding, ranked: Sequence[Choice]) -> list[Mistake]:
        """What a question may wrongly take for granted, the likeliest by its wording first."""
        query, near = self._retriever.query(understood), self._asked.near(understood.wording)
        return possible_mistakes(self._asked, near, ranked, understood, query)

    def features(
        self, understood: Understanding, found: Sequence[Scored], ranked: Sequence[Choice]
    ) -> NDArray[np.float64]:
        """What speaks for and against an answer, in the order of `abstain.FEATURES`."""
        views = self._retriever.views.many([s.passage.id for s in found[:10]])
        return abstain_features(
            ranked, found, views, understood, self._retriever.query(understood), self.lexicon,
            self._retriever.stems_of_document, self._asked.near(understood.wording),
            self._asked.left_open(understood.wording, ranked),
            self._generation.elsewhere.log_odds(understood.wording),
        )

    def is_answerable(self, understood: Understanding, features: NDArray[np.float64]) -> bool:
        """Whether an answer is likely enough, or no more is asked than what is said of a thing."""
        return answerable(features) or self._is_spoken_of(understood)

    def wrong_premise(
        self, understood: Understanding, ranked: Sequence[Choice], features: NDArray[np.float64]
    ) -> Choice | None:
        """The quote that contradicts what the question takes for granted, or None.

        `features` tell the chance of an answer; a question that asserts nothing needs some. One
        for the place or number of a thing asks where it stands, and takes nothing for granted.
        """
        folded = " ".join(fold(understood.wording).split())
        if understood.kind in ("reference", "place"):
            return None
        if takes_nothing(folded) or (chance(features) < _NOT_FAR and not asserts(folded)):
            return None
        wrong = mistaken(self.mistakes(understood, ranked))
        return wrong or contradicting(ranked, understood, self._retriever.query(understood))

    def names_nowhere(self, understood: Understanding) -> Sequence[str]:
        """Names in the question that the dossier has nowhere."""
        return unnamed(understood.wording, self._retriever.query(understood), self.lexicon)

    def another_named(
        self, understood: Understanding, ranked: Sequence[Choice], strange: Sequence[str]
    ) -> tuple[str, Choice] | None:
        """The first of the names `strange` to the dossier of whom the question takes for granted
        what a quote says of another."""
        folded = " ".join(fold(understood.wording).split())
        if understood.follow_up or not strange or asks_whether(folded) or takes_nothing(folded):
            return None
        heard = Heard(ranked, self._retriever.query(understood))
        found = (
            (name, another_named(name, understood.wording, ranked, heard)) for name in strange
        )
        return next(((name, choice) for name, choice in found if choice), None)

    def silent(self, understood: Understanding, ranked: Sequence[Choice]) -> list[str]:
        """The documents that are asked and say nothing of it."""
        return [
            part.documents[0] for part in _alike(understood, ranked)
            if is_silent(part, self._retriever.query(part), self._retriever.stems_of_document)
        ]

    def unexplained(self, understood: Understanding, found: Sequence[Scored]) -> str:
        """The term that is asked about, where the passages found name it and do not explain it."""
        if not asked_term(understood.wording):
            return ""
        near = self._asked.near(understood.wording)
        answered = [line.question for line in self._asked.lines(near.nearest_answered(_NEAREST))]
        views = self._retriever.views.many([s.passage.id for s in found])
        return unexplained(understood.wording, views, answered)

    def _is_spoken_of(self, understood: Understanding) -> bool:
        """Whether no more is asked than what is said of a subject that a document names."""
        folded = " ".join(fold(understood.wording).split())
        told = {stem(w) for w in understood.telling}
        if not (names_subject(folded) and told):
            return False
        return any(told <= self._retriever.stems_of_document(e.id) for e in self._entries)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the dossier and of its plain language."""
        held = self._generation
        return Lexicon(held.counts, held.plain_counts, held.splitter)


def _alike(understood: Understanding, ranked: Sequence[Choice]) -> list[Understanding]:
    """What one thing is asked of: each document, or the one that is named, unless a good quote is
    from it; nothing where a clause leans on the one before it ("… en waarom?"), or where no
    subject is named."""
    if names_no_subject(understood) or not understood.telling:
        return []
    if not understood.parts:
        near = {c.document for c in ranked if c.score >= ranked[0].score - MARGIN}
        return [] if understood.follow_up or near & set(understood.documents) else [understood]
    apart = len(understood.documents) > 1
    return [part for part in understood.parts if apart and part.own == understood.own]
