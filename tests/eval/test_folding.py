import pytest

from eval.folding import fold, has_fact, has_form, quote_in, words, words_in_common

SENTENCE = "De motie van het lid Jansen is op 3 juni aangenomen."


def test_fold_joins_dossier_numbers_and_drops_case_diacritics_and_kinds_of_sign() -> None:
    assert fold("Één  «brief»\u00a0–\n29 754, 129 754") == 'een "brief" - 29754, 129 754'
    assert fold("IS", keep_case=True) == "IS"


@pytest.mark.parametrize(
    ("text", "form", "stands"),
    [
        ("Kamerstuk 29 754", "29754", True),
        ("op 12 december 2023.", "12 december 2023", True),
        ("op 112 december 2023", "12 december 2023", False),  # starts inside a number
        ("in 20231", "2023", False),  # ends in a digit: at a word boundary
        ("omdat het moet", "om", False),  # four characters at most: whole word
        ("definities", "definitie", True),  # a longer form may be inflected
        ("TZ202306-154", "TZ20*", True),
        ("het is zo", "IS", False),  # one or two capitals keep their case
        ("de groep IS heeft", "IS", True),
        ("€ 40", "€", True),
        ("tekst", "*", False),
    ],
)
def test_has_form(text: str, form: str, stands: bool) -> None:
    assert has_form(text, form) is stands


def test_one_form_of_a_fact_is_enough() -> None:
    assert has_fact("op 3 juni", ("juni 3", "3 juni"))
    assert not has_fact("op 4 juni", ("juni 3", "3 juni"))


def test_words_leave_out_punctuation_and_list_numbers() -> None:
    assert words("2) De – motie, 29 754!") == ("de", "motie", "29754")


@pytest.mark.parametrize(
    ("passage", "held"),
    [
        (f"Eerst dit. {SENTENCE} Dan dat.", True),
        ("de MOTIE van het lid\n Jansen is op 3 juni aangenomen17 en", True),  # marker glued on
        ("De motie4 van het lid Jansen is op 3 juni aangenomen.", False),  # 9 of 10 but not in runs
        ("De motie van het lid Jansen is op 4 juni verworpen.", False),
        ("aangenomen juni 3 op is Jansen lid het van motie De", False),
        ("", False),
    ],
)
def test_quote_in(passage: str, held: bool) -> None:
    assert quote_in(passage, SENTENCE) is held


def test_quote_in_forgives_a_marker_inside_a_long_quote() -> None:
    quote = "een twee drie vier vijf zes zeven acht negen tien elf twaalf"
    assert quote_in(quote.replace("zes", "zes9"), quote)  # 11 of 12, in runs of five and six
    assert not quote_in(quote.replace("zes", "a").replace("acht", "b"), quote)
    assert not quote_in("iets", "")


def test_words_in_common_count_in_order_and_in_runs() -> None:
    assert words_in_common("een twee drie vier", "nul een twee drie vijf") == 3
    assert words_in_common("een twee", "een twee drie") == 2  # shorter than a run: all of it
    assert words_in_common("een nul drie", "een x drie") == 0
    assert words_in_common("", "een") == 0
