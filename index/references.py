"""Finds every place where a text names another document, a motion or a commitment.

Forms: Aanwijzing voor de regelgeving 3.43, the Leidraad voor juridische auteurs, and what
ministries and the Kamer write in practice ("Kamerstuk 29754-708", "(29754, nr. 726)").
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from index.citation_reader import bare_citations, keyworded_citations
from index.flat import flatten
from index.motions import find_motions
from index.records import Reference

__all__ = ["find_references"]

_KST = re.compile(
    r"\bkst-(?:(?P<session>\d{8})-)?(?:(?P<loose>\d{6,8})|(?P<d>\d{4,5}(?:-\d{2}(?=-\d))?)"
    r"(?:-(?P<a>[IVX]{1,5}[AB]?)(?=-))?-(?P<n>\d{1,4}[a-z]?|[A-Z]{1,3}))"
    r"(?:-[bhn]\d{1,3})?(?![\w-])"
)
_TZ = re.compile(r"\bTZ ?(\d{6})\s?-\s?(\d{1,4})(?!\d)", re.IGNORECASE)
_TK = re.compile(r"\b20\d\dD\d{5}(?!\w)")


def find_references(text: str) -> tuple[Reference, ...]:
    """All references of a text, in order of position, none overlapping another.

    Offsets are half-open, in characters of `text`, and `text[r.start:r.end] == r.raw`. Nothing
    is looked up: `target` is always None here (see `index.links`).

    >>> [(r.dossier, r.number) for r in find_references("Zie Kamerstuk 29 754, nr. 658.")]
    [('29754', '658')]
    """
    flat = flatten(text)
    finders: tuple[Callable[[str], Iterable[Reference]], ...] = (
        keyworded_citations,
        _identifiers,
        bare_citations,
        find_motions,
    )
    found: list[Reference] = []
    taken = bytearray(len(flat))
    for finder in finders:  # the most certain first; what overlaps an earlier find is dropped
        for ref in finder(flat):
            if not any(taken[ref.start : ref.end]):
                taken[ref.start : ref.end] = b"\1" * (ref.end - ref.start)
                found.append(ref)
    ordered = _absorb(sorted(found, key=lambda r: r.start), flat)
    return tuple(replace(r, raw=text[r.start : r.end]) for r in ordered)


def _absorb(ordered: list[Reference], flat: str) -> list[Reference]:
    """Joins "motie-Thijssen/Zeedijk" and the "(29502, nr. 191)" right behind it."""
    result: list[Reference] = []
    for ref in ordered:
        last = result[-1] if result else None
        if last and last.kind == "motie" and ref.kind == "kamerstuk" and last.dossier is None:
            between, behind = flat[last.end : ref.start], flat[ref.end : ref.end + 1]
            if between in {"(", " ("} and behind == ")":
                joined = replace(ref, kind="motie", start=last.start, end=ref.end + 1)
                result[-1] = replace(joined, members=last.members, parties=last.parties)
                continue
        result.append(ref)
    return result


def _identifiers(flat: str) -> Iterator[Reference]:
    """Official identifiers, commitments by number and TK document numbers."""
    for match in _KST.finditer(flat):
        yield _from_kst(match)
    for match in _TZ.finditer(flat):
        number = f"TZ{match[1]}-{match[2]}"
        yield Reference("toezegging", match[0], match.start(), match.end(), number=number)
    for match in _TK.finditer(flat):
        yield Reference("kamerstuk", match[0], match.start(), match.end(), number=match[0])


def _from_kst(match: re.Match[str]) -> Reference:
    session, number = match["session"], match["n"]
    lettered = number is not None and number.isalpha()
    return Reference(
        kind="kst-id",
        raw=match[0],
        start=match.start(),
        end=match.end(),
        chamber=None if number is None else "I" if lettered else "II",
        chamber_source="" if number is None else "letter" if lettered else "default",
        session=f"{session[:4]}-{session[4:]}" if session else None,
        dossier=match["d"],
        addition=match["a"],
        number=number,
        kst_id=match[0],
    )
