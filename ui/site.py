"""The web application: our own files and gradio's page behind the shield, on one address."""

import hashlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

from index.errors import InputError
from rag.assistant import Assistant
from rag.settings import Settings
from ui.access import Access, by_password, by_proxy
from ui.frame import body_html, head_html
from ui.gradio_import import import_gradio
from ui.page import build_page
from ui.routes import FILES, add_routes
from ui.shield import App, Shield

_ROOM = Path(__file__).parent
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def build_site(assistant: Assistant, hosts: frozenset[str] = frozenset()) -> App:
    """The whole application as an ASGI app; `hosts` are its names besides those of loopback."""
    page = build_page(assistant)
    gr = import_gradio()
    from fastapi import FastAPI

    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    add_routes(site, assistant, head_html(version(), ("page.js",)))
    # Fonts by name would be fetched from Google; these are the system's.
    theme = gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace"])
    gr.mount_gradio_app(
        site, page, path="/", footer_links=[], show_error=False, ssr_mode=False,
        enable_monitoring=False, pwa=False, theme=theme, max_file_size=0, run_history=False,
        mcp_server=False,
    )
    shield = Shield(site, head_html(version()), body_html(assistant), hosts)
    guard = gate(assistant.settings)
    return guard(shield) if guard else shield


def version() -> str:
    """A short hash of our own files, so that a browser never mixes two versions."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((_ROOM / name).read_bytes())
    return digest.hexdigest()[:12]


def gate(settings: Settings) -> Callable[[App], App] | None:
    """What asks visitors who they are; None where the settings name no way.

    Raises SettingsError for a password file that cannot be used.
    """
    passwords = getattr(settings, "password_file", None)
    header = getattr(settings, "proxy_user_header", None)
    if passwords is not None:
        allowed = by_password(passwords)
        return lambda app: Access(app, allowed, ask_password=True)
    if header:
        return lambda app: Access(app, by_proxy(header), ask_password=False)
    return None


def bind(host: str, port: int, guarded: bool = False) -> socket.socket:
    """A listening socket. Raises InputError for a taken port, and for an address that other
    machines can reach unless the page is `guarded`."""
    if host not in LOOPBACK and not guarded:
        raise InputError(
            f"Op {host} luisteren kan niet: zonder toegangscontrole is de pagina alleen op deze "
            "machine te openen. Gebruik --host 127.0.0.1, of stel password_file of "
            "proxy_user_header in."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise InputError(
            f"Poort {port} op {host} kan niet worden geopend ({os.strerror(error.errno or 0)}). "
            f"Kies een andere poort, bijvoorbeeld: vao serve --port {port + 1}"
        ) from None


def run(site: App, listening: socket.socket, address: str) -> None:
    """Serve until interrupted; prints the address once the page can be opened."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"De pagina staat open op {address} (stoppen: Ctrl+C)", flush=True)

    config = uvicorn.Config(site, log_level="warning", access_log=False, server_header=False)
    Server(config).run(sockets=[listening])
