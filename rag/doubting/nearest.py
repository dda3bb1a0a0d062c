"""What is said when the dossier holds no answer: what was searched, and what comes nearest."""

from collections.abc import Mapping, Sequence

from index.records import Footnote, Kamerstuk, SourceEntry
from rag.answering.choices import FEATURES, Choice
from rag.answering.meaning import stands_in
from rag.asking.understanding import Understanding
from rag.cite import long_name, note_reference, short_name
from rag.records import Filters, Scored
from rag.trails.answers import places_of
from rag.trails.records import Place, Trail
from rag.writer import Draft, KamerstukOf, Writer

__all__ = ["nearest", "not_there"]

# A quote is near when it says this share of the question's words, and short enough to read.
_NEAR, _LONGEST = 0.45, 60
UNEXPLAINED = "Het dossier noemt «{term}», maar legt niet uit wat het is."
# Quotes that are looked at.
_BEST = 5


def nearest(
    found: Sequence[Scored], ranked: Sequence[Choice], understood: Understanding,
    filters: Filters, entries: Sequence[SourceEntry], trails: Sequence[Trail],
    kamerstuk_of: KamerstukOf, term: str = "",
) -> Draft:
    """That it is not there, and the nearest quote as "wel gevonden" with its citation; with a
    `term`, that it is named and not explained.

    Without a quote that is near enough only the nearest heading is named. Where the quote has a
    note that names a Kamerstuk outside the dossier, that is named as the likely place.
    """
    writer = Writer(kamerstuk_of)
    near = _naming(term, ranked) if term else _near(ranked)
    said = UNEXPLAINED.format(term=term)
    quoted = near.document if near else ""
    writer.say(said if term else not_there(understood, entries, filters, trails, quoted))
    if near:
        kamerstuk = kamerstuk_of(near.document)
        marked = _marked(kamerstuk, near)
        before = f"Wel gevonden, in {long_name(kamerstuk.entry)}:"
        writer.quote(
            before, near.document, near.start, near.end, notes=[n.number for n in marked]
        )
        if elsewhere := _elsewhere(marked):
            writer.say(elsewhere)
    elif found:
        path = found[0].passage.heading_path
        heading = f", onder «{path[-1]}»" if path else ""
        entry = kamerstuk_of(found[0].passage.document).entry
        writer.say(f"Het dichtst in de buurt komt {long_name(entry)}{heading}.")
    return writer.draft()


def not_there(
    understood: Understanding, entries: Sequence[SourceEntry], filters: Filters,
    trails: Sequence[Trail] = (), quoted: str = "",
) -> str:
    """That it is not there, what was searched, and where a letter outside is named.

    `trails` say where the dossier names a Kamerstuk that it does not hold. `quoted` is the
    document of the nearest quote: it speaks of the subject, and does not answer.
    """
    by_id = {e.id: e for e in entries}
    named = [by_id[d] for d in understood.documents] if understood.explicit else []
    where = ", ".join(short_name(e) for e in entries if _searched(e, filters))
    text = f"Dat staat niet in het dossier (gezocht in: {where})."
    if named:
        # Of the letters that were asked about; another one may well say it.
        text = " ".join(
            f"{_upper(short_name(e))} "
            + ("geeft op deze vraag geen antwoord." if e.id == quoted else "noemt dit niet.")
            for e in named
        )
    return text + "".join(
        f" {_outside(o, places_of(o, trails), by_id)}" for o in understood.outside
    )


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _near(ranked: Sequence[Choice]) -> Choice | None:
    at = FEATURES.index("plain")
    return next(
        (c for c in ranked[:_BEST]
         if c.features[at] >= _NEAR and c.note is None and len(c.text.split()) <= _LONGEST),
        None,
    )  # fmt: skip


def _naming(term: str, ranked: Sequence[Choice]) -> Choice | None:
    """The best quote that names a term."""
    return next((c for c in ranked if c.note is None and stands_in(term, c.text)), None)


def _marked(kamerstuk: Kamerstuk, choice: Choice) -> list[Footnote]:
    return [n for n in kamerstuk.notes if any(choice.start < at <= choice.end for at in n.markers)]


def _elsewhere(notes: Sequence[Footnote]) -> str:
    """The Kamerstukken outside the dossier that these notes name; empty when there are none."""
    told = [
        f"{note_reference(n)} (voetnoot {n.number})"
        for n in notes
        if any(r.kind == "kamerstuk" and not r.in_dossier for r in n.references)
        and note_reference(n)
    ]
    if not told:
        return ""
    return f"Mogelijk staat het in {' of '.join(told)}; dat is niet in het dossier opgenomen."


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
