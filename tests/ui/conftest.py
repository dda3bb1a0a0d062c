"""A served page and a browser, for the tests of what a person meets."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rag.settings import Settings
from tests.ui.scripted import Scripted, scripted
from ui.commands import main

ROOT = Path(__file__).resolve().parents[2]
# Nothing that would ask for a host of its own, so that a request elsewhere is the page's doing.
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()


class Run(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Vao = Callable[..., Run]


@pytest.fixture
def vao(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Vao:
    """Runs a command in this process, as the console script does."""

    def run(*arguments: str) -> Run:
        monkeypatch.setattr(sys, "argv", ["vao", *arguments])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        return Run(code, *capsys.readouterr())

    return run


def one_line(run: Run) -> str:
    """The error of a command that failed and said nothing else."""
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("vao: ")
    assert run.err.count("\n") == 1
    return run.err.removeprefix("vao: ").rstrip("\n")


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_page(
    data_dir: Path, *command: str, stdin: int | None = None, **settings: str
) -> subprocess.Popen[str]:
    """A Python command in a process of its own, with the settings of the test run and `settings`
    ("VAO_PASSWORD_FILE" and the like)."""
    environment = os.environ | {"VAO_DATA_DIR": str(data_dir)} | settings
    return subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=environment, text=True, stdin=stdin,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )


@pytest.fixture(scope="session")
def address(data_dir: Path, built: object) -> Iterator[str]:
    """The address of a served page."""
    with start_page(data_dir, "-m", "tests.ui.scripted", str(free_port())) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://\S+", said)
        if found is None:
            pytest.fail(f"the page did not start: {said}{process.stdout.read()}")
        yield found[0]
        process.terminate()


@pytest.fixture(scope="session")
def assistant(data_dir: Path, built: object) -> Scripted:
    """An assistant with set answers to the questions of tests.ui.scripted."""
    return scripted(Settings(data_dir=data_dir))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium. Absent: the tests are skipped, unless VAO_REQUIRE_BROWSER says they may
    not be."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if path is None:
        if os.environ.get("VAO_REQUIRE_BROWSER") == "1":
            pytest.fail("no Chromium was found, and VAO_REQUIRE_BROWSER=1 asks for it")
        pytest.skip("no Chromium was found (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


_BROKEN_OFF = re.compile("AbortError: signal is aborted|Connection errored out")


@contextmanager
def opened(
    browser: Any, address: str, path: str = "/", width: int = 1280, height: int = 800,
    **options: Any,
) -> Iterator[Any]:
    """The opened page in a fresh browser profile. Any request to another host, any error on the
    page and any message of the content security policy fails the test."""
    view = {"width": width, "height": height}
    context = browser.new_context(viewport=view, locale="nl-NL", **options)
    elsewhere: list[str] = []
    errors: list[str] = []
    context.on("request", lambda r: None if _own(r.url, address) else elsewhere.append(r.url))
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.goto(address + path)
    gone: list[str] = []
    page.on("framenavigated", lambda f: gone.append(f.url) if f == page.main_frame else None)
    page.wait_for_selector(":is(#vraag textarea, #lezer .leesblad):visible")
    # Let what gradio asks at the start be answered before a test leaves the page.
    page.wait_for_timeout(500)
    try:
        yield page
    finally:
        context.close()
    assert elsewhere == []
    # Who leaves the page breaks off what gradio still asks of the server, and it says so.
    assert [e for e in errors if not (gone and _BROKEN_OFF.search(e))] == []


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The opened page, watched as `opened` says."""
    with opened(browser, address) as watched:
        yield watched


def _own(url: str, address: str) -> bool:
    return url.startswith((address + "/", "data:", "blob:"))


def ask(page: Any, question: str) -> None:
    """Ask through the keyboard, and wait until the answer stands whole with its sources."""
    before = page.locator("#bronnen .groep").count()
    page.fill("#vraag textarea", question)
    page.press("#vraag textarea", "Enter")
    page.wait_for_function(
        "n => document.querySelectorAll('#bronnen .groep').length > n", arg=before
    )
