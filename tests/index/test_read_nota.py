import pytest

from index.errors import SourceError
from index.readers.nota import read_page
from tests.index.kamerstukken import block_with, blocks, head, kamerstuk, outline

NOTA = "29754-729-beslisnota"
HEAD = "Ministerie\n\n**Ministerie van\nZaken**\nStraat 1\n\nnota\n\nTitel\n\n"
DATE = "Datum\n1 mei 2020\n\nOns kenmerk\n7\n\n"


def test_head() -> None:
    assert head(NOTA) == [
        ("sender", "Ministerie van Justitie en Veiligheid"),
        ("sender", "Turfmarkt 147"),
        ("sender", "2511 DP Den Haag"),
        ("sender", "Postbus 16950"),
        ("sender", "2500 BZ Den Haag"),
        ("sender", "www.nctv.nl"),
        ("document_line", "nota"),
        ("title", "Beslisnota bij WODC rapport online rekrutering"),
        ("date", "Datum 4 september 2024"),
        ("number", "Ons kenmerk 5730720"),
    ]


def test_outline_keeps_the_numbering_that_jumps() -> None:
    assert outline(NOTA) == [
        ("1. Aanleiding",),
        ("2. Geadviseerd besluit",),
        ("3. Kernpunten",),
        ("Inhoud beleidsreactie",),
        ("4.2 Communicatie",),
        ("4.3 Afstemming",),
        ("5. Informatie die niet openbaar gemaakt kan worden",),
    ]


def test_page_heads_are_said_once() -> None:
    text = kamerstuk(NOTA).text
    assert (text.count("5730720"), text.count("Datum 4 september 2024")) == (1, 1)


def test_sentence_over_the_page_end_is_whole() -> None:
    assert block_with(NOTA, "- Personen komen").endswith(
        "In een trapsgewijs proces dat hierop volgt, kunnen geïnteresseerden dieper in de "
        "groepering binnenkomen door vervolgens uitgenodigd te worden voor besloten groepen."
    )


def test_lead_ins_are_paragraphs() -> None:
    assert [t for t in blocks(NOTA, "paragraph") if t.endswith(":")] == [
        "Belangrijkste bevindingen daarbij zijn:",
        "Belangrijkste aanbevelingen zijn:",
    ]
    assert len(blocks(NOTA, "list_item")) == 17
    assert {b.label for b in kamerstuk(NOTA).blocks if b.kind == "list_item"} == {"-"}


def test_note_between_heading_and_paragraph_stands_last() -> None:
    k = kamerstuk(NOTA)
    assert [k.text[b.start : b.end] for b in k.blocks[-3:]] == [
        "5. Informatie die niet openbaar gemaakt kan worden",
        "De persoonsgegevens van de ambtenaren zijn niet openbaar ter bescherming van de "
        "persoonlijke levenssfeer.",
        "Kamerstukken II 2022.23, 29754, nr. 708.",
    ]
    assert (k.notes[0].start, k.notes[0].end) == (k.blocks[-1].start, k.blocks[-1].end)
    assert k.signatories == ()


def test_small_nota() -> None:
    raw = HEAD + DATE + "1. Kop\n\nEen zin.¹ Nog\n\nDatum\n1 mei 2020\nOns kenmerk\n7\n\n¹ Noot.\n"
    raw += "\neen zin.\n"
    page = read_page(raw)
    body = [" ".join(raw[s:e] for s, e in part.ranges) for part in page.parts[-2:]]
    assert body == ["1. Kop", "Een zin.¹ Nog een zin."]
    assert [raw[s:e] for part in page.notes for s, e in part.ranges] == ["Noot."]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("nota\n\nTitel\n", "lacks its sender"),
        (DATE + HEAD, "lacks its sender"),
        ("**Ministerie**\n\nnota\n\n" + DATE, "lacks its title"),
        (HEAD + DATE + "Tekst.\n\n¹ Noot.\n", "1 to 1 are expected, found: none"),
        (HEAD + DATE + "Tekst.²\n\n¹ Noot.\n", "1 to 1 are expected, found: 2"),
    ],
)
def test_nota_of_another_form_is_refused(raw: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_page(raw)
