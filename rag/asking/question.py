"""Understand a question without a model: what it is about, which documents it means, what it asks.

Follow-ups are rebuilt from the history: words and documents of earlier turns are carried along
with less weight, unless the question stands by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.dutch import fold
from index.records import SourceEntry
from rag.asking.courtesy import without_courtesy
from rag.asking.history import (
    after_change,
    carried_documents,
    carried_words,
    content_words,
    needed,
    standalone,
    told_words,
)
from rag.asking.months import plain_months
from rag.asking.naming import named_documents
from rag.asking.note_numbers import plain_notes
from rag.asking.parts import parts_of
from rag.asking.promises import asks_promised
from rag.asking.spread import asks_outcome, asks_several
from rag.asking.understanding import Understanding, kind_of, own_words
from rag.cite import short_name
from rag.records import Question

__all__ = ["as_question", "understand"]

_FOOTNOTES = re.compile(r"\b(?:voet)?no(?:o)?t(?:en)?\.?\s*((?:\d{1,2}(?:\s*(?:,|en|of)\s*)?)+)\b")
_DOSSIER = re.compile(r"\b\d{2} \d{3}(?=,? (?:nr|[ivx]+\b))")
_NOTE_TEXT = re.compile(
    r"\b(?:wat|welke?|hoe|noem|citeer|geef)\b.{0,40}\b(?:staat|staan|opgesomd|luidt|tekst|inhoud|"
    r"letterlijk|vermeld\w*|genoemd\w*|zegt|bevat)\b.{0,20}\b(?:in|van) (?:de )?(?:voet)?noo?t"
)


def understand(question: Question, entries: Sequence[SourceEntry]) -> Understanding:
    """What a question asks, and of which documents; `entries` are those of the dossier."""
    asked = question.text.strip()
    changed = after_change(asked) if question.history else None
    text = plain_months(plain_notes(without_courtesy(changed or asked)))
    folded = " ".join(fold(text).split())
    named = named_documents(text, entries)
    earlier = [] if changed else needed(text, question.history)
    documents = named.documents or carried_documents(earlier, entries)
    whole = Understanding(
        standalone=standalone(text, earlier),
        own=own_words(text, named.words),
        carried=carried_words(earlier, set(content_words(text))),
        documents=documents,
        explicit=bool(named.documents),
        outside=named.outside,
        footnotes=_footnote_numbers(folded),
        kind=kind_of(folded),
        several=len(named.documents) > 1 or asks_several(folded),
        asks_note_text=_NOTE_TEXT.search(folded) is not None,
        asks_promised=asks_promised(folded),
        asks_outcome=asks_outcome(folded),
        conversation=bool(earlier),
        told=told_words(earlier),
    )
    return replace(whole, parts=parts_of(whole, entries))


def as_question(
    clause: str, entries: Sequence[SourceEntry], documents: Sequence[str] = (), over: str = ""
) -> Understanding:
    """A clause as a question by itself, of `documents` that it means without naming them.

    `over` are the clauses before it, where it has a word that stands for what they say.
    """
    names = " en ".join(short_name(e) for e in entries if e.id in documents)
    text = clause.rstrip("?., ") + (f" ({names})?" if names else "?")
    understood = understand(Question(text), entries)
    return replace(understood, standalone=f"{text} (over: {over})") if over else understood


def _footnote_numbers(folded: str) -> tuple[int, ...]:
    folded = _DOSSIER.sub("", folded)
    numbers = (int(n) for m in _FOOTNOTES.finditer(folded) for n in re.findall(r"\d+", m[1]))
    return tuple(dict.fromkeys(numbers))
