"""In which documents a motion or commitment is spoken of, and which Kamerstukken these refer to."""

import re
from collections.abc import Sequence
from typing import Literal

from index.dutch import fold, stem, words
from rag.asking.generic_words import is_generic
from rag.asking.guard import names_no_subject
from rag.asking.understanding import Understanding
from rag.cite import day, short_name
from rag.trails.answers import TrailItem, label
from rag.trails.records import Trail, TrailKind
from rag.trails.status import named_trail, span, telling
from rag.writer import Draft, KamerstukOf, Writer, upper

__all__ = ["Which", "asked_mentions", "mentions_of", "referred_to"]

Which = Literal["all", "first", "last"]

_DOCUMENTS = r"(?:\w*brie(?:f|ven)|\w*stuk(?:ken)?|documenten?)"
_WHERE = re.compile(
    rf"\b(?:in )?welke (?:\w+ )?{_DOCUMENTS}\b.{{0,80}}\b(?:genoemd|noem(?:t|en)|voor|voorkomt"
    r"|vermeld\w*|terug|aangehaald|besproken|sprake|over)\b"
    r"|\bwaar\b.{0,80}\b(?:genoemd|vermeld|aangehaald|besproken|voorkomt|sprake)\b"
    r"|\bwaar komt\b.{0,60}\bvoor\b"
)
_NOT = re.compile(r"\b(?:niet|geen|nooit|wie|waarom|welke partij)\b")
_IS_MENTIONED = re.compile(
    r"\b(?:genoemd|noem(?:t|en)|vermeld\w*|aangehaald|besproken|sprake|voorkomt|komt\b.{1,60}\bvoor)\b"
)
_FIRST = re.compile(r"\b(?:voor het eerst|(?:voor de|de) eerste keer|het eerst)\b")
_LAST = re.compile(r"\b(?:voor het laatst|(?:voor de|de) laatste keer|het laatst)\b")
_REFERS = re.compile(
    r"\bwelke (?:\w+ )?(?:kamer)?(?:stukken|brieven|documenten)\b.{0,60}"
    r"\b(?:verwijst|verwijzen|verwezen|genoemd|noem(?:t|en)|aangehaald|haal(?:t|en)|vermeld\w*)\b"
)
# Words beside the name that say nothing of a subject.
_PLAIN = re.compile(
    r"\d+|tz\d.*|motie.*|toezegging.*|overal|allemaal|\w*stuk(?:ken)?|voorkomt|eerst|laatst"
)
_REFERRING = frozenset(
    stem(w) for w in "verwijst verwijzen verwezen verwijzing genoemd noemt noemen aangehaald haalt "
    "vermeld vermeldt vermelden andere eerdere kamerstukken documenten".split()
)  # fmt: skip


def asked_mentions(
    understood: Understanding, trails: Sequence[Trail]
) -> tuple[Trail, Which] | None:
    """The one motion or commitment of which it is asked where it is spoken of, and in which of
    these documents: all, the first or the last."""
    folded = " ".join(fold(understood.wording).split())
    which: Which | None = "all" if _WHERE.search(folded) else None
    if _IS_MENTIONED.search(folded):
        which = "first" if _FIRST.search(folded) else "last" if _LAST.search(folded) else which
    if which is None or _NOT.search(folded) or understood.apart or understood.conversation:
        return None
    trail = named_trail(understood, trails)
    if trail is None or understood.explicit:
        return None
    named = set(words(fold(f"{trail.name} {trail.number or ''}")))
    rest = [
        w for w, weight in understood.own
        if weight == 1 and w not in named and not is_generic(w) and not _PLAIN.fullmatch(w)
    ]
    return None if rest else (trail, which)


def mentions_of(
    trail: Trail, which: Which, documents: Sequence[str], kamerstuk_of: KamerstukOf
) -> Draft | None:
    """A line for each document that speaks of it, the oldest first, with what says most there;
    None where these `documents` do not."""
    places = telling(trail, documents)[::-1]
    if not places:
        return None
    writer = Writer(kamerstuk_of)
    many = "één stuk" if len(places) == 1 else f"{len(places)} stukken"
    if which == "all":
        writer.say(f"De {label(trail)} komt voor in {many}:")
    lead = {"all": "", "first": "Voor het eerst in ", "last": "Voor het laatst in "}[which]
    shown = {"all": places, "first": places[:1], "last": places[-1:]}[which]
    for place in shown:
        entry = kamerstuk_of(place.document).entry
        writer.open_line()
        name = short_name(entry)
        before = f"{lead}{name}" if lead else upper(name)
        notes = [place.footnote] if place.footnote is not None else []
        writer.quote(
            f"{before} ({day(entry.date)}):", place.document, *span(place), notes=notes
        )
    return writer.draft()


def referred_to(understood: Understanding, trails: Sequence[Trail]) -> list[TrailItem]:
    """The numbered Kamerstukken, letters among them, that the documents named refer to, where
    these are asked for and nothing else."""
    folded = " ".join(fold(understood.wording).split())
    asked = _REFERS.search(folded) and understood.explicit and not understood.conversation
    if not asked or _NOT.search(folded) or not names_no_subject(understood, _REFERRING):
        return []
    letters = re.search(r"\bwelke (?:\w+ )?(?:kamer)?brieven\b", folded) is not None
    found = []
    for trail in trails:
        places = [
            p for p in trail.places
            if p.document in understood.documents and p.document != trail.target
        ]  # fmt: skip
        motion = trail.kind is TrailKind.MOTIE and trail.number is not None and not letters
        if places and (trail.kind is TrailKind.STUK or motion):
            found.append(TrailItem(trail, places[0]))
    return found
