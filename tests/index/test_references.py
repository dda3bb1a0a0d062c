"""Every row of references.tsv, and what the table cannot say: offsets, warnings, speed."""

import csv
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.references import find_references
from index.vergaderjaar import read_session, session_of

Row = dict[str, str]

KAMERSTUK_TYPES = {"kamerstuk", "kamerstuk-bijlage", "handelingen", "aanhangsel", "dossier"}
NO_REFERENCE_TYPES = {
    *("marker-trap", "eu", "law", "treaty", "report", "url"),
    *("letter-by-date", "kenmerk", "tk-zaak-nr", "header-dossier", "header-session"),
    *("header-nr", "tkconv-dossier-nr"),
}
KINDS = {"kamerstuk-bijlage": "bijlage"}  # the table's name for our kind

# The table writes an impossible session as INVALID(...); we keep the years and warn.
SESSIONS = {"INVALID(2013-2013)": "2013-2013"}

# The table gives only identifiers that were looked up; these follow from the rule instead.
DERIVED_KST_IDS = {
    "Kamerstukken I 1995/96, 23700, nr. 188b, p. 3": "kst-19951996-23700-188b",
    "nr. 456 (36800-XVI)": "kst-36800-XVI-456",
    "Kamerstuk 21501-32-1740": "kst-21501-32-1740",
    "21 501-32, nr. 1703": "kst-21501-32-1703",
    "Kamerstukken, 2022-2023, 29628, nr. 1": "kst-29628-1",
    "Kamerstukken I 1999–2000, nr. 26 732, nr. 263": "kst-19992000-26732-263",
}


def rows(types: set[str]) -> list[Row]:
    table = Path(__file__).with_name("references.tsv").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if not line.startswith("#")]
    read = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in read if row["type"] in types]


def raw_of(row: Row) -> str:
    return row["raw"].replace("\\n", "\n")


def test_the_table_is_whole() -> None:
    named = {"motion", "toezegging", "toezegging-name", "kst-id", "tk-document-nr"}
    assert len(rows(KAMERSTUK_TYPES | NO_REFERENCE_TYPES | named)) == 123


@pytest.mark.parametrize("row", rows(KAMERSTUK_TYPES), ids=raw_of)
@pytest.mark.parametrize("space", [" ", "\u00a0"], ids=["space", "nbsp"])
def test_citation_of_the_table(row: Row, space: str) -> None:
    text = raw_of(row).replace(" ", space)
    ref = next(r for r in find_references(text) if r.kind not in {"motie", "toezegging"})
    found = {
        "type": ref.kind,
        "chamber": ref.chamber or "",
        "session": ref.session or "",
        "dossier": ref.dossier or "",
        "addition": ref.addition or "",
        "number": ref.number or "",
        "pages": ref.pages or "",
        "kst_id": ref.kst_id or "",
    }
    expected = {key: row[key] for key in found}
    expected["type"] = KINDS.get(row["type"], row["type"])
    expected["session"] = SESSIONS.get(row["session"], row["session"])
    derived = DERIVED_KST_IDS.get(row["raw"].replace("\u00a0", " "), "")
    expected["kst_id"] = row["kst_id"] or derived
    assert found == expected
    assert text[ref.start : ref.end] == ref.raw


@pytest.mark.parametrize(
    "row", [r for r in rows(KAMERSTUK_TYPES) if r["type"] != "dossier"], ids=raw_of
)
def test_how_the_chamber_is_known(row: Row) -> None:
    ref = next(r for r in find_references(raw_of(row)) if r.kind != "motie")
    assert ref.chamber_source == (row["chamber_source"].split(" ")[0] or "default")


@pytest.mark.parametrize("row", rows({"kst-id"}), ids=raw_of)
def test_official_identifiers(row: Row) -> None:
    (ref,) = find_references(raw_of(row))
    expected = (row["chamber"], row["dossier"], row["number"], row["kst_id"] or row["raw"])
    assert ref.kind == "kst-id"
    assert (ref.chamber or "", ref.dossier or "", ref.number or "", ref.kst_id) == expected


@pytest.mark.parametrize("row", rows({"toezegging"}), ids=raw_of)
def test_commitments_by_number(row: Row) -> None:
    (ref,) = find_references(raw_of(row))
    assert (ref.kind, ref.number) == ("toezegging", row["raw"].replace("–", "-"))


@pytest.mark.parametrize("row", rows({"tk-document-nr"}), ids=raw_of)
def test_document_numbers_of_the_tweede_kamer(row: Row) -> None:
    (ref,) = find_references(f"Zie {row['raw']}.")
    assert (ref.kind, ref.number, ref.raw) == ("kamerstuk", row["raw"], row["raw"])


