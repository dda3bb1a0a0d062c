"""The short answer before a quote is literal text of it, and there is none when in doubt."""

from datetime import date

import pytest

from rag.answering.lead import lead, names_another, with_year
from rag.assistant import Assistant
from rag.records import Question

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


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Wanneer moet de wet geëvalueerd zijn?", ""),
        ("Wanneer zal de wet gelden?", ""),
        ("Sinds wanneer geldt de wet?", "sinds 1 september 2023"),
    ],
)
def test_what_began_does_not_tell_what_is_to_come(question: str, told: str) -> None:
    assert lead(question, "De sinds 1 september 2023 geldende wet wordt bezien.", WRITTEN) == told


@pytest.mark.parametrize(
    ("told", "full"),
    [
        ("sinds eind oktober jl.", "sinds eind oktober jl. (2025)"),
        ("op 2 december jl.", "op 2 december jl. (2025)"),
        ("per januari 2026", "per januari 2026"),
        ("achttien aanbevelingen", "achttien aanbevelingen"),
    ],
)
def test_a_date_of_the_same_year_gets_its_year(told: str, full: str) -> None:
    assert with_year(told, WRITTEN) == full


def test_a_quote_about_something_else_gives_no_date(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wanneer gaat het verbod op sociale media onder de 15 in?"))
    assert "Op 4 september 2024." not in answer.text


def test_a_promise_does_not_tell_when_it_was_done() -> None:
    quote = "De uitwerking wordt in het voorjaar van 2024 naar uw Kamer verstuurd."
    assert lead("Wanneer is de uitwerking verstuurd?", quote, WRITTEN) == ""
    assert lead("Wanneer wordt de uitwerking verstuurd?", quote, WRITTEN) != ""


def test_a_month_is_no_day() -> None:
    quote = "De pilot wordt per januari 2026 uitgerold."
    assert lead("Op welke dag start de pilot?", quote, WRITTEN) == ""


@pytest.mark.parametrize(("question", "another"), [
    ("Wanneer start de pilot met YouTube?", True), ("Wanneer start de pilot op Instagram?", False),
    ("Wanneer start de pilot?", False), ("Wanneer start de pilot van Meta?", True),
])  # fmt: skip
def test_a_date_of_another_is_not_told(question: str, another: bool) -> None:
    assert names_another(question, "De pilot start in 2026 op Instagram.") == another


@pytest.mark.parametrize("platform", ["YouTube", "Roblox"])
def test_a_pilot_with_another_platform_has_no_date(assistant: Assistant, platform: str) -> None:
    answer = assistant.ask(Question(f"Wanneer start de pilot met {platform}?"))
    assert not answer.text.startswith("Per januari 2026")
