"""Questions for footnotes by number: which notes are meant, and whether the source gives them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.records import Footnote, Kamerstuk
from rag.question import Understanding
from rag.records import Status


@dataclass(frozen=True, slots=True)
class AskedNotes:
    """The notes that are asked for of one document; `missing` are numbers that it does not have."""

    kamerstuk: Kamerstuk
    found: tuple[Footnote, ...]
    missing: tuple[int, ...]


def asked_notes(
    understood: Understanding, kamerstuk_of: Callable[[str], Kamerstuk]
) -> list[AskedNotes]:
    """The notes named by number, a document each; empty when something else is asked.

    What a question asks about a note whose text is not known can stand in the sentence that bears
    it, so that note alone is an answer only when its text is asked for.
    """
    several = len(understood.documents) > 1
    if not understood.footnotes or not understood.documents:
        return []
    if not understood.asks_note_text and (several or understood.parts):
        return []
    asked = [_of(kamerstuk_of(d), understood.footnotes) for d in understood.documents]
    known = all(n.text is not None for a in asked for n in a.found)
    return asked if understood.asks_note_text or known else []


def _of(kamerstuk: Kamerstuk, numbers: Sequence[int]) -> AskedNotes:
    found = tuple(n for x in numbers if (n := kamerstuk.note(x)))
    return AskedNotes(kamerstuk, found, tuple(x for x in numbers if not kamerstuk.note(x)))


def notes_status(asked: Sequence[AskedNotes]) -> Status:
    """Answered when every text is known, partial when some are."""
    known = [n.text is not None for a in asked for n in a.found]
    complete = all(known) and not any(a.missing for a in asked)
    return "not_in_dossier" if not any(known) else "answered" if complete else "partial"
