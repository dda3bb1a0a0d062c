"""Words that tell a question about something else: odds worked out by hand, and the real lines."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.elsewhere import (
    ElsewhereIndex,
    elsewhere_files,
    elsewhere_terms,
    read_elsewhere,
)
from index.errors import IndexDamaged
from index.generation import Generation
from index.questions import read_questions
from index.read import read_dossier

HERE = ["wat doet de pilot", "de dienst doet dat", "wat doet dat"]
THERE = ["wat kost dat"]
# As the module has it: the pull of the mean rate of both kinds, in texts.
PULL = 2.0


def odds(here: int, there: int) -> float:
    """Of a term that so many texts of each kind have."""
    mean = (here / len(HERE) + there / len(THERE)) / 2
    told = (here + PULL * mean) / (len(HERE) + PULL)
    return math.log((there + PULL * mean) / (len(THERE) + PULL) / told)


def test_terms_are_stems_pairs_and_parts_of_long_words() -> None:
    assert elsewhere_terms("Wat kosten pensioenen?") == {
        "wat", "kost", "pensioen", "wat kost", "kost pensioen",
        "#koste", "#osten", "#pensi", "#ensio", "#nsioe", "#sioen", "#ioene", "#oenen",
    }  # fmt: skip
    assert elsewhere_terms(" … ") == frozenset()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kost", odds(0, 1)),
        ("doet", odds(3, 0)),
        # "kost", "dat" and "kost dat", by the root of three.
        ("Kost dat?", (odds(0, 1) + odds(2, 1) + odds(0, 1)) / math.sqrt(3)),
        # A word that no text has adds nothing, and counts among the terms, as its pair does.
        ("kost ijs", odds(0, 1) / math.sqrt(3)),
        ("ijs", 0.0),
        ("", 0.0),
    ],
)
def test_the_odds_are_those_of_its_terms(question: str, expected: float) -> None:
    assert ElsewhereIndex.build(HERE, THERE).log_odds(question) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("here", "there"), [(HERE, []), ([], THERE), ([], [])])
def test_without_texts_of_a_kind_nothing_is_told(here: list[str], there: list[str]) -> None:
    assert ElsewhereIndex.build(here, there).log_odds("wat kost dat") == 0.0


WORDS = st.lists(st.sampled_from("wat kost pilot de pensioenen".split()), min_size=1, max_size=4)
TEXTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=6)


@given(TEXTS, TEXTS, WORDS.map(" ".join))
def test_the_other_way_round_gives_the_opposite(
    here: list[str], there: list[str], question: str
) -> None:
    told = ElsewhereIndex.build(here, there).log_odds(question)
    turned = ElsewhereIndex.build(there, here).log_odds(question)
    assert turned == pytest.approx(-told, abs=1e-5)


@pytest.mark.parametrize("there", [THERE, []])
def test_what_is_saved_comes_back(tmp_path: Path, there: list[str]) -> None:
    index = ElsewhereIndex.build(HERE, there)
    index.save(tmp_path / "elsewhere")
    loaded = ElsewhereIndex.load(tmp_path / "elsewhere")
    assert np.array_equal(loaded.terms, index.terms)
    assert np.array_equal(loaded.odds, index.odds)


@pytest.mark.parametrize("part", ["terms", "odds"])
def test_a_missing_or_shorter_part_is_damage(tmp_path: Path, part: str) -> None:
    ElsewhereIndex.build(HERE, THERE).save(tmp_path / "elsewhere")
    file = tmp_path / "elsewhere" / f"{part}.npy"
    np.save(file, np.load(file)[:-1])
    with pytest.raises(IndexDamaged, match="vao index"):
        ElsewhereIndex.load(tmp_path / "elsewhere")
    file.unlink()
    with pytest.raises(IndexDamaged, match="vao index"):
        ElsewhereIndex.load(tmp_path / "elsewhere")


def test_every_line_is_one_question_that_stands_there_once() -> None:
    lines = read_elsewhere()
    assert len(lines) == len(set(lines)) == 3799
    assert all(line == line.strip() and len(line) <= 250 for line in lines)
    assert len(elsewhere_files()) == 7


def test_no_line_is_a_question_of_a_sentence() -> None:
    assert not set(read_elsewhere()) & {x.question for x in read_questions(read_dossier())}


@pytest.mark.parametrize(
    "question",
    ["Hoeveel zetels heeft de Eerste Kamer?", "recept voor appeltaart", "wat is de btw op boeken"],
)
def test_questions_about_something_else_look_like_it(
    generation: Generation, question: str
) -> None:
    assert generation.elsewhere.log_odds(question) > 1


@pytest.mark.parametrize(
    "question",
    [
        "Wat doet de ATKM tegen terroristische inhoud?", "wanneer start de pilot met Instagram",
        "Welke aanbevelingen doet het onderzoek naar borderline content?",
    ],
)
def test_questions_about_the_dossier_do_not(generation: Generation, question: str) -> None:
    assert generation.elsewhere.log_odds(question) < -1
