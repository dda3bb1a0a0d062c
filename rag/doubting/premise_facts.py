"""Another name, number or date in the very sentence that speaks of what a question asserts."""

import re
from collections.abc import Sequence
from datetime import date

from index.dates import DateMention, find_dates
from index.dutch import STOP_WORDS, fold, stem, words
from rag.answering.choices import FEATURES, Choice
from rag.asking.query import Query
from rag.doubting.entities import named_entities, spellings

__all__ = ["DENIES", "Heard", "other_date", "other_name", "other_number"]

# The sentence shares this much of the question's words but for the wrong one, and every sentence
# that has the wrong one shares at most this part of that.
_LEAST, _LESS = 0.5, 0.75
# For a date, which stands in many sentences, also of all its words.
_LEAST_PLAIN = 0.4
# Quotes that are looked at; characters within which a sentence goes on about the same.
_LOOKED_AT, _NEAR = 15, 120
_NUMBERS = {
    word: n
    for n, name in enumerate(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
        "vijftien zestien zeventien achttien negentien twintig".split()
    )
    for word in (name, str(n))
}
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = re.compile(rf"\b({_NUMBER})\b ((?:\w+ ?){{1,2}})")
DENIES = re.compile(r"\b(?:niet|geen|nooit)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A session or the number of an issue: "2022/23", "2023/02", "2023-2028".
_ISSUE = re.compile(r"\b(?:19|20)\d\d ?[/–-] ?\d{2,4}\b")
_TODAY = date(2100, 1, 1)


class Heard:
    """Which of a question's words each of its best quotes says."""

    def __init__(self, ranked: Sequence[Choice], query: Query) -> None:
        self._idf = query.idf
        self._query = query
        self._said = {id(c): self._of(c) for c in ranked[:_LOOKED_AT]}
        # Words that none of the best quotes has ("viel de keuze op") only put the question.
        self._known = frozenset().union(*self._said.values())

    def _of(self, choice: Choice) -> frozenset[str]:
        """The words that a quote says, itself or by what the letters say for them."""
        helped = {s for y in self._query.synonyms if y.stems <= choice.stems for s in y.asked}
        return frozenset(w for w in self._idf if w in choice.stems or w in helped)

    def share(self, choice: Choice, without: frozenset[str] = frozenset()) -> float:
        """Share of the weight of the known words, but `without`, that a quote says, 0…1."""
        said = self._said.get(id(choice))
        told = (self._of(choice) if said is None else said) - without
        total = sum(self._idf[w] for w in (self._known | told) - without)
        return sum(self._idf[w] for w in told) / total if total else 0.0

    def likely(
        self, ranked: Sequence[Choice], without: frozenset[str]
    ) -> list[tuple[Choice, float]]:
        """The best quote, and the one that says most of the question's words, with its share."""
        return [(ranked[0], self.share(ranked[0], without)), _best(ranked, self, without)]


def _plain(choice: Choice) -> float:
    """Share of all of the question's words, whether or not any quote has them."""
    return float(choice.features[FEATURES.index("plain")])


def _best(
    ranked: Sequence[Choice], heard: Heard, without: frozenset[str]
) -> tuple[Choice, float]:
    shares = [(c, heard.share(c, without)) for c in ranked[:_LOOKED_AT]]
    return max(shares, key=lambda pair: (pair[1], pair[0].score))


def other_name(asked: str, ranked: Sequence[Choice], heard: Heard) -> Choice | None:
    """The sentence about what is asked that names another of the same kind, and only another."""
    named = named_entities(asked)
    if DENIES.search(asked):  # that somebody takes no part is not contradicted by who does
        return None
    if not named:
        return None
    told = [(c, named_entities(" ".join(fold(c.text).split()))) for c in ranked]
    for wrong in sorted(named):
        without = frozenset(stem(w) for s in spellings(wrong) for w in words(s))
        for best, share in heard.likely(ranked, without):
            there = next(names for c, names in told if c is best)
            others = {e for e in there if e.split(":")[0] == wrong.split(":")[0]} - named
            near = [c for c, names in told if wrong in names]
            if share >= _LEAST and wrong not in there and others and not any(
                heard.share(c, without) > _LESS * share or _beside(c, best) for c in near
            ):
                return best
    return None


def _beside(one: Choice, other: Choice) -> bool:
    return one.document == other.document and (
        abs(one.start - other.end) < _NEAR or abs(other.start - one.end) < _NEAR
    )


def other_number(asked: str, ranked: Sequence[Choice]) -> Choice | None:
    """The sentence that counts the same thing differently, when none counts it as asked."""
    for mention in _COUNT.finditer(asked):
        number = _NUMBERS[mention[1]]
        nouns = {stem(w) for w in words(mention[2]) if w not in STOP_WORDS}
        if number < 2 or not nouns:
            continue
        counted = [(c, _counts(c.text, nouns)) for c in ranked[:15]]
        if any(number in found for _, found in counted):
            continue
        for choice, found in counted:
            if found and min(found) > 1 and _plain(choice) >= _LEAST:
                return choice
    return None


def _counts(text: str, nouns: set[str]) -> set[int]:
    return {
        _NUMBERS[m[1]]
        for m in _COUNT.finditer(" ".join(fold(text).split()))
        if nouns & {stem(w) for w in words(m[2])}
    }


def other_date(asked: str, ranked: Sequence[Choice], heard: Heard) -> Choice | None:
    """The sentence that dates the same thing otherwise, when none has a date as asked."""
    asked = _ISSUE.sub("", asked)
    mentions = [m for m in find_dates(asked, _TODAY) if _YEAR.search(m.raw)]
    if len(mentions) != 1:
        return None
    wrong = mentions[0]
    without = frozenset(stem(w) for w in words(wrong.raw))
    best, share = _best(ranked, heard, without)
    if share < _LEAST + 0.2 or _plain(best) < _LEAST_PLAIN:
        return None
    told = find_dates(best.text, _TODAY)
    full = [m for m in told if _YEAR.search(m.raw)]
    if not full or any(_dates(c, wrong) for c in ranked[:10]):
        return None
    clash = all(m.last < wrong.first or m.first > wrong.last for m in full)
    return best if clash else None


def _dates(choice: Choice, asked: DateMention) -> bool:
    """Whether a quote has a date as it is asked, be it in other words: "voorjaar (van) 2026"."""
    there = ((m.first, m.last) for m in find_dates(choice.text, _TODAY) if _YEAR.search(m.raw))
    return asked.raw in fold(choice.text) or (asked.first, asked.last) in there
