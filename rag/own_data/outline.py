"""Questions for a summary of a document: what it says it is about, and its headings.

A summary in other words would be no quote, so that none is written.
"""

import re

from index.dutch import fold, stem
from index.records import Kamerstuk
from rag.asking.understanding import Understanding
from rag.own_data.body import Span, alineas, body, sentences

__all__ = ["asked_outline", "purpose"]

_ASKS = re.compile(
    r"\bvat\b.{1,60}\bsamen\b|\bsamenvat\w*|\bsamengevat\b|\bhoofd(?:punten|lijnen|lijn)\b"
    r"|\b(?:belangrijkste|voornaamste) (?:punten|onderwerpen)\b|\bkernpunten\b|\bstrekking\b"
)
_ASKING = frozenset(
    stem(w)
    for w in (
        "vat samen samenvatting samenvatten samengevat samengevatte korte kort hoofdpunten "
        "hoofdlijnen hoofdlijn kernpunten strekking belangrijkste voornaamste punten onderwerpen "
        "geef maak brief kamerbrief nota stuk document kamerstuk noem zin zinnen beknopt volledig"
    ).split()
)
# How a letter begins to say what it is for.
_PURPOSE = re.compile(
    r"(?:In|Met) deze brief\b|Deze brief\b"
    r"|(?:Hierbij|Bijgaand) (?:bied|zend|stuur|ontvang|tref|doe|informeer)\w*\b"
)


def asked_outline(understood: Understanding) -> bool:
    """Whether a summary of the documents named is asked for, and nothing else."""
    folded = " ".join(fold(understood.wording).split())
    return (
        understood.explicit
        and not understood.conversation
        and _ASKS.search(folded) is not None
        and all(
            weight < 1 or stem(w) in _ASKING or w.isdigit() for w, weight in understood.own
        )
    )  # fmt: skip


def purpose(kamerstuk: Kamerstuk) -> Span | None:
    """The first sentence that says what the document is for, with the list that it leads in; None
    where none does."""
    blocks = body(kamerstuk)
    for alinea in alineas(kamerstuk, blocks):
        for start, end in sentences(kamerstuk, blocks, alinea):
            if _PURPOSE.match(kamerstuk.text, start):
                led_in = kamerstuk.text[start:end].endswith(":")
                return start, alinea[1] if led_in else end
    return None
