"""Which sentences of a cited passage carry a claim, and how much of it."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.begrippen import Begrippen
from index.dutch import STOP_WORDS, stem, words
from index.encoder import Encoder
from rag.checking.windows import (
    Source,
    Window,
    akin,
    best_share,
    joint_share,
    marked_notes,
    near_text,
    runs,
)
from rag.finding.view import SentenceView, Views

__all__ = ["Coverage", "thin"]

# What a further sentence in the window must add in coverage.
_PRICE = 0.03
# Weight of the share of words against the encoder's cosine, and the least sum: chosen on the
# dev half of eval/paraphrases.jsonl and of the generated statements (docs/decisions/0010).
_WORDS_WEIGHT = 0.75
LEAST = 0.52
# Least share of the words: below it likeness of subject alone would carry a sentence.
LEAST_WORDS = 0.45
# Words that only say that somebody says something.
_FRAME = frozenset(
    stem(w)
    for w in "brief volgens staat schrijft meldt vermeldt noemt zegt stelt constateert geeft "
    "blijkt genoemd beschreven kamerstuk stuk document passage daarnaast verder tevens "
    "bovendien namelijk hierbij daarmee hiermee echter zo".split()
)

# A run of neighbouring sentences, the texts of its notes, and the stems of all that.
_Run = tuple[tuple[SentenceView, ...], list[str], frozenset[str]]


class Coverage:
    """Finds windows; `counts` are passages of the dossier that a folded word stands in."""

    def __init__(
        self, views: Views, encoder: Encoder, counts: Mapping[str, int], passages: int,
        begrippen: Begrippen,
    ) -> None:
        self._views, self._encoder, self._begrippen = views, encoder, begrippen
        self._counts, self._passages = counts, passages
        self._runs: dict[str, list[_Run]] = {}

    def windows(self, claim: str, sources: Sequence[Source]) -> list[Window]:
        """The best window of each source; a source that adds nothing to the others is left out."""
        weights = self._weights(claim)
        if not weights:
            return []
        helped = self._synonyms(claim)
        best = [w for s in sources if (w := self._best(s, weights, helped)) is not None]
        best.sort(key=lambda w: -w.share)
        kept: list[Window] = []
        seen: frozenset[str] = frozenset()
        for window in best:
            adds = sum(weights[s] for s in window.covered - seen) / sum(weights.values())
            if not kept or (window.share >= 0.3 and adds >= 0.1):
                kept.append(window)
                seen |= window.covered
        return kept

    def _best(
        self, source: Source, weights: Mapping[str, float], helped: Mapping[str, frozenset[str]]
    ) -> Window | None:
        total = sum(weights.values())
        found: tuple[float, Window] | None = None
        for run, notes, stems in self._runs_of(source):
            covered = frozenset(
                s for s in weights
                if s in stems or (s in helped and helped[s] <= stems) or akin(s, stems)
            )
            share = sum(weights[s] for s in covered) / total
            score = share - _PRICE * (len(run) - 1)
            if found is None or score > found[0] + 1e-9:
                text = " ".join([*(s.text for s in run), *notes])
                near = near_text(source, run)
                found = score, Window(source, run, text, near, stems, covered, share)
        return found[1] if found else None

    def _runs_of(self, source: Source) -> list[_Run]:
        if source.scored.passage.id not in self._runs:
            self._runs[source.scored.passage.id] = [
                (run, notes, frozenset().union(
                    *(s.stems for s in run), source.view.context,
                    self._views.stems_of(words(" ".join(notes))),
                ))
                for run in runs(source.view.sentences)
                for notes in [marked_notes(source, run)]
            ]  # fmt: skip
        return self._runs[source.scored.passage.id]

    def _synonyms(self, claim: str) -> dict[str, frozenset[str]]:
        """Stem of a claim's word -> stems that the letters have for it."""
        return {
            stem(because): frozenset(stem(w) for w in words(e.term) if w not in STOP_WORDS)
            for e in self._begrippen.expand(words(claim))
            for because in words(e.because)
        }

    def support(self, claim: str, windows: Sequence[Window]) -> float:
        """Share of the claim's words in the windows and likeness by the encoder, 0…1."""
        text = " ".join(s.text for w in windows for s in w.sentences)
        one, other = self._encoder.encode([claim, text], "passage")
        cosine = max(0.0, float(one @ other))
        return _WORDS_WEIGHT * joint_share(self._weights(claim), windows) + (
            1 - _WORDS_WEIGHT
        ) * cosine

    def _weights(self, text: str) -> dict[str, float]:
        """Content stems of a claim with how much each says."""
        found: dict[str, float] = {}
        for word in words(text):
            root = stem(word)
            if word not in STOP_WORDS and root not in _FRAME:
                rare = np.log(1 + self._passages / (0.5 + self._counts.get(word, 0)))
                found[root] = float(rare / np.log(1 + 2 * self._passages))
        return found


def thin(support: float, windows: Sequence[Window]) -> str:
    """That too little of a claim stands in its windows, as a Dutch phrase; or ""."""
    enough = support >= LEAST and best_share(windows) >= LEAST_WORDS
    return "" if enough else "staat zo niet in de passage"
