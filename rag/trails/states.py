"""Which motions or commitments are settled, in hand, or not settled yet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from index.dutch import fold, stem, words
from rag.asking.guard import names_no_subject
from rag.asking.understanding import Understanding
from rag.asking.years import years_named
from rag.trails.answers import TrailItem
from rag.trails.quoting import write_item
from rag.trails.records import Place, Trail, TrailKind, TrailStatus
from rag.trails.status import DONE, STATES, telling
from rag.writer import Draft, KamerstukOf, Writer

__all__ = ["AskedState", "State", "asked_state", "of_state"]


class State(Enum):
    """Which of them a question wants; `OPEN` are all that are not `SETTLED`, `ALL` are told each
    with its own state."""

    ALL = "all"
    OPEN = "open"
    SETTLED = "settled"
    IN_HAND = "in hand"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class AskedState:
    """A list of motions or commitments in one state that a question asks for; `years` are those
    of the letters that are meant, `of` the (folded) members or parties."""

    kind: TrailKind
    state: State
    years: frozenset[int] = frozenset()
    of: frozenset[str] = frozenset()


_ASKS = r"\b(?:welke|noem|hoeveel|zijn|is|lijst|overzicht|alle|geef|staan?|lopen|loopt)\b"
# "De motie" is one that was spoken of before.
_THEM = r"((?:moties|toezeggingen)|(?<=welke )(?:motie|toezegging))"
_OPEN = re.compile(
    r"\b(?:welke|noem|zijn er|hoeveel|lijst|overzicht|alle)\b.{0,60}"
    r"\b(moties|toezeggingen|aankondigingen)\b"
    r".{0,60}\b(?:open(?:staan|staat)?|lopen|lopend\w*|resteren|uitstaan\w*|moeten nog|onafgedaan"
    rf"|(?:niet|nooit)\b.{{0,20}}\b{DONE})\b"
    r"|\b(?:open\w*|lopende|uitstaande|onafgedane|niet afgedane) (moties|toezeggingen)\b"
    # "Zijn alle moties afgedaan?": those that are not tell.
    r"|^(?:en )?zijn (?:alle|al die|al de|de|die|nu alle) (moties|toezeggingen)\b"
    rf".{{0,40}}\b{DONE}\b"
)
# The same in the singular, when nothing says which one: "welke toezegging is nog niet nagekomen?"
_OPEN_ONE = re.compile(
    r"\bwelke\b.{0,20}\b(motie|toezegging)\b.{0,40}\b(?:open|lopen|loopt|uitstaat|moet nog"
    rf"|onafgedaan|(?:niet|nooit)\b.{{0,20}}\b{DONE})\b"
    r"|\b(?:staat|loopt) er nog een\b.{0,20}\b(motie|toezegging)\b"
)
_IN_HAND = re.compile(
    rf"{_ASKS}.{{0,40}}\b{_THEM}\b.{{0,40}}"
    r"\b(?:in (?:behandeling|uitvoering)|onderhanden|opgepakt"
    r"|word(?:t|en) (?:nu |nog )?uitgevoerd)\b"
)
_MENTIONED = re.compile(
    rf"{_ASKS}.{{0,40}}\b{_THEM}\b.{{0,30}}"
    r"\b(?:alleen|slechts|enkel)(?: maar)? genoemd\b"
)
_SETTLED = re.compile(
    rf"{_ASKS}.{{0,40}}\b{_THEM}\b.{{0,40}}\b{DONE}\b"
    rf"|\b(?:afgedane|afgehandelde|uitgevoerde|nagekomen|ingeloste) (moties|toezeggingen)\b"
)
_NOT = re.compile(r"\b(?:niet|geen|nooit|bijna|deels|gedeeltelijk|nauwelijks)\b")
_BY_WORDS = (
    (_OPEN, State.OPEN), (_OPEN_ONE, State.OPEN), (_IN_HAND, State.IN_HAND),
    (_MENTIONED, State.MENTIONED), (_SETTLED, State.SETTLED),
)  # fmt: skip
# What says nothing but the state.
_STATE_WORDS = frozenset(
    stem(w)
    for w in "afgedaan afgedane afgehandeld afgehandelde uitgevoerd uitgevoerde nagekomen ingelost "
    "ingeloste gestand gedaan openstaan openstaat voldaan afgerond voltooid ingewilligd klaar "
    "gerealiseerd opgevolgd "
    "behandeling uitvoering onderhanden opgepakt genoemd alleen slechts enkel open openstaande "
    "lopen lopend lopende loopt uitstaan uitstaande resteren onafgedaan onafgedane resultaat "
    "aankondigingen volgens dossier intussen lijst overzicht opsomming kamerleden commissie".split()
)
_LEADS = {
    State.ALL: "De laatste stand van deze {what} volgens het dossier:",
    State.OPEN: "Van deze {what} zegt geen stuk in het dossier dat zij zijn afgedaan:",
    State.SETTLED: "Van {held} van de {all} {what} zegt een stuk in het dossier dat "
    "{are} afgedaan:",
    State.IN_HAND: "Deze {what} zijn volgens de laatste stand in behandeling:",
    State.MENTIONED: "Deze {what} worden alleen genoemd; geen stuk zegt wat ermee is gedaan:",
}
_NONE = {
    State.ALL: "",
    State.OPEN: "Van alle {all} {what} zegt een stuk in het dossier dat zij zijn afgedaan:",
    State.SETTLED: "Van geen van de {all} {what} zegt een stuk in het dossier dat die is afgedaan:",
    State.IN_HAND: "Geen van de {all} {what} is volgens de laatste stand in behandeling:",
    State.MENTIONED: "Van alle {all} {what} zegt een stuk wat ermee is gedaan:",
}


def asked_state(understood: Understanding, trails: Sequence[Trail]) -> AskedState | None:
    """The motions or commitments whose list is asked for by what became of them, where no subject
    is named but a member or a party.

    A state that is denied, or half true, is answered by the state of each.
    """
    folded = " ".join(fold(understood.wording).split())
    found = ((pattern.search(folded), state) for pattern, state in _BY_WORDS)
    match, state = next(((m, s) for m, s in found if m), (None, State.ALL))
    if match is None or understood.conversation:
        return None
    of = _named(folded, trails)
    if not names_no_subject(understood, _STATE_WORDS | {stem(w) for n in of for w in words(n)}):
        return None
    noun = next(group for group in match.groups() if group)
    kind = TrailKind.MOTIE if noun.startswith("motie") else TrailKind.TOEZEGGING
    denied = state is not State.OPEN and _NOT.search(folded)
    return AskedState(kind, State.ALL if denied else state, years_named(folded), of)


def _named(folded: str, trails: Sequence[Trail]) -> frozenset[str]:
    """The (folded) members and parties of trails that a question names."""
    names = {fold(name) for t in trails for name in (*t.members, *t.parties)}
    return frozenset(n for n in names if re.search(rf"\b{re.escape(n)}\b", folded))


def of_state(
    trails: Sequence[Trail], asked: AskedState, documents: Sequence[str],
    kamerstuk_of: KamerstukOf,
) -> Draft | None:
    """Those in this state, each with the newest document that speaks of it, or where it is
    settled the one that says so; all of them with their states where none is in it.

    Of `documents`, where they are named, only what these speak of. None where these speak of none.
    """
    about = [
        (t, places) for t in trails
        if t.kind == asked.kind and _is_of(t, asked.of)
        and (places := _of_years(telling(t, documents), asked.years))
    ]  # fmt: skip
    held = [
        (t, place) for t, places in about
        if (place := _settling(t, asked.years) if asked.state is State.SETTLED
            else places[0] if _is_in(t, asked.state) else None)
    ]  # fmt: skip
    if not about:
        return None
    what = "moties" if asked.kind is TrailKind.MOTIE else "toezeggingen"
    writer = Writer(kamerstuk_of)
    if held:
        are = "die is" if len(held) == 1 else "zij zijn"
        lead = _LEADS[asked.state].format(what=what, held=len(held), all=len(about), are=are)
    else:
        lead = _NONE[asked.state].format(what=what, all=len(about))
        held = [(t, places[0]) for t, places in about]
    if len(about) == 1 and asked.state is not State.ALL:  # "van geen van de 1 moties" is no Dutch
        lead = f"Het gaat om één {asked.kind}; de laatste stand volgens het dossier:"
    writer.say(lead)
    for at, (trail, place) in enumerate(held, start=1):
        write_item(writer, at, TrailItem(trail, place), f": {STATES[place.status]}")
    return replace(writer.draft(), lined=True)


def _is_of(trail: Trail, names: frozenset[str]) -> bool:
    return not names or bool(names & {fold(n) for n in (*trail.members, *trail.parties)})


def _of_years(places: Sequence[Place], years: frozenset[int]) -> list[Place]:
    return [p for p in places if not years or p.written.year in years]


def _is_in(trail: Trail, state: State) -> bool:
    settled = trail.status is TrailStatus.AFGEDAAN
    mentioned = trail.status is TrailStatus.GENOEMD
    return {
        State.ALL: True, State.OPEN: not settled, State.SETTLED: settled,
        State.MENTIONED: mentioned, State.IN_HAND: not settled and not mentioned,
    }[state]  # fmt: skip


def _settling(trail: Trail, years: frozenset[int]) -> Place | None:
    """The newest place that says it is settled, in a letter of these years if any are given."""
    if trail.status is not TrailStatus.AFGEDAAN:
        return None
    told = _of_years(trail.places[::-1], years)
    return next((p for p in told if p.status is TrailStatus.AFGEDAAN), None)
