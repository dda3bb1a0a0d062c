"""Texts become vectors: our own static model by default, any sentence-transformers model by choice.

The shipped model (`index/model/`, made by `python -m index.training`) is a sentence-transformers
folder of one `StaticEmbedding`: the vector of a text is the mean of its word pieces' vectors,
scaled to unit length. It is read here by numpy and tokenizers alone, so that asking a question
does not wait for torch. `SentenceTransformer("index/model")` gives the same vectors.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["MODEL", "Encoder", "SentenceTransformerEncoder", "StaticEncoder", "load_encoder"]

MODEL = Path(__file__).with_name("model")
Kind = Literal["query", "passage"]
# Texts encoded at a time: keeps the pieces' vectors of one batch under about 100 MB.
_BATCH = 512


class Encoder(Protocol):
    """What the index needs of an encoder."""

    @property
    def name(self) -> str:
        """Which weights (and prefixes) these are; an index built with another name is stale."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str], kind: Kind) -> NDArray[np.float32]:
        """`(n_texts, dimension)` float32, L2-normalised; a text without known words gives zeros."""
        ...


def load_encoder(
    spec: str | None = None, query_prefix: str = "", passage_prefix: str = ""
) -> Encoder:
    """The shipped Dutch model, or the model in the folder or of the hub name `spec`.

    The prefixes are put before each text, as the e5 models need ("query: ", "passage: "). A hub
    name is fetched by sentence-transformers; no name of a hub is used unless it is given here.

    Raises: EncoderError when the folder or name cannot be loaded.
    """
    folder = MODEL if spec is None else Path(spec)
    if not (query_prefix or passage_prefix) and _is_static(folder):
        return StaticEncoder(folder)
    return SentenceTransformerEncoder(
        str(folder) if spec is None else spec, query_prefix, passage_prefix
    )


def _is_static(folder: Path) -> bool:
    """Whether the folder holds a `StaticEmbedding` and nothing else but its normalisation."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [module["type"].rpartition(".")[2] for module in modules]
    except (OSError, ValueError, KeyError, TypeError):
        return folder == MODEL  # a damaged shipped model is reported as such, never replaced
    return kinds == ["StaticEmbedding", "Normalize"]


class StaticEncoder:
    """Reads a `StaticEmbedding` folder with numpy: `tokenizer.json` and `model.safetensors`.

    The weights are `embeddings`, int8 `(vocabulary, dimension)`, times `weights`, one float32 a
    piece (what sentence-transformers 6.2 reads as well), or `embedding.weight` of any float type.

    Raises: EncoderError when a file is missing or damaged.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        try:
            weights = (folder / "model.safetensors").read_bytes()
            tokenizer = (folder / "tokenizer.json").read_bytes()
            self._vectors = _vectors(load(weights))
            self._tokenizer = Tokenizer.from_buffer(tokenizer)
        except Exception as error:  # safetensors and tokenizers raise kinds of their own
            raise EncoderError(
                f"Het taalmodel in {folder} kan niet worden gelezen ({error}). "
                "Herstel de map of kies een ander model."
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        if self._tokenizer.get_vocab_size() != len(self._vectors):
            raise EncoderError(
                f"Het taalmodel in {folder} is beschadigd: {self._tokenizer.get_vocab_size()} "
                f"woorddelen maar {len(self._vectors)} vectoren. Herstel de map."
            )
        self._name = f"{_title(folder)}:{_digest(weights, tokenizer)}"

    @property
    def name(self) -> str:
        """The folder and 12 hexadecimal digits of the SHA-256 of weights and vocabulary."""
        return self._name

    @property
    def tokenizer(self) -> "Tokenizer":
        """Cuts a text into its word pieces."""
        return self._tokenizer

    @property
    def vectors(self) -> NDArray[np.float32]:
        """`(vocabulary, dimension)`: the vector of each word piece."""
        return self._vectors

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._vectors.shape[1])

    def encode(self, texts: Sequence[str], kind: Kind) -> NDArray[np.float32]:
        """`(n_texts, dimension)` float32, L2-normalised; `kind` makes no difference here."""
        parts = [self._means(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        return np.concatenate([np.zeros((0, self.dimension), dtype=np.float32), *parts])

    def _means(self, texts: Sequence[str]) -> NDArray[np.float32]:
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        rows = [encoding.ids for encoding in encodings]
        lengths = np.array([len(row) for row in rows])
        sums = np.zeros((len(rows), self.dimension), dtype=np.float32)
        filled = np.flatnonzero(lengths)  # reduceat would give an empty text its neighbour's sum
        if len(filled):
            ids = np.concatenate([rows[i] for i in filled])
            starts = np.cumsum(lengths[filled]) - lengths[filled]
            sums[filled] = np.add.reduceat(self._vectors[ids], starts, axis=0)
        return _normalised(sums)


class SentenceTransformerEncoder:
    """Any sentence-transformers model; needs torch, which takes seconds to import.

    Without prefixes the model's own prompts for queries and documents are used.

    Raises: EncoderError when the model cannot be loaded.
    """

    def __init__(self, spec: str, query_prefix: str = "", passage_prefix: str = "") -> None:
        try:
            from sentence_transformers import SentenceTransformer

            self._model: Any = SentenceTransformer(spec, trust_remote_code=False)
        except Exception as error:  # missing package, folder, network, or a broken file
            reason = " ".join(str(error).split())[:200]
            raise EncoderError(
                f"Het taalmodel {spec!r} kan niet worden geladen ({reason}). "
                "Controleer de map of de naam in de instellingen."
            ) from error
        self._prefixes: dict[Kind, str] = {"query": query_prefix, "passage": passage_prefix}
        self._name = _model_name(spec, self._model, query_prefix + "\n" + passage_prefix)

    @property
    def name(self) -> str:
        """The folder or hub name, the revision or contents' hash, and a hash of the prefixes."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str], kind: Kind) -> NDArray[np.float32]:
        """`(n_texts, dimension)` float32, L2-normalised."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        prefix = self._prefixes[kind]
        encode = self._model.encode_query if kind == "query" else self._model.encode_document
        prompt = {"prompt": prefix} if prefix else {}
        vectors = encode(list(texts), show_progress_bar=False, **prompt)
        return _normalised(np.asarray(vectors, dtype=np.float32))


def _vectors(tensors: dict[str, NDArray[Any]]) -> NDArray[np.float32]:
    if "embedding.weight" in tensors:
        return np.asarray(tensors["embedding.weight"], dtype=np.float32)
    scale = np.asarray(tensors["weights"], dtype=np.float32)
    return np.asarray(tensors["embeddings"] * scale[:, None], dtype=np.float32)


def _normalised(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)


def _title(folder: Path) -> str:
    return "vao-static-nl" if folder == MODEL else folder.resolve().name


def _digest(*contents: bytes) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:12]


def _model_name(spec: str, model: Any, prefixes: str) -> str:
    """A name that changes with the weights: by contents for a folder, by revision for a hub."""
    folder = Path(spec)
    if folder.is_dir():
        files = sorted(p for p in folder.rglob("*") if p.suffix in (".safetensors", ".json"))
        name = f"{folder.resolve().name}:{_digest(*(p.read_bytes() for p in files))}"
    else:
        config = getattr(getattr(model[0], "auto_model", None), "config", None)
        name = f"{spec}@{getattr(config, '_commit_hash', None) or 'unknown'}"
    return name if prefixes == "\n" else f"{name}+{_digest(prefixes.encode())}"
