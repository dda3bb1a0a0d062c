"""Which one of several is meant: "de tweede", "nummer drie", "2"."""

__all__ = ["NUMBERS", "ORDINALS", "place"]

ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste")
NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht")


def place(word: str) -> int:
    """The place that a folded ordinal, number or digit says, from 1; ValueError for another."""
    if word.isdigit():
        return int(word)
    return (ORDINALS if word in ORDINALS else NUMBERS).index(word) + 1
