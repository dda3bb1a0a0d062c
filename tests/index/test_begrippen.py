from functools import cache
from pathlib import Path

import pytest

from index.begrippen import (
    Begrip,
    Begrippen,
    Expansion,
    find_abbreviations,
    load_begrippen,
    make_begrippen,
    phrase_key,
)
from index.dutch import STOP_WORDS, words
from index.errors import SettingsError
from tests.index.kamerstukken import IDS, kamerstuk

ABBREVIATIONS = {
    "29754-708": {
        "ICT": "Informatie- en communicatietechnologie",
        "ATKM": "Autoriteit Online Terroristisch en Kinderpornografisch Materiaal",
        "VLOPs": "Zeer Grote Online Platformen",
        "Wiv 2017": "Wet op Inlichtingen en -Veiligheidsdiensten 2017",
        "RoR": "Rijksopleidingsinstituut tegengaan Radicalisering",
        "ASEAN": "Associatie van Zuidoost-Aziatische Naties",
        "IJCV": "International Journal of Conflict and Violence",
        "EVRM": "Europees Verdrag voor de Rechten van de Mens",
    },
    "29754-729": {
        "ICT": "Informatie- en communicatietechnologie",
        "NSCR": "Nederlands Studiecentrum Criminaliteit en Rechtshandhaving",
        "WODC": "Wetenschappelijk Onderzoek- en Datacentrum",
        "EU": "Europese Unie",
        "ATKM": "Autoriteit online Terroristisch en Kinderpornografisch Materiaal",
        "ROR": "Rijksopleidingsinstituut tegengaan Radicalisering",
        "LSE": "Landelijk Steunpunt Extremisme",
        "SZW": "Sociale Zaken en Werkgelegenheid",
        "GIFCT": "Global Internet Forum to Counter Terrorism",
        "GCoP": "Gaming Community of Practice",
    },
    "29754-729-beslisnota": {"VAO": "Versterkte Aanpak Online"},
    "29754-771": {
        "NCTV": "Nationaal Coördinator Terrorismebestrijding en Veiligheid",
        "ICCT": "International Centre for Counter-Terrorism",
        "WODC": "Wetenschappelijk Onderzoek- en Datacentrum",
        "ATKM": "Autoriteit online Terroristisch en Kinderpornografisch Materiaal",
        "EUIF": "EU Internet Forum",
    },
    "29754-774": {
        "DTN": "Dreigingsbeeld Terrorisme Nederland",
        "ATKM": "Autoriteit online Terroristisch en Kinderpornografisch Materiaal",
        "WODC": "Wetenschappelijk Onderzoek- en Datacentrum",
        "LSE": "Landelijk Steunpunt Extremisme",
        "BZK": "Binnenlandse Zaken en Koninkrijksrelaties",
        "OM": "Openbaar Ministerie",
        "SZW": "Sociale Zaken en Werkgelegenheid",
        "ESS": "Expertise-unit Sociale Stabiliteit",
        "NJi": "Nationale Jeugdinstituut",
        "KIA": "Kinderrechten Impact Assesments",  # as the letter spells it
        "ROR": "Rijksopleidingsinstituut tegengaan Radicalisering",
        "RvdK": "Raad voor de Kinderbescherming",
        "EU": "Europese Unie",
        "DSA": "Digital Services Act",
        "ACM": "Autoriteit Consument en Markt",
        "GIFCT": "Global Internet Forum to Counter Terrorism",
        "GOSRN": "Global Online Safety Regulators Network",
    },
}
SMALL = make_begrippen(
    [
        Begrip(("jongeren", "minderjarigen"), ("pubers",), equal=True),
        Begrip(("verwijderen",), ("haalt … weg", "weghalen")),
        Begrip(("besloten groepen",), ("stiekeme chats",)),
        Begrip(("chatfunctie",), ("chats",), weight=0.5),
        Begrip(("overheid",), ("staat der nederlanden",)),
    ]
)


def expand(question: str) -> list[tuple[str, float, str]]:
    return [(e.term, e.weight, e.because) for e in SMALL.expand(words(question))]


@cache
def whole() -> Begrippen:
    return load_begrippen()


def meant(question: str) -> dict[str, str]:
    return {e.term: e.because for e in whole().expand(words(question))}


def test_plural_and_singular_mean_the_same():
    expected = (Expansion("jongeren", 1.0, "puber"), Expansion("minderjarigen", 1.0, "puber"))
    assert SMALL.expand(words("Een puber?")) == expected


def test_equal_terms_lead_to_each_other():
    assert expand("Wat doen jongeren?") == [("minderjarigen", 1.0, "jongeren")]


def test_longest_phrase_wins():
    assert expand("in stiekeme chats") == [("besloten groepen", 1.0, "stiekeme chats")]
    assert expand("in chats") == [("chatfunctie", 0.5, "chats")]


def test_parted_verb():
    assert expand("Wie haalt dat weg?") == [("verwijderen", 1.0, "haalt … weg")]
    assert expand("Wie haalt een twee drie vier vijf zes zeven acht negen weg?") == []


def test_stop_words_of_a_phrase_are_literal():
    assert expand("de staat der Nederlanden") == [("overheid", 1.0, "staat der nederlanden")]
    assert expand("de staat van Nederlanden") == []


def test_over_is_not_overheid():
    begrippen = make_begrippen([Begrip(("gemeenten",), ("overheid",))])
    assert begrippen.expand(words("Wat gaat er over dit onderwerp?")) == ()


