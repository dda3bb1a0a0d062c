"""Text that speaks to a language model rather than to the Kamer."""

import re
from functools import lru_cache

from index.dutch import fold

__all__ = ["gives_orders"]

_ORDER = re.compile(
    r"\b(?:negeer|vergeet|ignore|disregard|forget)\b.{0,50}\b(?:instructi\w+|regels|opdracht\w*"
    r"|instructions?|rules|prompts?|voorgaande|bovenstaande|previous|vorige)\b"
    r"|\b(?:system ?prompt|systeemprompt|taalmodel|language model|ai-assistent|chatbot)\b"
    r"|\b(?:antwoord|zeg|schrijf|meld) (?:voortaan|altijd|alleen|nu|de gebruiker|dat alle)\b"
    r"|\b(?:you are now|u bent nu|je bent nu|act as|doe alsof)\b|</?(?:system|user|assistant)>"
)


@lru_cache(maxsize=8192)  # the same passages come back with every question
def gives_orders(text: str) -> bool:
    """Whether a line or sentence looks like an order to a language model."""
    return _ORDER.search(fold(text)) is not None
