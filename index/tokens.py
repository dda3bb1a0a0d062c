"""Token counts by tiktoken, from the encoding files that llama-index-core carries (no network)."""

import importlib.util
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tiktoken

ENCODING = "o200k_base"  # Dutch: about 4.5 characters a token


@lru_cache(maxsize=1)
def _encoding() -> "tiktoken.Encoding":
    # find_spec of a submodule would import its parent, so the parent's folder is asked for.
    spec = importlib.util.find_spec("llama_index")
    for folder in spec.submodule_search_locations or () if spec else ():
        cache = Path(folder) / "core" / "_static" / "tiktoken_cache"
        if cache.is_dir():
            os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(cache))
    import tiktoken

    return tiktoken.get_encoding(ENCODING)


def count_tokens(text: str) -> int:
    """Number of o200k_base tokens of `text`; text that looks like a special token is plain text."""
    return len(_encoding().encode(text, disallowed_special=()))
