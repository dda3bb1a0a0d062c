"""Step 2: vectors of word pieces from what stands near what (PPMI and SVD).

Positive pointwise mutual information of co-occurrence, smoothed, then a truncated singular value
decomposition: as good as word2vec once its tricks are carried over (Levy, Goldberg and Dagan 2015,
"Improving Distributional Similarity with Lessons Learned from Word Embeddings"), deterministic,
quick with two cores, and a text can count more than once without being read more than once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

_SEPARATOR = -1
Encoded = tuple[NDArray[np.int32], NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Window:
    """How co-occurrence is counted."""

    size: int = 8  # pieces to each side; nearer ones count more, as in word2vec
    subsample: float = 1e-4  # a piece of relative frequency f is kept with sqrt(subsample / f)
    smoothing: float = 0.75  # exponent of context counts (Levy et al. 2015)
    minimum: float = 1.5  # pairs counted less than this are dropped


def count_pieces(encoded: Iterable[tuple[Encoded, float]], vocabulary: int) -> NDArray[np.float64]:
    """How often each piece occurs, each text counted `weight` times."""
    counts = np.zeros(vocabulary)
    for (ids, _), weight in encoded:
        counts += weight * np.bincount(ids, minlength=vocabulary)
    return counts


def cooccurrence(
    encoded: Iterable[tuple[Encoded, float]],
    counts: NDArray[np.float64],
    window: Window,
    seed: int,
) -> sp.csr_matrix:
    """Symmetric `(vocabulary, vocabulary)` weighted counts of pieces near each other."""
    rng = np.random.default_rng(seed)
    frequency = counts / counts.sum()
    keep = np.sqrt(window.subsample / np.maximum(frequency, 1e-12)).clip(max=1.0)
    keep[0] = 0.0  # the unknown piece says nothing
    n = len(counts)
    total, part = sp.csr_matrix((n, n), dtype=np.float32), None
    for held, ((ids, offsets), weight) in enumerate(encoded, 1):
        row = _separated(ids, offsets, rng.random(len(ids)) < keep[ids])
        counted = weight * _count_row(row, window.size, n)
        part = counted if part is None else part + counted
        if held % 8 == 0:  # adding to the large matrix costs its whole size each time
            total, part = total + part, None
    if part is not None:
        total = total + part
    total = (total + total.T).tocsr()
    total.data[total.data < window.minimum] = 0.0
    total.eliminate_zeros()
    return total


def _separated(
    ids: NDArray[np.int32], offsets: NDArray[np.int64], kept: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """The kept pieces with a separator between texts, so that no pair crosses a boundary."""
    lengths = np.add.reduceat(np.append(kept, False).astype(np.int64), offsets[:-1])
    lengths[np.diff(offsets) == 0] = 0
    ends = np.cumsum(lengths)
    return np.insert(ids[kept], ends, _SEPARATOR)


def _count_row(row: NDArray[np.int32], size: int, n: int) -> sp.csr_matrix:
    left, right, value = [], [], []
    crossed = np.cumsum(row == _SEPARATOR)
    for distance in range(1, size + 1):
        a, b = row[:-distance], row[distance:]
        inside = (crossed[:-distance] == crossed[distance:]) & (a != _SEPARATOR)
        left.append(a[inside])
        right.append(b[inside])
        value.append(np.full(int(inside.sum()), (size + 1 - distance) / size, dtype=np.float32))
    shape = (n, n)
    entries = (np.concatenate(value), (np.concatenate(left), np.concatenate(right)))
    return sp.coo_matrix(entries, shape=shape).tocsr()


def ppmi(counts: sp.csr_matrix, smoothing: float) -> sp.csr_matrix:
    """Positive pointwise mutual information, made symmetric."""
    coo = counts.tocoo()
    rows = np.asarray(counts.sum(axis=1)).ravel()
    context = np.maximum(rows, 1e-9) ** smoothing
    context /= context.sum()
    values = np.log(coo.data / (np.maximum(rows[coo.row], 1e-9) * context[coo.col]))
    kept = values > 0
    matrix = sp.csr_matrix(
        (values[kept].astype(np.float32), (coo.row[kept], coo.col[kept])), shape=counts.shape
    )
    return ((matrix + matrix.T) * 0.5).tocsr()


def factorise(
    matrix: sp.csr_matrix, dimension: int, seed: int, rounds: int = 3
) -> NDArray[np.float32]:
    """`(vocabulary, dimension)` vectors U·sqrt(S) by a randomised SVD (Halko et al. 2011)."""
    rng = np.random.default_rng(seed)
    basis = rng.standard_normal((matrix.shape[1], dimension + 32), dtype=np.float32)
    for _ in range(rounds):
        basis, _ = np.linalg.qr(matrix @ basis)
    small = basis.T @ (matrix @ basis)
    values, vectors = np.linalg.eigh((small + small.T) / 2)
    order = np.argsort(-np.abs(values))[:dimension]
    return np.asarray(
        (basis @ vectors[:, order]) * np.sqrt(np.abs(values[order])), dtype=np.float32
    )


def nearness(
    encoded: Iterable[Encoded], vectors: NDArray[np.float32], wanted: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Of each text the highest cosine with a row of `wanted`, −1…1; both of the same dimension."""
    found = []
    for ids, offsets in encoded:
        means = _unit(_bags(ids, offsets, len(vectors)) @ vectors)
        found.append((means @ _unit(wanted).T).max(axis=1))
    return np.concatenate(found)


def sums(encoded: Encoded, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """`(n_texts, dimension)`: the sum of each text's pieces."""
    return np.asarray(_bags(*encoded, len(vectors)) @ vectors, dtype=np.float32)


def _bags(ids: NDArray[np.int32], offsets: NDArray[np.int64], n: int) -> sp.csr_matrix:
    ones = np.ones(len(ids), dtype=np.float32)
    return sp.csr_matrix((ones, ids, offsets), shape=(len(offsets) - 1, n))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)


def weigh(
    vectors: NDArray[np.float32], counts: NDArray[np.float64], a: float = 1e-4
) -> NDArray[np.float32]:
    """Centred, first principal component removed, unit length, weighted a / (a + p).

    Source: Arora et al. 2017 (smooth inverse frequency), Mu and Viswanath 2018 (all-but-the-top).
    """
    p = counts / counts.sum()
    centred = vectors - np.average(vectors, axis=0, weights=p + 1e-9)
    _, _, axes = np.linalg.svd(centred[np.argsort(-counts)[:5000]], full_matrices=False)
    centred = centred - np.outer(centred @ axes[0], axes[0])
    norms = np.linalg.norm(centred, axis=1, keepdims=True)
    weights = (a / (a + p))[:, None] * (counts > 0)[:, None]
    return np.asarray(centred / np.maximum(norms, 1e-6) * weights, dtype=np.float32)
