"""Whether a sentence denies, allows, demands, plans or reports the same as its source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.dutch import STOP_WORDS, background_counts, fold, stem, words

__all__ = ["Cue", "cues", "modality_differs", "negation_differs"]

CueKind = Literal["not", "may", "must", "will", "explore", "done", "past", "advice"]


def _table(**kinds: str) -> dict[str, CueKind]:
    return {word: kind for kind, listed in kinds.items() for word in listed.split()}  # type: ignore[misc]


_CUES = _table(
    **{
        "not": "niet geen nooit noch zonder evenmin niets niemand nergens weinig nauwelijks "
        "amper ontbreekt ontbreken ontbrak gebrek nimmer",
        "may": "kan kunnen kunt kon konden mogelijk mogelijke mogelijkerwijs wellicht misschien "
        "mag mogen zou zouden lijkt lijken eventueel eventuele potentieel potentiele vermoedelijk "
        "waarschijnlijk mogelijkheid mogelijkheden",
        "must": "moet moeten dient dienen verplicht verplichte verplichten verplichting hoeft "
        "hoeven noodzakelijk nodig",
        "will": "zal zullen wil willen voornemens voornemen beoogt beogen streeft streven streef "
        "beoog gaat gaan ga",
        "explore": "verken verkent verkennen verkend verkenning overweegt overwegen overwogen "
        "bezien beziet bekijkt bekeken onderzocht onderzoekt",
        "done": "ingevoerd gerealiseerd afgerond voltooid besloten vastgesteld geregeld "
        "ingesteld bewezen doorgevoerd beeindigd bereikt",
        "past": "heeft hebben heb had hadden werd werden",
        "advice": "aanbevelen aanbevolen aanbeveling aanbevelingen bevelen beveelt adviseert "
        "adviseren geadviseerd advies roept roepen oproep pleit pleiten voorstel stelt",
    }
)
# Not denials, though "on" stands before a known word.
_NO_DENIAL = frozenset("onlangs ongeval ongevallen online onder onze ontslag ongeveer ons".split())
# Content words on each side that say what a cue is about.
_SPAN = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that denies or colours a sentence; `about` are the content stems around it."""

    kind: CueKind
    word: str
    about: frozenset[str]


def cues(text: str) -> list[Cue]:
    """The cues of a text in order; those of other clauses stay out of `about`."""
    found: list[Cue] = []
    for clause in re.split(r"(?<=[;:.!?])\s+", text):
        found += _of_clause(words(clause))
    return found


def _of_clause(clause: Sequence[str]) -> Iterator[Cue]:
    for at, word in enumerate(clause):
        kind = _CUES.get(fold(word))
        if kind is not None:
            yield Cue(kind, word, _around(clause, at))
        elif base := _denied(word):
            yield Cue("not", word, _around(clause, at) | {stem(base)})


def _denied(word: str) -> str:
    """What an adjective with "on" before it denies: "onhaalbaar" -> "haalbaar"; or ""."""
    if len(word) < 7 or not word.startswith("on") or word in _NO_DENIAL:
        return ""
    base = word[2:]
    return base if base in background_counts() and not base.startswith("der") else ""


def _around(clause: Sequence[str], at: int) -> frozenset[str]:
    before = [stem(w) for w in clause[:at] if _is_content(w)][-_SPAN:]
    after = [stem(w) for w in clause[at + 1 :] if _is_content(w)][:_SPAN]
    return frozenset(before + after)


def _is_content(word: str) -> bool:
    return word not in STOP_WORDS and word not in _CUES


def _meets(one: Cue, other: Cue) -> bool:
    return bool(one.about & other.about) or not (one.about and other.about)


def _told(cue: Cue, stems: frozenset[str]) -> bool:
    """Whether a sentence with these stems retells what the cue is about."""
    return len(cue.about & stems) >= max(1, 0.6 * len(cue.about))


def negation_differs(claim: str, source: str, stems: frozenset[str]) -> str:
    """The word that is denied in one and not in the other, or "". `stems` are the claim's."""
    ours = [c for c in cues(claim) if c.kind == "not"]
    theirs = [c for c in cues(source) if c.kind == "not"]
    left = list(theirs)
    for cue in ours:
        twin = max(left, key=lambda c: len(c.about & cue.about), default=None)
        if twin is None or not _meets(cue, twin):
            return cue.word
        left.remove(twin)
    return next((c.word for c in left if _told(c, stems)), "")


def modality_differs(claim: str, source: str, stems: frozenset[str]) -> str:
    """The word by which a sentence says more, or less, than its source; or ""."""
    ours, theirs = cues(claim), cues(source)
    for cue in ours:
        if cue.kind in ("may", "must") and not _has(theirs, cue, (cue.kind,), ours):
            return cue.word
        if cue.kind in ("done", "past") and not _has(theirs, cue, ("done", "past")) and any(
            c.kind in ("will", "explore", "may", "must", "advice") and _meets(c, cue)
            for c in theirs
        ):
            return cue.word
        if cue.kind == "will" and not _has(theirs, cue, ("will",)) and _has(
            theirs, cue, ("done", "past", "may", "must")
        ):
            return cue.word
    for cue in theirs:
        wanted = _SAME.get(cue.kind)
        if wanted and _told(cue, stems) and not _has(ours, cue, wanted, theirs):
            return cue.word
    return ""


# What may stand for what: a duty may be told as an advice, and a plan in the present tense.
_SAME: dict[CueKind, tuple[CueKind, ...]] = {
    "may": ("may",),
    "must": ("must", "advice"),
    "explore": ("explore",),
}


def _has(
    among: Sequence[Cue], cue: Cue, kinds: tuple[CueKind, ...], own: Sequence[Cue] = ()
) -> bool:
    """Whether a cue of these kinds is about the same, or each side has only one to compare."""
    found = [c for c in among if c.kind in kinds]
    lone = len(found) == 1 and sum(c.kind == cue.kind for c in own) == 1
    return lone or any(_meets(c, cue) for c in found)
