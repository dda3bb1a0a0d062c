"""Quote on where one sentence leaves off: the reason beside it, the run of things that it opens.

The sentences of a letter go together. What is quoted longer stays one quote of one place.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial, reduce

from index.dutch import fold
from index.records import Kamerstuk
from index.units import block_sentences
from rag.answering.choices import Choice
from rag.answering.select import ANNOUNCES
from rag.answering.wide import asks_widely
from rag.asking.understanding import AnswerKind

__all__ = ["asks_reason", "extended"]

# "Met welk doel", "wat is het nut": the reason may stand ahead as well as behind.
_ASKS_REASON = re.compile(
    r"\b(?:waarom|hoezo|hoe komt|hoe kan het|reden(?:en)?|aanleiding|oorzaak|oorzaken|waartoe"
    r"|waarvoor|waardoor|(?:welk|het|wat voor) (?:doel|nut|oogmerk)|vanwege wat"
    r"|wat heb je (?:(?:er )?aan|eraan))\b"
)
# What follows from the sentence before it.
_FOLLOWS = re.compile(
    r"\b(?:daarom|derhalve|dan ook|om die reden|hierom|vandaar|daartoe|hierdoor|daardoor|dus)\b",
    re.IGNORECASE,
)
# What tells the reason in the sentence itself.
_TELLS = re.compile(
    r"\b(?:omdat|doordat|aangezien|want|immers|vanwege|wegens|gelet op|gezien|om te|om zo|zodat"
    r"|teneinde|naar aanleiding van|waardoor|namelijk|als gevolg van|met als doel|ten behoeve van"
    r"|heeft (?:tot|als) doel)\b|\bom\b.{1,120}\bte \w+",
    re.IGNORECASE,
)
# How a sentence begins that goes on with a run of things.
_GOES_ON = re.compile(
    r"(?:Zo|Ook|Daarnaast|Daarbij|Bovendien|Verder|Tevens|Voorts|Bijvoorbeeld|Evenals|Tot slot"
    r"|Ten (?:eerste|tweede|derde|vierde|vijfde|slotte)|Tweedens|Allereerst"
    r"|(?:Het|De) (?:eerste|tweede|derde|vierde|laatste)"
    r"(?! (?:jaren|maanden|weken|tijd|keer|resultaten|stand)\b))\b"
)
# Words of a quote that has gone on.
LONG = 110


def asks_reason(question: str) -> bool:
    """Whether a question asks why something is so, or what it is for."""
    return _ASKS_REASON.search(" ".join(fold(question).split())) is not None


def extended(
    chosen: Sequence[Choice], question: str, kind: AnswerKind,
    kamerstuk_of: Callable[[str], Kamerstuk],
) -> list[Choice]:
    """The chosen quotes, the first with its reason where one is asked, each with the run that it
    opens where a list is; those that then overlap are one."""
    longer = list(chosen)
    if longer and (kind == "reason" or asks_reason(question)):
        longer[0] = _with_reason(longer[0], kamerstuk_of(longer[0].document))
    if kind == "list" or asks_widely(question):
        longer = [_with_run(c, kamerstuk_of(c.document)) for c in longer]
    lists = [c for c in chosen if c.is_list or c.items]
    left: list[Choice] = []
    for short, long in zip(chosen, longer, strict=True):
        # A list that is quoted is not quoted in running prose as well.
        choice = short if any(_overlaps(long, c) for c in lists if c is not short) else long
        same = [c for c in left if _overlaps(choice, c)]
        if not same:
            left.append(choice)
            continue
        whole = reduce(partial(_united, kamerstuk_of(choice.document)), [*same, choice])
        at = left.index(same[0])
        left = [whole if i == at else c for i, c in enumerate(left) if i == at or c not in same]
    return left


def _overlaps(a: Choice, b: Choice) -> bool:
    same = a.document == b.document and a.note is b.note is None
    return same and a.start < b.end and b.start < a.end


def _united(kamerstuk: Kamerstuk, a: Choice, b: Choice) -> Choice:
    """The first of two quotes that overlap, with what the other has beyond it; a list as it is."""
    if a.is_list or a.items:
        return a
    start, end = min(a.start, b.start), max(a.end, b.end)
    if (start, end) == (a.start, a.end):
        return a
    text = kamerstuk.text[start:end]
    return replace(a, start=start, end=end, text=text, joined=a.made_of + b.made_of)


def _with_reason(choice: Choice, kamerstuk: Kamerstuk) -> Choice:
    """A quote with the sentence that tells why: the one before it where it says "daarom", else
    the one behind it, where it tells no reason itself."""
    spans, first, last = _place(choice, kamerstuk)
    if first is None or last is None:
        return choice
    if _FOLLOWS.search(choice.text):
        return _longer(choice, kamerstuk, spans[max(0, first - 1) : last + 1])
    if not _TELLS.search(choice.text):
        return _longer(choice, kamerstuk, spans[first : last + 2])
    return choice


def _with_run(choice: Choice, kamerstuk: Kamerstuk) -> Choice:
    """A quote with the sentences of its paragraph that go on with more of the same; behind one
    that announces several things the next goes on whatever its words."""
    spans, first, last = _place(choice, kamerstuk)
    if first is None or last is None:
        return choice
    longer, announced = choice, ANNOUNCES.search(choice.text) is not None
    for at in range(last + 1, len(spans)):
        goes_on = _GOES_ON.match(kamerstuk.text, spans[at][0])
        if not goes_on and not (announced and at == last + 1):
            break
        longer = _longer(longer, kamerstuk, spans[first : at + 1])
    return longer


def _place(
    choice: Choice, kamerstuk: Kamerstuk
) -> tuple[list[tuple[int, int]], int | None, int | None]:
    """The sentences of a quote's paragraph, and which of them it begins and ends with."""
    if choice.note is not None or choice.is_list or choice.items:
        return [], None, None
    block = next(b for b in kamerstuk.blocks if b.start <= choice.start < b.end)
    spans = list(block_sentences(kamerstuk.text, block))
    first = next((i for i, (a, _) in enumerate(spans) if a == choice.start), None)
    last = next((i for i, (_, b) in enumerate(spans) if b == choice.end), None)
    return spans, first, last


def _longer(choice: Choice, kamerstuk: Kamerstuk, spans: Sequence[tuple[int, int]]) -> Choice:
    """The quote as all of these sentences of its paragraph, where they are not too long."""
    start, end = spans[0][0], spans[-1][1]
    text = kamerstuk.text[start:end]
    if len(text.split()) > LONG or text.endswith(":"):
        return choice
    # Footnotes are those of what was chosen.
    return replace(choice, start=start, end=end, text=text, joined=choice.made_of)
