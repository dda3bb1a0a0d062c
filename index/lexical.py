"""The lexical index: one BM25 matrix a field, in numpy; a file a matrix, opened without reading it.

What BM25 gives a term in a passage is worked out when the index is built, so that a question costs
one addition for each passage that holds one of its terms. Source: Lù 2024 (BM25S).
"""

import json
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import open_array
from index.errors import IndexDamaged

# BM25's usual settings; passages differ little in length, so b matters little.
K1, B = 1.2, 0.75

Terms = Mapping[str, float]  # term -> weight in the question


@dataclass(frozen=True, slots=True)
class _Field:
    """Passages and scores of term `t` stand in `passages` and `data` at starts[t]:starts[t + 1]."""

    terms: dict[str, int]
    starts: NDArray[np.int64]
    passages: NDArray[np.int32]
    data: NDArray[np.float32]


class LexicalIndex:
    """BM25 over the named fields of `n` passages, in the order in which they were given."""

    def __init__(self, fields: dict[str, _Field], size: int) -> None:
        self._fields = fields
        self.size = size

    @property
    def names(self) -> frozenset[str]:
        """The names of the fields."""
        return frozenset(self._fields)

    @classmethod
    def build(cls, fields: Mapping[str, Sequence[Sequence[str]]]) -> "LexicalIndex":
        """`fields[name][i]` are the terms of passage `i` in that field."""
        builder = LexicalBuilder(tuple(fields))
        for texts in zip(*fields.values(), strict=True):
            builder.add(dict(zip(fields, texts, strict=True)))
        return builder.finish()

    def save(self, folder: Path) -> None:
        """Write each field into a folder of its own below `folder`."""
        for name, field in self._fields.items():
            (folder / name).mkdir(parents=True)
            terms = json.dumps(list(field.terms), ensure_ascii=False)
            (folder / name / "terms.json").write_text(terms, encoding="utf-8")
            for part in ("starts", "passages", "data"):
                np.save(folder / name / f"{part}.npy", getattr(field, part), allow_pickle=False)
        (folder / "size").write_text(str(self.size))

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Raises IndexDamaged when a file is missing or does not fit."""
        try:
            size = int((folder / "size").read_text())
            names = sorted(p.name for p in folder.iterdir() if p.is_dir())
            return cls({name: _load(folder / name) for name in names}, size)
        except (OSError, ValueError, EOFError) as error:
            raise IndexDamaged(
                f"The lexical index cannot be read ({error}). Run: vao index"
            ) from error

    def most(self, field: str, terms: Terms) -> float:
        """What a passage of middling length with each of the terms once would score."""
        found, total = self._fields[field], 0.0
        for term, weight in terms.items():
            at = found.terms.get(term)
            held = 0 if at is None else int(found.starts[at + 1] - found.starts[at])
            total += weight * math.log(1 + (self.size - held + 0.5) / (held + 0.5)) / (1 + K1)
        return total

    def scores(self, field: str, terms: Terms) -> NDArray[np.float32]:
        """BM25 score of every passage for the weighted terms; shape `(size,)`, 0 and up."""
        found = self._fields[field]
        total = np.zeros(self.size, dtype=np.float32)
        for term, weight in terms.items():
            if (at := found.terms.get(term)) is not None:
                part = slice(found.starts[at], found.starts[at + 1])
                # A passage stands here once for each term, so that plain indexing adds up.
                total[found.passages[part]] += np.float32(weight) * found.data[part]
        return total


def _load(folder: Path) -> _Field:
    """The matrices stay on disk until they are asked for. Raises: OSError, ValueError, EOFError."""
    names = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
    terms = {term: at for at, term in enumerate(names)}
    starts, passages, data = (
        open_array(folder / f"{part}.npy") for part in ("starts", "passages", "data")
    )
    if len(starts) != len(names) + 1 or not len(passages) == len(data) == int(starts[-1]):
        raise ValueError(f"the parts of {folder.name} do not fit each other")
    return _Field(terms, starts, passages, data)


class LexicalBuilder:
    """Takes passages one by one; keeps 8 bytes for each different term of each passage."""

    def __init__(self, fields: Sequence[str]) -> None:
        self._fields = {name: _FieldBuilder() for name in fields}

    def add(self, texts: Mapping[str, Iterable[str]]) -> None:
        """The terms of the next passage for each field."""
        for name, field in self._fields.items():
            field.add(texts[name])

    def finish(self) -> LexicalIndex:
        """The index of all passages added; the builder cannot be used again."""
        built = {name: field.finish() for name, field in self._fields.items()}
        return LexicalIndex(built, len(next(iter(self._fields.values())).lengths))


class _FieldBuilder:
    def __init__(self) -> None:
        self.terms: dict[str, int] = {}
        self.lengths = array("i")  # terms of each passage
        self._different = array("i")  # different terms of each passage
        self._term, self._count = array("i"), array("i")

    def add(self, terms: Iterable[str]) -> None:
        counts = Counter(terms)
        self.lengths.append(max(1, counts.total()))
        self._different.append(len(counts))
        self._term.extend([self.terms.setdefault(t, len(self.terms)) for t in counts])
        self._count.extend(counts.values())

    def finish(self) -> _Field:
        lengths = np.asarray(self.lengths, dtype=np.float64)
        term = np.frombuffer(self._term, dtype=np.int32) if self._term else np.zeros(0, np.int32)
        held = np.bincount(term, minlength=len(self.terms))  # passages with each term
        order = np.argsort(term, kind="stable")
        passage = np.repeat(np.arange(len(lengths), dtype=np.int32), self._different)[order]
        count = np.asarray(self._count, dtype=np.float64)[order]
        # A field that most passages lack is measured by those that have it.
        filled = np.asarray(self._different) > 0
        norm = K1 * (1 - B + B * lengths / lengths[filled].mean()) if filled.any() else lengths
        idf = np.log(1 + (np.count_nonzero(filled) - held + 0.5) / (held + 0.5))
        data = np.repeat(idf, held) * count / (count + norm[passage])
        starts = np.concatenate([[0], np.cumsum(held)]).astype(np.int64)
        return _Field(self.terms, starts, passage, data.astype(np.float32))
