"""What stands before gradio."""

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from ui.shield import Shield, rewrite

PAGE = (
    '<html lang="en"><head><meta property="og:image" content="https://else.where/x" />'
    '<link rel="manifest" href="/manifest.json" /><script>a</script></head>'
    '<body style="x"><script src="b"></script></body></html>'
)


async def _inner(scope: Any, receive: Any, send: Any) -> None:
    headers = [(b"content-type", b"text/html"), (b"content-length", b"3"),
               (b"access-control-allow-origin", b"*")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": PAGE.encode()})


def get(
    path: str, host: str = "127.0.0.1:7860", origin: str = ""
) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of one request through the shield."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b""}

    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])
    scope = {"type": "http", "path": path, "method": "GET", "headers": headers}
    # In a thread of its own, for the browser tests keep an event loop running in this one.
    with ThreadPoolExecutor(1) as apart:
        answering = Shield(_inner, "<link>", "<header>")(scope, receive, send)
        apart.submit(asyncio.run, answering).result()
    body = b"".join(m.get("body", b"") for m in sent[1:])
    return sent[0]["status"], {k.decode(): v.decode() for k, v in sent[0]["headers"]}, body.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload", "/gradio_api/upload_progress", "/gradio_api/file=/etc/passwd",
        "/file=/etc/passwd", "/gradio_api/proxy=https://else.where", "/gradio_api/component_server",
        "/gradio_api/process_recording", "/gradio_api/vibe-edit", "/gradio_api/run-history/connect",
        "/login", "/monitoring", "/docs", "/openapi.json", "/gradio_api/openapi.json",
        "/assets/../../etc/passwd", "/static/js/../../x%00", "/eigen/../page.py", "/manifest.json",
        "/systeemkaart/", "/systeemkaart/de", "/systeemkaart/../../README.md",
    ],
)
def test_what_the_page_does_not_need_is_not_there(path: str) -> None:
    assert get(path)[0] == 404


@pytest.mark.parametrize(
    "path", ["/", "/config", "/theme.css", "/assets/index-Dp_1.js", "/gradio_api/queue/join",
             "/gradio_api/call/ask", "/gradio_api/call/ask/0a1b", "/eigen/style.css",
             "/systeemkaart", "/systeemkaart/en"]
)
def test_what_the_page_needs_is(path: str) -> None:
    assert get(path)[0] == 200


@pytest.mark.parametrize(
    ("host", "origin"),
    [("evil.example", ""), ("127.0.0.1.evil.example", ""), ("localhost", "http://evil.example"),
     ("localhost:7860", "http://localhost:1"), ("", "")],
)
def test_another_site_cannot_reach_it(host: str, origin: str) -> None:
    assert get("/", host, origin)[0] == 421


def test_the_page_gets_language_nonce_head_and_body_and_loses_foreign_metadata() -> None:
    assert rewrite(PAGE, "N", "<link>", "<header>") == (
        '<html lang="nl"><head><script nonce="N">a</script><link></head>'
        '<body style="x"><header><script nonce="N" src="b"></script></body></html>'
    )


def test_the_system_card_runs_our_own_files_and_nothing_in_the_page() -> None:
    policy = get("/systeemkaart")[1]["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert "unsafe" not in policy


def test_each_page_has_a_nonce_of_its_own_and_no_inline_scripts_beside_it() -> None:
    first, second = get("/")[1], get("/")[1]
    policy = first["content-security-policy"]
    assert policy != second["content-security-policy"]
    scripts = next(p for p in policy.split("; ") if p.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "default-src 'none'" in policy
    assert "access-control-allow-origin" not in first
    assert int(first["content-length"]) == len(get("/")[2].encode())
