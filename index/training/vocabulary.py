"""Step 1: a word-piece vocabulary of Dutch, lower case and without accents."""

import string
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
# What is left of Dutch print after lower-casing and stripping accents; other signs are unknown.
_ALPHABET = string.ascii_lowercase + string.digits + string.punctuation + "«»‘’“”„–—…•−€§°²³×ßæøœ"
# No real text has words this long; without the limit one damaged line slows everything down.
_MAX_WORD_CHARACTERS = 100


def train_vocabulary(texts: Iterable[str], size: int, min_frequency: int = 3) -> Tokenizer:
    """A tokenizer with at most `size` word pieces, learned from the words of `texts`."""
    tokenizer = _tokenizer(models.WordPiece(unk_token=UNKNOWN))
    # The trainer breaks ties by number, and numbers the signs in the order of a hash table that
    # differs from run to run; signs given as special tokens are numbered as given.
    signs = [*_ALPHABET, *(f"##{sign}" for sign in _ALPHABET if sign.isalnum())]
    trainer = trainers.WordPieceTrainer(
        vocab_size=size,
        min_frequency=min_frequency,
        special_tokens=[UNKNOWN, *signs],
        initial_alphabet=list(_ALPHABET),
        limit_alphabet=len(_ALPHABET),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return _tokenizer(
        models.WordPiece(
            vocab=tokenizer.get_vocab(),
            unk_token=UNKNOWN,
            max_input_chars_per_word=_MAX_WORD_CHARACTERS,
        )
    )


def _tokenizer(model: models.WordPiece) -> Tokenizer:
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


def encode(
    tokenizer: Tokenizer, texts: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Piece ids of all texts in one row, and `(n + 1,)` offsets of where each text starts."""
    rows = [e.ids for e in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]
    offsets = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum([len(row) for row in rows], out=offsets[1:])
    ids = np.fromiter((i for row in rows for i in row), dtype=np.int32, count=int(offsets[-1]))
    return ids, offsets


def encode_stream(
    tokenizer: Tokenizer, texts: Iterable[str], batch: int = 20_000
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int64]]]:
    """`encode` for a stream of texts too large for memory, `batch` texts at a time."""
    held: list[str] = []
    for text in texts:
        held.append(text)
        if len(held) == batch:
            yield encode(tokenizer, held)
            held = []
    if held:
        yield encode(tokenizer, held)
