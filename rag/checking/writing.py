"""The checks on what a language model writes, sentence by sentence."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from index.begrippen import load_begrippen
from rag.checking.claims import read_keys
from rag.checking.nli import load_nli
from rag.checking.support import Finding, Judge, Source

if TYPE_CHECKING:
    from rag.assistant import Assistant

__all__ = ["judge_of", "rule_on"]


def judge_of(assistant: "Assistant") -> Judge:
    """The judge over the assistant's own index. Raises: EncoderError for the entailment model."""
    generation, settings = assistant.generation, assistant.settings
    return Judge(
        assistant.retriever.views, assistant.encoder, generation.counts,
        generation.manifest.passages, load_begrippen(),
        [assistant.kamerstuk(e.id) for e in assistant.entries],
        load_nli(settings.nli), settings.nli_least,
    )


def rule_on(sentence: str, handed_out: Mapping[str, Source], judge: Judge) -> Finding:
    """The ruling on one sentence with its keys, as the model wrote it."""
    keyed = read_keys(sentence, handed_out)
    if keyed.unknown:
        return Finding("unknown_key", keyed.text, f"[{keyed.unknown[0]}] is geen bron")
    if not keyed.keys:
        return Finding("no_source", keyed.text, "noemt geen bron")
    return judge.rule(keyed.text, [handed_out[k] for k in keyed.keys])
