"""The one door to Chroma: vectors of passages, nothing else (text lives in SQLite)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged

COLLECTION = "passages"
# Chroma takes at most 5,461 records a call.
BATCH = 5000

Vectors = NDArray[np.float32]


class VectorStore:
    """Cosine search over the passages' vectors in an embedded Chroma folder."""

    def __init__(self, collection: Any) -> None:
        self._collection = collection

    @classmethod
    def create(cls, folder: Path) -> "VectorStore":
        """A new, empty store in `folder`, which must not hold one."""
        collection = _client(folder).create_collection(
            COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        return cls(collection)

    @classmethod
    def open(cls, folder: Path) -> "VectorStore":
        """Raises IndexDamaged when Chroma cannot open the folder."""
        if not (folder / "chroma.sqlite3").is_file():
            raise IndexDamaged(f"No Chroma store in {folder}. Run: vao index")
        try:
            collection = _client(folder).get_collection(COLLECTION, embedding_function=None)
        except Exception as error:  # chromadb raises many kinds, some from its Rust core
            raise IndexDamaged(f"Chroma cannot open {folder} ({error}). Run: vao index") from error
        return cls(collection)

    def add(self, ids: Sequence[str], vectors: Vectors, documents: Sequence[str]) -> None:
        """Add passages; `vectors` is `(n, dim)` float32, `documents` their document ids."""
        for at in range(0, len(ids), BATCH):
            part = slice(at, at + BATCH)
            self._collection.add(
                ids=list(ids[part]),
                embeddings=vectors[part],
                metadatas=[{"document": d} for d in documents[part]],
            )

    def count(self) -> int:
        """How many vectors are stored."""
        return int(self._collection.count())

    def query(self, vector: Vectors, k: int) -> dict[str, float]:
        """The `k` nearest passages: id -> cosine similarity, −1…1, higher is better."""
        found = self._call(
            "query", query_embeddings=[vector], n_results=k, include=["distances"]
        )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return {passage: 1.0 - float(distance) for passage, distance in pairs}

    def get(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The stored vectors of these ids; an id that is not there is left out."""
        found: dict[str, Vectors] = {}
        for at in range(0, len(ids), BATCH):
            page = self._call("get", ids=list(ids[at : at + BATCH]), include=["embeddings"])
            vectors = np.asarray(page["embeddings"], dtype=np.float32)
            found.update(zip(page["ids"], vectors, strict=True))
        return found

    def _call(self, name: str, **arguments: Any) -> Any:
        try:
            return getattr(self._collection, name)(**arguments)
        except Exception as error:  # as above: one door translates them all
            raise IndexDamaged(f"Chroma's {name} failed ({error}). Run: vao index") from error


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
