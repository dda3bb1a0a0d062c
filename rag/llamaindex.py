"""Our retriever and assistant behind LlamaIndex's interfaces, to plug into what is built with it.

    from rag.llamaindex import VaoQueryEngine, VaoRetriever
    from rag.assistant import open_assistant
    from rag.settings import load_settings

    assistant = open_assistant(load_settings())
    nodes = VaoRetriever(assistant).retrieve("Wat is het duidingskader?")
    response = VaoQueryEngine(assistant=assistant).query("Wat is het duidingskader?")

This module imports LlamaIndex when it is imported (1.4 s); nothing else here imports it.
"""

from typing import Any

from llama_index.core.base.response.schema import Response
from llama_index.core.query_engine import CustomQueryEngine
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from rag.assistant import Assistant
from rag.records import Citation, Filters, Question, Scored
from rag.serialise import answer_to_json

__all__ = ["VaoQueryEngine", "VaoRetriever"]


class VaoRetriever(BaseRetriever):
    """Passages of the dossier as nodes, best first, with their notes as metadata."""

    def __init__(
        self, assistant: Assistant, similarity_top_k: int = 10, filters: Filters | None = None,
        **kwargs: Any,
    ) -> None:
        """`similarity_top_k` passages at most, of those that `filters` leave."""
        self._assistant, self._k = assistant, similarity_top_k
        self._filters = filters or Filters()
        super().__init__(**kwargs)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = Question(query_bundle.query_str, filters=self._filters)
        return [_node(scored) for scored in self._assistant.search(question, self._k)]


class VaoQueryEngine(CustomQueryEngine):
    """The assistant's answer; `metadata` of the response is it as vao-answer/1.

    Each source node is a citation: its text is the literal quote, its metadata the place. A
    question that the dossier does not answer has a response without source nodes.
    """

    assistant: Assistant

    def custom_query(self, query_str: str) -> Response:
        """The answer to one question, with the sources that it cites."""
        answer = self.assistant.ask(Question(query_str))
        return Response(
            response=answer.text,
            source_nodes=[NodeWithScore(node=_quoted(c)) for c in answer.citations],
            metadata=answer_to_json(answer),
        )


def _node(scored: Scored) -> NodeWithScore:
    passage = scored.passage
    node = TextNode(
        id_=passage.id,
        text=scored.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={
            "document": passage.document,
            "heading": list(passage.heading_path),
            "paragraph": passage.paragraph,
            "footnotes": [{"number": n.number, "text": n.text} for n in scored.notes],
        },
    )
    return NodeWithScore(node=node, score=scored.score)


def _quoted(citation: Citation) -> TextNode:
    return TextNode(
        id_=f"{citation.document}:{citation.start}-{citation.end}",
        text=citation.quote,
        start_char_idx=citation.start,
        end_char_idx=citation.end,
        metadata={
            "n": citation.n,
            "document": citation.document,
            "reference": citation.reference,
            "heading": list(citation.heading_path),
            "paragraph": citation.paragraph,
            "footnotes": [n.number for n in citation.footnotes],
            "url": citation.url,
        },
    )
