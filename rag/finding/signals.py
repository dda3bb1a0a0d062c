"""What the stores say of every passage for a question, before any passage is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.generation import Generation
from rag.asking.query import Query

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signals:
    """Scores of all passages, each `(size,)`; the lexical ones as a share of the best.

    `dense` is the cosine of the nearest passages. The others are no nearer than the last of these,
    so that one's cosine stands for theirs.
    `plain` and `plain_dense` are of the plain language of passages that have it; 0 for the others.
    """

    body: Scores
    context: Scores
    grams: Scores
    dense: Scores
    expanded: Scores
    carried: Scores
    plain: Scores
    plain_dense: Scores

    @property
    def all(self) -> tuple[Scores, ...]:
        """Every signal that brings in passages."""
        return (
            self.body, self.context, self.grams, self.dense, self.expanded, self.carried,
            self.plain, self.plain_dense,
        )

    def of(self, chosen: NDArray[np.int64]) -> NDArray[np.float64]:
        """The signals of these passages in the order of `rag.finding.features.SIGNALS`, `(n, 9)`.

        A passage stands for its sentences as long as these are not encoded.
        """
        parts = (
            self.body, self.context, self.grams, self.dense, self.dense,
            self.expanded, self.carried, self.plain, self.plain_dense,
        )
        return np.stack([part[chosen] for part in parts], axis=1).astype(np.float64)


def signals_of(
    generation: Generation, query: Query, vector: Scores, near: int, position: Mapping[str, int]
) -> Signals:
    """All signals; `near` passages are asked of the vector store, whose ids stand at `position`."""
    lexical = generation.lexical
    return Signals(
        body=_share(lexical.scores("body", query.own)),
        context=_share(lexical.scores("context", query.own)),
        grams=_share(lexical.scores("grams", query.grams)),
        dense=_dense(generation, vector, near, position),
        expanded=_share(lexical.scores("body", query.expanded)),
        carried=_share(lexical.scores("body", query.carried)),
        plain=_share(lexical.scores("plain", query.own | query.carried)),
        plain_dense=_plain_dense(generation, vector),
    )


def _plain_dense(generation: Generation, vector: Scores) -> Scores:
    """The highest cosine of a line of plain language of each passage, 0 and up."""
    found = np.zeros(generation.plain.passages, dtype=np.float32)
    filled = generation.plain.filled
    found[filled] = np.maximum(generation.plain.best(filled, vector), 0)
    return found


def _share(scores: Scores) -> Scores:
    return scores / max(float(scores.max(initial=0.0)), 1e-9)


def _dense(
    generation: Generation, vector: Scores, near: int, position: Mapping[str, int]
) -> Scores:
    found = generation.vectors.query(vector, min(near, len(position)))
    dense = np.full(len(position), min(found.values(), default=0.0), dtype=np.float32)
    dense[[position[passage] for passage in found]] = list(found.values())
    return dense


def of_best(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each column as a share of its best, -1…1; `(n, columns)`.

    Cosines of one question lie lower than those of another. Between the least and the best of the
    candidates they would spread more, and lose their meaning where all candidates are near.
    Source: the theoretical min-max norm of Bruch et al. 2022, from 0.
    """
    if not len(cosines):
        return cosines
    share: NDArray[np.float64] = cosines / np.maximum(cosines.max(axis=0), 1e-9)
    return share.clip(-1.0, 1.0)


def top(scores: Scores, k: int, outside: NDArray[np.bool_] | None = None) -> Sequence[int]:
    """Positions of the `k` highest scores over 0, in no order; `outside` are never taken."""
    held = scores if outside is None else np.where(outside, 0, scores)
    if k < len(held):
        # A little past the k-th, so that equal scores are taken by position and not by chance.
        least = np.partition(held, len(held) - k)[len(held) - k]
        above = np.flatnonzero(held > max(least, 0))
        equal = np.flatnonzero(held == least)[: k - len(above)] if least > 0 else above[:0]
        return [int(at) for at in (*above, *equal)]
    return [int(at) for at in np.flatnonzero(held > 0)]
