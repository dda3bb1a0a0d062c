"""An encoder that remembers the passages' texts, which are asked for again and again."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder, Kind
from rag.finding.kept import Kept

# Vectors kept in memory, of about 1 kB each.
_KEPT = 32768


class RememberingEncoder:
    """The same vectors as the encoder's own; questions are not remembered."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._kept: Kept[str, NDArray[np.float32]] = Kept(self._encode, _KEPT)

    @property
    def name(self) -> str:
        """The encoder's own name."""
        return self._encoder.name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._encoder.dimension

    def encode(self, texts: Sequence[str], kind: Kind) -> NDArray[np.float32]:
        """`(n_texts, dimension)` float32, L2-normalised."""
        if kind == "query" or not texts:
            return self._encoder.encode(texts, kind)
        return np.stack(self._kept.many(texts))

    def _encode(self, texts: list[str]) -> Sequence[NDArray[np.float32]]:
        return list(self._encoder.encode(texts, "passage"))
