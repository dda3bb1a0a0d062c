"""How near a question is to those written beside the sentences: answered, left open, mistaken."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from index.generation import Generation
from index.questions import ANSWERED, OPEN, WRONG, AskedLine

if TYPE_CHECKING:
    from rag.answering.choices import Choice

# What a sentence weighs that is no quote, and how a quote's weight falls with its score.
_ELSEWHERE, _FALLS = 0.03, 0.5
_QUOTES = 15

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Near:
    """Nearness to every written question, in words (share of BM25) and in meaning (cosine)."""

    words: Scores
    meaning: Scores
    both: Scores  # the sum of the two, which ranks best
    answered: NDArray[np.bool_]
    open: NDArray[np.bool_]
    wrong: NDArray[np.bool_]

    def nearest(self, which: NDArray[np.bool_]) -> float:
        """The nearest of some of them, 0 without any."""
        return float(self.both[which].max()) if which.any() else 0.0

    def mistaken(self, most: int) -> list[int]:
        """Positions of the nearest questions with a wrong premise, the nearest first."""
        return self._first(self.wrong, most)

    def nearest_answered(self, most: int) -> list[int]:
        """Positions of the nearest questions that a sentence answers, the nearest first."""
        return self._first(self.answered, most)

    def _first(self, which: NDArray[np.bool_], most: int) -> list[int]:
        at = np.flatnonzero(which)
        return [int(i) for i in at[np.argsort(-self.both[at], kind="stable")[:most]]]


class Asked:
    """The written questions of one generation."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        self._index, self._store = generation.questions, generation.store
        self._contrast = generation.contrast
        self._encoder = encoder
        self.near = lru_cache(maxsize=16)(self._near)
        self._places = lru_cache(maxsize=256)(self._answered_places)
        self._kinds = {kind: self._index.of_kind(kind) for kind in (ANSWERED, OPEN, WRONG)}

    def answered_within(self, near: Near, document: str, start: int, end: int) -> float:
        """The nearest question that a sentence beginning in `start:end` answers; 0 without any."""
        starts, positions = self._places(document)
        found = positions[bisect_left(starts, start) : bisect_left(starts, end)]
        return float(near.both[found].max()) if len(found) else 0.0

    def left_open(self, question: str, ranked: Sequence["Choice"]) -> float:
        """Log odds that the best quotes leave open what `question` asks of them; 0 where not.

        Below 0 it would speak for an answer by words that any question has.
        """
        contrast = self._contrast
        weights = np.full(len(contrast.places), _ELSEWHERE)
        for choice in reversed(ranked[:_QUOTES]):
            starts, positions = self._sentences.get(choice.document, ([], []))
            found = positions[bisect_left(starts, choice.start) : bisect_left(starts, choice.end)]
            weights[found] = np.exp(_FALLS * (choice.score - ranked[0].score))
        return max(0.0, contrast.left_open(question, weights))

    @cached_property
    def _sentences(self) -> dict[str, tuple[list[int], list[int]]]:
        """By document, where the sentences of the contrast start, and their positions."""
        found: dict[str, tuple[list[int], list[int]]] = {}
        places = sorted((place, at) for at, place in enumerate(self._contrast.places))
        for (document, start), at in places:
            starts, positions = found.setdefault(document, ([], []))
            starts.append(start)
            positions.append(at)
        return found

    def _answered_places(self, document: str) -> tuple[list[int], NDArray[np.int64]]:
        starts, positions = self._store.question_places(document, ANSWERED)
        return starts, np.array(positions, dtype=np.int64)

    def _near(self, question: str) -> Near:
        """How near `question` is to each."""
        vector = self._encoder.encode([question], "query")[0]
        in_words, in_meaning = self._index.in_words(question), self._index.in_meaning(vector)
        kinds = (self._kinds[kind] for kind in (ANSWERED, OPEN, WRONG))
        return Near(in_words, in_meaning, in_words + in_meaning, *kinds)

    def lines(self, positions: Sequence[int]) -> list[AskedLine]:
        """The questions at these positions."""
        return self._store.questions(positions)
