"""`vao serve`: the page, or the same for other programs."""

from typing import Annotated

import typer

from index.errors import InputError

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
