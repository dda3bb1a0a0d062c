"""A question as weighted terms."""

import math
from collections.abc import Mapping

import pytest

from index.begrippen import Begrip, make_begrippen
from index.dutch import CompoundSplitter
from index.spelling import Spelling
from rag.asking.query import PART_WEIGHT, Query, Synonym, make_query
from rag.asking.question import understand
from rag.records import Question, Turn
from tests.rag.dossier import entries

COUNTS = {"pilot": 4, "duiden": 1, "kader": 20, "instagram": 2, "jongeren": 9, "ouders": 3}
BEGRIPPEN = make_begrippen(
    [Begrip(("jongeren",), ("pubers",)), Begrip(("digitale opvoeding",), ("ouders",), weight=0.5)]
)


def query(text: str, *history: Turn, counts: Mapping[str, int] = COUNTS) -> Query:
    understood = understand(Question(text, history=history), entries())
    splitter = CompoundSplitter(frozenset(counts))
    return make_query(understood, counts, 100, splitter, BEGRIPPEN, Spelling(counts))


def test_a_compound_is_sought_by_its_parts_at_less_weight() -> None:
    assert query("Wat is het duidingskader?").own == {
        "duidingskader": 1.0, "duiding": PART_WEIGHT, "kader": PART_WEIGHT,
    }  # fmt: skip


def test_a_slip_is_mended_by_the_words_of_the_dossier() -> None:
    found = query("Wat doet de piolt op Instagarm?")
    assert found.asked == ("pilot", "instagram")
    assert set(found.own) == {"pilot", "instagram"}


def test_a_word_that_is_known_is_left_alone() -> None:
    # "houders" is one letter from no word here, "kaders" from "kader"; both are words of the law.
    assert query("Wat doen houders met kaders?").asked == ("houders", "kaders")


def test_the_begrippenlijst_adds_what_the_letters_say() -> None:
    found = query("Wat doen pubers en ouders?")
    assert found.expanded == {"jonger": 1.0, "digital": 0.5, "opvoed": 0.5}
    assert found.synonyms == (
        Synonym(frozenset({"puber"}), frozenset({"jonger"}), 1.0),
        Synonym(frozenset({"ouder"}), frozenset({"digital", "opvoed"}), 0.5),
    )
    # Only what surely means the same is read by the encoder.
    assert found.text == "Wat doen pubers en ouders? jongeren"


def test_rare_words_say_more() -> None:
    idf = query("Wat doet de pilot met het kader van Instagram?").idf
    assert idf["instagram"] > idf["pilot"] > idf["kader"] > 0
    expected = math.log(1 + 100 / (0.5 + 4)) / math.log(1 + 2 * 100)
    assert idf["pilot"] == pytest.approx(expected)


def test_what_was_said_before_is_carried_along_with_less_weight() -> None:
    found = query("En wanneer begint die?", Turn("user", "Wat is de pilot op Instagram?"))
    assert {"pilot", "instagram"} <= set(found.carried)
    assert not set(found.carried) & set(found.own)
    assert all(0 < weight < 1 for weight in found.carried.values())


@pytest.mark.parametrize("text", ["", "?", "wat is dat nou", "🙂"])
def test_a_question_without_words_gives_no_terms(text: str) -> None:
    found = query(text)
    assert (found.own, found.expanded, found.carried) == ({}, {}, {})
