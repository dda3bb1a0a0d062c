"""The short answer before a quote: the date, time, count, name or meaning that is asked for.

Built of literal text of the quote alone. Where more than one could be meant there is none.
"""

import re
from datetime import date

from index.dates import find_dates
from index.dutch import fold, stem, words
from rag.answering.meaning import asked_term, meaning
from rag.answering.who import who

__all__ = ["lead", "names_another", "with_year"]

_WHEN = re.compile(
    r"^(?:en |maar |dus )?(?:(?:per|sinds|vanaf|tot) )?(?:wanneer|welke (?:dag|datum|maand)"
    r"|in welke? (?:jaar|maand)|op welke (?:dag|datum)|met ingang van welke (?:dag|datum))\b"
)
_ASKS = re.compile(r"\b(?:wanneer|hoeveel|hoe|wat|welke?|wie|waar\w*)\b")
_HOW_MANY = re.compile(r"\bhoeveel (\w{4,})\b")
_NUMBER = (
    r"(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    r"|vijftien|zestien|zeventien|achttien|negentien|twintig|tientallen|honderden)"
)
_COUNT = re.compile(rf"(?<![\w,.])({_NUMBER}) (?:\w+ )?(\w+)\b", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d uur\b")
# What is still to come, or has to be done by a time, did not begin "sinds" a day.
_TO_COME = re.compile(r"\b(?:moet|moeten|zal|zullen|gaat|gaan|uiterlijk|deadline|klaar|gereed)\b")
# A month is no answer to "op welke dag".
_DAY = re.compile(r"\b(?:welke (?:dag|datum)|exacte datum|precieze datum)\b")
# A promise does not tell when a thing was done.
_IS_PAST = re.compile(
    r"^(?:en |maar |dus )?(?:sinds )?wanneer (?:is|zijn|was|waren|werd|werden|verscheen|kwam"
    r"|kwamen|heeft|hebben|ging|gingen)\b"
)
_PROMISES = re.compile(r"\b(?:wordt|worden|zal|zullen|te verschijnen|ga ik|gaan wij)\b")
_SINCE = re.compile(r"sinds\b", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\bj\.?l\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Words that belong to a date before it: "per januari 2026", "voor de zomer van 2026".
_BEFORE = re.compile(
    r"\b(?:per|op|in|sinds|vanaf|met ingang van|uiterlijk|voor|na|tot) (?:de |het )?$",
    re.IGNORECASE,
)


def lead(question: str, quote: str, written: date) -> str:
    """The literal part of `quote` that answers `question`, or "" where that is not certain.

    `written` is the date of the document.
    """
    folded = " ".join(fold(question).split())
    if len(_ASKS.findall(folded)) > 1:
        return ""
    if re.search(r"\bhoe laat\b", folded):
        return _one(_TIME.findall(quote))
    if counted := _HOW_MANY.search(folded):
        asked = stem(counted[1])
        return _one([m[0] for m in _COUNT.finditer(quote) if stem(fold(m[2])) == asked])
    if _WHEN.match(folded):
        found = find_dates(quote, written)
        if len(found) == 1:
            before = _BEFORE.search(quote[: found[0].start])
            start = before.start() if before else found[0].start
            told = quote[start : found[0].end]
            vague = _DAY.search(folded) and found[0].first != found[0].last
            since = _SINCE.match(told) and _TO_COME.search(folded)
            promised = _IS_PAST.match(folded) and _PROMISES.search(quote)
            return "" if vague or since or promised else told
    return who(question, quote) or _meant(question, quote)


# A meaning in more words is no short answer.
_BRIEF = 25


def _meant(question: str, quote: str) -> str:
    told = meaning(term, quote) if (term := asked_term(question)) else ""
    return told if len(told.split()) <= _BRIEF else ""


_NAME = re.compile(r"(?<![.?!:] )(?<!^)\b[A-Z][\w-]*\w\b")


def names_another(question: str, quote: str, context: str = "") -> bool:
    """Whether a question names one that neither the quote nor what it stands under has: "wanneer
    start de pilot met YouTube?" is not answered by the date of another pilot."""
    told = set(words(f"{quote} {context}"))
    return any(not set(words(name[0])) <= told for name in _NAME.finditer(question))


def with_year(told: str, written: date) -> str:
    """A date "jl." with the year that the date of its document gives it; else as it is."""
    found = find_dates(told, written)
    if not _THIS_YEAR.search(told) or _YEAR.search(told) or len(found) != 1:
        return told
    return f"{told} ({found[0].first.year})"


def _one(found: list[str]) -> str:
    return found[0] if len(found) == 1 else ""
