"""Head lines: the header rows of references.tsv."""

import pytest

from index.heads import HeadLine, parse_head, parse_head_line
from tests.index.test_references import Row, raw_of, rows

HEADER_TYPES = {
    "header-dossier": "dossier",
    "header-nr": "number",
    "header-session": "session",
    "tkconv-dossier-nr": "dossier_number",
    "tk-document-nr": "tk_number",
    "tk-zaak-nr": "zaak",
    "kenmerk": "kenmerk",
}


@pytest.mark.parametrize("row", rows(set(HEADER_TYPES)), ids=raw_of)
def test_head_lines_of_the_table(row: Row) -> None:
    lines = {line.kind: line for line in parse_head(raw_of(row))}
    line = lines[HEADER_TYPES[row["type"]]]  # type: ignore[index]
    assert line.number == (row["number"] or None)
    if line.kind in {"dossier", "dossier_number"}:
        assert line.dossier == row["dossier"]
    if line.kind == "session":
        assert line.value == row["session"]
    if line.kind in {"tk_number", "zaak", "kenmerk"}:
        assert line.value == row["raw"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "26\u00a0643 Informatie- en communicatietechnologie (ICT)",
            HeadLine(
                "dossier",
                "26643",
                title="Informatie- en communicatietechnologie (ICT)",
                dossier="26643",
            ),
        ),
        (
            "Nr. 708 BRIEF VAN DE MINISTERS",
            HeadLine("number", "708", title="BRIEF VAN DE MINISTERS", number="708"),
        ),
        ("nr. 31", HeadLine("number", "31", number="31")),
        (
            "Onderdeel van kamerstukdossier 29754 -771 Terrorismebestrijding.",
            HeadLine("dossier_number", "29754-771", dossier="29754", number="771"),
        ),
        (
            "Nummer: 2023D48935, datum: 2023-12-12, bijgewerkt: 2024-02-19 10:56, versie: 3",
            HeadLine("tk_number", "2023D48935"),
        ),
        ("Onderdeel van zaak 2023Z20014:", HeadLine("zaak", "2023Z20014")),
        ("Den Haag, 12 december 2023", None),
        ("Tweede Kamer der Staten-Generaal 2", None),
        ("12 jaar in gesprek te gaan", None),
    ],
)
def test_one_line(text: str, expected: HeadLine | None) -> None:
    assert parse_head_line(text) == expected


def test_a_head_on_three_lines() -> None:
    text = "29 754 Terrorismebestrijding\nNr. 774\nBRIEF VAN DE MINISTER"
    assert parse_head(text) == (
        HeadLine("dossier", "29754", title="Terrorismebestrijding", dossier="29754"),
        HeadLine("number", "774", number="774"),
    )
