"""Other ways to name a footnote by its number: "nootteken 30", "noot nr. 30", "noot dertig"."""

import re

__all__ = ["plain_notes"]

_UNITS = "een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()


def _written() -> dict[str, int]:
    """One to ninety-nine as they are written: "drie", "achtendertig", "tweeentwintig"."""
    found = {word: n for n, word in enumerate([*_UNITS, *_TEENS], start=1)}
    for ten, word in enumerate(_TENS, start=2):
        found[word] = 10 * ten
        found |= {f"{unit}en{word}": 10 * ten + n for n, unit in enumerate(_UNITS, start=1)}
    return found


_WRITTEN = _written()
# As people type them: "één", "drieëndertig", "drie-en-dertig".
_LETTERS = {w: w.replace("een", "[eé][eé]n", 1) if w.startswith("een") else w for w in _WRITTEN}
_WORD = "|".join(
    # "noot een" is hardly ever the first one.
    "[eé]én|éen" if word == "een" else re.sub(r"(?<=.)en(?=\w+tig$)", "[ -]?[eë]n[ -]?", letters)
    for word, letters in sorted(_LETTERS.items(), key=lambda pair: -len(pair[0]))
)
_NUMBER_SIGN = r"(?:nummers?|nrs?|no|cijfers?)\b\.?"
_NOTE = (
    rf"(?:(?:voet|eind)?(?:noot|noten)(?:tekens?|nummers?|cijfers?|verwijzing(?:en)?|markering(?:en)?"
    rf"|nrs?)?|annotaties?)\b\.?(?:\s+(?:met\s+)?(?:het\s+)?{_NUMBER_SIGN})?"
)
_AND = r"(?:\s*,\s*|\s+(?:en|of)\s+)"
_FIGURES = re.compile(
    rf"\b{_NOTE}[\s-]*[(\[#'‘\"«]?(?P<first>\d{{1,2}})(?P<more>(?:{_AND}\d{{1,2}})*)"
    r"(?![\d-]|\s\d{3})[)\]'’\"»]?",
    re.IGNORECASE,
)
# Behind "welke noot" or "een noot" a number counts something else: "in welke noot drie stukken …".
_COUNTS = r"(?<!welke )(?<!een )(?<!geen )(?<!elke )(?<!deze )(?<!die )(?<!dezelfde )"
# So it does where a noun follows: "noemt de noot twee onderzoeken".
_GOES_ON = (
    r"(?=\s*(?:$|[?.,;:!)])|\s+(?:van|bij|in|uit|op|onder|voor|aan|over|wat|welke?|die|dat|hoe|waar\w*"
    r"|wie|staat|zegt|luidt|verwijst|hangt|hoort|noemt|vermeldt|geeft|is|wordt|er|letterlijk"
    r"|precies|niet|nou|nu|dan)\b)"
)
_SPELLED = re.compile(
    rf"{_COUNTS}\b{_NOTE}\s+(?P<first>{_WORD})\b(?P<more>(?:{_AND}(?:{_WORD})\b)*){_GOES_ON}",
    re.IGNORECASE,
)
_ORDINALS = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende".split()
# Only of a letter: "de eerste noot waarin …" is the first of those.
_ORDINAL = re.compile(
    rf"\b(?:de )?(?:(?P<figure>\d{{1,2}})(?:e|de|ste)|(?P<word>{'|'.join(_ORDINALS)}))\s+"
    r"(?:voet|eind)?noot(?= (?:van|bij|in|uit) )",
    re.IGNORECASE,
)


def plain_notes(text: str) -> str:
    """The question with such a name written "voetnoot 30", or "voetnoten 3 en 4"."""
    text = _ORDINAL.sub(_ordinal, text)
    text = _FIGURES.sub(lambda m: _named(re.findall(r"\d+", m["first"] + m["more"]), m[0]), text)
    return _SPELLED.sub(lambda m: _named(_numbers(m["first"] + m["more"]), m[0]), text)


def _ordinal(match: re.Match[str]) -> str:
    figure = match["figure"] or str(_ORDINALS.index(match["word"].lower()) + 1)
    return f"voetnoot {figure}"


def _named(numbers: list[str], written: str) -> str:
    """The plain name; a name that is plain already keeps its own words."""
    if re.fullmatch(r"(?:voet)?no(?:ot|ten)\b\.?\s*[\d\s,enof]+", written, re.IGNORECASE):
        return written
    if len(numbers) == 1:
        return f"voetnoot {numbers[0]}"
    return f"voetnoten {', '.join(numbers[:-1])} en {numbers[-1]}"


def _numbers(words: str) -> list[str]:
    found = re.findall(_WORD, words, re.IGNORECASE)
    return [str(_WRITTEN[re.sub(r"[ -]", "", w.lower()).translate(_BARE)]) for w in found]


_BARE = str.maketrans("éë", "ee")
