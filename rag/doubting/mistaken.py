"""Notice that a question takes for granted what `dossier/vragen` says people may be mistaken about.

A written mistake has forms that make it one and forms that make it right. A question that has one
of the former, none of the latter, and is near the mistake's own questions is weighed by a logistic
regression over what speaks for and against (mistaken.toml, made by `python -m eval.tune`).
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.dutch import STOP_WORDS, fold, stem, words
from index.questions import AskedLine
from rag.answering.asked import Asked, Near
from rag.answering.choices import FEATURES as CHOICE_FEATURES
from rag.answering.choices import Choice
from rag.asking.clauses import is_elliptic
from rag.asking.history import points_back
from rag.asking.query import Query
from rag.asking.understanding import Understanding
from rag.doubting.comparing import compares_otherwise
from rag.doubting.premise import (
    asks_whether,
    asserts,
    sets_apart,
    without_naming,
    without_speaker,
)

MISTAKEN_FILE = Path(__file__).with_name("mistaken.toml")

FEATURES = (
    "words",  # nearness of the mistake's question in words
    "meaning",  # the same in meaning
    "example",  # share of the question's other words that it says
    "sentence",  # share of them that the sentence says
    "plain",  # the same of all words, plain language counted
    "first",  # the sentence is the best quote
    "rank",  # logarithm of its rank among the quotes
    "gap",  # how much below the best quote it scores, at most MOST_GAP
    "other",  # share of the other words in a quote that has the wrong form
    "other_rank",  # logarithm of the rank of the first such quote
    "over_answered",  # how much nearer than any question that the dossier answers
    "over_open",  # how much nearer than any question that it leaves open
    "asserts",  # the question puts something as a fact
)
MOST_GAP = 6.0
# Written mistakes that are looked at, and quotes in which the wrong form is looked for.
_NEAREST, _QUOTES = 120, 40
_NOWHERE = 99
_LONGEST = 6  # words of a form

Stems = tuple[str, ...]
_STOP_STEMS = frozenset(map(stem, STOP_WORDS))


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake that a question may make, the quote that says how it is, and its features."""

    line: AskedLine
    choice: Choice
    features: NDArray[np.float64]


@lru_cache(maxsize=1)
def _model() -> tuple[NDArray[np.float64], float, float]:
    table = tomllib.loads(MISTAKEN_FILE.read_text(encoding="utf-8"))
    weights = np.array([float(table["weights"][name]) for name in FEATURES])
    return weights, float(table["bias"]), float(table["threshold"])


def mistaken(mistakes: Sequence[Mistake]) -> Choice | None:
    """The quote that says how it is, of the likeliest mistake past the threshold."""
    weights, bias, threshold = _model()
    scored = [
        (float(m.features @ weights) + bias, m.choice) for m in mistakes if not _is_another(m)
    ]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= threshold else None


_ASSERTS, _OVER_OPEN = FEATURES.index("asserts"), FEATURES.index("over_open")


def _is_another(mistake: Mistake) -> bool:
    """Whether a question that puts nothing as a fact is nearer one that the dossier leaves open."""
    return not mistake.features[_ASSERTS] and bool(mistake.features[_OVER_OPEN] < 0)


def possible_mistakes(
    asked: Asked, near: Near, ranked: Sequence[Choice], understood: Understanding, query: Query
) -> list[Mistake]:
    """The written mistakes whose wrong form the question has, each once, the nearest first."""
    folded = " ".join(fold(understood.wording).split())
    if understood.follow_up or not ranked or asks_whether(folded):
        return []
    told = without_speaker(without_naming(folded) if understood.explicit else folded)
    said = _stems(told)
    forms = _runs(said)
    positions = near.mistaken(_NEAREST)
    found: dict[tuple[str, int, tuple[str, ...]], Mistake] = {}
    for position, line in zip(positions, asked.lines(positions), strict=True):
        key = (line.document, line.start, line.wrong)
        wrong = [f for f in line.wrong if _stems(f) in forms and not _set_apart(_stems(f), told)]
        if key in found or not wrong or any(f in forms for f in map(_stems, line.right)):
            continue
        rank = next((i for i, c in enumerate(ranked) if _holds(c, line)), None)
        if rank is None:
            continue
        choice, both = ranked[rank], float(near.both[position])
        if all(compares_otherwise(f, folded, line.question, choice.text) for f in wrong):
            continue
        stems = [_stems(f) for f in wrong]
        if not _runs(_stems(choice.text)).isdisjoint(stems):
            continue  # what the quote says itself it does not deny
        rest = _Rest(said, stems, query)
        bearing = [i for i, c in enumerate(ranked[:_QUOTES]) if any(_has(c, f) for f in stems)]
        values = {
            "words": near.words[position], "meaning": near.meaning[position],
            "example": rest.share(frozenset(_stems(line.question))),
            "sentence": rest.share(choice.stems),
            "plain": choice.features[CHOICE_FEATURES.index("plain")],
            "first": rank == 0, "rank": np.log1p(rank),
            "gap": min(ranked[0].score - choice.score, MOST_GAP),
            "other": max((rest.share(ranked[i].stems) for i in bearing), default=0.0),
            "other_rank": np.log1p(bearing[0] if bearing else _NOWHERE),
            "over_answered": both - near.nearest(near.answered),
            "over_open": both - near.nearest(near.open),
            "asserts": asserts(folded),
        }  # fmt: skip
        features = np.array([float(values[name]) for name in FEATURES])
        found[key] = Mistake(line, choice, features)
    return list(found.values())


