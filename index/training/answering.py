"""Step 6: learn which sentence answers a question, from the questions beside the sentences.

Each question of `dossier/vragen/` that a sentence answers is held against every sentence of the
dossier, its notes, headings and heads among them, and against the plain language of each, in a
full softmax (no sampled negatives: the dossier is small). Gently, in few steps: with more of them
the dossier's own questions are found better still, and a document for which no question was
written worse. docs/model-card.md has both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from index.plain import by_document, read_plain
from index.questions import ANSWERED, read_questions
from index.read import read_dossier
from index.training.vocabulary import encode
from index.units import block_sentences


@dataclass(frozen=True, slots=True)
class Answering:
    """Settings of this step; found on the dev half and tuning questions of our own."""

    epochs: int = 2
    batch: int = 256
    scale: float = 10.0  # cosine times this is the logit
    learning_rate: float = 5e-3
    warm_up: int = 20  # steps


@dataclass(frozen=True, slots=True)
class Answered:
    """`questions` and the position in `sentences` of what answers each.

    `plain` is the plain language of each sentence, or the sentence where there is none.
    """

    questions: tuple[str, ...]
    answers: tuple[int, ...]
    sentences: tuple[str, ...]
    plain: tuple[str, ...]


def answered_questions() -> Answered:
    """Of the dossier's files; the order is that of documents and places."""
    kamerstukken = read_dossier()
    told = dict(by_document(read_plain(kamerstukken)))
    position: dict[tuple[str, int], int] = {}
    sentences: list[str] = []
    plain: list[str] = []
    for kamerstuk in kamerstukken:
        for block in kamerstuk.blocks:
            for start, end in block_sentences(kamerstuk.text, block):
                position[kamerstuk.id, start] = len(sentences)
                sentences.append(kamerstuk.text[start:end])
                said = told[kamerstuk.id].within(start, end) if kamerstuk.id in told else ""
                plain.append(said or sentences[-1])
    lines = [x for x in read_questions(kamerstukken) if x.kind == ANSWERED]
    return Answered(
        tuple(x.question for x in lines),
        tuple(position[x.document, x.start] for x in lines),
        tuple(sentences),
        tuple(plain),
    )


def learn_answers(
    tokenizer: Tokenizer, vectors: NDArray[np.float32], asked: Answered, settings: Answering,
    seed: int,
) -> NDArray[np.float32]:
    """The piece vectors `(vocabulary, dimension)` after this step."""
    weight = torch.nn.Parameter(torch.from_numpy(vectors.copy()))
    optimiser = torch.optim.Adam([weight])
    questions = [encode(tokenizer, [text])[0] for text in asked.questions]
    answers = torch.tensor(asked.answers)
    sides = [encode(tokenizer, texts) for texts in (asked.sentences, asked.plain)]
    for rate, batch in _batches(len(questions), settings, seed):
        said = _joined([questions[at] for at in batch])
        logits = [settings.scale * _embed(weight, said) @ _embed(weight, side).T for side in sides]
        loss = sum((F.cross_entropy(x, answers[batch]) for x in logits), torch.zeros(()))
        optimiser.param_groups[0]["lr"] = rate
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    return np.asarray(weight.detach().numpy().copy(), dtype=np.float32)


def _batches(count: int, settings: Answering, seed: int) -> Iterator[tuple[float, list[int]]]:
    """Learning rate and questions of each step: it rises for `warm_up` steps and falls to 0."""
    rng = np.random.default_rng(seed)
    size = min(settings.batch, count)
    steps, step = settings.epochs * (count // size) if size else 0, 0
    for _ in range(settings.epochs if steps else 0):
        order = rng.permutation(count).tolist()
        for at in range(0, count - size + 1, size):
            step += 1
            share = min(step / settings.warm_up, 1.0) * (1 - (step - 1) / steps)
            yield settings.learning_rate * share, order[at : at + size]


def _joined(rows: Sequence[NDArray[np.int32]]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    offsets = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
    return np.concatenate(rows), offsets


def _embed(weight: Tensor, texts: tuple[NDArray[np.int32], NDArray[np.int64]]) -> Tensor:
    ids, offsets = (torch.from_numpy(x).long() for x in texts)
    return F.normalize(F.embedding_bag(ids, weight, offsets[:-1], mode="mean"), dim=1)
