"""Notice that a document that a question names says nothing of what is asked."""

from collections.abc import Callable

from rag.asking.query import PART_WEIGHT, Query
from rag.asking.understanding import Understanding

StemsOf = Callable[[str], frozenset[str]]

# A part of a compound this long names the thing ("zorgplicht" of "zorgplichtverkenning"); a
# shorter one ("zorg") stands in many others.
_TELLING = 8


def is_silent(part: Understanding, query: Query, stems_of: StemsOf) -> bool:
    """Whether the one document of this part lacks every word of what it is asked about.

    `stems_of` gives the stems of a document. That a document is silent is a claim about all of it:
    one word of the question, or what the letters say for it, is enough against it.
    """
    if not part.explicit or len(part.documents) != 1:
        return False
    framing = {word for word, weight in part.own if weight < 1}
    if all(word in framing or word.isdigit() for word in query.asked):
        return False
    said = stems_of(part.documents[0])
    literal = any(
        term in said for term, weight in query.own.items()
        if weight == 1 or (weight >= PART_WEIGHT and len(term) >= _TELLING)
    )
    return not literal and not any(y.stems <= said for y in query.synonyms)