# Words that turn a clause round, and those that part what they turn round from the rest.
_DENYING = frozenset(map(stem, ("niet", "geen", "nooit", "nergens", "zonder", "behalve", "naast",
                                "buiten", "tegenstelling")))  # fmt: skip
_JOINING = re.compile(r"\b(?:en|maar|terwijl)\b")
# Where a clause ends of a question that tells one thing and asks another.
_ENDS = re.compile(
    r"[;:]|(?<!\bnr)\.|, (?:maar|want|en|dus)\b|, (?=(?:welke?|wie|wat|wanneer|waar)\b)"
)
_ASKING = re.compile(r"\b(?:wie|wiens|wat|waar\w*|wanneer|welke?|hoe|hoeveel)\b")


def _set_apart(form: Stems, folded: str) -> bool:
    """Whether a question does not take a wrong form for granted: the clause that has it denies
    something else, it is named to set it apart, or another clause is the one that asks."""
    clauses = _ENDS.split(folded)
    having = [part for clause in clauses for part in _JOINING.split(clause) if _says(part, form)]
    if any(_DENYING & set(_without(form, _stems(part))) for part in having):
        return True
    said = words(folded)
    stems = tuple(stem(word) for word in said)
    at = [i for i in range(len(stems)) if stems[i : i + len(form)] == form]
    if all(sets_apart(" ".join(said[:i])) for i in at):
        return True
    asking = [clause for clause in clauses if _asks_alone(clause)]
    return bool(asking) and not any(_says(clause, form) for clause in asking)


def _says(clause: str, form: Stems) -> bool:
    return form in _runs(_stems(clause))


def _without(form: Stems, stems: Stems) -> list[str]:
    """Stems but for those of the form where it stands."""
    inside = {
        i + n for i in range(len(stems)) if stems[i : i + len(form)] == form
        for n in range(len(form))
    }  # fmt: skip
    return [s for i, s in enumerate(stems) if i not in inside]


def _asks_alone(clause: str) -> bool:
    """Whether a clause asks of a thing that it names itself."""
    own = [w for w in words(clause) if w not in STOP_WORDS]
    alone = not is_elliptic(clause) and not points_back(clause)
    return alone and len(own) > 1 and _ASKING.search(clause) is not None


def _holds(choice: Choice, line: AskedLine) -> bool:
    return choice.document == line.document and choice.start <= line.start < choice.end


def _has(choice: Choice, form: Stems) -> bool:
    content = [s for s in form if s not in _STOP_STEMS]
    return bool(content) and all(s in choice.stems for s in content)


class _Rest:
    """The words of a question but for those that make it wrong, by weight."""

    def __init__(self, said: Stems, wrong: Sequence[Stems], query: Query) -> None:
        left_out = {s for form in wrong for s in form}
        self._weights = {
            s: query.idf[s] for s in said if s in query.idf and s not in left_out
        }

    def share(self, stems: frozenset[str]) -> float:
        """Share of their weight that is among `stems`, 0…1."""
        total = sum(self._weights.values())
        return sum(w for s, w in self._weights.items() if s in stems) / total if total else 0.0


def _stems(text: str) -> Stems:
    return tuple(stem(word) for word in words(text))


def _runs(stems: Stems) -> frozenset[Stems]:
    """Every run of at most _LONGEST stems."""
    return frozenset(_each_run(stems))


def _each_run(stems: Stems) -> Iterator[Stems]:
    for first in range(len(stems)):
        for last in range(first + 1, min(first + _LONGEST, len(stems)) + 1):
            yield stems[first:last]
