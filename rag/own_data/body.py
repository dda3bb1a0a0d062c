"""The running text of a document as its reader counts it: alineas and sentences, without head,
headings, signatures and footnotes."""

from collections.abc import Iterator, Sequence

from index.records import Block, Kamerstuk
from index.units import block_sentences

__all__ = ["Span", "alineas", "body", "sentences"]

Span = tuple[int, int]  # half-open, in `Kamerstuk.text`


def body(kamerstuk: Kamerstuk, heading: str = "") -> list[Block]:
    """The blocks of the running text, of all or right under one heading.

    A heading that has only subheadings under it gives what stands under these.
    """
    blocks = [b for b in kamerstuk.blocks if b.kind in ("paragraph", "list_item")]
    if not heading:
        return blocks
    own = [b for b in blocks if b.heading_path[-1:] == (heading,)]
    return own or [b for b in blocks if heading in b.heading_path]


def alineas(kamerstuk: Kamerstuk, blocks: Sequence[Block]) -> list[Span]:
    """The alineas; a list belongs to the one that leads it in."""
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and block.kind == "list_item" and _goes_on(kamerstuk, groups[-1], block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return [(group[0].start, group[-1].end) for group in groups]


def _goes_on(kamerstuk: Kamerstuk, group: Sequence[Block], item: Block) -> bool:
    first, last = group[0], group[-1]
    introduced = kamerstuk.text[first.start : first.end].endswith(":")
    return introduced and first.kind == "paragraph" and last.heading_path == item.heading_path


def sentences(kamerstuk: Kamerstuk, blocks: Sequence[Block], within: Span | None) -> list[Span]:
    """The sentences of the blocks, of all or within one alinea."""
    spans = _sentences(kamerstuk, blocks)
    return [s for s in spans if within is None or within[0] <= s[0] < within[1]]


def _sentences(kamerstuk: Kamerstuk, blocks: Sequence[Block]) -> Iterator[Span]:
    for block in blocks:
        yield from block_sentences(kamerstuk.text, block)
