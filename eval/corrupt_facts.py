"""Corruptions of what can be looked up: numbers, dates, names, quotations, keys, footnotes.

Each gives the sentence with one thing wrong, or None where it holds nothing of the kind.
"""

import random
import re
from collections.abc import Sequence
from functools import lru_cache

from eval.statements import Bearer, Statement, swapped
from index.dates import find_dates
from index.dutch import fold
from rag.checking.claims import names_of, proper_words
from rag.cite import long_name

__all__ = [
    "names_in",
    "other_date",
    "other_footnote",
    "other_key",
    "other_name",
    "other_number",
    "other_quote",
]

_FIGURES = re.compile(r"(?<![\w.,-])\d{1,4}(?![\w-])")
_WORDS = ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
          "achttien", "twintig")  # fmt: skip


def other_number(b: Bearer, draw: random.Random) -> Statement | None:
    """A number, in figures or words, that the sentence does not hold."""
    dates = [range(d.start, d.end) for d in find_dates(b.text, b.kamerstuk.entry.date)]
    places = [
        m for m in [*_FIGURES.finditer(b.text), *re.finditer(r"\b[a-zé]+\b", b.text)]
        if not any(m.start() in d for d in dates) and (m[0].isdigit() or m[0] in _WORDS)
    ]
    if not places:
        return None
    match = draw.choice(places)
    if match[0].isdigit():
        new = str(int(match[0]) + draw.choice([-3, -1, 1, 2, 5, 10]))
        new = new if not new.startswith("-") else str(int(match[0]) + 4)
    else:
        new = draw.choice([w for w in _WORDS if w != match[0]])
    return None if new in b.text else swapped(b, "number", match.start(), match.end(), new)


def other_date(b: Bearer, draw: random.Random) -> Statement | None:
    """Another day, month or year in one of its dates."""
    dates = list(find_dates(b.text, b.kamerstuk.entry.date))
    if not dates:
        return None
    found = draw.choice(dates)
    new = draw.choice([_other_day, _other_month, _other_year])(found.raw, draw)
    if new == found.raw or new in b.text:
        return None
    return swapped(b, "date", found.start, found.end, new)


def _other_day(raw: str, draw: random.Random) -> str:
    return re.sub(r"^\d{1,2}(?= )", lambda m: str(int(m[0]) % 28 + draw.randint(1, 3)), raw)


def _other_month(raw: str, draw: random.Random) -> str:
    months = "januari februari april mei juni juli augustus september oktober november".split()
    return re.sub(
        r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
        r"|december|voorjaar|najaar|zomer)\b",
        lambda m: draw.choice([x for x in months if x != m[0]]), raw,
    )


def _other_year(raw: str, draw: random.Random) -> str:
    return re.sub(r"\b20\d\d\b", lambda m: str(int(m[0]) + draw.choice([-2, -1, 1, 2])), raw)


_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w-]*[a-z][\w-]*|[A-Z]{2,}\w*)(?: [A-Z][\w-]+)*")


_folded = lru_cache(maxsize=64)(fold)


def names_in(bearers: Sequence[Bearer]) -> list[tuple[str, str]]:
    """Every name of the sentences, as written and folded."""
    texts = {b.kamerstuk.id: b.kamerstuk.text for b in bearers}
    proper = proper_words(texts.values())
    found = {m[0] for b in bearers for m in _NAME.finditer(b.text)}
    return [
        (name, fold(name)) for name in sorted(found)
        if len(name) > 2 and name.split()[0] not in ("Kamer", "Tweede")
        and any(names_of(f"de {name}", proper))
    ]


def other_name(
    b: Bearer, draw: random.Random, names: Sequence[tuple[str, str]]
) -> Statement | None:
    """Another name of the same document, of those that `names_in` found."""
    places = list(_NAME.finditer(b.text))
    if not places:
        return None
    match = draw.choice(places)
    known, near = _folded(b.kamerstuk.text), fold(b.text)
    others = [
        name for name, folded in names
        if folded in known and not any(w in near for w in folded.split())
    ]
    return swapped(b, "name", match.start(), match.end(), draw.choice(others)) if others else None


def other_quote(b: Bearer, draw: random.Random) -> Statement | None:
    """A quotation of part of the sentence with one word altered, gone, added or moved."""
    tokens = b.text.rstrip(".:;").split()
    if len(tokens) < 6 or any(c in b.text for c in "«»‘’“”\""):
        return None
    size = draw.randint(5, min(14, len(tokens)))
    at = draw.randint(0, len(tokens) - size)
    part = tokens[at : at + size]
    where = draw.randrange(1, size - 1)
    how = draw.choice(["drop", "add", "other", "swap"])
    if how == "drop":
        del part[where]
    elif how == "add":
        part.insert(where, draw.choice(["zeer", "ook", "nog", "vaak", "al"]))
    elif how == "other":
        part[where] = draw.choice(["maatregelen", "onderzoek", "sterk", "deze", "verschillende"])
    else:
        part[where], part[where - 1] = part[where - 1], part[where]
    quote = " ".join(part)
    if quote in b.text:
        return None
    text = f"In {long_name(b.kamerstuk.entry)} staat «{quote}»."
    return Statement("quote", text, b.passage, False, quote)


def other_key(b: Bearer, draw: random.Random) -> Statement:
    """A citation key that was never handed out."""
    made_up = draw.choice(
        ["[1]", "[3]", "[12]", "[z99z]", "[bron 2]", "[^4]", "[29754-708]", "[voetnoot 5]",
         "[K1]", "【1】", "[q17", "[nr. 708]"]
    )  # fmt: skip
    return Statement("key", f"{b.text.rstrip('.')} {made_up}.", b.passage, False, made_up)


def other_footnote(b: Bearer, draw: random.Random) -> Statement:
    """A footnote or page of the model's own, which the sentence does not bear."""
    number = draw.choice([n for n in range(1, 60) if n not in b.notes])
    bare = b.text.rstrip(".")
    form = draw.choice(
        ["{0} (voetnoot {1}).", "{0}, voetnoot {1}.", "{0} (zie noot {1}).", "{0} (p. {1}).",
         "{0}, zie voetnoot {1}.", "Volgens voetnoot {1} geldt: {0}.",
         "{0} (nr. 708, voetnoot {1}).",
         "{0} (Kamerstuk 29 754, nr. 708, noot {1}).", "Voetnoot {1} zegt dat {0}."]
    )  # fmt: skip
    return Statement("footnote", form.format(bare, number), b.passage, False, str(number))
