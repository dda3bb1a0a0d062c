"""Passages on their way into the stores, with their units and the plain language of these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.encoder import Encoder
from index.generation import digest_of
from index.plain import PlainText
from index.records import Kamerstuk, Passage
from index.units import Unit, UnitReader

if TYPE_CHECKING:
    from llama_index.core.schema import TextNode

_DOCUMENTS = 100  # whose nodes are in memory at the same time


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage, its running text, what is embedded of it, and the digest of that.

    `plain[i]` is the plain language of `units[i]`, empty where there is none.
    """

    passage: Passage
    text: str
    embedded: str
    digest: str
    units: tuple[Unit, ...]
    plain: tuple[str, ...]


def split_chunks(
    kamerstukken: Sequence[Kamerstuk], encoder: Encoder, plain: Mapping[str, PlainText]
) -> list[Chunk]:
    """The passages of all documents in order; `plain` by document. Digests hold for `encoder`."""
    found: list[Chunk] = []
    # Some documents at a time: nodes are large, and only what is read off them is kept.
    for at in range(0, len(kamerstukken), _DOCUMENTS):
        found += _chunks_of(kamerstukken[at : at + _DOCUMENTS], encoder, plain)
    return found


def _chunks_of(
    kamerstukken: Sequence[Kamerstuk], encoder: Encoder, plain: Mapping[str, PlainText]
) -> list[Chunk]:
    from index.node_parser import embedded_text, passage_nodes

    readers = {k.id: UnitReader(k) for k in kamerstukken}
    found = []
    for node in passage_nodes(kamerstukken):
        passage, embedded = _passage(node), embedded_text(node)
        units = readers[passage.document].units(passage)
        said = plain.get(passage.document, PlainText(()))
        found.append(Chunk(
            passage, node.text, embedded, digest_of(encoder.name, embedded), units,
            tuple(said.within(unit.start, unit.end) for unit in units),
        ))
    return found


def _passage(node: "TextNode") -> Passage:
    start, end = node.start_char_idx, node.end_char_idx
    assert start is not None
    assert end is not None
    return Passage(
        id=node.node_id,
        document=node.metadata["document"],
        heading_path=tuple(node.metadata["heading_path"]),
        start=start,
        end=end,
        footnotes=tuple(node.metadata["footnotes"]),
        paragraph=node.metadata["paragraph"],
    )
