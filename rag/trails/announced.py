"""Questions for what is announced: all of it, of one letter, or for a time."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from index.dates import find_dates
from index.dutch import fold, stem
from rag.asking.understanding import Understanding
from rag.asking.years import years_named
from rag.trails.ledger import Announcement

__all__ = ["asked_announced"]

_ASKS = re.compile(
    r"\baankondiging\w*|\baangekondigd\w*|\bkondig(?:t|en|de|den)\b.{0,60}\baan\b|\bplanning\b"
    r"|\bgepland\b|\bvooruitblik\b|\bop stapel\b|\bte gebeuren\b"
    r"|\b(?:gaat|gaan|moet|zal|kan) er\b.{0,40}\bgebeuren\b"
    r"|\b(?:komt|volgt|gebeurt) er (?:nog )?(?:aan|in|voor|op)\b|\bstaat er (?:nog )?(?:aan|op)\b"
    r"|\b(?:word(?:t|en)|is|zijn)\b.{0,30}\bverwacht\b|\b(?:toegezegd|beloofd)\b"
    r"|\b(?:krijgt|krijgen|ontvangt|ontvangen)\b|\bkom(?:t|en)\b.{0,70}\bterug\b"
    r"|\b(?:waarover|over welke \w+)\b.{0,70}\b(?:geinformeerd|bericht|ingelicht)\b"
    r"|\b(?:waarover|over welke \w+)\b.{0,30}\b(?:informeert|bericht)\b"
)
_ASKING = frozenset(
    stem(w)
    for w in (
        "aankondiging aankondigingen aangekondigd aangekondigde kondigt kondigen kondigde "
        "kondigden planning gepland vooruitblik stapel gebeurt gebeuren gaat volgt verwacht nog "
        "komend komende voorjaar najaar zomer winter begin eind voor data momenten dossier lijst "
        "overzicht alle januari februari maart april mei juni juli augustus september oktober "
        "november december zaken dingen acties brief kamerbrief stuk stukken kamerstuk nota kamer "
        "minister kabinet regering jaar maand versterkte aanpak online staat staan zegt zijn "
        "worden toegezegd beloofd informatie komt komen maak alles krijgt krijgen ontvangt "
        "ontvangen terug onderwerpen onderwerp geinformeerd informeert bericht ingelicht"
    ).split()
)


def asked_announced(
    understood: Understanding, told: Callable[[], Sequence[Announcement]]
) -> list[Announcement]:
    """Of the ledger what is asked for by its time or its letter, and by nothing else.

    `told` makes the ledger; it is called only where announcements are asked for.
    Without a time or a letter only where announcements are asked for by that name.
    """
    folded = " ".join(fold(understood.wording).split())
    if not _ASKS.search(folded) or understood.conversation or understood.outside:
        return []
    if any(
        weight == 1 and stem(w) not in _ASKING and not w.isdigit() for w, weight in understood.own
    ):
        return []
    times = [(m.first, m.last) for m in find_dates(understood.wording, date.max)]
    times = times or [
        (date(y, 1, 1), date(y, 12, 31)) for y in sorted(years_named(folded))
    ]  # fmt: skip
    if not times and not understood.explicit and "aankondiging" not in folded:
        return []
    ledger = [a for a in told() if not understood.explicit or a.document in understood.documents]
    if not times:
        return ledger
    within = [a for a in ledger if any(f <= a.first and a.last <= last for f, last in times)]
    return within or [
        a for a in ledger if any(a.first <= last and a.last >= first for first, last in times)
    ]
