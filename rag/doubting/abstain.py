"""Decide whether the dossier holds an answer: a calibrated score over what speaks for and against.

The weights in abstain.toml are a logistic regression on questions that are answered and that are
not (eval/out_of_domain*.txt and the tuning questions), made by `python -m eval.tune`. What written
questions say of what is asked (`left_open`, `open_over`) comes from `rag/answering/asked.py`.
A question whose best passage scores below POOR has none either, nor has one that asks for a thing
whose look cannot be mistaken and that is not there (`certain`), whatever the rest says.
What is said when there is no answer stands in `rag/doubting/nearest.py`.
"""

import math
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.dates import find_dates
from index.dutch import fold, stem
from rag.answering.asked import Near
from rag.answering.choices import FEATURES as CHOICE_FEATURES
from rag.answering.choices import Choice
from rag.answering.telling import asks_reference
from rag.asking.query import Query
from rag.asking.understanding import Understanding
from rag.doubting.entities import lacking_entities
from rag.doubting.missing import Lexicon, Missing, missing_words, said
from rag.doubting.slots import EXACT, asked_slots, is_certain, unfilled, unspecified
from rag.finding.view import PassageView
from rag.records import Scored

ABSTAIN_FILE = Path(__file__).with_name("abstain.toml")

FEATURES = (
    "dense",  # highest cosine of a quote
    "plain_dense",  # highest cosine of a quote's plain language
    "far",  # how far below FAR the nearest quote, or its plain language, is; share of FAR
    "passage",  # score of the best passage, or of the best of a clause, / 10
    "unknown",  # share of the question's weight in words that the dossier lacks in every wording,
    # half of it where it only has the parts of a compound
    "astray",  # the same times `far`: other words, and nothing near in meaning either
    "official",  # the same as unknown, of words that law text does know: of another subject
    "mostly",  # how far the share of the weight that the best passage lacks, its headings and
    # plain language counted, is above MOSTLY; share of what is left
    "exact",  # asks for an amount, a share, a vote, an address …, and none is there
    "certain",  # asks one thing, it is an amount, a share, a vote, an hour, an age, a member of a
    # group, and none is there
    "count",  # asks how many, and nothing counts that near the question's other words
    "person",  # asks who holds a function, and no sentence about it has a name
    "which",  # asks which of a group, and no sentence about it names one
    "day",  # asks for a day, and no sentence about it has one
    "when",  # asks when, and no sentence about it names a time
    "findings",  # asks for results, and no sentence about it says any
    "reaction",  # asks what somebody outside the government answered or thinks, likewise
    "entity",  # names an organisation, country or platform that the dossier never mentions
    "outside",  # asks about a Kamerstuk that is named but not included
    "first_person",  # asks what I may, must or can do
    "short",  # at most two words of content
    "contents",  # asks what stands in another document, weighed by what the best passage lacks
    "unspecified",  # asks which of many, and what stands there of these names none
    "silent",  # share of the weight that the documents it names lack, and the dossier has
    "salad",  # many words without the form of a question, weighed by what the best passage lacks
    "left_open",  # log odds that the best quotes leave open what is asked; 0 of letters compared
    "open_over",  # how much nearer the nearest question left open is than any that is answered
    "elsewhere",  # log odds that it is about something else, / 5
    "follow_up",
    "named",  # names a document of the dossier
)

# Two texts about the same thing are nearer than this cosine.
FAR = 0.55
# A passage that lacks more of a question's weight than this has little to do with it.
MOSTLY = 0.6
# A best passage with a lower score (/ 10) has nothing to do with a question: so low are 1 in 9 of
# the questions about something else and 1 in 500 of the answerable ones (1340 tuning questions).
POOR = 0.55
# The features that speak for an answer; the others speak against one.
FOR = frozenset({"dense", "plain_dense", "passage", "follow_up", "named"})

_FIRST_PERSON = re.compile(
    r"\b(?:kan|mag|moet|zal|krijg|heb|vraag|declareer|meld|doe|reset|bereken|verwijder|maak|leer) "
    r"(?:ik|we|wij)\b|\bmijn\b"
)
# What stands in a document that the letters only speak of.
_CONTENTS = re.compile(
    r"\bwat\b.{0,20}\b(?:staat|stond|staan|zegt|zei|meldt|schrijft|schreef|concludeer\w*|adviseert)\b"
    r".{0,40}\b(?:\w*advies|\w*strategie|\w*dreigingsbeeld|\w*rapport|handboek|non-paper|factsheet"
    r"|\w*evaluatie|wet|verordening|motie|agenda|\w*richtlijn|toolkit|bijlage|\w*onderzoek"
    r"|\w*hoofdstuk|kamerbrief|brief van|universiteit)\b"
)
_ASKS = re.compile(
    r"\?|\b(?:wie|wat|waar\w*|wanneer|welke?|hoe\w*|sinds|noem|geef|citeer|vertel|beschrijf"
    r"|schets|vat|leg|vergelijk|graag|zoek|toon|som)\b"
    r"|^(?:en |maar )?(?:is|zijn|was|heeft|hebben|kan|kun\w*|mag|mogen|moet|gaat|gaan|komt|worden"
    r"|wordt|zit|zat|loopt|bestaat|krijg\w*|staat|doe\w*|werk\w+|geldt|vinden|vindt|help\w*|klopt"
    r"|laat|zou|zouden|bevat)\b"
)
# The day on which a question is read for the dates in it.
_LATEST = date(2100, 1, 1)
# Quotes that are looked at, passages that are searched for missing words and for what is asked.
_BEST, _NEAR, _WIDE = 5, 5, 10


