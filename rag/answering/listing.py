"""Lists whole: a lead-in with its items, what the source counts off, and how many were found."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from index.dutch import fold, stem, words
from index.records import Block, Kamerstuk
from index.units import block_sentences
from rag.answering.choices import FEATURES, Choice
from rag.finding.features import ADVISES, advises

__all__ = [
    "advised", "advised_to", "asked_count", "asks_all_advice", "asks_of_each", "counted", "fewer",
    "itemised", "spelt_out", "whole",
]  # fmt: skip

_NUMBERS = (
    "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien twintig"
).split()
_COUNT = re.compile(
    rf"\b(?:welke|noem|de|alle|langs|uit) ({'|'.join(_NUMBERS)}|\d\d?)\b (?!keer\b)"
)
# "Ten eerste … Ten tweede …": from the first to the last that is counted off in the paragraph.
_FIRST = re.compile(r"(?:Ten eerste|Allereerst|Eerst(?:e|ens))\b")
_NEXT = re.compile(
    r"(?:Ten (?:tweede|derde|vierde|vijfde|zesde|slotte)|Tot slot|(?:Tweed|Derd)ens)\b"
)
# Words of a list that is quoted whole: for a question for a list, and for another.
LONG = 220
SHORT = 120
# Words of an item of which more is asked.
LONG_ITEM = 90


def asked_count(question: str) -> int | None:
    """How many things a question says there are: "welke vier pijlers"; None if it does not."""
    found = _COUNT.search(fold(question))
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _NUMBERS.index(found[1]) + 2


# "… en wat is van elk de stand?"
_EACH = re.compile(r"\b(?:elke?|iedere?)\b|\bstand van zaken\b|\bstatus\b|\bhoe staat het\b")


def asks_of_each(question: str) -> bool:
    """Whether something is asked of each of the things that are asked for, such as its state."""
    return _EACH.search(fold(question)) is not None


def whole(choice: Choice, kamerstuk: Kamerstuk, asked: bool) -> Choice:
    """A quote with the list that it leads in, or that it begins to count off.

    `asked`: the question is for a list, which may then be longer.
    """
    if choice.note is not None or choice.is_list:
        return choice
    end = _led_in(choice, kamerstuk) if choice.text.endswith(":") else _counted(choice, kamerstuk)
    text = kamerstuk.text[choice.start : end]
    leads = choice.text.endswith(":")  # it says nothing without its list
    if end <= choice.end or len(text.split()) > (LONG if asked or leads else SHORT):
        return choice
    return replace(choice, end=end, text=text, is_list=True)


def itemised(choice: Choice, kamerstuk: Kamerstuk) -> Choice:
    """The lead-in of a quoted list with its items apart, so that each can be cited; any other
    quote as it is."""
    if not choice.is_list:
        return choice
    lead_in, *rest = kamerstuk.text[choice.start : choice.end].split("\n")
    if not (lead_in.endswith(":") and rest):
        return choice
    end = choice.start + len(lead_in)
    lines = [b for b in kamerstuk.blocks if end < b.start < choice.end]
    told = [(block_sentences(kamerstuk.text, b)[0][0], b.end) for b in lines]
    items = tuple((a, b - kamerstuk.text[a:b].endswith((";", ","))) for a, b in told)
    return replace(choice, end=end, text=lead_in, items=items)


# "Recent zijn drie onderzoeken gestart": what is counted, and how each item begins.
_SAYS_HOW_MANY = re.compile(rf"\b({'|'.join(_NUMBERS)}) (?:\w+e )?[\w-]{{4,}}(?:en|s)\b")
_ITEM = re.compile(
    r"(?:Allereerst|Ten (?:eerste|tweede|derde|vierde|vijfde|zesde)|Tot slot"
    r"|(?:Het|De) (?:eerste|tweede|derde|vierde|vijfde|zesde|laatste))\b"
)


def spelt_out(choice: Choice, kamerstuk: Kamerstuk, more: bool) -> Choice:
    """A quote with the sentences behind it, as items, that tell one by one the things that it
    counts; as it is unless as many of them stand under its heading as it says.

    `more` is asked of each: an item goes on to the next one or the end of its paragraph.
    """
    counted_ = _SAYS_HOW_MANY.search(fold(choice.text))
    if counted_ is None or choice.note is not None or "\n" in choice.text:
        return choice
    path = _block(kamerstuk, choice.start).heading_path
    told: list[tuple[int, int]] = []
    for block in kamerstuk.blocks:
        if block.heading_path != path or block.end <= choice.end or block.kind != "paragraph":
            continue
        open_ = False
        for a, b in block_sentences(kamerstuk.text, block):
            if a >= choice.end and _ITEM.match(kamerstuk.text, a):
                told.append((a, b))
                open_ = True
            elif open_ and more and len(kamerstuk.text[told[-1][0] : b].split()) <= LONG_ITEM:
                told[-1] = told[-1][0], b
    if len(told) != _NUMBERS.index(counted_[1]) + 2:
        return choice
    return replace(choice, items=tuple(told))


# The noun right behind the count, past adjectives: "de vier (genoemde) pijlers", "drie
# WODC-onderzoeken".
_COUNTED_NOUN = re.compile(r"\s*(?:\w+e )?(?:\w+-)?(\w{4,}(?:en|s))\b")
# "Wat zijn de pijlers van …?", "noem de pijlers", "geef puntsgewijs de aanbevelingen".
_ALL_OF_THEM = re.compile(
    r"(?:wat zijn|welke|noem|som|geef|zet)(?: zijn)?(?: puntsgewijs)?(?: alle)?(?: de)?"
    r" (\w{4,}(?:en|s))\b"
)
_PLAIN = FEATURES.index("plain")
# How much less of the question the lead-in of a list may say than the best quote.
_LESS = 0.1
# Quotes among which the list is looked for.
_AMONG = 10


def counted(
    ranked: Sequence[Choice], question: str, kamerstuk_of: Callable[[str], Kamerstuk]
) -> Choice | None:
    """The list, among the best quotes, that has as many items as the question says there are and
    whose lead-in names what they are: "noem de vier pijlers"; without a count the one in the
    document of the best quote whose lead-in says that they follow: "wat zijn de pijlers?". None
    without one."""
    folded, count = fold(question), asked_count(question)
    found = _COUNT.search(folded)
    noun = _COUNTED_NOUN.match(folded, found.end()) if found else _ALL_OF_THEM.match(folded)
    if not noun:
        return None
    for choice in ranked[:_AMONG] if count else ():
        told_ = spelt_out(choice, kamerstuk_of(choice.document), asks_of_each(question))
        if len(told_.items) == count and stem(noun[1]) in map(stem, words(fold(choice.text))):
            return told_
    for choice in ranked[:_AMONG]:
        whole_ = whole(choice, kamerstuk_of(choice.document), asked=True)
        lead_in, *items = whole_.text.split("\n")
        told = [stem(w) for w in words(lead_in)]
        near = choice.document == ranked[0].document
        follow = near and any(
            a == stem("volgende") and stem(noun[1]).endswith(b) for a, b in pairwise(told)
        )
        # "Welke aanbevelingen voor vervolgonderzoek?" are no others.
        apt = choice.features[_PLAIN] >= ranked[0].features[_PLAIN] - _LESS
        named = stem(noun[1]) in told if count else follow and apt
        if lead_in.endswith(":") and named and len(items) == (count or len(items)):
            return whole_
    return None


_ALL_ADVICE = re.compile(
    r"\b(?:welke|wat zijn|noem|geef|som|zet)\b.{0,40}\b(?:aanbevelingen|adviezen)\b"
    r"|\bwat (?:bevelen|raden|raadden|adviseren|bevalen|adviseerden)\b|\bwat (?:wordt|is|werd) er "
    r"(?:aanbevolen|geadviseerd|aangeraden)\b"
)


def asks_all_advice(question: str) -> bool:
    """Whether a question asks what is recommended: "welke aanbevelingen …", "wat raden zij aan"."""
    return _ALL_ADVICE.search(fold(question)) is not None


# What is advised stands in sentences of its own: "Beleidsmakers wordt aanbevolen om …".
_LEAST_ADVISED, LONG_ADVICE = 3, 320


def advised(choice: Choice, kamerstuk: Kamerstuk) -> Choice | None:
    """All that the document of a quote says is advised, under the heading where most of it stands,
    behind the sentence there that speaks of advice first; None where it is little or too much."""
    told: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    leads: dict[tuple[str, ...], tuple[int, int]] = {}
    for block in (b for b in kamerstuk.blocks if b.kind == "paragraph"):
        for a, b in block_sentences(kamerstuk.text, block):
            sentence = kamerstuk.text[a:b]
            if advises(sentence):
                told.setdefault(block.heading_path, []).append((a, b))
            elif "aanbevelingen" in sentence and block.heading_path not in told:
                leads.setdefault(block.heading_path, (a, b))
    path = max(told, key=lambda p: len(told[p]), default=())
    items = told.get(path, [])
    length = sum(len(kamerstuk.text[a:b].split()) for a, b in items)
    if len(items) < _LEAST_ADVISED or path not in leads or length > LONG_ADVICE:
        return None
    start, end = leads[path]
    return replace(
        choice, start=start, end=end, text=kamerstuk.text[start:end], note=None, is_list=True,
        joined=(), stands_for=None, items=tuple(items),
    )


def advised_to(
    ranked: Sequence[Choice], whom: Set[str], kamerstuk_of: Callable[[str], Kamerstuk]
) -> Choice | None:
    """What one paragraph says is advised to somebody, from the sentence that names whom first;
    None without one. `whom`: stems of the question, of which those that nobody is advised by
    ("ICCT-onderzoekers") do not count."""
    found: list[tuple[Choice, frozenset[str], list[tuple[int, int]]]] = []
    for choice in ranked[:_AMONG]:
        kamerstuk = kamerstuk_of(choice.document)
        if choice.note is None and advises(choice.text):
            spans = block_sentences(kamerstuk.text, _block(kamerstuk, choice.start))
            told = [(a, b) for a, b in spans if advises(kamerstuk.text[a:b])]
            if len(told) > 1:
                found.append((choice, _addressed(kamerstuk, told) & whom, told))
    meant = frozenset[str]().union(*(to for _, to, _ in found))
    for choice, to, told in found:
        start, end = told[0][0], told[-1][1]
        text = kamerstuk_of(choice.document).text[start:end]
        if meant and to == meant and len(text.split()) <= LONG:
            return replace(
                choice, start=start, end=end, text=text, is_list=True, joined=(), stands_for=None
            )
    return None


def _addressed(kamerstuk: Kamerstuk, told: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Stems of those to whom these sentences say something is advised: "X wordt aanbevolen"."""
    said: list[str] = []
    for a, b in told:
        sentence = kamerstuk.text[a:b]
        advising = ADVISES.search(sentence)
        said += words(fold(sentence[: advising.start()])) if advising else []
    return frozenset(map(stem, said))


