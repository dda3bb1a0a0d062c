"""Questions for what was promised about a subject: "wat is er toegezegd over …?".

They ask for every undertaking on a subject, registered or not (`rag/answering/promised.py`). The
trails know the commitments that have a name, a number or a debate (`rag/trails/`).
"""

import re

__all__ = ["PROMISE_WORDS", "asks_promised"]

# Words that say what kind of sentence is asked for, not what it is about.
PROMISE_WORDS = frozenset(
    "toegezegd toegezegde toezegging toezeggingen "
    "beloofd beloofde belofte beloften beloftes".split()
)
_ABOUT = (
    r"(?:over|omtrent|inzake|rond(?:om)?|betreffende|aangaande|wat betreft|ten aanzien van"
    r"|met betrekking tot|op het (?:gebied|terrein|vlak) van|voor|aan)"
)
_ASKS = re.compile(
    r"^(?:en |maar )?(?:wat|welke|is er|zijn er|noem|geef|heeft|hebben|deed|doet|werd|werden)\b.*"
    rf"\b(?:toegezegd\w*|toezeggingen|toezegging|beloofd\w*|belofte[ns]?)\b.*\b{_ABOUT}\b"
)
# The commitment itself is asked after: its debate, its member, its number, what became of it.
_NAMED = re.compile(
    r"\b(?:\w*debat\w*|\w*overleg|lid|kamerlid|leden|tz\w*|nummer|geregistreerd\w*|voorganger"
    r"|ambtsvoorganger|gestand|nagekomen|ingelost|voldoet|voldeed|lost|afgedaan|uitgevoerd|na"
    r"|ten grondslag|grond|d\.?d\.?)\b|\bmoties?\b"
)


def asks_promised(folded: str) -> bool:
    """Whether a folded question asks what was promised about a subject, and not after one
    commitment."""
    return _ASKS.search(folded) is not None and not _NAMED.search(folded)
