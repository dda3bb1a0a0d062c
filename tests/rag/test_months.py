"""Months that are shortened in a question."""

import pytest

from rag.asking.months import plain_months
from rag.assistant import Assistant
from rag.records import Question


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("de brief van dec 2023", "de brief van december 2023"),
        ("Brief 4 sept. 2024?", "Brief 4 september 2024?"),
        ("de brief van 2 dec", "de brief van 2 december"),
        ("de nota van 29 aug. over", "de nota van 29 augustus over"),
        ("brief dec '23", "brief december 2023"),
        ("mrt 2024 en Mei 2025", "maart 2024 en Mei 2025"),
        ("brief van 5 nov 29 754 nr. 3", "brief van 5 november 29 754 nr. 3"),
        ("brief van 4 dec. Wat staat daar?", "brief van 4 december. Wat staat daar?"),
        ("in feb 12 maatregelen", "in feb 12 maatregelen"),
        ("wat zegt artikel 3 Jan?", "wat zegt artikel 3, Jan?"),
        ("noten 5 en 6 dec 2023", "noten 5 en 6, december 2023"),
        ("wat zei Jan daarover", "wat zei Jan daarover"),
        ("december 2023", "december 2023"),
        ("decor 2023", "decor 2023"),
        ("voetnoot 5 dec 2023", "voetnoot 5, december 2023"),
        ("noot 5 december 2023", "noot 5, december 2023"),
        ("noot 24 maar dan letterlijk", "noot 24 maar dan letterlijk"),
    ],
)
def test_a_shortened_month_is_written_out_beside_a_day_or_year(text: str, plain: str) -> None:
    assert plain_months(text) == plain


def test_a_letter_is_named_by_a_shortened_month(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wie hebben de brief van dec 2023 ondertekend?"))
    assert answer.status == "answered"
    assert {c.document for c in answer.citations} == {"29754-708"}
    assert "Bruins Slot" in answer.text