@lru_cache(maxsize=1)
def _model() -> tuple[NDArray[np.float64], float, float]:
    table = tomllib.loads(ABSTAIN_FILE.read_text(encoding="utf-8"))
    weights = np.array([float(table["weights"][name]) for name in FEATURES])
    return weights, float(table["bias"]), float(table["threshold"])


def chance(features: NDArray[np.float64]) -> float:
    """Calibrated chance, 0…1, that the dossier holds the answer."""
    weights, bias, _ = _model()
    return 1.0 / (1.0 + math.exp(-float(features @ weights + bias)))


def answerable(features: NDArray[np.float64]) -> bool:
    """Whether the chance reaches the threshold, and nothing settles it before."""
    return not settled(features) and chance(features) >= _model()[2]


def settled(features: NDArray[np.float64]) -> bool:
    """Whether there is no answer whatever the chance: a poor best passage, or a thing that is
    asked for and certainly not there."""
    poor = float(features[FEATURES.index("passage")]) < POOR
    return poor or bool(features[FEATURES.index("certain")])


def _cites_outside(understood: Understanding, best: Sequence[Choice]) -> bool:
    """Whether the number or place is asked of a letter that one of the best quotes dates, though
    the product does not hold it: a footnote may tell."""
    if not understood.outside or not asks_reference(understood):
        return False
    asked = find_dates(fold(understood.wording), _LATEST)
    told = [m for c in best for m in find_dates(c.text, _LATEST)]
    return any(a.first <= t.first and t.last <= a.last for a in asked for t in told)


def abstain_features(
    ranked: Sequence[Choice], found: Sequence[Scored], views: Sequence[PassageView],
    understood: Understanding, query: Query, lexicon: Lexicon,
    stems_of: Callable[[str], frozenset[str]], near: Near, left_open: float, elsewhere: float,
) -> NDArray[np.float64]:
    """The features in the order of `FEATURES`.

    `views` are those of the best of `found`, in order; `lexicon` knows the dossier's words, and
    `stems_of` gives the stems of one document; `near` is how near written questions are,
    `left_open` what `Asked.left_open` says, `elsewhere` what `ElsewhereIndex.log_odds` does.
    """
    folded = fold(understood.wording)
    best = ranked[:_BEST]
    wanting = unfilled(asked_slots(folded), views[:_WIDE], query, len(understood.parts))
    missing = missing_words(query, views[:_NEAR], lexicon)

    def top(name: str) -> float:
        return max((float(c.features[CHOICE_FEATURES.index(name)]) for c in best), default=0.0)

    far = max(0.0, FAR - max(top("dense"), top("plain_dense"))) / FAR
    values: Mapping[str, float] = {
        "dense": top("dense"), "plain_dense": top("plain_dense"),
        "far": far,
        "passage": max((s.score for s in found[:_NEAR]), default=0.0) / 10,
        **_of(missing),
        "astray": missing.unknown * far,
        "certain": len(understood.parts) < 2 and is_certain(wanting),
        "exact": max((wanting.get(kind, 0.0) for kind in EXACT), default=0.0),
        **{k: wanting.get(k, 0.0) for k in _SLOTS},
        "entity": bool(lacking_entities(folded, lexicon)),
        "outside": bool(understood.outside) and not _cites_outside(understood, best),
        "contents": missing.lacking if _CONTENTS.search(folded) else 0.0,
        "unspecified": unspecified(folded, views[:_NEAR]),
        "silent": _silent(understood, query, lexicon, stems_of),
        "salad": missing.lacking if _is_salad(folded, understood) else 0.0,
        "first_person": _FIRST_PERSON.search(folded) is not None,
        "short": len(understood.own) <= 2,
        "left_open": 0.0 if _compares(understood) else left_open,
        "elsewhere": elsewhere / 5,
        "open_over": near.nearest(near.open) - near.nearest(near.answered),
        "follow_up": bool(understood.carried) and not understood.parts,
        "named": understood.explicit,
    }  # fmt: skip
    return np.array([float(values[name]) for name in FEATURES])


_SLOTS = ("count", "person", "which", "day", "when", "findings", "reaction")


# A few words without more are how people search; more than these make a sentence.
_KEYWORDS = 3


def _compares(understood: Understanding) -> bool:
    """Whether letters are compared: what one of them leaves open is not what is asked."""
    return understood.several and not understood.asks_outcome


def _is_salad(folded: str, understood: Understanding) -> bool:
    return len(understood.own) > _KEYWORDS and not _ASKS.search(folded)


def _silent(
    understood: Understanding, query: Query, lexicon: Lexicon,
    stems_of: Callable[[str], frozenset[str]],
) -> float:
    """Share of the weight of what is asked that other documents say, and not those it names."""
    if not understood.explicit:
        return 0.0
    told = frozenset().union(*map(stems_of, understood.documents))
    framing = {word for word, weight in understood.own if weight < 1}
    asked = {w: query.idf[stem(w)] for w in query.asked if w not in framing}
    lacking = sum(
        x for w, x in asked.items()
        if said(w, lexicon.stems, query, lexicon) and not said(w, told, query, lexicon)
    )
    return lacking / (sum(asked.values()) or 1.0)


def _of(missing: Missing) -> Mapping[str, float]:
    return {
        "unknown": missing.unknown, "official": missing.official,
        "mostly": max(0.0, missing.lacking - MOSTLY) / (1 - MOSTLY),
    }  # fmt: skip
