"""The ledger of announced dates: what a document says will come, and when.

An announcement is a sentence that names a time after its document's date and, in the present or
future tense, something that will be done or happen then. What has become of it is not judged:
the ledger only says which later documents of the dossier there are, in the announced time and
after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.dates import DateMention, find_dates
from index.flat import flatten
from index.records import Block, Kamerstuk
from index.units import block_sentences

__all__ = ["Announcement", "announcements"]

# Something that will be done, in the present tense that Dutch uses for it too.
_WILL = re.compile(
    r"\b(?:zal|zullen|wordt|worden|volg(?:t|en)|vindt|vinden|krijg(?:t|en)|start(?:en)?|verschijn(?:t|en)"
    r"|(?:kom|komt|komen)\s(?:ik|wij)|(?:ga|gaan|gaat)\s(?:ik|wij)|informeer|stuur|zend|bied|deel)\b",
    re.IGNORECASE,
)
# In a span that has already begun, only these say that it is still to come.
_STILL = re.compile(r"\b(?:zal|zullen|volg(?:t|en))\b|\bnog\sdit\b", re.IGNORECASE)
_AFTER = re.compile(r"na\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:werd|werden|vond|vonden|was|waren|heeft|hebben|had)\b", re.IGNORECASE)
# The sentence leans on the one before it: "Over de ontwikkelingen hieromtrent …".
_LEANS = re.compile(
    r"\b(?:dit|deze)\b(?!\s(?:brief|jaar|voorjaar|najaar|zomer|winter|maand))"
    r"|\b(?:hier|daar)(?:aan|bij|door|in|mee|omtrent|op|over|toe|uit|van|voor)\b|\bdergelijke\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announced time. All offsets are half-open, in `Kamerstuk.text`.

    `start:end` is the whole sentence, `raw` its words for the time; `first` and `last` are both
    included, and both after the document's date. `context` is the range from the sentence that
    this one leans on up to this one, None where it stands by itself. `within` are the documents
    dated later in the announced time, `after` those dated past its end, in order of date.
    """

    document: str
    written: date
    start: int
    end: int
    raw: str
    first: date
    last: date
    heading_path: tuple[str, ...]
    context: tuple[int, int] | None
    within: tuple[str, ...]
    after: tuple[str, ...]


def announcements(kamerstukken: Sequence[Kamerstuk]) -> tuple[Announcement, ...]:
    """All announcements of these documents, in order of the documents' dates and of their text."""
    ordered = sorted(kamerstukken, key=lambda k: (k.entry.date, k.entry.belongs_to or "", k.id))
    return tuple(found for kamerstuk in ordered for found in _announced(kamerstuk, ordered))


def _announced(kamerstuk: Kamerstuk, ordered: Sequence[Kamerstuk]) -> Iterator[Announcement]:
    for block in kamerstuk.blocks:
        if block.kind in {"paragraph", "list_item", "note"}:
            yield from _in_block(kamerstuk, block, ordered)


def _in_block(
    kamerstuk: Kamerstuk, block: Block, ordered: Sequence[Kamerstuk]
) -> Iterator[Announcement]:
    spans = block_sentences(kamerstuk.text, block)
    written = kamerstuk.entry.date
    for position, (start, end) in enumerate(spans):
        sentence = kamerstuk.text[start:end]
        for mention in find_dates(sentence, written):
            if not _is_announced(sentence, mention, written):
                continue
            first = max(mention.first, written + timedelta(days=1))
            later = [k for k in ordered if k.entry.date > written and k.entry.date >= first]
            yield Announcement(
                document=kamerstuk.id,
                written=written,
                start=start,
                end=end,
                raw=mention.raw,
                first=first,
                last=mention.last,
                heading_path=block.heading_path,
                context=_context(kamerstuk.text, spans[: position + 1]),
                within=tuple(k.id for k in later if k.entry.date <= mention.last),
                after=tuple(k.id for k in later if k.entry.date > mention.last),
            )


def _is_announced(sentence: str, mention: DateMention, written: date) -> bool:
    if mention.last <= written:
        return False
    flat = flatten(sentence)
    if mention.first <= written:
        return bool(_STILL.search(flat) or _AFTER.match(mention.raw))
    return bool(_WILL.search(flat)) and not _PAST.search(flat)


def _context(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """From the first sentence that the last one leans on, through others that lean, up to it."""
    at = len(spans) - 1
    while at > 0 and _LEANS.search(flatten(text[spans[at][0] : spans[at][1]])):
        at -= 1
    return (spans[at][0], spans[-2][1]) if at < len(spans) - 1 else None
