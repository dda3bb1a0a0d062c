"""Places of sentences as the files beside the sources write them."""

import pytest

from index.places import SentencePlaces
from index.read import read_dossier
from index.units import block_sentences
from tests.index.fakes import make_kamerstuk

LETTER = make_kamerstuk(
    [
        ("heading", "Kaders", ("Kaders",)),
        ("paragraph", "Het kader komt in het voorjaar.^ Het is af.", ("Kaders",)),
    ],
    ["Kamerstukken II, nr. 658. Zie ook nr. 708."],
)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("1.1", "Kaders"), ("2.1", "Het kader komt"), ("2.2", "Het is af."),
        ("3.1", "Kamerstukken II"),
    ],
)  # fmt: skip
def test_a_place_is_where_its_sentence_starts(place: str, sentence: str) -> None:
    assert SentencePlaces(LETTER).start(place) == LETTER.text.index(sentence)


@pytest.mark.parametrize(
    "place", ["", "2", "2.", "2.0", "2.3", "0.1", "4.1", "2.1.1", " 2.1", "2,1", "-2.1", "a.b"]
)
def test_what_is_no_place_has_no_start(place: str) -> None:
    assert SentencePlaces(LETTER).start(place) is None


def test_each_sentence_of_the_dossier_has_one_place() -> None:
    for kamerstuk in read_dossier():
        places = SentencePlaces(kamerstuk)
        starts = [
            places.start(f"{block.paragraph}.{number}")
            for block in kamerstuk.blocks
            for number, _ in enumerate(block_sentences(kamerstuk.text, block), start=1)
        ]
        assert None not in starts
        assert len(set(starts)) == len(starts) > 20
