"""Which words tell what a sentence answers from what it leaves open.

Counts, for each sentence and each word or pair of words, how many texts have it: texts that the
sentence answers (its plain language and the questions of kind "antwoord") and questions that it
leaves open. Weighed by the sentences that a question is about, words of the subject cancel out and
what is asked of it remains: naive Bayes, locally weighted (Frank, Hall and Pfahringer 2003).
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import open_array
from index.dutch import stem, words
from index.errors import IndexDamaged

Place = tuple[str, int]  # document and where the sentence starts
Floats = NDArray[np.float64]

# Pull of a word's rate towards its rate in all texts, in texts; and the least rate.
_PULL, _LEAST = 4.0, 0.02
_SHORT = 3  # letters of words that are too short to have a stem


# Words that say where something stands; questions that are answered have them more often.
_WHERE = re.compile(
    r"nrs?|\d{3}|volgens|blijkens|staat|\w*(?:brief|brieven|nota|kamerstuk\w*|beleidsreactie)"
)


def contrast_terms(text: str) -> frozenset[str]:
    """Stems of the words, stop words too, and pairs of neighbours; none that name a letter."""
    told = (word for word in words(text) if not _WHERE.fullmatch(word))
    stems = [stem(word) if len(word) > _SHORT else word for word in told]
    return frozenset(stems) | {f"{a} {b}" for a, b in pairwise(stems)}


@dataclass(frozen=True, slots=True)
class ContrastIndex:
    """Entries of term `t` stand at starts[t]:starts[t + 1], one for each sentence that has it.

    `terms` are sorted hashes; `sentences` are positions in `places`; `counts` are texts answered
    and texts left open, `(entries, 2)`, and `totals` the same of all texts of each sentence.
    """

    terms: NDArray[np.uint64]
    starts: NDArray[np.int64]
    sentences: NDArray[np.int32]
    counts: NDArray[np.int32]
    totals: NDArray[np.int32]
    places: tuple[Place, ...]

    def left_open(self, question: str, weights: Floats) -> float:
        """Log odds that what is asked is left open, by the root of the number of terms.

        `weights[i]` says how much the question is about `places[i]`. 0 without texts of a kind.
        """
        answered, left = (weights[:, None] * self.totals).sum(axis=0)
        if not answered or not left:
            return 0.0
        terms = contrast_terms(question)
        odds = 0.0
        for term in terms:
            held = self._held(term, weights)
            rate = held.sum() / (answered + left)
            if rate:
                pulled = held + _PULL * rate + _LEAST
                odds += float(np.log(pulled[1] / (left + _PULL)))
                odds -= float(np.log(pulled[0] / (answered + _PULL)))
        return float(odds / max(1.0, len(terms)) ** 0.5)

    def _held(self, term: str, weights: Floats) -> Floats:
        """Weight of the texts, answered and left open, that have a term."""
        at = int(np.searchsorted(self.terms, term_hash(term)))
        if at == len(self.terms) or self.terms[at] != term_hash(term):
            return np.zeros(2)
        part = slice(self.starts[at], self.starts[at + 1])
        held: Floats = weights[self.sentences[part]] @ self.counts[part]
        return held

    @classmethod
    def build(cls, texts: Iterable[tuple[Place, str, bool]]) -> "ContrastIndex":
        """Each text with its sentence and whether it is left open."""
        found: defaultdict[str, Counter[tuple[int, bool]]] = defaultdict(Counter)
        totals: Counter[tuple[int, bool]] = Counter()
        places: dict[Place, int] = {}
        for place, text, is_open in texts:
            key = (places.setdefault(place, len(places)), is_open)
            totals[key] += 1
            for term in contrast_terms(text):
                found[term][key] += 1
        by_hash = sorted((term_hash(term), held) for term, held in found.items())
        entries = [_entries(held) for _, held in by_hash]
        return cls(
            np.array([key for key, _ in by_hash], dtype=np.uint64),
            np.concatenate([[0], np.cumsum([len(e) for e in entries])]).astype(np.int64),
            np.array([s for e in entries for s in e], dtype=np.int32),
            np.array([c for e in entries for c in e.values()], dtype=np.int32).reshape(-1, 2),
            np.array(
                [(totals[i, False], totals[i, True]) for i in range(len(places))], dtype=np.int32
            ).reshape(-1, 2),
            tuple(places),
        )

    def save(self, folder: Path) -> None:
        """Write into `folder`, which is made."""
        folder.mkdir(parents=True)
        for part in _PARTS:
            np.save(folder / f"{part}.npy", getattr(self, part), allow_pickle=False)
        (folder / "places.json").write_text(json.dumps(self.places), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "ContrastIndex":
        """Raises: IndexDamaged when a file is missing or does not fit."""
        try:
            terms, starts, sentences, counts, totals = (
                open_array(folder / f"{part}.npy") for part in _PARTS
            )
            rows = json.loads((folder / "places.json").read_text(encoding="utf-8"))
            places = tuple((str(document), int(start)) for document, start in rows)
        except (OSError, ValueError, TypeError, EOFError) as error:
            raise IndexDamaged(
                f"What sentences leave open cannot be read ({error}). Run: vao index"
            ) from error
        fits = len(starts) == len(terms) + 1 and int(starts[-1]) == len(sentences)
        if not fits or counts.shape != (len(sentences), 2) or totals.shape != (len(places), 2):
            raise IndexDamaged("The parts of what sentences leave open do not fit. Run: vao index")
        return cls(terms, starts, sentences, counts, totals, places)


_PARTS = ("terms", "starts", "sentences", "counts", "totals")


def term_hash(term: str) -> np.uint64:
    """A number for a term that is the same in every process."""
    return np.uint64(int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big"))


def _entries(held: Mapping[tuple[int, bool], int]) -> dict[int, tuple[int, int]]:
    """Sentence -> number of texts answered and left open."""
    return {
        sentence: (held.get((sentence, False), 0), held.get((sentence, True), 0))
        for sentence in sorted({sentence for sentence, _ in held})
    }
