"""The whole answer as one list of named steps."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.begrippen import load_begrippen
from index.build import fingerprint
from index.encoder import Encoder, load_encoder
from index.generation import Generation, open_current
from index.records import Kamerstuk, SourceEntry
from rag.answering.choices import Choice
from rag.answering.compose import compose
from rag.asking.english import in_dutch_only, is_english
from rag.asking.guard import Verdict, guard
from rag.asking.resume import resume
from rag.asking.understanding import Understanding
from rag.checking.writing import judge_of
from rag.cite import short_name
from rag.composer import Composer
from rag.conversing import meant
from rag.doubting.mistaken import Mistake
from rag.finding.remembering import RememberingEncoder
from rag.finding.rerank import load_reranker
from rag.finding.retrieve import Retriever
from rag.model.endpoint import load_model, prepare
from rag.model.generate import Generator
from rag.model.modelled import write
from rag.records import Answer, Mode, Question, Scored, Sentence, Status
from rag.settings import Settings
from rag.settling import NOT_FOUND, Part, Settling, together
from rag.trails.records import Trail
from rag.verify import verify
from rag.writer import Draft, joined, said


class Assistant:
    """Answers questions from one opened generation of the index."""

    def __init__(self, settings: Settings, generation: Generation, encoder: Encoder) -> None:
        self.settings, self.generation = settings, generation
        self._encoder = encoder = RememberingEncoder(encoder)
        self._turn = Lock()
        self.entries: tuple[SourceEntry, ...] = generation.store.entries()
        self.retriever = Retriever(
            generation, encoder, load_begrippen(), self.entries,
            reranker=load_reranker(settings.reranker),
        )
        self.composer = Composer(
            generation, self.retriever, encoder, self.entries, lambda: self.trails
        )
        self.model = load_model(settings)
        if self.model is not None and settings.nli is not None:
            _ = self._generator  # a model that does not load is told now, and not to a reader

    @property
    def encoder(self) -> Encoder:
        """The encoder that the index was built with."""
        return self._encoder

    @cached_property
    def _generator(self) -> Generator | None:
        if self.model is None:
            return None
        prepare(self.settings)
        judge = judge_of(self)
        return Generator(self.model, self.settings, judge, self.kamerstuk, self.entries)

    def kamerstuk(self, document: str) -> Kamerstuk:
        """A document of the dossier; raises UnknownDocument."""
        return self.generation.store.kamerstuk(document)

    def understand(self, question: Question) -> Understanding:
        """What the question asks, with its history taken in."""
        return meant(question, self.entries, self._settling)

    def search(self, question: Question, k: int) -> list[Scored]:
        """Retrieval alone: the `k` best passages."""
        return self.retriever.retrieve(self.understand(question), question.filters, k)

    def choices(self, question: Question) -> list[Choice]:
        """The candidate quotes for a question, best first."""
        understood = self.understand(question)
        return self.composer.choices(
            understood, self.retriever.retrieve(understood, question.filters)
        )

    def mistakes(self, question: Question) -> list[Mistake]:
        """What a question may wrongly take for granted, the likeliest by its wording first."""
        return self.composer.doubter.mistakes(self.understand(question), self.choices(question))

    def abstain_features(self, question: Question) -> NDArray[np.float64]:
        """What speaks for and against an answer, in the order of `abstain.FEATURES`."""
        understood = self.understand(question)
        found = self.retriever.retrieve(understood, question.filters)
        ranked = self.composer.choices(understood, found)
        return self.composer.doubter.features(understood, found, ranked)

    def ask(self, question: Question, mode: Mode = "extractive") -> Answer:
        """A verified answer; what the dossier lacks is a status, not an exception."""
        if mode == "llm":
            *_, answer = self.ask_stream(question, mode)
            assert isinstance(answer, Answer), "a stream ends with its answer"
            return answer
        with self._turn:
            return self._ask(question)

    def _ask(self, question: Question) -> Answer:
        clock = _Clock()
        understood = self.understand(question)
        with clock("retrieve"):
            found = self.retriever.retrieve(
                understood, question.filters, max(self.settings.passages, 20)
            )
        answer = self._answer(question, understood, found)
        if answer.status != "refused" and is_english(question.text):
            answer = in_dutch_only(answer)
        timings = clock.timings | {"total": clock.total()}
        return verify(replace(answer, timings_ms=timings), self.kamerstuk)

    def ask_stream(
        self, question: Question, mode: Mode = "extractive"
    ) -> Iterator[Sentence | Answer]:
        """Checked sentences as they come, and last the whole Answer, which replaces them.

        In mode "llm" the sentences are the model's, once each has passed; whatever goes wrong
        with the model, the extractive answer follows with a `notice`.
        """
        if mode == "llm":
            yield from write(self, question, self._generator)
            return
        answer = self.ask(question)
        yield from answer.sentences
        yield answer

    def _answer(
        self, question: Question, understood: Understanding, found: Sequence[Scored]
    ) -> Answer:
        """What can be settled without choosing quotes; else the composed answer."""
        understood = self._settling.meant(understood)
        if verdict := guard(question.text, understood):
            return self._verdict(question, understood, found, verdict)
        if parts := self._settling.parts(understood):
            status, draft = self._of_parts(question, parts)
            return self._drafted(question, understood, found, status, draft)
        if settled := self._settling.settled(understood, _is_alone(question)):
            if settled.text:
                return self._plain(question, understood, found, settled.status, settled.text)
            return self._drafted(question, understood, found, settled.status, settled.draft)
        status, draft = self._composed(question, understood, found)
        if status == "answered" and (wrong := self._settling.wrong_author(understood)):
            status, draft = "premise_corrected", joined([wrong, draft])
        return self._drafted(question, understood, found, status, draft)

    def _composed(
        self, question: Question, understood: Understanding, found: Sequence[Scored]
    ) -> tuple[Status, Draft]:
        """The answer from chosen quotes: of the whole question, or of each that it puts by itself
        where not all of these have one."""
        status, draft = self.composer.answer(question, understood, found)
        each = [Part(q.wording, q, None) for q in understood.questions]
        apart = self._of_parts(question, each) if each else (status, draft)
        if status == "answered" and apart[0] == "partial":
            return apart
        return (status, draft) if status != "not_in_dossier" else apart

    def is_settled(self, question: Question) -> bool:
        """Whether the answer is given without choosing quotes, or a part of it is: its chance is
        not looked at."""
        understood = self._settling.meant(self.understand(question))
        return bool(
            guard(question.text, understood)
            or self._settling.parts(understood)
            or self._settling.settled(understood, _is_alone(question))
        )

    def _of_parts(self, question: Question, parts: Sequence[Part]) -> tuple[Status, Draft]:
        """What the desks answer first, then what was searched for the other parts."""
        told = [
            (p.settled.status, said(p.settled.text) if p.settled.text else p.settled.draft)
            for p in parts if p.settled
        ]
        told += [self._searched(question, p) for p in parts if not p.settled]
        return together([status for status, _ in told]), joined([draft for _, draft in told])

    def _searched(self, question: Question, part: Part) -> tuple[Status, Draft]:
        """The answer to a part that no desk has, or that it was not found."""
        alone = replace(question, text=part.understood.wording, history=())
        least = max(self.settings.passages, 20)
        found = self.retriever.retrieve(part.understood, question.filters, least)
        status, draft = self.composer.answer(alone, part.understood, found)
        if status == "not_in_dossier":
            where = self._searched_in(part.understood)
            return status, said(NOT_FOUND.format(where=where, what=part.clause.rstrip("?., ")))
        return status, draft

    def _searched_in(self, understood: Understanding) -> str:
        """The documents that a question names, or the dossier."""
        named = understood.documents if understood.explicit else ()
        return " en ".join(short_name(self.kamerstuk(d).entry) for d in named) or "het dossier"

    @cached_property
    def trails(self) -> tuple[Trail, ...]:
        """The trails of all motions, commitments and Kamerstukken of the dossier."""
        return self._settling.trails

    @cached_property
    def _settling(self) -> Settling:
        return Settling(self.entries, self.kamerstuk, self.retriever.query)

    def _verdict(
        self, question: Question, understood: Understanding, found: Sequence[Scored],
        verdict: Verdict,
    ) -> Answer:
        """The answer that needs no search, with the documents' own words where it rests on them."""
        if not verdict.ground:
            return self._plain(question, understood, found, verdict.status, verdict.text)
        quotes = self.choices(Question(verdict.ground))[:1]
        draft = compose(quotes, self.kamerstuk, False, verdict.text)
        return self._drafted(question, understood, found, verdict.status, draft)

    def _drafted(
        self, question: Question, understood: Understanding, found: Sequence[Scored],
        status: Status, draft: Draft,
    ) -> Answer:
        plain = self._plain(question, understood, found, status, draft.text)
        return replace(plain, sentences=draft.sentences, citations=draft.citations)

    def _plain(
        self, question: Question, understood: Understanding, found: Sequence[Scored],
        status: Status, text: str,
    ) -> Answer:
        return Answer(
            question=question,
            standalone=understood.standalone,
            status=status,
            text=text,
            passages=tuple(found[: self.settings.passages]),
            settings_hash=self.settings.hash,
            index_version=self.generation.manifest.version,
        )


def open_assistant(settings: Settings) -> Assistant:
    """The assistant over the current index; raises IndexMissing, IndexStale, IndexDamaged."""
    encoder = load_encoder(settings.encoder, settings.query_prefix, settings.passage_prefix)
    generation = open_current(settings.index_dir, fingerprint(encoder))
    return Assistant(settings, generation, encoder)


def _is_alone(question: Question) -> bool:
    """Whether no earlier turns can tell what the question means."""
    return not resume(question).question.history


class _Clock:
    """Milliseconds of named steps."""

    def __init__(self) -> None:
        self.timings: dict[str, float] = {}
        self._start = time.perf_counter()

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.timings[name] = 1000 * (time.perf_counter() - start)

    def total(self) -> float:
        return 1000 * (time.perf_counter() - self._start)
