"""What a term means: the term that a question wants explained, and the words that explain it."""

import re
from functools import lru_cache

from index.dutch import STOP_WORDS, background_counts, fold, stem, words
from rag.asking.generic_words import is_generic

__all__ = ["asked_term", "is_explained", "meaning", "same_term", "stands_in"]

_TERM = r"(?P<term>[\w«»'‘’\"“”.&/-]+(?: [\w«»'‘’\"“”.&/-]+){0,3}?)"
_ARTICLE = r"(?:(?P<article>een|de|het|dat|die) )?"
_SAID = r"(?:de term |het begrip |het woord |de naam )?"
_FILLER = r"(?:eigenlijk|precies|nou|nu|dan|toch|eens|nog|ook alweer)"
_MILD, _TRAILING = rf"(?:{_FILLER} )*", rf"(?: {_FILLER})*"
_FIRST = r"(?:en |maar |dus |leg (?:eens |mij )?uit:? )?"
_ASKS = [
    re.compile(rf"^{_FIRST}{form}{_TRAILING}\s*[?.!]*$", re.IGNORECASE)
    for form in (
        rf"wat is {_MILD}de (?:definitie|betekenis|omschrijving) van {_SAID}{_ARTICLE}{_TERM}",
        rf"wat (?:is|zijn) {_MILD}{_SAID}{_ARTICLE}{_TERM}",
        rf"(?:(?:kun je|kunt u|kan je) (?:mij |me )?(?:uitleggen|vertellen|zeggen) )?wat "
        rf"{_SAID}{_ARTICLE}{_TERM} (?:is|zijn|betekent|betekenen|inhoudt|inhouden)",
        rf"wat (?:betekent|betekenen) {_MILD}{_SAID}{_ARTICLE}{_TERM}",
        rf"wat (?:houdt|houden) {_MILD}{_SAID}{_ARTICLE}{_TERM} {_MILD}in",
        rf"wat (?:wordt|bedoelt|verstaat|verstaan|bedoelen|bedoel)(?: \w+){{0,3}}? "
        rf"(?:(?:verstaan|bedoeld) )?(?:onder|met) {_SAID}{_ARTICLE}{_TERM}(?: verstaan| bedoeld)?",
    )
]
# "Wat is de rol van …" asks for no meaning, nor does "wat is de ESS dit najaar gestart".
_RELATES = (STOP_WORDS | {"vd"}) - frozenset("onder to and of the".split())
_OPEN, _CLOSE = r"[«‘’'\"“(]*", r"[»’‘'\"”)]*"
# Behind the term: "is een …", "die …", "– een …", "oftewel …", "(bewezen effectieve)".
_BEHIND = re.compile(
    rf"^{_CLOSE}(?: \([^()]{{2,12}}\))?{_CLOSE}(?:"
    r",? (?:is|zijn|betreft|betreffen|betekent|omvat|omvatten)"
    r" (?P<is>(?:een|de|het|alle|\(?[a-z]).+)"
    r"|(?: van toepassing|[,:])?"
    r" (?P<which>(?:die|dat|waarbij|waarin|waarmee|waar|gericht op|bedoeld) .+)"
    r"|,? (?:oftewel|ofwel|dat wil zeggen|d\.w\.z\.|namelijk|te weten)[:,]? (?P<or>.+)"
    r"| [–-] (?P<dash>een .+?) [–-]"
    r"|, (?P<comma>een .+?),"
    r"| \((?P<bracket>[a-zà-þ][^()]{4,})\)"
    r"|(?P<aims> (?:richt|richten|zet|zetten|houdt|houden) zich .+| heeft (?:als|tot) doel .+"
    r"| (?:houdt|houden) in .+| wordt ingezet .+| is gericht .+|(?: \w+)? (?:om|voor|ter) .+))"
)
# Before it: "zogeheten", "de term", "een netwerk, zoals", the noun of a name.
_BEFORE = re.compile(
    r"(?:\b(?:zogehet?en|zogenaamde?|zogenoemde|genaamd|de term|het begrip|als|onder)"
    r"(?: de| het| een)?|, (?:zoals|waaronder|bijvoorbeeld)(?: [^.]{1,80})?|\b[a-z]{6,} [«‘“\"]"
    r"|[\w-]{4,} \()[ «‘’'\"“(]*$"
)
# "Om professionals te ondersteunen …, heeft het ministerie een symbolenbank": what it is for.
_FOR = re.compile(r"^(?:Om|Ter) [^.]+ $")
_GOES_ON = re.compile(
    r"^(?:Het (?:betreft|gaat|doel)|Hier(?:bij|onder|mee)|(?:Dit|Deze|Die)(?: \w+)? (?:is|zijn"
    r"|betreft|betreffen|wordt|worden|bevat|richt|houdt|heeft)|Daarbij gaat)\b"
)


@lru_cache(maxsize=64)
def asked_term(question: str) -> str:
    """The term whose meaning a question asks for, or "" where it asks something else."""
    text = " ".join(question.split())
    found = next((m for pattern in _ASKS if (m := pattern.match(text))), None)
    if found is None:
        return ""
    term, told = found["term"].strip("«»'‘’\"“”.?! "), words(found["term"])
    small = set(words(" ".join(re.findall(r"\b[a-z]\w*", term))))
    if not told or _RELATES & small or all(is_generic(w) for w in told):
        return ""
    definite = (found["article"] or "").lower() not in ("een", "")
    return "" if definite and not _is_a_name(term) else term


def _is_a_name(term: str) -> bool:
    """Whether a term is no everyday word: "de planning" is asked about, "het COM-netwerk" not
    known."""
    return bool(re.search(r"[A-Z\d-]", term)) or any(
        w not in background_counts() for w in words(term)
    )


def meaning(term: str, sentence: str) -> str:
    """The literal part of a sentence that says what `term` is, right behind it; "" without one."""
    for _, behind in _around(term, sentence):
        if found := _BEHIND.match(behind):
            told = (found[name] for name in ("is", "or", "dash", "comma", "bracket"))
            return next((x.strip().rstrip(".;,") for x in told if x), "")
    return ""


def is_explained(term: str, sentence: str, following: str = "") -> bool:
    """Whether a sentence, or the one that follows it, says what `term` is or is for."""
    around = _around(term, sentence)
    return any(
        _BEHIND.match(behind) or _BEFORE.search(before) or _FOR.match(before)
        for before, behind in around
    ) or bool(around and _GOES_ON.match(following))


def stands_in(term: str, sentence: str) -> bool:
    """Whether the words of a term stand in a sentence, in their order."""
    return bool(_around(term, sentence))


def same_term(one: str, other: str) -> bool:
    """Whether two terms are the same but for their forms."""
    return [stem(w) for w in words(one)] == [stem(w) for w in words(other)]


def _around(term: str, sentence: str) -> list[tuple[str, str]]:
    """What stands before and behind a term, wherever its words stand in a sentence in order."""
    asked = [stem(fold(w)) for w in words(term)]
    tokens = list(re.finditer(r"[^\W_]+(?:[-/][^\W_]+)*", sentence))
    stems = [[stem(w) for w in words(t[0])] for t in tokens]
    found = []
    for at in range(len(tokens)):
        flat: list[str] = []
        last = at
        while last < len(tokens) and len(flat) < len(asked):
            flat += stems[last]
            last += 1
        if flat == asked:
            found.append((sentence[: tokens[at].start()], sentence[tokens[last - 1].end() :]))
    return found
