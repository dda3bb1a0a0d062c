import re

import pytest

from index.errors import SourceError
from index.notes import Marker, find_markers, find_superscripts
from tests.index.kamerstukken import IDS, kamerstuk, raw

# What the eye sees right before each marker, note 1 first.
BEFORE = {
    "29754-708": [
        "daadwerkelijk worden uitgevoerd.", "rechtsstatelijke beginselen.",
        "internationaal verband.", "Dreigingsbeelden Terrorisme Nederland 57", "57 en 58",
        "Terrorisme Nederland van december 2023", "de Verordening Terroristische Online Inhoud",
        "Uitvoeringswet Terroristische Online Inhoud", "(ATKM)", "Becker c.s.", "nr. 194)",
        "Dreigingsbeeld Terrorisme Nederland 57", "dreigingsbeeld van december 2023",
        "Universiteit Utrecht", "toezegging aan uw Kamer.", "zorgplicht voor online platformen",
        "steun rekenen in de raad.", "Contraterrorisme Strategie", "aanpak van desinformatie",
        "Extremisme Strategie.", "het brede publiek.",
        "extremistisch en terroristisch materiaal.", "vrijheid van meningsuiting.",
        "online problematiek.", "de Digital Services Act.", "algoritmen verwelkomd.",
        "naar uw Kamer gestuurd.", "algemene zorgplicht", "is uitgebleven.",
        "23 december 2022.", "lopende onderzoeken.", "gemeenten en professionals",
        "Sociale Stabiliteit.", "motie van het lid Kuik.", "aanpak van desinformatie.",
        "van de interventie.", "kunnen herkennen.", "Netwerk Mediawijsheid.",
        "regelgeving te initiëren.", "(Associatie van Zuidoost-Aziatische Naties)",
        "Cyber Strategie 2023–2028.", "Rajkowski c.s.", "immersieve technologieën",
    ],
    "29754-729": [
        "internationale inzet.", "zoekgedrag in radicaliseringsprocessen aangekaart.",
        "ReDirect-methode (CDA)", "zorgelijk online gedrag", "lid Kuik (CDA)",
        "terroristisch misbruik.",
    ],
    "29754-729-beslisnota": ["met de Kamer zijn gedeeld."],
    "29754-771": [
        "vrijheid van meningsuiting.", "(ATKM).", "moderatie van online content.",
        "definitie van extremistische content.", "de Versterkte Aanpak Online.",
    ],
    "29754-774": [
        "(het zogeheten COM-netwerk).", "online plaatsvindt.", "jongeren betreft.",
        "die zijn aangenomen.", "(december 2023)", "(december 2024)", "(mei 2025)",
        "ReDirect-methode van start.", "online chatfunctie.", "platformen en zoekmachines.",
        "zeer grote online platformen.", "gewelddadig extremisme.", "jongeren betreft.",
        "Open en Vrije Samenleving", "plaats,", "Online Coalitie.",
        "polarisatie en radicalisering.", "uw Kamer gedeeld.", "waaronder Roblox.",
        "hun smartphonegebruik.", "inlichtingen- en veiligheidsdiensten.",
        "«online radicalisering» ontwikkeld.", "van online onderzoek.", "van 17 december 2024.",
        "op dit vlak.", "uw Kamer aangeboden.", "radicalisering tegen te gaan.",
        "menselijke controle bij contentmoderatie.", "dialoog met de internetsector.",
        "Consument en Markt (ACM)", "niveau in te spannen.", "op grond van de TOI-verordening.",
        "uw Kamer verzonden.", "uw Kamer te presenteren.",
    ],
}  # fmt: skip

# And what follows where it is neither a space nor the end of the block.
AFTER = {
    ("29754-708", 9): ", welke sinds 1 september jl.",
    ("29754-708", 10): ", alsook de verspreiding",
    ("29754-708", 11): ", is strafrechtelijke opsporing",
    ("29754-708", 16): ", waar Nederland",
    ("29754-708", 18): ", de Rijksbrede strategie",
    ("29754-708", 28): ", zoals Nederland",
    ("29754-708", 32): ". Deze zijn te vinden",
    ("29754-729", 4): ", kunnen jongerenwerkers",
    ("29754-729", 5): ".",
    ("29754-774", 5): ", de Kamerbrief Nadere",
}


@pytest.mark.parametrize("document", IDS)
def test_each_marker_stands_where_it_stood(document: str) -> None:
    k = kamerstuk(document)
    assert [n.number for n in k.notes] == list(range(1, len(BEFORE[document]) + 1))
    for note, before in zip(k.notes, BEFORE[document], strict=True):
        (at,) = note.markers
        assert k.text[:at].endswith(before), note
        after = AFTER.get((document, note.number))
        assert k.text.startswith(after, at) if after else not k.text[at : at + 1].strip()


