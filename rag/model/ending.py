"""How an answer of a language model ends: whole, with what fell out, or with quotes instead."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.references import find_references
from rag.checking.claims import without_locators
from rag.checking.support import Finding
from rag.model.manuscript import Manuscript
from rag.model.prompts import NO_ANSWER
from rag.records import Answer, Sentence, Verdict, Writing

__all__ = ["apart", "fallback", "refuses", "verdict", "whole", "writing"]


def verdict(text: str, finding: Finding, again: str = "", repaired: bool = False) -> Verdict:
    """The finding on a sentence that the model wrote as `text`, for the record."""
    ruling = "repaired" if repaired else finding.ruling
    return Verdict(text, ruling, finding.reason, round(finding.support, 4), again)


def writing(made: Manuscript, model: str, verdicts: Sequence[Verdict]) -> Writing:
    """What the model did, for the record."""
    return Writing(
        model=model, prompt=", ".join(p.label for p in made.prompts),
        prompt_hash=", ".join(p.sha256 for p in made.prompts), reply="".join(made.reply),
        verdicts=tuple(verdicts), rejected=sum(not v.passed for v in verdicts),
        invented=sum(v.ruling == "unknown_key" for v in verdicts),
    )


def fallback(extractive: Answer, notice: str, record: Writing | None = None) -> Answer:
    """The extractive answer with a line that says why."""
    text = f"{extractive.text}\n\n{notice}"
    return replace(extractive, text=text, notice=notice, writing=record)


def apart(failed: Sequence[Finding]) -> tuple[str, ...]:
    """Sentences to show under "Niet onderbouwd in het dossier", without markers.

    One that names a Kamerstuk or a place of its own making is not even shown there.
    """
    told = (without_locators(f.text) for f in failed if f.ruling != "unfinished")
    return tuple(
        re.sub(r"[\[\]【】]", "", text)
        for text, clean in told
        if clean and not any(r.number for r in find_references(text))
    )


def whole(kept: Sequence[Sentence], notice: str, unsupported: Sequence[str]) -> str:
    """The answer's text: its sentences, what has no support, and the notice."""
    parts = [" ".join(s.text for s in kept)]
    if unsupported:
        parts.append("Niet onderbouwd in het dossier: " + " ".join(unsupported))
    return "\n\n".join([*parts, notice] if notice else parts)


_REFUSAL = re.compile(
    r"\b(?:als (?:een )?(?:ai|taalmodel)|ik kan (?:u |je )?(?:deze|die|dat|hier|niet)"
    r"|i cannot|i can't|i'm sorry|het spijt me)\b",
    re.IGNORECASE,
)


def refuses(reply: str) -> bool:
    """Whether a reply says that there is no answer, or declines to give one."""
    bare = reply.strip()
    return NO_ANSWER in bare or ("[" not in bare and _REFUSAL.search(bare) is not None)
