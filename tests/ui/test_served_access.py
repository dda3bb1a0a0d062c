"""Access to the real page over HTTP: without credentials nothing, with them everything."""

import base64
import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.conftest import ROOT, free_port, start_page
from tests.ui.scripted import PLAIN
from ui.access import password_line

HEADER = "X-Remote-User"
SECRET = "géheim: 123"
JOIN = json.dumps({"data": [PLAIN, [], [], "", ""], "fn_index": 0, "session_hash": "a1"})
CALL = json.dumps({"data": [PLAIN, [], [], "", ""]})
# Everything that answers, or that gradio would answer if the shield let it through.
ROADS = [
    ("GET", "/", ""), ("HEAD", "/", ""), ("GET", "/config", ""), ("GET", "/theme.css", ""),
    ("GET", "/eigen/style.css", ""), ("GET", "/favicon.ico", ""), ("GET", "/systeemkaart", ""),
    ("GET", "/gradio_api/info", ""), ("GET", "/gradio_api/startup-events", ""),
    ("POST", "/gradio_api/call/ask", CALL), ("POST", "/gradio_api/queue/join", JOIN),
    ("GET", "/gradio_api/queue/data?session_hash=a1", ""), ("GET", "/gradio_api/queue/status", ""),
    ("GET", "/gradio_api/file=/etc/passwd", ""), ("POST", "/gradio_api/upload", ""),
    ("GET", "/uitvoer/sporen.csv", ""), ("POST", "/uitvoer/docx", "map=%7B%7D"),
    ("POST", "/oordeel", "{}"), ("OPTIONS", "/", ""), ("GET", "/nergens", ""),
]  # fmt: skip


class Served:
    """A page in a process of its own, asked over plain HTTP."""

    def __init__(self, address: str) -> None:
        self.host = address.removeprefix("http://")

    def ask(
        self, method: str, path: str, body: str = "", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        sent = {"Content-Type": "application/json"} | headers
        connection.request(method, path, body or None, sent)
        reply = connection.getresponse()
        found = reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read()
        connection.close()
        return found

    def answer(self, **headers: str) -> str:
        """What the named endpoint `ask` says, as gradio's plain HTTP interface has it."""
        _, _, begun = self.ask("POST", "/gradio_api/call/ask", CALL, **headers)
        event = json.loads(begun)["event_id"]
        _, _, stream = self.ask("GET", f"/gradio_api/call/ask/{event}", **headers)
        return stream.decode()


@contextmanager
def served(data_dir: Path, *arguments: str, **settings: str) -> Iterator[Served]:
    port = str(free_port())
    command = ("-m", "ui.commands", "serve", "--port", port, *arguments)
    with start_page(data_dir, *command, **settings) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        if "staat open" not in said:
            pytest.fail(f"the page did not start: {said}{process.stdout.read()}")
        try:
            yield Served(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


def basic(name: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


@pytest.fixture(scope="module")
def by_password(data_dir: Path, built: object) -> Iterator[Served]:
    file = data_dir / "passwords"
    file.write_text(password_line("an", SECRET) + "\n")
    # On every interface, as a shared host would; the test itself stays on loopback.
    with served(data_dir, "--host", "0.0.0.0", VAO_PASSWORD_FILE=str(file)) as page:
        yield page


@pytest.fixture(scope="module")
def by_proxy(data_dir: Path, built: object) -> Iterator[Served]:
    with served(data_dir, VAO_PROXY_USER_HEADER=HEADER, VAO_PUBLIC_HOSTS="vao.example") as page:
        yield page


def closed(page: Served, **headers: str) -> list[tuple[str, int, bytes]]:
    """The roads on which something other than "no access" comes back."""
    wrong = []
    for method, path, body in ROADS:
        status, _, content = page.ask(method, path, body, **headers)
        if (status, content) != (401, b"" if method == "HEAD" else b"Geen toegang."):
            wrong.append((f"{method} {path}", status, content[:60]))
    return wrong


@pytest.mark.parametrize(
    "credentials",
    [{}, basic("an", "geheim"), basic("jo", SECRET), {"Authorization": "Bearer x"},
     {"Authorization": "Basic ???"}, {HEADER: "an"}, {"Cookie": "access-token=x"}],
    ids=["none", "wrong password", "unknown name", "other kind", "unreadable", "header", "cookie"],
)
def test_without_the_password_nothing_answers(
    by_password: Served, credentials: dict[str, str]
) -> None:
    assert closed(by_password, **credentials) == []
    _, headers, _ = by_password.ask("GET", "/", **credentials)
    assert headers["www-authenticate"] == 'Basic realm="vao", charset="UTF-8"'


@pytest.mark.parametrize("credentials", [{}, {HEADER: " "}, basic("an", SECRET)])
def test_without_the_name_of_the_proxy_nothing_answers(
    by_proxy: Served, credentials: dict[str, str]
) -> None:
    assert closed(by_proxy, **credentials) == []
    assert "www-authenticate" not in by_proxy.ask("GET", "/", **credentials)[1]


def works(page: Served, **headers: str) -> None:
    status, _, content = page.ask("GET", "/", **headers)
    assert (status, b"Versterkte Aanpak Online" in content) == (200, True)
    own = [p for _, p, _ in ROADS if p.startswith(("/eigen", "/config", "/systeem", "/uitvoer/sp"))]
    assert [page.ask("GET", p, **headers)[0] for p in own] == [200] * len(own)
    assert '"schema": "vao-answer/1"' in page.answer(**headers)
    # What the shield keeps shut stays shut for those who may come in.
    assert page.ask("GET", "/gradio_api/file=/etc/passwd", **headers)[0] == 404


def test_with_the_password_the_page_and_its_api_work(by_password: Served) -> None:
    works(by_password, **basic("an", SECRET))


def test_with_the_name_of_the_proxy_the_page_and_its_api_work(by_proxy: Served) -> None:
    works(by_proxy, **{HEADER: "an"})


@pytest.mark.parametrize(
    ("host", "status"), [("vao.example", 200), ("VAO.example:443", 200), ("evil.example", 421)]
)
def test_the_page_answers_to_its_public_names_only(
    by_proxy: Served, host: str, status: int
) -> None:
    assert by_proxy.ask("GET", "/", **{HEADER: "an", "Host": host})[0] == status


def test_a_program_comes_in_with_the_password(by_password: Served) -> None:
    code = (
        "import json, sys; from gradio_client import Client; "
        "page = Client(sys.argv[1], headers=json.loads(sys.argv[2]), verbose=False); "
        "print(page.predict('29754-708', 26, api_name='/show')['number'])"
    )
    credentials = json.dumps(basic("an", SECRET))
    done = subprocess.run(
        [sys.executable, "-c", code, f"http://{by_password.host}", credentials],
        cwd=ROOT, text=True, capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    assert done.stdout == "26\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
@pytest.mark.usefixtures("built")
def test_without_either_it_does_not_listen_on_another_interface(data_dir: Path, host: str) -> None:
    with start_page(data_dir, "-m", "ui.commands", "serve", "--host", host, "--port",
                    str(free_port())) as process:
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert re.fullmatch(rf"vao: Op {host} luisteren kan niet: zonder toegangscontrole .*\n", said)
