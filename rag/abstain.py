"""Decide whether the dossier holds an answer, and what to say when it does not."""

from collections.abc import Sequence

from index.records import SourceEntry
from rag.cite import long_name, short_name
from rag.query import Query
from rag.question import Understanding
from rag.records import Filters, Scored
from rag.select import FEATURES, Choice

# Below this share of the question's weighted words in the best sentence there is no answer;
# a first threshold from the dev half, which the calibrated score replaces.
LEAST_COVERAGE = 0.2


def answerable(
    ranked: Sequence[Choice], found: Sequence[Scored], understood: Understanding, query: Query
) -> bool:
    """Whether the best sentences speak of what is asked."""
    if not ranked or not query.idf:
        return False
    column = FEATURES.index("expanded")
    best = max(float(choice.features[column]) for choice in ranked[:5])
    return best >= LEAST_COVERAGE or bool(query.carried)


def nearest_text(
    found: Sequence[Scored], understood: Understanding, entries: Sequence[SourceEntry],
    filters: Filters,
) -> str:
    """That it is not there, what was searched, and where something near it stands."""
    where = ", ".join(short_name(e) for e in entries if _searched(e, filters))
    text = f"Dat staat niet in het dossier (gezocht in: {where})."
    if understood.outside:
        numbers = ", ".join(f"nr. {n}" for n in understood.outside)
        text += f" De tekst van {numbers} is niet opgenomen."
    if found:
        entry = next(e for e in entries if e.id == found[0].passage.document)
        path = found[0].passage.heading_path
        heading = f", onder «{path[-1]}»" if path else ""
        text += f" Het dichtst in de buurt komt {long_name(entry)}{heading}."
    return text


def _searched(entry: SourceEntry, filters: Filters) -> bool:
    return (
        (not filters.documents or entry.id in filters.documents)
        and (filters.since is None or entry.date >= filters.since)
        and (filters.until is None or entry.date <= filters.until)
    )
