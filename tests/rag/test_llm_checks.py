"""Single checks: keys, locators, numbers, names, denial and mood."""

import pytest

from index.dutch import stem, words
from rag.checking.claims import Keyed, names_of, numbers_of, quotes_of, read_keys, without_locators
from rag.checking.polarity import modality_differs, negation_differs

HANDED = ("k11a", "b22c")


@pytest.mark.parametrize(
    ("sentence", "keyed"),
    [
        ("Ja [k11a].", Keyed("Ja.", ("k11a",), ())),
        ("Ja [k11a][b22c].", Keyed("Ja.", ("k11a", "b22c"), ())),
        ("Ja [k11a, b22c; 3].", Keyed("Ja.", ("k11a", "b22c"), ("3",))),
        ("Ja [bron 2].", Keyed("Ja.", (), ("bron", "2"))),
        ("Ja 【k11a】.", Keyed("Ja.", ("k11a",), ())),
        ("Ja [k11", Keyed("Ja", (), ("[k11",))),
        ("Ja.", Keyed("Ja.", (), ())),
    ],
)
def test_everything_between_brackets_is_a_key(sentence: str, keyed: Keyed) -> None:
    assert read_keys(sentence, HANDED) == keyed


SOURCE = "In het debat van 14 juni jl. (Kamerstuk 30 821, nr. 194), zie bijlage p. 7."


@pytest.mark.parametrize(
    ("text", "bare", "clean"),
    [
        ("Dat is zo (voetnoot 12).", "Dat is zo.", True),
        ("Dat is zo (nr. 708, kop «Algoritmen»).", "Dat is zo.", True),
        ("Dat is zo, zie voetnoot 3.", "Dat is zo.", True),
        ("Dat is zo, p. 4.", "Dat is zo.", True),
        ("Dat is zo¹².", "Dat is zo.", True),
        ("Dat staat op https://x.nl/a.", "Dat staat op", True),
        ("Het debat (Kamerstuk 30 821, nr. 194) is oud.",
         "Het debat (Kamerstuk 30 821, nr. 194) is oud.", True),
        ("Het debat (Kamerstuk 30 821, nr. 195) is oud.", "Het debat is oud.", True),
        ("Volgens voetnoot 12 is het zo.", "Volgens voetnoot 12 is het zo.", False),
        ("Op pagina 3 staat het.", "Op pagina 3 staat het.", False),
        ("Zie bijlage p. 7 daarover.", "Zie bijlage p. 7 daarover.", True),
        ("Hij noemt «voetnoot 12» kort.", "Hij noemt «voetnoot 12» kort.", True),
    ],
)  # fmt: skip
def test_locators_of_the_writer_are_taken_out(text: str, bare: str, clean: bool) -> None:
    assert without_locators(text, [SOURCE]) == (bare, clean)


def test_numbers_have_one_form() -> None:
    assert numbers_of("Achttien van de 2.500; de tweede helft, 3,5 miljoen, de Tweede Kamer.") == [
        "18", "2500", "2e", "helft", "3,5", "miljoen",
    ]  # fmt: skip


def test_names_are_what_has_a_capital_within_the_sentence() -> None:
    text = "Daarom werkt Meta met de NCTV en TikTok sinds mei."
    assert list(names_of(text, frozenset())) == ["meta", "nctv", "tiktok", "mei"]


def test_quotations_and_not_apostrophes() -> None:
    text = "De risico’s van «legal yet harmful», ‘borderline’ en \"grijs gebied.\""
    assert quotes_of(text) == ["legal yet harmful", "borderline", "grijs gebied"]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words(text))


SAYS = "Het kader is op dit moment niet haalbaar. De minister kan platforms aanspreken."


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("Het kader is op dit moment niet haalbaar.", ""),
        ("Het kader is nu onhaalbaar.", ""),
        ("Het kader is op dit moment haalbaar.", "niet"),
        ("De minister kan platforms niet aanspreken.", "niet"),
        ("De minister kan platforms aanspreken.", ""),
    ],
)
def test_denial(claim: str, word: str) -> None:
    assert negation_differs(claim, SAYS, _stems(claim)) == word


PLANS = "Er wordt verkend of een meldpunt mogelijk is. De minister zal gemeenten steunen."


@pytest.mark.parametrize(
    ("claim", "source", "word"),
    [
        ("De minister kan platforms aanspreken.", SAYS, ""),
        ("De minister moet platforms aanspreken.", SAYS, "moet"),
        ("De minister spreekt platforms aan.", SAYS, "kan"),
        ("Het meldpunt is ingevoerd.", PLANS, "ingevoerd"),
        ("De minister heeft gemeenten gesteund.", PLANS, "heeft"),
        ("De minister zal gemeenten steunen.", PLANS, ""),
        ("De minister steunt gemeenten.", PLANS, ""),
    ],
)
def test_mood(claim: str, source: str, word: str) -> None:
    assert modality_differs(claim, source, _stems(claim)) == word
