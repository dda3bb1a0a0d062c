"""Corruptions of what is said of whom: denial, mood, and who acts.

Each gives the sentence with one thing wrong, or None where it holds nothing of the kind.
"""

import random
import re

from eval.statements import Bearer, Statement, swapped
from index.dutch import fold

__all__ = ["other_actor", "other_modality", "other_negation"]

_FINITE = re.compile(r"\b(?:is|zijn|wordt|worden|heeft|hebben|kan|kunnen|zal|zullen|moet|moeten)\b")


def other_negation(b: Bearer, draw: random.Random) -> Statement | None:
    """Without one of its denials, or with one more."""
    gone = list(re.finditer(r"\b(?:niet|nooit) |\bgeen ", b.text))
    if gone and draw.random() < 0.7:
        match = draw.choice(gone)
        new = draw.choice(["een ", "de "]) if match[0] == "geen " else ""
        return swapped(b, "negation", match.start(), match.end(), new)
    verbs = list(_FINITE.finditer(b.text))
    if not verbs:
        return None
    at = draw.choice(verbs).end()
    return swapped(b, "negation", at, at, " niet")


_MODALS = {
    "kan": "moet", "kunnen": "moeten", "moet": "kan", "moeten": "kunnen", "zal": "kan",
    "zullen": "kunnen", "mag": "moet", "mogelijk": "verplicht", "verkend": "ingevoerd",
    "verkennen": "invoeren", "onderzocht": "ingevoerd", "wil": "moet", "willen": "moeten",
    "zou": "moet", "zouden": "moeten", "dient": "kan", "dienen": "kunnen", "verplicht": "vrij",
    "mogelijke": "bewezen", "beoogt": "bereikt", "aanbevolen": "verplicht",
}  # fmt: skip


def other_modality(b: Bearer, draw: random.Random) -> Statement | None:
    """Firmer or less firm than it was."""
    places = [m for m in re.finditer(r"\b\w+\b", b.text) if m[0] in _MODALS]
    if not places:
        return None
    match = draw.choice(places)
    return swapped(b, "modality", match.start(), match.end(), _MODALS[match[0]])


_SINGULAR = ("het kabinet", "de minister", "de staatssecretaris", "de politie", "de overheid",
             "de Europese Commissie", "de toezichthouder", "het WODC", "de NCTV",
             "de ATKM")  # fmt: skip
_PLURAL = ("gemeenten", "platforms", "jongeren", "onderzoekers", "ouders", "professionals",
           "beleidsmakers", "burgemeesters", "lidstaten", "gebruikers", "platformen")  # fmt: skip


def other_actor(b: Bearer, draw: random.Random) -> Statement | None:
    """With another party acting, or two that changed places."""
    lists: tuple[tuple[str, ...], ...] = (_SINGULAR, _PLURAL)
    places = [
        (m, among) for among in lists for actor in among
        for m in re.finditer(rf"\b{actor}\b", b.text, re.IGNORECASE)
    ]
    if not places:
        return None
    if len(places) > 1 and draw.random() < 0.5:
        (one, _), (other, _) = sorted(draw.sample(places, 2), key=lambda p: p[0].start())
        if fold(one[0]) != fold(other[0]) and one.end() <= other.start():
            text = (b.text[: one.start()] + other[0] + b.text[one.end() : other.start()] + one[0]
                    + b.text[other.end() :])
            return Statement("actor", text, b.passage, False, other[0])
    match, among = draw.choice(places)
    others = [a for a in among if fold(a).split()[-1] not in fold(b.text)]
    new = draw.choice(others)
    new = new[0].upper() + new[1:] if match[0][0].isupper() else new
    return swapped(b, "actor", match.start(), match.end(), new)
