"""What can be asked next, read off the sources of the last answer."""

from collections.abc import Sequence

from index.records import SourceEntry
from rag.cite import short_name
from ui.saved import Conversation, SavedAnswer

_MOST = 3


def next_questions(turns: Conversation, entries: Sequence[SourceEntry]) -> tuple[str, ...]:
    """At most three questions that the last answer leads to; none after an answer without one."""
    if not turns or not turns[-1].citations:
        return ()
    last = turns[-1]
    asked = {turn.question for turn in turns}
    found = [*_notes(last, entries), *_other_letters(last, entries)]
    return tuple(q for q in dict.fromkeys(found) if q not in asked)[:_MOST]


def _notes(turn: SavedAnswer, entries: Sequence[SourceEntry]) -> list[str]:
    """The footnotes at what is quoted, unless they are quoted themselves."""
    named = {e.id: short_name(e) for e in entries}
    told = " ".join(s.text for s in turn.sentences).casefold()
    return [
        f"Wat staat er in voetnoot {number} van {named[c.document]}?"
        for c in turn.citations
        for number in c.notes or ()
        if c.document in named and f"voetnoot {number}:" not in told
    ][:2]


def _other_letters(turn: SavedAnswer, entries: Sequence[SourceEntry]) -> list[str]:
    """The newest and the oldest letter that the answer does not quote."""
    cited = {c.document for c in turn.citations}
    left = [e for e in entries if e.id not in cited and e.number is not None]
    return [f"Wat zegt {short_name(e)} hierover?" for e in (left[-1:] + left[:1])]
