"""Slips of the pen, mended by a vocabulary."""

import pytest

from index.spelling import Spelling


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("instagarm", "instagram"),  # two letters swapped
        ("instgrm", "instagram"),  # two lost from a short word: one is allowed
        ("platfrom", "platform"),
        ("platforn", "platform"),
        ("latform", "platform"),  # the first letter must be right
        ("coordinatro", "coordinator"),
        ("nota", "noot"),  # too short to be mended
        ("platform", "platform"),
        ("2024", "2025"),
    ],
)
def test_slips_are_mended(word: str, known: str) -> None:
    mended = {"instagarm", "platfrom", "platforn", "coordinatro", "platform"}
    assert Spelling([known]).nearest(word) == (known if word in mended else None)


def test_the_nearest_word_wins_and_then_the_alphabet() -> None:
    assert Spelling(["moderatie", "moderaties", "modernatie"]).nearest("moderatiee") == "moderatie"
    assert Spelling(["kader", "kamer"]).nearest("kager") == "kader"
