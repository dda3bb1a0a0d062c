"""Questions that mean all letters of the dossier without naming one: "deze brieven"."""

import re
from collections.abc import Sequence

from index.records import SourceEntry
from rag.asking.years import years_named

__all__ = ["all_letters"]

_COUNTS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_MEANT = re.compile(
    r"\b(?:(?:deze|die|de|uw|al(?:le)?|welke) (?:(?:deze|die|de) )?"
    r"(?:(?P<count>twee|drie|vier|vijf|zes|\d) )?(?:genoemde |kamer)?"
    r"(?:brieven|kamerbrieven|ministerbrieven|stukken|kamerstukken|documenten)"
    r"|(?:elke?|iedere?|welke?|per) (?:kamer)?(?:brief|stuk|document))\b"
)


def all_letters(folded: str, entries: Sequence[SourceEntry]) -> tuple[str, ...]:
    """The letters that a (folded) question means by "deze brieven"; empty when it does not.

    A year means the letters of that year. A count that is that of all documents means these; one
    that fits neither means others.
    """
    meant = _MEANT.search(folded)
    if not meant:
        return ()
    years = years_named(folded)
    entries = [e for e in entries if not years or e.date.year in years]
    letters = tuple(e.id for e in entries if e.kind == "brief")
    count = meant["count"]
    number = _COUNTS.get(count) or int(count) if count else len(letters)
    if number == len(entries):
        return tuple(e.id for e in entries)
    return letters if number == len(letters) else ()
