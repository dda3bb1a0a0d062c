import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentence_spans
from tests.index.kamerstukken import kamerstuk


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "De ATKM, die sinds 1 september jl. van start is gegaan, stuurt bevelen.",
        "Het debat van 14 juni jl. (Kamerstuk 30 821, nr. 194) ging over platformen.",
        "De gewijzigde motie van het lid Becker c.s. over uitingen is aangenomen.",
        "De motie van het lid Rajkowski c.s. Kamerstuk 36 200 VII, nr. 118 vraagt dat.",
        "Kamerstukken II, 2021/22, 21 501-30, nrs. 533 en 542, p. 3, blz. 4 en art. 5.",
        "Zie 29 754, nr. 708 en d.d. 4 september 2024, o.a. Kamerstuk 29 754, nr. 690.",
        "Zie bijv. Meta, mr. Jansen, dr. De Vries, drs. Bakker, ir. Smit en prof. Mulder.",
        "De Minister is H.G.J. Bruins Slot en haar voorganger C.E.G. Van Gennip.",
        "De Minister, D. Yeşilgöz-Zegerius, en A. Adriaansens tekenden.",
        "Verordening (EU) 2022/2065 geldt.",
        "1. Maatregelen gericht op online weerbaarheid",
        "4.2 Communicatie",
        "Het rapport «Radicale reclame? Een onderzoek naar rekrutering» is er.",
        'Het rapport "Radicale reclame op sociale media. Een onderzoek" zal verschijnen.',
        "Google (incl. Youtube), Meta (Facebook en Instagram) en NL Digital.",
        "Via https://dataschool.nl/nieuws/spelen-met-vuur/.",
        "De ontwikkelingen hebben betrekking op het volgende:",
        "Winter, C., Neumann, P., Vidino, L., & Fürst, J. (2020).",
        "Zie ook i.v.m. De Hond en m.b.t. Meta, Stb. 2023, 12.",
        "Op 14:00 uur wordt 36.272 gelezen in www.isdatechtzo.nl door burgers.",
    ],
)
def test_stays_one_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dat was op 17 december jl.", "De brief volgde."),
        ("Dat bleek uit de motie van het lid Becker c.s.", "Het kabinet voert die uit."),
        ("De Kamer is op 23 december 2022 geïnformeerd.", "Gemeenten ervaren knelpunten."),
        ("Zie Kamerstuk 29 754, nr. 708.", "Daarin staat meer."),
        ("Dat stond in de brief van 2023.", "Deze brief gaat verder."),
        ("Het is vastgesteld (zie bijlage.)", "Nu volgt de rest."),
        ("Het heet «Blijf in Beeld.»", "De campagne loopt."),
        ("Is dat zo?", "Ja."),
        ("Dat geldt voor de EU.", "Nederland doet mee."),
        ("De dialoog is er ook met X.", "Daarnaast is er Telegram."),
        ("Dat is het.", "«Online manifestaties» is een factsheet."),
        ("Dat is het.", "(Zie ook de bijlage.)"),
        ("In het rapport (2022).", "Via Rijksoverheid.nl."),
        ("Het rapport is er.", "2025 wordt het jaar."),
        ("Zie https://dataschool.nl/nieuws/.", "Dat is de bron."),
        ("De zaak is afgedaan (CDA).", "Eén van de gevolgen is dit."),
        ("Er zijn meer vormen, enz.", "Ook die tellen."),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_sentences_inside_a_quote_are_parted() -> None:
    assert split("Hij zei: «Dat is zo. Dat blijft zo.» Toen ging hij.") == [
        "Hij zei: «Dat is zo.",
        "Dat blijft zo.»",
        "Toen ging hij.",
    ]


def test_line_break_always_parts() -> None:
    assert split("Kop zonder punt\nEen zin. Nog een.\n\n− een item;") == [
        "Kop zonder punt",
        "Een zin.",
        "Nog een.",
        "− een item;",
    ]


def test_offsets_are_of_the_whole_text() -> None:
    text = "Voor. Een zin.  Nog een. Na."
    assert sentence_spans(text, 5, 24) == ((6, 14), (16, 24))
    assert sentence_spans(text, 5, 6) == ()


def test_range_ends_a_sentence() -> None:
    assert sentence_spans("Het is nr. 708 dus.", 0, 10) == ((0, 10),)


@given(st.text(alphabet='Aa1. ?!()«»"\n,cs.jlDe', max_size=80), st.data())
def test_spans_are_trimmed_ordered_and_lose_nothing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = sentence_spans(text, start, end)
    edges = [start, *(edge for span in spans for edge in span), end]
    assert edges == sorted(edges)
    assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)
    kept = "".join("".join(text[a:b].split()) for a, b in spans)
    assert kept == "".join(text[start:end].split())


@pytest.mark.parametrize(
    ("document", "sentences"),
    [
        ("29754-708", 158),
        ("29754-729", 89),
        ("29754-729-beslisnota", 8),
        ("29754-771", 65),
        ("29754-774", 144),
    ],
)
def test_paragraphs_of_the_dossier(document: str, sentences: int) -> None:
    k = kamerstuk(document)
    found = [
        k.text[start:end]
        for b in k.blocks
        if b.kind == "paragraph"
        for start, end in sentence_spans(k.text, b.start, b.end)
    ]
    assert all(s[0].isupper() and s[-1] in ".:" for s in found)
    assert len(found) == sentences
