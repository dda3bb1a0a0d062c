"""A footnote asked for by what it says: "in een noot een omschrijving van 'schadelijk': welke?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.dutch import fold, stem, words
from index.records import Footnote, Kamerstuk
from rag.answering.telling import says_something
from rag.asking.generic_words import is_generic
from rag.asking.query import Query
from rag.asking.understanding import Understanding
from rag.finding.features import expanded_coverage
from rag.own_data.note_answers import AskedNotes

__all__ = ["note_by_content"]

_NOTE = r"(?:voet|eind)?noot"
_DEFINES = (
    r"(?:omschrij\w*|omschreven|omschreef|defini\w*|gedefinieerd|uitleg\w*|uitgelegd|legt\b.{0,60}\buit"
    r"|verklaar\w*|verklaring|toelicht\w*|toegelicht|beteken\w*|verstaan|verstaat|beschrij\w*"
    r"|beschreven|begrip\w*|term(?:en)?|classific\w*|classificeer\w*|wat (?:is|zijn|houdt))"
)
_IN_NOTE = (
    r"(?:in|uit|volgens|blijkens) (?:een|de|die|haar|zijn) (?:van de )?(?:\w+e )?"
    rf"(?:{_NOTE}|(?:voet|eind)?noten)"
)
# What a note explains, or the text of the note on something.
_ASKED = (
    re.compile(rf"\b{_IN_NOTE}\b(?=.*\b{_DEFINES})|\b{_DEFINES}\b.*\b{_IN_NOTE}\b"),
    re.compile(rf"\bwelke {_NOTE} (?:geeft|bevat|wordt )?.{{0,20}}\b{_DEFINES}"),
    re.compile(rf"\b{_NOTE} (?:over\b|met (?:een|de) {_DEFINES}|waarin\b.*\b{_DEFINES})"),
)
# "In welke noot staat de motie?" asks where, and is answered by what is found.
_WHERE = re.compile(
    rf"\b(?:in|bij|achter|uit|met) welke? {_NOTE}|\bwelke? (?:voet|eind)?noten\b"
    rf"|\bwelke? {_NOTE} (?:staat|hoort|verwijst|noemt|vermeldt|is|hangt)"
)
# Words of asking for such a note, beside those that are generic anywhere.
_ASKING = frozenset(
    stem(w)
    for w in (
        "noot noten voetnoot voetnoten eindnoot omschrijving omschrijven omschreven definitie "
        "definieren definieert gedefinieerd uitleg uitleggen uitgelegd leggen legt verklaring "
        "verklaren toelichting toegelicht toelichten betekenis betekenen verstaan beschrijving "
        "beschrijven beschreven begrip term termen brief ministerbrief kamerbrief contourenbrief "
        "document minister kabinet onderzoekers strekking luiden tekst"
    ).split()
)
# Share of what is asked that the note has to hold: with less it is a note on something near.
_ENOUGH = 0.6


def note_by_content(
    understood: Understanding, query: Query, kamerstukken: Sequence[Kamerstuk]
) -> list[AskedNotes]:
    """The one note whose text says what is asked, or nothing when no such note is asked for.

    Of notes that hold the same words it is the one that begins with them: what it explains.
    """
    folded = " ".join(fold(understood.wording).split())
    asked = any(pattern.search(folded) for pattern in _ASKED)
    if understood.footnotes or not asked or _WHERE.search(folded):
        return []
    told = _telling(understood, query)
    notes = ((k, note) for k in kamerstukken for note in k.notes if says_something(note))
    candidates = [(_fit(note, told), k, note) for k, note in notes]
    if not candidates or not told.idf:
        return []
    (share, _), kamerstuk, best = max(candidates, key=lambda candidate: candidate[0])
    return [AskedNotes(kamerstuk, (best,), ())] if share >= _ENOUGH else []


def _telling(understood: Understanding, query: Query) -> Query:
    """The query with only the words that say what the note is about."""
    stems = {
        stem(w) for w, weight in understood.own
        if weight == 1 and stem(w) not in _ASKING and not is_generic(w)
    }
    idf = {s: weight for s, weight in query.idf.items() if s in stems}
    return replace(query, idf=idf, total=sum(idf.values()))


def _fit(note: Footnote, told: Query) -> tuple[float, int]:
    """The share of what is asked that the note holds, and how early it does so."""
    found = [stem(w) for w in words(note.text or "")]
    first = next((at for at, s in enumerate(found) if s in told.idf), len(found))
    return expanded_coverage(frozenset(found), told), -first
