"""Which footnotes of a quote are told beside it: those that say something, or were asked for."""

import re

from index.dutch import fold
from index.records import Footnote
from rag.asking.understanding import Understanding

__all__ = ["asks_for_notes", "asks_reference", "says_something"]

_ASKS = re.compile(
    r"\b(?:\w*nummers?|kamerstuk\w*|vindplaats\w*|bladzijden?|blz|pagina\w*|voetno\w+|noot|noten"
    r"|bron\w*|\w*registr\w*|geregistreerd|verwij\w*|bijlagen?|bijgevoegd|gevoegd)\b"
)
_ASKS_NOTES = re.compile(
    r"\b(?:(?:voet|eind)?no(?:ot|ten)|bron(?:nen|vermelding\w*)?|vindplaats\w*)\b"
)
# "Zie pijler …": a place in the same letter.
_POINTS = re.compile(r"[Zz]ie (?:ook )?(?:pijler|paragraaf|hoofdstuk|(?:voet)?noot|hier)")
_LETTERS = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
# Words beside a reference that say no more than that it is one: "Toezegging geregistreerd onder:".
_FEW = 3


def asks_reference(understood: Understanding) -> bool:
    """Whether a question asks under which number or at which place something stands."""
    return understood.kind == "reference" or _ASKS.search(fold(understood.standalone)) is not None


def asks_for_notes(text: str) -> bool:
    """Whether a question asks for footnotes or sources."""
    return _ASKS_NOTES.search(fold(text)) is not None


def says_something(note: Footnote) -> bool:
    """Whether a note has words of its own beside the Kamerstukken that it refers to."""
    if note.text is None or note.start is None or _POINTS.match(note.text):
        return False
    bare = list(note.text)
    for reference in note.references:
        bare[reference.start - note.start : reference.end - note.start] = " " * (
            reference.end - reference.start
        )
    return not note.references or len(_LETTERS.findall("".join(bare))) > _FEW
