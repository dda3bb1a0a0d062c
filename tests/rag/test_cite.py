"""Citations: the reference forms, the places, and what is flagged."""

from dataclasses import replace

import pytest

from index.references import find_references
from rag.cite import (
    aim,
    citation_line,
    cite,
    document_form,
    document_reference,
    locator,
    long_name,
    note_reference,
    remarks,
    short_name,
    short_session,
    spaced,
)
from rag.records import Citation
from tests.index.fakes import make_kamerstuk
from tests.rag.dossier import citing, kamerstuk, note


@pytest.mark.parametrize(
    ("document", "reference", "name"),
    [
        ("29754-708", "Kamerstukken II 2023/24, 29 754, nr. 708", "nr. 708"),
        # Of 4 September 2024, before Prinsjesdag: still session year 2023/24.
        ("29754-729", "Kamerstukken II 2023/24, 29 754, nr. 729", "nr. 729"),
        ("29754-729-beslisnota",
         "Bijlage bij Kamerstukken II 2023/24, 29 754, nr. 729 (beslisnota)",
         "de beslisnota bij nr. 729"),
        ("29754-771", "Kamerstukken II 2025/26, 29 754, nr. 771", "nr. 771"),
        ("29754-774", "Kamerstukken II 2025/26, 29 754, nr. 774", "nr. 774"),
    ],
)  # fmt: skip
def test_the_five_documents_are_cited_as_the_leidraad_says(
    document: str, reference: str, name: str
) -> None:
    entry = kamerstuk(document).entry
    assert (document_reference(entry), short_name(entry)) == (reference, name)


def test_a_document_without_number_is_cited_by_its_tk_number() -> None:
    entry = replace(kamerstuk("29754-774").entry, number=None)
    assert document_reference(entry) == "Kamerstukken II 2025/26, 29 754 (2025D52856)"
    assert short_name(entry) == "2025D52856"
    assert document_form(entry) == "29 754 (2025D52856) (Vergaderjaar 2025-2026)"


def test_forms_of_dossier_session_and_name() -> None:
    assert (spaced("29754"), spaced("21501-30"), spaced("x")) == ("29 754", "21 501-30", "x")
    assert short_session("1999-2000") == "1999/00"
    entry = kamerstuk("29754-708").entry
    assert document_form(entry) == "29 754, nr. 708 (Vergaderjaar 2023-2024)"
    assert long_name(entry) == "de contourenbrief van 12 december 2023 (29 754, nr. 708)"


def test_a_quote_has_its_place_and_the_notes_marked_in_it() -> None:
    citation = citing(
        "29754-708",
        "in het debat over desinformatie en online platformen van 14 juni jl. "
        "(Kamerstuk 30 821, nr. 194)",
    )
    k = kamerstuk("29754-708")
    assert k.text[citation.start : citation.end] == citation.quote
    assert (citation.n, citation.document) == (1, "29754-708")
    assert citation.heading_path[-1] == "Borderline content of «legal yet harmful» content"
    assert [n.number for n in citation.footnotes] == [11]
    assert citation.url == "https://zoek.officielebekendmakingen.nl/kst-29754-708.html"
    assert locator(citation) == (
        "kop «Borderline content of «legal yet harmful» content», voetnoot 11"
    )


def test_a_note_is_cited_at_the_paragraph_of_its_marker() -> None:
    source = note("29754-708", 26)
    assert source.start is not None
    assert source.end is not None
    citation = cite(kamerstuk("29754-708"), source.start, source.end, 3)
    assert citation.quote == source.text
    assert [n.number for n in citation.footnotes] == [26]
    assert citation_line(citation) == (
        "Kamerstukken II 2023/24, 29 754, nr. 708, kop «Algoritmen», voetnoot 26"
    )
    assert (
        note_reference(source)
        == note_reference(citation.footnotes[0])
        == ("Kamerstukken II 2023/24, 21 501-33, nr. 1034, p. 7; Kamerstukken II 30 821, nr. 193")
    )


def test_what_stands_before_the_first_heading_is_the_inleiding() -> None:
    k = kamerstuk("29754-774")
    at = note(k.id, 1).markers[0]
    borne = cite(k, k.text.rindex(". ", 0, at) + 2, at, 1)
    assert (borne.heading_path, borne.part) == ((), "inleiding")
    assert citation_line(borne) == (
        "Kamerstukken II 2025/26, 29 754, nr. 774, inleiding, voetnoot 1"
    )
    item = citing(k.id, "− de nationale inzet;")
    assert citation_line(item) == "Kamerstukken II 2025/26, 29 754, nr. 774, inleiding"


