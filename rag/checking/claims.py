"""What in a sentence can be looked up: keys, quotations, locators, numbers and names."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from index.dutch import STOP_WORDS, background_counts, fold, stem, words

__all__ = [
    "Keyed",
    "masked",
    "names_of",
    "numbers_of",
    "proper_words",
    "quotes_of",
    "read_keys",
    "same_print",
    "stems_of",
    "without_locators",
]

_KEYS = re.compile(r"\s*\[([^\]\[]*)\]|\s*【([^】]*)】")
_HALF_KEY = re.compile(r"\s*[\[【][^\]】]{0,60}$|^[^\[【]{0,60}[\]】]")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A sentence parted from its keys: `text` without them, `keys` handed out, `unknown` not."""

    text: str
    keys: tuple[str, ...]
    unknown: tuple[str, ...]


def read_keys(sentence: str, known: Iterable[str]) -> Keyed:
    """Part a sentence from everything between square brackets, all of which is read as keys."""
    handed = set(known)
    found = [
        key
        for match in _KEYS.finditer(sentence)
        for key in re.split(r"[\s,;]+", (match[1] or match[2] or "").strip())
        if key
    ]
    text = _KEYS.sub("", sentence)
    half = _HALF_KEY.search(text)
    if half:
        found.append(half[0].strip())
        text = _HALF_KEY.sub("", text)
    unknown = tuple(dict.fromkeys(k for k in found if k not in handed))
    keys = tuple(dict.fromkeys(k for k in found if k in handed))
    return Keyed(" ".join(text.split()), keys, unknown)


# Quotations; single signs only where they cannot be an apostrophe ("risico's").
_QUOTES = re.compile(
    r"«([^«»]+)»|“([^“”„]+)”|„([^“”„]+)[“”]|\"([^\"]+)\"|(?<!\w)[‘']([^‘’'\n]+)[’'](?!\w)"
)


def quotes_of(text: str) -> list[str]:
    """What stands between quotation marks, without its closing punctuation."""
    found = (next(g for g in m.groups() if g) for m in _QUOTES.finditer(text))
    return [q.strip().rstrip(".,;:") for q in found if any(c.isalnum() for c in q)]


def masked(text: str) -> str:
    """The text with its quotations blanked, at the same length."""
    return _QUOTES.sub(lambda m: " " * len(m[0]), text)


_SIGNS = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "\u00a0": " ",
                        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})  # fmt: skip


def same_print(text: str) -> str:
    """The text with one form for each sign, so that only words and punctuation are compared."""
    return " ".join(text.translate(_SIGNS).split())


_PLACE = (
    r"(?:\b(?:voet|eind)?no(?:o)?t(?:en)?\b|\bvn\.|\bp\.\s?\d|\bpp\.|\bblz\b|\bpag(?:ina)?\b|\bkop\b"
    r"|\bparagraaf\b|\balinea\b|\bpassage\b|§|\bbron(?:nen)?\s*:?|\bzie\b|https?:|www\.|\bkst-"
    r"|\bkamerstuk|\bnr\.)"
)
_BRACKETED = re.compile(rf"\s*\((?=[^()]*{_PLACE})[^()]*\)", re.IGNORECASE)
_TRAILING = re.compile(
    r"[,;]?\s+(?:\(?zie\s+(?:ook\s+)?)?(?:in\s+)?(?:(?:voet|eind)?no?ot(?:en)?|p\.|pp\.|blz\.?|pag\.?"
    r"|pagina)\s*\d+(?:\s*(?:,|en|-|–)\s*\d+)*\)?(?=\s*[.!?]?$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*\(?(?:https?://|www\.)[^\s)]+\)?", re.IGNORECASE)
_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_LEFT_OVER = re.compile(
    r"\b(?:voet|eind)?no?ot(?:en|je)?\s*(?:nr\.?\s*)?\(?\d|\b(?:voet|eind)noot\b|\bp\.\s?\d"
    r"|\b(?:pp|blz|pag)\.|\b(?:blz|pagina|bladzijde|alinea|paragraaf|passage|hoofdstuk)\s*\d|§"
    r"|https?:|www\.|\bkst-\d|\bkop\s+[«\"“‘']|\bbron\s*:",
    re.IGNORECASE,
)


def without_locators(text: str, keep: Iterable[str] = ()) -> tuple[str, bool]:
    """The text without footnotes, pages and addresses of the writer's own, and whether it is clean.

    Quotations are left alone, and so is a bracket that stands literally in `keep`, the cited
    text. Not clean means that a locator stands where it cannot be taken out.
    """
    kept = [same_print(k) for k in keep]

    def bracket(match: re.Match[str]) -> str:
        inner = same_print(match[0].strip()[1:-1])
        return match[0] if any(inner in k for k in kept) else ""

    bare = _BRACKETED.sub(bracket, text)

    def address(match: re.Match[str]) -> str:
        return match[0] if any(match[0].strip(" ().") in k for k in kept) else ""

    bare = _outside_quotes(bare, lambda part: _ADDRESS.sub(address, _RAISED.sub("", part)))
    bare = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(_TRAILING.sub("", bare).split()))
    quoted = [range(*m.span()) for m in _QUOTES.finditer(bare)]
    found = [m for m in _LEFT_OVER.finditer(bare) if not any(m.start() in q for q in quoted)]
    return bare, all(_stands(bare, match, kept) for match in found)


