"""What a claim names that can be looked up in the text it cites: Kamerstukken, dates, numbers."""

import re
from collections.abc import Sequence

from index.dates import find_dates
from index.dutch import fold, words
from index.records import SourceEntry
from index.references import find_references
from rag.asking.naming import named_documents
from rag.checking.claims import masked, numbers_of
from rag.checking.windows import Window, own_numbers, refers

__all__ = ["date_missing", "kamerstuk_missing", "number_missing"]

# "de contourenbrief van ", right before a date.
_LETTER_OF = re.compile(
    r"(?:brief|nota|reactie|stuk|document|rapport)\b[^.;:]{0,60}(?:\b(?:van|uit)|d\.d\.|\()\s*$"
)


def kamerstuk_missing(
    claim: str, windows: Sequence[Window], entries: Sequence[SourceEntry]
) -> str:
    """The Kamerstuk or commitment that the windows do not name, in a Dutch phrase; or ""."""
    cited = {w.source.kamerstuk.id for w in windows}
    for reference in find_references(masked(claim)):
        if reference.number is None or reference.kind not in ("kamerstuk", "toezegging"):
            continue
        if not any(refers(w, reference.number, reference.dossier) for w in windows):
            return f"{reference.raw} staat niet in de passage"
    named = named_documents(claim, entries)
    here = {w for window in windows for w in words(window.near)}
    if named.documents and not cited & set(named.documents) and not named.words <= here:
        return "noemt een ander stuk dan de bron"
    return ""


def date_missing(claim: str, windows: Sequence[Window]) -> str:
    """The date that the windows lack, in a Dutch phrase; or ""."""
    written = windows[0].source.kamerstuk.entry.date
    theirs = [d for w in windows for d in find_dates(w.text, written)]
    for ours in find_dates(claim, written):
        same = any(
            (ours.first, ours.last) == (d.first, d.last)
            or fold(ours.raw) == fold(d.raw)
            or (ours.first <= d.first and d.last <= ours.last)
            for d in theirs
        )
        own = ours.first <= written <= ours.last and _LETTER_OF.search(fold(claim[: ours.start]))
        if not same and not own:
            return f"{ours.raw} staat niet in de passage"
    return ""


def number_missing(claim: str, windows: Sequence[Window]) -> str:
    """The number, in figures or words, that the windows lack, in a Dutch phrase; or ""."""
    written = windows[0].source.kamerstuk.entry.date
    plain = claim
    for mention in find_dates(claim, written):
        plain = plain[: mention.start] + " " * len(mention.raw) + plain[mention.end :]
    for reference in find_references(plain):
        if reference.kind in ("kamerstuk", "bijlage", "dossier"):
            width = reference.end - reference.start
            plain = plain[: reference.start] + " " * width + plain[reference.end :]
    there = {n for w in windows for n in numbers_of(w.text)}
    for number in numbers_of(plain):
        if number not in there and number not in own_numbers(windows):
            return f"{number} staat niet in de passage"
    return ""