def fewer(chosen: Sequence[Choice], question: str) -> str:
    """That the one list which answers has fewer items than the question, or else its lead-in,
    says; or nothing."""
    if len(chosen) != 1 or not chosen[0].items:
        return ""
    items, asked = len(chosen[0].items), asked_count(question)
    said = _SAYS_HOW_MANY.search(fold(chosen[0].text))
    count = asked or (_NUMBERS.index(said[1]) + 2 if said else 0)
    if items >= count:
        return ""
    who = "De vraag" if asked else "Het eerste citaat"
    return f"{who} noemt er {_word(count)}; gevonden zijn er {_word(items)}."


def _word(count: int) -> str:
    return _NUMBERS[count - 2] if 2 <= count < len(_NUMBERS) + 2 else str(count)


def _led_in(choice: Choice, kamerstuk: Kamerstuk) -> int:
    """The end of the list whose lead-in this is."""
    at = kamerstuk.blocks.index(_block(kamerstuk, choice.start))
    end = choice.end
    if kamerstuk.blocks[at].end != choice.end:
        return end
    for block in kamerstuk.blocks[at + 1 :]:
        if block.kind != "list_item":
            break
        end = block.end
    return end


def _counted(choice: Choice, kamerstuk: Kamerstuk) -> int:
    """The end of the last sentence of the paragraph that goes on counting from this one."""
    if not _FIRST.match(choice.text):
        return choice.end
    block = _block(kamerstuk, choice.start)
    spans = block_sentences(kamerstuk.text, block)
    ends = [b for a, b in spans if a >= choice.end and _NEXT.match(kamerstuk.text, a)]
    return max(ends, default=choice.end)


def _block(kamerstuk: Kamerstuk, at: int) -> Block:
    return next(b for b in kamerstuk.blocks if b.start <= at < b.end)
