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
from rag.doubting.premise_facts import DENIES, Heard

__all__ = ["another_named", "unnamed"]

# A run of words with a capital: "Rode Kruis", "Jan de Vries".
_CAPITAL = r"[A-ZÀ-Þ][\w’'&-]*\w"
_RUN = re.compile(rf"\b{_CAPITAL}(?:(?: (?:van der|van den|van de|der|den|de))? {_CAPITAL})*")
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
    folded = " ".join(fold(wording).split())
    listed = [_as_written(name, wording) for name in lacking_entities(folded, lexicon)]
    rest = wording
    for name in listed:
        rest = rest.replace(name, "".join("." if c.isalpha() else c for c in name))
    found = [run for run in _runs(rest) if not all(_known(w, query, lexicon) for w in run.split())]
    whole = [next((r for r in _runs(wording) if name in r), name) for name in listed]
    return tuple(dict.fromkeys([*whole, *found]))


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
    if at < 0:  # with marks that are folded away: "belgië"
        at = next((i for i in range(len(wording)) if fold(wording[i:]).startswith(name)), -1)
    return wording[at : at + len(name)] if at >= 0 else name


def another_named(
    name: str, wording: str, ranked: Sequence[Choice], heard: Heard
) -> Choice | None:
    """The sentence that says nearly all of a question but `name`, and names another that the
    question does not; None where the question denies something, or sets the name apart itself:
    "buiten de NAVO"."""
    asked = fold(wording)
    if DENIES.search(asked) or sets_apart(fold(wording.partition(name)[0])):
        return None
    without = frozenset(stem(w) for w in words(fold(name)))
    for choice, share in heard.likely(ranked, without):
        others = (fold(m[0]) for m in _NAME.finditer(choice.text))
        if share >= _LEAST and any(other not in asked for other in others):
            return choice
    return None
