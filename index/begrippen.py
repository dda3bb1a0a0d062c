"""The begrippenlijst: what people say -> what the letters say. Hand-made, in begrippen.toml.

An entry leads from each word of `ook` to each of `term`; with `gelijk = true` also from each
`term` to the others. Words match on their stems, stop words inside a phrase literally, and
"haalt … weg" matches the two words up to GAP_WORDS words apart, as Dutch parts its verbs.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from index.abbreviations import find_abbreviations
from index.dutch import STOP_WORDS, fold, stem, words
from index.errors import SettingsError

__all__ = [
    "Begrip", "Begrippen", "Expansion", "find_abbreviations", "load_begrippen", "make_begrippen",
    "phrase_key",
]

BEGRIPPEN_FILE = Path(__file__).with_name("begrippen.toml")
# "Haalt Meta dan ook echt al die filmpjes weg": more words than these seldom part a verb.
GAP_WORDS = 8
# Words that the stemmer throws together with another word: wetten, les, overheid, fouten, opzet.
_APART = frozenset(
    ("weten", "weet", "lezen", "leest", "overige", "overig", "foute", "bepalen", "opzetten")
)

Key = tuple[str, ...]
# A phrase's key -> (term of the letters, weight), in the order of the list.
_Table = dict[Key, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Expansion:
    """A word or phrase of the letters that a question means.

    `weight` is over 0 and up to 1, higher is closer; `because` is the question's own word.
    """

    term: str
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Begrip:
    """One entry: `terms` are words of the letters, `also` is what people say for them."""

    terms: tuple[str, ...]
    also: tuple[str, ...]
    equal: bool = False
    weight: float = 1.0

    def pairs(self) -> Iterator[tuple[str, str]]:
        """What people say, with each term that it leads to."""
        said = (*self.also, *self.terms) if self.equal else self.also
        yield from ((s, term) for s in said for term in self.terms if s != term)


@dataclass(frozen=True, slots=True)
class Begrippen:
    """The begrippenlijst ready for use; make one with `load_begrippen` or `make_begrippen`."""

    entries: tuple[Begrip, ...]
    _phrases: Mapping[Key, Mapping[str, float]]
    _parted: Mapping[Key, Mapping[str, float]]  # first and second word of "haalt … weg"
    _longest: int  # words of the longest phrase

    def expand(self, words: Sequence[str]) -> tuple[Expansion, ...]:
        """The letters' terms for the folded words of a question, in the question's order.

        The longest phrase wins and its words are not looked at again. A term that several words
        lead to stands there once, with its greatest weight.
        """
        found: dict[str, Expansion] = {}
        for because, terms in self._matches(words):
            for term, weight in terms.items():
                if term not in found or found[term].weight < weight:
                    found[term] = Expansion(term, weight, because)
        return tuple(found.values())

    def with_abbreviations(self, pairs: Mapping[str, str]) -> "Begrippen":
        """The same list with abbreviations and their full names added, both ways.

        `pairs` is as `find_abbreviations` gives it: `{"LSE": "Landelijk Steunpunt Extremisme"}`.
        An abbreviation that reads as a word of grammar ("OM") once it is folded is left out.
        """
        table: _Table = {key: dict(terms) for key, terms in self._phrases.items()}
        for short, full in pairs.items():
            if fold(short) in STOP_WORDS:
                continue
            for said, term in ((short, full), (full, short)):
                table.setdefault(phrase_key(said), {})[term] = 1.0
        return Begrippen(self.entries, table, self._parted, _longest(table))

    def _matches(self, words: Sequence[str]) -> Iterator[tuple[str, Mapping[str, float]]]:
        keys = [_key(word) for word in words]
        at = 0
        while at < len(keys):
            for end in range(min(at + self._longest, len(keys)), at, -1):
                if terms := self._phrases.get(tuple(keys[at:end])):
                    yield " ".join(words[at:end]), terms
                    at = end
                    break
            else:
                at += 1
        yield from self._parted_matches(words, keys)

    def _parted_matches(
        self, words: Sequence[str], keys: Sequence[str]
    ) -> Iterator[tuple[str, Mapping[str, float]]]:
        for first in range(len(keys)):
            for second in range(first + 1, min(first + GAP_WORDS + 2, len(keys))):
                if terms := self._parted.get((keys[first], keys[second])):
                    yield f"{words[first]} … {words[second]}", terms


def load_begrippen(path: Path | None = None) -> Begrippen:
    """The begrippenlijst of `path`, by default the one that comes along.

    Raises: SettingsError, one line that names the entry, when the list cannot be read.
    """
    path = path or BEGRIPPEN_FILE
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["begrippen"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise SettingsError(f"{path.name} cannot be read as a begrippenlijst: {error}.") from error
    if not isinstance(rows, list):
        raise SettingsError(f"{path.name} cannot be read as a begrippenlijst: it has no list.")
    return make_begrippen(_entry(row, at, path.name) for at, row in enumerate(rows, 1))


def make_begrippen(entries: Iterable[Begrip]) -> Begrippen:
    """A list of entries made ready.

    Raises: SettingsError when a pair stands there twice or a word leads to itself.
    """
    entries = tuple(entries)
    _check_once(entries)
    phrases: _Table = {}
    parted: _Table = {}
    for entry in entries:
        keys = {phrase: phrase_key(phrase) for phrase in (*entry.also, *entry.terms)}
        for said, term in entry.pairs():
            if keys[said] != keys[term]:
                terms = (parted if "…" in said else phrases).setdefault(keys[said], {})
                terms[term] = max(entry.weight, terms.get(term, 0.0))
    return Begrippen(entries, phrases, parted, _longest(phrases))


def _check_once(entries: Iterable[Begrip]) -> None:
    seen: set[tuple[Key, Key]] = set()
    for entry in entries:
        for pair in product(map(_words, entry.also), map(_words, entry.terms)):
            if pair in seen or pair[0] == pair[1]:
                said, term = map(" ".join, pair)
                raise SettingsError(f'Begrippenlijst: "{said}" for "{term}" is there already.')
            seen.add(pair)


def phrase_key(phrase: str) -> Key:
    """What a phrase is matched by: the stem of each word, stop words as they are."""
    return tuple(_key(word) for word in _words(phrase))


@lru_cache(maxsize=20_000)
def _words(phrase: str) -> Key:
    """Folded words; the many phrases of plain letters take a way ten times as fast."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(words(phrase))


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """The stem; a word that is matched as it is gets a mark, since "overheid" stems to "over"."""
    return f"={word}" if word in STOP_WORDS or word in _APART else stem(word.removesuffix("'s"))


