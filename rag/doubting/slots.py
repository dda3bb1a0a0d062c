"""What an answer must hold for a question to be answered: an amount, a count, a name, a place.

That a passage is about the same subject is not enough: "hoeveel meldingen" is answered by a
sentence that counts them, not by one that says where to report. Each kind of thing that is asked
for is looked for in the sentences of the best passages, near the words that the question is about.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.dutch import STOP_WORDS, stem, words
from rag.asking.groups import MEMBERS, NUMBER, groups_asked
from rag.asking.query import Query
from rag.doubting.slot_patterns import ASKED, COUNTED, FILLER, UNITS
from rag.finding.view import PassageView, SentenceView

__all__ = ["Slot", "asked_slots", "is_certain", "unfilled", "unspecified"]

# The sentence that holds the thing shares this much of the question's other words when it is
# about the same; less counts in proportion. Days stand everywhere, so that more is needed for one.
ENOUGH = {"day": 0.6}
_ENOUGH = 0.45
# Kinds where nothing but the thing itself answers.
EXACT = (
    "money", "percent", "vote", "contact", "motion_text", "moved", "locator", "debate", "often",
    "hour", "average", "age", "duration", "article", "example",
)  # fmt: skip
# Kinds that cannot be mistaken for another or be told in other words, and how wanting they have to
# be to settle it; members of a group are named by their names alone.
UNMISTAKABLE = {
    "money": 0.9, "percent": 0.9, "vote": 0.9, "hour": 0.9, "average": 0.9, "age": 0.9,
    "moved": 0.9, "which": 0.4,
}  # fmt: skip
# Words between a number and what it counts.
_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """A thing that is asked for. `about` are the stems of what is counted, or of the group."""

    kind: str
    about: frozenset[str] = frozenset()
    group: str = ""


def asked_slots(folded: str) -> tuple[Slot, ...]:
    """The things that a folded question asks for, none where it asks something open."""
    found = [
        Slot(kind, _role(m[0]) if kind == "person" else frozenset())
        for kind, pattern in ASKED.items()
        if (m := pattern.search(folded))
    ]
    if any(s.kind in ("when", "day", "person", "contact") for s in found):
        found = [s for s in found if s.kind != "findings"]  # "wanneer komen de resultaten"
    if not any(s.kind in ("money", "percent", "vote") for s in found):
        found += [Slot("count", about) for m in COUNTED.finditer(folded) if (about := _nouns(m[1]))]
    groups = (Slot("which", frozenset({stem(noun)}), kind) for noun, kind in groups_asked(folded))
    return (*found, *groups)


def _role(text: str) -> frozenset[str]:
    """The stem of the function whose holder is asked for; empty for "bij naam"."""
    last = words(text)[-1]
    return frozenset() if last in ("naam", "namen", "persoon") else frozenset({stem(last)})


def _nouns(text: str) -> frozenset[str]:
    """Stems of the content words that may be what is counted."""
    return frozenset(stem(w) for w in words(text)[:3] if w not in STOP_WORDS)


def is_certain(wanting: Mapping[str, float]) -> bool:
    """Whether what `unfilled` says settles it: an UNMISTAKABLE thing is asked for and not there."""
    return any(wanting.get(kind, 0.0) >= least for kind, least in UNMISTAKABLE.items())


def unfilled(
    slots: Sequence[Slot], views: Sequence[PassageView], query: Query, parts: int = 1
) -> Mapping[str, float]:
    """How much each kind that is asked for is wanting, 0…1; 1 where no sentence holds it.

    Of several things of one kind the one that wants most counts. Of a question that asks `parts`
    things in turn, each sentence needs to share one part's words only.
    """
    found: dict[str, float] = {}
    for slot in slots:
        best = max(
            (_share(s, view, slot, query) for view in views for s in view.sentences
             if _holds(s, slot, query)),
            default=0.0,
        )  # fmt: skip
        enough = ENOUGH.get(slot.kind, _ENOUGH) / max(1, parts)
        found[slot.kind] = max(found.get(slot.kind, 0.0), 1.0 - min(1.0, best / enough))
    return found


# After a noun in the plural: what it consists of.
_SPELT_OUT = re.compile(
    r":|«|\(\d\)|\b(?:zoals|bijvoorbeeld|waaronder|namelijk|te weten|het betreft|het gaat)\b"
    r"|,[^,.]{2,60},|[^,.]{2,40}, [^,.]{2,40} en \w|\b(?:ten eerste|allereerst|onder andere"
    r"|gericht op|richt zich|richten zich|bestaande uit|om te|door)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\bwelke (?:\w+ ){0,3}?(\w{4,}(?:en|s))\b")


def unspecified(folded: str, views: Sequence[PassageView]) -> float:
    """1 when "welke …" asks for things that the passages speak of without spelling them out."""
    match = _PLURAL.search(folded)
    if not match:
        return 0.0
    root = stem(match[1])
    told = [s.text for view in views for s in view.sentences if root in s.stems]
    return float(bool(told) and not any(_SPELT_OUT.search(t) for t in told))


def _holds(sentence: SentenceView, slot: Slot, query: Query) -> bool:
    if slot.kind == "count":
        return _counts(sentence, slot.about, query)
    if slot.kind == "which":
        return MEMBERS[slot.group].search(sentence.text) is not None
    if FILLER[slot.kind].search(sentence.text) is None:
        return False
    return not slot.about or bool(slot.about & (sentence.stems | sentence.plain))


def _counts(sentence: SentenceView, about: frozenset[str], query: Query) -> bool:
    """Whether a number stands right before what is counted, or before what the letters call it."""
    wanted = about.union(*(y.stems for y in query.synonyms if y.asked & about))
    for match in NUMBER.finditer(sentence.text):
        behind = words(sentence.text[match.end() : match.end() + 60])[:_BETWEEN]
        if match[0] in ("een", "één") and not set(behind[:1]) & UNITS:
            continue
        if any(stem(w) in wanted or _akin(stem(w), wanted) for w in behind):
            return True
    return False


def _akin(root: str, wanted: frozenset[str]) -> bool:
    """Whether a word is a compound of what is counted, or the other way round."""
    return any(
        len(w) > 4 and len(root) > 4 and (root.endswith(w) or w.endswith(root)) for w in wanted
    )


def _share(sentence: SentenceView, view: PassageView, slot: Slot, query: Query) -> float:
    """Share of the question's words that the sentence, or what it stands under, says.

    Words that only name the kind of thing ("telefoonnummer") do not count.
    """
    said = sentence.stems | sentence.plain
    near = view.context
    held = {s for y in query.synonyms if y.stems <= sentence.stems for s in y.asked}
    total = hit = 0.0
    for word, weight in query.idf.items():
        if word in _KIND_STEMS:
            continue
        total += weight
        if word in said or word in held:
            hit += weight
        elif word in near:
            hit += 0.5 * weight
    return hit / total if total else 0.0


_KIND_STEMS = frozenset(
    stem(w)
    for w in (
        "bedrag budget kost kosten geld euro subsidie aantal percentage procent telefoonnummer "
        "mailadres webadres adres website url link naam namen datum dag dagen jaar precies persoon "
        "resultaat resultaten uitkomst bevindingen reactie gestemd stemverhouding"
    ).split()
)
