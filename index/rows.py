"""Vectors of the parts of passages: one file of rows, opened without reading it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import open_array
from index.errors import IndexDamaged

Vectors = NDArray[np.float32]
Halves = NDArray[np.float16]
_IN_MEMORY = 40_000  # rows: 40 MB at 256 dimensions


class PassageRows:
    """The vectors of passage `i` (by position) are `rows[starts[i]:starts[i + 1]]`.

    `rows` is `(n, dim)` float16: half the disk, and no cosine changes by more than 0.001.
    """

    def __init__(self, starts: NDArray[np.int64], rows: Halves) -> None:
        self._starts = starts
        # Few rows are kept as they are reckoned with; many stay on disk until they are needed.
        self._rows = rows.astype(np.float32) if len(rows) <= _IN_MEMORY else rows

    @property
    def passages(self) -> int:
        """Number of passages, those without rows included."""
        return len(self._starts) - 1

    @classmethod
    def build(cls, parts: Sequence[int], vectors: Vectors) -> "PassageRows":
        """`parts[i]` is how many of the `vectors`, `(n, dim)`, are passage i's."""
        starts = np.concatenate([[0], np.cumsum(parts)]).astype(np.int64)
        return cls(starts, vectors.astype(np.float16))

    def save(self, path: Path) -> None:
        """Write `path`.npy and `path`.starts.npy."""
        halves = self._rows.astype(np.float16)
        np.save(path.with_suffix(".npy"), halves, allow_pickle=False)
        np.save(path.with_suffix(".starts.npy"), self._starts, allow_pickle=False)

    @classmethod
    def load(cls, path: Path) -> "PassageRows":
        """Raises: IndexDamaged when a file is missing or the two do not fit."""
        try:
            rows = open_array(path.with_suffix(".npy"))
            starts = open_array(path.with_suffix(".starts.npy"))
        except (OSError, ValueError, EOFError) as error:
            raise IndexDamaged(f"{path.name} cannot be read ({error}). Run: vao index") from error
        if not len(starts) or rows.ndim != 2 or int(starts[-1]) != len(rows):
            raise IndexDamaged(f"The parts of {path.name} do not fit. Run: vao index")
        return cls(starts, rows)

    def of(self, position: int) -> Vectors:
        """The vectors of one passage, `(n, dim)`."""
        part = slice(self._starts[position], self._starts[position + 1])
        return self._rows[part].astype(np.float32, copy=False)

    def best(self, positions: NDArray[np.int64], vector: Vectors) -> Vectors:
        """The highest cosine of a row of each passage with `vector`; -1 for one without rows."""
        found = np.full(len(positions), -1.0, dtype=np.float32)
        counts = self._starts[positions + 1] - self._starts[positions]
        filled = np.flatnonzero(counts)
        if len(filled):
            offsets = np.cumsum(counts[filled]) - counts[filled]
            rows = self._rows[self._numbers(positions[filled], offsets, counts[filled])]
            cosines = rows.astype(np.float32, copy=False) @ vector
            found[filled] = np.maximum.reduceat(cosines, offsets)
        return found

    def _numbers(
        self, positions: NDArray[np.int64], offsets: NDArray[np.int64], counts: NDArray[np.int64]
    ) -> NDArray[np.int64] | slice:
        """The numbers of all rows of these passages; a slice, which copies nothing, where they
        stand behind each other, as those of all passages do."""
        start, end = int(self._starts[positions[0]]), int(self._starts[positions[-1] + 1])
        if end - start == counts.sum() and (np.diff(positions) > 0).all():
            return slice(start, end)
        # Each span starts at its passage's first row and counts on.
        first = np.repeat(self._starts[positions] - offsets, counts)
        numbers: NDArray[np.int64] = first + np.arange(len(first))
        return numbers

    @property
    def filled(self) -> NDArray[np.int64]:
        """Positions of the passages that have rows."""
        return np.flatnonzero(np.diff(self._starts))
