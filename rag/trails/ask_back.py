"""Ask back which one is meant when "het rapport" or "de motie" fits several things of the dossier.

Only where nothing in the question tells: all its other words are generic, or stand in the name of
each of those that are left.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.dutch import fold, stem, words
from index.records import Kamerstuk, SourceEntry
from rag.asking.generic_words import is_generic
from rag.asking.understanding import Understanding
from rag.cite import day, short_name
from rag.trails.answers import label
from rag.trails.named_things import NamedThing
from rag.trails.records import Trail, TrailKind

__all__ = ["Option", "Several", "ambiguous", "options_of"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be meant; `said` are the stems of a question that it answers to."""

    label: str
    said: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Several:
    """What is asked back: "Welke motie bedoelt u", and those that it can be."""

    asking: str
    options: tuple[Option, ...]
    more: str = ""  # stands last: "een ander onderzoek"


# What a question calls each kind, the likeliest to be meant first: "de beleidsreactie op het
# rapport" asks for the reaction, "de conclusies van het rapport in de brief" for the report.
_NOUNS: Mapping[str, frozenset[str]] = {
    kind: frozenset(nouns.split())
    for kind, nouns in {
        "motie": "motie",
        "toezegging": "toezegging belofte",
        "debat": "debat commissiedebat kamerdebat",
        "strategie": "strategie",
        "werkgroep": "werkgroep",
        "evaluatie": "evaluatie",
        "beleidsreactie": "beleidsreactie kabinetsreactie",
        "onderzoek": "onderzoek rapport onderzoeksrapport studie onderzoekers",
        "brief": "brief kamerbrief ministerbrief",
        "uitkomst": "resultaten uitkomsten bevindingen conclusies aanbevelingen",
    }.items()
}
_KIND_OF = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns}
# A question for "de motie in het debat" has two of them, and one for "het commissiedebat" is told
# apart by that word.
_NOUN_STEMS = frozenset(stem(noun) for noun in _KIND_OF if noun != "commissiedebat")
_ASKING = {
    "motie": "Welke motie bedoelt u", "toezegging": "Welke toezegging bedoelt u",
    "debat": "Welk debat bedoelt u", "strategie": "Welke strategie bedoelt u",
    "werkgroep": "Welke werkgroep bedoelt u", "evaluatie": "Welke evaluatie bedoelt u",
    "beleidsreactie": "Welke beleidsreactie bedoelt u", "onderzoek": "Welk onderzoek bedoelt u",
    "brief": "Welke brief bedoelt u", "uitkomst": "Welk onderzoek bedoelt u",
    "noot": "Van welk stuk bedoelt u de voetnoot",
}  # fmt: skip
# Only studies with a title are found, so there may be more.
_MORE = {"onderzoek": "een ander onderzoek", "uitkomst": "een ander onderzoek"}

_DETERMINER = re.compile(
    r"\b(?P<definite>de|het|'t|die|dat|deze|dit|haar|hun|uw)\b"
    r"|\b(?:een|geen|welke?|elke?|iedere?|alle|ander|hoeveel|wat voor)\b"
)
# Which of a row is meant is told by these, though any question may hold them.
_TELLS = re.compile(
    r"\b(?:eerste?|tweede (?!kamer)|derde|vierde|laatste?|vorige|volgende|nieuwste?|nieuwe|oude"
    r"|oudste|ander|andere|eerdere?|latere?)\b"
)


def ambiguous(
    understood: Understanding, options: Mapping[str, Sequence[Option]]
) -> Several | None:
    """What the question can mean, when that is more than one thing of `options`, by their kind."""
    folded = " ".join(fold(understood.wording).split())
    apart = any(part.own != understood.own for part in understood.parts)
    if _TELLS.search(folded) or apart:
        return None
    asked = frozenset(stem(w) for w, _ in understood.own if not _says_nothing(w, understood))
    for kind in _kinds(folded, understood, bool(asked)):
        held = tuple(o for o in options.get(kind, ()) if asked <= o.said)
        if len(held) > 1:
            return Several(_ASKING[kind], held, "" if asked else _MORE.get(kind, ""))
        if held or asked:
            return None
    return None


def _says_nothing(word: str, understood: Understanding) -> bool:
    noted = word.isdigit() and int(word) in understood.footnotes
    return noted or stem(word) in _NOUN_STEMS or word in _NOTE_WORDS or is_generic(word)


_NOTE_WORDS = frozenset("noot noten voetnoot voetnoten".split())


def _kinds(folded: str, understood: Understanding, named: bool) -> list[str]:
    """The kinds of thing that the question takes to be known, the likeliest first."""
    if understood.footnotes:
        return ["noot"]
    found = {_KIND_OF[w] for w in words(folded) if w in _KIND_OF and _is_definite(folded, w, named)}
    return [kind for kind in _NOUNS if kind in found]


def _is_definite(folded: str, noun: str, named: bool) -> bool:
    """Whether "de", "die" or the like stands before the noun; a name does as well."""
    at = re.search(rf"(?<!\w){noun}\b", folded)
    before = list(_DETERMINER.finditer(folded, 0, at.start() if at else 0))
    if not before:
        return named
    return before[-1]["definite"] is not None


def options_of(
    kamerstukken: Sequence[Kamerstuk], trails: Sequence[Trail], things: Sequence[NamedThing],
    notes: Sequence[int] = (),
) -> dict[str, list[Option]]:
    """What each kind of noun can mean in this dossier; `notes` are the footnotes asked for."""
    letters = [k.entry for k in kamerstukken if k.entry.kind == "brief"]
    reactions = [e for e in letters if "beleidsreactie" in e.short_title]
    found: dict[str, list[Option]] = {
        "brief": [Option(_letter(e)) for e in letters],
        "beleidsreactie": [Option(_letter(e), _makers(e, things)) for e in reactions],
        "noot": [
            Option(_letter(k.entry)) for k in kamerstukken if any(k.note(n) for n in notes)
        ],
    }
    entries = {k.id: k.entry for k in kamerstukken}
    for trail in trails:
        if trail.kind is not TrailKind.STUK:
            where = "" if trail.number else f" ({short_name(entries[trail.documents[-1]])})"
            option = Option(f"{label(trail)}{where}", _of_trail(trail))
            found.setdefault(trail.kind.value, []).append(option)
    for thing in things:
        entry = entries[thing.document]
        name = f"{thing.name} ({short_name(entry)}, {day(entry.date)})"
        option = Option(name, frozenset(stem(w) for w in thing.said))
        found.setdefault(thing.kind, []).append(option)
    return found | {"uitkomst": found.get("onderzoek", [])}


def _letter(entry: SourceEntry) -> str:
    return f"{short_name(entry)} ({day(entry.date)})"


def _makers(entry: SourceEntry, things: Sequence[NamedThing]) -> frozenset[str]:
    """Who made the study that a letter reacts to."""
    said = (t.said for t in things if t.kind == "onderzoek" and t.document == entry.id)
    return frozenset(stem(w) for names in said for w in names)


def _of_trail(trail: Trail) -> frozenset[str]:
    return frozenset(stem(w) for w in words(f"{trail.name} {trail.number or ''}"))
