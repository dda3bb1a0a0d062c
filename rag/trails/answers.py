"""Answers that come from trails: which motions or commitments there are, and which one is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.dutch import fold, stem, words
from rag.asking.generic_words import is_generic
from rag.asking.history import means_letter
from rag.asking.understanding import Understanding
from rag.trails.records import Place, Trail

Kind = Literal["motie", "toezegging"]

_LIST = re.compile(
    r"\b(?:welke?|noem|alle|som|lijst|overzicht|hoeveel|geef)\b.{0,40}\b(moties|toezeggingen)\b"
)
# Words for who moved a motion, and for a list: a list of motions tells them.
MOVERS = frozenset(
    stem(w)
    for w in "fractie fracties partij partijen indiener indieners indienen ingediend dienen diende "
    "genoemd noemen genoemde overzicht lijst lijstje opsomming alle allemaal langs langskomen bod "
    "orde revue komen voorkomen voorkomt passeren behandelen behandelt behandeld bespreekt "
    "besproken voorbij".split()
)
_ONE = re.compile(r"\b(?:de|die|deze|welke|een) (?:\w+ )?(motie|toezegging)\b")


@dataclass(frozen=True, slots=True)
class TrailItem:
    """One line of a list: what it is about, and the place that is cited for it."""

    trail: Trail
    place: Place


def asked_list(understood: Understanding) -> Kind | None:
    """Whether a list of all motions or commitments is asked for."""
    found = _LIST.search(fold(understood.wording))
    if not found:
        return None
    return "motie" if found[1] == "moties" else "toezegging"


def asked_one(understood: Understanding) -> Kind | None:
    """Whether one motion or commitment is meant, without saying which."""
    found = _ONE.search(fold(understood.standalone))
    if not found:
        return None
    return "motie" if found[1] == "motie" else "toezegging"


def trail_items(
    trails: Sequence[Trail], kind: Kind, documents: Sequence[str]
) -> list[TrailItem]:
    """Every motion or commitment in these documents (in all when there are none), in order."""
    items = []
    for trail in trails:
        places = [p for p in trail.places if not documents or p.document in documents]
        if trail.kind == kind and places:
            items.append(TrailItem(trail, places[0]))
    return items


def label(trail: Trail) -> str:
    """Name and number of a trail: "motie Kuik (CDA) (29 754, nr. 658)"."""
    number = f" ({trail.number})" if trail.number and trail.number not in trail.name else ""
    return f"{trail.name}{number}"


def numbering(item: TrailItem) -> Place | None:
    """The place that gives the number of an item, where the one that is cited for it does not."""
    number = item.trail.number
    if number is None or number in item.trail.name or item.place.number:
        return None
    return next((p for p in item.trail.places if p.number), None)


_ASKS_NUMBER = re.compile(
    r"\b(?:\w*nummer\w*|kamerstuk|vindplaats|geregistreerd|registratie\w*"
    r"|(?<!met )(?<!in )(?<!door )welk stuk)\b"
)


def asked_number(understood: Understanding, trails: Sequence[Trail]) -> list[Trail]:
    """The motions or commitments whose number is asked for; several when one name fits them all."""
    folded = fold(understood.standalone)
    asks = _ASKS_NUMBER.search(fold(understood.wording))
    if not asks or "noot" in asks[0] or understood.apart:  # of a footnote the mark is asked
        return []
    if understood.conversation and _has_subject(understood):
        return []
    kinds = [kind for kind in ("motie", "toezegging") if kind in folded]
    found = [
        trail
        for trail in trails
        if trail.kind in kinds and trail.members and _names_all(folded, trail)
    ]
    if len({trail.members for trail in found}) > 1:
        return []  # each is named: none is left open
    found = of_number(found, set(words(folded)))
    if len(found) > 1:  # two motions of one member: the words of its subject decide
        said = {w for w in words(folded) if len(w) > 4}
        shares = [len(said & set(words(f"{t.name} {t.subject or ''}"))) for t in found]
        best = max(shares)
        found = [t for t, share in zip(found, shares, strict=True) if share == best]
    return found


def _has_subject(understood: Understanding) -> bool:
    """Whether it asks more than the number of what was spoken of: "wat is het nummer daarvan?"."""
    own = (w for w, weight in understood.own if weight == 1)
    asked = fold(understood.wording).replace("kamerstuknummer", "nummer")
    told = any(not is_generic(w) and not _ASKS_NUMBER.search(w) for w in own)
    return told or means_letter(asked)


def of_number(found: Sequence[Trail], said: set[str]) -> list[Trail]:
    """Those whose number is among these folded words; all of them when none is."""
    told = [t for t in found if t.number and set(words(t.number)) <= said]
    return told or list(found)


def _names_all(folded: str, trail: Trail) -> bool:
    return all(fold(member) in folded for member in trail.members)


def numbered_places(trail: Trail, documents: Sequence[str]) -> list[Place]:
    """For every document (of these, if any) the first place that gives the number."""
    first: dict[str, Place] = {}
    for place in trail.places:
        if place.number and (not documents or place.document in documents):
            first.setdefault(place.document, place)
    return list(first.values())


def places_of(number: str, trails: Sequence[Trail]) -> list[Place]:
    """Where a Kamerstuk of this dossier is named that it does not hold; `number` is "nr. 735"."""
    return [
        place
        for trail in trails
        if trail.kind == "stuk" and trail.target is None and trail.number == f"29 754, {number}"
        for place in trail.places
    ]
