"""Where outside text enters: lines of a question file and answers in the form vao-answer/1.

pydantic checks it here, and only the frozen records of `eval.records` go further.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from eval.records import (
    Evidence,
    Expected,
    GivenAnswer,
    GivenCitation,
    GivenNote,
    GivenPassage,
    Message,
    QuestionRecord,
)
from index.errors import InputError

ANSWER_SCHEMA = "vao-answer/1"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Open(BaseModel):
    """Answers may grow fields within one schema number; what is read here must be right."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _EvidenceLine(_Strict):
    document: str
    footnotes: list[int]
    quote: str = Field(min_length=1)
    seed: str = ""
    level: Literal["passage", "document"] = "passage"
    replaces: int | None = None

    def record(self) -> Evidence:
        return Evidence(self.document, self.quote, tuple(self.footnotes), self.level, self.replaces)


class _MessageLine(_Strict):
    role: Literal["user", "assistant"]
    content: str


class _QuestionLine(_Strict):
    id: str = Field(pattern=r"^[a-z]\d{3,}$")
    kind: str = Field(min_length=1)
    question: str = Field(min_length=1)
    answerable: bool
    expected: Expected
    answer: str
    key_facts: list[str | list[str]]
    citations: list[_EvidenceLine]
    notes: str = ""
    history: list[_MessageLine] = []
    also_acceptable: list[_EvidenceLine] = []
    forbidden: list[str] = []
    derived: list[int] = []

    @model_validator(mode="after")
    def _agrees(self) -> "_QuestionLine":
        if (self.expected == "answer") != self.answerable:
            raise ValueError(f"expected {self.expected} with answerable {self.answerable}")
        if self.answerable and not self.citations:
            raise ValueError("answerable without a citation")
        if any(c.replaces is not None for c in self.citations):
            raise ValueError("a required citation replaces another")
        for c in self.also_acceptable:
            if c.replaces is not None and not 0 <= c.replaces < len(self.citations):
                raise ValueError(f"replaces {c.replaces}, which is not there")
        return self

    def record(self) -> QuestionRecord:
        return QuestionRecord(
            id=self.id,
            kind=self.kind,
            question=self.question,
            answerable=self.answerable,
            expected=self.expected,
            answer=self.answer,
            history=tuple(Message(m.role, m.content) for m in self.history),
            key_facts=tuple((f,) if isinstance(f, str) else tuple(f) for f in self.key_facts),
            citations=tuple(c.record() for c in self.citations),
            also_acceptable=tuple(c.record() for c in self.also_acceptable),
            forbidden=tuple(self.forbidden),
            derived=tuple(self.derived),
            notes=self.notes,
        )


class _NoteJson(_Open):
    number: int
    text: str | None = None

    def record(self) -> GivenNote:
        return GivenNote(self.number, self.text)


class _CitationJson(_Open):
    n: int
    document: str
    quote: str
    start: int
    end: int
    footnotes: list[_NoteJson] = []
    reference: str = ""
    heading: list[str] = []
    url: str = ""


class _SentenceJson(_Open):
    citations: list[int] = []


class _PassageJson(_Open):
    id: str
    document: str
    text: str
    rank: int = 0
    score: float = 0.0
    notes: list[_NoteJson] = []


class _AnswerJson(_Open):
    schema_: Literal["vao-answer/1"] = Field(alias="schema")
    status: str
    answer: str
    standalone: str = ""
    sentences: list[_SentenceJson] = []
    citations: list[_CitationJson] = []
    passages: list[_PassageJson] = []
    mode: str = ""
    model: str | None = None
    settings: str = ""
    index: str = ""
    timings_ms: dict[str, float] = {}


def first_complaint(error: ValidationError) -> str:
    """The first thing pydantic found wrong, in one line: field and reason."""
    found = error.errors()[0]
    where = ".".join(str(part) for part in found["loc"]) or "record"
    return f"{where}: {found['msg']}"


def read_question(line: dict[str, Any]) -> QuestionRecord:
    """One decoded line of a question file. Raises: InputError, in one line, when it is broken."""
    try:
        return _QuestionLine.model_validate(line).record()
    except ValidationError as error:
        raise InputError(first_complaint(error)) from None


def read_answer(answer: dict[str, Any]) -> GivenAnswer:
    """An answer in the form vao-answer/1. Raises: InputError when it is not of that form."""
    try:
        read = _AnswerJson.model_validate(answer)
    except ValidationError as error:
        raise InputError(f"not {ANSWER_SCHEMA}: {first_complaint(error)}") from None
    passages = sorted(read.passages, key=lambda p: p.rank)
    return GivenAnswer(
        status=read.status,
        text=read.answer,
        standalone=read.standalone,
        sentence_citations=tuple(n for s in read.sentences for n in s.citations),
        citations=tuple(_citation(c) for c in read.citations),
        passages=tuple(_passage(p) for p in passages),
        mode=read.mode,
        model=read.model,
        settings=read.settings,
        index=read.index,
        retrieve_ms=read.timings_ms.get("retrieve"),
        total_ms=read.timings_ms.get("total"),
    )


def _citation(c: _CitationJson) -> GivenCitation:
    notes = tuple(n.record() for n in c.footnotes)
    heading = tuple(c.heading)
    return GivenCitation(
        c.n, c.document, c.quote, c.start, c.end, notes, c.reference, heading, c.url
    )


def _passage(p: _PassageJson) -> GivenPassage:
    return GivenPassage(p.id, p.document, p.text, tuple(n.record() for n in p.notes), p.score)
