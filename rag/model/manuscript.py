"""An answer in the making: the passages under their keys, the prompt, and what came back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rag.answering.compose import KamerstukOf
from rag.asking.understanding import Understanding
from rag.checking.support import Finding, Judge, Source
from rag.cite import long_name
from rag.model.book import Book
from rag.model.budget import fitting, room
from rag.model.llm import Message, ModelFailed
from rag.model.prompts import NO_ANSWER, Prompt, fence, keys_for, load_prompt, passage_block
from rag.records import Answer, Scored

__all__ = ["Manuscript", "begin", "prompt_for"]


@dataclass
class Manuscript:
    """An answer in the making; `sources` are the passages that the model got, by key."""

    question: str
    sources: Mapping[str, Source]
    prompts: list[Prompt]  # the one of the answer first
    book: Book
    written: list[tuple[str, Finding]] = field(default_factory=list)
    reply: list[str] = field(default_factory=list)

    def block(self, source: Source) -> str:
        """A passage as the model gets it."""
        name = long_name(source.kamerstuk.entry)
        return passage_block(source.key, source.scored, name, fence(self.question))


def begin(
    extractive: Answer, understood: Understanding, judge: Judge, kamerstuk_of: KamerstukOf
) -> Manuscript:
    """An empty one with every passage of the extractive answer for a source."""
    name = "lijst" if understood.kind == "list" else "antwoord"
    name = "vergelijking" if understood.several else name
    found = _ordered(extractive)
    keys = keys_for(extractive.standalone, tuple(s.passage.id for s in found))
    by_id = {s.passage.id: s for s in found}
    sources = {
        key: judge.source(key, by_id[i], kamerstuk_of(by_id[i].passage.document))
        for key, i in keys.items()
    }
    book = Book(kamerstuk_of, extractive)
    return Manuscript(extractive.standalone, sources, [load_prompt(name)], book)


def _ordered(extractive: Answer) -> list[Scored]:
    """The passages that the extractive answer quotes first, then the others by rank."""
    def quoted(scored: Scored) -> bool:
        p = scored.passage
        notes = [(n.start, n.end) for n in scored.notes]
        return any(
            c.document == p.document
            and (p.start <= c.start < p.end or (c.start, c.end) in notes)
            for c in extractive.citations
        )

    return sorted(extractive.passages, key=lambda s: (not quoted(s), s.rank))


def prompt_for(made: Manuscript, context: int) -> tuple[Message, ...]:
    """The prompt filled with as many passages as fit in `context` tokens; others are let go.

    Raises: ModelFailed when none fits.
    """
    blocks = [made.block(source) for source in made.sources.values()]
    prompt = made.prompts[0]
    fit = fitting(blocks, room(context, prompt.system, prompt.user, made.question))
    if not fit:
        raise ModelFailed("context", "not even one passage fits")
    made.sources = dict(list(made.sources.items())[:fit])
    return prompt.fill(
        geen_antwoord=NO_ANSWER, hek=fence(made.question), passages="\n\n".join(blocks[:fit]),
        vraag=made.question,
    )
