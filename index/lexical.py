"""The lexical index: one BM25 matrix a field, by bm25s; scores are sums over fields."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged

# BM25's usual settings; passages differ little in length, so b matters little.
K1, B = 1.2, 0.75

Terms = Mapping[str, float]  # term -> weight in the question


class LexicalIndex:
    """BM25 over the named fields of `n` passages, in the order in which they were given."""

    def __init__(self, fields: dict[str, Any], size: int) -> None:
        self._fields = fields
        self.size = size

    @property
    def names(self) -> frozenset[str]:
        """The names of the fields."""
        return frozenset(self._fields)

    @classmethod
    def build(cls, fields: Mapping[str, Sequence[Sequence[str]]]) -> "LexicalIndex":
        """`fields[name][i]` are the terms of passage `i` in that field."""
        import bm25s

        built = {}
        for name, documents in fields.items():
            matrix = bm25s.BM25(method="lucene", k1=K1, b=B)  # type: ignore[no-untyped-call]
            # A term that no question can hold keeps a field of empty texts indexable.
            matrix.index([list(d) or ["\0"] for d in documents], show_progress=False)
            built[name] = matrix
        return cls(built, len(next(iter(fields.values()))))

    def save(self, folder: Path) -> None:
        """Write each field into a folder of its own below `folder`."""
        for name, matrix in self._fields.items():
            matrix.save(str(folder / name), show_progress=False)
        (folder / "size").write_text(str(self.size))

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Raises IndexDamaged when a file is missing or does not fit."""
        import bm25s

        try:
            size = int((folder / "size").read_text())
            names = sorted(p.name for p in folder.iterdir() if p.is_dir())
            fields = {n: bm25s.BM25.load(str(folder / n), show_progress=False) for n in names}
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamaged(
                f"The lexical index cannot be read ({error}). Run: vao index"
            ) from error
        return cls(fields, size)

    def scores(self, field: str, terms: Terms) -> NDArray[np.float32]:
        """BM25 score of every passage for the weighted terms; shape `(size,)`, 0 and up."""
        matrix = self._fields[field]
        total = np.zeros(self.size, dtype=np.float32)
        for weight in sorted(set(terms.values())):
            chosen = [t for t, w in terms.items() if w == weight and t in matrix.vocab_dict]
            if chosen:
                total += np.float32(weight) * matrix.get_scores(chosen)
        return total
