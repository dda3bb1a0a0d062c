"""What stands before gradio: only the paths the page needs, only our host, strict headers.

Gradio offers uploads, file reading, a proxy and more under its own paths; none of them is
reachable here. Inline scripts run only with the nonce of the page they came with.
"""

import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_API = "/gradio_api"
_ALLOWED = re.compile(
    r"/|/oordeel|/uitvoer/(?:docx|md|print|sporen\.csv)|/systeemkaart(?:/en)?"
    r"|/config|/theme\.css|/favicon\.ico|/eigen/[\w-]+(?:\.\w+)?"
    r"|/(?:assets|static/js|static/img)/[\w@-]+(?:\.[\w@-]+)*"
    rf"|{_API}/(?:info|config|app_id|startup-events|queue/(?:join|data|status)|cancel|reset"
    r"|heartbeat/[\w-]+|call/[\w-]+(?:/[\w-]+)?)/?"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
# For whatever is no page.
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
# The print view has a style of its own and nothing else.
_PRINTED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
# The system card has the page's style and theme button, and needs nothing of gradio's.
_CARD = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'self'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_POLICIES = {"/uitvoer/print": _PRINTED, "/systeemkaart": _CARD, "/systeemkaart/en": _CARD}
_LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})


def content_security_policy(nonce: str) -> str:
    """The policy of one page. Gradio compiles its templates in the browser, hence unsafe-eval, and
    sets style attributes, hence unsafe-inline for styles; neither lets markup run a script."""
    return (
        "default-src 'none'; "
        f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    )


class Shield:
    """ASGI middleware. `hosts` are the names under which the page may be asked for, besides
    loopback's own: a page of another site cannot reach it by pointing its name here."""

    def __init__(self, app: App, head: str, body: str, hosts: frozenset[str] = frozenset()) -> None:
        self._app, self._head, self._body = app, head, body
        self._hosts = _LOCAL_HOSTS | hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] != "http":
            return
        elif not self._ours(scope):
            await _refuse(send, 421, "Dit adres hoort niet bij deze pagina.")
        elif not _ALLOWED.fullmatch(scope["path"]):
            await _refuse(send, 404, "Deze pagina bestaat niet.")
        elif scope["path"] == "/":
            await self._page(scope, receive, send)
        else:
            policy = _POLICIES.get(scope["path"], _NOTHING)
            await self._app(scope, receive, _with_headers(send, policy))

    def _ours(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1").lower()
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        name = re.sub(r":\d+$", "", host)
        return name in self._hosts and origin.partition("://")[2] in ("", host)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The page itself, made ours: language, nonce, own head and body."""
        nonce = secrets.token_urlsafe(16)
        parts: list[bytes] = []
        start: dict[str, Any] = {}

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                page = rewrite(b"".join(parts).decode(), nonce, self._head, self._body).encode()
                start["headers"] = [
                    *((k, v) for k, v in start["headers"] if k.lower() != b"content-length"),
                    (b"content-length", str(len(page)).encode()),
                ]
                guarded = _with_headers(send, content_security_policy(nonce))
                await guarded(start)
                await guarded({"type": "http.response.body", "body": page})

        scope["headers"] = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
        await self._app(scope, receive, collect)


def rewrite(page: str, nonce: str, head: str, body: str) -> str:
    """Gradio's page in Dutch, with our head and body, without its own metadata."""
    page = re.sub(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>', "", page)
    page = re.sub(r'<link rel="(?:manifest|preconnect)"[^>]*>', "", page)
    page = page.replace('lang="en"', 'lang="nl"', 1)
    page = page.replace("</head>", f"{head}</head>", 1)
    page = re.sub(r"(<body\b[^>]*>)", lambda m: m[1] + body, page, count=1)
    return re.sub(r"<script\b", f'<script nonce="{nonce}"', page)


def _with_headers(send: Send, policy: str) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            added = _HEADERS | {"Content-Security-Policy": policy}
            # Gradio's CORS headers go: no other origin has business here.
            kept = [(k, v) for k, v in message["headers"] if not k.lower().startswith(b"access-")]
            kept += [(k.lower().encode(), v.encode()) for k, v in added.items()]
            message = {**message, "headers": kept}
        await send(message)

    return guarded


async def _refuse(send: Send, status: int, text: str) -> None:
    guarded = _with_headers(send, _NOTHING)
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await guarded({"type": "http.response.start", "status": status, "headers": headers})
    await guarded({"type": "http.response.body", "body": text.encode()})
