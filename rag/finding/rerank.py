"""The one door to cross-encoders: an optional model that reads question and passage together."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from index.errors import EncoderError

# Passages that are read by the model, best first; it takes time in proportion.
DEPTH = 20


class Reranker:
    """A sentence-transformers CrossEncoder; needs torch, which takes seconds to import.

    Raises: EncoderError when the model cannot be loaded.
    """

    def __init__(self, spec: str) -> None:
        try:
            from sentence_transformers import CrossEncoder

            self._model: Any = CrossEncoder(spec, trust_remote_code=False)
        except Exception as error:  # missing package, folder, network, or a broken file
            reason = " ".join(str(error).split())[:200]
            raise EncoderError(
                f"De herordenaar {spec!r} kan niet worden geladen ({reason}). "
                "Controleer de map of de naam in de instellingen."
            ) from error

    def order(self, question: str, texts: Sequence[str]) -> list[int]:
        """Positions of the texts, the most relevant first; of equals the first stays first."""
        if not texts:
            return []
        scores = self._model.predict([(question, text) for text in texts], show_progress_bar=False)
        return [int(at) for at in np.argsort(-np.asarray(scores, dtype=np.float64), kind="stable")]


def load_reranker(spec: str | None) -> Reranker | None:
    """The model in the folder or of the hub name `spec`; None for none. Raises: EncoderError."""
    return None if spec is None else Reranker(spec)
