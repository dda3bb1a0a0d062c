"""Statements made from the dossier's own sentences, each with one thing wrong.

Everything is drawn with the given random generator, so that a seed gives the same bench each time.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from eval.corrupt_facts import (
    names_in,
    other_date,
    other_footnote,
    other_key,
    other_name,
    other_number,
    other_quote,
)
from eval.corrupt_sense import other_actor, other_modality, other_negation
from eval.statements import Bearer, Statement

__all__ = ["CORRUPTIONS", "corrupted"]

_Change = Callable[[Bearer, random.Random], Statement | None]


def _other_citation(b: Bearer, draw: random.Random) -> Statement:
    """The sentence as it is, with the key of the passage most like its own."""
    return Statement("citation", b.text, b.similar, False)


# In the order in which they are drawn; a bearer's sentence in, one with a slip of that kind out.
_CHANGES: Mapping[str, Callable[..., Statement | None]] = {
    "number": other_number, "date": other_date, "name": other_name, "quote": other_quote,
    "key": other_key, "footnote": other_footnote, "negation": other_negation,
    "modality": other_modality, "actor": other_actor, "citation": _other_citation,
}  # fmt: skip
CORRUPTIONS = tuple(_CHANGES)


def corrupted(
    bearers: Sequence[Bearer], kind: str, wanted: int, draw: random.Random
) -> list[Statement]:
    """Up to `wanted` statements with one thing wrong, each sentence used as often as needed."""
    change: _Change = _CHANGES[kind]
    if kind == "name":
        change = partial(other_name, names=names_in(bearers))
    literal = {b.text for b in bearers}
    found: dict[str, Statement] = {}
    for _ in range(6):
        for bearer in draw.sample(list(bearers), len(bearers)):
            if len(found) >= wanted:
                return list(found.values())
            statement = change(bearer, draw)
            if statement and (kind == "citation" or statement.text not in literal):
                found.setdefault(statement.text, statement)
    return list(found.values())
