"""Questions for a place in a letter's text: "de slotzin", "de tweede alinea onder kop X"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.dutch import fold, stem, words
from index.records import Kamerstuk
from rag.asking.understanding import Understanding
from rag.own_data.body import Span, alineas, body, sentences

__all__ = ["AskedPlace", "asked_places", "named_heading", "place_name", "spans_at"]

Unit = Literal["zin", "alinea"]

_ORDERS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde"
).split()
_NAMES = dict(enumerate(_ORDERS, start=1)) | {-1: "laatste", -2: "voorlaatste"}
_COUNTS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5}
_COUNT_NAMES = {n: word for word, n in _COUNTS.items()}
_ORDER = rf"(?:op )?een na laatste|voorlaatste|laatste|{'|'.join(_ORDERS)}|\d{{1,2}}(?:e|de|ste)"
_COUNT = "twee|drie|vier|vijf|[2-5]"
_PLACE = re.compile(
    rf"\b(?:(?:(?P<before>{_COUNT}) )?(?P<order>{_ORDER}) (?:(?P<count>{_COUNT}) )?(?:volledige )?"
    r"(?P<unit>(?:vol)?zin|alinea|woorden)(?:nen|'?s)?"
    r"|(?P<edge>slot|eind|openings|begin|aanvangs)-?(?P<made>zin|alinea)(?:nen|'?s)?)\b"
)
# "De eerste en de laatste zin" are two places.
_BOTH = re.compile(rf"\b({_ORDER}) en (?:de )?(?=(?:{_ORDER}) (zin|alinea)\b)")
# "Hoe begint de laatste?" leaves open of what, unless it is a letter; a count is not a place.
_BARE_ORDER = re.compile(
    rf"\b(voorlaatste|laatste|{'|'.join(_ORDERS)})\b"
    r"(?! (?:\w+ )?\w*(?:brief|brieven|stuk|stukken|nota|document|reactie)\b)"
)
_HOW_MANY = re.compile(r"\bhoeveel\b")
# "Hoe eindigt nr. 708?" asks for its last sentence.
_VERB = re.compile(
    r"\b(?:hoe|waarmee|met welke? (?:zin|woorden)) "
    r"(?:(?P<first>begint|begon|opent|opende|start)|(?P<last>eindigt|eindigde|besluit|besloot"
    r"|sluit(?=.*\baf\b)|sloot(?=.*\baf\b)))\b"
)
# What may stand beside the place and the names of documents and headings; all else is a subject.
_ASKING = frozenset(
    stem(w)
    for w in (
        "zin zinnen alinea alineas slotzin slotzinnen eindzin openingszin openingszinnen "
        "beginzin aanvangszin volzin slotalinea slotalineas eindalinea openingsalinea "
        "beginalinea aanvangsalinea brief brieven kamerbrief kamerbrieven ministerbrief "
        "kamerstuk kamerstukken document documenten nota beslisnota minister kabinet "
        "bewindspersoon bewindspersonen auteur luiden luidde citeren citaat quote weergeven "
        "weergegeven toon tonen zien lezen lees schrijven schrijft zeggen melden inhoud tekst "
        "bewoordingen woorden woord letterlijke letterlijk exacte exact precieze volledige "
        "volledig gaan staan begint beginnen begon opent openen opende start eindigt eindigen "
        "eindigde besluit besluiten besloot sluit sluiten sloot kop kopje tussenkop tussenkopje "
        "koptekst paragraaf hoofdstuk sectie onderdeel volledige op na voorlaatste laatste twee "
        "drie vier vijf formulering geformuleerd alsjeblieft svp aub a b even kopieren "
        "overnemen"
    ).split()
) | {stem(w) for w in _ORDERS}
_NUMBER = re.compile(r"\d{1,4}(?:e|de|ste)?")
_MARKS = re.compile(r"[«»\"'“”‘’()]")
_UNDER = (
    r"(?:onder|kop(?:je|tekst)?|tussenkop(?:je)?|paragraaf|hoofdstuk|sectie|onderdeel)"
    r"(?: (?:de|het|een|over|met|kop|kopje|tussenkop|titel|getiteld|genaamd))*"
)
# Longer headings are told by themselves: "de laatste alinea van Doorkijk naar de toekomst".
_OF = rf"(?:{_UNDER}|van|in|uit)"


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """The sentences or alineas asked for. `order` counts from 1, or back from -1; `alinea` is that
    of the alinea in which sentences are counted, 0 for the whole text."""

    unit: Unit
    order: int
    count: int = 1
    alinea: int = 0
    heading: str = ""


def asked_places(
    understood: Understanding, kamerstukken: Sequence[Kamerstuk]
) -> tuple[AskedPlace, ...]:
    """The places that a question asks for and nothing else; headings are of `kamerstukken`."""
    folded = _BOTH.sub(r"\1 \2 en ", " ".join(fold(understood.wording).split()))
    found = list(_places(folded))
    if not found:
        return ()
    if [unit for unit, _, _ in found] == ["alinea"] and (verb := _VERB.search(folded)):
        found.insert(0, _edge(verb))  # "hoe begint de laatste alinea"
    named = {w for w, weight in understood.own if weight < 1}
    left = set(_BARE_ORDER.findall(_PLACE.sub(" ", folded))) - named
    if not all(order for _, order, _ in found) or left or _HOW_MANY.search(folded):
        return ()
    heading = named_heading(folded, kamerstukken)
    known = _ASKING | {stem(w) for w in words(heading)}
    if any(
        stem(w) not in known and w not in named and not _NUMBER.fullmatch(w)
        for w, _ in understood.own
    ):
        return ()
    return _joined(found, heading)


def _places(folded: str) -> Iterator[tuple[Unit, int, int]]:
    for match in _PLACE.finditer(folded):
        if match["edge"]:
            unit: Unit = "zin" if match["made"] == "zin" else "alinea"
            yield unit, -1 if match["edge"] in ("slot", "eind") else 1, 1
        else:
            count = match["before"] or match["count"]
            number = (_COUNTS.get(count) or int(count)) if count else 1
            unit = "alinea" if match["unit"] == "alinea" else "zin"
            yield unit, _order(match["order"]), number
    if not _PLACE.search(folded) and (verb := _VERB.search(folded)):
        yield _edge(verb)


def _edge(verb: re.Match[str]) -> tuple[Unit, int, int]:
    return "zin", 1 if verb["first"] else -1, 1


def _order(written: str) -> int:
    if written in _ORDERS:
        return _ORDERS.index(written) + 1
    if written[0].isdigit():
        return int(re.sub(r"\D", "", written))
    return -1 if written == "laatste" else -2


def _joined(found: Sequence[tuple[Unit, int, int]], heading: str) -> tuple[AskedPlace, ...]:
    """The places, of which a sentence before an alinea is one within it."""
    if [unit for unit, _, _ in found] == ["zin", "alinea"] and found[1][2] == 1:
        (_, order, count), (_, alinea, _) = found
        return (AskedPlace("zin", order, count, alinea, heading),)
    return tuple(AskedPlace(unit, order, count, heading=heading) for unit, order, count in found)


def named_heading(folded: str, kamerstukken: Sequence[Kamerstuk]) -> str:
    """The longest heading that the question names, or nothing."""
    plain = " ".join(_MARKS.sub(" ", folded).split())
    headings = {b.heading_path[-1] for k in kamerstukken for b in k.blocks if b.kind == "heading"}
    said = [
        (len(form), heading) for heading in headings for form in _forms(heading)
        if re.search(rf"\b{_OF if ' ' in form else _UNDER} {re.escape(form)}(?!\w)", plain)
    ]
    return max(said)[1] if said else ""


def _forms(heading: str) -> set[str]:
    """A heading whole, without its number, and either part of "Pijler 1: Dialoog …"."""
    plain = " ".join(_MARKS.sub(" ", fold(heading)).split())
    bare = re.sub(r"^\d+(?:\.\d+)*\.? ", "", plain)
    return {plain, bare, *(part.strip() for part in bare.split(":"))}


def spans_at(kamerstuk: Kamerstuk, place: AskedPlace) -> list[Span]:
    """Where the place stands in a document; empty when it does not go so far."""
    blocks = body(kamerstuk, place.heading)
    paragraphs = alineas(kamerstuk, blocks)
    if place.unit == "alinea":
        return _picked(paragraphs, place.order, place.count)
    if not place.alinea:
        return _picked(sentences(kamerstuk, blocks, None), place.order, place.count)
    within = _picked(paragraphs, place.alinea, 1)
    found = sentences(kamerstuk, blocks, within[0]) if within else []
    return _picked(found, place.order, place.count)


def _picked(spans: Sequence[Span], order: int, count: int) -> list[Span]:
    start = order - 1 if order > 0 else len(spans) + order - (count - 1 if order == -1 else 0)
    return list(spans[start : start + count]) if 0 <= start <= len(spans) - count else []


def place_name(place: AskedPlace) -> str:
    """"laatste zin", "eerste twee alinea's onder «Algoritmen»"."""
    several = "zinnen" if place.unit == "zin" else "alinea's"
    unit = f"{_COUNT_NAMES[place.count]} {several}" if place.count > 1 else place.unit
    within = f" van de {_named(place.alinea)} alinea" if place.alinea else ""
    under = f" onder «{place.heading}»" if place.heading else ""
    return f"{_named(place.order)} {unit}{within}{under}"


def _named(order: int) -> str:
    return _NAMES.get(order, f"{order}e")
