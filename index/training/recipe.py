"""All steps in order: text in, a model folder out. The figures are in docs/model-card.md."""

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.dutch import words
from index.encoder import StaticEncoder
from index.training.answering import Answering, answered_questions, learn_answers
from index.training.contrastive import Settings, Trainer
from index.training.corpus import Paragraph, dossier_paragraphs, read_paragraphs
from index.training.export import save
from index.training.noise import questioner
from index.training.pairs import Pair, background_pairs, dossier_pairs, usable
from index.training.vectors import (
    Encoded,
    Window,
    cooccurrence,
    count_pieces,
    factorise,
    nearness,
    ppmi,
    sums,
    weigh,
)
from index.training.vocabulary import encode, encode_stream, train_vocabulary

# The first numbers of a vector carry most of it: enough to choose paragraphs by, in a quarter
# of the time.
_ROUGH = 64
_FIRST_DOSSIER_GROUP = 10_000_000


@dataclass(frozen=True, slots=True)
class Recipe:
    """All choices of a training run; the defaults made the shipped model, the last step apart."""

    seed: int = 29754
    vocabulary: int = 32_000
    vocabulary_sample: int = 250_000  # paragraphs that the word pieces are learned from
    dossier_in_vocabulary: int = 60  # times that the dossier is counted among them
    dimension: int = 256
    window: Window = field(default_factory=Window)
    dossier_in_counts: float = 100.0
    near: int = 20_000  # background paragraphs nearest to the dossier, for pairs
    others: int = 5_000  # and others, taken at random
    dossier_repeats: int = 120  # pairs of each kind that a passage gives in an epoch
    epochs: int = 3
    contrastive: Settings = field(default_factory=Settings)
    answering: Answering = field(default_factory=Answering)


def train(background: Path, out: Path, recipe: Recipe) -> None:
    """Train on the background text and the dossier, and write the model to the folder `out`.

    Raises: InputError when the background cannot be read.
    """
    say = _clock()
    paragraphs, dossier = list(read_paragraphs(background)), dossier_paragraphs()
    say(f"{len(paragraphs)} paragraphs read, {len(dossier)} passages of the dossier")
    tokenizer = _vocabulary(paragraphs, dossier, recipe)
    say(f"{tokenizer.get_vocab_size()} word pieces")
    encoded = list(encode_stream(tokenizer, (p.text for p in paragraphs)))
    of_dossier = encode(tokenizer, [_whole(p) for p in dossier])
    vectors = _vectors(encoded, of_dossier, tokenizer.get_vocab_size(), recipe)
    say("word vectors")
    chosen = _nearest(paragraphs, encoded, of_dossier, vectors, recipe)
    del paragraphs, encoded
    say(f"{len(chosen)} paragraphs chosen for pairs")
    vectors = _contrast(tokenizer, vectors, chosen, dossier, recipe, say)
    save(out, tokenizer, _answering(tokenizer, vectors, recipe, say))
    say(f"written to {out}")


def train_on(model: Path, out: Path, recipe: Recipe) -> None:
    """The last step alone, on a model folder that is there; writes the folder `out`.

    Raises: EncoderError when there is no model of our form in the folder.
    """
    say = _clock()
    start = StaticEncoder(model)
    save(out, start.tokenizer, _answering(start.tokenizer, start.vectors, recipe, say))
    say(f"written to {out}")


def _clock() -> Callable[[str], None]:
    started = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - started:6.0f} s  {what}", file=sys.stderr, flush=True)

    return say


def _answering(
    tokenizer: Tokenizer, vectors: NDArray[np.float32], recipe: Recipe, say: Callable[[str], None]
) -> NDArray[np.float32]:
    asked = answered_questions()
    learnt = learn_answers(tokenizer, vectors, asked, recipe.answering, recipe.seed)
    say(f"{len(asked.questions)} questions to {len(asked.sentences)} sentences")
    return learnt


