"""Every mention of a motion, commitment or Kamerstuk in one document, with its sentence and note.

A mention takes its number from itself, from a Kamerstuk right behind it, or from the note whose
marker stands at it; never from anything else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.citation_style import spaced_dossier
from index.flat import flatten
from index.records import Block, Footnote, Kamerstuk, Reference
from rag.places import block_at, note_behind, sentence_at

__all__ = ["Mention", "mentions_of", "written_number"]

_FOLLOWED = frozenset(("motie", "toezegging", "brief", "kamerstuk", "bijlage", "kst-id"))
_NAMED = frozenset(("motie", "toezegging", "brief"))
# "de genoemde motie", "deze toezegging": the one spoken of just before, under the same heading.
_BACK = re.compile(
    r"\b(?:[Dd]e|[Dd]eze|[Dd]ie)\s(?:(?:bovengenoemde|eerdergenoemde|voornoemde|genoemde)\s)?"
    r"(?P<kind>motie|toezegging)\b(?!\s?[-/(]|\s(?:van|aan)\b|\s[A-Z])"
)
_BETWEEN = re.compile(r"[\s,(]{0,3}(?:zie\s)?")  # "motie van het lid X (Kamerstuk 30 821, nr. 193"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names something. `start:end` is its sentence, `at:stop` the naming words.

    `numbered` is the reference that gives the number, which may stand in note `note`. `back` is
    True where the text only points back to a motion or commitment named before.
    """

    kamerstuk: Kamerstuk
    reference: Reference
    start: int
    end: int
    numbered: Reference | None = None
    note: int | None = None
    in_note: bool = False
    back: bool = False

    @property
    def at(self) -> int:
        """Where the naming words begin."""
        return self.reference.start

    @property
    def from_note(self) -> bool:
        """Whether a mention in running text has its number from its note."""
        return not self.in_note and not self.back and self.numbered not in (None, self.reference)

    @property
    def key(self) -> str | None:
        """What the number identifies: "29754-658", "TZ202306-154"; None without a number."""
        return _key(self.numbered) if self.numbered else None


def _key(ref: Reference) -> str | None:
    if ref.target:
        return ref.target
    if ref.kst_id:
        return ref.kst_id.removeprefix("kst-")
    return ref.number if ref.dossier is None else None


def written_number(ref: Reference) -> str | None:
    """The number as print has it: "29 754, nr. 658", "TZ202306-154"; None without one."""
    if ref.dossier is None or ref.number is None:
        return ref.number or (ref.kst_id if ref.kind == "kst-id" else None)
    comma = f", {ref.number}" if ref.number.isalpha() else f", nr. {ref.number}"
    return spaced_dossier(ref.dossier, ref.addition) + comma


def mentions_of(kamerstuk: Kamerstuk) -> tuple[Mention, ...]:
    """All mentions of a linked Kamerstuk, in the order of its text."""
    named = [*_running(kamerstuk), *_in_notes(kamerstuk)]
    taken = {(m.note, m.key) for m in named if m.from_note}
    own = [m for m in named if not m.in_note or (m.note, m.key) not in taken]
    return tuple(sorted((*own, *_pointing_back(kamerstuk, own)), key=_reading_order))


def _reading_order(mention: Mention) -> tuple[int, int]:
    """A note is read where its marker stands."""
    note = mention.kamerstuk.note(mention.note) if mention.in_note and mention.note else None
    return (note.markers[0] if note and note.markers else mention.at, mention.at)


def _running(kamerstuk: Kamerstuk) -> Iterator[Mention]:
    followed = [r for r in kamerstuk.references if r.kind in _FOLLOWED]
    for ref in followed:
        start, end = sentence_at(kamerstuk, ref.start)
        beside = [r for r in followed if start <= r.start < end]
        plain = Mention(kamerstuk, ref, start, end, _own_number(ref, beside, kamerstuk.text))
        if ref.kind in _NAMED:
            yield _with_note(plain, beside)
        elif _key(ref):
            yield plain


def _in_notes(kamerstuk: Kamerstuk) -> Iterator[Mention]:
    for note in kamerstuk.notes:
        followed = [r for r in note.references if r.kind in _FOLLOWED]
        for ref in followed:
            start, end = sentence_at(kamerstuk, ref.start)
            numbered = _own_number(ref, followed, kamerstuk.text)
            if numbered or ref.kind in _NAMED:
                yield Mention(kamerstuk, ref, start, end, numbered, note.number, in_note=True)


def _own_number(ref: Reference, beside: Sequence[Reference], text: str) -> Reference | None:
    """The reference itself, or the Kamerstuk that follows a motion without any word between."""
    if _key(ref):
        return ref
    if ref.kind == "motie":
        for other in beside:
            gap = flatten(text[ref.end : other.start])
            if other.kind == "kamerstuk" and other.start >= ref.end and _BETWEEN.fullmatch(gap):
                return other
    return None


def _with_note(mention: Mention, beside: Sequence[Reference]) -> Mention:
    """The mention with the note that stands at it, and the number which that note gives."""
    note = _note_at(mention, beside)
    if note is None:
        return mention
    given = _number_in(note, mention, beside)
    if given and mention.key not in (None, _key(given)):
        given = None  # the note is about something else
    return replace(mention, note=note.number, numbered=given or mention.numbered)


def _note_at(mention: Mention, beside: Sequence[Reference]) -> Footnote | None:
    """The note right behind the mention, else the one at the end of the sentence.

    The latter not where it stands right behind another mention, whose note it then is.
    """
    notes = mention.kamerstuk.notes
    if direct := note_behind(mention.kamerstuk, mention.reference):
        return direct
    closing = next((n for n in notes if mention.end in n.markers), None)
    others = (note_behind(mention.kamerstuk, r) for r in beside if r is not mention.reference)
    return None if closing in tuple(others) else closing


def _number_in(note: Footnote, mention: Mention, beside: Sequence[Reference]) -> Reference | None:
    """The one number of the right kind in the note, if it can belong to no other mention."""
    kind = mention.reference.kind
    if kind == "toezegging":
        found = [r for r in note.references if r.kind == "toezegging" and r.number]
    else:
        found = [r for r in note.references if r.kind in {"kamerstuk", "kst-id"} and _key(r)]
    direct = note_behind(mention.kamerstuk, mention.reference) == note
    alone = sum(r.kind in _NAMED for r in beside) == 1
    return found[0] if len(found) == 1 and (direct or alone) else None


def _pointing_back(kamerstuk: Kamerstuk, named: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions such as "de genoemde motie" where only one can be meant."""
    for block in (b for b in kamerstuk.blocks if b.kind in {"paragraph", "list_item"}):
        for match in _BACK.finditer(flatten(kamerstuk.text[block.start : block.end])):
            at, stop = block.start + match.start(), block.start + match.end()
            earlier = _earlier(kamerstuk, named, match["kind"], block, at)
            meant = {(m.key, m.reference.members) for m in earlier}
            if len(meant) == 1 and meant != {(None, ())}:
                start, end = sentence_at(kamerstuk, at)
                ref = replace(
                    earlier[-1].reference, raw=kamerstuk.text[at:stop], start=at, end=stop
                )
                yield Mention(kamerstuk, ref, start, end, earlier[-1].numbered, back=True)


def _earlier(
    kamerstuk: Kamerstuk, named: Sequence[Mention], kind: str, block: Block, at: int
) -> list[Mention]:
    return [
        m
        for m in named
        if m.reference.kind == kind
        and not m.in_note
        and m.at < at
        and block_at(kamerstuk, m.at).heading_path == block.heading_path
    ]
