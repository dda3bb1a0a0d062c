"""The person, office or organisation in a quote that a question asks for: literal, or nothing.

One of the sort that is asked for ("welk Kamerlid", "welk ministerie"); else the one that stands in
the part that is asked for ("door wie", "met wie"); else the only one.
"""

import re

from index.dutch import STOP_WORDS, fold, stem, words

__all__ = ["who"]

# Not "TOI-verordening", nor the number that follows a name.
_CAP = r"(?:(?!Kamerstuk|[\w]+-[a-z])[A-ZÀ-Þ][\w’'-]*)"
_LINK = r"(?:van|voor|en|of|der|de|het|ter|tegengaan|for|to|and)"
_ABBREVIATED = r" \([A-Z][\w/-]{1,8}\)"
_MEMBER = rf"{_CAP}(?: {_CAP})?(?: c\.s\.)?(?:{_ABBREVIATED})?"
_OFFICE = rf"{_CAP}(?:(?:,| en| van| van de)? {_CAP})*"
_SORTS = {
    "member": re.compile(
        rf"(?:het lid {_MEMBER}|de leden {_MEMBER}(?:(?:,| en) {_MEMBER})+"
        rf"|(?<=motie ){_MEMBER}|(?<=toezegging ){_MEMBER})"
    ),
    "minister": re.compile(rf"\b[Dd]e [Mm]inister (?:van |voor )?{_OFFICE}"),
    "staatssecretaris": re.compile(rf"\b[Dd]e [Ss]taatssecretaris (?:van |voor )?{_OFFICE}"),
    "ministry": re.compile(rf"\b(?:[Hh]et )?[Mm]inisterie van {_OFFICE}"),
}
_ANY = re.compile(
    rf"(?:\b(?:[Dd]e|[Hh]et) )?(?<![\w-]){_CAP}(?: (?:{_LINK} )*(?:\w+ (?=\w+{_ABBREVIATED}))?"
    rf"[\w-]+(?={_ABBREVIATED})|(?: {_LINK})* {_CAP})*(?:{_ABBREVIATED})?"
)
_ASKS = re.compile(
    r"^(?:en |maar |dus )?(?:(door|aan|met|bij|namens|van) )?"
    r"(?:wie\b|welke? (?:andere )?(\w+))"
)
_NOUNS = {
    "kamerlid": "member", "lid": "member", "parlementarier": "member",
    "minister": "minister", "bewindspersoon": "minister", "staatssecretaris": "staatssecretaris",
    "ministerie": "ministry", "departement": "ministry",
} | dict.fromkeys(
    "organisatie instelling instantie instituut partij bedrijf bureau dienst toezichthouder "
    "universiteit stichting club".split(), "any",
)  # fmt: skip
# Words with a capital that name nobody who does anything, or say only what sort it is.
_NOBODY = frozenset(
    "kamer tweede eerste kamerstuk kamerstukken nederland nederlandse europees europese europa "
    "kamerleden versterkte aanpak online toi dsa eu digital internet vao ai de het minister "
    "ministerie staatssecretaris".split()
)


def who(question: str, quote: str) -> str:
    """The literal part of `quote` that names who is asked for, or "" where that is not certain."""
    folded = " ".join(fold(question).split())
    asks = _ASKS.match(folded)
    sort = _NOUNS.get(asks[2], "") if asks and asks[2] else "any"
    if not asks or not sort:
        return ""
    if sort == "any" and "motie" in words(folded):
        sort = "member"
    named = _named(quote, sort, frozenset(words(question)))
    if sort != "member":
        ordered = "opdracht" in folded
        named = [m for m in named if bool(_ORDERED.search(quote[: m.start()])) == ordered]
    if sort == "any" and asks[1]:
        named = [m for m in named if _stands_in(quote, m, asks[1])]
    elif sort == "any":
        verbs = _verbs(folded[asks.end() :])
        named = [m for m in named if _does(quote, m, verbs)] or named
    if any(_beside(quote, m) for m in named):
        return ""
    told = list(dict.fromkeys(m[0] for m in named))
    return told[0] if len(told) == 1 else ""


def _named(quote: str, sort: str, asked: frozenset[str]) -> list[re.Match[str]]:
    """Where the quote names one of this sort that the question does not name itself."""
    found = _SORTS.get(sort, _ANY).finditer(quote)
    return [m for m in found if (told := _telling(quote, m)) and not (told & asked)]


def _telling(quote: str, match: re.Match[str]) -> frozenset[str]:
    """The words of a name; none where it names nobody, as a word that only opens a sentence."""
    capital = [w for w in re.findall(r"[\w-]+", match[0]) if w[0].isupper()]
    told = frozenset(w for name in capital for w in words(name)) - _NOBODY
    one = len(capital) == 1 and not capital[0][1:2].isupper()
    within = re.search(r"[\w,)] $", quote[: match.start()])
    return told if not one or within else frozenset()


def _beside(quote: str, match: re.Match[str]) -> bool:
    """Whether another one is named beside it: "de ATKM en de internetsector"."""
    return bool(
        re.match(r",? (?:en|of|alsook|samen met) |, (?:de |het )?[A-Z]", quote[match.end() :])
        or re.search(r"\b(?:en|of|alsook|samen met) (?:(?:de|het) )?$", quote[: match.start()])
    )


# Who had a thing done did not do it.
_ORDERED = re.compile(r"\b(?:in opdracht|op verzoek) van (?:(?:de|het) )?$")
_PREPOSITION = re.compile(r"\b(\w+) (?:(?:de|het|een) )?$", re.IGNORECASE)


def _stands_in(quote: str, match: re.Match[str], preposition: str) -> bool:
    """Whether a name stands behind this word; what is done "door" one opens a sentence as well."""
    found = _PREPOSITION.search(quote[: match.start()])
    opens = match.start() == 0 and preposition == "door"
    return opens or (found is not None and found[1].lower() == preposition)


def _verbs(rest: str) -> frozenset[str]:
    """The first and the last word behind "wie", which say what is done."""
    asked = words(rest)
    return frozenset(stem(w) for w in (*asked[:1], *asked[-1:]) if w not in STOP_WORDS)


def _does(quote: str, match: re.Match[str], verbs: frozenset[str]) -> bool:
    """Whether what a name does, or what is done "door" it, is one of these."""
    behind = words(quote[match.end() : match.end() + 40])[:2]
    return any(stem(w) in verbs for w in behind) or _stands_in(quote, match, "door")