def _whole(paragraph: Paragraph) -> str:
    return " ".join([*paragraph.headings, paragraph.text])


def _vocabulary(
    paragraphs: Sequence[Paragraph], dossier: Sequence[Paragraph], recipe: Recipe
) -> Tokenizer:
    size = min(recipe.vocabulary_sample, len(paragraphs))
    sample = random.Random(recipe.seed).sample(paragraphs, size)
    repeated = [_whole(p) for p in dossier] * recipe.dossier_in_vocabulary
    return train_vocabulary(chain((p.text for p in sample), repeated), recipe.vocabulary)


def _vectors(
    encoded: Sequence[Encoded], of_dossier: Encoded, vocabulary: int, recipe: Recipe
) -> NDArray[np.float32]:
    texts = [*((batch, 1.0) for batch in encoded), (of_dossier, recipe.dossier_in_counts)]
    counts = count_pieces(texts, vocabulary)
    near = cooccurrence(texts, counts, recipe.window, recipe.seed)
    matrix = ppmi(near, recipe.window.smoothing)
    return weigh(factorise(matrix, recipe.dimension, recipe.seed), counts)


def _nearest(
    paragraphs: Sequence[Paragraph],
    encoded: Sequence[Encoded],
    of_dossier: Encoded,
    vectors: NDArray[np.float32],
    recipe: Recipe,
) -> list[Paragraph]:
    """The usable paragraphs nearest to a passage of the dossier, and some others, in reading order.

    Paragraphs that read the same but for numbers ("Deze regeling wordt aangehaald als") are in
    the background by the thousand; of those that begin alike only the first is taken.
    """
    rough = np.ascontiguousarray(vectors[:, :_ROUGH])
    near = nearness(encoded, rough, sums(of_dossier, rough))
    chosen: list[int] = []
    beginnings: set[str] = set()
    for at in np.argsort(-near, kind="stable").tolist():
        beginning = paragraphs[at].text[:40]
        if beginning not in beginnings and usable(paragraphs[at]):
            beginnings.add(beginning)
            chosen.append(at)
        if len(chosen) == recipe.near:
            break
    others = random.Random(recipe.seed).sample(
        range(len(paragraphs)), min(recipe.others, len(paragraphs))
    )
    wanted = sorted({*chosen, *(at for at in others if usable(paragraphs[at]))})
    return [paragraphs[at] for at in wanted]


def _contrast(
    tokenizer: Tokenizer,
    vectors: NDArray[np.float32],
    background: Sequence[Paragraph],
    dossier: Sequence[Paragraph],
    recipe: Recipe,
    say: Callable[[str], None],
) -> NDArray[np.float32]:
    rng = random.Random(recipe.seed)
    question = questioner(frozenset(w for p in dossier for w in words(_whole(p))), rng)
    trainer: Trainer | None = None
    for epoch in range(1, recipe.epochs + 1):
        pairs = _pairs(background, dossier, question, recipe, rng)
        if trainer is None:
            steps = recipe.epochs * max(1, len(pairs) // recipe.contrastive.batch)
            trainer = Trainer(tokenizer, vectors, steps, recipe.contrastive)
        loss = trainer.epoch(pairs)
        say(f"epoch {epoch} of {recipe.epochs}: {len(pairs)} pairs, loss {loss:.3f}")
    return vectors if trainer is None else trainer.vectors


def _pairs(
    background: Sequence[Paragraph],
    dossier: Sequence[Paragraph],
    question: Callable[[str], str],
    recipe: Recipe,
    rng: random.Random,
) -> list[Pair]:
    """One epoch's pairs, shuffled, every anchor made to look like a question."""
    pairs = [
        *background_pairs(background, rng),
        *dossier_pairs(dossier, recipe.dossier_repeats, rng, _FIRST_DOSSIER_GROUP),
    ]
    rng.shuffle(pairs)
    return [Pair(question(p.anchor), p.positive, p.group) for p in pairs]
