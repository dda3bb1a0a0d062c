"""Our retriever and assistant as LlamaIndex sees them."""

from typing import TYPE_CHECKING

import pytest

from rag.records import Filters, Question
from rag.serialise import answer_to_json

if TYPE_CHECKING:
    from rag.assistant import Assistant

ASKED = "Wanneer start de pilot op Instagram?"


def test_nodes_are_the_passages_in_their_order(assistant: "Assistant") -> None:
    from llama_index.core.retrievers import BaseRetriever

    from rag.llamaindex import VaoRetriever

    retriever = VaoRetriever(assistant, similarity_top_k=4)
    assert isinstance(retriever, BaseRetriever)
    found = retriever.retrieve(ASKED)
    expected = assistant.search(Question(ASKED), 4)
    assert [(n.node.node_id, n.score, n.text) for n in found] == [
        (s.passage.id, s.score, s.text) for s in expected
    ]
    assert found[0].metadata == {
        "document": "29754-774",
        "heading": list(expected[0].passage.heading_path),
        "paragraph": expected[0].passage.paragraph,
        "footnotes": [{"number": n.number, "text": n.text} for n in expected[0].notes],
    }


def test_filters_are_kept(assistant: "Assistant") -> None:
    from rag.llamaindex import VaoRetriever

    found = VaoRetriever(assistant, filters=Filters(documents=("29754-708",))).retrieve(ASKED)
    assert {node.metadata["document"] for node in found} == {"29754-708"}


@pytest.mark.parametrize("asked", [ASKED, "Hoe laat gaat de bakker open?"])
def test_the_response_is_the_answer(assistant: "Assistant", asked: str) -> None:
    from rag.llamaindex import VaoQueryEngine

    response = VaoQueryEngine(assistant=assistant).query(asked)
    answer = assistant.ask(Question(asked))
    assert str(response) == answer.text
    assert [(n.text, n.metadata["url"]) for n in response.source_nodes] == [
        (c.quote, c.url) for c in answer.citations
    ]
    timeless = {**answer_to_json(answer), "timings_ms": None}
    assert {**(response.metadata or {}), "timings_ms": None} == timeless


def test_a_query_engine_of_theirs_works_with_our_retriever(assistant: "Assistant") -> None:
    from llama_index.core.llms import MockLLM
    from llama_index.core.query_engine import RetrieverQueryEngine

    from rag.llamaindex import VaoRetriever

    engine = RetrieverQueryEngine.from_args(
        VaoRetriever(assistant, similarity_top_k=2), llm=MockLLM()
    )
    response = engine.query(ASKED)
    assert [n.node.node_id for n in response.source_nodes] == [
        s.passage.id for s in assistant.search(Question(ASKED), 2)
    ]
