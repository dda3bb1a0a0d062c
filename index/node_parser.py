"""Our passages as LlamaIndex nodes, so that its ingestion and its users can work with them."""

from collections.abc import Sequence
from typing import Any

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import (
    BaseNode,
    Document,
    MetadataMode,
    NodeRelationship,
    RelatedNodeInfo,
    TextNode,
)
from pydantic import PrivateAttr

from index.passages import context_text, notes_text, split_passages
from index.records import Kamerstuk, Passage

# Searched but not shown; everything else in the metadata is neither embedded nor shown to a model.
_SEARCHED = ("context", "notes")


class KamerstukNodeParser(NodeParser):
    """Splits the documents of `kamerstuk_document` into passages.

    Node ids are passage ids ("29754-708#p41") and stay the same for the same text; the text of a
    node is the running text alone, its context and its footnotes' texts are metadata that take
    part in embedding (`MetadataMode.EMBED`) only.
    """

    _kamerstukken: dict[str, Kamerstuk] = PrivateAttr(default_factory=dict)

    @classmethod
    def of(cls, kamerstukken: Sequence[Kamerstuk]) -> "KamerstukNodeParser":
        """A parser for documents made of these Kamerstukken."""
        parser = cls()
        parser._kamerstukken = {k.id: k for k in kamerstukken}
        return parser

    def _parse_nodes(
        self, nodes: Sequence[BaseNode], show_progress: bool = False, **kwargs: Any
    ) -> list[BaseNode]:
        found: list[BaseNode] = []
        for node in nodes:
            kamerstuk = self._kamerstukken[node.node_id]
            found += [_node(kamerstuk, passage) for passage in split_passages(kamerstuk)]
        return found


def kamerstuk_document(kamerstuk: Kamerstuk) -> Document:
    """The Kamerstuk as one LlamaIndex document; its id is the document id."""
    return Document(id_=kamerstuk.id, text=kamerstuk.text)


def passage_nodes(kamerstukken: Sequence[Kamerstuk]) -> list[TextNode]:
    """All passages of these Kamerstukken as nodes, in reading order."""
    parser = KamerstukNodeParser.of(kamerstukken)
    nodes = parser.get_nodes_from_documents([kamerstuk_document(k) for k in kamerstukken])
    return [node for node in nodes if isinstance(node, TextNode)]


def embedded_text(node: TextNode) -> str:
    """What the encoder reads: context, running text and notes, in that order."""
    return node.get_content(MetadataMode.EMBED)


def _node(kamerstuk: Kamerstuk, passage: Passage) -> TextNode:
    metadata: dict[str, Any] = {
        "context": context_text(kamerstuk, passage),
        "notes": notes_text(kamerstuk, passage),
        "document": kamerstuk.id,
        "heading_path": list(passage.heading_path),
        "footnotes": list(passage.footnotes),
        "paragraph": passage.paragraph,
    }
    silent = [key for key in metadata if key not in _SEARCHED]
    return TextNode(
        id_=passage.id,
        text=kamerstuk.text[passage.start : passage.end],
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata=metadata,
        excluded_embed_metadata_keys=silent,
        excluded_llm_metadata_keys=list(metadata),
        metadata_template="{value}",
        text_template="{metadata_str}\n{content}",
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=kamerstuk.id)},
    )
