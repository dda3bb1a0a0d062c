"""Which mentions are of the same motion, commitment or Kamerstuk.

They come together by number. A mention without one joins the only group of its kind with the same
members; where there are several, or where it can be told to be another motion (other party,
"gewijzigde", another subject in the same letter), it stays apart.
"""

from collections.abc import Sequence
from datetime import date

from index.dates import find_dates
from index.dutch import STOP_WORDS, stem, words
from index.records import Reference
from rag.trails.mentions import Mention
from rag.trails.wording import subject_after, subject_before

__all__ = ["Group", "grouped", "is_changed", "span_of", "subject_of"]

Group = list[Mention]
# A note opens with "Toezegging bij het debat van …" at most so many characters before its number.
_FAR = 200


def grouped(mentions: Sequence[Mention]) -> list[Group]:
    """Groups in no special order; each mention is in one."""
    by_key: dict[str, Group] = {}
    loose = []
    for mention in mentions:
        key = mention.key or _date_key(mention)
        if key:
            by_key.setdefault(key, []).append(mention)
        else:
            loose.append(mention)
    groups = list(by_key.values())
    for mention in loose:
        homes = [g for g in groups if _fits(mention, g)]
        if len(homes) == 1:
            homes[0].append(mention)
        else:
            groups.append([mention])
    return groups


def _date_key(mention: Mention) -> str | None:
    """A letter without a number is the same letter when it is of the same day or month."""
    if mention.reference.kind != "brief":
        return None
    span = span_of(mention)
    return f"brief {span[0]} {span[1]}" if span else f"brief {mention.reference.raw}"


def span_of(mention: Mention) -> tuple[date, date] | None:
    """The days that a letter meant by its date can be of, both included; None if none is named."""
    dates = find_dates(mention.reference.raw, mention.kamerstuk.entry.date)
    return (dates[0].first, dates[0].last) if dates else None


def _fits(mention: Mention, group: Group) -> bool:
    """Whether a mention without a number can be of this group."""
    ref = mention.reference
    same = [m.reference for m in group if _same_members(m.reference, ref)]
    if not same:
        return False
    parties = {p for r in same for p in r.parties}
    if parties and ref.parties and not parties & set(ref.parties):
        return False
    if is_changed(ref) and not any(is_changed(r) for r in same):
        return False
    return not _other_subject(mention, group)


def _same_members(one: Reference, other: Reference) -> bool:
    if one.kind != other.kind or not one.members:
        return False
    return sorted(one.members) == sorted(other.members)


def is_changed(ref: Reference) -> bool:
    """Whether it is called a changed motion."""
    return "gewijzigde" in ref.raw.lower()


def _other_subject(mention: Mention, group: Group) -> bool:
    """Whether what it is about tells it apart from a group of the same member.

    A letter that names two motions of a member tells them apart so. Between letters a difference
    of words counts only where no number holds the group together: letters describe one motion in
    several ways.
    """
    numbered = any(m.key for m in group)
    peers = [m for m in group if not numbered or m.kamerstuk.id == mention.kamerstuk.id]
    own, told = _stems(mention), [stems for m in peers if (stems := _stems(m))]
    return bool(own and told) and not any(own & stems for stems in told)


def _stems(mention: Mention) -> set[str]:
    return {stem(w) for w in words(subject_of(mention) or "") if w not in STOP_WORDS}


def subject_of(mention: Mention) -> str | None:
    """What the motion or commitment is about, verbatim, where the sentence or its note says so."""
    if mention.back:
        return None
    text, numbered = mention.kamerstuk.text, mention.numbered
    if numbered is not None and numbered.kind == "toezegging" and numbered.number:
        return subject_before(text, numbered.start - _FAR, numbered.start)
    stop = mention.reference.end
    if found := subject_after(text, mention.at, stop, mention.end):
        return found
    if numbered is not None and stop <= numbered.start < mention.end:
        return subject_after(text, numbered.start, numbered.end, mention.end)
    return None
