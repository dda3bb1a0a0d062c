"""Which words of a question the dossier, or its best passages, say in no way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.dutch import CompoundSplitter, background_counts, stem
from rag.asking.query import Query
from rag.finding.view import PassageView

__all__ = ["Lexicon", "Missing", "missing_words", "said"]

# A stem this long may be looked for inside a compound: "code" in "gedragscode".
_PART = 4
# How unknown a compound is of which the dossier has the parts alone, in different places.
_PARTED = 0.5


class Lexicon:
    """The words of the dossier and of its plain language; counts are passages a word stands in."""

    def __init__(
        self, counts: Mapping[str, int], plain: Mapping[str, int], splitter: CompoundSplitter
    ) -> None:
        self._counts, self._plain, self._splitter = counts, plain, splitter

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the letters' words and of the parts of their compounds."""
        return self._of(self._counts)

    @cached_property
    def plain(self) -> frozenset[str]:
        """Stems of the words of the plain language."""
        return self._of(self._plain)

    @cached_property
    def known(self) -> frozenset[str]:
        """Both."""
        return self.stems | self.plain

    def _of(self, told: Mapping[str, int]) -> frozenset[str]:
        return frozenset(stem(p) for w in told for p in (w, *self._splitter.parts(w)))

    def parts(self, word: str) -> tuple[str, ...]:
        """Stems of the parts of a compound; empty for a simple word."""
        return tuple(stem(p) for p in self._splitter.parts(word))


@dataclass(frozen=True, slots=True)
class Missing:
    """Shares, 0…1, of the weight of a question's words.

    `unknown`: of words that the dossier has in no wording, or half of it where it only has the
    parts of a compound; `official`: of those that law text does
    know, so that they are of another subject and no lay words for this one; `lacking`: of words
    that the best passage has in no wording.
    """

    unknown: float
    official: float
    lacking: float


def missing_words(query: Query, views: Sequence[PassageView], lexicon: Lexicon) -> Missing:
    """What `views`, the best passages in order, say in no way: themselves, by a synonym, by the
    parts of a compound, or in plain language."""
    total = sum(query.idf.values())
    if not total:
        return Missing(0.0, 0.0, 0.0)
    weights = {w: query.idf[stem(w)] for w in query.asked}
    told = [_told(view) for view in views]
    strange = {w: _strange(w, told, query, lexicon) for w in weights}
    unknown = {w: weights[w] * share for w, share in strange.items() if share}
    lacks = [[w for w in weights if not said(w, t, query, lexicon)] for t in told]
    return Missing(
        unknown=sum(unknown.values()) / total,
        official=sum(x for w, x in unknown.items() if w in background_counts()) / total,
        lacking=min((sum(weights[w] for w in lack) for lack in lacks), default=total) / total,
    )


def _strange(
    word: str, told: Sequence[frozenset[str]], query: Query, lexicon: Lexicon
) -> float:
    """How little the dossier knows a word, 0…1: half where it only has the parts of a compound,
    and none of the best passages has all of them ("kernenergie": "kernpunten" and "energie")."""
    if not said(word, lexicon.known, query, lexicon):
        return _unlike(word, lexicon)
    whole = said(word, lexicon.known, query)
    return 0.0 if whole or any(said(word, t, query, lexicon) for t in told) else _PARTED


def _told(view: PassageView) -> frozenset[str]:
    return (view.stems | view.context).union(*(s.plain for s in view.sentences))


def _unlike(word: str, lexicon: Lexicon) -> float:
    """1 for a word that is like none of the dossier's, less for one that begins or ends as one.

    Lay words are often new compounds of known ones: "terreurspul", "techjongens".
    """
    known = lexicon.known
    cuts = range(_PART, len(word) - _PART + 1)
    return 0.5 if any(word[:at] in known or word[at:] in known for at in cuts) else 1.0


def said(
    word: str, stems: frozenset[str], query: Query, lexicon: Lexicon | None = None
) -> bool:
    """Whether these stems say a word: itself, by a synonym, or by the parts of the compound.

    Without a lexicon compounds are not parted.
    """
    root = stem(word)
    if root in stems or any(root in y.asked and y.stems <= stems for y in query.synonyms):
        return True
    parts = lexicon.parts(word) if lexicon else ()
    return bool(parts) and all(p in stems for p in parts if len(p) >= _PART)
