"""What became of a thing that one letter tells of: the later letters that go on about it.

A later letter is measured by how near it comes to what the question asks, and to the sentence of
the earlier one that the question is about (the anchor), which has words of it that no user gives.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from index.dutch import fold
from index.encoder import Encoder
from rag.answering.choices import FEATURES, Choice

__all__ = ["outcomes"]

# Found on the dev half and eval/own/tune-*: a later letter goes on about it when its best quote
# comes to this, of what it scores below the anchor (/ FALL), says of the question and is like the
# anchor; within it the quote that tells an outcome is preferred.
LEAST, FALL, SAYS, LIKE = -0.4, 4.0, 3.0, 3.0
TOLD = 0.4
# Quotes of a letter that are looked at, and letters that are quoted at most.
_LOOKED_AT, _MOST = 8, 3
_TELLS = re.compile(
    r"\b(?:conclu\w+|gestart|afgerond|voorgelegd|ontwikkeld|beschikt|toegenomen|verbeterd"
    r"|resultaat|geresulteerd|inmiddels|haalbaar|opgericht|getraind|gelanceerd|uitgerold|van start"
    r"|gepubliceerd|voltooid|in werking|opgenomen|gerealiseerd|leidde|afgedaan|gestand)\b"
)
_PLAIN = FEATURES.index("plain")


def outcomes(
    anchor: Choice, by_document: Sequence[Sequence[Choice]], dates: Mapping[str, date],
    encoder: Encoder,
) -> list[list[Choice]]:
    """The quotes of each later letter that goes on about the anchor, what tells an outcome first;
    the letters that do so most, the oldest first."""
    vector = encoder.encode([anchor.text], "passage")[0]
    found: list[tuple[float, list[Choice]]] = []
    for ranked in by_document:
        told = [c for c in ranked if c.note is None][:_LOOKED_AT]
        if not told or dates[told[0].document] <= dates[anchor.document]:
            continue
        like = dict(zip(
            (id(c) for c in told), encoder.encode([c.text for c in told], "passage") @ vector,
            strict=True,
        ))  # fmt: skip
        sure = {id(c): _sure(c, anchor, float(like[id(c)])) for c in told}
        if max(sure.values()) >= LEAST:
            told.sort(key=lambda c: -sure[id(c)] - TOLD * bool(_TELLS.search(fold(c.text))))
            found.append((max(sure.values()), told))
    best = sorted(found, key=lambda pair: -pair[0])[:_MOST]
    return sorted((told for _, told in best), key=lambda told: dates[told[0].document])


def _sure(choice: Choice, anchor: Choice, like: float) -> float:
    fall = (choice.score - anchor.score) / FALL
    return fall + SAYS * float(choice.features[_PLAIN]) + LIKE * like
