"""Months as people shorten them: "dec 2023", "4 sept."."""

import re

from index.flat import MONTHS

__all__ = ["plain_months"]

# As months are shortened; "maar" is another word.
_SHORT = {m[:3]: m for m in MONTHS if m not in ("maart", "mei")}
_SHORT |= {"febr": "februari", "mrt": "maart", "sept": "september"}
_SHORTS = "|".join(sorted(_SHORT, key=len, reverse=True))
# With a day before it or a year behind it, or else it is another word: "feb" but not "jan".
_DATED = re.compile(
    rf"(?P<day>\b(?:[12]?\d|3[01]) )?\b(?P<month>{_SHORTS})\b(?:\.(?!\s+(?-i:[A-Z])))?"
    r"(?P<year> (?:20\d\d\b|'\d\d\b))?",
    re.IGNORECASE,
)
# The number of a footnote, an article or a Kamerstuk is no day: "noot 5 dec 2023" is note 5 of a
# letter of that month.
_NOTE_OF = re.compile(
    r"(\b(?:(?:voet)?(?:noot|noten)|nr\.?|artikel|pijler) \d{1,3}(?:(?:,| en| of) \d{1,2})*) "
    rf"(?=(?:{_SHORTS}|{'|'.join(MONTHS)})\b)",
    re.IGNORECASE,
)


def plain_months(text: str) -> str:
    """A question with its shortened months written out where a day or a year stands beside them,
    and the number of a footnote apart from a month behind it."""
    return _DATED.sub(_spelt_out, _NOTE_OF.sub(r"\1, ", text))


def _spelt_out(match: re.Match[str]) -> str:
    # With a capital and no year it may be a name: "artikel 3, Jan".
    if not (match["year"] or (match["day"] and match["month"].islower())):
        return match[0]
    year = (match["year"] or "").strip(" '")
    year = f" {'20' * (len(year) == 2)}{year}" if year else ""
    return f"{match['day'] or ''}{_SHORT[match['month'].lower()]}{year}"
