"""Years that a question names."""

import re

__all__ = ["years_named"]

# "2022-2026" is one time, and often a name.
_YEAR = re.compile(r"(?<![\d/–-])20\d\d(?![\d/–-])")


def years_named(folded: str) -> frozenset[int]:
    """The years of this century in a (folded) question, without those of a range."""
    return frozenset(int(year) for year in _YEAR.findall(folded))