def test_a_signature_is_cited_as_one_and_a_line_of_the_head_by_its_document() -> None:
    signed = citing("29754-729", "De Minister van Justitie en Veiligheid, D.M. van Weel")
    assert locator(signed) == "ondertekening"
    assert locator(citing("29754-729", "Den Haag, 4 september 2024")) == ""


def test_a_document_without_headings_has_no_inleiding() -> None:
    k = make_kamerstuk([("paragraph", "Een.", ()), ("paragraph", "Twee.", ())], [])
    assert locator(cite(k, 0, 4, 1)) == ""
    headed = make_kamerstuk(
        [("paragraph", "Een.", ()), ("heading", "Kop", ("Kop",)), ("paragraph", "Twee.", ("Kop",))],
        [],
    )
    assert locator(cite(headed, 0, 4, 1)) == "inleiding"


def test_a_marker_belongs_to_the_words_before_it() -> None:
    k = make_kamerstuk([("paragraph", "Een.^Twee.^ Drie.", ())], ["Noot een.", "Noot twee."])
    spans = {"Een.": (1,), "Twee.": (2,), "Drie.": (), "Een.Twee.": (1, 2), "Een": ()}
    for quote, numbers in spans.items():
        start = k.text.index(quote)
        citation = cite(k, start, start + len(quote), 1)
        assert tuple(n.number for n in citation.footnotes) == numbers


def test_the_notes_of_a_citation_can_be_limited() -> None:
    k = kamerstuk("29754-729")
    block = next(b for b in k.blocks if b.start < note(k.id, 1).markers[0] <= b.end)
    every = cite(k, block.start, block.end, 1)
    assert 1 in [n.number for n in every.footnotes]
    assert cite(k, block.start, block.end, 1, notes=[]).footnotes == ()


def _first_note_of_729() -> Citation:
    source = note("29754-729", 1)
    assert source.start is not None
    assert source.end is not None
    return cite(kamerstuk("29754-729"), source.start, source.end, 1)


def test_a_mistyped_session_is_flagged_and_kept() -> None:
    citation = _first_note_of_729()
    assert citation.quote == "Kamerstukken II 2022.23, 29 754, nr. 708."
    assert citation_line(citation) == (
        "Kamerstukken II 2023/24, 29 754, nr. 729, kop «Beleidsreactie», voetnoot 1 "
        "[de bron vermeldt vergaderjaar 2022.23, het stuk zelf 2023-2024]"
    )


def test_an_oddly_spelled_session_that_nothing_contradicts_is_remarked() -> None:
    (reference,) = find_references("Kamerstukken II 2022.23, 29 754, nr. 658")
    assert remarks(reference) == ["vergaderjaar geschreven als 2022.23"]


def test_what_a_note_leads_to_is_cited_by_its_own_session() -> None:
    (reference,) = _first_note_of_729().footnotes[0].refers_to
    assert (reference.session, reference.target) == ("2022-2023", "29754-708")
    assert aim(reference, kamerstuk) == "Kamerstukken II 2023/24, 29 754, nr. 708"
    paged = replace(reference, pages="3,13-15")
    assert aim(paged, kamerstuk) == "Kamerstukken II 2023/24, 29 754, nr. 708, p. 3, 13-15"
    by_date = next(r for r in kamerstuk("29754-774").references if r.target == "29754-771")
    assert aim(by_date, kamerstuk) == "Kamerstukken II 2025/26, 29 754, nr. 771"
    elsewhere = note("29754-729", 3).references[0]
    assert aim(elsewhere, kamerstuk) == "Kamerstukken II 2022/23, 29 754, nr. 658"


def test_a_note_without_text_stays_without_text() -> None:
    k = kamerstuk("29754-774")
    assert [n.text for n in k.notes] == [None] * 34
    at = note("29754-774", 24).markers[0]
    start = k.text.rindex(". ", 0, at - 1) + 2
    citation = cite(k, start, at, 1)
    assert citation.quote.endswith("van 17 december 2024.")
    assert [(n.number, n.text, n.refers_to) for n in citation.footnotes] == [(24, None, ())]
    assert citation_line(citation).endswith("voetnoot 24")


@pytest.mark.parametrize(("start", "end"), [(-5, -1), (5, 5), (9, 4), (0, 10**7)])
def test_what_is_no_quote_cannot_be_cited(start: int, end: int) -> None:
    with pytest.raises(AssertionError, match="a quote lies within its document"):
        cite(kamerstuk("29754-771"), start, end, 1)


def test_a_quote_does_not_start_or_end_with_white_space() -> None:
    k = kamerstuk("29754-771")
    space = k.text.index(" ")
    with pytest.raises(AssertionError, match="its own words"):
        cite(k, space, space + 10, 1)
