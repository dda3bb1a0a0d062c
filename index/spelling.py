"""Slips of the pen: the word of a vocabulary that somebody meant to write."""

from collections.abc import Iterable
from functools import lru_cache

__all__ = ["Spelling"]


class Spelling:
    """The words of a vocabulary, sorted so that few need be compared with a slip of the pen."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._alike: dict[tuple[str, int], list[str]] = {}
        for known in vocabulary:
            self._alike.setdefault((known[0], len(known)), []).append(known)
        self.nearest = lru_cache(maxsize=10_000)(self._nearest)

    def _nearest(self, word: str) -> str | None:
        """The word of the vocabulary that `word` is a slip of, or None.

        One slip (a letter lost, added, changed, or two swapped) for words of five letters and
        more, two from nine; the first letter must be right, and of equals the first in the
        alphabet wins.
        """
        if len(word) < 5 or not word.isalpha():
            return None
        most = 1 if len(word) < 9 else 2
        letters = set(word)
        found = (
            (distance, known)
            for length in range(len(word) - most, len(word) + most + 1)
            for known in self._alike.get((word[0], length), ())
            # A slip changes two letters at most: a look at these spares most comparisons.
            if len(letters.symmetric_difference(known)) <= 2 * most
            and (distance := _slips(word, known, most)) <= most
        )
        return min(found, default=(0, None))[1]


def _slips(a: str, b: str, most: int) -> int:
    """Damerau's distance (optimal string alignment); `most + 1` when it is larger than `most`."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        row = [i]
        for j, y in enumerate(b, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
