"""Find passages: lexical fields, begrippen and vectors, fused and reranked by learned weights."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.begrippen import Begrippen
from index.dutch import fold
from index.encoder import Encoder
from index.generation import Generation
from index.records import SourceEntry
from index.store import PassageRow
from rag.features import FEATURES, Signals, feature_row
from rag.query import Query, make_query
from rag.question import Understanding
from rag.records import Filters, Scored
from rag.view import Views

RANKING_FILE = Path(__file__).with_name("ranking.toml")
# Candidates of each signal that reach the reranker; more adds time and, measured, no recall.
CANDIDATES = 60

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages before ranking: ids and their features, shape `(n, len(FEATURES))`."""

    ids: tuple[str, ...]
    features: NDArray[np.float64]
    query: Query


@lru_cache(maxsize=1)
def ranking_weights() -> NDArray[np.float64]:
    """The weight of each feature, from ranking.toml; shape `(len(FEATURES),)`."""
    table = tomllib.loads(RANKING_FILE.read_text(encoding="utf-8"))["weights"]
    return np.array([float(table[name]) for name in FEATURES])


class Retriever:
    """Hybrid retrieval over one opened generation."""

    def __init__(
        self, generation: Generation, encoder: Encoder, begrippen: Begrippen,
        entries: Sequence[SourceEntry],
    ) -> None:
        self._generation, self._encoder, self._begrippen = generation, encoder, begrippen
        self._entries = {e.id: e for e in entries}
        self._ids = generation.store.passage_ids()
        self._documents = generation.store.documents_of_passages()
        self._position = {passage: at for at, passage in enumerate(self._ids)}
        self.views = Views(generation.store, generation.splitter)

    def retrieve(
        self, understood: Understanding, filters: Filters = Filters(), k: int = 20
    ) -> list[Scored]:
        """The `k` best passages, best first; fewer when the filters leave fewer."""
        found = self.candidates(understood, filters)
        scores = found.features @ ranking_weights() if found.ids else np.zeros(0)
        order = sorted(range(len(found.ids)), key=lambda i: (-scores[i], found.ids[i]))
        order = _shared_out(order, found.ids, understood)[:k]
        return self._scored([(found.ids[i], float(scores[i])) for i in order])

    def query(self, understood: Understanding) -> Query:
        """The weighted terms of an understood question."""
        generation = self._generation
        return make_query(
            understood, generation.counts, len(self._ids), generation.splitter, self._begrippen
        )

    def candidates(self, understood: Understanding, filters: Filters = Filters()) -> Candidates:
        """The best passages of every signal with their features."""
        generation = self._generation
        query = self.query(understood)
        lexical = {
            "body": generation.lexical.scores("body", query.own),
            "context": generation.lexical.scores("context", query.own),
            "grams": generation.lexical.scores("grams", query.grams),
            "expanded": generation.lexical.scores("body", query.expanded),
            "carried": generation.lexical.scores("body", query.carried),
        }
        vector = self._encoder.encode([query.text], "query")[0]
        dense = generation.vectors.query(vector, min(4 * CANDIDATES, len(self._ids)))
        allowed = self._allowed(filters)
        chosen = self._choose(lexical.values(), dense, understood, allowed)
        best = {name: max(float(scores.max(initial=0.0)), 1e-9) for name, scores in lexical.items()}
        ids = tuple(self._ids[at] for at in chosen)
        views = [self.views.of(row.passage) for row in self._rows(ids)]
        folded = fold(understood.standalone)
        rows = [
            feature_row(
                view,
                Signals(
                    **{n: float(s[at]) / best[n] for n, s in lexical.items()},
                    dense=dense.get(passage, 0.0),
                    dense_sentence=0.0,
                ),
                query, understood, folded,
            )
            for at, passage, view in zip(chosen, ids, views, strict=True)
        ]
        features = np.array(rows).reshape(len(rows), len(FEATURES))
        return Candidates(ids, features, query)

    def _choose(
        self, lexical: Iterable[Scores], dense: Mapping[str, float], understood: Understanding,
        allowed: set[str] | None,
    ) -> list[int]:
        chosen: set[int] = set()
        for scores in lexical:
            top = np.argsort(-scores, kind="stable")[:CANDIDATES]
            chosen.update(int(at) for at in top if scores[at] > 0)
        nearest = sorted(dense, key=lambda p: -dense[p])[:CANDIDATES]
        chosen.update(self._position[p] for p in nearest)
        if understood.explicit:
            chosen.update(self._of_documents(understood.documents))
        if allowed is not None:
            chosen = {at for at in chosen if self._documents[at] in allowed}
            chosen.update(self._of_documents(allowed) if len(chosen) < CANDIDATES else ())
        return sorted(chosen)

    def _of_documents(self, documents: Iterable[str]) -> list[int]:
        wanted = set(documents)
        return [at for at, d in enumerate(self._documents) if d in wanted]

    def _allowed(self, filters: Filters) -> set[str] | None:
        if not (filters.documents or filters.since or filters.until):
            return None
        return {
            e.id
            for e in self._entries.values()
            if (not filters.documents or e.id in filters.documents)
            and (filters.since is None or e.date >= filters.since)
            and (filters.until is None or e.date <= filters.until)
        }

    def _rows(self, ids: Sequence[str]) -> list[PassageRow]:
        found = self._generation.store.passages(ids)
        return [found[i] for i in ids]

    def _scored(self, ranked: Sequence[tuple[str, float]]) -> list[Scored]:
        rows = self._rows([passage for passage, _ in ranked])
        scored = []
        for rank, (row, (_, score)) in enumerate(zip(rows, ranked, strict=True), start=1):
            kamerstuk = self._generation.store.kamerstuk(row.passage.document)
            notes = tuple(n for n in kamerstuk.notes if n.number in row.passage.footnotes)
            scored.append(Scored(row.passage, row.text, notes, rank, round(score, 4)))
        return scored


def _shared_out(
    order: list[int], ids: Sequence[str], understood: Understanding
) -> list[int]:
    """For a question over several documents, each named one gets its turn among the first."""
    named = understood.documents
    if not (understood.explicit and len(named) > 1):
        return order
    queues = {d: [i for i in order if ids[i].split("#")[0] == d] for d in named}
    first: list[int] = []
    for turn in range(3):
        first += [queues[d][turn] for d in named if turn < len(queues[d])]
    return first + [i for i in order if i not in set(first)]
