"""Which letters "deze brieven" are."""

import pytest

from rag.asking.all_letters import all_letters
from tests.rag.dossier import entries

DOCUMENTS = tuple(e.id for e in entries())
LETTERS = tuple(e.id for e in entries() if e.kind == "brief")


@pytest.mark.parametrize(
    ("folded", "documents"),
    [
        ("wie ondertekenden deze brieven", LETTERS),
        ("wie ondertekenden al deze brieven", LETTERS),
        ("wie tekende welke brief", LETTERS),
        ("de datum van elk stuk", LETTERS),
        ("geef per brief de datum", LETTERS),
        ("wie ondertekenden de vier brieven", LETTERS),
        ("de datums van de 5 stukken", DOCUMENTS),
        ("de datums van de vijf documenten", DOCUMENTS),
        ("wie ondertekenden de stukken uit 2025", LETTERS[2:]),
        ("wie ondertekenden de twee stukken uit 2025", LETTERS[2:]),
        ("wie ondertekenden de stukken uit 2021", ()),
        ("wie ondertekenden de twaalf brieven", ()),
        ("wie ondertekenden de drie brieven", ()),
        ("wie ondertekende de brief", ()),
        ("wie ondertekende het stuk", ()),
        ("hoeveel brieven zijn er", ()),
        ("wie ondertekenden de moties", ()),
    ],
)
def test_the_letters_that_are_meant(folded: str, documents: tuple[str, ...]) -> None:
    assert all_letters(folded, entries()) == documents
