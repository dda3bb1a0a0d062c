"""The nouns of this room: what a question becomes on its way to a cited answer."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from index.records import Footnote, Passage, Reference

Status = Literal[
    "answered",
    "partial",
    "not_in_dossier",
    "premise_corrected",
    "clarify",
    "refused",
    "error",
]
Mode = Literal["extractive", "llm"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user limits the search to; empty means everything."""

    documents: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its history. `standalone` is what can be understood without the history."""

    text: str
    history: tuple[Turn, ...] = ()
    filters: Filters = Filters()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A retrieved passage. `score` is comparable within one question only, higher is better."""

    passage: Passage
    text: str
    notes: tuple[Footnote, ...]
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class CitedNote:
    """A footnote as cited. `text is None`: the source does not give it."""

    number: int
    text: str | None
    refers_to: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A literal quote with its place; `kamerstuk.text[start:end] == quote`, always."""

    n: int
    document: str
    reference: str  # "Kamerstukken II 2023/24, 29 754, nr. 708"
    heading_path: tuple[str, ...]
    paragraph: int
    footnotes: tuple[CitedNote, ...]
    quote: str
    start: int
    end: int
    url: str
    # What the place is called that has no heading: "inleiding" or "ondertekening"; else empty.
    part: str = ""

    @property
    def quoted(self) -> tuple[str, ...]:
        """What a sentence may quote by this citation, the longest first: its quote, its notes."""
        notes = (note.text for note in self.footnotes if note.text)
        return tuple(sorted((self.quote, *notes), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the answer with the numbers of its citations."""

    text: str
    citations: tuple[int, ...]


Ruling = Literal[
    "supported",  # every check passed
    "repaired",  # failed, was asked again, and passed
    "no_source",  # cites nothing
    "unknown_key",  # cites a key that was never handed out
    "locator",  # names a footnote, page or address in its running text
    "number",  # a number that the cited passage lacks
    "date",
    "name",
    "kamerstuk",
    "quote",  # between quotation marks, and not literally in the passage
    "negation",
    "modality",
    "support",  # too little of it stands in the cited passage
    "contradiction",  # the entailment model, where one is set, reads the opposite there
    "entailment",  # or does not read it there
    "language",  # not Dutch
    "unfinished",
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one sentence of a language model; `reason` is one Dutch phrase.

    `text` is the sentence as the model wrote it, `again` what it wrote when it was asked again;
    `support` is 0…1, higher is better.
    """

    text: str
    ruling: Ruling
    reason: str = ""
    support: float = 0.0
    again: str = ""

    @property
    def passed(self) -> bool:
        """Whether the sentence may be shown as fact."""
        return self.ruling in ("supported", "repaired")


@dataclass(frozen=True, slots=True)
class Writing:
    """What a language model did for an answer, beside what is shown of it.

    `reply` is the raw text, whole; `rejected` counts sentences held back, `invented` keys that
    were never handed out. `prompt` is "antwoord v1", `prompt_hash` the SHA-256 of its file; where
    sentences were asked again both name that prompt too, after a comma.
    `unsupported` are sentences to show apart, without markers.
    """

    model: str
    prompt: str
    prompt_hash: str
    reply: str = ""
    verdicts: tuple[Verdict, ...] = ()
    rejected: int = 0
    invented: int = 0
    unsupported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What leaves the room. Every [n] in `text` has its citation, and the other way round."""

    question: Question
    standalone: str
    status: Status
    text: str
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    passages: tuple[Scored, ...] = ()
    mode: Mode = "extractive"
    model: str | None = None
    settings_hash: str = ""
    index_version: str = ""
    timings_ms: dict[str, float] = field(default_factory=dict)
    # A line for the reader about the language model; it ends `text` as well.
    notice: str = ""
    writing: Writing | None = None
