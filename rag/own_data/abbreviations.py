"""Questions for what an abbreviation stands for: the name that a document writes it beside."""

import re
from collections.abc import Iterator, Sequence

from index.abbreviations import find_abbreviations
from index.dutch import fold, stem, words
from index.records import Kamerstuk
from rag.asking.understanding import Understanding
from rag.own_data.head_line import AskedHead, HeadLine

__all__ = ["asked_abbreviations"]

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
_CAPITALS = re.compile(r"\b[A-Z]{2,8}\b")


def asked_abbreviations(
    understood: Understanding, kamerstukken: Sequence[Kamerstuk]
) -> list[AskedHead]:
    """The full name of each abbreviation that is asked for and nothing else, a line each, from the
    oldest of `kamerstukken` that gives it, or that none does; empty for another question."""
    folded = " ".join(fold(understood.wording).split())
    if not _ASKS.search(folded) or understood.conversation:
        return []
    held: dict[str, HeadLine] = {}
    for kamerstuk in sorted(kamerstukken, key=lambda k: (k.entry.date, k.id)):
        for short, line in _names(kamerstuk):
            held.setdefault(fold(short), line)
    # One that the documents use and nowhere write out may be told in other words.
    capitals = {
        fold(w): w for w in _CAPITALS.findall(understood.wording)
        if not any(re.search(rf"\b{w}\b", k.text) for k in kamerstukken)
    }  # fmt: skip
    asked = [w for w in dict.fromkeys(words(folded)) if w in held or w in capitals]
    # "Wat betekent de ATKM voor gemeenten?" asks something else.
    rest = {w for w, weight in understood.own if weight == 1 and w not in asked}
    if not asked or {stem(w) for w in rest} - _ASKING:
        return []
    return [
        AskedHead(held[w].document, (held[w],), "") if w in held
        else AskedHead("", (), f"Waar {capitals[w]} voor staat, zegt het dossier niet.")
        for w in asked
    ]  # fmt: skip


def _names(kamerstuk: Kamerstuk) -> Iterator[tuple[str, HeadLine]]:
    """Each abbreviation with the place of its full name."""
    for block in kamerstuk.blocks:
        text = kamerstuk.text[block.start : block.end]
        for short, name in find_abbreviations(text).items():
            written = r"\s+".join(re.escape(w) for w in name.split())
            if match := re.search(written, text):
                start, end = block.start + match.start(), block.start + match.end()
                yield short, HeadLine(kamerstuk.id, start, end, f"{short} staat voor:")
