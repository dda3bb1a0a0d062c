"""`vao serve`, `feedback` and `password`: the page, what its users said, who may open it."""

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from index.errors import InputError
from ui.options import AsJson, day, remark

HOST, PORT = "127.0.0.1", 7860


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = HOST,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = PORT,
    mcp: Annotated[
        bool, typer.Option("--mcp", help="Offer MCP tools on stdin and stdout; opens no port.")
    ] = False,
) -> None:
    """Open the chat in the browser (same as python app.py), or serve MCP."""
    from rag.settings import load_settings

    if not mcp:
        from app import serve as serve_page

        serve_page(load_settings(), host, port)
        return
    if (host, port) != (HOST, PORT):
        raise InputError("--mcp opens no port: leave out --host and --port.")
    from ui.mcp_server import serve_stdio

    serve_stdio(load_settings())


def feedback(
    as_json: AsJson = False,
    since: Annotated[str | None, typer.Option(help="Only from this day (2024-01-31, UTC).")] = None,
) -> None:
    """List what users of the page said of answers, oldest first."""
    from eval.feedback import read_feedback
    from rag.settings import load_settings
    from ui.feedback import store_of
    from ui.terminal import feedback_lines

    first = day(since)
    path = store_of(load_settings().data_dir)
    said = read_feedback(path) if path.exists() else []
    if first is not None:
        # Stored in UTC as 2026-11-21T22:56:15+00:00, which sorts as it reads.
        said = [f for f in said if f.stored_at >= first.isoformat()]
    for line in (json.dumps(asdict(f), ensure_ascii=False) for f in said) if as_json else (
        feedback_lines(said)
    ):
        print(line)
    good = sum(f.thumb == "up" for f in said)
    remark(f"{len(said)} opinions: {good} good, {len(said) - good} not good ({path})")


def password(
    name: Annotated[str, typer.Argument(help="Who may open the page with it.")],
) -> None:
    """Print a line for the password file; asks for the password, or reads one line of stdin."""
    from ui.access import password_line

    print(password_line(name, _typed_twice(name) if sys.stdin.isatty() else _from_stdin()))


def _typed_twice(name: str) -> str:
    from getpass import getpass

    typed = getpass(f"Password for {name}: ")
    if getpass("The same again: ") != typed:
        raise InputError("The two passwords differ.")
    return typed


def _from_stdin() -> str:
    try:
        return sys.stdin.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise InputError("The password is not valid UTF-8 text.") from None
