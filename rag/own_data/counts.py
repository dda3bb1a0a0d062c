"""Questions for how many footnotes, alineas or headings a document has, and for its headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.dutch import fold, stem, words
from index.records import Block, Kamerstuk
from rag.asking.understanding import Understanding
from rag.own_data.text_places import named_heading

__all__ = ["AskedCount", "asked_count", "headings"]

Counted = Literal["noot", "alinea", "kop"]

_UNITS: dict[Counted, str] = {
    "noot": r"(?:voet)?noten",
    "alinea": r"alinea'?s",
    "kop": r"(?:tussen)?kop(?:pen|jes|teksten)",
}
_HOW_MANY = {
    unit: re.compile(rf"\b(?:hoeveel|wat is het aantal|het aantal) {plural}\b")
    for unit, plural in _UNITS.items()
}
_WHICH = re.compile(
    rf"\b(?:welke|noem (?:alle|de)|geef (?:alle|de)|wat zijn (?:alle|de)) {_UNITS['kop']}\b"
)
# What may stand beside the names of documents and of a heading; all else is a subject.
_ASKING = frozenset(
    stem(w)
    for w in (
        "hoeveel aantal voetnoten noten alinea's alineas koppen kopjes tussenkoppen tussenkopjes "
        "kopteksten kop kopje tussenkop tussenkopje paragraaf hoofdstuk heeft hebben telt tellen "
        "bevat bevatten kent staan staat bestaat zijn noem geef volgorde brief brieven kamerbrief "
        "kamerstuk document totaal"
    ).split()
)
_PLAIN = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class AskedCount:
    """What is counted, in all of the text or under one heading; `listed`: each is wanted."""

    unit: Counted
    heading: str = ""
    listed: bool = False


def asked_count(understood: Understanding, kamerstukken: Sequence[Kamerstuk]) -> AskedCount | None:
    """The count or list that a question asks for and nothing else; headings of `kamerstukken`."""
    folded = " ".join(fold(understood.wording).replace("’", "'").split())
    listed = _WHICH.search(folded) is not None
    units: list[Counted] = [unit for unit, asked in _HOW_MANY.items() if asked.search(folded)]
    if len(units) + listed != 1:
        return None
    heading = named_heading(folded, kamerstukken)
    unit: Counted = "kop" if listed else units[0]
    known = _ASKING | {stem(w) for w in words(heading)}
    rest = {
        w for w, weight in understood.own
        if weight == 1 and stem(w) not in known and not _PLAIN.fullmatch(w)
    }
    return None if rest or (heading and unit == "noot") else AskedCount(unit, heading, listed)


def headings(kamerstuk: Kamerstuk, under: str = "") -> list[Block]:
    """The headings in their order, of the whole document or under one of them."""
    found = [b for b in kamerstuk.blocks if b.kind == "heading"]
    return [b for b in found if under in b.heading_path[:-1]] if under else found
