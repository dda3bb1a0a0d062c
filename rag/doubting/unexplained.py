"""A term that the documents name, and explain nowhere: "wat is gamification?"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.answering.meaning import asked_term, is_explained, same_term, stands_in
from rag.finding.view import PassageView

__all__ = ["unexplained"]


def unexplained(question: str, views: Sequence[PassageView], answered: Sequence[str]) -> str:
    """The term that a question wants explained where these passages only name it; else "".

    `answered` are written questions, near this one, that the documents answer: one that wants the
    same term explained tells that they do.
    """
    term = asked_term(question)
    if not term or any(same_term(term, asked_term(q)) for q in answered):
        return ""
    told = [(text, next_) for view in views for text, next_ in _told(view)]
    named = [(text, next_) for text, next_ in told if stands_in(term, text)]
    return term if named and not any(is_explained(term, *pair) for pair in named) else ""


def _told(view: PassageView) -> Iterator[tuple[str, str]]:
    """The sentences of a passage, each with the one that follows it, and its notes."""
    texts = [s.text if s.note is None else "" for s in view.sentences]
    yield from pairwise([*texts, ""])
    yield from ((s.text, "") for s in view.sentences if s.note is not None)
