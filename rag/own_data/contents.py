"""Questions for which documents the dossier holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.dutch import fold, stem
from index.records import Kamerstuk
from rag.asking.understanding import Understanding
from rag.asking.years import years_named
from rag.cite import day, short_name
from rag.own_data.head_line import AskedHead, HeadLine
from rag.writer import upper

__all__ = ["Contents", "asked_documents"]

_DOCUMENTS = r"(?:kamer)?(?:stukken|brieven)|documenten|bronnen"
_ASKS = re.compile(
    r"\b(?:welke|hoeveel|noem|geef|toon|lijst|overzicht|wat voor|uit welke|zet|som)\b.{0,40}"
    rf"\b(?:{_DOCUMENTS})\b"
    r"|\b(?:waaruit bestaat|wat (?:zit|zitten|staat|staan|bevat)(?: er)?(?: allemaal)?(?: in)?)"
    r" (?:het|dit) dossier\b"
    r"|\bvat (?:het|dit) (?:hele )?dossier\b|\bsamenvatting van (?:het|dit) (?:hele )?dossier\b"
)
_LETTERS = re.compile(r"\b(?:kamer)?brieven\b")
# What says nothing but that the documents are asked for.
_ASKING = frozenset(
    stem(w)
    for w in (
        "stuk stukken kamerstukken document documenten brief brieven kamerbrieven bron bronnen "
        "dossier zitten zit staan staat bevat bevatten bestaat bestaan opgenomen horen hoort heb "
        "hebt gebruik gebruikt gebruiken doorzoek doorzoekt zoek zoekt ken kent lees gelezen noem "
        "geef toon lijst overzicht alle allemaal beschikbaar aanwezig hoeveel aantal waaruit vao "
        "versterkte aanpak online verschenen verstuurd gestuurd jaar tot nu antwoord antwoorden "
        "baseer baseert gebaseerd totaal welke vat samen samenvatting hele zet som rij datum data "
        "nummer nummers chronologisch chronologische volgorde onder elkaar"
    ).split()
)
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Contents:
    """How many documents there are of those asked for, and a line with the title of each."""

    lead: str
    heads: tuple[AskedHead, ...]


def asked_documents(
    understood: Understanding, kamerstukken: Sequence[Kamerstuk]
) -> Contents | None:
    """The documents, the oldest first; the letters or those of a year alone where these are asked
    for; None for another question."""
    folded = " ".join(fold(understood.wording).split())
    if not _ASKS.search(folded) or understood.conversation or understood.outside:
        return None
    years = years_named(folded)
    if re.search(r"\bover (?:het jaar )?20\d\d\b", folded):
        return None
    named = set(understood.documents) if understood.explicit and not years else set()
    if named and not named >= {k.id for k in kamerstukken if k.entry.kind == "brief"}:
        return None  # of these documents something else is asked
    if any(stem(w) not in _ASKING and not _NUMBER.fullmatch(w) for w, _ in understood.own):
        return None
    letters = _LETTERS.search(folded) is not None
    held = [
        k for k in kamerstukken
        if (not years or k.entry.date.year in years) and (not letters or k.entry.kind == "brief")
    ]  # fmt: skip
    held.sort(key=lambda k: (k.entry.date, k.entry.belongs_to or ""))
    what = ("brief" if letters else "stuk") if len(held) == 1 else (
        "brieven" if letters else "stukken"
    )
    of = f" uit {' en '.join(str(y) for y in sorted(years))}" if years else ""
    lead = f"Het dossier bevat {len(held) or 'geen'} {what}{of}{':' if held else '.'}"
    return Contents(lead, tuple(_line(k) for k in held))


def _line(kamerstuk: Kamerstuk) -> AskedHead:
    entry = kamerstuk.entry
    heads = [b for b in kamerstuk.blocks if b.kind == "head"]
    titled = [b for b in heads if b.role == "title"] or heads or list(kamerstuk.blocks)
    block = titled[0]
    name = upper(short_name(entry))
    called = f", {entry.short_title}" if entry.short_title not in name.casefold() else ""
    lead = f"{name}{called}, {day(entry.date)}:"
    return AskedHead(kamerstuk.id, (HeadLine(kamerstuk.id, block.start, block.end, lead),), "")
