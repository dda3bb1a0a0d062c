"""Puts a Kamerstuk together from the parts a reader found, and accounts for every character."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from index.errors import SourceError
from index.notes import Marker
from index.readers.letter import label_of
from index.readers.parts import FURNITURE, Page, Part
from index.records import Block, Footnote, Kamerstuk, Signatory, SourceEntry, SourceSpan


@dataclass(frozen=True, slots=True)
class _Clean:
    """A part's text without markers, wraps and no-break spaces; `markers` are offsets in it."""

    part: Part
    text: str
    markers: tuple[tuple[int, int], ...]  # (number, offset)


def assemble(entry: SourceEntry, raw: str, page: Page, subheadings: frozenset[str]) -> Kamerstuk:
    """The Kamerstuk, with `references` still empty.

    `subheadings` are the headings that stand under another one (level 2).
    Raises: SourceError when characters of the source are left over or used twice, or when a
    subheading is not in the source.
    """
    cleaned = [_clean(raw, part, page.markers) for part in (*page.parts, *page.notes)]
    blocks = _blocks(cleaned, subheadings)
    headings = {c.text for c in cleaned if c.part.kind == "heading"}
    if missing := sorted(subheadings - headings):
        raise SourceError(f"{entry.id} lacks the subheading “{missing[0]}” of the manifest.")
    return Kamerstuk(
        entry=entry,
        text="\n".join(c.text for c in cleaned),
        blocks=blocks,
        notes=_notes(entry.id, cleaned, blocks, page.markers),
        signatories=tuple(
            _signatory(raw, p) for p in page.parts if p.kind == "signature" and not p.role
        ),
        source=_account(entry, raw, page),
    )


def _clean(raw: str, part: Part, markers: Sequence[Marker]) -> _Clean:
    text = ""
    found = []
    for start, end in part.ranges:
        if text:
            text += " "
        at = start
        for marker in [m for m in markers if start <= m.start < end]:
            text += _fold(raw[at : marker.start], text)
            found.append((marker.number, len(text)))
            at = marker.end
        text += _fold(raw[at:end], text)
    return _Clean(part, text, tuple(found))


def _fold(piece: str, before: str) -> str:
    """White space of any kind as one space, none after a space or at the beginning."""
    folded = " ".join(piece.split())
    if folded and piece[0].isspace() and before and not before.endswith(" "):
        folded = " " + folded
    return folded + " " if folded and piece[-1].isspace() else folded


def _blocks(cleaned: list[_Clean], subheadings: frozenset[str]) -> tuple[Block, ...]:
    blocks = []
    path: tuple[str, ...] = ()
    at = 0
    for paragraph, c in enumerate(cleaned, 1):
        kind, level = c.part.kind, 0
        if kind == "heading":
            level = 2 if c.text in subheadings else 1
            path = (*path[: level - 1], c.text)
        blocks.append(
            Block(
                kind=kind,
                start=at,
                end=at + len(c.text),
                paragraph=paragraph,
                heading_path=path if kind in ("heading", "paragraph", "list_item") else (),
                level=level,
                label=label_of(c.text) if kind == "list_item" else "",
                role=c.part.role,
            )
        )
        at += len(c.text) + 1
    return tuple(blocks)


def _notes(
    document: str, cleaned: list[_Clean], blocks: tuple[Block, ...], markers: tuple[Marker, ...]
) -> tuple[Footnote, ...]:
    places: dict[int, list[int]] = {marker.number: [] for marker in markers}
    for c, block in zip(cleaned, blocks, strict=True):
        for number, offset in c.markers:
            places[number].append(block.start + offset)
    texts = [(c.text, b) for c, b in zip(cleaned, blocks, strict=True) if b.kind == "note"]
    return tuple(
        Footnote(
            document=document,
            number=number,
            text=texts[number - 1][0] if texts else None,
            start=texts[number - 1][1].start if texts else None,
            end=texts[number - 1][1].end if texts else None,
            markers=tuple(found),
        )
        for number, found in sorted(places.items())
    )


def _signatory(raw: str, part: Part) -> Signatory:
    office, name = (" ".join(raw[start:end].split()) for start, end in part.ranges)
    return Signatory(name=name, office=office.removesuffix(","))


def _account(entry: SourceEntry, raw: str, page: Page) -> tuple[SourceSpan, ...]:
    roles: list[str | None] = [None] * len(raw)
    signs = {at for marker in page.markers for at in range(marker.start, marker.end)}
    for part in (*page.parts, *page.notes):
        for start, end in part.ranges:
            for at in range(start, end):
                _take(entry, roles, at, "marker" if at in signs else "text")
    for start, end, name in page.furniture:
        if name not in FURNITURE:
            raise SourceError(f"{entry.id}: furniture of the unknown name {name}.")
        for at in range(start, end):
            _take(entry, roles, at, f"furniture:{name}")
    for at, role in enumerate(roles):
        if role is None and not raw[at].isspace():
            rest = raw[at:].split("\n", 1)[0]
            raise SourceError(f"{entry.file}: not understood at character {at}: “{rest[:40]}”.")
    spans = []
    at = 0
    for role, run in groupby(role or "space" for role in roles):
        end = at + sum(1 for _ in run)
        spans.append(SourceSpan(at, end, role))
        at = end
    return tuple(spans)


def _take(entry: SourceEntry, roles: list[str | None], at: int, role: str) -> None:
    if roles[at] is not None:
        raise SourceError(f"{entry.file}: character {at} is both {roles[at]} and {role}.")
    roles[at] = role
