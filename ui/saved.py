"""The conversation as the browser keeps it. The server keeps none, so users cannot mix.

What comes back from a browser is outside text: it is read here by pydantic with limits, and each
quote is checked against the dossier again before it is shown.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from index.errors import VaoError
from index.records import Kamerstuk
from rag.cite import cite
from rag.records import Answer, Citation, Filters, Mode, Status, Turn

KamerstukOf = Callable[[str], Kamerstuk]
MAX_TURNS = 50  # kept in the browser; older ones fall away
_HISTORY = 6  # turns that a follow-up question can lean on

Short = Annotated[str, Field(max_length=200)]
Long = Annotated[str, Field(max_length=20_000)]


class _Saved(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SavedSentence(_Saved):
    """A sentence of the answer with the numbers of its citations."""

    text: Long
    citations: Annotated[tuple[int, ...], Field(max_length=50)] = ()
    quote: Long = ""


class SavedCitation(_Saved):
    """Where a quote stands; half-open offsets of `Kamerstuk.text`."""

    n: int
    document: Short
    start: int
    end: int
    quote: Long
    # None: whichever footnotes stand at the quote.
    notes: Annotated[tuple[int, ...], Field(max_length=100)] | None = ()


class SavedAnswer(_Saved):
    """One question with its answer."""

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    asked_at: Short
    question: Long
    standalone: Long
    status: Status
    text: Long
    sentences: Annotated[tuple[SavedSentence, ...], Field(max_length=200)] = ()
    citations: Annotated[tuple[SavedCitation, ...], Field(max_length=200)] = ()
    passages: Annotated[tuple[Short, ...], Field(max_length=100)] = ()
    filters: Filters = Filters()
    mode: Mode = "extractive"
    model: Short | None = None
    index: Short = ""
    notice: Long = ""
    unsupported: Annotated[tuple[Long, ...], Field(max_length=200)] = ()


Conversation = tuple[SavedAnswer, ...]
_adapter: TypeAdapter[list[SavedAnswer]] = TypeAdapter(list[SavedAnswer])


def save_answer(answer: Answer) -> SavedAnswer:
    """What the browser keeps of an answer, under a new random id."""
    cited = {c.n: c for c in answer.citations}
    return SavedAnswer(
        id=secrets.token_hex(8),
        asked_at=datetime.now(UTC).isoformat(timespec="seconds"),
        question=answer.question.text,
        standalone=answer.standalone,
        status=answer.status,
        text=answer.text,
        sentences=tuple(
            SavedSentence(
                text=s.text, citations=s.citations, quote=quote_of(s.text, s.citations, cited)
            )
            for s in answer.sentences
        ),
        citations=tuple(
            SavedCitation(
                n=c.n, document=c.document, start=c.start, end=c.end, quote=c.quote,
                notes=tuple(note.number for note in c.footnotes),
            )
            for c in answer.citations
        ),
        passages=tuple(p.passage.id for p in answer.passages),
        filters=answer.question.filters,
        mode=answer.mode,
        model=answer.model,
        index=answer.index_version,
        notice=answer.notice,
        unsupported=answer.writing.unsupported if answer.writing else (),
    )


def quote_of(
    text: str, numbers: Sequence[int], cited: Mapping[int, Citation | None]
) -> str:
    """The literal text that a sentence holds, of a quote or of a note that it bears, or nothing.

    A quote may hold brackets and guillemets of its own, so it is not found by its signs.
    """
    quoted = (q for n in numbers if (c := cited.get(n)) for q in c.quoted if q in text)
    return max(quoted, key=len, default="")


def read_conversation(value: Any) -> Conversation:
    """The conversation in a browser's storage; what cannot be read is an empty one."""
    if not isinstance(value, list):
        return ()
    try:
        return tuple(_adapter.validate_python(value[-MAX_TURNS:]))
    except ValidationError:
        return ()


def dump_conversation(turns: Conversation) -> list[dict[str, Any]]:
    """The conversation as plain JSON values."""
    return [turn.model_dump(mode="json") for turn in turns[-MAX_TURNS:]]


def history(turns: Conversation) -> tuple[Turn, ...]:
    """The last turns, as a question's history."""
    return tuple(
        turn
        for saved in turns[-_HISTORY:]
        for turn in (Turn("user", saved.question), Turn("assistant", saved.text))
    )


def cited_again(saved: SavedCitation, kamerstuk_of: KamerstukOf) -> Citation | None:
    """The citation of a saved place; None when the dossier no longer says so there."""
    try:
        kamerstuk = kamerstuk_of(saved.document)
    except VaoError:
        return None
    if not saved.quote.strip() or kamerstuk.text[saved.start : saved.end] != saved.quote:
        return None
    if saved.quote.strip() != saved.quote or saved.start < 0:
        return None
    return cite(kamerstuk, saved.start, saved.end, saved.n, saved.notes)
