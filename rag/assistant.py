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
from index.dutch import fold
from index.encoder import Encoder, load_encoder
from index.generation import Generation, open_current
from index.records import Kamerstuk, SourceEntry
from rag.abstain import abstain_features, answerable, chance
from rag.asked import Asked
from rag.choices import Choice, choices
from rag.compose import compose
from rag.english import in_dutch, in_dutch_only, is_english
from rag.generate import Generator
from rag.guard import Verdict, guard
from rag.head_data import head_lacks, head_lines
from rag.lead import lead
from rag.listing import fewer, whole
from rag.llm_endpoint import load_model, prepare
from rag.missing import Lexicon
from rag.mistaken import Mistake, mistaken, possible_mistakes
from rag.modelled import write
from rag.nearest import nearest
from rag.note_answers import asked_notes, notes_status
from rag.premise import asserts, contradicting
from rag.question import Understanding, understand
from rag.quoting import quote_lines, quote_notes
from rag.records import Answer, Mode, Question, Scored, Sentence, Status
from rag.remembering import RememberingEncoder
from rag.rerank import load_reranker
from rag.resume import resume
from rag.retrieve import Retriever
from rag.select import select
from rag.settings import Settings
from rag.silence import is_silent
from rag.telling import asks_reference
from rag.timeline import filled, same_words, speaking
from rag.trail import trails
from rag.trail_answers import (
    asked_number,
)
from rag.trail_desk import TrailDesk
from rag.trail_records import Trail
from rag.verify import verify
from rag.writer import Draft
from rag.writing import judge_of

