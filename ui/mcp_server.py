"""`ask`, `search` and `show` as tools of the Model Context Protocol, over stdin and stdout.

No port is opened: whoever may start the program may use it, and nothing else can. Gradio can
serve MCP as well, beside the page; why that is not used stands in docs/api.md.
"""

import functools
import inspect
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

from pydantic import Field
from typing_extensions import TypedDict

from index.errors import InputError, VaoError
from rag.assistant import Assistant, open_assistant
from rag.cite import short_name
from rag.settings import Settings
from ui.answer_schema import AnswerJson, Found
from ui.api import MOST_PASSAGES, Api
from ui.words import MAX_QUESTION, NOTICE, TITLE

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer


class Beurt(TypedDict):
    """Een eerder bericht van het gesprek."""

    role: Literal["user", "assistant"]
    content: str


# Published, and checked by Api, whose errors are one line.
_SHORT: dict[str, Any] = {"maxLength": MAX_QUESTION}
_DAY: dict[str, Any] = {"pattern": r"^(\d{4}-\d{2}-\d{2})?$"}
Question = Annotated[str, Field(
    json_schema_extra=_SHORT,
    description="De vraag, in het Nederlands, bijvoorbeeld: Wat doet de ATKM?",
)]
History = Annotated[tuple[Beurt, ...], Field(
    description="Eerdere berichten van dit gesprek, oudste eerst; nodig bij een vervolgvraag.",
)]
Documents = Annotated[tuple[str, ...], Field(
    description="Alleen in deze stukken zoeken, bijvoorbeeld 29754-708. Leeg: in alle stukken.",
)]
Since = Annotated[str, Field(
    description="Alleen stukken vanaf deze dag, geschreven als 2024-01-31. Leeg: geen grens.",
    json_schema_extra=_DAY,
)]
Until = Annotated[str, Field(
    description="Alleen stukken tot en met deze dag, geschreven als 2024-01-31. Leeg: geen grens.",
    json_schema_extra=_DAY,
)]
Query = Annotated[str, Field(
    json_schema_extra=_SHORT, description="Waarnaar wordt gezocht: een vraag of trefwoorden.",
)]
Count = Annotated[int, Field(ge=1, le=MOST_PASSAGES, description="Hoeveel passages.")]
Document = Annotated[str, Field(description="Het stuk, bijvoorbeeld 29754-708.")]
Footnote = Annotated[int, Field(
    ge=0, description="Alleen deze voetnoot. 0: het hele stuk, met alle voetnoten (lang).",
)]


class Tools:
    """The tools over one assistant; their docstrings are what a client's model reads."""

    def __init__(self, assistant: Assistant) -> None:
        self._api = Api(assistant)

    def ask(
        self, question: Question, history: History = (), documents: Documents = (),
        since: Since = "", until: Until = "",
    ) -> AnswerJson:
        """Beantwoord een vraag over het dossier met letterlijke citaten en hun vindplaats.

        Elk citaat is woord voor woord gecontroleerd; `citations` geeft Kamerstuk, kop, voetnoten
        en officieel adres. `status` zegt of het dossier de vraag beantwoordt: answered, partial,
        not_in_dossier, premise_corrected (de vraag gaat uit van iets dat niet klopt), clarify
        (wedervraag), refused of error. Geef een citaat ongewijzigd en met zijn vindplaats door.
        """
        turns = [{"role": turn["role"], "content": turn["content"]} for turn in history]
        answer = self._api.ask(question, turns, list(documents), since, until)
        return cast(AnswerJson, answer)

    def search(
        self, query: Query, k: Count = 20, documents: Documents = (), since: Since = "",
        until: Until = "",
    ) -> Found:
        """Geef de passages van het dossier die het best bij een zoekvraag passen, beste eerst.

        Er wordt geen antwoord gemaakt. Elke passage heeft haar stuk, letterlijke tekst en de
        tekst van haar voetnoten (null waar de bron die niet geeft).
        """
        found = self._api.search(query, k, list(documents), since, until)
        return cast(Found, {"passages": found})

    def show(self, document: Document, footnote: Footnote = 0) -> dict[str, Any]:
        """Geef een stuk van het dossier, of één voetnoot met de zin waar zij bij staat.

        Een voetnoot komt met de stukken waarnaar zij verwijst en of die in het dossier zitten.
        """
        return self._api.show(document, footnote)


def build_server(assistant: Assistant) -> "MCPServer[Any]":
    """The MCP server over an opened assistant. Raises InputError without the package mcp."""
    mcp_server, annotations = _library()
    held = ", ".join(f"{e.id} ({short_name(e)})" for e in assistant.entries)
    server: MCPServer[Any] = mcp_server(
        "vao", title=TITLE, instructions=f"{NOTICE} Het dossier bevat: {held}.", version=_version(),
        # What a client sends is its own and stays out of the log.
        log_level="WARNING",
    )
    reads = annotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    tools = Tools(assistant)
    for name, title in _TITLES.items():
        tool = getattr(tools, name)
        server.add_tool(_told(tool), name, title, inspect.cleandoc(tool.__doc__), reads)
    return server


_TITLES = {
    "ask": "Vraag het dossier",
    "search": "Zoek passages",
    "show": "Toon een stuk of voetnoot",
}


def serve_stdio(settings: Settings) -> None:
    """Serve until stdin ends. Raises InputError without the package mcp, and as open_assistant."""
    _library()  # told before the index is opened
    server = build_server(open_assistant(settings))
    print("MCP op stdin en stdout (stoppen: Ctrl+C)", file=sys.stderr, flush=True)
    # The thread that waits for stdin would hold up Python's own way of ending; nothing is written.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    server.run("stdio")


def _library() -> Any:
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp_types import ToolAnnotations
    except ImportError as error:
        raise InputError(
            f"vao serve --mcp needs the package mcp ({error.name} is missing). "
            "Run: pip install --constraint constraints.txt '.[mcp]'"
        ) from None
    return MCPServer, ToolAnnotations


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The same tool; an error of ours reaches the client as its own line."""
    from mcp.server.mcpserver.exceptions import ToolError

    @functools.wraps(tool)
    def call(*values: Any, **named: Any) -> Any:
        try:
            return tool(*values, **named)
        except VaoError as error:
            raise ToolError(str(error)) from None

    return call


def _version() -> str:
    from importlib.metadata import version

    return version("vao-assistent")
