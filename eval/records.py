"""The nouns of this room. A question of the set, an answer to it, and what a measure says of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from index.records import Kamerstuk

Expected = Literal["answer", "abstain", "correct", "clarify", "refuse"]
Half = Literal["dev", "test", "all"]
Dossier = Mapping[str, Kamerstuk]  # by document id

# The statuses of an answer that says something about the dossier.
ANSWERING = frozenset({"answered", "partial", "premise_corrected"})
WANTED_STATUS: Mapping[Expected, frozenset[str]] = {
    "answer": frozenset({"answered", "partial"}),
    "abstain": frozenset({"not_in_dossier"}),
    "correct": frozenset({"premise_corrected"}),
    "clarify": frozenset({"clarify"}),
    "refuse": frozenset({"refused"}),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the dossier that a right answer rests on.

    `footnotes` are note numbers of `document`. `level` "document" marks letterheads and
    signatures, which no passage need hold. `replaces` is the index of the required citation
    that this one may stand for; None: right beside it, but not instead of it.
    """

    document: str
    quote: str
    footnotes: tuple[int, ...] = ()
    level: Literal["passage", "document"] = "passage"
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """One question of the set with what a right answer holds (see eval/README.md)."""

    id: str
    kind: str
    question: str
    answerable: bool
    expected: Expected
    answer: str = ""
    history: tuple[Message, ...] = ()
    key_facts: tuple[tuple[str, ...], ...] = ()  # a fact is its acceptable surface forms
    citations: tuple[Evidence, ...] = ()
    also_acceptable: tuple[Evidence, ...] = ()
    forbidden: tuple[str, ...] = ()
    derived: tuple[int, ...] = ()
    notes: str = ""

    @property
    def half(self) -> Literal["dev", "test"]:
        """The half by the parity of the id's number: odd is dev, even is test."""
        return "dev" if int(self.id[1:]) % 2 else "test"

    @property
    def cites(self) -> bool:
        """Whether a right answer cites the dossier (expected answer or correct)."""
        return self.expected in ("answer", "correct") and bool(self.citations)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions that are asked. `sha256` is over the ids and full text of all of them."""

    questions: tuple[QuestionRecord, ...]
    half: Half
    files: tuple[tuple[str, str], ...]  # (file name, sha256 of its bytes)
    sha256: str


@dataclass(frozen=True, slots=True)
class GivenNote:
    """A footnote as an answer gives it. `text is None`: the answer says it has no text."""

    number: int
    text: str | None


@dataclass(frozen=True, slots=True)
class GivenCitation:
    """A citation as an answer gives it; offsets are half-open, in `Kamerstuk.text`."""

    n: int
    document: str
    quote: str
    start: int
    end: int
    notes: tuple[GivenNote, ...] = ()
    reference: str = ""
    heading: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class GivenPassage:
    """A retrieved passage, best first, with the text of its notes."""

    id: str
    document: str
    text: str
    notes: tuple[GivenNote, ...] = ()
    score: float = 0.0

    @property
    def full_text(self) -> str:
        """Running text and then the notes' texts, which count as the passage's text."""
        return " ".join([self.text, *(n.text for n in self.notes if n.text)])


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer read from the format vao-answer/1. `error` is empty unless there is none."""

    status: str
    text: str = ""
    standalone: str = ""
    sentence_citations: tuple[int, ...] = ()  # every n that a sentence names
    citations: tuple[GivenCitation, ...] = ()
    passages: tuple[GivenPassage, ...] = ()
    mode: str = ""
    model: str | None = None
    settings: str = ""
    index: str = ""
    retrieve_ms: float | None = None
    total_ms: float | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the answer it got, and where its evidence was retrieved.

    `ranks` has a tuple for each budget of words (0: no budget): for each required citation the
    rank, from 1, of the first passage that holds it, or None.
    """

    record: QuestionRecord
    answer: GivenAnswer
    dossier: Dossier
    ranks: Mapping[int, tuple[int | None, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """What one measure says of one question: `hits` out of `of` units, and why not all."""

    hits: float
    of: int
    why: str = ""

    @property
    def value(self) -> float:
        """The share, `hits / of`; for counts (`of` is 1) the count itself."""
        return self.hits / self.of


@dataclass(frozen=True, slots=True)
class Measure:
    """A named way to score one case; `score` gives None where the measure does not apply.

    `kind` says how scores become one figure: "share" (0…1) the mean over questions, "count" the sum
    of events, "median" the median, "ratio" all hits over all units.
    """

    name: str
    label: str
    group: str
    score: Callable[[Case], Score | None]
    kind: Literal["share", "count", "median", "ratio"] = "share"
    higher_is_better: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """One case with the score of every measure that applies to it."""

    case: Case
    scores: Mapping[str, Score]

    @property
    def id(self) -> str:
        """The question's id."""
        return self.case.record.id


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A whole run: the set, the corpus it was asked of (sha256), and all its judged cases."""

    questions: QuestionSet
    corpus: Mapping[str, str]  # document id: sha256 of Kamerstuk.text
    judged: tuple[Judged, ...]

    @property
    def missing(self) -> tuple[Judged, ...]:
        """Cases without an answer (a crash, or an unreadable answer); each counts as 0."""
        return tuple(j for j in self.judged if j.case.answer.error)
