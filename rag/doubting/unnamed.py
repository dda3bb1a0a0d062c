"""Names in a question that the dossier has nowhere: a person, a body, a place, a brand.

What is asked of somebody the letters never name cannot be confirmed by them. Where a sentence says
nearly all of the rest and has another name there, the question takes the wrong one for granted.
"""

import re
from collections.abc import Iterator, Sequence

from index.dutch import fold, stem, words
from rag.answering.choices import Choice
from rag.asking.query import Query
from rag.doubting.entities import lacking_entities
from rag.doubting.missing import Lexicon, said
from rag.doubting.premise import sets_apart
from rag.doubting.premise_facts import Heard

__all__ = ["another_named", "unnamed"]

# A run of words with a capital: "Rode Kruis", "Sociaal en Cultureel Planbureau".
_CAPITAL = r"[A-ZÀ-Þ][\w’'&-]*\w"
_RUN = re.compile(rf"\b{_CAPITAL}(?:(?: (?:en|van|der|den|de|het|&))* {_CAPITAL})*")
# Before a word whose capital says nothing.
_OPENS = re.compile(r"(?:^|[.?!:;«\"“‘'(]|(?:^|\s)[-–])\s*$")
# More capitals than this share of all letters: somebody shouts.
_SHOUTED = 0.4
# The sentence shares this much of the question's words but for the name, by weight.
_LEAST = 0.6
_NAME = re.compile(rf"(?<![.?!«:] )(?<!^)\b(?:{_CAPITAL})")


def unnamed(wording: str, query: Query, lexicon: Lexicon) -> tuple[str, ...]:
    """The names in a question that the dossier has nowhere, as they are written there."""
    letters = [c for c in wording if c.isalpha()]
    if sum(c.isupper() for c in letters) > _SHOUTED * len(letters):
        return ()
    found = [
        run for run in _runs(wording) if not all(_known(w, query, lexicon) for w in run.split())
    ]
    folded = " ".join(fold(wording).split()).replace("motie-", "motie ")
    listed = [n for n in lacking_entities(folded, lexicon) if not any(n in fold(r) for r in found)]
    return tuple(dict.fromkeys([*found, *(_as_written(name, wording) for name in listed)]))


def _runs(wording: str) -> Iterator[str]:
    for match in _RUN.finditer(wording):
        text = match[0]
        if _OPENS.search(wording[: match.start()]):  # its first word would have one anyway
            text = text.partition(" ")[2].lstrip()
            text = text[next((i for i, c in enumerate(text) if c.isupper()), len(text)) :]
        if text:
            yield text


def _known(word: str, query: Query, lexicon: Lexicon) -> bool:
    told = words(fold(word))
    return all(
        said(w, lexicon.known, query, lexicon) or stem(w) not in query.idf or len(w) < 3
        for w in told
    )


def _as_written(name: str, wording: str) -> str:
    at = wording.lower().find(name)
    return wording[at : at + len(name)] if at >= 0 else name


def another_named(
    name: str, wording: str, ranked: Sequence[Choice], heard: Heard
) -> Choice | None:
    """The sentence that says nearly all of a question but `name`, and names another; None where
    the question sets the name apart itself: "buiten de NAVO"."""
    if sets_apart(fold(wording.partition(name)[0])):
        return None
    without = frozenset(stem(w) for w in words(fold(name)))
    for choice, share in heard.likely(ranked, without):
        if share >= _LEAST and _NAME.search(choice.text):
            return choice
    return None
