"""The section of a letter that a question means: "pijler 3", "de derde" of the pillars, or by its
heading: "wat staat er onder Kennispositie?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.dutch import STOP_WORDS, fold, stem, words
from index.records import Block, Kamerstuk
from index.units import block_sentences
from rag.answering.choices import Choice
from rag.asking.ordinals import NUMBERS, ORDINALS, place
from rag.asking.understanding import Understanding

__all__ = ["names_section", "of_section"]

_BY_NAME = re.compile(
    rf"\bpijler (?:nummer )?(\d|{'|'.join(NUMBERS)})\b|\b({'|'.join(ORDINALS)}) pijler\b"
)
# After the pillars were spoken of.
_BY_ORDER = re.compile(
    rf"\b(?:de|het|die) ({'|'.join(ORDINALS)})\b(?! \w{{4,}}(?<!houdt))"
    rf"|\b(?:nummer|nr\.?) (\d|{'|'.join(NUMBERS)})\b"
)
_PLAIN = re.compile(rf"\d+|pijler|houdt|inhoudt|nummer|vertel|{'|'.join((*ORDINALS, *NUMBERS))}")
_PILLARS = re.compile(r"\bpijlers?\b")


def of_section(
    ranked: Sequence[Choice], understood: Understanding, kamerstukken: Sequence[Kamerstuk]
) -> list[Choice]:
    """The candidates under the heading that is asked about; all where none is, or where none of
    them stands there. Asked for nothing else, its first sentences in their order."""
    number = _asked(understood)
    blocks = _blocks(understood, kamerstukken)
    name = _named(understood, blocks) if number is None else None
    if (number is None and name is None) or not ranked:
        return list(ranked)
    held = [
        (k, b) for k, b in blocks
        if (name in b.heading_path if number is None else _is_under(b, number))
    ]
    if name:  # several letters may have a heading in the same words
        meant = next((c.document for c in ranked if any(k.id == c.document for k, _ in held)), "")
        held = [(k, b) for k, b in held if k.id == meant]
    if name or not _telling(understood):
        first = [found for found in held if found[1].kind == "paragraph"][:1]
        return [c for k, b in first for c in _sentences(k, b, ranked[0])] or list(ranked)
    return [
        c for c in ranked
        if any(c.document == k.id and b.start <= c.start < b.end for k, b in held)
    ] or list(ranked)


def names_section(understood: Understanding, kamerstukken: Sequence[Kamerstuk]) -> bool:
    """Whether a question asks what stands under a heading that it names, and nothing else."""
    return _named(understood, _blocks(understood, kamerstukken)) is not None


def _blocks(
    understood: Understanding, kamerstukken: Sequence[Kamerstuk]
) -> list[tuple[Kamerstuk, Block]]:
    meant = [k for k in kamerstukken if not understood.documents or k.id in understood.documents]
    return [(k, b) for k in meant for b in k.blocks]


def _is_under(block: Block, number: int) -> bool:
    return any(re.match(rf"pijler {number}\b", fold(heading)) for heading in block.heading_path)


_OPENS = re.compile(
    r"\bwat (?:staat|zegt|schrijft|vermeldt|meldt)\b(?!.*\b(?:over|omtrent|inzake|rond)\b)"
    r".*\b(?:bij|onder|in)\b"
)
_PILLAR = re.compile(r"^pijler \d+:?")


def _named(
    understood: Understanding, blocks: Sequence[tuple[Kamerstuk, Block]]
) -> str | None:
    """The heading that a question asks what stands under, and nothing else; None without one."""
    if not _OPENS.search(fold(understood.wording)):
        return None
    told = {stem(w) for w in understood.telling}
    for _, block in blocks:
        for heading in reversed(block.heading_path):
            said = [w for w in words(_PILLAR.sub("", fold(heading))) if w not in STOP_WORDS]
            if told and told == set(map(stem, said)):
                return heading
    return None


def _sentences(kamerstuk: Kamerstuk, block: Block, best: Choice) -> list[Choice]:
    """The sentences of a paragraph as candidates, the first the best."""
    spans = block_sentences(kamerstuk.text, block)
    return [
        replace(
            best, document=kamerstuk.id, start=start, end=end, text=kamerstuk.text[start:end],
            stems=frozenset(), note=None, block=-1, is_list=False, score=best.score - at,
            joined=(), stands_for=None,
        )
        for at, (start, end) in enumerate(spans)
    ]


def _telling(understood: Understanding) -> list[str]:
    """The words that say what is asked of the section."""
    return [w for w in understood.telling if not _PLAIN.fullmatch(w)]


def _asked(understood: Understanding) -> int | None:
    folded = " ".join(fold(understood.wording).split())
    if found := _BY_NAME.search(folded):
        return place(found[1] or found[2])
    goes_on = understood.conversation and _PILLARS.search(fold(understood.standalone))
    found = _BY_ORDER.search(folded) if goes_on else None
    return place(found[1] or found[2]) if found else None
