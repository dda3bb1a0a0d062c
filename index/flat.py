"""A look-alike of a text that patterns can be written against, with the same offsets."""

__all__ = ["MONTHS", "MONTH_PATTERN", "flatten"]

MONTHS = {
    "januari": 1,
    "februari": 2,
    "maart": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
MONTH_PATTERN = "(?:" + "|".join(MONTHS) + ")"

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t*_"), " ")  # Markdown emphasis too
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'")
_TABLE = _DASHES | _SPACES | _QUOTES


def flatten(text: str) -> str:
    """One character for each character of `text`: dashes, spaces and quotes made plain.

    Emphasis signs (`*`, `_`) become spaces, so that "*Kamerstukken* *I* 2008/09" reads like
    "Kamerstukken I 2008/09". `len(flatten(text)) == len(text)`, always.
    """
    return text.translate(_TABLE)
