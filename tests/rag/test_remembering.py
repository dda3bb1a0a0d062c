"""Passages' vectors are remembered, questions' are not, and they are the encoder's own."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoder import Kind
from rag.finding.remembering import RememberingEncoder


class Counting:
    """Turns a text into its length, and counts what it is asked."""

    name, dimension = "counting", 2

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], kind: Kind) -> NDArray[np.float32]:
        self.asked += texts
        return np.array([[len(t), 1] for t in texts], dtype=np.float32).reshape(-1, 2)


def test_a_text_is_encoded_once() -> None:
    inner = Counting()
    encoder = RememberingEncoder(inner)
    first = encoder.encode(["motie", "brief aan", "motie"], "passage")
    again = encoder.encode(["brief aan", "noot"], "passage")
    assert inner.asked == ["motie", "brief aan", "noot"]
    assert first.tolist() == [[5, 1], [9, 1], [5, 1]]
    assert again.tolist() == [[9, 1], [4, 1]]


def test_questions_and_nothing_pass_through() -> None:
    inner = Counting()
    encoder = RememberingEncoder(inner)
    encoder.encode(["wat?"], "query")
    encoder.encode(["wat?"], "query")
    assert encoder.encode([], "passage").shape == (0, 2)
    assert (inner.asked, encoder.name, encoder.dimension) == (["wat?", "wat?"], "counting", 2)
