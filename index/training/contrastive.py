"""Step 5: contrastive training of the piece vectors.

Multiple negatives ranking loss in both directions (every other pair of the batch is a negative;
Henderson et al. 2017), inside a Matryoshka loss (Kusupati et al. 2022), so that the first 128 and
64 numbers of a vector are useful alone. The same losses as sentence-transformers'
MultipleNegativesRankingLoss and MatryoshkaLoss, in a loop of our own: it leaves out negatives
that are the same passage, and needs neither `datasets` nor `accelerate`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from index.training.pairs import Pair
from index.training.vocabulary import encode


@dataclass(frozen=True, slots=True)
class Settings:
    """Of the contrastive step; found on the dev half of the questions, see docs/model-card.md."""

    batch: int = 1024
    scale: float = 20.0  # cosine times this is the logit, as in sentence-transformers
    learning_rate: float = 2e-3
    dimensions: tuple[int, ...] = (256, 128, 64)


class Trainer:
    """Holds the vectors and the optimiser's state from epoch to epoch."""

    def __init__(
        self, tokenizer: Tokenizer, vectors: NDArray[np.float32], steps: int, settings: Settings
    ) -> None:
        self._tokenizer, self._settings = tokenizer, settings
        self._bag = nn.EmbeddingBag.from_pretrained(
            torch.from_numpy(vectors.copy()), freeze=False, mode="mean"
        )
        self._optimiser = torch.optim.Adam(self._bag.parameters(), lr=settings.learning_rate)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda step: max(0.02, min(1.0, step / 50) * (1 - step / steps))
        )

    @property
    def vectors(self) -> NDArray[np.float32]:
        """`(vocabulary, dimension)` as they are now."""
        return np.asarray(self._bag.weight.detach().numpy().copy(), dtype=np.float32)

    def epoch(self, pairs: Sequence[Pair]) -> float:
        """Train once on shuffled pairs; returns the mean loss."""
        losses = [self._step(pairs[at : at + self._settings.batch]) for at in self._starts(pairs)]
        return float(np.mean(losses))

    def _starts(self, pairs: Sequence[Pair]) -> Iterator[int]:
        """Starts of full batches: a smaller last one would have fewer negatives."""
        size = self._settings.batch
        yield from range(0, max(1, len(pairs) - size + 1), size)

    def _step(self, pairs: Sequence[Pair]) -> float:
        anchors = self._embed([p.anchor for p in pairs])
        positives = self._embed([p.positive for p in pairs])
        groups = torch.tensor([p.group for p in pairs])
        loss = matryoshka_loss(anchors, positives, groups, self._settings)
        self._optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimiser.step()
        self._schedule.step()
        return loss.item()

    def _embed(self, texts: Sequence[str]) -> Tensor:
        ids, offsets = encode(self._tokenizer, texts)
        embedded: Tensor = self._bag(torch.from_numpy(ids).long(), torch.from_numpy(offsets[:-1]))
        return embedded


def matryoshka_loss(
    anchors: Tensor, positives: Tensor, groups: Tensor, settings: Settings
) -> Tensor:
    """Mean over the dimensions of the ranking loss; pairs of one group are no negatives."""
    same = groups[:, None] == groups[None, :]
    same.fill_diagonal_(False)
    wanted = torch.arange(len(groups))
    total = torch.zeros(())
    for dimension in settings.dimensions:
        a = F.normalize(anchors[:, :dimension], dim=1)
        b = F.normalize(positives[:, :dimension], dim=1)
        logits = (settings.scale * a @ b.T).masked_fill(same, -1e4)
        total = total + F.cross_entropy(logits, wanted) + F.cross_entropy(logits.T, wanted)
    return total / (2 * len(settings.dimensions))
