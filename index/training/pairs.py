"""Step 3: pairs of texts that belong together, made from headings, neighbours and crops."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.training.corpus import Paragraph

# "Artikel 9c", "Hoofdstuk 2.", "§ 3", "4.2" say nothing about what stands below them.
_LABEL = re.compile(
    r"^(?:artikel|art\.|hoofdstuk|paragraaf|afdeling|titel|bijlage|boek|deel|§)?"
    r"\s*[\dIVX]+[\w.:]*\s*|^[a-z]\.\s+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-zë)»”][.!?;:])\s+(?=[A-ZÀ-Þ«„•\u2212\u2013\d])")
_SHORT_TITLE = re.compile(r"\(([A-Z][^()]{8,100})\)\s*$")
_LEAST_WORDS = 12
# Passages of the product have 75 to 130 words; longer paragraphs are cropped to that.
_LONGEST = 130
_PAIRS_PER_HEADING = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """`anchor` plays the query. Pairs of one `group` are never each other's negatives."""

    anchor: str
    positive: str
    group: int


def usable(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text: long enough, and not a table of numbers."""
    words = paragraph.text.split()
    letters = sum(word[0].isalpha() for word in words)
    return len(words) >= _LEAST_WORDS and letters > 0.75 * len(words)


def heading_of(paragraph: Paragraph) -> str:
    """What the lowest heading (or else the short title) says, without its number; may be empty."""
    for heading in reversed(paragraph.headings):
        said = _LABEL.sub("", heading).strip()
        if len(said) > 5:
            return said
    title = _SHORT_TITLE.search(paragraph.title)
    return title.group(1) if title else ""


def sentences(text: str) -> list[str]:
    """A rough cut into sentences; good enough to crop by."""
    return [s for s in _SENTENCE.split(text) if len(s.split()) > 3]


def background_pairs(paragraphs: Sequence[Paragraph], rng: random.Random) -> Iterator[Pair]:
    """Heading and crop pairs of each paragraph, and neighbours under one heading."""
    per_heading: dict[tuple[str, ...], int] = defaultdict(int)
    before: Paragraph | None = None
    for group, paragraph in enumerate(paragraphs):
        words = _crop(paragraph.text.split(), rng)
        heading = heading_of(paragraph)
        if heading and per_heading[paragraph.place] < _PAIRS_PER_HEADING:
            per_heading[paragraph.place] += 1
            yield Pair(heading, " ".join(words), group)
        yield window_pair(words, group, rng)
        if before and before.place == paragraph.place and paragraph.headings:
            said = rng.choice(sentences(before.text) or [before.text])
            yield Pair(said, " ".join(words), group)
        before = paragraph


def dossier_pairs(
    paragraphs: Sequence[Paragraph], repeats: int, rng: random.Random, first_group: int
) -> Iterator[Pair]:
    """Headings, crops, sentences and loose words of each passage, `repeats` of each.

    The passage stands after its headings or its title, in turn.
    """
    for group, paragraph in enumerate(paragraphs, first_group):
        heading = " ".join(paragraph.headings)
        parts = sentences(paragraph.text) or [paragraph.text]
        for turn in range(repeats):
            before = heading if turn % 2 else paragraph.title
            full = f"{before} {paragraph.text}".strip()
            yield window_pair(paragraph.text.split(), group, rng, before)
            yield Pair(rng.choice(parts), full, group)
            yield Pair(_loose_words(rng.choice(parts), rng), full, group)
            if heading and turn % 4 == 0:
                yield Pair(paragraph.headings[-1], paragraph.text, group)


def window_pair(words: list[str], group: int, rng: random.Random, heading: str = "") -> Pair:
    """A window of 4 to 14 words against its paragraph, in half of the cases without the window.

    With the window the model learns which words tell texts apart; without it, which words of
    the rest mean the same.
    """
    size = min(rng.randint(4, 14), max(3, len(words) // 3))
    at = rng.randint(0, max(0, len(words) - size))
    rest = words if rng.random() < 0.5 else words[:at] + words[at + size :]
    return Pair(" ".join(words[at : at + size]), " ".join([heading, *rest]).strip(), group)


def _loose_words(sentence: str, rng: random.Random) -> str:
    """Two to six longer words of a sentence, as someone types who remembers only those."""
    words = [w for w in sentence.split() if len(w) > 4] or sentence.split()
    return " ".join(rng.sample(words, min(len(words), rng.randint(2, 6))))


def _crop(words: list[str], rng: random.Random) -> list[str]:
    if len(words) <= _LONGEST:
        return words
    at = rng.randint(0, len(words) - _LONGEST)
    return words[at : at + _LONGEST]
