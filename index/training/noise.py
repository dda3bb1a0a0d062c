"""Step 4: make an anchor look like a question that someone types.

Questions differ from the text they ask about: everyday words for official ones, other forms of a
word, compounds written apart or their parts alone, typing errors, and words that only frame the
question. Each of these is put into the anchors, so that the model learns to look through it.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.dutch import STOP_WORDS, CompoundSplitter, background_counts, fold, stem

EVERYDAY = Path(__file__).with_name("everyday.tsv")
_EDGES = re.compile(r"^\W+|\W+$")
# How a question is put, in the forms that occur in any Dutch help desk; {} is what it is about.
FRAMES = (
    "wat is {}?", "wat zegt de brief over {}?", "wat staat er over {}?", "hoe zit het met {}?",
    "wie {}?", "wanneer {}?", "waarom {}?", "welke {}?", "hoeveel {}?", "hoe {}?", "waar {}?",
    "wat wordt bedoeld met {}?", "wat doet het kabinet aan {}?", "kun je uitleggen {}",
    "is er iets bekend over {}?", "wat vindt de minister van {}?", "wat schrijft de minister "
    "over {}?", "in welke brief staat {}?", "klopt het dat {}?", "geef een overzicht van {}",
    "noem {}", "en {}?", "wat gebeurt er met {}?", "welk document noemt {}?", "hoe wil {}?",
    "wat is er afgesproken over {}?", "heeft de kamer {}?", "ik zoek {}", "wat betekent {}?",
    "mag {}?", "sinds wanneer {}?", "door wie {}?", "wat was ook alweer {}?", "met wie {}?",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each change is made, per word or per anchor; 0 turns it off."""

    everyday: float = 0.5
    inflected: float = 0.15
    parted: float = 0.3
    stop_words_out: float = 0.5  # of all stop words of an anchor at once
    dropped: float = 0.1
    mistyped: float = 0.02
    framed: float = 0.5


def questioner(
    vocabulary: frozenset[str], rng: random.Random, rates: Rates | None = None
) -> Callable[[str], str]:
    """A function that turns an anchor into something like a question, seeded by `rng`."""
    rates = rates or Rates()
    everyday, forms = read_everyday(), _forms(vocabulary)
    splitter = CompoundSplitter(vocabulary)

    def changed(word: str) -> str:
        bare = fold(_EDGES.sub("", word))
        if bare in everyday and rng.random() < rates.everyday:
            return rng.choice(everyday[bare])
        if len(bare) > 8 and rng.random() < rates.parted and (parts := splitter.parts(bare)):
            return " ".join(parts) if rng.random() < 0.7 else rng.choice(parts)
        if bare.isalpha() and rng.random() < rates.inflected:
            return rng.choice(forms.get(stem(bare), (word,)))
        return _mistyped(word, rng) if rng.random() < rates.mistyped else word

    def question(anchor: str) -> str:
        words = anchor.split()
        if rng.random() < rates.stop_words_out:
            words = [w for w in words if fold(_EDGES.sub("", w)) not in STOP_WORDS] or words
        kept = [w for w in words if rng.random() >= rates.dropped] or words
        text = " ".join(map(changed, kept))
        return rng.choice(FRAMES).format(text) if rng.random() < rates.framed else text

    return question


def read_everyday(path: Path = EVERYDAY) -> Mapping[str, tuple[str, ...]]:
    """Official word -> what people say for it, from `everyday.tsv`; both ways."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            official, _, said = line.partition("\t")
            for other in (s.strip() for s in said.split(",")):
                found[official].append(other)
                found[other].append(official)
    return {word: tuple(others) for word, others in found.items()}


def _forms(vocabulary: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Stem -> the words that share it, for stems with more than one."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for word in sorted(vocabulary | background_counts().keys()):
        if word.isalpha() and len(word) > 3:
            by_stem[stem(word)].append(word)
    return {s: tuple(words) for s, words in by_stem.items() if len(words) > 1}


def _mistyped(word: str, rng: random.Random) -> str:
    """Two letters swapped, one left out or one typed twice."""
    if len(word) < 5:
        return word
    at = rng.randint(1, len(word) - 3)
    return rng.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
        )
    )
