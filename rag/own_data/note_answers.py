"""Questions for footnotes by number: which notes are meant, and whether the source gives them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.dutch import fold
from index.records import Footnote, Kamerstuk
from rag.asking.understanding import Understanding
from rag.records import Status

# The sentence that bears the marker is asked for, which is known where the note's text is not.
_ASKS_BEARING = re.compile(
    r"\b(?:(?:bij|aan|achter|in|onder|op) welke? (?:\w+ )?(?:zin|zinnen|zinsnede|passage|woord"
    r"|woorden|alinea|bewering|plaats|plek)|waar(?:bij|aan|achter)?)\b.{0,40}?\b"
    r"(?:hangt|hoort|horen|staat|staan|slaat|geplaatst|gezet)\b(?P<between>.{0,25}?)"
    r"\b(?:voet)?no(?:ot|ten) \d"
)
# "Waar staat in noot 3 dat …" asks what the note says.
_INSIDE = re.compile(r"\b(?:in|volgens|dat|over)\b")


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
    told = understood.asks_note_text or asks_bearing(understood)
    if not told and (several or understood.parts):
        return []
    asked = [_of(kamerstuk_of(d), understood.footnotes) for d in understood.documents]
    known = all(n.text is not None for a in asked for n in a.found)
    return asked if told or known else []


def asks_bearing(understood: Understanding) -> bool:
    """Whether the question asks at which sentence a footnote stands."""
    asked = _ASKS_BEARING.search(" ".join(fold(understood.wording).split()))
    return asked is not None and not _INSIDE.search(asked["between"])


def _of(kamerstuk: Kamerstuk, numbers: Sequence[int]) -> AskedNotes:
    found = tuple(n for x in numbers if (n := kamerstuk.note(x)))
    return AskedNotes(kamerstuk, found, tuple(x for x in numbers if not kamerstuk.note(x)))


def notes_status(asked: Sequence[AskedNotes], bearing: bool = False) -> Status:
    """Answered when every text is known, partial when some are.

    `bearing`: only the sentence that bears each is asked for, which is always known.
    """
    known = [bearing or n.text is not None for a in asked for n in a.found]
    complete = all(known) and not any(a.missing for a in asked)
    return "not_in_dossier" if not any(known) else "answered" if complete else "partial"
