"""What has become of one motion or commitment, and when the next letter comes."""

import re
from collections.abc import Sequence
from datetime import date

from index.dutch import fold, stem, words
from index.records import Kamerstuk
from index.units import block_sentences
from rag.asking.generic_words import is_generic
from rag.asking.understanding import Understanding
from rag.trails.answers import label, of_number
from rag.trails.ledger import Announcement
from rag.trails.records import Place, Trail, TrailKind, TrailStatus
from rag.writer import Draft, KamerstukOf, Writer

__all__ = ["DONE", "STATES", "asked_next_letter", "asked_status", "named_trail", "next_letter",
           "span", "status_of", "telling"]  # fmt: skip

# Ways to say that something was done; read on folded text.
DONE = (
    r"(?:afgedaan|afgehandeld|uitgevoerd|nagekomen|ingelost|gestand|voldaan|afgerond|voltooid"
    r"|ingewilligd|klaar|gerealiseerd|opgevolgd)"
)
_EITHER = r"\b\w*(?:motie|toezegging)\b"
_STATUS = re.compile(
    r"\bstand van (?:zaken|(?:de )?uitvoering)\b|\bstatus\b|\bhoe staat het\b"
    r"|\bhoe (?:is|gaat|liep) het (?:nu |verder )?met\b"
    r"|\bwat is er (?:met|van)\b.{0,80}\b(?:gebeurd|gedaan|geworden|terechtgekomen)\b"
    rf"|\bwat (?:heeft|hebben) .{{0,50}}\bgedaan (?:met|aan)\b.{{0,15}}{_EITHER}"
    rf"|\bwat gebeurde er met\b|\bwat (?:gebeurt|doet|deed) .{{0,30}}\bmet\b.{{0,15}}{_EITHER}"
    r"|\bhoe\b.{0,50}\b(?:uitvoering|opvolging|gevolg|invulling) (?:gegeven )?aan\b.{0,15}"
    rf"{_EITHER}"
    rf"|\b(?:hoe|op welke (?:wijze|manier))\b.{{0,40}}{_EITHER}.{{0,30}}"
    r"\b(?:uit|uitgevoerd|opgevolgd)\W*$"
    rf"|^(?:en )?(?:is|zijn|werd|wordt|heeft|hebben)\b.{{0,60}}{_EITHER}.{{0,60}}"
    rf"\b(?:{DONE}|opgepakt|open)\b"
)
# "Boswijk en Krul vroegen om … Wat is daarmee gebeurd?", and after a question for a motion.
_OF_IT = re.compile(
    r"\bwat is (?:daarmee|daarvan|ermee|ervan) (?:toen |nu )?(?:gebeurd|gedaan|geworden|terecht)"
    r"|\bis (?:daar|er) iets van terecht ?gekomen\b"
    r"|^(?:en )?(?:is|werd) (?:dat|die|deze|dit|er)(?: (?:ook|al|nu|inmiddels|motie|toezegging))* "
    rf"(?:gebeurd|gedaan|uitgevoerd|{DONE})\W*$"
    r"|\bhoe (?:staat|liep|gaat) het (?:er|daar)(?: nu)?mee\b"
)
_NEXT = re.compile(
    r"\bwanneer\b.{0,60}\b(?:volgende|nieuwe|eerstvolgende)\b.{0,20}"
    r"\b(?:voortgangs)?(?:kamer)?brief\b"
    r"|\b(?:volgende|eerstvolgende) voortgangsbrief\b.{0,30}\bwanneer\b"
    r"|\bwanneer\b.{0,40}\bvoortgangsbrief\b.{0,30}\b(?:verwacht|komt|volgt|verschijnt)\b"
)
# What the next letter is called; one about something else is not announced.
_NEXT_LETTER = frozenset(
    stem(w)
    for w in (
        "volgende eerstvolgende nieuwe voortgangsbrief voortgangsbrieven brief kamerbrief verwacht "
        "verwachten komt komen volgt verschijnt versterkte aanpak online vao extremisme terrorisme "
        "extremistische terroristische content tegengaan tegen kamer ministerie"
    ).split()
)
_MOST = 3


def asked_status(understood: Understanding, trails: Sequence[Trail]) -> Trail | None:
    """The one motion or commitment whose state is asked for."""
    folded = " ".join(fold(understood.wording).split())
    if _OF_IT.search(folded):
        return named_trail(understood, trails)
    asks = _STATUS.search(folded)
    if not asks or understood.apart or understood.conversation:
        return None
    return named_trail(understood, trails)


def named_trail(understood: Understanding, trails: Sequence[Trail]) -> Trail | None:
    """The one motion or commitment that a question names, by its members or its number."""
    folded = fold(understood.standalone)
    said = set(words(folded))
    kinds = [k for k in (TrailKind.MOTIE, TrailKind.TOEZEGGING) if k.value in folded]
    if not kinds and _MOVED.search(folded):
        kinds = [TrailKind.MOTIE]
    found = [
        t for t in trails
        if t.kind in kinds and (_names(t, said) or _numbers(t, said))
    ]  # fmt: skip
    found = of_number(found, said)
    if len(found) > 1:  # two of one member: only the words of its subject can tell
        told = {w for w in said if len(w) > 4}
        shares = [len(told & set(words(t.subject or ""))) for t in found]
        found = [t for t, n in zip(found, shares, strict=True) if n == max(shares)]
    return found[0] if len(found) == 1 else None


