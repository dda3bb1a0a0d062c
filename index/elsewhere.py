"""Questions about something else: how much a question looks like one of these.

`dossier/elders/*.txt` has a question or request a line that no document of the dossier answers and
whose subject it does not treat: other policy, daily life, the office, general knowledge, nonsense.
Naive Bayes weighs a question's words, pairs of words and parts of long words by how often these
lines have them, and how often the documents and what is written beside their sentences do. Names
in the documents tell nothing: people ask other things of Instagram too. The lines are never shown,
cited, searched or given to a language model.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import open_array
from index.contrast import contrast_terms, term_hash
from index.dutch import words
from index.errors import IndexDamaged
from index.manifest import dossier_folder

FOLDER = "elders"
# Letters of the parts of long words: what compounds and inflected forms have in common.
_PART = 5
# Pull of a term's rate towards its mean over both kinds of texts, in texts.
_PULL = 2.0


def elsewhere_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The files of questions about something else, in the order of their names."""
    return tuple(sorted(((folder or dossier_folder()) / FOLDER).glob("*.txt")))


def read_elsewhere(folder: Path | None = None) -> tuple[str, ...]:
    """The questions about something else, in the order of files and lines."""
    files = (file.read_text(encoding="utf-8") for file in elsewhere_files(folder))
    return tuple(line for text in files for line in text.splitlines() if line.strip())


# A capital inside a sentence, or an abbreviation.
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z]\w+|\b[A-Z]{2,}\w*")


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The folded words that are names in running text."""
    return frozenset(word for text in texts for m in _NAME.finditer(text) for word in words(m[0]))


def elsewhere_terms(text: str, names: frozenset[str] = frozenset()) -> frozenset[str]:
    """The terms of `contrast_terms`, and the parts of long words, but for `names`."""
    told = [word for word in words(text) if word not in names]
    parts = {
        f"#{word[at : at + _PART]}"
        for word in told if len(word) > _PART for at in range(len(word) - _PART + 1)
    }  # fmt: skip
    return contrast_terms(" ".join(told)) | parts


@dataclass(frozen=True, slots=True)
class ElsewhereIndex:
    """`odds[i]` is the log of how much oftener texts about something else have the term whose hash
    is `terms[i]`; `terms` are sorted."""

    terms: NDArray[np.uint64]
    odds: NDArray[np.float32]

    def log_odds(self, question: str) -> float:
        """Log odds that `question` is about something else, by the root of the number of terms.

        Below 0 it looks like what is said or asked about the dossier. Terms that neither has count
        for nothing; 0 without texts of a kind.
        """
        terms = elsewhere_terms(question)
        if not terms or not len(self.terms):
            return 0.0
        hashes = np.array([term_hash(term) for term in sorted(terms)])
        at = np.minimum(np.searchsorted(self.terms, hashes), len(self.terms) - 1)
        return float(self.odds[at][self.terms[at] == hashes].sum() / len(terms) ** 0.5)

    @classmethod
    def build(
        cls, here: Iterable[str], elsewhere: Iterable[str], names: frozenset[str] = frozenset()
    ) -> "ElsewhereIndex":
        """From texts about the dossier and texts about something else; `names` tell nothing."""
        (ours, told), (theirs, put) = _counted(here, names), _counted(elsewhere, names)
        terms = sorted((term_hash(t), t) for t in ours | theirs) if told and put else []
        rates = [_pulled(theirs[t] / put, ours[t] / told, put) for _, t in terms]
        counter = [_pulled(ours[t] / told, theirs[t] / put, told) for _, t in terms]
        return cls(
            np.array([key for key, _ in terms], dtype=np.uint64),
            np.log(np.array(rates) / np.array(counter)).astype(np.float32),
        )

    def save(self, folder: Path) -> None:
        """Write into `folder`, which is made."""
        folder.mkdir(parents=True)
        for part in _PARTS:
            np.save(folder / f"{part}.npy", getattr(self, part), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> "ElsewhereIndex":
        """Raises: IndexDamaged when a file is missing or does not fit."""
        try:
            terms, odds = (open_array(folder / f"{part}.npy") for part in _PARTS)
        except (OSError, ValueError, EOFError) as error:
            raise IndexDamaged(
                f"The words of other subjects cannot be read ({error}). Run: vao index"
            ) from error
        if terms.shape != odds.shape or terms.ndim != 1:
            raise IndexDamaged("The words of other subjects do not fit. Run: vao index")
        return cls(terms, odds)


_PARTS = ("terms", "odds")


def _counted(texts: Iterable[str], names: frozenset[str]) -> tuple[Counter[str], int]:
    """In how many texts each term stands, and how many texts there are."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        counts.update(elsewhere_terms(text, names))
        number += 1
    return counts, number


def _pulled(rate: float, other: float, texts: int) -> float:
    """The rate of a term in `texts` texts, pulled towards the mean of both."""
    return (rate * texts + _PULL * (rate + other) / 2) / (texts + _PULL)
