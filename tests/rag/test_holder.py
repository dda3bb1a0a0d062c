"""Who holds an office, as the letters' signatures tell."""

import pytest

from rag.assistant import Assistant
from rag.own_data.signatures import asks_holder
from rag.records import Question


@pytest.mark.parametrize(
    ("folded", "asks"),
    [
        ("wie is de minister van justitie en veiligheid?", True),
        ("hoe heet de minister van szw?", True),
        ("en wie was in 2024 minister van jenv?", True),
        ("wat is de naam van de staatssecretaris van bzk?", True),
        ("wie zijn de leden?", False),
        ("wat doet de minister van szw?", False),
        ("hoe heet de pilot van de minister?", False),
    ],
)
def test_the_holder_of_an_office_is_asked_for(folded: str, asks: bool) -> None:
    assert asks_holder(folded) is asks


def test_every_letter_tells_who_held_it_the_newest_first(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wie is de minister van Justitie en Veiligheid?"))
    assert answer.status == "answered"
    assert [c.document[-3:] for c in answer.citations] == ["774", "771", "729", "708"]
    assert answer.text.startswith("Onder nr. 774 (17 december 2025) staat: «De Minister van")


@pytest.mark.parametrize(
    ("asked", "document", "name"),
    [
        ("En wie was in 2024 minister van JenV?", "29754-729", "D.M. van Weel"),
        ("Hoe heette de minister van Justitie en Veiligheid in september 2024?", "29754-729",
         "D.M. van Weel"),
        ("hoe heet de minister van szw", "29754-708", "C.E.G. van Gennip"),
        # No letter of that year has the office; the one that has it tells of when it is.
        ("wie was minister van Economische Zaken in 2024", "29754-708", "M. Adriaansens"),
        ("hoe heet de minister die nr. 771 schreef?", "29754-771", "Foort van Oosten"),
    ],
)  # fmt: skip
def test_the_year_and_the_office_are_heeded(
    assistant: Assistant, asked: str, document: str, name: str
) -> None:
    answer = assistant.ask(Question(asked))
    assert answer.status == "answered"
    assert {c.document for c in answer.citations} == {document}
    assert name in answer.text


@pytest.mark.parametrize(
    "asked", ["hoe heet de minister van Financiën?", "wie is de staatssecretaris van Defensie?"]
)
def test_an_office_that_signed_nothing_is_not_in_the_dossier(
    assistant: Assistant, asked: str
) -> None:
    assert assistant.ask(Question(asked)).status == "not_in_dossier"


def test_of_a_year_long_before_the_letters_nothing_is_told(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wie was de minister van Justitie in 2015?"))
    assert not any("Van Weel" in c.quote or "Oosten" in c.quote for c in answer.citations)
