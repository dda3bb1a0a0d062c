"""The MCP tools, over stdin and stdout, as a client of the protocol meets them."""

import asyncio
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from rag.assistant import Assistant
from rag.records import Question
from rag.serialise import answer_to_json, passage_to_json
from tests.ui.conftest import ROOT, Vao, one_line, start_page
from tests.ui.scripted import PLAIN

SERVE = ["-m", "ui.commands", "serve", "--mcp"]
Session = Callable[[Callable[[Any], Coroutine[Any, Any, Any]]], Any]


@pytest.fixture
def session(data_dir: Path, built: object, tmp_path: Path) -> Session:
    """Runs what is given over a connected client; the server is a process of its own."""

    async def talk(doing: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
        from mcp import Client, StdioServerParameters
        from mcp.client.stdio import stdio_client

        server = StdioServerParameters(
            command=sys.executable, args=SERVE, cwd=ROOT, env={"VAO_DATA_DIR": str(data_dir)}
        )
        with (tmp_path / "said").open("w") as said:
            async with Client(stdio_client(server, said)) as client:
                return await doing(client)

    def run(doing: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
        # In a thread of its own, for the browser tests keep an event loop running in this one.
        with ThreadPoolExecutor(1) as apart:
            return apart.submit(asyncio.run, talk(doing)).result(120)

    return run


def test_a_client_finds_three_tools_that_only_read(session: Session) -> None:
    async def look(client: Any) -> Any:
        return client.instructions, (await client.list_tools()).tools

    instructions, tools = session(look)
    assert instructions.startswith("U praat met een geautomatiseerd systeem (AI).")
    assert "29754-729-beslisnota" in instructions
    assert [(t.name, t.title, t.annotations.read_only_hint, t.annotations.open_world_hint)
            for t in tools] == [
        ("ask", "Vraag het dossier", True, False),
        ("search", "Zoek passages", True, False),
        ("show", "Toon een stuk of voetnoot", True, False),
    ]
    ask, search, show = tools
    assert ask.description.startswith("Beantwoord een vraag over het dossier")
    assert ask.input_schema["required"] == ["question"]
    assert ask.input_schema["properties"]["question"]["maxLength"] == 2000
    assert ask.output_schema["properties"]["status"]["enum"][0] == "answered"
    assert search.input_schema["properties"]["k"] == {
        "default": 20, "description": "Hoeveel passages.", "maximum": 100, "minimum": 1,
        "title": "K", "type": "integer",
    }  # fmt: skip
    assert list(show.input_schema["properties"]) == ["document", "footnote"]
    described = [p.get("description") for t in tools for p in t.input_schema["properties"].values()]
    assert None not in described


def test_answers_and_passages_are_whole(session: Session, assistant: Assistant) -> None:
    """Nothing of vao-answer/1 is lost in the published types, nor changed on the way."""
    history = [{"role": "user", "content": PLAIN}, {"role": "assistant", "content": "Zie nr. 774."}]

    async def use(client: Any) -> Any:
        call = client.call_tool
        return (
            await call("ask", {"question": "Is een universeel duidingskader haalbaar?"}),
            await call("ask", {"question": "En wat kost dat?", "history": history}),
            await call("search", {"query": "algoritmen", "k": 3, "documents": ["29754-708"]}),
            await call("show", {"document": "29754-774", "footnote": 24}),
        )

    asked, followed, found, note = session(use)
    expected = answer_to_json(assistant.ask(Question("Is een universeel duidingskader haalbaar?")))
    assert asked.structured_content | {"timings_ms": {}} == expected | {"timings_ms": {}}
    assert asked.structured_content["citations"] != []
    assert json.loads(asked.content[0].text) == asked.structured_content
    assert PLAIN.rstrip("?") in followed.structured_content["standalone"]
    best = assistant.search(Question("algoritmen"), 100)
    mine = [passage_to_json(s) for s in best if s.passage.document == "29754-708"][:3]
    assert [p["id"] for p in found.structured_content["passages"]] == [p["id"] for p in mine]
    assert set(found.structured_content["passages"][0]) == set(mine[0])
    assert (note.structured_content["number"], note.structured_content["text"]) == (24, None)


@pytest.mark.parametrize(
    ("tool", "arguments", "error"),
    [
        ("ask", {"question": " "}, "De vraag is leeg."),
        ("ask", {"question": "x" * 2001}, "De vraag is langer dan 2000 tekens."),
        ("ask", {"question": "x", "since": "gisteren"},
         "'gisteren' is geen datum; schrijf 2024-01-31."),
        ("search", {"query": "x", "documents": ["1"]}, "'1' staat niet in het dossier."),
        ("show", {"document": "29754-708", "footnote": 99}, "29754-708 heeft geen voetnoot 99."),
        ("search", {"query": "x", "k": 0}, "1 validation error for searchArguments"),
        ("ask", {"question": "x", "history": [{"role": "system", "content": ""}]},
         "1 validation error for askArguments"),
        ("show", {"document": "../../etc/passwd"}, "'../../etc/passwd' is not in the dossier"),
    ],
)
def test_what_cannot_be_used_is_told_to_the_client(
    assistant: Assistant, tool: str, arguments: dict[str, Any], error: str
) -> None:
    from mcp import Client

    from ui.mcp_server import build_server

    async def call() -> Any:
        async with Client(build_server(assistant)) as client:
            return await client.call_tool(tool, arguments)

    with ThreadPoolExecutor(1) as apart:
        result = apart.submit(asyncio.run, call()).result(60)
    assert result.is_error
    assert result.content[0].text.startswith(f"Error executing tool {tool}: {error}")


@pytest.mark.usefixtures("built")
def test_the_server_loads_nothing_heavy_and_ends_with_its_input(data_dir: Path) -> None:
    code = (
        "import sys\n"
        "sys.argv = ['vao', 'serve', '--mcp']\n"
        "from ui.commands import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "print([m for m in ('gradio', 'torch', 'llama_index') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, text=True, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=60, check=True)
    assert (done.stdout, done.stderr) == ("[]\n", "MCP op stdin en stdout (stoppen: Ctrl+C)\n")


@pytest.mark.usefixtures("built")
def test_an_interrupt_ends_the_server(data_dir: Path) -> None:
    with start_page(data_dir, *SERVE, stdin=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("MCP op stdin en stdout")
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == -signal.SIGINT


def test_without_the_package_it_is_one_clear_line(
    vao: Vao, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    assert one_line(vao("serve", "--mcp")).startswith("vao serve --mcp needs the package mcp (")


def test_an_address_for_mcp_is_refused(vao: Vao) -> None:
    assert one_line(vao("serve", "--mcp", "--port", "8000")) == (
        "--mcp opens no port: leave out --host and --port."
    )


def test_without_an_index_there_are_no_tools(
    vao: Vao, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VAO_DATA_DIR", str(tmp_path))
    assert one_line(vao("serve", "--mcp")) == "There is no index yet. Run: vao index"
