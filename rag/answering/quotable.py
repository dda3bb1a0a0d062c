"""The units of a passage that can be quoted: its sentences and notes, and its lists as a whole."""

from collections.abc import Iterator, Sequence

from index.dutch import fold
from rag.asking.understanding import Understanding
from rag.finding.features import asks_head, asks_signature
from rag.finding.view import PassageView, SentenceView

# A longer list is quoted whole only for a question that asks for a list.
_LONG_LIST = 60


def quotable_units(view: PassageView, asked: bool) -> Iterator[SentenceView]:
    """Sentences and notes, then lists; `asked`: the question asks for a list."""
    yield from view.sentences
    yield from (x for x in _lists(view.sentences) if asked or len(x.text.split()) <= _LONG_LIST)


def may_be_quoted(view: PassageView, understood: Understanding) -> bool:
    """Heads and signatures are quoted only for questions about what stands there."""
    folded = fold(understood.standalone)
    if view.kind == "head":
        return asks_head(folded)
    return view.kind != "signature" or asks_signature(folded)


def _lists(sentences: Sequence[SentenceView]) -> Iterator[SentenceView]:
    """Each list as one unit with the sentence that leads it in; the signatures as another."""
    run: list[SentenceView] = []
    for sentence in sentences:
        if run and sentence.kind == run[-1].kind and sentence.kind in _LISTED:
            run.append(sentence)
        elif run and sentence.kind == "list_item" and run[-1].kind == "paragraph":
            run = [run[-1], sentence]
        else:
            yield from _list(run)
            run = [sentence]
    yield from _list(run)


_LISTED = ("list_item", "signature")


def _list(run: Sequence[SentenceView]) -> Iterator[SentenceView]:
    if len({s.paragraph for s in run if s.kind in _LISTED}) > 1:
        yield _joined(run)


def _joined(run: Sequence[SentenceView]) -> SentenceView:
    first, last = run[0], run[-1]
    return SentenceView(
        first.start, last.end, "\n".join(s.text for s in run),
        frozenset().union(*(s.stems for s in run)),
        tuple(s for part in run for s in part.sequence),
        None, first.paragraph, first.position, last.kind,
        frozenset().union(*(s.plain for s in run)), " ".join(s.said for s in run).strip(),
    )
