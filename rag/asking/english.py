"""Understand an English question of the field: put into the letters' Dutch word by word.

The translation is only searched with; the answer is in Dutch, as the letters are. The words stand
in english.toml.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from index.dutch import STOP_WORDS, fold, words
from rag.records import Answer, Sentence

__all__ = ["ENGLISH_FILE", "in_dutch", "in_dutch_only", "is_english"]

ENGLISH_FILE = Path(__file__).with_name("english.toml")

# Words of grammar that English has and Dutch has not, or not in that spelling.
_ENGLISH = frozenset(
    "what who whom whose when where why which how the and of to by with about does do did has have "
    "are were been that this these those there they their it its on at from for should would could "
    "will can may not you your please tell me".split()
)
# Words of both languages say nothing of either.
_BOTH = frozenset("is in was me can of had over under".split())
_OPENS = frozenset("what who which how when where why does did".split())
_DUTCH = frozenset(
    "de het een en van wat wie waar wanneer welke waarom hoe zijn heeft werd wordt niet voor met "
    "op te naar bij door er ook uit".split()
)
_LEAST = 2


def is_english(text: str) -> bool:
    """Whether a question is put in English: more of its grammar is English than Dutch."""
    told = words(text)
    english = sum(w in _ENGLISH - _BOTH for w in told)
    dutch = sum(w in _DUTCH | (STOP_WORDS - _ENGLISH) and w not in _BOTH for w in told)
    opens = bool(told) and told[0] in _OPENS
    return english >= (1 if opens else _LEAST) and english > 2 * dutch


@lru_cache(maxsize=1)
def _table() -> Mapping[str, str]:
    table = tomllib.loads(ENGLISH_FILE.read_text(encoding="utf-8"))
    return {**table["words"], **table["phrases"]}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    known = sorted(_table(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?![\w])")


def in_dutch(text: str) -> str:
    """The question with every known English word put into Dutch; names and numbers stay."""
    put = _pattern().sub(lambda m: _table()[m[0]], fold(text))
    return " ".join(put.split())


# Stands before every answer to an English question.
IN_DUTCH = "Ik antwoord in het Nederlands, de taal van de stukken."


def in_dutch_only(answer: Answer) -> Answer:
    """The answer with a first sentence that says why it is in Dutch."""
    told = (Sentence(IN_DUTCH, ()), *answer.sentences) if answer.sentences else ()
    return replace(answer, text=f"{IN_DUTCH} {answer.text}", sentences=told)