# Stands before the quote that contradicts what a question takes for granted.
WRONG_PREMISE = "Dat klopt niet met het dossier."
# A question with less of a chance of an answer is about something else, unless it asserts a thing.
NOT_FAR = 0.05


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
        self.asked = Asked(generation, encoder)
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
        resumed = resume(question)
        asked = resumed.question
        if is_english(asked.text):
            asked = replace(asked, text=in_dutch(asked.text))
        understood = understand(asked, self.entries)
        return replace(understood, kind="reference") if resumed.wish == "source" else understood

    def search(self, question: Question, k: int) -> list[Scored]:
        """Retrieval alone: the `k` best passages."""
        return self.retriever.retrieve(self.understand(question), question.filters, k)

    def choices(self, question: Question) -> list[Choice]:
        """The candidate quotes for a question, best first."""
        understood = self.understand(question)
        found = self.retriever.retrieve(understood, question.filters)
        return self._choices(understood, found)

    def mistakes(self, question: Question) -> list[Mistake]:
        """What a question may wrongly take for granted, the likeliest by its wording first."""
        understood = self.understand(question)
        ranked = self._choices(understood, self.retriever.retrieve(understood, question.filters))
        near = self.asked.near(understood.wording)
        query = self.retriever.query(understood)
        return possible_mistakes(self.asked, near, ranked, understood, query)

    def _choices(self, understood: Understanding, found: Sequence[Scored]) -> list[Choice]:
        query = self.retriever.query(understood)
        views = self.retriever.views
        return choices(found, understood, query, views, self._encoder, self.asked)

    def _choices_of_part(self, part: Understanding, found: Sequence[Scored]) -> list[Choice]:
        wanted = part.documents if part.explicit else tuple(e.id for e in self.entries)
        return self._choices(part, [s for s in found if s.passage.document in wanted])

    def _by_document(
        self, understood: Understanding, found: Sequence[Scored]
    ) -> list[list[Choice]]:
        """The candidate quotes of each document, scored against the best passage of all."""
        ranked = []
        understood = replace(understood, documents=(), explicit=False)
        for entry in self.entries:
            own = [s for s in found[1:] if s.passage.document == entry.id]
            choices_ = self._choices(understood, [*found[:1], *own])
            ranked.append([c for c in choices_ if c.document == entry.id])
        return ranked

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
        understood = self._desk.settled(understood)
        if verdict := guard(question.text, understood):
            return self._verdict(question, understood, found, verdict)
        if draft := self._desk.list(understood):
            return self._drafted(question, understood, found, "answered", draft)
        if draft := self._desk.told(understood):
            return self._drafted(question, understood, found, "answered", draft)
        alone = not resume(question).question.history
        if text := self._desk.question_back(understood, alone):
            return self._plain(question, understood, found, "clarify", text)
        if draft := self._head_answer(understood):
            return self._drafted(question, understood, found, "answered", draft)
        if meant := asked_number(understood, self.trails):
            return self._number_answer(question, understood, found, meant)
        if text := self._head_lacks(understood):
            return self._plain(question, understood, found, "not_in_dossier", text)
        if asked := asked_notes(understood, self.kamerstuk):
            draft = quote_notes(asked, self.kamerstuk)
            return self._drafted(question, understood, found, notes_status(asked), draft)
        return self._composed(question, understood, found)

    def _composed(
        self, question: Question, understood: Understanding, found: Sequence[Scored]
    ) -> Answer:
        """The answer from chosen quotes, or that there is none, or that the premise is wrong."""
        ranked = self._choices(understood, found)
        parts = [p for part in understood.parts if (p := self._choices_of_part(part, found))]
        named = understood.explicit and all(part.explicit for part in understood.parts)
        if understood.several and not named:
            parts += speaking(
                self._by_document(understood, found), self.retriever.query(understood).idf
            )
        # Only where one thing is asked of each document: a clause leans on the one before it.
        same = [part for part in understood.parts if part.own == understood.own]
        silent = [part.documents[0] for part in same if self._silent(part)]
        features = self.abstain_features(understood, found, _with_parts(ranked, parts))
        if wrong := self._wrong(understood, ranked, chance(features)):
            draft = compose([wrong], self.kamerstuk, False, WRONG_PREMISE)
            return self._drafted(question, understood, found, "premise_corrected", draft)
        if not answerable(features):
            draft = nearest(
                found, ranked, understood, question.filters, self.entries, self.trails,
                self.kamerstuk,
            )
            return self._drafted(question, understood, found, "not_in_dossier", draft)
        ranked = [c for c in ranked if c.document not in silent] or ranked
        parts = [p for p in parts if p[0].document not in silent]
        asks_source = understood.kind == "reference" or bool(understood.footnotes)
        shorter = resume(question).wish == "shorter"
        chosen = ranked[:1] if shorter else select(ranked, parts, understood.kind)
        compared = understood.several and not shorter
        chosen = filled(chosen, parts) if compared else chosen
        lists = understood.kind == "list"
        chosen = [whole(c, self.kamerstuk(c.document), lists) for c in chosen]
        draft = compose(
            chosen, self.kamerstuk, asks_source, several=understood.several, silent=silent,
            asks_number=asks_reference(understood),
            alike=same_words(chosen, parts) if compared else (),
            ending=fewer(chosen, understood.standalone) if lists else "",
            short="" if compared or understood.parts else self._short(question, chosen),
        )
        return self._drafted(question, understood, found, "answered", draft)

    def _wrong(
        self, understood: Understanding, ranked: Sequence[Choice], likely: float
    ) -> Choice | None:
        """The quote that contradicts what the question takes for granted, or None.

        `likely`: the chance of an answer; a question that asserts nothing needs some.
        """
        if likely < NOT_FAR and not asserts(" ".join(fold(understood.wording).split())):
            return None
        query, near = self.retriever.query(understood), self.asked.near(understood.wording)
        mistakes = possible_mistakes(self.asked, near, ranked, understood, query)
        return mistaken(mistakes) or contradicting(ranked, understood, query)

    def _short(self, question: Question, chosen: Sequence[Choice]) -> str:
        """The date, time or count that is asked for, where the first quote has one and no other."""
        found = [
            lead(question.text, c.text, self.kamerstuk(c.document).entry.date) for c in chosen
        ]
        return found[0] if len({x for x in found if x}) == 1 else ""

    def _silent(self, part: Understanding) -> bool:
        """Whether the document of this part says nothing of what is asked."""
        query = self.retriever.query(part)
        return is_silent(part, query, self.retriever.stems_of_document)

    def abstain_features(
        self, understood: Understanding, found: Sequence[Scored], ranked: Sequence[Choice]
    ) -> NDArray[np.float64]:
        """What speaks for and against an answer, in the order of `rag.abstain.FEATURES`."""
        query = self.retriever.query(understood)
        views = self.retriever.views.many([s.passage.id for s in found[:10]])
        return abstain_features(
            ranked, found, views, understood, query, self._lexicon,
            self.retriever.stems_of_document, self.asked.near(understood.wording),
            self.asked.left_open(understood.wording, ranked),
        )

    @cached_property
    def _lexicon(self) -> Lexicon:
        """The words of the dossier and of its plain language."""
        held = self.generation
        return Lexicon(held.counts, held.plain_counts, held.splitter)

    @cached_property
    def trails(self) -> tuple[Trail, ...]:
        """The trails of all motions, commitments and Kamerstukken of the dossier."""
        return trails([self.kamerstuk(e.id) for e in self.entries])

    @cached_property
    def _desk(self) -> TrailDesk:
        """What trails answer by themselves."""
        return TrailDesk(self.trails, self.entries, self.kamerstuk)

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

    def _number_answer(
        self, question: Question, understood: Understanding, found: Sequence[Scored],
        meant: Sequence[Trail],
    ) -> Answer:
        """The number of a motion or commitment, which one is meant, or that there is none."""
        if draft := self._desk.number(meant, understood):
            return self._drafted(question, understood, found, "answered", draft)
        status: Status = "clarify" if len(meant) > 1 else "not_in_dossier"
        return self._plain(question, understood, found, status, self._desk.no_number(meant))

    def _head_answer(self, understood: Understanding) -> Draft | None:
        """The answer to a question about a document's own data, or None."""
        documents = [self.kamerstuk(d) for d in understood.documents]
        lines = head_lines(understood, self.retriever.query(understood), documents)
        return quote_lines(lines, self.kamerstuk) if lines else None

    def _head_lacks(self, understood: Understanding) -> str:
        """That the documents do not give what is asked of their heads, or nothing."""
        documents = [self.kamerstuk(d) for d in understood.documents]
        return head_lacks(understood, self.retriever.query(understood), documents)

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


def _with_parts(ranked: Sequence[Choice], parts: Sequence[Sequence[Choice]]) -> list[Choice]:
    """The best quote of every part among the first."""
    return [*ranked[:3], *(p[0] for p in parts), *ranked[3:]]


def open_assistant(settings: Settings) -> Assistant:
    """The assistant over the current index; raises IndexMissing, IndexStale, IndexDamaged."""
    encoder = load_encoder(settings.encoder, settings.query_prefix, settings.passage_prefix)
    generation = open_current(settings.index_dir, fingerprint(encoder))
    return Assistant(settings, generation, encoder)


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
