"""An endpoint on loopback that plays a language model, well or badly, as a test wants it.

It speaks OpenAI's /v1/chat/completions with server-sent events, and Ollama's /api/chat with a line
of JSON a piece.
"""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[["Heard"], "Play"]
_BLOCK = re.compile(r"sleutel: \[(\w+)\]\n.*?tekst:\n(.*?)\n=====", re.DOTALL)


@dataclass(frozen=True)
class Heard:
    """What came in: the messages of a call and its headers."""

    messages: Sequence[dict[str, Any]]
    headers: dict[str, str]
    path: str

    @property
    def prompt(self) -> str:
        return "\n".join(str(m["content"]) for m in self.messages)

    @property
    def blocks(self) -> dict[str, str]:
        """The passages of the prompt by key, with their notes."""
        return dict(_BLOCK.findall(self.prompt))


@dataclass(frozen=True)
class Play:
    """What goes out: pieces of text with a pause before each, and how it ends."""

    text: str = ""
    status: int = 200
    body: str = ""  # instead of a stream
    first: bytes = b""  # before the text
    raw: tuple[bytes, ...] = ()  # instead of well-formed events
    finish: str | None = "stop"
    piece: int = 12
    pause: float = 0.0
    hang: float = 0.0  # seconds before the first byte
    cut: bool = False  # the connection closes after the text, without an end
    stall: float = 0.0  # seconds of silence after the text

    def pieces(self) -> Iterator[str]:
        yield from (self.text[i : i + self.piece] for i in range(0, len(self.text), self.piece))


@dataclass
class ModelServer:
    """The running endpoint: `url` for OpenAI's form, `ollama_url` for Ollama's."""

    port: int
    script: Script
    heard: list[Heard] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def ollama_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def model_server(script: Script) -> Iterator[ModelServer]:
    """Serve `script` until the end of the block."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    httpd.daemon_threads = True
    server = ModelServer(httpd.server_address[1], script)
    httpd.model = server  # type: ignore[attr-defined]
    thread = threading.Thread(target=httpd.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        """Silence."""

    def do_POST(self) -> None:
        server: ModelServer = self.server.model  # type: ignore[attr-defined]
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        heard = Heard(sent["messages"], dict(self.headers), self.path)
        server.heard.append(heard)
        play = server.script(heard)
        try:
            time.sleep(play.hang)
            self._whole(play) if play.body or play.status != 200 else self._stream(play)
        except OSError:  # the client has gone
            self.close_connection = True

    def _whole(self, play: Play) -> None:
        body = play.body.encode()
        self.send_response(play.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, play: Play) -> None:
        self.send_response(200)
        ollama = self.path == "/api/chat"
        kind = "application/x-ndjson" if ollama else "text/event-stream"
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if play.first:
            self._chunk(play.first)
        for piece in play.pieces():
            time.sleep(play.pause)
            self._chunk(_ollama(piece) if ollama else _event(piece))
        time.sleep(play.stall)
        for raw in play.raw:
            self._chunk(raw)
        if play.cut:
            self.close_connection = True
            self.connection.close()
            return
        if play.finish:
            self._chunk(_ollama("", True) if ollama else _event("", play.finish))
            if not ollama:
                self._chunk(b"data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()


def _event(text: str, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    event = {
        "id": "x", "object": "chat.completion.chunk", "created": 0, "model": "scripted",
        "choices": [choice],
    }  # fmt: skip
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


def _ollama(text: str, done: bool = False) -> bytes:
    line = {
        "model": "scripted", "created_at": "2025-01-01T00:00:00Z", "done": done,
        "message": {"role": "assistant", "content": text},
    }  # fmt: skip
    return (json.dumps(line, ensure_ascii=False) + "\n").encode()
