"""Our passages as LlamaIndex nodes."""

import pytest
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.schema import MetadataMode, TextNode

from index.node_parser import (
    KamerstukNodeParser,
    embedded_text,
    kamerstuk_document,
    passage_nodes,
)
from index.passages import split_passages
from tests.index.fakes import make_kamerstuk
from tests.index.kamerstukken import IDS, kamerstuk

SMALL = make_kamerstuk(
    [("paragraph", "Zie de brief.^ Het kader volgt.", ("Pijler 1", "Kaders"))],
    ["Kamerstukken II 2022/23, 29 754, nr. 658."],
)


@pytest.mark.parametrize("document", IDS)
def test_nodes_are_the_passages(document: str) -> None:
    k = kamerstuk(document)
    nodes = passage_nodes([k])
    passages = split_passages(k)
    assert [n.node_id for n in nodes] == [p.id for p in passages]
    assert [n.text for n in nodes] == [k.text[p.start : p.end] for p in passages]
    assert [(n.start_char_idx, n.end_char_idx) for n in nodes] == [
        (p.start, p.end) for p in passages
    ]


def test_ids_are_the_same_each_time() -> None:
    all_five = [kamerstuk(document) for document in IDS]
    first, second = (passage_nodes(all_five) for _ in range(2))
    assert [n.node_id for n in first] == [n.node_id for n in second]
    assert [n.hash for n in first] == [n.hash for n in second]


def test_context_and_notes_are_embedded_but_not_shown() -> None:
    (node,) = passage_nodes([SMALL])
    assert node.text == "Zie de brief. Het kader volgt."
    assert node.get_content(MetadataMode.LLM).strip() == node.text
    assert embedded_text(node) == (
        "proefbrief · Proefbrief over kaders · nr. 901 · 2 december 2025 · Pijler 1 · Kaders\n"
        "Kamerstukken II 2022/23, 29 754, nr. 658.\n"
        "Zie de brief. Het kader volgt."
    )


def test_metadata_tells_the_place() -> None:
    (node,) = passage_nodes([SMALL])
    metadata = {k: v for k, v in node.metadata.items() if k not in ("context", "notes")}
    assert metadata == {
        "document": "29754-901", "heading_path": ["Pijler 1", "Kaders"], "footnotes": [1],
        "paragraph": 1,
    }  # fmt: skip
    assert node.ref_doc_id == "29754-901"


def test_the_parser_is_a_step_of_an_ingestion_pipeline() -> None:
    pipeline = IngestionPipeline(transformations=[KamerstukNodeParser.of([SMALL])])
    (node,) = pipeline.run(documents=[kamerstuk_document(SMALL)], show_progress=False)
    assert isinstance(node, TextNode)
    assert (node.node_id, node.text) == ("29754-901#p1", "Zie de brief. Het kader volgt.")
