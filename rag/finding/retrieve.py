"""Find passages: lexical fields, begrippen and vectors, fused and reranked by learned weights."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.begrippen import Begrippen
from index.encoder import Encoder
from index.generation import Generation
from index.records import SourceEntry
from index.spelling import Spelling
from rag.asking.query import Query, make_query
from rag.asking.understanding import Understanding
from rag.finding.features import FEATURES, SIGNALS, feature_rows
from rag.finding.rerank import DEPTH, Reranker
from rag.finding.signals import Signals, of_best, signals_of, top
from rag.finding.view import PassageView, Views
from rag.records import Filters, Scored

RANKING_FILE = Path(__file__).with_name("ranking.toml")
# Passages that each signal brings in; more adds time and, measured, no recall.
CANDIDATES = 60
# Passages that are read, and ranked by all features: the best by what is known without reading.
# Among 100,000 paragraphs of laws (dev half) 96 % of the evidence is there; of 120 it is 97 %.
READ = 60
_COSINES = [SIGNALS.index(name) for name in ("dense", "dense_sentence", "plain_dense")]

EVERYTHING = Filters()

Scores = NDArray[np.float32]
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages before ranking: ids and their features, shape `(n, len(FEATURES))`."""

    ids: tuple[str, ...]
    features: NDArray[np.float64]
    query: Query


@lru_cache(maxsize=1)
def ranking_weights() -> Weights:
    """The weight of each feature, from ranking.toml; shape `(len(FEATURES),)`."""
    table = tomllib.loads(RANKING_FILE.read_text(encoding="utf-8"))["weights"]
    return np.array([float(table[name]) for name in FEATURES])


