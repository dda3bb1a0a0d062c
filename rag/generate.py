"""The answer that a language model writes: prompt, stream, check, repair once, or fall back.

The extractive answer is made first. It is what the reader gets whenever the model is away, slow,
refuses, or writes too much that the passages do not carry.
"""

import logging
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from index.records import Kamerstuk, SourceEntry
from index.references import find_references
from rag.book import Book
from rag.budget import fitting, newest, room
from rag.cite import long_name
from rag.claims import without_locators
from rag.compose import KamerstukOf
from rag.llm import LanguageModel, Message, ModelFailed
from rag.llm_timed import Timed
from rag.notices import NO_MODEL, fallen_back, held_back
from rag.prompts import NO_ANSWER, Prompt, fence, keys_for, load_prompt, passage_block
from rag.question import Understanding
from rag.records import Answer, Question, Scored, Sentence, Verdict, Writing
from rag.settings import Settings
from rag.standalone import accepted
from rag.streaming import sentences
from rag.support import Finding, Judge, Source
from rag.verify import verify
from rag.writing import rule_on

__all__ = ["Generator", "write"]

_log = logging.getLogger("vao.llm")
# Sentences that are asked again; each costs a call.
_REPAIRS = 3
# What a failing sentence must be like to be asked again: it cites something to repair it from.
_REPAIRABLE = frozenset(
    {"locator", "number", "date", "name", "kamerstuk", "quote", "negation", "modality", "support"}
)
# With less than this share of its sentences left, a model's answer is not shown.
_LEAST_LEFT = 0.5


@dataclass
class _Draft:
    """An answer in the making."""

    question: str
    sources: Mapping[str, Source]
    prompt: Prompt
    book: Book
    written: list[tuple[str, Finding]] = field(default_factory=list)
    reply: list[str] = field(default_factory=list)


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
        messages = prompt.fill(hek=hedge, gesprek=talk, vraag=question.text)
        try:
            reply = "".join(model.complete(messages))
        except ModelFailed:
            return None
        return accepted(reply, question, understood, self._entries)

    def stream(
        self, extractive: Answer, understood: Understanding, model: Timed
    ) -> Iterator[Sentence | Answer]:
        """Each checked sentence as it comes, and last the Answer: the model's or the extractive."""
        draft = self._drafted(extractive, understood)
        try:
            messages = self._messages(draft, extractive)
            for text in sentences(self._kept(draft, model.complete(messages))):
                if shown := self._take(draft, text):
                    yield shown
            if not draft.written or _refuses("".join(draft.reply)):
                raise ModelFailed("empty", "no sentence")
        except ModelFailed as error:
            yield self._fallback(extractive, draft, fallen_back(error.reason))
            return
        yield self._finished(extractive, draft, model)

    # The prompt

    def _drafted(self, extractive: Answer, understood: Understanding) -> _Draft:
        name = "lijst" if understood.kind == "list" else "antwoord"
        name = "vergelijking" if understood.several else name
        found = self._ordered(extractive)
        keys = keys_for(extractive.standalone, tuple(s.passage.id for s in found))
        by_id = {s.passage.id: s for s in found}
        sources = {
            key: self._judge.source(key, by_id[i], self._of(by_id[i].passage.document))
            for key, i in keys.items()
        }
        return _Draft(
            extractive.standalone, sources, load_prompt(name), Book(self._of, extractive)
        )

    def _ordered(self, extractive: Answer) -> list[Scored]:
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

    def _messages(self, draft: _Draft, extractive: Answer) -> tuple[Message, ...]:
        """The prompt filled with as many passages as fit; raises ModelFailed when none does."""
        hedge = fence(draft.question)
        blocks = [
            passage_block(key, s.scored, long_name(s.kamerstuk.entry), hedge)
            for key, s in draft.sources.items()
        ]
        prompt = draft.prompt
        left = room(self._settings.llm_context, prompt.system, prompt.user, draft.question)
        fit = fitting(blocks, left)
        if not fit:
            raise ModelFailed("context", "not even one passage fits")
        draft.sources = dict(list(draft.sources.items())[:fit])
        return prompt.fill(
            geen_antwoord=NO_ANSWER, hek=hedge, passages="\n\n".join(blocks[:fit]),
            vraag=draft.question,
        )

    def _kept(self, draft: _Draft, pieces: Iterator[str]) -> Iterator[str]:
        for piece in pieces:
            draft.reply.append(piece)
            yield piece

    # Sentences

    def _take(self, draft: _Draft, text: str) -> Sentence | None:
        finding = rule_on(text, draft.sources, self._judge)
        if finding.ruling == "supported" and text[-1] not in ".!?…]»”\"'’)":
            finding = replace(finding, ruling="unfinished", reason="is niet afgemaakt")
        draft.written.append((text, finding))
        return self._sentence(draft, finding) if finding.ruling == "supported" else None

    def _sentence(self, draft: _Draft, finding: Finding) -> Sentence:
        numbers = tuple(dict.fromkeys(draft.book.number(p) for p in finding.places))
        marks = "".join(f"[{n}]" for n in numbers)
        return Sentence(f"{finding.text} {marks}", numbers)

    def _repaired(self, draft: _Draft, text: str, finding: Finding, model: Timed) -> Finding | None:
        """The finding of the sentence asked again, when that one passes."""
        cited = [s for k, s in draft.sources.items() if f"[{k}]" in text or k in text]
        if not cited or not model.left:
            return None
        hedge = fence(draft.question)
        block = passage_block(
            cited[0].key, cited[0].scored, long_name(cited[0].kamerstuk.entry), hedge
        )
        messages = load_prompt("herstel").fill(
            geen_antwoord=NO_ANSWER, hek=hedge, passages=block, zin=text, reden=finding.reason
        )
        try:
            again = list(sentences(model.complete(messages)))
        except ModelFailed:
            return None
        found = rule_on(again[0], draft.sources, self._judge) if len(again) == 1 else None
        return found if found and found.ruling == "supported" else None

    # The answer

    def _finished(self, extractive: Answer, draft: _Draft, model: Timed) -> Answer:
        rulings: list[tuple[Verdict, Finding]] = []
        repairs = 0
        for text, finding in draft.written:
            mended = None
            if finding.ruling in _REPAIRABLE and repairs < _REPAIRS:
                repairs += 1
                mended = self._repaired(draft, text, finding, model)
            ruling = "repaired" if mended else finding.ruling
            verdict = Verdict(text, ruling, finding.reason, round(finding.support, 4))
            rulings.append((verdict, mended or finding))
        passed = [f for v, f in rulings if v.passed]
        # Numbered anew, in the order of the whole answer, with neighbouring quotes joined.
        draft.book = Book(self._of, extractive, [p for f in passed for p in f.places])
        kept = [self._sentence(draft, f) for f in passed]
        writing = self._writing(draft, [v for v, _ in rulings])
        if len(kept) < _LEAST_LEFT * len(rulings) or not kept:
            return self._fallback(extractive, draft, fallen_back("unsupported"), writing)
        apart = self._apart([f for v, f in rulings if not v.passed])
        writing = replace(writing, unsupported=apart)
        notice = held_back(writing.rejected, shown=bool(apart))
        kept += draft.book.notes()
        return replace(
            extractive, text=_whole(kept, notice, apart), sentences=tuple(kept),
            citations=draft.book.citations, mode="llm", model=self._settings.llm_model,
            notice=notice, writing=writing,
        )

    def _apart(self, failed: Sequence[Finding]) -> tuple[str, ...]:
        """Sentences to show under "Niet onderbouwd in het dossier", as set; without markers.

        One that names a Kamerstuk or a place of its own making is not even shown there.
        """
        if self._settings.llm_unsupported == "drop":
            return ()
        told = (without_locators(f.text) for f in failed if f.ruling != "unfinished")
        return tuple(
            re.sub(r"[\[\]【】]", "", text)
            for text, clean in told
            if clean and not any(r.number for r in find_references(text))
        )

    def _writing(self, draft: _Draft, verdicts: Sequence[Verdict]) -> Writing:
        return Writing(
            model=self._settings.llm_model, prompt=draft.prompt.label,
            prompt_hash=draft.prompt.sha256, reply="".join(draft.reply),
            verdicts=tuple(verdicts), rejected=sum(not v.passed for v in verdicts),
            invented=sum(v.ruling == "unknown_key" for v in verdicts),
        )

    def _fallback(
        self, extractive: Answer, draft: _Draft, notice: str, writing: Writing | None = None
    ) -> Answer:
        """The extractive answer with a line that says why."""
        so_far = [Verdict(t, f.ruling, f.reason, round(f.support, 4)) for t, f in draft.written]
        return replace(
            extractive, text=f"{extractive.text}\n\n{notice}", notice=notice,
            writing=writing or self._writing(draft, so_far),
        )


