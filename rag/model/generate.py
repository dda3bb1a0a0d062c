"""The answer that a language model writes: prompt, stream, check, repair once, or fall back.

The extractive answer is made first. It is what the reader gets whenever the model is away, slow,
refuses, or writes too much that the passages do not carry.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.records import SourceEntry
from rag.answering.compose import KamerstukOf
from rag.asking.understanding import Understanding
from rag.checking.support import Finding, Judge
from rag.checking.writing import rule_on
from rag.model.book import Book
from rag.model.budget import newest
from rag.model.ending import apart, fallback, refuses, verdict, whole, writing
from rag.model.llm import LanguageModel, ModelFailed
from rag.model.manuscript import Manuscript, begin, prompt_for
from rag.model.notices import fallen_back, held_back
from rag.model.prompts import NO_ANSWER, fence, load_prompt
from rag.model.standalone import accepted
from rag.model.streaming import sentences
from rag.model.timed import Timed
from rag.records import Answer, Question, Sentence, Verdict
from rag.settings import Settings

__all__ = ["Generator"]

_log = logging.getLogger("vao.llm")

# What a failing sentence must be like to be asked again: it cites something to repair it from.
_REPAIRABLE = frozenset(
    "locator number date name kamerstuk quote negation modality support contradiction entailment"
    .split()
)
# With less than this share of its sentences left, a model's answer is not shown.
_LEAST_LEFT = 0.5


class Generator:
    """Writes answers with a language model from the passages of an extractive answer."""

    def __init__(
        self, model: LanguageModel, settings: Settings, judge: Judge, kamerstuk_of: KamerstukOf,
        entries: Sequence[SourceEntry],
    ) -> None:
        self._model, self._settings, self._judge = model, settings, judge
        self._of, self._entries = kamerstuk_of, entries

    def timed(self) -> Timed:
        """The model for one answer: all its calls together end by the timeout."""
        return Timed(self._model, self._settings.llm_timeout_s)

    def standalone(
        self, question: Question, understood: Understanding, model: LanguageModel
    ) -> str | None:
        """The model's wording of a follow-up, or None when it fails or invents something.

        What the assistant answered earlier only says what "that" refers to; it is no source.
        """
        prompt = load_prompt("zelfstandige-vraag")
        hedge = fence(question.text)
        turns = newest(question.history)
        talk = "\n".join(
            f"{'vraag' if t.role == 'user' else 'antwoord'}: {t.content.replace(hedge, '')}"
            for t in turns
        )
        asked = prompt.fill(hek=hedge, gesprek=talk, vraag=question.text)
        try:
            reply = "".join(model.complete(asked))
        except ModelFailed:
            return None
        return accepted(reply, question, understood, self._entries)

    def stream(
        self, extractive: Answer, understood: Understanding, model: Timed
    ) -> Iterator[Sentence | Answer]:
        """Each checked sentence as it comes, and last the Answer: the model's or the extractive."""
        made = begin(extractive, understood, self._judge, self._of)
        try:
            prompt = prompt_for(made, self._settings.llm_context)
            for text in sentences(_kept(made, model.complete(prompt))):
                if shown := self._take(made, text):
                    yield shown
            if not made.written or refuses("".join(made.reply)):
                raise ModelFailed("empty", "no sentence")
        except ModelFailed as error:
            _log.warning("no answer of the language model: %s (%s)", error.reason, error.detail)
            so_far = [verdict(text, finding) for text, finding in made.written]
            record = writing(made, self._settings.llm_model, so_far)
            yield fallback(extractive, fallen_back(error.reason), record)
            return
        yield self._finished(extractive, made, self._ruled(made, model))

    def _take(self, made: Manuscript, text: str) -> Sentence | None:
        finding = rule_on(text, made.sources, self._judge)
        if finding.ruling == "supported" and text[-1] not in ".!?…]»”\"'’)":
            finding = replace(finding, ruling="unfinished", reason="is niet afgemaakt")
        made.written.append((text, finding))
        return _sentence(made.book, finding) if finding.ruling == "supported" else None

    def _ruled(self, made: Manuscript, model: Timed) -> list[tuple[Verdict, Finding]]:
        """The verdict on each sentence, the first that fail after they were asked again."""
        rulings: list[tuple[Verdict, Finding]] = []
        left = self._settings.llm_repairs
        for text, finding in made.written:
            again, mended = "", None
            if finding.ruling in _REPAIRABLE and left:
                left -= 1
                again = self._again(made, text, finding, model)
                mended = self._mended(made, again)
            told = verdict(text, finding, again, mended is not None)
            rulings.append((told, mended or finding))
        return rulings

    def _again(self, made: Manuscript, text: str, finding: Finding, model: Timed) -> str:
        """What the model writes when it is shown what is wrong; empty when it fails."""
        cited = [s for k, s in made.sources.items() if f"[{k}]" in text or k in text]
        if not cited or not model.left:
            return ""
        prompt = load_prompt("herstel")
        if prompt not in made.prompts:
            made.prompts.append(prompt)
        asked = prompt.fill(
            geen_antwoord=NO_ANSWER, hek=fence(made.question), passages=made.block(cited[0]),
            zin=text, reden=finding.reason,
        )
        try:
            return "".join(model.complete(asked))
        except ModelFailed:
            return ""

    def _mended(self, made: Manuscript, reply: str) -> Finding | None:
        """The finding of the one sentence of such a reply, when it passes."""
        again = list(sentences([reply]))
        found = rule_on(again[0], made.sources, self._judge) if len(again) == 1 else None
        return found if found and found.ruling == "supported" else None

    def _finished(
        self, extractive: Answer, made: Manuscript, rulings: Sequence[tuple[Verdict, Finding]]
    ) -> Answer:
        passed = [f for v, f in rulings if v.passed]
        record = writing(made, self._settings.llm_model, [v for v, _ in rulings])
        if len(passed) < _LEAST_LEFT * len(rulings) or not passed:
            return fallback(extractive, fallen_back("unsupported"), record)
        # Numbered anew, in the order of the whole answer, with neighbouring quotes joined.
        book = Book(self._of, extractive, [p for f in passed for p in f.places])
        kept = [_sentence(book, f) for f in passed]
        kept += book.notes()
        show = self._settings.llm_unsupported == "show"
        beside = apart([f for v, f in rulings if not v.passed]) if show else ()
        notice = held_back(record.rejected, len(beside))
        return replace(
            extractive, text=whole(kept, notice, beside), sentences=tuple(kept),
            citations=book.citations, mode="llm", model=self._settings.llm_model,
            notice=notice, writing=replace(record, unsupported=beside),
        )


def _kept(made: Manuscript, pieces: Iterator[str]) -> Iterator[str]:
    """The pieces, each put away in the raw reply as it passes."""
    for piece in pieces:
        made.reply.append(piece)
        yield piece


def _sentence(book: Book, finding: Finding) -> Sentence:
    numbers = tuple(dict.fromkeys(book.number(p) for p in finding.places))
    marks = "".join(f"[{n}]" for n in numbers)
    return Sentence(f"{finding.text} {marks}", numbers)
