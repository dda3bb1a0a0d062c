"""The people whom a question names, of those who signed documents of the dossier."""

import re
from collections.abc import Iterable, Sequence

from index.dutch import fold
from index.records import Kamerstuk

__all__ = ["is_of", "named_signatories", "named_together"]

_INITIALS = re.compile(r"(?:(?:[A-Z]\.)+|\w+) ")
# Between two names: each then signed a document of its own, or it is asked which of them did.
_APART = re.compile(r"\d|\b(?:of|dan wel)\b|brie(?:f|ven)\b|stuk(?:ken)?\b|nota\b|reactie\b")


def named_signatories(folded: str, kamerstukken: Sequence[Kamerstuk]) -> dict[str, frozenset[str]]:
    """The documents that each person signed whom a (folded) question names, by surname."""
    found: dict[str, frozenset[str]] = {}
    for kamerstuk in kamerstukken:
        for signatory in kamerstuk.signatories:
            surname = _INITIALS.sub("", signatory.name, count=1)
            if _place(surname, folded):
                found[surname] = found.get(surname, frozenset()) | {kamerstuk.id}
    return found


def is_of(signature: str, surnames: Iterable[str]) -> bool:
    """Whether a signature, "De Minister van …, D.M. van Weel", is of one of these people."""
    return any(signature.endswith(f" {surname}") for surname in surnames)


def named_together(folded: str, surnames: Iterable[str]) -> bool:
    """Whether two or more people are asked for at once: "tekenden A en B nr. 708?"."""
    places = [place for surname in surnames if (place := _place(surname, folded))]
    first, last = min(places, default=(0, 0)), max(places, default=(0, 0))
    return len(places) > 1 and not _APART.search(folded[first[1] : last[0]])


def _place(surname: str, folded: str) -> tuple[int, int] | None:
    """Where a name stands, whole or its first part: "Yeşilgöz" of "Yeşilgöz-Zegerius"."""
    for form in (fold(surname), fold(surname).split("-")[0]):
        if found := re.search(rf"\b{re.escape(form)}(?!\w)", folded):
            return found.span()
    return None
