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
from rag.view import PassageView, Views

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
        # Sentences are encoded when a passage is first a candidate; the cache keeps them.
        self.sentence_vectors = lru_cache(maxsize=8192)(self._encode_sentences)

    def retrieve(
        self, understood: Understanding, filters: Filters = Filters(), k: int = 20
    ) -> list[Scored]:
        """The `k` best passages, best first; fewer when the filters leave fewer."""
        order = self._ranked(understood, filters)
        if understood.parts:
            turns = [self._of_part(part, filters) for part in understood.parts]
            order = _in_turns(order, turns)
        return self._scored(order[:k])

    def _of_part(self, part: Understanding, filters: Filters) -> list[tuple[str, float]]:
        """The ranking of one part; of the documents that it names alone."""
        ranked = self._ranked(part, filters)
        if not part.explicit:
            return ranked
        return [pair for pair in ranked if pair[0].split("#")[0] in part.documents]

    def _ranked(self, understood: Understanding, filters: Filters) -> list[tuple[str, float]]:
        found = self.candidates(understood, filters)
        scores = found.features @ ranking_weights()
        pairs = zip(found.ids, (float(s) for s in scores), strict=True)
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

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
                    dense_sentence=self._best_sentence(view, vector),
                ),
                query, understood, folded,
            )
            for at, passage, view in zip(chosen, ids, views, strict=True)
        ]
        features = np.array(rows).reshape(len(rows), len(FEATURES))
        return Candidates(ids, features, query)

    def _best_sentence(self, view: PassageView, vector: Scores) -> float:
        return float((self.sentence_vectors(view) @ vector).max(initial=-1.0))

    def _encode_sentences(self, view: PassageView) -> Scores:
        """Vectors of the passage's sentences and notes, `(n, dim)`."""
        return self._encoder.encode([s.text for s in view.sentences], "passage")

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

    def shown(self, ids: Sequence[str]) -> list[Scored]:
        """These passages with text and notes, in this order, without scores."""
        return self._scored([(i, 0.0) for i in ids])

    def _scored(self, ranked: Sequence[tuple[str, float]]) -> list[Scored]:
        rows = self._rows([passage for passage, _ in ranked])
        scored = []
        for rank, (row, (_, score)) in enumerate(zip(rows, ranked, strict=True), start=1):
            kamerstuk = self._generation.store.kamerstuk(row.passage.document)
            notes = tuple(n for n in kamerstuk.notes if n.number in row.passage.footnotes)
            scored.append(Scored(row.passage, row.text, notes, rank, round(score, 4)))
        return scored


# Turns that each part of a question gets before the rest follows by score.
TURNS = 2


def _in_turns(
    order: Sequence[tuple[str, float]], turns: Sequence[Sequence[tuple[str, float]]]
) -> list[tuple[str, float]]:
    """The best of every part first, in turn; then the others as the whole question ranks them."""
    first = [ranked[turn][0] for turn in range(TURNS) for ranked in turns if turn < len(ranked)]
    score = dict(order)
    lead = [(p, score.get(p, 0.0)) for p in dict.fromkeys(first)]
    return lead + [pair for pair in order if pair[0] not in set(first)]
