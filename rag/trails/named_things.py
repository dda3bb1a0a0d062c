"""What the documents name of which there are more: studies, strategies, debates, working groups.

Each is read off the sentence that names it: a title in quotes behind its noun, a debate with its
date, a name in capitals, or a phrase that says of whom or what it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.dates import find_dates
from index.dutch import STOP_WORDS, words
from index.records import Kamerstuk
from index.sentences import sentence_spans
from rag.cite import MONTHS, day

__all__ = ["NamedThing", "named_things"]


@dataclass(frozen=True, slots=True)
class NamedThing:
    """`kind` is the noun that a question has for it; `said` are folded words that tell it apart."""

    kind: str
    name: str  # "het debat over desinformatie en online platformen van 14 juni 2023"
    said: frozenset[str]
    document: str  # the first that names it


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with what follows it in its paragraph, and the document it stands in."""

    text: str
    after: str
    kamerstuk: Kamerstuk


def named_things(kamerstukken: Sequence[Kamerstuk]) -> tuple[NamedThing, ...]:
    """Everything of these kinds that the documents name, once each, in the order of the text."""
    found: dict[tuple[str, frozenset[str]], NamedThing] = {}
    for sentence in (s for k in kamerstukken for s in _sentences(k)):
        for kind, read in _READERS.items():
            for name, said in read(sentence):
                key = kind, frozenset(words(name.split("»")[0])) - STOP_WORDS
                found.setdefault(key, NamedThing(kind, name, said, sentence.kamerstuk.id))
    return tuple(found.values())


def _sentences(kamerstuk: Kamerstuk) -> Iterator[_Sentence]:
    for block in kamerstuk.blocks:
        if block.kind not in ("head", "signature"):
            for start, end in sentence_spans(kamerstuk.text, block.start, block.end):
                text = kamerstuk.text[start:end]
                yield _Sentence(text, kamerstuk.text[end : block.end], kamerstuk)


_Found = Iterator[tuple[str, frozenset[str]]]

_STUDY = r"(?:onderzoek|rapport|studie)"
# The title stands right behind the noun, or behind a colon later on.
_TITLE = re.compile(
    rf"\b\w*{_STUDY}(?: over|:)? ?[«‘“\"](?P<title>[^»’”\"]{{8,}})"
    rf"|\b\w*{_STUDY}\b[^«‘“\".]*: [«‘“\"](?P<later>[^»’”\"]{{8,}})",
    re.IGNORECASE,
)
_TITLE_END = re.compile(r"[.:?,»’”\"]")
_LONGEST_TITLE = 6  # words; more is cut
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")


def _studies(sentence: _Sentence) -> _Found:
    """"«Radicale reclame op sociale media» van NSCR/WODC", told apart by who made it."""
    makers = f"{sentence.text} {next(iter(re.split(r'(?<=[.]) ', sentence.after.strip())), '')}"
    made = list(dict.fromkeys(_ACRONYM.findall(makers)))
    by = f" van {'/'.join(made)}" if made else ""
    for match in _TITLE.finditer(sentence.text):
        title = _TITLE_END.split(match["title"] or match["later"])[0]
        kept = title.split()[:_LONGEST_TITLE]
        shown = f"«{' '.join(kept)[:1].upper()}{' '.join(kept)[1:]}»"
        yield f"{shown}{by}", frozenset(w.lower() for w in made)


_DEBATE = re.compile(
    r"\b(?P<noun>\w*debat)(?P<topic> .*?)?(?=\s(?:om|van|in|tijdens|op|dat|die|is)\b|[,:;(.])",
    re.IGNORECASE,
)


def _debates(sentence: _Sentence) -> _Found:
    """"het commissiedebat terrorisme/extremisme van 7 juni 2023": those of which a date is told."""
    for match in _DEBATE.finditer(sentence.text):
        dates = find_dates(sentence.text[match.end() :], sentence.kamerstuk.entry.date)
        if dates and match["topic"]:
            first, last = dates[0].first, dates[0].last
            when = day(first) if first == last else f"{MONTHS[first.month - 1]} {first.year}"
            name = f"{match['noun']}{match['topic']}".lower()
            yield f"het {name} van {when}", frozenset(words(name))


# A phrase ends where the next clause or a verb begins.
_PHRASE = (
    r"(?:(?!(?:en|met|die|dat|is|om|zal|wordt|worden|heeft|in|met|voor|richt|waar\w*)\b)"
    r"[\w«»()/-]+ ?){1,9}"
)
_CAPITALS = r"(?:[A-Z][\w-]+ )"
_STRATEGY = re.compile(
    rf"(?P<name>(?!De |Het |In |De)(?:{_CAPITALS}(?!De ))+[Ss]trategie\b"
    rf"(?: «[^»]+»| (?:voor de )?{_PHRASE})?)"
)
_GROUP = re.compile(rf"(?P<name>\b(?:\w+e )?werkgroep (?:van (?:de|het)|over) {_PHRASE})")
_EVALUATION = re.compile(r"\bde (?P<name>evaluatie van (?:de|het) [A-Z]\w+(?: [A-Z]\w+)*)")


_YEARS = re.compile(r" (?:19|20)\d\d(?:-(?:19|20)?\d\d)?\b")


def _called(pattern: re.Pattern[str]) -> Callable[[_Sentence], _Found]:
    def read(sentence: _Sentence) -> _Found:
        for match in pattern.finditer(sentence.text):
            name = _YEARS.sub("", match["name"]).strip(" .")
            yield f"de {name}", frozenset(words(name))

    return read


_READERS: dict[str, Callable[[_Sentence], _Found]] = {
    "onderzoek": _studies,
    "debat": _debates,
    "strategie": _called(_STRATEGY),
    "werkgroep": _called(_GROUP),
    "evaluatie": _called(_EVALUATION),
}
