"""A cross-encoder of one layer and few, random weights that reads letters."""

from collections.abc import Mapping, Sequence
from pathlib import Path


def save_tiny_cross_encoder(
    folder: Path, labels: Mapping[int, str] | None = None, leaning: Sequence[float] | None = None
) -> Path:
    """Save it as sentence-transformers saves one. `leaning` are logits that it always gives."""
    import torch
    from tokenizers import Regex, Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Split
    from transformers import (
        BertConfig,
        BertForSequenceClassification,
        PreTrainedTokenizerFast,
    )

    signs = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *" abcdefghijklmnopqrstuvwxyz?."]
    tokenizer = Tokenizer(WordLevel({sign: at for at, sign in enumerate(signs)}, "[UNK]"))
    tokenizer.pre_tokenizer = Split(Regex("."), "isolated")
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]",
        sep_token="[SEP]", model_max_length=64,
    ).save_pretrained(folder)
    torch.manual_seed(29754)
    names = dict(labels) if labels else {0: "LABEL_0"}
    config = BertConfig(
        vocab_size=len(signs), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, max_position_embeddings=64, num_labels=len(names),
        id2label=names, label2id={name: at for at, name in names.items()},
    )
    model = BertForSequenceClassification(config)
    if leaning is not None:
        with torch.no_grad():
            model.classifier.weight.zero_()
            model.classifier.bias.copy_(torch.tensor(leaning))
    model.save_pretrained(folder)
    return folder
