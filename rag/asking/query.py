"""The words of a question as weighted terms for each signal of the retrieval."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from index.begrippen import Begrippen, Expansion
from index.dutch import (
    STOP_WORDS,
    CompoundSplitter,
    background_counts,
    ngrams,
    stem,
    words,
)
from index.spelling import Spelling
from rag.asking.understanding import Understanding

# A part of a compound says less than the word itself.
PART_WEIGHT = 0.5
# Paragraphs behind `background_counts`.
_BACKGROUND_SIZE = 318_298

Terms = dict[str, float]
NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Query:
    """`own`: stems of the question; `expanded`: of the begrippenlijst; `carried`: of the history.

    `asked` are the question's content words, slips mended. `grams` are character 4-grams of the
    question's words. `idf` weighs stems of `own`: how much a word says, in passages of the
    dossier, 0 and up. `text` is what the encoder reads.
    """

    own: Terms
    expanded: Terms
    carried: Terms
    grams: Terms
    idf: Mapping[str, float]
    asked: tuple[str, ...]
    synonyms: tuple["Synonym", ...]
    text: str
    total: float  # of the IDF of all words


@dataclass(frozen=True, slots=True)
class Synonym:
    """What the letters may say (`stems`, all of them) for words of the question (`asked`)."""

    asked: frozenset[str]
    stems: frozenset[str]
    weight: float


def make_query(
    understood: Understanding,
    counts: Mapping[str, int],
    passages: int,
    splitter: CompoundSplitter,
    begrippen: Begrippen,
    spelling: Spelling,
    plain: Mapping[str, int] = NOTHING,
) -> Query:
    """Terms of an understood question.

    `counts` are passages a folded word stands in, of `passages`; `spelling` knows the same words.
    `plain` are passages whose plain language has a word.
    """
    asked = [
        (_known(word, counts, plain, begrippen, spelling), weight)
        for word, weight in understood.own
    ]
    own_words: dict[str, float] = {}
    for word, weight in asked:
        own_words[word] = max(weight, own_words.get(word, 0.0))
    own = _stems(asked, splitter)
    expansions = begrippen.expand(words(understood.wording))
    expanded: Terms = {}
    for expansion in expansions:
        pairs = [(w, expansion.weight) for w in words(expansion.term) if w not in STOP_WORDS]
        for term, weight in _stems(pairs, splitter).items():
            if term not in own:
                expanded[term] = max(weight, expanded.get(term, 0.0))
    carried = {t: w for t, w in _stems(understood.carried, splitter).items() if t not in own}
    idf = {stem(w): share * _idf(w, counts, plain, passages) for w, share in own_words.items()}
    grams = {g: weight for word, weight in understood.own for g in ngrams(word)}
    return Query(
        own=own,
        expanded=expanded,
        carried=carried,
        grams=grams,
        asked=tuple(own_words),
        synonyms=_synonyms(expansions, {stem(w) for w in own_words}),
        idf=idf,
        text=" ".join([understood.standalone, *(e.term for e in expansions if e.weight >= 1)]),
        total=sum(idf.values()),
    )


def _known(
    word: str, counts: Mapping[str, int], plain: Mapping[str, int], begrippen: Begrippen,
    spelling: Spelling,
) -> str:
    """The word itself, or the dossier's word that it is a slip of when nobody knows it."""
    held = word in counts or word in plain
    if held or word in background_counts() or begrippen.expand([word]):
        return word
    return spelling.nearest(word) or word


def _synonyms(expansions: Iterable[Expansion], own: set[str]) -> tuple[Synonym, ...]:
    found = []
    for expansion in expansions:
        asked = frozenset(stem(w) for w in words(expansion.because)) & own
        said = frozenset(stem(w) for w in words(expansion.term) if w not in STOP_WORDS)
        if asked and said:
            found.append(Synonym(asked, said, expansion.weight))
    return tuple(found)


def _stems(pairs: Iterable[tuple[str, float]], splitter: CompoundSplitter) -> Terms:
    terms: Terms = {}
    for word, weight in pairs:
        for term, share in [(stem(word), 1.0)] + [
            (stem(part), PART_WEIGHT) for part in splitter.parts(word)
        ]:
            terms[term] = max(weight * share, terms.get(term, 0.0))
    return terms


def _idf(
    word: str, counts: Mapping[str, int], plain: Mapping[str, int], passages: int
) -> float:
    """Inverse document frequency in the dossier; a word that it lacks counts by its background.

    A word that neither the dossier nor law text knows is a name, slang or a slip: it weighs as
    much as one that stands in one passage.
    """
    here: float = max(counts.get(word, 0), plain.get(word, 0))
    if not here:
        here = passages * background_counts().get(word, 0) / _BACKGROUND_SIZE
    return math.log(1 + passages / (0.5 + here)) / math.log(1 + 2 * passages)
