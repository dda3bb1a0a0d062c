"""Letters that a text means by their date: "de voortgangsbrief (mei 2025)", "Op 2 december jl.".

Only a mention that is tied to a letter counts: right behind a word for it, or in a sentence
that says that something was sent to or shared with the Kamer.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from index.dates import DateMention, find_dates
from index.records import Reference, SourceEntry

__all__ = ["LONGEST_SPAN_DAYS", "find_letters", "meant_letter"]

# A month: "dit jaar" or "in het najaar" names too many days to point at one letter.
LONGEST_SPAN_DAYS = 31

_SENTENCE_END = re.compile(r"(?<!\bjl)(?<!\bnr)(?<!\bc\.s)[.!?](?=\s)|\n")
# Up to 60 characters between the word and its date hold the title: "brief Versterkte Aanpak (".
_LETTER = re.compile(
    r"(?<!deze )(?<!Deze )(?<!volgende )(?<!vorige )\b"
    r"(?:[Kk]amer|[Cc]ontouren|[Vv]oortgangs|[Vv]erzamel)?[Bb]rief\b(?P<gap>[^.;]{0,60})$"
)
_NEAR = r"\b(?:[^.;]|(?<=jl)\.){0,40}\b"  # in the same sentence, close by
_SENT = re.compile(
    rf"\b(?:naar|aan|met)\s(?:uw|de)\s(?:Tweede\s)?Kamer{_NEAR}"
    r"(?:verzonden|gestuurd|gezonden|toegezonden|gedeeld|aangeboden|verstuurd)\b"
    rf"|\buw\sKamer{_NEAR}geïnformeerd\b"
)


def find_letters(text: str, written: date) -> tuple[Reference, ...]:
    """References of kind "brief" in one paragraph; offsets are in `text`, targets are not set.

    `written` is the date of the document that `text` is from; dates after it are left out,
    since a letter that is still to come cannot be meant.
    """
    sentences = tuple(_sentences(text))
    found = []
    for mention in find_dates(text, written):
        short = (mention.last - mention.first).days <= LONGEST_SPAN_DAYS
        if not short or mention.first > written:
            continue
        start, end = next((s, e) for s, e in sentences if s <= mention.start < e)
        if _is_tied(text, mention, start, end):
            found.append(Reference("brief", mention.raw, mention.start, mention.end))
    return tuple(found)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text) + 1


def _is_tied(text: str, mention: DateMention, start: int, end: int) -> bool:
    return bool(
        _LETTER.search(text, max(start, mention.start - 100), mention.start)
        or _SENT.search(text, start, end)
    )


def meant_letter(
    reference: Reference, entries: Iterable[SourceEntry], own: SourceEntry
) -> SourceEntry | None:
    """The one letter of the dossier written in the span of a "brief" reference, or None.

    A letter never means itself, and a beslisnota is no letter.
    """
    mentions = find_dates(reference.raw, own.date)
    if len(mentions) != 1:
        return None
    first, last = mentions[0].first, mentions[0].last
    letters = [
        entry
        for entry in entries
        if entry.kind == "brief" and entry.id != own.id and first <= entry.date <= last
    ]
    return letters[0] if len(letters) == 1 else None
