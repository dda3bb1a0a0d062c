"""`vao-answer/1` and what goes with it as types, from which the MCP tools publish JSON schemas.

`rag.serialise` and `ui.terminal` write these; the shapes are stated here for the reader of a tool.
"""

# Not typing's own, which pydantic refuses before Python 3.12.
from typing_extensions import TypedDict

from rag.records import Mode, Status


class NoteText(TypedDict):
    """A footnote of a passage; `text` is null where the source does not give it."""

    number: int
    text: str | None


class CitedNote(TypedDict):
    """A footnote under a quote, with the documents it refers to ("29754-690")."""

    number: int
    text: str | None
    refers_to: list[str]


class Sentence(TypedDict):
    """A sentence of the answer with the numbers of its citations."""

    text: str
    citations: list[int]


class Citation(TypedDict):
    """A literal quote: characters `start` to `end` (half-open) of the document's text."""

    n: int
    document: str
    reference: str
    heading: list[str]
    paragraph: int
    footnotes: list[CitedNote]
    quote: str
    start: int
    end: int
    url: str


class Passage(TypedDict):
    """A retrieved passage; `score` is comparable within one question, higher is better."""

    id: str
    document: str
    rank: int
    score: float
    text: str
    notes: list[NoteText]


class AnswerJson(TypedDict):
    """`vao-answer/1`."""

    schema: str
    id: str | None
    question: str
    standalone: str
    status: Status
    answer: str
    sentences: list[Sentence]
    citations: list[Citation]
    passages: list[Passage]
    mode: Mode
    model: str | None
    settings: str
    index: str
    timings_ms: dict[str, float]


class Found(TypedDict):
    """What `search` gives, best first."""

    passages: list[Passage]
