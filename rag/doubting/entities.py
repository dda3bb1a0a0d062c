"""Organisations, countries and platforms that a question names; what the dossier has of them."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from index.dutch import STOP_WORDS, stem, words
from rag.doubting.missing import Lexicon

__all__ = ["ENTITIES_FILE", "kinds", "lacking_entities", "named_entities", "spellings"]

ENTITIES_FILE = Path(__file__).with_name("entities.toml")


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, str]:
    """Spelling of a name -> kind and first spelling, as "platform:instagram"."""
    table = tomllib.loads(ENTITIES_FILE.read_text(encoding="utf-8"))["kinds"]
    found: dict[str, str] = {}
    for kind, listed in table.items():
        for names in " ".join(listed.split()).split(","):
            spellings = [n.strip() for n in names.split("|") if n.strip()]
            if not spellings:
                continue
            found |= dict.fromkeys(spellings, f"{kind}:{spellings[0]}")
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(kinds(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, names))})(?![\w.])")


@lru_cache(maxsize=2048)
def named_entities(folded: str) -> frozenset[str]:
    """The entities that a folded text names: {"platform:meta"}."""
    return frozenset(kinds()[m[0]] for m in _pattern().finditer(folded))


def spellings(entity: str) -> list[str]:
    """All spellings of an entity, folded."""
    return [spelling for spelling, of in kinds().items() if of == entity]


def lacking_entities(folded: str, lexicon: Lexicon) -> list[str]:
    """Those that the (folded) question names and the dossier never has, as they are spelled."""
    named = [m[0] for m in _pattern().finditer(folded.replace("motie-", "motie "))]
    return [name for name in named if not _among(kinds()[name], lexicon.known)]


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, tuple[frozenset[str], ...]]:
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for spelling, entity in kinds().items():
        stems = frozenset(stem(w) for w in words(spelling) if w not in STOP_WORDS)
        found[entity] = (*found.get(entity, ()), stems)
    return found


def _among(entity: str, stems: frozenset[str]) -> bool:
    return any(told <= stems for told in _spellings()[entity])
