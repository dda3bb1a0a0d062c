"""Finds the trails that a person means by a name, a number or a word of the subject."""

import re
from collections.abc import Iterable, Sequence

from index.dutch import fold
from index.records import Reference
from index.references import find_references
from rag.trails.mentions import written_number
from rag.trails.records import Trail, TrailKind

__all__ = ["find_trail", "find_trails"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that say what kind of thing is meant, not which one.
_GENERIC = _words(
    """de het een van aan lid leden kamerlid kamerleden motie moties toezegging toezeggingen
    gewijzigde nader cs c s kamerstuk kamerstukken stuk nr en door heer mevrouw"""
)
_BARE_NUMBER = re.compile(r"(?:nr\.?\s*)?(\d{1,4})")


def find_trails(name: str, trails: Sequence[Trail]) -> tuple[Trail, ...]:
    """All trails that a name can mean, in the order of `trails`; empty when there are none.

    A name is a number ("29 754, nr. 658", "TZ202306-154", "nr. 658", a document id), members
    ("Kuik", "motie-Boswijk/Krul") or words of the name or subject ("voorganger", "handreiking").

    >>> find_trails("", ())
    ()
    """
    asked = " ".join(fold(name).split())
    if not asked:
        return ()
    by_number = _by_number(name, asked, trails)
    if by_number is not None:
        return by_number
    kept = _of_kind(asked, trails)
    wanted = {w for w in _tokens(asked) if w not in _GENERIC}
    if not wanted:
        return tuple(kept) if len(kept) < len(trails) else ()
    parties = {fold(p) for t in trails for p in t.parties}
    names = wanted - parties or wanted
    by_member = [t for t in kept if names <= _member_tokens(t)]
    found = by_member or [t for t in kept if wanted <= _told(t)]
    return _by_qualifier(asked, found)


def find_trail(name: str, trails: Sequence[Trail]) -> Trail | None:
    """The only trail that a name can mean; None when there is none or more than one."""
    found = find_trails(name, trails)
    return found[0] if len(found) == 1 else None


def _by_number(name: str, asked: str, trails: Sequence[Trail]) -> tuple[Trail, ...] | None:
    """The trails with the number that is asked for; None when no number is."""
    references = [r for r in find_references(name) if _has_number(r)]
    numbers = {fold(written_number(r) or "") for r in references}
    ids = {(r.kst_id or "").removeprefix("kst-") for r in references} - {""}
    if bare := _BARE_NUMBER.fullmatch(asked):
        return tuple(t for t in trails if t.number and t.number.endswith(f"nr. {bare[1]}"))
    if asked in {t.target for t in trails}:
        return tuple(t for t in trails if t.target == asked)
    if not references:
        return None
    return tuple(t for t in trails if fold(t.number or "-") in numbers or _id(t) in ids)


def _has_number(ref: Reference) -> bool:
    return ref.number is not None


def _id(trail: Trail) -> str | None:
    """ "29754-658", read off the official address."""
    found = re.search(r"kst-([\w-]+)\.html$", trail.url or "")
    return found[1] if found else None


def _of_kind(asked: str, trails: Sequence[Trail]) -> list[Trail]:
    kinds = [k for k in (TrailKind.MOTIE, TrailKind.TOEZEGGING) if re.search(rf"\b{k}", asked)]
    return [t for t in trails if not kinds or t.kind in kinds]


def _by_qualifier(asked: str, found: Iterable[Trail]) -> tuple[Trail, ...]:
    """Only the changed motions, where that is asked for and there are such."""
    every = tuple(found)
    changed = tuple(t for t in every if "gewijzigde" in t.name)
    return changed if "gewijzigde" in asked and changed else every


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", fold(text)))


def _member_tokens(trail: Trail) -> set[str]:
    return {token for member in trail.members for token in _tokens(member)}


def _told(trail: Trail) -> set[str]:
    """The words of its name and of every subject that is given."""
    return _tokens(" ".join((trail.name, *(p.subject or "" for p in trail.places))))