@pytest.mark.parametrize("row", rows(NO_REFERENCE_TYPES), ids=raw_of)
def test_what_is_no_reference(row: Row) -> None:
    assert find_references(raw_of(row)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "de Telecomraad van 23-24 oktober",
        "tussen de 7 en 12 jaar",
        "Kamerstukken",
        "Kamerstuk 2001. Specifieke wetgeving",
        "Kamerstukken II 2005/06, 30 3024, nr. 3",
        "dossier online radicalisering",
        "13 29 754 bezoekers",
        "5730720",
        "2511 DP Den Haag, Postbus 16950",
        "bepaald volgens NEN-EN 13501-1",
        "volgens IEC 31400-12",
        "Acid Violet 49 587–98–4",
        "CAS-nummer 27536-67-5",
        "termen (blg 32123 EN milieu)",
    ],
)
def test_near_misses(text: str) -> None:
    assert find_references(text) == ()


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("Kamerstukken II 2022/23, 29 754, nr. 658", ()),
        ("Kamerstukken II 2022.23, 29 754, nr. 708", ("vergaderjaar geschreven als 2022.23",)),
        ("Kamerstukken II, 2013–2013, 31 322, nr. 217", ("onmogelijk vergaderjaar: 2013-2013",)),
        (
            "Kamerstukken II, 2023/24, 36 200 VII, nr. 118",
            ("36 200 is de begroting 2023, die hoort bij vergaderjaar 2022-2023",),
        ),
        ("Kamerstukken II, 2022/23, 36 200 VII, nr. 118", ()),
    ],
)
def test_warnings(text: str, warnings: tuple[str, ...]) -> None:
    (ref,) = find_references(text)
    assert ref.warnings == warnings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kamerstukken II, 1978–1979, 15 800 nr. 2 en 1979–1980, 15 800 nr. 3.",
            [("1978-1979", "15800", "2"), ("1979-1980", "15800", "3")],
        ),
        (
            "Kamerstukken II 2012/13, 32 842, nr. 13, p. 7 en *Kamerstukken I* 2012/13, 32 842, B",
            [("2012-2013", "32842", "13"), ("2012-2013", "32842", "B")],
        ),
        ("Wat staat er in Kamerstuk 29754-708?", [(None, "29754", "708")]),
        ("Wat staat er in 29754-708?", [(None, "29754", "708")]),
        ("Kamerstukken II 1982/1983, 17 555, nrs. 49 en 55).", [("1982-1983", "17555", "49,55")]),
        ("Kamerstukken II, 28 665, 76) aangekondigde", [(None, "28665", "76")]),
        ("Kamerstuk 33 400 V, NR.1", [(None, "33400", "1")]),
        ("Kamerstukken II *2013/14, 33750-XVII-49, aangenomen", [("2013-2014", "33750", "49")]),
        ("kamerstuk EK 33.290, I).", [(None, "33290", "I")]),
        ("Kamerstukken I, 32128 enz., nr. E, p.4).", [(None, "32128", "E")]),
        ("Kamerstukken I, 32 018 (R 1885), A)", [(None, "32018", "A")]),
        ("Kamerstuk 29 754, 12 december 2023", [(None, "29754", None)]),
    ],
)
def test_several_and_unusual_citations(
    text: str, expected: list[tuple[str | None, str, str | None]]
) -> None:
    assert [(r.session, r.dossier, r.number) for r in find_references(text)] == expected


def test_item_of_the_handelingen() -> None:
    (ref,) = find_references("Handelingen II 2010/11, nr. 108, item 5, p. 25-36")
    assert (ref.number, ref.item, ref.pages) == ("108", "5", "25-36")


def test_session_of_a_range_is_refused_when_it_is_none() -> None:
    with pytest.raises(ValueError, match="geen vergaderjaar: '2023'"):
        read_session("2023")


@pytest.mark.parametrize(
    ("day", "session"),
    [
        ("2024-09-04", "2023-2024"),
        ("2024-09-16", "2023-2024"),
        ("2024-09-17", "2024-2025"),  # Prinsjesdag
        ("2023-12-12", "2023-2024"),
        ("2025-12-17", "2025-2026"),
    ],
)
def test_session_year_turns_on_prinsjesdag(day: str, session: str) -> None:
    assert session_of(date.fromisoformat(day)) == session


PIECES = [
    *("Kamerstukken ", "Kamerstuk ", "bijlage bij ", "II ", "I ", "2022/23, ", "1993/94-1996/97"),
    *("29 754", "21 501-30", "-708", ", nr. 658", "nrs. 1–2", " en ", ", ", "p. 3", ", 13–15", "("),
    *(
        ")",
        "motie van het lid ",
        "Kuik",
        " (CDA)",
        " c.s.",
        "van der ",
        "TZ202307–103",
        "kst-",
        "X",
    ),
    *(
        "toezegging ",
        "aan uw Kamer",
        "Handelingen ",
        "Aanhangsel ",
        "item 5",
        " VII",
        "\n",
        ".",
        "*",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_references_are_ordered_slices_of_the_text(text: str) -> None:
    end = 0
    for ref in find_references(text):
        assert end <= ref.start < ref.end <= len(text)
        assert text[ref.start : ref.end] == ref.raw
        end = ref.end


@pytest.mark.parametrize(
    "piece",
    [
        *("Kamerstukken II 2022/23, ", "29 754, ", "29 754-", "1 ", "12 345 en ", "nr. ", "p. 3, "),
        *(
            "motie van de leden Kuik, ",
            "motie Kuik ",
            "Van Van ",
            "Aa-",
            "Aa en ",
            "toezegging ",
            " ",
        ),
        *(
            "motie van het lid Kuik over ",
            "(CDA) ",
            "bijlage bij Kamerstuk ",
            "2022-2023-",
            "*",
            "A",
        ),
    ],
)
def test_long_odd_text_takes_under_a_second(piece: str) -> None:
    text = (piece * (10_000 // len(piece) + 1))[:10_000]
    begin = time.perf_counter()
    find_references(text)
    assert time.perf_counter() - begin < 1.0
