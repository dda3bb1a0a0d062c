"""The door to Chroma."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.vectors import BATCH, VectorStore

EAST, NORTH, WEST = (np.array(v, dtype=np.float32) for v in ([1, 0], [0, 1], [-1, 0]))


def filled(folder: Path) -> VectorStore:
    store = VectorStore.create(folder)
    store.add(["p1", "p2", "p3"], np.stack([EAST, NORTH, WEST]), ["a", "a", "b"])
    return store


def test_query_gives_cosine_similarity(tmp_path: Path) -> None:
    found = filled(tmp_path).query(np.array([3, 4], dtype=np.float32), 3)
    assert found == {
        "p1": pytest.approx(0.6), "p2": pytest.approx(0.8), "p3": pytest.approx(-0.6),
    }  # fmt: skip
    assert list(found) == ["p2", "p1", "p3"]


def test_a_store_holds_when_opened_again(tmp_path: Path) -> None:
    filled(tmp_path)
    opened = VectorStore.open(tmp_path)
    assert opened.count() == 3
    vectors = opened.get(["p3", "nergens", "p1"])
    assert {name: v.tolist() for name, v in vectors.items()} == {"p1": [1, 0], "p3": [-1, 0]}
    assert opened.query(EAST, 1) == {"p1": pytest.approx(1.0)}


def test_more_than_one_call_holds(tmp_path: Path) -> None:
    store = VectorStore.create(tmp_path)
    ids = [f"p{i}" for i in range(BATCH + 1)]
    angles = np.linspace(0, 1, len(ids), dtype=np.float32)
    store.add(ids, np.stack([np.cos(angles), np.sin(angles)], axis=1), ["a"] * len(ids))
    assert (store.count(), len(store.get(ids))) == (BATCH + 1, BATCH + 1)


def test_text_is_not_kept_in_chroma(tmp_path: Path) -> None:
    filled(tmp_path)
    stored = VectorStore.open(tmp_path)._collection.get(include=["documents", "metadatas"])
    assert stored["documents"] == [None, None, None]
    assert stored["metadatas"] == [{"document": d} for d in ("a", "a", "b")]


def test_an_absent_store_is_reported_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=r"No Chroma store in .* Run: vao index"):
        VectorStore.open(tmp_path / "chroma")
    assert not (tmp_path / "chroma").exists()


def test_a_file_that_is_no_database_is_reported(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_text("geen database")
    with pytest.raises(IndexDamaged, match=r"Chroma cannot open .* Run: vao index"):
        VectorStore.open(tmp_path)


def test_chroma_failures_are_translated(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="Chroma's query failed"):
        filled(tmp_path).query(np.ones(3, dtype=np.float32), 1)
