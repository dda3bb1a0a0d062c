"""A follow-up that asks the same of another letter, year or name: "En in 2023?", "En BZK?"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.dates import find_dates
from index.dutch import STOP_WORDS, fold, words
from index.flat import MONTH_PATTERN
from index.records import SourceEntry
from rag.asking.naming import named_documents
from rag.asking.resume import wished
from rag.asking.years import years_named
from rag.cite import short_name
from rag.records import Question, Turn

__all__ = ["of_another", "spelt_out"]

_ANOTHER = re.compile(
    r"(?:en |maar )(?:(?:hoe zit (?:het|dat)|hoe is dat|wat (?:staat er|zegt|schrijft)) )?"
    r"(?:(?:dan|ook) )?(?:(?:met|in|van|uit|volgens|bij|voor) )?"
    r"(?:(?:die|dat|degene) )?(?:andere(?: twee| drie| vier)?,? )?(?:(?:van|uit|in) )?"
    r"(?P<what>[^,;:?]{2,60})\W*",
    re.IGNORECASE,
)
_WHEN = rf"(?:(?:\d{{1,2}} )?{MONTH_PATTERN} )?20\d\d"
# How a question says which letter it is about.
_NAMED = re.compile(
    rf"(?:\b(?:de|het|die|deze|dit) )?\w*(?:brief|nota|reactie|stuk) (?:van|uit|d\.?d\.?) {_WHEN}"
    r"(?: \([^)]*\))?|\b(?:kamerstuk )?nr\.? ?\d{3}\b|\b(?:de )?(?:contourenbrief|beslisnota)\b"
    rf"|\b(?:in|uit|van) (?P<year>{_WHEN})\b",
    re.IGNORECASE,
)
# The same asked of another time in a sentence: "wat is daarover in 2025 nog gezegd?".
_OF_TIME = re.compile(
    r"(?:en |maar )?wat (?:is|werd|wordt|was|staat|stond|zegt|zeggen ze)"
    r"(?: (?:daar|hier|er|dat|daar(?:over|van|bij|mee)|erover|dan|nog|toen|al|nou|nu))*"
    rf"(?: (?:in|uit|eind|begin|van|het))* (?P<what>{_WHEN})"
    r"(?: (?:daar|hier|er|daarover|nog|al|over|bij|aan|van|mee|meer))*"
    r"(?: (?:gezegd|gekomen|bijgekomen|geschreven|gebeurd|gedaan|veranderd|gemeld|bekend"
    r"|geworden))?\W*",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"(?:het (?:jaar|voorjaar|najaar) |begin |eind )?{_WHEN}")
# A name by itself: "de ESS", "BZK", "TikTok".
_NAME = re.compile(r"(?:(?:de|het) )?(?P<name>[A-Z]\w*(?:-[A-Z]\w*)?)")
_NAMES = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z]\w+\b")
_TODAY = date(2100, 1, 1)


def of_another(question: Question, entries: Sequence[SourceEntry]) -> Question:
    """The question before this one, asked of what this one names; any other question as it is."""
    told = _OF_TIME.fullmatch(question.text.strip()) or _ANOTHER.fullmatch(question.text.strip())
    earlier = _earlier(question.history) if told else None
    if told is None or earlier is None:
        return question
    what = told["what"].strip()
    at, before = earlier
    asked = of_another(Question(before, history=question.history[:at]), entries).text
    documents = _documents(what, entries)
    text = _of_documents(asked, documents) if documents else _of_name(asked, what)
    return replace(question, text=text, history=question.history[:at]) if text else question


def spelt_out(history: Sequence[Turn], entries: Sequence[SourceEntry]) -> tuple[Turn, ...]:
    """The earlier turns, with what the user asked again of another put in full."""
    return tuple(
        replace(
            turn,
            content=of_another(Question(turn.content, history=tuple(history[:at])), entries).text,
        ) if turn.role == "user" else turn
        for at, turn in enumerate(history)
    )  # fmt: skip


def _earlier(history: Sequence[Turn]) -> tuple[int, str] | None:
    """Place and text of the user's newest question."""
    for at in range(len(history) - 1, -1, -1):
        turn = history[at]
        if turn.role == "user" and turn.content.strip() and not wished(turn.content):
            return at, turn.content.strip()
    return None


def _documents(what: str, entries: Sequence[SourceEntry]) -> list[SourceEntry]:
    """The documents that are named by nothing but their number, name, date or year."""
    folded = " ".join(fold(what).split())
    if _YEAR.fullmatch(folded):
        mentions = find_dates(folded, _TODAY)
        years = years_named(folded) if not mentions else frozenset()
        return [
            e for e in entries
            if e.date.year in years or any(m.first <= e.date <= m.last for m in mentions)
        ]  # fmt: skip
    named = named_documents(what, entries)
    if named.outside or set(words(folded)) - named.words - STOP_WORDS:
        return []
    return [e for e in entries if e.id in named.documents]


def _of_documents(asked: str, documents: Sequence[SourceEntry]) -> str:
    """The question with these documents in the place of the one that it names, or behind it."""
    names = " en ".join(short_name(e) for e in documents)
    if found := _NAMED.search(asked):
        start, end = found.span("year") if found["year"] else found.span()
        return asked[:start] + names + _NAMED.sub("", asked[end:])
    return f"{asked.rstrip('?. ')} ({names})?"


def _of_name(asked: str, what: str) -> str:
    """The question with another name of the same look in the place of its last; empty without."""
    named = _NAME.fullmatch(what)
    if named is None:
        return ""
    same = [m for m in _NAMES.finditer(asked) if m[0].isupper() == named["name"].isupper()]
    if not same:
        return ""
    return asked[: same[-1].start()] + named["name"] + asked[same[-1].end() :]
