"""Questions for what an abbreviation stands for: the words that the source writes it beside.

A short form between brackets, or at their end, is matched with the words before it by the
algorithm of Schwartz and Hearst (2003): its letters, read backwards, stand in that order in the
words, the first of them at the beginning of a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.dutch import fold, stem, words
from index.records import Kamerstuk
from rag.asking.question import Understanding
from rag.own_data.head_line import AskedHead, HeadLine

__all__ = ["asked_abbreviations"]

_SHORT = r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*"
# "(ATKM)", "(de RvdK)", and "(Digital Services Act, DSA)".
_BRACKETS = re.compile(rf"\((?:(?P<long>[^(),]{{6,80}}), )?(?:de |het )?(?P<short>{_SHORT})\)")
_ASKS = re.compile(
    r"\b(?:waar (?:staat|staan)\b.{1,60}\bvoor\b|waarvoor (?:staat|staan)\b"
    r"|afkorting(?:en)?\b|voluit\b|volledige naam|wat betek(?:ent|enen)|betekenis van)"
)
_ASKING = frozenset(
    stem(w)
    for w in (
        "staat staan afkorting afkortingen letters letterwoord betekent betekenen betekenis voluit "
        "volledige volledig naam namen schrijf schrijven geschreven leg uitleggen heet heten term "
        "waarvoor waarvan eigenlijk precies hier dossier brief brieven stukken"
    ).split()
)
# Words before the bracket among which the long form is looked for, for each letter and besides.
_WORDS, _BESIDES = 2, 5


@dataclass(frozen=True, slots=True)
class _Abbreviation:
    """A short form and the place of its long form with it, up to the closing bracket."""

    short: str
    document: str
    start: int
    end: int


def asked_abbreviations(
    understood: Understanding, kamerstukken: Sequence[Kamerstuk]
) -> list[AskedHead]:
    """The long form of each abbreviation that is asked for and nothing else, a line each, from
    the oldest of `kamerstukken` that gives it; empty for another question."""
    folded = " ".join(fold(understood.wording).split())
    if not _ASKS.search(folded) or understood.conversation:
        return []
    held: dict[str, _Abbreviation] = {}
    for kamerstuk in sorted(kamerstukken, key=lambda k: (k.entry.date, k.id)):
        for one in _abbreviations(kamerstuk):
            held.setdefault(fold(one.short), one)
    said = dict.fromkeys(words(folded))
    asked = [held[w] for w in said if w in held]
    # "Wat betekent de ATKM voor gemeenten?" asks something else.
    rest = {w for w, weight in understood.own if weight == 1 and w not in held}
    if not asked or {stem(w) for w in rest} - _ASKING:
        return []
    return [
        AskedHead(
            a.document,
            (HeadLine(a.document, a.start, a.end, f"{a.short} staat voor:"),), "",
        )
        for a in asked
    ]  # fmt: skip


def _abbreviations(kamerstuk: Kamerstuk) -> Iterator[_Abbreviation]:
    for block in kamerstuk.blocks:
        text = kamerstuk.text[block.start : block.end]
        for match in _BRACKETS.finditer(text):
            short, long = match["short"], match["long"]
            if long and (at := _begins(long, short)) is not None:
                start = match.start("long") + at
                yield _Abbreviation(
                    short, kamerstuk.id, block.start + start, block.start + match.end("short")
                )
                continue
            before = _words_before(text[: match.start()], len(short) * _WORDS + _BESIDES)
            if (at := _begins(before, short)) is not None:
                start = match.start() - len(before) + at
                yield _Abbreviation(
                    short, kamerstuk.id, block.start + start, block.start + match.end()
                )


def _words_before(text: str, most: int) -> str:
    """The last words of a text, within the sentence and behind other brackets."""
    sentence = re.split(r"[.;:?!]\s|[()]", text)[-1]
    starts = [m.start() for m in re.finditer(r"\S+", sentence)]
    return sentence[starts[-most] :] if len(starts) > most else sentence


def _begins(long: str, short: str) -> int | None:
    """Where the words that `short` stands for begin in `long`; None when its letters do not fit."""
    at = len(long.rstrip())
    for number, letter in reversed(list(enumerate(short.lower()))):
        at -= 1
        while at >= 0 and (
            long[at].lower() != letter
            or (number == 0 and at > 0 and (long[at - 1].isalnum() or long[at - 1] == "-"))
        ):
            at -= 1
        if at < 0:
            return None
    return at