@pytest.mark.parametrize("document", IDS[:2] + IDS[3:4])
def test_each_note_has_the_text_of_the_source(document: str) -> None:
    found = re.findall(r"(?ms)^  (\d+)\.\s(.+?)↩", raw(document))
    expected = {int(number): " ".join(text.split()) for number, text in found}
    k = kamerstuk(document)
    assert {n.number: n.text for n in k.notes} == expected
    assert all(n.text == k.text[n.start : n.end] for n in k.notes)


def test_notes_of_the_contourenbrief_keep_their_odd_forms() -> None:
    k = kamerstuk("29754-708")
    texts = {n.number: n.text for n in k.notes}
    assert texts[2] == (
        "Zie ook Regulering van online content: Naar een herijking van het Nederlandse "
        "internetbeleid (AIV-advies 113) vastgesteld op 24 juni 2020."
    )
    assert texts[11] == "Toezegging geregistreerd onder: TZ202307–103."
    assert texts[19] == texts[35] == texts[37] == "Kamerstukken II, 2022/23, 30 821, nr. 173."
    assert texts[22] == "Kamerstukken II, 2022/23, 36 272 nr. 4, p.3."
    assert texts[42] == "Kamerstukken II, 2023/24, 36 200 VII, nr. 118"
    assert texts[43] == "Kamerstukken II, 2022/23, 26 643, nr. 1041"
    assert "Kamerstukken II, 2023/24 nr. 21 501-33, nr. 1034 p.7" in (texts[26] or "")


def text_of(document: str, number: int) -> str | None:
    note = kamerstuk(document).note(number)
    return note.text if note else None


def test_same_note_in_two_letters_stays_two_notes() -> None:
    same = "Kamerstukken II 2022/23, 29 754, nr. 658."
    assert text_of("29754-729", 3) == text_of("29754-729", 5) == same
    assert text_of("29754-708", 34) == "Kamerstukken II, 2022/23, 29 754, nr. 658."


def test_errors_of_the_source_are_kept() -> None:
    assert text_of("29754-729", 1) == "Kamerstukken II 2022.23, 29 754, nr. 708."
    assert text_of("29754-729-beslisnota", 1) == "Kamerstukken II 2022.23, 29754, nr. 708."
    assert text_of("29754-771", 4) == "Kamerstukken 2025/2026, 29754, nr. 758."


def test_notes_without_text_say_so() -> None:
    k = kamerstuk("29754-774")
    assert {(n.text, n.start, n.end) for n in k.notes} == {(None, None, None)}
    assert len(k.notes) == 34


def test_sequence_decides_between_number_and_marker() -> None:
    text = "is.1 een.2 raad.3 Nederland 574 en 585 komt in december 20236 op 12 jaar. Inhoud7 is"
    markers = find_markers(text, 7)
    assert [(text[m.start - 2 : m.start], text[m.start : m.end]) for m in markers] == [
        ("s.", "1"), ("n.", "2"), ("d.", "3"), ("57", "4"), ("58", "5"), ("23", "6"), ("ud", "7"),
    ]  # fmt: skip


def test_offsets_are_raised_by_start() -> None:
    assert find_markers("woord.1 en", 1, start=100) == (Marker(1, 106, 107),)
    assert find_superscripts("woord.¹ en", 1, start=100) == (Marker(1, 106, 107),)


@pytest.mark.parametrize(
    "text",
    [
        "in 2022.23 en nr. 708",
        "tussen de 7 en\n12 jaar",
        "(1) weerbaarheid (2) tegengeluid",
        "1) Dialoog; 2) Instrumentarium;",
        "in 2023/24 en op 14:00 uur",
        "",
    ],
)
def test_numbers_that_are_no_markers_are_left_alone(text: str) -> None:
    assert find_markers(text) == ()
    assert find_markers(text, 0) == ()


def test_sequence_without_texts_ends_at_its_last_marker() -> None:
    text = "een.1 twee,2 drie)3 en in 2024 en 2035 de 36 200."
    assert [text[m.start - 1] for m in find_markers(text)] == [".", ",", ")"]


def test_missing_marker_is_an_error() -> None:
    with pytest.raises(SourceError, match="Footnote 2 of 3 has no place"):
        find_markers("een.1 twee drie.3", 3)


def test_markers_out_of_order_are_an_error() -> None:
    with pytest.raises(SourceError, match="Footnote 2 of 2 has no place"):
        find_markers("een.2 twee.1", 2)


def test_two_equal_places_are_an_error() -> None:
    with pytest.raises(SourceError, match="more than one way"):
        find_markers("een woord1 en een woord1 en", 1)


def test_number_that_is_left_over_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"no footnote of the sequence: “.*drie\.9 en"):
        find_markers("een.1 twee.2 drie.9 en")


def test_superscripts_must_be_the_sequence() -> None:
    with pytest.raises(SourceError, match="1 to 2 are expected, found: 1"):
        find_superscripts("een.¹ twee.", 2)
