"""What other programs may ask of a served page: `ask`, `search` and `show`, by gradio_client.

    from gradio_client import Client
    Client("http://127.0.0.1:7860").predict("Wat doet de ATKM?", api_name="/ask")
"""

from datetime import date
from typing import Any

from index.errors import InputError, UnknownDocument, VaoError
from rag.assistant import Assistant
from rag.records import Filters, Question, Turn
from rag.serialise import answer_to_json, passage_to_json
from ui.terminal import document_json, note_json
from ui.words import MAX_QUESTION

MOST_PASSAGES = 100
_MOST_TURNS = 20


class Api:
    """The three functions over one assistant; each raises InputError or UnknownDocument."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def ask(
        self, question: str, history: list[dict[str, str]] | None = None,
        documents: list[str] | None = None, since: str = "", until: str = "",
    ) -> dict[str, Any]:
        """A cited answer as `vao-answer/1`. `history` holds {"role", "content"}; dates are
        2024-01-31."""
        turns = tuple(_turn(turn) for turn in (history or [])[-_MOST_TURNS:])
        filters = self._filters(documents, since, until)
        return answer_to_json(self._assistant.ask(Question(_text(question), turns, filters)))

    def search(
        self, query: str, k: int = 20, documents: list[str] | None = None, since: str = "",
        until: str = "",
    ) -> list[dict[str, Any]]:
        """The `k` best passages, at most 100."""
        filters = self._filters(documents, since, until)
        count = max(1, min(int(k), MOST_PASSAGES))
        found = self._assistant.search(Question(_text(query), filters=filters), count)
        return [passage_to_json(scored) for scored in found]

    def show(self, document: str, footnote: int = 0) -> dict[str, Any]:
        """A document whole, or one footnote of it (0: the document)."""
        kamerstuk = self._assistant.kamerstuk(str(document))
        if not footnote:
            return document_json(kamerstuk)
        note = kamerstuk.note(int(footnote))
        if note is None:
            raise UnknownDocument(f"{document} heeft geen voetnoot {footnote}.")
        return note_json(kamerstuk, note)

    def _filters(self, documents: list[str] | None, since: str, until: str) -> Filters:
        known = {e.id for e in self._assistant.entries}
        wanted = tuple(documents or ())
        if unknown := [d for d in wanted if d not in known]:
            raise UnknownDocument(f"{unknown[0]!r} staat niet in het dossier.")
        return Filters(wanted, _day(since), _day(until))


def add_api(gr: Any, assistant: Assistant, at_once: int) -> None:
    """Name the functions in the page that is being built."""
    api = Api(assistant)

    def told(function: Any) -> Any:
        """The same function; an error of ours reaches the caller as its own line."""
        from functools import wraps

        @wraps(function)
        def call(*values: Any, **named: Any) -> Any:
            try:
                return function(*values, **named)
            except VaoError as error:
                raise gr.Error(str(error), print_exception=False) from None

        return call

    for name in ("ask", "search", "show"):
        gr.api(told(getattr(api, name)), api_name=name, concurrency_limit=at_once,
               concurrency_id="answers")


def _text(text: str) -> str:
    shown = " ".join(str(text).split())
    if not shown:
        raise InputError("De vraag is leeg.")
    if len(shown) > MAX_QUESTION:
        raise InputError(f"De vraag is langer dan {MAX_QUESTION} tekens.")
    return shown


def _turn(turn: dict[str, str]) -> Turn:
    role, content = turn.get("role"), str(turn.get("content", ""))
    if role == "user":
        return Turn("user", content)
    if role == "assistant":
        return Turn("assistant", content)
    raise InputError('Een beurt heeft "role": "user" of "assistant", en "content".')


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{text!r} is geen datum; schrijf 2024-01-31.") from None