def _longest(table: _Table) -> int:
    return max(map(len, table), default=0)


def _entry(row: Any, at: int, file: str) -> Begrip:
    """An entry checked; `at` counts from 1."""
    name = f"{file}, entry {at}"
    if not isinstance(row, dict) or not row.keys() <= {"term", "ook", "gelijk", "gewicht"}:
        raise SettingsError(f"{name}: only term, ook, gelijk and gewicht may be given: {row}.")
    terms = _phrases(row, "term", name)
    name += f" ({terms[0]})"
    equal, weight = row.get("gelijk", False), row.get("gewicht", 1.0)
    also = _phrases(row, "ook", name) if "ook" in row or not equal else ()
    if not isinstance(equal, bool):
        raise SettingsError(f"{name}: gelijk must be true or false.")
    if not isinstance(weight, float) or not 0 < weight <= 1:
        raise SettingsError(f"{name}: gewicht must be a number over 0 and up to 1.0.")
    return Begrip(terms, also, equal, weight)


def _phrases(row: dict[str, Any], field: str, name: str) -> tuple[str, ...]:
    """The phrases of one field, each with a word that is no stop word."""
    phrases = row.get(field)
    if not isinstance(phrases, list) or not phrases:
        raise SettingsError(f"{name}: {field} must be a list of at least one word or phrase.")
    for phrase in phrases:
        parts = _words(phrase) if isinstance(phrase, str) else ()
        if not parts or (all(p in STOP_WORDS for p in parts) and len(parts) < 2):
            raise SettingsError(f"{name}: {field} has {phrase!r}, which is no word to search by.")
        if "…" in phrase and (field == "term" or len(parts) != 2):
            raise SettingsError(f'{name}: "{phrase}" must be two words around …, in ook.')
    return tuple(phrases)