def _stands(text: str, match: re.Match[str], kept: Iterable[str]) -> bool:
    """Whether the cited text itself has this page, paragraph or address."""
    if re.match(r"(?:voet|eind)?no?ot|kop|bron|§", match[0], re.IGNORECASE):
        return False
    rest = re.match(r"[\w/.:-]*", text[match.end() :])
    written = same_print(match[0] + (rest[0] if rest else "")).strip(" .,;)")
    return any(written in k for k in kept)


def _outside_quotes(text: str, change: Callable[[str], str]) -> str:
    parts, last = [], 0
    for match in _QUOTES.finditer(text):
        parts += [change(text[last : match.start()]), match[0]]
        last = match.end()
    return "".join([*parts, change(text[last:])])


_NUMBER_WORDS = {
    w: str(n)
    for n, w in enumerate(
        "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
        "vijftien zestien zeventien achttien negentien twintig".split()
    )
}
_NUMBER_WORDS |= {
    "dertig": "30", "veertig": "40", "vijftig": "50", "zestig": "60", "zeventig": "70",
    "tachtig": "80", "negentig": "90", "honderd": "100", "duizend": "1000", "beide": "2",
    "allebei": "2", "eerste": "1e", "tweede": "2e", "derde": "3e", "vierde": "4e", "vijfde": "5e",
    "zesde": "6e", "zevende": "7e", "achtste": "8e", "negende": "9e", "tiende": "10e",
    "helft": "helft", "tientallen": "tientallen", "honderden": "honderden", "tiental": "tiental",
    "duizenden": "duizenden", "miljoen": "miljoen", "miljard": "miljard", "miljoenen": "miljoen",
    "verdubbeld": "dubbel", "dubbele": "dubbel", "kwart": "kwart", "driekwart": "driekwart",
}  # fmt: skip
# The chambers' names hold no numbers.
_CHAMBER = re.compile(r"\b(?:Tweede|Eerste) Kamer\b")


def numbers_of(text: str) -> list[str]:
    """Every number in figures or words, in one form: "achttien" and "18" give "18"."""
    plain = _CHAMBER.sub(" ", text)
    plain = re.sub(r"(?<=\d)[.](?=\d{3}\b)", "", plain)
    return [n for word in re.findall(r"\w+(?:,\d+)?", plain) if (n := _number(word))]


def _number(word: str) -> str:
    lower = word.lower()
    if lower in _NUMBER_WORDS:
        return _NUMBER_WORDS[lower]
    if not any(c.isdigit() for c in lower):
        return ""
    ordinal = re.fullmatch(r"(\d+)(?:e|de|ste)", lower)
    return f"{ordinal[1]}e" if ordinal else lower


_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_TIMES = frozenset(
    "januari februari maart april mei juni juli augustus september oktober november december "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lente voorjaar zomer najaar herfst "
    "winter".split()
)


def names_of(text: str, proper: frozenset[str]) -> Iterator[str]:
    """Folded words that name somebody, something or a time, in order.

    A word with a capital inside the sentence, or with several; the sentence's first word only when
    it is one of `proper` (words that the dossier always capitalises) or known to nobody.
    """
    for at, match in enumerate(_TOKEN.finditer(text)):
        word = match[0]
        folded = fold(word).removesuffix("'s")
        if folded in _TIMES:
            yield folded
        if not any(c.isupper() for c in word) or any(c.isdigit() for c in word):
            continue
        capitals = sum(c.isupper() for c in word)
        opens = at == 0 or text[: match.start()].rstrip()[-1:] in ":«“\"‘("
        known = folded in STOP_WORDS or folded in background_counts()
        if capitals > 1 or not opens or folded in proper or not known:
            yield from (w for w in words(word) if len(w) > 1 and w not in _SMALL)


# Parts of names, and words that open quotations.
_SMALL = frozenset("van de der den het een ten ter en of ik dit dat in op".split())


def proper_words(texts: Iterable[str]) -> frozenset[str]:
    """Folded words that these texts only ever write with a capital, within sentences too."""
    upper: set[str] = set()
    lower: set[str] = set()
    for text in texts:
        for match in _TOKEN.finditer(text):
            folded = fold(match[0]).removesuffix("'s")
            if match[0][0].islower():
                lower.add(folded)
            elif re.search(r"[\w,;] $", text[max(0, match.start() - 2) : match.start()]):
                upper.add(folded)
    return frozenset(upper - lower - STOP_WORDS)


def stems_of(text: str) -> frozenset[str]:
    """Stems of all words of a text."""
    return frozenset(stem(w) for w in words(text))