class Retriever:
    """Hybrid retrieval over one opened generation."""

    def __init__(
        self, generation: Generation, encoder: Encoder, begrippen: Begrippen,
        entries: Sequence[SourceEntry], weights: Weights | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        """`weights` of the features, by default those of ranking.toml."""
        self._reranker = reranker
        self._generation, self._encoder, self._begrippen = generation, encoder, begrippen
        self._entries = {e.id: e for e in entries}
        self._weights = ranking_weights() if weights is None else weights
        self._ids = generation.store.passage_ids()
        documents = generation.store.documents_of_passages()
        self._position = {passage: at for at, passage in enumerate(self._ids)}
        self._documents = _by_document(documents)
        self.views = Views(generation.store, generation.splitter)
        self._spelling = Spelling(generation.counts)
        # One question asks for its terms several times: to retrieve, to choose quotes, to abstain.
        self.query = lru_cache(maxsize=256)(self._query)

    def retrieve(
        self, understood: Understanding, filters: Filters = EVERYTHING, k: int = 20
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
        scores = found.features @ self._weights
        pairs = zip(found.ids, (float(s) for s in scores), strict=True)
        ranked = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
        return self._reranked(understood, ranked) if self._reranker else ranked

    def _reranked(
        self, understood: Understanding, ranked: list[tuple[str, float]]
    ) -> list[tuple[str, float]]:
        """The best in the reranker's order; the scores keep their places, so that they still fall.

        What follows is tuned to the scores' range, which a reranker of choice does not share.
        """
        assert self._reranker is not None
        best = [passage for passage, _ in ranked[:DEPTH]]
        texts = ["\n".join([*v.passage.heading_path, v.text]) for v in self.views.many(best)]
        order = self._reranker.order(understood.standalone, texts)
        moved = [(best[at], score) for at, (_, score) in zip(order, ranked, strict=False)]
        return moved + ranked[DEPTH:]

    def _query(self, understood: Understanding) -> Query:
        """The weighted terms of an understood question."""
        generation = self._generation
        return make_query(
            understood, generation.counts, len(self._ids), generation.splitter, self._begrippen,
            self._spelling, generation.plain_counts,
        )

    def candidates(self, understood: Understanding, filters: Filters = EVERYTHING) -> Candidates:
        """The best passages of every signal with their features."""
        query = self.query(understood)
        vector = self._encoder.encode([query.text], "query")[0]
        signals = signals_of(self._generation, query, vector, 4 * CANDIDATES, self._position)
        chosen = self._choose(signals, understood, self._allowed(filters))
        ids = tuple(self._ids[at] for at in chosen)
        known = signals.of(chosen)
        known[:, _COSINES[1]] = self._generation.sentences.best(chosen, vector)
        known[:, _COSINES] = of_best(known[:, _COSINES])
        features = feature_rows(self.views.many(ids), known, query, understood)
        return Candidates(ids, features, query)

    def _choose(
        self, signals: Signals, understood: Understanding, allowed: Sequence[str] | None
    ) -> NDArray[np.int64]:
        """Positions of the passages to read, in reading order."""
        outside = None if allowed is None else ~self._mask(allowed)
        chosen = set().union(*(top(scores, CANDIDATES, outside) for scores in signals.all))
        if understood.explicit:
            chosen.update(self._of_documents(understood.documents))
        if allowed is not None and outside is not None:
            chosen = {at for at in chosen if not outside[at]}
            chosen.update(self._of_documents(allowed) if len(chosen) < CANDIDATES else ())
        pool = np.array(sorted(chosen), dtype=np.int64)
        if len(pool) <= READ:
            return pool
        known = signals.of(pool)
        known[:, _COSINES] = of_best(known[:, _COSINES])
        first = known @ self._weights[: len(SIGNALS)]
        named = "named" if understood.explicit else "carried_document"
        first += self._weights[FEATURES.index(named)] * self._mask(understood.documents)[pool]
        return np.sort(pool[np.argsort(-first, kind="stable")[:READ]])

    def _mask(self, documents: Iterable[str]) -> NDArray[np.bool_]:
        mask = np.zeros(len(self._ids), dtype=np.bool_)
        mask[self._of_documents(documents)] = True
        return mask

    def _of_documents(self, documents: Iterable[str]) -> list[int]:
        """Positions of all passages of these documents."""
        return [at for d in documents for at in self._documents.get(d, ())]

    def _allowed(self, filters: Filters) -> list[str] | None:
        if not (filters.documents or filters.since or filters.until):
            return None
        return [
            e.id
            for e in self._entries.values()
            if (not filters.documents or e.id in filters.documents)
            and (filters.since is None or e.date >= filters.since)
            and (filters.until is None or e.date <= filters.until)
        ]

    def stems_of_document(self, document: str) -> frozenset[str]:
        """Stems of all words of a document, and of the parts of its compounds."""
        ids = [self._ids[at] for at in self._documents.get(document, ())]
        return frozenset().union(*(v.stems | v.context for v in self.views.many(ids)))

    def shown(self, ids: Sequence[str]) -> list[Scored]:
        """These passages with text and notes, in this order, without scores."""
        return self._scored([(i, 0.0) for i in ids])

    def _scored(self, ranked: Sequence[tuple[str, float]]) -> list[Scored]:
        views = self.views.many([passage for passage, _ in ranked])
        return [
            _shown(view, rank, score)
            for rank, (view, (_, score)) in enumerate(zip(views, ranked, strict=True), start=1)
        ]


def _shown(view: PassageView, rank: int, score: float) -> Scored:
    return Scored(view.passage, view.text, view.notes, rank, round(score, 4))


def _by_document(documents: Sequence[str]) -> dict[str, list[int]]:
    """Document id -> positions of its passages."""
    found: dict[str, list[int]] = {}
    for at, document in enumerate(documents):
        found.setdefault(document, []).append(at)
    return found


# Turns that each part of a question gets before the rest follows by score: of 1 to 4 the best on
# the dev half, where with two parts eight of the first ten places are theirs.
TURNS = 4


def _in_turns(
    order: Sequence[tuple[str, float]], turns: Sequence[Sequence[tuple[str, float]]]
) -> list[tuple[str, float]]:
    """The best of every part first, in turn; then the others as the whole question ranks them."""
    first = [ranked[turn][0] for turn in range(TURNS) for ranked in turns if turn < len(ranked)]
    score = dict(order)
    lead = [(p, score.get(p, 0.0)) for p in dict.fromkeys(first)]
    return lead + [pair for pair in order if pair[0] not in set(first)]