# A member who asked for a thing did so by motion: "Boswijk en Krul vroegen om …".
_MOVED = re.compile(r"\b(?:vroeg|vroegen|verzocht|verzochten|wilde|wilden|riep|riepen|diende\w*)\b")


def _names(trail: Trail, said: set[str]) -> bool:
    return bool(trail.members) and all(set(words(m)) & said for m in trail.members)


def _numbers(trail: Trail, said: set[str]) -> bool:
    return trail.number is not None and set(words(trail.number)) <= said


def status_of(trail: Trail, documents: Sequence[str], kamerstuk_of: KamerstukOf) -> Draft:
    """The last word of the dossier first, then what the earlier letters say, newest first."""
    writer = Writer(kamerstuk_of)
    places = telling(trail, documents)
    for at, place in enumerate(places[:_MOST]):
        when = kamerstuk_of(place.document).entry
        lead = (
            f"De {label(trail)} is volgens de laatste stand {_state(place, trail)}. "
            if at == 0 else "Eerder: "
        )  # fmt: skip
        start, end = span(place)
        if at == 0:  # what has come of it is told on from there
            end = _told_on(kamerstuk_of(place.document), start, end)
        writer.quote(f"{lead}{_name(when.number, when.date)}:", place.document, start, end)
    return writer.draft()


# What is told behind a motion is of another one where it names one.
_OTHER = re.compile(r"\b(?:motie|toezegging)\b")
# Words of the sentence behind it.
_BRIEF = 40


def _told_on(kamerstuk: Kamerstuk, start: int, end: int) -> int:
    """The end of the sentence that follows this place in its paragraph, where it is short and
    names no other motion; else its own end."""
    block = next(b for b in kamerstuk.blocks if b.start <= start < b.end)
    spans = block_sentences(kamerstuk.text, block)
    following = next(((a, b) for a, b in spans if 0 <= a - end <= 1), None)
    told = kamerstuk.text[slice(*following)] if following else ""
    return following[1] if following and len(told.split()) <= _BRIEF and not _OTHER.search(
        fold(told)
    ) else end


def telling(trail: Trail, documents: Sequence[str]) -> list[Place]:
    """One place a document, the one that says most, newest first."""
    best: dict[str, Place] = {}
    for place in trail.places:
        if documents and place.document not in documents:
            continue
        known = best.get(place.document)
        if known is None or _weight(place) > _weight(known):
            best[place.document] = place
    return sorted(best.values(), key=lambda p: p.written, reverse=True)


def _weight(place: Place) -> int:
    return list(STATES).index(place.status)


def span(place: Place) -> tuple[int, int]:
    return place.bearing or (place.start, place.end)


# From saying least to saying most, as the answer has it.
STATES = {
    TrailStatus.GENOEMD: "alleen genoemd",
    TrailStatus.GEVRAAGD: "aan de orde gesteld",
    TrailStatus.IN_BEHANDELING: "in behandeling",
    TrailStatus.AFGEDAAN: "afgedaan",
}


def _state(place: Place, trail: Trail) -> str:
    """What a place says of the trail, and what no place says of it."""
    state = STATES[place.status]
    settled = any(p.status == TrailStatus.AFGEDAAN for p in trail.places)
    in_hand = place.status == TrailStatus.IN_BEHANDELING
    return f"{state}; het dossier noemt haar niet afgedaan" if in_hand and not settled else state


def _name(number: int | None, written: date) -> str:
    return f"Nr. {number} ({written.year})" if number else f"De beslisnota ({written.year})"


def asked_next_letter(understood: Understanding) -> bool:
    """Whether it is asked when the next letter comes."""
    if _NEXT.search(fold(understood.wording)):
        return all(
            weight < 1 or is_generic(w) or stem(w) in _NEXT_LETTER for w, weight in understood.own
        )
    return (
        # "En wanneer komt die?" after a question about the next letter.
        understood.conversation
        and "wanneer" in fold(understood.wording)
        and all(is_generic(w) for w, weight in understood.own if weight == 1)
        and _NEXT.search(fold(understood.standalone)) is not None
    )


def next_letter(
    announced: Sequence[Announcement], kamerstukken: Sequence[Kamerstuk], kamerstuk_of: KamerstukOf
) -> Draft | None:
    """The newest sentence that announces a next letter; None when none does."""
    newest = max(k.entry.date for k in kamerstukken)
    told = [
        a for a in announced
        if a.last > newest and "brief" in fold(kamerstuk_of(a.document).text[a.start : a.end])
    ]  # fmt: skip
    if not told:
        return None
    last = max(told, key=lambda a: (a.written, a.start))
    writer = Writer(kamerstuk_of)
    entry = kamerstuk_of(last.document).entry
    lead = f"Aangekondigd is {last.raw}. {_name(entry.number, entry.date)}:"
    writer.quote(lead, last.document, last.start, last.end)
    return writer.draft()
