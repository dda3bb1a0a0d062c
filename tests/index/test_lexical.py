"""BM25 over fields."""

import math
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.lexical import K1, B, LexicalBuilder, LexicalIndex

DOCUMENTS = [["motie", "kuik", "motie"], ["brief"], ["motie", "brief", "kamer"], []]


def small() -> LexicalIndex:
    return LexicalIndex.build({"body": DOCUMENTS, "context": [["a"], ["b"], ["c"], ["d"]]})


def test_scores_are_bm25() -> None:
    # Robertson's BM25 with Lucene's IDF: ln(1 + (N - n + ½) / (n + ½)); N and the mean are of the
    # passages that have the field.
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    mean = (3 + 1 + 3) / 3
    norm = K1 * (1 - B + B * 3 / mean)
    expected = [idf * 2 / (2 + norm), 0, idf * 1 / (1 + norm), 0]
    np.testing.assert_allclose(small().scores("body", {"motie": 1.0}), expected, rtol=1e-5)


def test_weights_scale_and_add_up() -> None:
    index = small()
    motie, brief = index.scores("body", {"motie": 1.0}), index.scores("body", {"brief": 1.0})
    both = index.scores("body", {"motie": 0.5, "brief": 2.0})
    np.testing.assert_allclose(both, 0.5 * motie + 2 * brief, rtol=1e-6)


@pytest.mark.parametrize("terms", [{}, {"onbekend": 1.0}])
def test_unknown_terms_score_nothing(terms: dict[str, float]) -> None:
    assert small().scores("body", terms).tolist() == [0, 0, 0, 0]


def test_fields_are_searched_apart() -> None:
    index = small()
    assert index.scores("context", {"motie": 1.0}).tolist() == [0, 0, 0, 0]
    assert int(np.argmax(index.scores("context", {"c": 1.0}))) == 2


def test_a_saved_index_scores_the_same(tmp_path: Path) -> None:
    index = small()
    index.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path)
    assert loaded.size == index.size == 4
    for terms in ({"motie": 1.0}, {"brief": 0.3, "kuik": 1.0}):
        np.testing.assert_array_equal(loaded.scores("body", terms), index.scores("body", terms))


def test_no_pickle_is_written(tmp_path: Path) -> None:
    small().save(tmp_path)
    kinds = {p.suffix for p in tmp_path.rglob("*") if p.is_file()}
    assert kinds <= {".npy", ".json", ".jsonl", ".mmindex", ""}
    for path in tmp_path.rglob("*.npy"):
        np.load(path, allow_pickle=False)


@pytest.mark.parametrize("lost", ["size", "body", "every file of body"])
def test_a_lost_file_is_reported(tmp_path: Path, lost: str) -> None:
    small().save(tmp_path)
    if lost == "size":
        (tmp_path / "size").unlink()
    for file in (tmp_path / "body").iterdir() if lost != "size" else ():
        file.unlink()
    if lost == "body":
        (tmp_path / "body").rmdir()
        (tmp_path / "body").write_text("")
        (tmp_path / "size").write_text("vier")
    with pytest.raises(IndexDamaged, match=r"lexical index cannot be read .* Run: vao index"):
        LexicalIndex.load(tmp_path)


def test_every_cut_file_is_reported_or_harmless(tmp_path: Path) -> None:
    index = small()
    index.save(tmp_path)
    for path in sorted(p for p in tmp_path.rglob("*") if p.is_file()):
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        with suppress(IndexDamaged):
            LexicalIndex.load(tmp_path).scores("body", {"motie": 1.0})
        path.write_bytes(whole)


def test_passages_may_come_one_by_one() -> None:
    builder = LexicalBuilder(["body"])
    for document in DOCUMENTS:
        builder.add({"body": iter(document)})
    index = builder.finish()
    for terms in ({"motie": 1.0}, {"brief": 0.3, "kuik": 1.0}):
        np.testing.assert_array_equal(index.scores("body", terms), small().scores("body", terms))


def test_an_index_of_nothing_has_no_scores() -> None:
    assert LexicalBuilder(["body"]).finish().scores("body", {"motie": 1.0}).tolist() == []


def test_parts_that_do_not_fit_each_other_are_reported(tmp_path: Path) -> None:
    small().save(tmp_path)
    np.save(tmp_path / "body" / "data.npy", np.zeros(2, dtype=np.float32))
    with pytest.raises(IndexDamaged, match="the parts of body do not fit each other"):
        LexicalIndex.load(tmp_path)


def test_the_most_is_what_a_passage_of_middling_length_would_score() -> None:
    # Two passages of two terms: each is of middling length.
    index = LexicalIndex.build({"body": [["motie", "kuik"], ["motie", "brief"]]})
    for terms in ({"motie": 1.0, "kuik": 0.5}, {"kuik": 2.0}, {"brief": 1.0, "motie": 1.0}):
        assert index.most("body", terms) == pytest.approx(index.scores("body", terms).max())
    assert index.most("body", {}) == 0.0


def test_the_most_counts_terms_that_no_passage_has() -> None:
    index = LexicalIndex.build({"body": [["motie"], ["brief"]]})
    unknown = math.log(1 + (2 - 0 + 0.5) / (0 + 0.5)) / (1 + K1)
    assert index.most("body", {"onbekend": 1.0}) == pytest.approx(unknown)
    assert index.most("body", {"onbekend": 0.5}) == pytest.approx(unknown / 2)
