"""What is said when the dossier holds no answer: what was searched, and what comes nearest."""

from collections.abc import Mapping, Sequence

from index.records import SourceEntry
from rag.cite import long_name, short_name
from rag.question import Understanding
from rag.records import Filters, Scored
from rag.trail_answers import places_of
from rag.trail_records import Place, Trail


def nearest_text(
    found: Sequence[Scored], understood: Understanding, entries: Sequence[SourceEntry],
    filters: Filters, trails: Sequence[Trail] = (),
) -> str:
    """That it is not there, what was searched, where a letter outside is named, and what is near.

    `trails` say where the dossier names a Kamerstuk that it does not hold.
    """
    by_id = {e.id: e for e in entries}
    where = ", ".join(short_name(e) for e in entries if _searched(e, filters))
    text = f"Dat staat niet in het dossier (gezocht in: {where})."
    text += "".join(f" {_outside(o, places_of(o, trails), by_id)}" for o in understood.outside)
    if found:
        path = found[0].passage.heading_path
        heading = f", onder «{path[-1]}»" if path else ""
        entry = by_id[found[0].passage.document]
        text += f" Het dichtst in de buurt komt {long_name(entry)}{heading}."
    return text


def _outside(name: str, places: Sequence[Place], entries: Mapping[str, SourceEntry]) -> str:
    """"Nr. 735 wordt genoemd in nr. 771, voetnoot 5, maar is niet opgenomen."."""
    if not places:
        return f"De tekst van {name} is niet in het dossier opgenomen."
    seen = dict.fromkeys((p.document, p.footnote) for p in places)
    named = [
        short_name(entries[document]) + (f", voetnoot {note}" if note is not None else "")
        for document, note in seen
    ]
    return f"{name.capitalize()} wordt genoemd in {' en in '.join(named)}, maar is niet opgenomen."


def _searched(entry: SourceEntry, filters: Filters) -> bool:
    return (
        (not filters.documents or entry.id in filters.documents)
        and (filters.since is None or entry.date >= filters.since)
        and (filters.until is None or entry.date <= filters.until)
    )
