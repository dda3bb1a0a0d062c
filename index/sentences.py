"""Cuts Dutch official prose into sentences, past jl., nr., initials, titles in quotes and URLs."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A full stop after these never ends a sentence.
_ABBREVIATIONS = _words(
    """afd art artt bijl bijv blz bv ca dhr dr drs evt excl fig hfst hr hst incl ing ir jhr jkvr jo
    mevr mr mrs ms mw nl nr nrs p par pp prof red resp st stb stcrt tel trb vgl vs zgn
    jan feb febr mrt apr jun jul aug sep sept okt nov dec"""
)
# These end one when a word follows that hardly stands with a capital elsewhere (see _OPENERS).
_MAY_END = _words("a.s c.s e.a e.d enz etc jl jr mln mrd sr z.s.m")
# First words of sentences; proper names, which keep their capital everywhere, are none of them.
_OPENERS = _words(
    """Aan Aangezien Aanvullend Al Alle Allereerst Als Bij Binnen Bovendien Conform Daar Daarbij
    Daarin Daarmee Daarnaast Daarom Daartoe Dat De Deze Dit Door Echter Een Eén Eerder Er Evenals
    Gelet Gezien Hier Hierbij Hierdoor Hierin Hiermee Hieronder Hierover Hieruit Hiervoor
    Het Hij Hoewel Ik Immers In Indien Inmiddels Is Kan Met Mede Momenteel Na Naar Naast
    Niet Nu Om Omdat Onder Ook Op Over Overigens Samen Sinds Te Ten Ter Tevens
    Tegelijkertijd Tijdens Tot U Uit Uiteraard Uw Vanaf Vanuit Vanwege Verder Via Volgens Voor
    Voorts Vervolgens Waar Wanneer Want Wat Wel We Wij Wordt Zij Ze Zijn Zo Zoals Zodra"""
)
_STOP = re.compile(r"[.!?…]+[)\]»’”\"']*(?=\s)")
_DOTTED = re.compile(r"[a-z](?:\.[a-z])+")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.)*[A-Z]")
_ENUMERATOR = re.compile(r"\d{1,3}|[a-z]|[IVX]+")
_OPENING = "([«‘“\"'"
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))


def sentence_spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences of `text[start:end]` as half-open offsets in `text`, trimmed and in order.

    A line break always ends one; a colon or semicolon never does. Together they hold every
    character of the range that is not white space.
    """
    spans = []
    for first, last in _lines(text, start, end):
        begin = first
        for match in _STOP.finditer(text, first, last):
            if _is_end(text, begin, match, first, last):
                spans.append((begin, match.end()))
                begin = _skip_space(text, match.end(), last)
        if begin < last:
            spans.append((begin, last))
    return tuple(spans)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    for match in re.compile(r"[^\n]+").finditer(text, start, end):
        line = match[0]
        if line.strip():
            first = match.start() + len(line) - len(line.lstrip())
            found.append((first, first + len(line.strip())))
    return found


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _is_end(text: str, begin: int, stop: re.Match[str], first: int, last: int) -> bool:
    word = _next_word(text, stop.end(), last)
    if not word or not (word[0].isupper() or word[0].isdigit()):
        return False
    if _inside_title(text, begin, stop.end(), last):
        return False
    if stop[0] != ".":
        return True
    return _stop_ends(text, begin, stop.start(), word)


def _stop_ends(text: str, begin: int, at: int, word: str) -> bool:
    """Whether the single full stop at `at` is more than the mark of an abbreviation."""
    token = text[begin:at].split()[-1].lstrip(_OPENING) if text[begin:at].strip() else ""
    if token == text[begin:at] and _ENUMERATOR.fullmatch(token):
        return False  # "1. Maatregelen gericht op …"
    lower = token.lower()
    if lower in _MAY_END:
        return word in _OPENERS
    if lower in _ABBREVIATIONS or _DOTTED.fullmatch(token):
        return False
    if _INITIALS.fullmatch(token):
        return len(token) == 1 and word in _OPENERS  # "… in gesprek met X. Daarnaast …"
    return True


def _next_word(text: str, at: int, end: int) -> str:
    """The first word after white space and opening quotes or brackets."""
    match = re.compile(r"\s+[(\[«‘“\"']*([^\s,;:.!?)\]»’”\"]*)").match(text, at, end)
    return match[1] if match else ""


def _inside_title(text: str, begin: int, at: int, end: int) -> bool:
    """Whether a quote or bracket is open at `at` whose end is not the end of a sentence.

    «Radicale reclame? Een onderzoek» is a title, «Dat is zo. Dat blijft zo.» are sentences.
    """
    for opened, closed in _PAIRS:
        if text.count(opened, begin, at) > text.count(closed, begin, at):
            closing = text.find(closed, at, end)
            if closing > 0 and text[closing - 1] not in ".!?…":
                return True
    closing = text.find('"', at, end)
    return text.count('"', begin, at) % 2 == 1 and closing > 0 and text[closing - 1] not in ".!?…"