def test_nothing_is_meant_by_nothing():
    assert SMALL.expand([]) == ()


def test_greatest_weight_stays():
    begrippen = make_begrippen(
        [Begrip(("video",), ("film",), weight=0.5), Begrip(("video",), ("clip",))]
    )
    assert begrippen.expand(["film", "clip"]) == (Expansion("video", 1.0, "clip"),)


def test_abbreviations_lead_both_ways():
    begrippen = SMALL.with_abbreviations({"LSE": "Landelijk Steunpunt Extremisme"})
    full = (Expansion("Landelijk Steunpunt Extremisme", 1.0, "lse"),)
    short = (Expansion("LSE", 1.0, "landelijk steunpunt extremisme"),)
    assert begrippen.expand(words("Wat is het LSE?")) == full
    assert begrippen.expand(words("het Landelijk Steunpunt Extremisme")) == short
    assert SMALL.expand(words("Wat is het LSE?")) == ()


def test_abbreviation_that_is_a_word_of_grammar_is_left_out():
    begrippen = SMALL.with_abbreviations({"OM": "Openbaar Ministerie"})
    assert begrippen.expand(words("Waar gaat het om?")) == ()


@pytest.mark.parametrize("document", IDS)
def test_abbreviations_of_the_dossier(document: str):
    assert find_abbreviations(kamerstuk(document).text) == ABBREVIATIONS[document]


@pytest.mark.parametrize(
    "text",
    [
        "de motie van het lid Kuik (CDA) en de leden Boswijk (CDA) en Krul (CDA)",
        "conform de motie van het lid Michon-Derkzen (VVD)",
        "de motie Six Dijkstra (NSC)",
        "Verordening (EU) 2022/2065",
        "de Cyberambassadeur (AMAD Cyber)",
        "Google (incl. Youtube), Meta (Facebook en Instagram)",
    ],
)
def test_brackets_that_explain_no_abbreviation(text: str):
    assert find_abbreviations(text) == {}


@pytest.mark.parametrize(
    ("question", "term", "because"),
    [
        ("Hoe worden pubers geronseld?", "jongeren", "pubers"),
        ("Hoe worden pubers geronseld?", "rekrutering", "geronseld"),
        ("Wie haalt die posts weg?", "verwijderen", "haalt … weg"),
        ("Krijgt een platform een boete?", "dwangsom", "boete"),
        ("Wat gebeurt er op insta?", "Instagram", "insta"),
        ("Wat doen buurtwerkers?", "jongerenwerkers", "buurtwerkers"),
        ("Zitten ze in stiekeme chats?", "besloten groepen", "stiekeme chats"),
        ("Mogen papa en mama dat?", "opvoeders", "papa en mama"),
        ("Wat zegt jenv?", "Minister van Justitie en Veiligheid", "jenv"),
    ],
)
def test_everyday_words_reach_the_letters(question: str, term: str, because: str):
    assert meant(question)[term] == because


def test_every_term_is_in_the_dossier():
    texts = [phrase_key(kamerstuk(document).text) for document in IDS]
    longest = 12
    runs = {
        key[at : at + n] for key in texts for n in range(1, longest + 1) for at in range(len(key))
    }
    absent = [t for e in whole().entries for t in e.terms if phrase_key(t) not in runs]
    assert absent == []


def test_no_entry_twice():
    terms = [(e.terms, e.weight) for e in whole().entries if e.also]
    assert sorted({t for t in terms if terms.count(t) > 1}) == []


def test_no_single_word_of_grammar_leads_anywhere():
    assert [w for w in STOP_WORDS if whole().expand([w])] == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{ term = [], ook = ["x y"] }',
         "entry 1: term must be a list of at least one word or phrase."),
        ('{ term = ["video"] }',
         "entry 1 (video): ook must be a list of at least one word or phrase."),
        ('{ term = ["video"], ook = ["wat"] }',
         "entry 1 (video): ook has 'wat', which is no word to search by."),
        ('{ term = ["video"], ook = ["film"], gewicht = 2.0 }',
         "entry 1 (video): gewicht must be a number over 0 and up to 1.0."),
        ('{ term = ["video"], ook = ["film"], gelijk = 1 }',
         "entry 1 (video): gelijk must be true or false."),
        ('{ term = ["video"], ook = ["haalt … er weg"] }',
         'entry 1 (video): "haalt … er weg" must be two words around …, in ook.'),
    ],
)  # fmt: skip
def test_a_bad_entry_is_named(tmp_path: Path, line: str, message: str):
    file = tmp_path / "lijst.toml"
    file.write_text(f"begrippen = [\n{line},\n]\n", encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_begrippen(file)
    assert str(error.value) == f"lijst.toml, {message}"


def test_a_pair_that_stands_there_twice_is_named():
    with pytest.raises(
        SettingsError, match=r'^Begrippenlijst: "film" for "video" is there already.$'
    ):
        make_begrippen([Begrip(("video",), ("film",)), Begrip(("video",), ("Film",))])


def test_a_file_that_is_no_list(tmp_path: Path):
    file = tmp_path / "lijst.toml"
    file.write_text("begrippen = [", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"^lijst\.toml cannot be read as a begrippenlijst: "):
        load_begrippen(file)
    file.write_text("begrippen = 1", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"^lijst\.toml cannot be read as a begrippenlijst: "):
        load_begrippen(file)
