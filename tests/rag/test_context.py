"""A quote that leans on what stands before it takes that along, or names its heading."""

from datetime import date

import pytest

from rag.answering.choices import Choice
from rag.answering.context import Introduction, introduction, leans_back
from tests.rag.letters import letter
from tests.rag.test_select import made

LONG = " ".join(["Nederland werkt"] + ["nauw"] * 45) + " samen."
LETTER = letter(
    708,
    date(2023, 12, 12),
    "# Gedragscode\n"
    "Nederland schrijft een non-paper. Dit stuk is op 1 mei aangeboden. Ook is er een werkgroep.\n"
    "Dit vraagt om een flexibele inzet.\n"
    f"{LONG} Deze inzet blijft.",
)


def choice(quote: str, note: int | None = None) -> Choice:
    start = LETTER.text.index(quote)
    return made(start, start + len(quote), 5.0, quote, LETTER.id, note)


def shown(quote: str, *others: str) -> str:
    found = choice(quote)
    said = introduction(found, LETTER, [choice(other) for other in others])
    return LETTER.text[said.start : found.end] + (f" ({said.heading})" if said.heading else "")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Dit stuk is op 1 mei aangeboden.",
         "Nederland schrijft een non-paper. Dit stuk is op 1 mei aangeboden."),
        ("Ook is er een werkgroep.", "Ook is er een werkgroep."),
        ("Dit vraagt om een flexibele inzet.", "Dit vraagt om een flexibele inzet. (Gedragscode)"),
        ("Deze inzet blijft.", "Deze inzet blijft. (Gedragscode)"),
    ],
)
def test_what_stands_before_a_quote(quote: str, expected: str) -> None:
    assert shown(quote) == expected


def test_a_sentence_that_is_quoted_already_is_not_taken_along() -> None:
    quote = "Dit stuk is op 1 mei aangeboden."
    assert shown(quote, "Nederland schrijft een non-paper.") == quote


def test_a_note_stands_alone() -> None:
    note = choice("Dit stuk is op 1 mei aangeboden.", note=1)
    assert introduction(note, LETTER) == Introduction(note.start)


@pytest.mark.parametrize(
    "text",
    ["Hiermee wordt opvolging gegeven.", "In dit licht neemt Nederland een rol.",
     "Zij zijn bevoegd.", "Het bevat een richtlijn.", "Volgens dit rapport niet."],
)
def test_these_lean_back(text: str) -> None:
    assert leans_back(text)


@pytest.mark.parametrize(
    "text",
    ["De ATKM is bevoegd.", "Het kabinet vindt van wel.", "Ook de ATKM is bevoegd.",
     "Daarnaast is Nederland lid van een werkgroep."],
)
def test_these_stand_alone(text: str) -> None:
    assert not leans_back(text)
