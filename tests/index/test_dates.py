"""Dates as the letters write them, and the days they mean."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import DateMention, find_dates

DECEMBER_2023 = date(2023, 12, 12)
SEPTEMBER_2024 = date(2024, 9, 4)
DECEMBER_2025 = date(2025, 12, 17)


@pytest.mark.parametrize(
    ("text", "written", "raw", "first", "last"),
    [
        ("Den Haag, 12 december 2023", DECEMBER_2023, "12 december 2023", "2023-12-12", None),
        (
            "Den Haag, 12\u00a0december 2023",
            DECEMBER_2023,
            "12\u00a0december 2023",
            "2023-12-12",
            None,
        ),
        ("datum: 2023-12-12, versie", DECEMBER_2023, "2023-12-12", "2023-12-12", None),
        ("sinds 1 september jl. van start", DECEMBER_2023, "1 september jl.", "2023-09-01", None),
        ("debat van 14 juni jl. (Kamerstuk", DECEMBER_2023, "14 juni jl.", "2023-06-14", None),
        (
            "uw Kamer op 3 oktober jl. geïnformeerd",
            DECEMBER_2025,
            "3 oktober jl.",
            "2025-10-03",
            None,
        ),
        ("op 17 december jl. aan", DECEMBER_2025, "17 december jl.", "2025-12-17", None),
        ("op 18 december jl. aan", DECEMBER_2025, "18 december jl.", "2024-12-18", None),
        ("Telecomraad 23-24 oktober", DECEMBER_2023, "23-24 oktober", "2023-10-23", "2023-10-24"),
        ("op 15 januari wordt", DECEMBER_2025, "15 januari", "2026-01-15", None),
        ("eind oktober jl. over", DECEMBER_2025, "eind oktober jl.", "2025-10-21", "2025-10-31"),
        ("in oktober jl. een", DECEMBER_2025, "oktober jl.", "2025-10-01", "2025-10-31"),
        ("is begin oktober door", DECEMBER_2023, "begin oktober", "2023-10-01", "2023-10-10"),
        (
            "afgelopen december met",
            SEPTEMBER_2024,
            "afgelopen december",
            "2023-12-01",
            "2023-12-31",
        ),
        ("dit jaar een", DECEMBER_2025, "dit jaar", "2025-01-01", "2025-12-31"),
        ("is dit najaar gestart", DECEMBER_2025, "dit najaar", "2025-09-01", "2025-11-30"),
        ("de vorig jaar uitgebrachte", DECEMBER_2023, "vorig jaar", "2022-01-01", "2022-12-31"),
        ("begin dit jaar een", DECEMBER_2023, "begin dit jaar", "2023-01-01", "2023-03-31"),
        ("afgelopen zomer", SEPTEMBER_2024, "afgelopen zomer", "2024-06-01", "2024-08-31"),
        ("komend voorjaar", DECEMBER_2025, "komend voorjaar", "2026-03-01", "2026-05-31"),
        ("het afgelopen jaar zijn", DECEMBER_2025, "afgelopen jaar", "2024-12-17", "2025-12-17"),
        (
            "in het voorjaar van 2026 kom",
            DECEMBER_2025,
            "het voorjaar van 2026",
            "2026-03-01",
            "2026-05-31",
        ),
        (
            "het najaar van 2024 met",
            SEPTEMBER_2024,
            "het najaar van 2024",
            "2024-09-01",
            "2024-11-30",
        ),
        ("winter 2023", DECEMBER_2023, "winter 2023", "2023-12-01", "2024-02-29"),
        (
            "voor de zomer van 2026 met",
            DECEMBER_2025,
            "voor de zomer van 2026",
            "2026-01-01",
            "2026-06-30",
        ),
        ("Na de zomer wordt", SEPTEMBER_2024, "Na de zomer", "2024-09-01", "2024-12-31"),
        ("visie begin 2024 naar", DECEMBER_2023, "begin 2024", "2024-01-01", "2024-03-31"),
        ("eind 2025 klaar", DECEMBER_2025, "eind 2025", "2025-10-01", "2025-12-31"),
        ("van december 2023 is", DECEMBER_2023, "december 2023", "2023-12-01", "2023-12-31"),
        ("per februari 2024, geldt", SEPTEMBER_2024, "februari 2024", "2024-02-01", "2024-02-29"),
        ("in april 2024, het", SEPTEMBER_2024, "april 2024", "2024-04-01", "2024-04-30"),
        ("In 2027 vindt", DECEMBER_2025, "2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_what_a_mention_means(
    text: str, written: date, raw: str, first: str, last: str | None
) -> None:
    (mention,) = find_dates(text, written)
    found = (mention.raw, mention.first.isoformat(), mention.last.isoformat())
    assert found == (raw, first, last or first)
    assert text[mention.start : mention.end] == raw


@pytest.mark.parametrize(
    "text",
    [
        "31 april 2024",
        "Dreigingsbeeld Terrorisme Nederland 2023/02, p. 13",
        "Verordening (EU) 2022/2065",
        "Vergaderjaar 2023-2024",
        "de Wiv 2017",
        "tussen de 7 en 12 jaar",
        "de afgelopen jaren",
        "2023D48935",
    ],
)
def test_what_is_no_date(text: str) -> None:
    found = find_dates(text, DECEMBER_2025)
    assert [m for m in found if m.exact or m.raw != "april 2024"] == []


def test_only_a_full_day_is_exact() -> None:
    found = find_dates("Op 12 december 2023, na 14 juni jl. en in 2022.", DECEMBER_2023)
    assert found == (
        DateMention(3, 19, "12 december 2023", date(2023, 12, 12), date(2023, 12, 12), True),
        DateMention(24, 35, "14 juni jl.", date(2023, 6, 14), date(2023, 6, 14), False),
        DateMention(42, 46, "2022", date(2022, 1, 1), date(2022, 12, 31), False),
    )


PIECES = [
    "12 ",
    "23-24 ",
    "december ",
    "jl. ",
    "2023 ",
    "-12-",
    "begin ",
    "dit jaar ",
    "zomer ",
    "in ",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.dates(date(1990, 1, 1), date(2060, 12, 31)),
)
def test_mentions_are_ordered_slices_with_a_span(text: str, written: date) -> None:
    end = 0
    for mention in find_dates(text, written):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.raw
        assert mention.first <= mention.last
        end = mention.end


@pytest.mark.parametrize(
    "piece", ["12 december ", "het voorjaar van ", "1-", "begin ", " ", "in 2024"]
)
def test_long_odd_text_takes_under_a_second(piece: str) -> None:
    text = (piece * (10_000 // len(piece) + 1))[:10_000]
    begin = time.perf_counter()
    find_dates(text, DECEMBER_2025)
    assert time.perf_counter() - begin < 1.0
