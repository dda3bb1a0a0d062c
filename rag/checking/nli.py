"""The one door to entailment models: an optional CrossEncoder that reads a text and a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from index.errors import EncoderError
from rag.checking.windows import Window
from rag.records import Ruling

__all__ = ["Entailment", "Reading", "Reads", "load_nli", "refuted"]

# How model makers call the two labels; any other is neither.
_ENTAILS = frozenset({"entailment", "entails", "entailed"})
_CONTRADICTS = frozenset({"contradiction", "contradicts", "contradicted"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Probabilities, 0…1, that a text entails a claim and that it contradicts it."""

    entailment: float
    contradiction: float

    @property
    def contradicts(self) -> bool:
        """Whether contradiction is likelier than entailment and than neither."""
        neither = 1 - self.entailment - self.contradiction
        return self.contradiction > max(self.entailment, neither)


class Reads(Protocol):
    """What the judge needs of an entailment model."""

    def read(self, text: str, claim: str) -> Reading:
        """How the claim stands to the text."""
        ...


class Entailment:
    """A sentence-transformers CrossEncoder; needs torch, which takes seconds to import.

    The order of its labels is read from its own configuration: makers differ. Neither code nor
    pickles of the model are run. Raises: EncoderError when it cannot be loaded or has no label
    for entailment.
    """

    def __init__(self, spec: str) -> None:
        try:
            from sentence_transformers import CrossEncoder

            self._model: Any = CrossEncoder(
                spec, trust_remote_code=False, model_kwargs={"use_safetensors": True}
            )
            labels = self._model.config.id2label
        except Exception as error:  # missing package, folder, network, or a broken file
            reason = " ".join(str(error).split())[:200]
            raise EncoderError(
                f"Het NLI-model {spec!r} kan niet worden geladen ({reason}). "
                "Controleer de map of de naam in de instellingen."
            ) from error
        self._entails, self._contradicts = _places(spec, labels)

    def read(self, text: str, claim: str) -> Reading:
        """The probabilities of the model's labels; 0 for a contradiction it has no label for."""
        scores = self._model.predict(
            [(text, claim)], activation_fn=_as_is, show_progress_bar=False
        )[0]
        chances = _softmax(np.asarray(scores, dtype=np.float64))
        against = 0.0 if self._contradicts is None else float(chances[self._contradicts])
        return Reading(float(chances[self._entails]), against)


def _places(spec: str, labels: Mapping[int, str]) -> tuple[int, int | None]:
    """At which place the model has entailment and, if it has one, contradiction."""
    named = {int(at): label.strip().lower() for at, label in labels.items()}
    entails = [at for at, label in named.items() if label in _ENTAILS]
    contradicts = [at for at, label in named.items() if label in _CONTRADICTS]
    if len(named) < 2 or len(entails) != 1 or len(contradicts) > 1:
        told = ", ".join(labels.values())
        raise EncoderError(
            f"Het NLI-model {spec!r} heeft geen label «entailment», maar {told}; "
            "kies een model dat voor natural language inference is getraind."
        )
    return entails[0], contradicts[0] if contradicts else None


def _as_is(logits: Any) -> Any:
    """No activation: a model's own may be a sigmoid, whose values do not add up to 1."""
    return logits


def _softmax(logits: "np.ndarray[Any, np.dtype[np.float64]]") -> Sequence[float]:
    powers = np.exp(logits - logits.max())
    return [float(p) for p in powers / powers.sum()]


def load_nli(spec: str | None) -> Reads | None:
    """The model in the folder or of the hub name `spec`; None for none. Raises: EncoderError."""
    return None if spec is None else Entailment(spec)


def refuted(
    model: Reads, least: float, claim: str, windows: Sequence[Window]
) -> tuple[Ruling, str] | None:
    """The ruling and its Dutch reason when the model does not read the claim in the windows.

    It reads the carrying sentences with their notes, the two before them, their headings and the
    name of their document. `least` is the least probability of entailment, 0…1.
    """
    reading = model.read("\n".join(w.near for w in windows), claim)
    if reading.contradicts:
        share = _share(reading.contradiction)
        return "contradiction", f"de passage spreekt dit tegen volgens het NLI-model ({share})"
    if reading.entailment < least:
        share = _share(reading.entailment)
        return "entailment", f"volgt niet uit de passage volgens het NLI-model ({share})"
    return None


def _share(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
