"""What the stores say before passages are read."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rag.finding.features import SIGNALS
from rag.finding.signals import Signals, of_best, top


def test_equal_scores_are_taken_by_position() -> None:
    scores = np.array([0.5, 0.2, 0.5, 0.9, 0.2, 0.2], dtype=np.float32)
    assert sorted(top(scores, 2)) == [0, 3]
    assert sorted(top(scores, 4)) == [0, 1, 2, 3]


def test_what_has_no_score_is_not_taken() -> None:
    scores = np.array([0.0, 0.3, -0.1, 0.0], dtype=np.float32)
    assert list(top(scores, 2)) == [1]
    assert list(top(scores, 10)) == [1]


def test_what_is_outside_is_not_taken() -> None:
    scores = np.array([0.9, 0.5, 0.4, 0.3], dtype=np.float32)
    outside = np.array([True, False, True, False])
    assert sorted(top(scores, 2, outside)) == [1, 3]


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=1, max_size=30), st.integers(1, 9))
def test_top_is_the_head_of_a_stable_sort(values: list[float], k: int) -> None:
    scores = np.array(values, dtype=np.float32)
    ordered = [int(at) for at in np.argsort(-scores, kind="stable") if scores[at] > 0]
    assert sorted(top(scores, k)) == sorted(ordered[:k])


def test_a_passage_stands_for_its_sentences_until_they_are_read() -> None:
    columns = [np.array([n, n + 0.5], dtype=np.float32) for n in range(8)]
    signals = Signals(*columns)
    found = signals.of(np.array([1]))
    assert dict(zip(SIGNALS, found[0], strict=True)) == {
        "body": 0.5, "context": 1.5, "grams": 2.5, "dense": 3.5, "dense_sentence": 3.5,
        "expanded": 4.5, "carried": 5.5, "plain": 6.5, "plain_dense": 7.5,
    }  # fmt: skip


def test_cosines_are_taken_as_a_share_of_the_best() -> None:
    found = of_best(np.array([[0.2, -0.5], [0.8, -0.1], [-0.4, 0.0]]))
    np.testing.assert_allclose(found, [[0.25, -1], [1, -1], [-0.5, 0]])
    assert of_best(np.zeros((0, 2))).shape == (0, 2)
