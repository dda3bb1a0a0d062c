"""Rows of vectors by passage: the best of each, none where there is none, damage noticed."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.rows import PassageRows

VECTORS = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)


def test_the_best_row_of_each_passage() -> None:
    rows = PassageRows.build([2, 0, 1], VECTORS)
    best = rows.best(np.array([2, 1, 0]), np.array([0, 1], dtype=np.float32))
    np.testing.assert_allclose(best, [0.8, -1, 1], atol=1e-3)
    assert (rows.passages, rows.filled.tolist(), rows.of(1).shape) == (3, [0, 2], (0, 2))
    np.testing.assert_allclose(rows.of(0), VECTORS[:2], atol=1e-3)


def test_saved_rows_are_the_same(tmp_path: Path) -> None:
    PassageRows.build([2, 0, 1], VECTORS).save(tmp_path / "rows")
    rows = PassageRows.load(tmp_path / "rows")
    np.testing.assert_allclose(rows.of(2), VECTORS[2:], atol=1e-3)


def test_no_rows_at_all(tmp_path: Path) -> None:
    PassageRows.build([0, 0], np.zeros((0, 2), dtype=np.float32)).save(tmp_path / "rows")
    rows = PassageRows.load(tmp_path / "rows")
    assert rows.best(np.array([0, 1]), VECTORS[0]).tolist() == [-1, -1]


@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
def test_damage_is_noticed(tmp_path: Path, damage: str) -> None:
    PassageRows.build([2, 0, 1], VECTORS).save(tmp_path / "rows")
    file = tmp_path / "rows.npy"
    if damage == "gone":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:-3])
    else:
        np.save(file, VECTORS[:1].astype(np.float16))
    with pytest.raises(IndexDamaged, match=r"Run: vao index$"):
        PassageRows.load(tmp_path / "rows")


@pytest.mark.parametrize("positions", [[0, 1, 2, 3], [0, 2, 3], [1], [3, 0], [2, 3], [0, 3]])
def test_the_best_row_is_the_same_for_any_choice_of_passages(positions: list[int]) -> None:
    rng = np.random.default_rng(3)
    parts = [2, 0, 3, 1]
    vectors = rng.normal(size=(6, 4)).astype(np.float16).astype(np.float32)
    question = rng.normal(size=4).astype(np.float32)
    rows = PassageRows.build(parts, vectors)
    ends = np.cumsum(parts)
    wanted = [
        max((float(v @ question) for v in vectors[ends[p] - parts[p] : ends[p]]), default=-1.0)
        for p in positions
    ]
    found = rows.best(np.array(positions, dtype=np.int64), question)
    assert found.tolist() == pytest.approx(wanted, abs=1e-5)
