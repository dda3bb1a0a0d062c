"""Statements made from the dossier's own sentences: faithful ones, and ones with one thing wrong.

Everything is drawn with the given random generator, so that a seed gives the same bench each time.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.dates import find_dates
from index.dutch import fold
from index.records import Kamerstuk
from rag.cite import day, long_name
from rag.claims import names_of, proper_words

__all__ = ["CORRUPTIONS", "Bearer", "Statement", "corrupted", "faithful"]

CORRUPTIONS = (
    "number", "date", "name", "quote", "key", "footnote", "negation", "modality", "actor",
    "citation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bearer:
    """A sentence of the dossier with the passage it stands in and the note numbers it bears.

    `similar` is the passage most like it that does not say the same.
    """

    text: str
    kamerstuk: Kamerstuk
    passage: str
    notes: tuple[int, ...]
    similar: str
    following: str = ""  # the next sentence of the same passage


@dataclass(frozen=True, slots=True)
class Statement:
    """What a model might write: `text` with `key` for the marker, citing `passage`.

    `kind` is the corruption, or the way of restating. `wrong` is what may not be shown.
    """

    kind: str
    text: str
    passage: str
    faithful: bool
    wrong: str = ""


def faithful(bearers: Sequence[Bearer], draw: random.Random) -> list[Statement]:
    """Every way of restating that a sentence allows."""
    return [
        Statement(kind, text, b.passage, True)
        for b in bearers
        for kind, text in _restated(b)
        if text
    ]


def _restated(b: Bearer) -> Iterator[tuple[str, str]]:
    stop = "" if b.text[-1] in ".!?" else "."
    bare = b.text.strip().lstrip("−-•– ").rstrip(":;")
    yield "literal", bare + ("" if bare[-1] in ".!?" else ".")
    if "«" not in bare:
        yield "quoted", f"In {long_name(b.kamerstuk.entry)} staat: «{bare}»{stop}"
    if b.following and not b.text.endswith(":"):
        yield "joined", f"{bare.rstrip('.')}; {b.following[0].lower()}{b.following[1:]}"
    if dated := _reckoned(bare, b.kamerstuk):
        yield "dated", dated
    if (told := _third_person(bare)) != bare:
        yield "third person", told
    if cut := _CLAUSE.fullmatch(bare):
        yield "cut", f"{cut[1]}."


_CLAUSE = re.compile(r"(.{40,}?), (?:waarbij|waardoor|waarmee|hetgeen|wat|waaronder) .+")


def _reckoned(text: str, kamerstuk: Kamerstuk) -> str:
    for found in find_dates(text, kamerstuk.entry.date):
        if not found.exact and found.first == found.last:
            return text[: found.start] + day(found.first) + text[found.end :].lstrip(".")
    return ""


Change = Callable[[Bearer], Statement | None]

_PERSONS = (
    (r"\bik zal\b", "de minister zal"), (r"\bzal ik\b", "zal de minister"),
    (r"\bheb ik\b", "heeft de minister"), (r"\bik heb\b", "de minister heeft"),
    (r"\bIk heb\b", "De minister heeft"), (r"\bIk zal\b", "De minister zal"),
    (r"\bga ik\b", "gaat de minister"), (r"\bwerk ik\b", "werkt de minister"),
)  # fmt: skip


def _third_person(text: str) -> str:
    for pattern, told in _PERSONS:
        text = re.sub(pattern, told, text)
    return text


def corrupted(
    bearers: Sequence[Bearer], kind: str, wanted: int, draw: random.Random
) -> list[Statement]:
    """Up to `wanted` statements with one thing wrong, each sentence used as often as needed."""
    names = _names(bearers)
    literal = {b.text for b in bearers}
    change: dict[str, Change] = {
        "number": lambda b: _number(b, draw),
        "date": lambda b: _date(b, draw),
        "name": lambda b: _name(b, names, draw),
        "quote": lambda b: _quote(b, draw),
        "key": lambda b: _key(b, draw),
        "footnote": lambda b: _footnote(b, draw),
        "negation": lambda b: _negation(b, draw),
        "modality": lambda b: _modality(b, draw),
        "actor": lambda b: _actor(b, draw),
        "citation": lambda b: Statement("citation", b.text, b.similar, False),
    }
    found: dict[str, Statement] = {}
    for _ in range(6):
        for bearer in draw.sample(list(bearers), len(bearers)):
            if len(found) >= wanted:
                return list(found.values())
            statement = change[kind](bearer)
            if statement and (kind == "citation" or statement.text not in literal):
                found.setdefault(statement.text, statement)
    return list(found.values())


def _swap(b: Bearer, kind: str, start: int, end: int, new: str) -> Statement:
    return Statement(kind, b.text[:start] + new + b.text[end:], b.passage, False, new)


_FIGURES = re.compile(r"(?<![\w.,-])\d{1,4}(?![\w-])")
_WORDS = ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
          "achttien", "twintig")  # fmt: skip


def _number(b: Bearer, draw: random.Random) -> Statement | None:
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
    return None if new in b.text else _swap(b, "number", match.start(), match.end(), new)


def _date(b: Bearer, draw: random.Random) -> Statement | None:
    dates = list(find_dates(b.text, b.kamerstuk.entry.date))
    if not dates:
        return None
    found = draw.choice(dates)
    new = draw.choice([_other_day, _other_month, _other_year])(found.raw, draw)
    if new == found.raw or new in b.text:
        return None
    return _swap(b, "date", found.start, found.end, new)


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


def _names(bearers: Sequence[Bearer]) -> list[tuple[str, str]]:
    """Every name of the sentences, as written and folded."""
    texts = {b.kamerstuk.id: b.kamerstuk.text for b in bearers}
    proper = proper_words(texts.values())
    found = {m[0] for b in bearers for m in _NAME.finditer(b.text)}
    return [
        (name, fold(name)) for name in sorted(found)
        if len(name) > 2 and name.split()[0] not in ("Kamer", "Tweede")
        and any(names_of(f"de {name}", proper))
    ]


def _name(b: Bearer, names: Sequence[tuple[str, str]], draw: random.Random) -> Statement | None:
    places = list(_NAME.finditer(b.text))
    if not places:
        return None
    match = draw.choice(places)
    known, near = _folded(b.kamerstuk.text), fold(b.text)
    others = [
        name for name, folded in names
        if folded in known and not any(w in near for w in folded.split())
    ]
    return _swap(b, "name", match.start(), match.end(), draw.choice(others)) if others else None


def _quote(b: Bearer, draw: random.Random) -> Statement | None:
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


def _key(b: Bearer, draw: random.Random) -> Statement:
    made_up = draw.choice(
        ["[1]", "[3]", "[12]", "[z99z]", "[bron 2]", "[^4]", "[29754-708]", "[voetnoot 5]",
         "[K1]", "【1】", "[q17", "[nr. 708]"]
    )  # fmt: skip
    return Statement("key", f"{b.text.rstrip('.')} {made_up}.", b.passage, False, made_up)


def _footnote(b: Bearer, draw: random.Random) -> Statement:
    number = draw.choice([n for n in range(1, 60) if n not in b.notes])
    bare = b.text.rstrip(".")
    form = draw.choice(
        ["{0} (voetnoot {1}).", "{0}, voetnoot {1}.", "{0} (zie noot {1}).", "{0} (p. {1}).",
         "{0}, zie voetnoot {1}.", "Volgens voetnoot {1} geldt: {0}.",
         "{0} (nr. 708, voetnoot {1}).",
         "{0} (Kamerstuk 29 754, nr. 708, noot {1}).", "Voetnoot {1} zegt dat {0}."]
    )  # fmt: skip
    return Statement("footnote", form.format(bare, number), b.passage, False, str(number))


_FINITE = re.compile(r"\b(?:is|zijn|wordt|worden|heeft|hebben|kan|kunnen|zal|zullen|moet|moeten)\b")


def _negation(b: Bearer, draw: random.Random) -> Statement | None:
    gone = list(re.finditer(r"\b(?:niet|nooit) |\bgeen ", b.text))
    if gone and draw.random() < 0.7:
        match = draw.choice(gone)
        new = draw.choice(["een ", "de "]) if match[0] == "geen " else ""
        return _swap(b, "negation", match.start(), match.end(), new)
    verbs = list(_FINITE.finditer(b.text))
    if not verbs:
        return None
    at = draw.choice(verbs).end()
    return _swap(b, "negation", at, at, " niet")


_MODALS = {
    "kan": "moet", "kunnen": "moeten", "moet": "kan", "moeten": "kunnen", "zal": "kan",
    "zullen": "kunnen", "mag": "moet", "mogelijk": "verplicht", "verkend": "ingevoerd",
    "verkennen": "invoeren", "onderzocht": "ingevoerd", "wil": "moet", "willen": "moeten",
    "zou": "moet", "zouden": "moeten", "dient": "kan", "dienen": "kunnen", "verplicht": "vrij",
    "mogelijke": "bewezen", "beoogt": "bereikt", "aanbevolen": "verplicht",
}  # fmt: skip


def _modality(b: Bearer, draw: random.Random) -> Statement | None:
    places = [m for m in re.finditer(r"\b\w+\b", b.text) if m[0] in _MODALS]
    if not places:
        return None
    match = draw.choice(places)
    return _swap(b, "modality", match.start(), match.end(), _MODALS[match[0]])


_SINGULAR = ("het kabinet", "de minister", "de staatssecretaris", "de politie", "de overheid",
             "de Europese Commissie", "de toezichthouder", "het WODC", "de NCTV",
             "de ATKM")  # fmt: skip
_PLURAL = ("gemeenten", "platforms", "jongeren", "onderzoekers", "ouders", "professionals",
           "beleidsmakers", "burgemeesters", "lidstaten", "gebruikers", "platformen")  # fmt: skip


def _actor(b: Bearer, draw: random.Random) -> Statement | None:
    lists: tuple[tuple[str, ...], ...] = (_SINGULAR, _PLURAL)
    places = [
        (m, among) for among in lists for actor in among
        for m in re.finditer(rf"\b{actor}\b", b.text, re.IGNORECASE)
    ]
    if not places:
        return None
    if len(places) > 1 and draw.random() < 0.5:
        (one, _), (other, _) = sorted(draw.sample(places, 2), key=lambda p: p[0].start())
        if fold(one[0]) != fold(other[0]) and one.end() <= other.start():
            text = (b.text[: one.start()] + other[0] + b.text[one.end() : other.start()] + one[0]
                    + b.text[other.end() :])
            return Statement("actor", text, b.passage, False, other[0])
    match, among = draw.choice(places)
    others = [a for a in among if fold(a).split()[-1] not in fold(b.text)]
    new = draw.choice(others)
    new = new[0].upper() + new[1:] if match[0][0].isupper() else new
    return _swap(b, "actor", match.start(), match.end(), new)
