"""Decide whether the dossier holds an answer: a calibrated score, and what to say when it does not.

The weights in abstain.toml are a logistic regression on the dev half and on questions that the
dossier does not answer (eval/out_of_domain.txt), made by `python -m eval.tune`.
"""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.dutch import background_counts, fold, stem
from index.records import SourceEntry
from rag.cite import long_name, short_name
from rag.query import Query
from rag.question import Understanding
from rag.records import Filters, Scored
from rag.select import FEATURES as CHOICE_FEATURES
from rag.select import Choice
from rag.trail_answers import places_of
from rag.trail_records import Place, Trail

ABSTAIN_FILE = Path(__file__).with_name("abstain.toml")

FEATURES = (
    "expanded",  # best share of the question's words, begrippen counted, in one quote
    "plain",  # the same, plain language counted too
    "dense",  # highest cosine of a quote
    "passage",  # score of the best passage, / 10
    "unknown",  # weight of words that the dossier and its begrippen lack
    "foreign",  # the same, of words that government text does not know either
    "asks_amount",  # asks how many or how much, and no quote has a number with the thing counted
    "asks_money",  # asks for money, and no quote has an amount
    "asks_name",  # asks for a name of a function, and no quote has a person's name
    "asks_tz",  # asks for a registration number, and no quote has one
    "rarest",  # the rarest word of the question, or a synonym, stands in none of the quotes
    "outside",  # asks about a Kamerstuk that is named but not included
    "short",  # at most two words of content
    "follow_up",
    "named",  # names a document of the dossier
)

# The features that speak for an answer; the others speak against one.
FOR = frozenset({"expanded", "plain", "dense", "passage", "follow_up", "named"})

_AMOUNT = re.compile(r"\b(?:hoeveel|aantal|hoe vaak|hoe hoog|percentage|hoe groot)\b")
_COUNTED = re.compile(r"\b(?:hoeveel|aantal)\s+(\w+)")
_MONEY = re.compile(r"\b(?:kost\w*|budget\w*|euro|bedrag\w*|subsidie\w*|geld|betaal\w*|prijs)\b")
_HAS_MONEY = re.compile(r"€|\beuro\b|\bmiljoen\b|\bmiljard\b|\bsubsidie\b|\w*gelden\b")
_NAME = re.compile(
    r"\bwie\b.{0,40}\b(?:directeur|voorzitter|baas|hoofd|leider|bestuurder|auteur|schrijver"
    r"|hoogleraar|woordvoerder)\b|\bnaam van de\b"
)
_HAS_NAME = re.compile(r"\b(?:[A-Z]\.)+ ?(?:van |de |der )*[A-Z]\w+|\bFoort\b|\b[A-Z]\w+, [A-Z]\.")
_HAS_NUMBER = re.compile(
    r"\d|\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|achttien|tientallen)\b"
)
# Quotes that are looked at.
_BEST = 5


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
    """Whether the chance reaches the threshold."""
    return chance(features) >= _model()[2]


def abstain_features(
    ranked: Sequence[Choice], found: Sequence[Scored], understood: Understanding, query: Query,
    counts: Mapping[str, int],
) -> NDArray[np.float64]:
    """The features in the order of `FEATURES`; `counts` are passages a folded word stands in."""
    folded = fold(understood.standalone.split(" (over: ")[0])
    best = ranked[:_BEST]
    texts = [c.text for c in best]

    def top(name: str) -> float:
        return max((float(c.features[CHOICE_FEATURES.index(name)]) for c in best), default=0.0)

    unknown, foreign = _unknown(query, counts)
    return np.array(
        [
            top("expanded"), top("plain"), top("dense"),
            found[0].score / 10 if found else 0.0,
            unknown, foreign,
            bool(_AMOUNT.search(folded)) and not _counts(folded, texts),
            bool(_MONEY.search(folded)) and not any(_HAS_MONEY.search(t) for t in texts),
            bool(_NAME.search(folded)) and not any(_HAS_NAME.search(t) for t in texts),
            "tz" in folded and not any("TZ20" in t for t in texts),
            not _has_rarest(best, query),
            bool(understood.outside),
            len(understood.own) <= 2,
            bool(understood.carried) and not understood.parts,
            understood.explicit,
        ],
        dtype=float,
    )


def _counts(folded: str, texts: Sequence[str]) -> bool:
    """Whether a quote has a number, and with it what is counted."""
    counted = _COUNTED.search(folded)
    root = stem(counted[1])[:5] if counted else ""
    return any(_HAS_NUMBER.search(t) and root in fold(t) for t in texts)


def _has_rarest(best: Sequence[Choice], query: Query) -> bool:
    if not query.idf:
        return False
    rarest = max(query.idf, key=lambda s: (query.idf[s], s))
    said = [{rarest}, *(set(y.stems) for y in query.synonyms if rarest in y.asked)]
    return any(s <= choice.stems for choice in best for s in said)


def _unknown(query: Query, counts: Mapping[str, int]) -> tuple[float, float]:
    """Share of the question's weight in words that the dossier lacks; and that nobody knows."""
    total = sum(query.idf.values()) or 1.0
    helped = {s for synonym in query.synonyms for s in synonym.asked}
    lacking = [w for w in query.asked if w not in counts and stem(w) not in helped]
    missing = sum(query.idf[stem(w)] for w in lacking)
    odd = sum(query.idf[stem(w)] for w in lacking if w not in background_counts())
    return missing / total, odd / total


def nearest_text(
    found: Sequence[Scored], understood: Understanding, entries: Sequence[SourceEntry],
    filters: Filters, trails: Sequence[Trail] = (),
) -> str:
    """That it is not there, what was searched, where a letter outside is named, and what is near.

    `trails` say where the dossier names a Kamerstuk that it does not hold.
    """
    by_id = {e.id: e for e in entries}
    where = ", ".join(short_name(e) for e in entries if _searched(e, filters))
    text = f"Dat staat niet in het dossier (gezocht in: {where})."
    text += "".join(f" {_outside(o, places_of(o, trails), by_id)}" for o in understood.outside)
    if found:
        path = found[0].passage.heading_path
        heading = f", onder «{path[-1]}»" if path else ""
        entry = by_id[found[0].passage.document]
        text += f" Het dichtst in de buurt komt {long_name(entry)}{heading}."
    return text


def _outside(name: str, places: Sequence[Place], entries: Mapping[str, SourceEntry]) -> str:
    """"Nr. 735 wordt genoemd in nr. 771, voetnoot 5, maar is niet opgenomen."."""
    if not places:
        return f"De tekst van {name} is niet in het dossier opgenomen."
    seen = dict.fromkeys((p.document, p.footnote) for p in places)
    named = [
        short_name(entries[document]) + (f", voetnoot {note}" if note is not None else "")
        for document, note in seen
    ]
    return f"{name.capitalize()} wordt genoemd in {' en in '.join(named)}, maar is niet opgenomen."


def _searched(entry: SourceEntry, filters: Filters) -> bool:
    return (
        (not filters.documents or entry.id in filters.documents)
        and (filters.since is None or entry.date >= filters.since)
        and (filters.until is None or entry.date <= filters.until)
    )
