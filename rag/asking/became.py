"""A follow-up that asks what became of what the last answer told: "is dat gelukt?"."""

import re
from dataclasses import replace

from index.dutch import fold
from rag.asking.generic_words import is_generic
from rag.asking.history import content_words
from rag.asking.spread import asks_outcome
from rag.records import Question

__all__ = ["of_outcome"]

_SMALL = (
    r"(?:al|er|ook|echt|nog|inmiddels|dan|nu|wel|toen|eigenlijk|uiteindelijk|daadwerkelijk|iets"
    r"|mee|toch|ooit)"
)
_ASKS = re.compile(
    r"(?:(?:en|maar) )?(?:"
    r"(?:wat (?:is|was|waren|zijn) )?de (?:uitkomst\w*|uitslag|resultaten|afloop|stand van zaken)"
    r"|(?:hoe|wat) (?:nu|toen|daarna|later)|(?:nu|later|inmiddels|sindsdien)"
    rf"|(?:is|zijn|was|waren) (?:dat|die|dit|deze|het|ze|er)(?: {_SMALL}){{0,4}} "
    r"(?:gelukt|gebeurd|gekomen|gedaan|doorgegaan|uitgevoerd|veranderd|verbeterd)"
    rf"|hoe (?:staat|zit) (?:het|dat|die)(?: {_SMALL}){{0,3}}(?: voor)?"
    rf"|wat (?:is|kwam) (?:er|daar|hier) ?van(?: {_SMALL})?(?: ?terecht\w*| geworden| gekomen)"
    rf"|wat (?:heeft|hebben) (?:dat|ze) (?:{_SMALL} ){{0,2}}opgeleverd"
    r")\W*"
)
# What the last answer must have: a quote of a letter.
_QUOTED = re.compile(r"«[^«»]{20,}")
_AFTER = "Wat is daarvan terechtgekomen?"


def of_outcome(question: Question) -> Question:
    """The last question asked on: what became of it; any other question as it is."""
    folded = " ".join(fold(question.text).split())
    bare = all(is_generic(w) for w in content_words(folded))
    if not (_ASKS.fullmatch(folded) or (bare and asks_outcome(folded))):
        return question
    if not question.history or _QUOTED.search(question.history[-1].content) is None:
        return question
    before = next((t.content for t in reversed(question.history) if t.role == "user"), "")
    if len(content_words(before)) < 2:
        return question
    return replace(question, text=f"{before.strip().rstrip('?. ')}? {_AFTER}", history=())