def _whole(kept: Sequence[Sentence], notice: str, apart: Sequence[str]) -> str:
    parts = [" ".join(s.text for s in kept)]
    if apart:
        parts.append("Niet onderbouwd in het dossier: " + " ".join(apart))
    return "\n\n".join([*parts, notice] if notice else parts)


_REFUSAL = re.compile(
    r"\b(?:als (?:een )?(?:ai|taalmodel)|ik kan (?:u |je )?(?:deze|die|dat|hier|niet)"
    r"|i cannot|i can't|i'm sorry|het spijt me)\b",
    re.IGNORECASE,
)


def _refuses(reply: str) -> bool:
    """Whether a reply says that there is no answer, or declines to give one."""
    bare = reply.strip()
    return NO_ANSWER in bare or ("[" not in bare and _REFUSAL.search(bare) is not None)


class Asked(Protocol):
    """What is needed of the assistant here."""

    def ask(self, question: Question) -> Answer: ...
    def understand(self, question: Question) -> Understanding: ...
    def kamerstuk(self, document: str) -> Kamerstuk: ...


def write(
    assistant: Asked, question: Question, generator: Generator | None
) -> Iterator[Sentence | Answer]:
    """The stream of `Assistant.ask_stream` in mode "llm".

    The model is asked only where the extractive answer has something to write from.
    """
    begun = time.perf_counter()
    answer = assistant.ask(question)
    if generator is None:
        yield replace(answer, text=f"{answer.text}\n\n{NO_MODEL}", notice=NO_MODEL)
        return
    model = generator.timed()
    understood = assistant.understand(question)
    if understood.follow_up and (text := generator.standalone(question, understood, model)):
        alone = replace(question, text=text, history=())
        reworded = assistant.ask(alone)
        if reworded.status in _WRITABLE or answer.status not in _WRITABLE:
            answer, understood = replace(reworded, question=question), assistant.understand(alone)
    if answer.status not in _WRITABLE:
        yield answer
        return
    try:
        for item in generator.stream(answer, understood, model):
            if isinstance(item, Answer):
                total = 1000 * (time.perf_counter() - begun)
                timings = item.timings_ms | {"total": total}
                item = verify(replace(item, timings_ms=timings), assistant.kamerstuk)
            yield item
    except Exception:  # a reply that nobody thought of must not cost the reader the answer
        _log.exception("what a language model wrote could not be checked")
        line = fallen_back("malformed")
        yield replace(answer, text=f"{answer.text}\n\n{line}", notice=line)


_WRITABLE = ("answered", "partial")
