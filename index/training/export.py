"""Step 7: write the model as a sentence-transformers folder that numpy can read as well."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

_MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "sentence_transformers.sentence_transformer.modules.static_embedding."
        "StaticEmbedding",
    },
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.base.modules.normalize.Normalize",
    },
]
_CONFIG = {
    "__version__": {"sentence_transformers": "6.2.0"},
    "default_prompt_name": None,
    "model_type": "SentenceTransformer",
    "prompts": {"document": "", "query": ""},
    "similarity_fn_name": "cosine",
}
_NORMALIZE = {
    "module_input_name": "sentence_embedding",
    "module_output_name": "sentence_embedding",
}


def quantise(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """int8 `(vocabulary, dimension)` and one float32 scale a row: half of float16's size.

    The largest number of a row becomes ±127. The unknown piece (row 0) becomes zero, so that it
    weighs nothing and a text of unknown words alone has the zero vector.
    """
    scale = np.abs(vectors).max(axis=1) / 127
    scale[0] = 0.0
    quantised = np.rint(vectors / np.maximum(scale, 1e-12)[:, None])
    quantised[0] = 0
    return quantised.astype(np.int8), scale.astype(np.float32)


def save(folder: Path, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
    """Write `tokenizer.json`, `model.safetensors` and the three small JSON files of the format."""
    from safetensors.numpy import save_file

    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    embeddings, weights = quantise(vectors)
    tensors: dict[str, NDArray[Any]] = {"embeddings": embeddings, "weights": weights}
    save_file(tensors, str(folder / "model.safetensors"))
    (folder / "model.safetensors").chmod(0o644)  # safetensors writes it for the owner alone
    _write(folder / "modules.json", _MODULES)
    _write(folder / "config_sentence_transformers.json", _CONFIG)
    _write(folder / "1_Normalize" / "config.json", _NORMALIZE)


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
