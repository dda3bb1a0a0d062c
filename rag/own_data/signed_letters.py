"""Questions which letters somebody signed: a list of these letters, by their dates."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.records import Kamerstuk
from rag.cite import day, enumerated, short_name
from rag.own_data.head_line import AskedHead
from rag.writer import upper

__all__ = ["asks_which_letters", "signed_letters"]

_WHICH = re.compile(
    r"\b(?:welke?|noem|geef)\b(?: (?:de|al|alle|van|deze|die|twee|drie|vier|vijf|\d))*"
    r" (?:kamer|minister)?(?:brie(?:f|ven)|stuk(?:ken)?|document(?:en)?)\b"
)
# Asks who signed, or which they did not.
_NOT = re.compile(
    r"\b(?:wie|wiens|niet|geen|namen)\b"
    r"|\bwelke? (?:(?!\w*(?:brie|stuk|document))\S+ ){0,2}?"
    r"(?:\w+-)?(?:minister|staatssecr|stas|bewinds)"
)


def asks_which_letters(folded: str) -> bool:
    """Whether a (folded) question about signatures asks which documents bear them."""
    return _WHICH.search(folded) is not None and not _NOT.search(folded)


def signed_letters(
    signed: Sequence[AskedHead], kamerstukken: Sequence[Kamerstuk], folded: str, dated: bool
) -> tuple[list[AskedHead], str]:
    """The documents that bear a signature, as a list, and one sentence on those that do not.

    Only where these are asked for and there are any; else all as they are, and no sentence.
    `dated`: the dates are told already.
    """
    pairs = list(zip(signed, kamerstukken, strict=True))
    bare = [short_name(k.entry) for head, k in pairs if not head.lines]
    if not asks_which_letters(folded) or len(bare) == len(signed):
        return list(signed), ""
    listed = [head if dated else _listed(head, k) for head, k in pairs]
    return listed, f"Onder {enumerated(bare)} staat die handtekening niet." if bare else ""


def _listed(head: AskedHead, kamerstuk: Kamerstuk) -> AskedHead:
    """As an item of a list: "Nr. 729 van 4 september 2024: …"."""
    lead = f"{upper(short_name(kamerstuk.entry))} van {day(kamerstuk.entry.date)}:"
    return AskedHead(
        head.document, (*(replace(x, lead=lead) for x in head.lines[:1]), *head.lines[1:]), ""
    )
