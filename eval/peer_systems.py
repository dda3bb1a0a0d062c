"""The peers themselves, each with the settings that its own documentation gives.

(a) LlamaIndex as its starter tutorial has it: SentenceSplitter and VectorStoreIndex in memory, with
    our encoder.
(b) BM25Retriever of llama-index-retrievers-bm25 with a Dutch stemmer and Dutch stop words.
(c) SQLite FTS5 with unicode61 and bm25(), any of the question's words, as OpenTK searches.
(d) QueryFusionRetriever over (a) and (b) with reciprocal rank fusion.
(e) (a) and (d) with a real multilingual model, where the setting `encoder` names a folder.

Their chunk size is SentenceSplitter's default (1,024 tokens, 200 overlap). Since ours are smaller
and a budget of words favours small ones, each stands a second time with chunks of 256 tokens.
"""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.peers import TOP, Peer, Retrieve
from eval.records import Dossier, GivenPassage
from index.encoder import Encoder, load_encoder

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import BaseNode

_WORD = re.compile(r"\w+")
SMALL_CHUNK = (256, 40)  # tokens and overlap; the nearest to our passages of about 200


def build_peers(
    dossier: Dossier, encoder: str | None, query_prefix: str = "", passage_prefix: str = ""
) -> list[Peer]:
    """All peers over the dossier; (e) only where `encoder` is a folder that exists."""
    models = {"our encoder": load_encoder()}
    if encoder and Path(encoder).is_dir():
        models[Path(encoder).name] = load_encoder(encoder, query_prefix, passage_prefix)
    peers: list[Peer] = []
    for size in (None, SMALL_CHUNK):
        nodes = split(dossier, size)
        chunk = "1024 tokens" if size is None else f"{size[0]} tokens"
        bm25 = bm25_retriever(nodes)
        for model, loaded in models.items():
            dense = vector_retriever(nodes, loaded)
            peers += [
                Peer(f"LlamaIndex starter, {model}, {chunk}", _passages(dense)),
                Peer(f"LlamaIndex fusion (RRF), {model}, {chunk}", _passages(fuse(dense, bm25))),
            ]
        peers.append(Peer(f"LlamaIndex BM25 Dutch, {chunk}", _passages(bm25)))
        peers.append(Peer(f"SQLite FTS5 bm25, {chunk}", fts5_retrieve(nodes)))
    return peers


def split(dossier: Dossier, size: tuple[int, int] | None) -> "list[BaseNode]":
    """The documents' texts cut by SentenceSplitter; `size` is chunk and overlap in tokens."""
    from llama_index.core import Document
    from llama_index.core.node_parser import SentenceSplitter

    splitter = (
        SentenceSplitter()
        if size is None
        else SentenceSplitter(chunk_size=size[0], chunk_overlap=size[1])
    )
    documents = [
        Document(text=k.text, doc_id=k.id, metadata={"file_name": k.id}) for k in dossier.values()
    ]
    nodes = splitter.get_nodes_from_documents(documents)
    for n, node in enumerate(nodes):
        node.id_ = f"{node.metadata['file_name']}#{n}"  # by itself it would be random
    return nodes


def vector_retriever(nodes: "list[BaseNode]", encoder: Encoder) -> "BaseRetriever":
    """(a): an in-memory VectorStoreIndex."""
    from llama_index.core import VectorStoreIndex

    index = VectorStoreIndex(nodes, embed_model=_embedding(encoder))
    return index.as_retriever(similarity_top_k=TOP)


def bm25_retriever(nodes: "list[BaseNode]") -> "BaseRetriever":
    """(b): BM25 with PyStemmer's Dutch stemmer and bm25s' Dutch stop words."""
    import Stemmer
    from llama_index.retrievers.bm25 import BM25Retriever

    return BM25Retriever.from_defaults(
        nodes=nodes,
        similarity_top_k=min(TOP, len(nodes)),
        stemmer=Stemmer.Stemmer("dutch"),
        language="nl",
    )


def fuse(*retrievers: "BaseRetriever") -> "BaseRetriever":
    """(d): reciprocal rank fusion of the question as it is, without an LLM."""
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.core.retrievers.fusion_retriever import FUSION_MODES

    return QueryFusionRetriever(
        list(retrievers),
        llm=MockLLM(),  # none is called for one query, but None would look for OpenAI's
        mode=FUSION_MODES.RECIPROCAL_RANK,
        similarity_top_k=TOP,
        num_queries=1,
        use_async=False,
    )


def fts5_retrieve(nodes: "Sequence[BaseNode]") -> Retrieve:
    """(c): an FTS5 table of the chunks; a query is the question's words joined by OR."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE chunk USING fts5(text, place UNINDEXED, tokenize='unicode61')")
    given = [_passage(node, 0.0) for node in nodes]
    db.executemany("INSERT INTO chunk VALUES (?, ?)", [(p.text, n) for n, p in enumerate(given)])

    def retrieve(question: str) -> list[GivenPassage]:
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(_WORD.findall(question)))
        if not query:
            return []
        found = db.execute(
            "SELECT place FROM chunk WHERE chunk MATCH ? ORDER BY bm25(chunk) LIMIT ?", (query, TOP)
        )
        return [given[int(place)] for (place,) in found]

    return retrieve


def _passages(retriever: "BaseRetriever") -> Retrieve:
    def retrieve(question: str) -> list[GivenPassage]:
        return [_passage(found.node, found.score or 0.0) for found in retriever.retrieve(question)]

    return retrieve


def _passage(node: Any, score: float) -> GivenPassage:
    return GivenPassage(node.id_, node.metadata["file_name"], node.get_content(), score=score)


def _embedding(encoder: Encoder) -> "BaseEmbedding":
    """Our encoder as LlamaIndex wants it."""
    from llama_index.core.base.embeddings.base import BaseEmbedding

    class OurEmbedding(BaseEmbedding):
        def _get_query_embedding(self, query: str) -> list[float]:
            return _as_list(encoder.encode([query], "query")[0])

        def _get_text_embedding(self, text: str) -> list[float]:
            return _as_list(encoder.encode([text], "passage")[0])

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return [_as_list(vector) for vector in encoder.encode(texts, "passage")]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    return OurEmbedding(model_name=encoder.name)


def _as_list(vector: Any) -> list[float]:
    return [float(x) for x in vector]
