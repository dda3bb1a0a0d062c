"""What the commands share: their options, and the checks of what is typed."""

import sys
from datetime import date
from typing import Annotated, Any

import typer

from index.errors import InputError, UnknownDocument

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for machines.")]
Documents = Annotated[
    list[str] | None, typer.Option("--kamerstuk", help="Only this document; may be repeated.")
]
Since = Annotated[str | None, typer.Option(help="Only documents from this date (2024-01-31).")]
Until = Annotated[str | None, typer.Option(help="Only documents up to this date (2024-01-31).")]


def assistant_for(filters: Any) -> Any:
    """The assistant over the current index. Raises UnknownDocument for a document it lacks."""
    from rag.assistant import open_assistant
    from rag.settings import load_settings

    assistant = open_assistant(load_settings())
    known = {e.id for e in assistant.entries}
    if unknown := [d for d in filters.documents if d not in known]:
        listed = ", ".join(sorted(known))
        raise UnknownDocument(f"{unknown[0]!r} is not in the dossier; it holds: {listed}.")
    return assistant


def check_text(what: str, text: str) -> None:
    """Raises InputError for text that is empty or holds half characters."""
    if not text.strip():
        raise InputError(f"The {what} is empty. Type what to look for, in Dutch.")
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise InputError(f"The {what} is not valid UTF-8 text.")


def day(text: str | None) -> date | None:
    """A date written as 2024-01-31. Raises InputError."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is no date. Write it as 2024-01-31.") from None


def remark(line: str) -> None:
    """One line on stderr, at once."""
    print(line, file=sys.stderr, flush=True)
