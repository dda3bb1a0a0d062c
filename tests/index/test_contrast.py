"""Words that tell what is answered from what is left open: counts and odds worked out by hand."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.contrast import ContrastIndex, Place, contrast_terms
from index.errors import IndexDamaged

HERE, THERE = ("29754-901", 0), ("29754-901", 40)
TEXTS = [
    (HERE, "wat doet", False),
    (HERE, "wie doet", False),
    (HERE, "wat kost", True),
    (THERE, "wat kost", False),
    (THERE, "wie", True),
]
PARTS = ("terms", "starts", "sentences", "counts", "totals")
# As the module has them: the pull of the rate in all texts, and the least rate.
PULL, LEAST = 4.0, 0.02


def weighed(here: float, there: float) -> np.ndarray:
    return np.array([here, there])


def odds(held: tuple[float, float], totals: tuple[float, float]) -> float:
    """What one term adds: the log of its rate in texts left open over that in texts answered."""
    rate = sum(held) / sum(totals)
    answered, left = (
        (h + PULL * rate + LEAST) / (t + PULL) for h, t in zip(held, totals, strict=True)
    )
    return math.log(left / answered)


def test_terms_are_stems_and_pairs_stop_words_too() -> None:
    assert contrast_terms("Wat kosten de pilots? Wat?") == {
        "wat", "kost", "de", "pilot", "wat kost", "kost de", "de pilot", "pilot wat",
    }  # fmt: skip
    assert contrast_terms(" … ") == frozenset()


def test_the_counts_are_texts_of_each_sentence() -> None:
    index = ContrastIndex.build([*TEXTS, (HERE, "wat wat", True)])
    assert index.places == (HERE, THERE)
    # Answered and left open: two and two of the first sentence, one and one of the second.
    assert index.totals.tolist() == [[2, 2], [1, 1]]
    ones, second = weighed(1, 1), weighed(0, 1)
    # "wat" twice in a text counts once.
    assert index._held("wat", ones).tolist() == [2, 2]
    assert index._held("wat", second).tolist() == [1, 0]
    assert index._held("wat kost", ones).tolist() == [1, 1]
    assert index._held("geen", ones).tolist() == [0, 0]
    assert (np.diff(index.terms.astype(object)) > 0).all()


@pytest.mark.parametrize(
    ("question", "weights", "expected"),
    [
        ("kost", (1, 1), odds((1, 1), (3, 2))),
        ("kost", (1, 0), odds((0, 1), (2, 1))),
        ("kost", (0, 1), odds((1, 0), (1, 1))),
        ("kost", (1, 0.5), odds((0.5, 1), (2.5, 1.5))),
        # "wat", "kost" and "wat kost", by the root of three.
        (
            "Wat kost?", (1, 0),
            (odds((1, 1), (2, 1)) + 2 * odds((0, 1), (2, 1))) / math.sqrt(3),
        ),
        # A word that no text has adds nothing, and counts among the terms, as its pair does.
        ("kost boeddha", (1, 0), odds((0, 1), (2, 1)) / math.sqrt(3)),
        ("boeddha", (1, 1), 0.0),
        ("", (1, 1), 0.0),
        ("kost", (0, 0), 0.0),
    ],
)
def test_the_odds_are_those_of_the_sentences_it_is_about(
    question: str, weights: tuple[float, float], expected: float
) -> None:
    index = ContrastIndex.build(TEXTS)
    assert index.left_open(question, weighed(*weights)) == pytest.approx(expected)


def test_what_only_open_questions_ask_is_left_open_and_the_subject_cancels_out() -> None:
    index = ContrastIndex.build(
        [(HERE, "wat doet de pilot", False), (HERE, "wat kost de pilot", True)]
    )
    one = np.array([1.0])
    assert index.left_open("kost", one) == pytest.approx(math.log(3.02 / 2.02))
    assert index.left_open("doet", one) == pytest.approx(-math.log(3.02 / 2.02))
    assert index.left_open("pilot", one) == pytest.approx(0.0)


@pytest.mark.parametrize("is_open", [True, False])
def test_without_texts_of_a_kind_nothing_is_told(is_open: bool) -> None:
    index = ContrastIndex.build([(HERE, "wat kost de pilot", is_open)])
    assert index.left_open("wat kost de pilot", np.array([1.0])) == 0.0
    assert ContrastIndex.build([]).left_open("wat kost de pilot", np.zeros(0)) == 0.0


WORDS = st.lists(st.sampled_from("wat wie kost pilot de dienst".split()), min_size=1, max_size=4)
MADE = st.lists(
    st.tuples(st.sampled_from([HERE, THERE]), WORDS.map(" ".join), st.booleans()),
    min_size=1, max_size=12,
)  # fmt: skip


def odds_by_place(texts: list[tuple[Place, str, bool]], question: str) -> float:
    index = ContrastIndex.build(texts)
    by_place = {HERE: 1.0, THERE: 0.3}
    return index.left_open(question, np.array([by_place[place] for place in index.places]))


@given(MADE, WORDS.map(" ".join))
def test_the_other_way_round_gives_the_opposite(
    texts: list[tuple[Place, str, bool]], question: str
) -> None:
    turned = [(place, text, not is_open) for place, text, is_open in texts]
    assert odds_by_place(turned, question) == pytest.approx(-odds_by_place(texts, question))


@given(MADE, WORDS.map(" ".join))
def test_the_order_of_the_texts_does_not_matter(
    texts: list[tuple[Place, str, bool]], question: str
) -> None:
    assert odds_by_place(texts[::-1], question) == pytest.approx(odds_by_place(texts, question))


@pytest.mark.parametrize("texts", [TEXTS, []])
def test_what_is_saved_comes_back(
    tmp_path: Path, texts: list[tuple[Place, str, bool]]
) -> None:
    index = ContrastIndex.build(texts)
    index.save(tmp_path / "contrast")
    loaded = ContrastIndex.load(tmp_path / "contrast")
    assert loaded.places == index.places
    for part in PARTS:
        np.testing.assert_array_equal(getattr(loaded, part), getattr(index, part))
    weights = np.ones(len(index.places))
    assert loaded.left_open("wat kost", weights) == index.left_open("wat kost", weights)


@pytest.mark.parametrize("file", [*(f"{part}.npy" for part in PARTS), "places.json"])
@pytest.mark.parametrize("damage", ["gone", "emptied", "cut", "of another size"])
def test_damage_is_one_line_that_names_the_remedy(
    tmp_path: Path, file: str, damage: str
) -> None:
    ContrastIndex.build(TEXTS).save(tmp_path / "contrast")
    path = tmp_path / "contrast" / file
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage == "of another size" and file == "places.json":
        path.write_text('[["29754-901", 0]]', encoding="utf-8")
    elif damage == "of another size":
        np.save(path, np.load(path)[:-1])
    else:
        path.write_bytes(whole[: len(whole) // 2] if damage == "cut" else b"")
    with pytest.raises(IndexDamaged, match=r"Run: vao index$") as error:
        ContrastIndex.load(tmp_path / "contrast")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("places", ["null", "[1, 2]", '[["29754-901"]]', '{"a": 1}'])
def test_places_of_another_shape_are_damage(tmp_path: Path, places: str) -> None:
    ContrastIndex.build(TEXTS).save(tmp_path / "contrast")
    (tmp_path / "contrast" / "places.json").write_text(places, encoding="utf-8")
    with pytest.raises(IndexDamaged, match=r"Run: vao index$"):
        ContrastIndex.load(tmp_path / "contrast")


def test_counts_of_one_kind_alone_are_damage(tmp_path: Path) -> None:
    index = ContrastIndex.build(TEXTS)
    index.save(tmp_path / "contrast")
    np.save(tmp_path / "contrast" / "counts.npy", index.counts[:, 0])
    with pytest.raises(IndexDamaged, match="do not fit"):
        ContrastIndex.load(tmp_path / "contrast")
