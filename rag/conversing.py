"""What a question means in its conversation."""

from collections.abc import Sequence
from dataclasses import replace

from index.dutch import fold
from index.records import SourceEntry
from rag.asking.another import of_another, spelt_out
from rag.asking.became import of_outcome
from rag.asking.english import in_dutch, is_english
from rag.asking.guard import names_no_subject
from rag.asking.history import goes_on, means_earlier
from rag.asking.items import of_item
from rag.asking.question import understand
from rag.asking.resume import resume
from rag.asking.understanding import Understanding
from rag.records import Question
from rag.settling import Settling

__all__ = ["meant"]


def meant(
    question: Question, entries: Sequence[SourceEntry], settling: Settling
) -> Understanding:
    """What the question asks, with its history taken in."""
    resumed = resume(question)
    asked = of_item(of_another(resumed.question, entries))
    asked = replace(asked, history=spelt_out(asked.history, entries))
    if is_english(asked.text):
        asked = replace(asked, text=in_dutch(asked.text))
    understood = _by_itself(asked, understand(asked, entries), entries, settling)
    on = of_outcome(asked)
    if on is not asked and settling.settled(understood, alone=False) is None:
        understood = replace(understand(on, entries), since=asked.history[-1].content)
    return replace(understood, kind="reference") if resumed.wish == "source" else understood


def _by_itself(
    asked: Question, understood: Understanding, entries: Sequence[SourceEntry], settling: Settling
) -> Understanding:
    """Without the earlier turns, where the dossier's own data answer the question alone."""
    alone = understand(replace(asked, history=()), entries)
    if not understood.conversation or means_earlier(alone.wording, alone.explicit):
        return understood
    settled = settling.own(alone)
    if settled is None or alone.explicit:
        known = settled or settling.parts(alone) or _is_new(asked, alone, entries, settling)
        return alone if known else understood
    if settled.step == "list" and goes_on(fold(alone.wording)):
        return understood  # "en welke moties?" are those of the letter that was spoken of
    if alone.footnotes and (here := settling.own(understood)):
        return understood if here.status == "answered" else alone
    return alone


def _is_new(
    asked: Question, alone: Understanding, entries: Sequence[SourceEntry], settling: Settling
) -> bool:
    """Whether a question with a subject of its own follows one for a document's own data,
    which has no subject that it could lean on."""
    before = next((t.content for t in reversed(asked.history) if t.role == "user"), "")
    if not before or goes_on(fold(alone.wording)) or names_no_subject(alone):
        return False
    earlier = understand(Question(before), entries)
    return names_no_subject(earlier) and bool(settling.own(earlier) or settling.parts(earlier))
