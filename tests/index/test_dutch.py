"""Words, stems, compounds and n-grams of Dutch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dutch import (
    STOP_WORDS,
    CompoundSplitter,
    background_counts,
    fold,
    ngrams,
    stem,
    words,
)
from index.generation import Generation

_SPLITTER = CompoundSplitter(frozenset({"contentmoderatie", "professionals", "duiden"}))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Coördinatie, financiële CRISIS", "coordinatie, financiele crisis"),
        ("’s-Gravenhage", "'s-gravenhage"),
        ("TZ202307–103 − of —", "tz202307-103 - of -"),
        ("één privé-ﬁle", "een prive-file"),
        ("29\u00a0754", "29 754"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("29 754, nr. 658", ["29754", "nr", "658"]),
        ("29754", ["29754"]),
        ("29\u00a0754", ["29754"]),
        ("29.754", ["29754"]),
        ("21 501-30", ["21501-30"]),
        ("36 200 VII", ["36200", "vii"]),
        ("ASEAN-landen", ["asean", "landen"]),
        ("foto’s en risico's", ["foto's", "en", "risico's"]),
        ("2023D48935", ["2023d48935"]),
        ("12 100 leden", ["12100", "leden"]),
        ("van 2022 tot 2023", ["van", "2022", "tot", "2023"]),
        ("12 december 2023", ["12", "december", "2023"]),
        (" \n «…» ", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("brief", "brieven"), ("motie", "moties"), ("moderatie", "modereren"),
        ("bevel", "bevelen"), ("gemeente", "gemeenten"), ("huis", "huizen"),
        ("kader", "kaders"), ("toezegging", "toegezegd"), ("platform", "platforms"),
        ("verwijderd", "verwijderen"), ("rekrutering", "gerekruteerd"), ("risico", "risico's"),
        ("lid", "leden"), ("stad", "steden"), ("aanbeveling", "aanbevelingen"),
        ("algoritme", "algoritmes"), ("video", "video's"),
    ],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("weerbaarheid", "weer"), ("gemeenten", "mening"), ("minister", "ministerie"),
        ("gezag", "gezegd"), ("norm", "normaal"), ("bestuur", "bestuurder"),
        ("708", "709"), ("2023", "2024"),
    ],
)  # fmt: skip
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("jeugdprofessionals", ("jeugd", "professionals")),
        ("verwijderingsbevelen", ("verwijdering", "bevelen")),
        ("duidingskader", ("duiding", "kader")),
        ("internetsector", ("internet", "sector")),
        ("contentmoderatiepraktijken", ("contentmoderatie", "praktijken")),
        ("terrorismebestrijding", ("terrorisme", "bestrijding")),
        ("jongerenwerkers", ("jongeren", "werkers")),
        ("contourenbrief", ("contouren", "brief")),
    ],
)
def test_compounds_of_the_dossier_fall_into_their_words(
    generation: Generation, compound: str, parts: tuple[str, ...]
) -> None:
    assert generation.splitter.parts(compound) == parts


@pytest.mark.parametrize(
    "word",
    ["onderzoek", "gemeenten", "veiligheid", "samenleving", "radicalisering", "weerbaarheid",
     "beslisnota", "kader", "aanbeveling", "2023d48935", "", "e", "x" * 60],
)  # fmt: skip
def test_words_that_are_no_compound_stay_whole(generation: Generation, word: str) -> None:
    assert generation.splitter.parts(word) == ()


def test_the_parts_of_a_compound_may_come_from_the_corpus_alone() -> None:
    assert "contentmoderatie" not in background_counts()
    empty = CompoundSplitter(frozenset())
    assert empty.parts("contentmoderatieteams") == ()
    assert _SPLITTER.parts("contentmoderatieteams") == ("contentmoderatie", "teams")


@given(st.text("abcdeinorstv", min_size=1, max_size=30))
def test_parts_stand_in_the_word_in_order(word: str) -> None:
    at = 0
    for part in _SPLITTER.parts(word):
        at = word.index(part, at) + len(part)
        assert len(part) >= 4


@pytest.mark.parametrize(
    ("word", "grams"),
    [
        ("motie", ["_mot", "moti", "otie", "tie_"]),
        ("eu", ["_eu_"]),
        ("a", ["_a_"]),
    ],
)
def test_ngrams(word: str, grams: list[str]) -> None:
    assert list(ngrams(word)) == grams


def test_stop_words_are_folded_words() -> None:
    assert all(words(word) == [word] for word in STOP_WORDS)


@given(st.text())
def test_any_text_can_be_analysed(text: str) -> None:
    found = words(text)
    assert all(found)
    assert fold(fold(text)) == fold(text)
    assert all(stem(word) for word in found)
