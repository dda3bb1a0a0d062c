"""Small letters in the form of OpenTK, whole and broken."""

import pytest

from index.errors import SourceError
from index.readers import opentk, opentk_docx
from index.readers.parts import Page

HEAD = """[overzicht] [activiteiten]
[toezeggingen] [stemmingen]

Een titel

Terrorismebestrijding

Brief regering

Nummer: 2020D1, datum: 2020-01-02, bijgewerkt: 2020-01-02 10:00, versie: 1

Directe link naar document (.pdf).

Gerelateerde personen: Bijlagen:

Preview document (🔗 origineel)

"""
LETTER = "Nr. 1 BRIEF VAN DE MINISTER\n\nDen Haag, 2 januari 2020\n\n"
NOTES = "\n\n  1. Een noot,\n\n    in twee delen↩︎\n\n  2. Nog een.↩︎"
BODY = "Kop\n\nEen zin met noot1 erin.2\n\nDe Minister van Zaken,\nJ. Jansen\n"


def texts(raw: str, page: Page) -> list[tuple[str, str]]:
    return [
        (part.kind, " ".join(raw[start:end] for start, end in part.ranges))
        for part in (*page.parts, *page.notes)
    ]


def test_small_letter_with_a_head() -> None:
    raw = HEAD + LETTER + BODY + NOTES
    page = opentk.read_page(raw)
    assert texts(raw, page)[3:] == [
        ("head", "Nummer: 2020D1, datum: 2020-01-02, bijgewerkt: 2020-01-02 10:00, versie: 1"),
        ("head", "Nr. 1 BRIEF VAN DE MINISTER"),
        ("head", "Den Haag, 2 januari 2020"),
        ("heading", "Kop"),
        ("paragraph", "Een zin met noot1 erin.2"),
        ("signature", "De Minister van Zaken, J. Jansen"),
        ("note", "Een noot, in twee delen"),
        ("note", "Nog een."),
    ]
    assert [raw[m.start - 4 : m.end] for m in page.markers] == ["noot1", "rin.2"]


def test_small_letter_without_a_head() -> None:
    raw = HEAD + BODY + NOTES
    assert texts(raw, opentk_docx.read_page(raw))[4][1] == "Kop"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("Een titel\n\nTekst.", "lacks its line with place and date"),
        (HEAD + BODY, "lacks its line with place and date"),
        (HEAD + LETTER + BODY + "\n\n  2. Nog een.↩︎", "not numbered 1, 2, 3"),
        (HEAD + LETTER + BODY + NOTES[:-2], "Footnote 2 has no end"),
        (HEAD + LETTER + BODY.replace("erin.2", "erin.") + NOTES, "Footnote 2 of 2 has no place"),
        (HEAD + LETTER + BODY + "\nIets anders.\n" + NOTES, "not understood: “Iets anders"),
    ],
)
def test_letter_of_another_form_is_refused(raw: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        opentk.read_page(raw)


def test_docx_page_without_page_head_is_refused() -> None:
    with pytest.raises(SourceError, match="Preview document"):
        opentk_docx.read_page("Een titel\n\nTekst.")
