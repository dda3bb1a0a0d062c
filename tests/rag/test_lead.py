"""The short answer before a quote is literal text of it, and there is none when in doubt."""

from datetime import date

import pytest

from rag.answering.lead import lead

WRITTEN = date(2025, 12, 17)


@pytest.mark.parametrize(
    ("question", "quote", "expected"),
    [
        ("Wanneer start de pilot?", "De pilot wordt per januari 2026 uitgerold.",
         "per januari 2026"),
        ("In welk jaar is de evaluatie?", "In 2027 vindt de evaluatie plaats.", "In 2027"),
        ("Sinds wanneer is er een meldpunt?", "De ATKM heeft sinds eind oktober jl. een meldpunt.",
         "sinds eind oktober jl."),
        ("Hoeveel aanbevelingen zijn er?", "Zij doen achttien aanbevelingen.",
         "achttien aanbevelingen"),
        ("Hoeveel bedrijven waren er?", "Er kwamen 12 grote bedrijven.", "12 grote bedrijven"),
        ("Hoe laat verschijnt het?", "Het verschijnt op 4 mei 2025 om 14:00 uur.", "14:00 uur"),
    ],
)
def test_what_is_told_first(question: str, quote: str, expected: str) -> None:
    assert lead(question, quote, WRITTEN) == expected
    assert expected in quote


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Wanneer start de pilot?", "Op 1 mei 2025 is besloten dat hij in juni 2026 start."),
        ("Wanneer start de pilot?", "De pilot start binnenkort."),
        ("Hoeveel aanbevelingen zijn er?", "Er zijn drie onderzoeken."),
        ("Hoeveel aanbevelingen zijn er?", "Twee aanbevelingen hier, drie aanbevelingen daar."),
        ("Waarom start de pilot?", "De pilot wordt per januari 2026 uitgerold."),
        ("Wanneer start hij en wat kost hij?", "De pilot wordt per januari 2026 uitgerold."),
        ("Hoe laat is het?", "Tussen 10:00 uur en 14:00 uur."),
    ],
)
def test_nothing_is_told_when_in_doubt(question: str, quote: str) -> None:
    assert lead(question, quote, WRITTEN) == ""
