"""What was promised about a subject: the sentences that say what will still be done."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from index.flat import flatten
from rag.answering.choices import FEATURES, Choice

__all__ = ["NOT_PROMISED", "PROMISED", "promised"]

# Stands before the quotes: that these are undertakings, and that there are none.
PROMISED = "Hierover is dit toegezegd of aangekondigd."
NOT_PROMISED = "Een toezegging hierover is niet gevonden; dit staat er wel over."

_WILL = re.compile(
    r"\b(?:zal|zullen|voornemens|toezegging|toegezegd)\b|\bkom(?:en)? (?:ik|wij)\b.{0,80}\bterug\b"
    r"|\bblijf ik\b|\bik blijf\b"
    r"|\b(?:wordt|worden)\b.{0,60}\b(?:gedeeld|geïnformeerd|verstuurd|gestuurd|aangeboden)\b",
    re.IGNORECASE,
)
# Words for what the sentences before it say, wherever they stand in it.
_LEANS = re.compile(
    r"\b(?:dit|deze|genoemde)\b(?!\s(?:brief|jaar|voorjaar|najaar|zomer|winter|maand|aanpak))"
    r"|\b(?:hier|daar)(?:aan|bij|door|in|mee|omtrent|op|over|toe|uit|van|voor)?\b",
    re.IGNORECASE,
)
# Words of a quote with what it leans on.
LONGEST = 90
# What a quote has to say of the subject, with plain language: a share of its weight.
_OF_IT = 0.6
_PLAIN = FEATURES.index("plain")


def promised(ranked: Sequence[Choice]) -> list[Choice]:
    """Of the candidates, best first, those that say what will be done about what is asked, or
    about what the sentences right before them say of it; with the sentences they lean on."""
    of_it = {_end(c) for c in ranked if c.note is None and c.features[_PLAIN] >= _OF_IT}
    ending = {_end(c): c for c in ranked if c.note is None and not c.is_list}
    found = []
    for choice in ending.values():
        if _WILL.search(flatten(choice.text)):
            itself = _end(choice) in of_it
            if itself or _rests_on(choice, ending, of_it):
                found.append(_with_before(choice, ending, leans=not itself))
    return sorted(found, key=lambda c: -c.score)


def _rests_on(
    choice: Choice, ending: Mapping[tuple[str, int], Choice], of_it: Set[tuple[str, int]]
) -> bool:
    """Whether the sentence before a choice says something of it, or the one that leans on."""
    before = _before(choice, ending)
    while before is not None and _end(before) not in of_it:
        before = _before(before, ending) if _LEANS.search(flatten(before.text)) else None
    return before is not None


def _end(choice: Choice) -> tuple[str, int]:
    return choice.document, choice.end


def _before(choice: Choice, ending: Mapping[tuple[str, int], Choice]) -> Choice | None:
    """The sentence of the same paragraph that ends right before this one."""
    found = (ending.get((choice.document, choice.start - gap)) for gap in (0, 1))
    return next((c for c in found if c is not None and c.block == choice.block), None)


def _with_before(
    choice: Choice, ending: Mapping[tuple[str, int], Choice], leans: bool
) -> Choice:
    """The same from the sentence that it leans on, and that one from its own, as room allows."""
    start, text, first = choice.start, choice.text, choice
    while (leans or _LEANS.search(flatten(first.text))) and (before := _before(first, ending)):
        text = before.text + " " * (first.start - before.end) + text
        if len(text.split()) > LONGEST:
            break
        start, first, leans = before.start, before, False
    return choice if first is choice else replace(choice, start=start, text=text)
