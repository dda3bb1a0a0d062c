"""Listening, and the ways in which it is refused."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import InputError, SettingsError
from rag.settings import load_settings
from tests.ui.conftest import ROOT, start_page
from ui.site import bind


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", ""])
def test_other_machines_are_refused(host: str) -> None:
    with pytest.raises(InputError, match="luisteren kan niet"):
        bind(host, 0)


def test_a_taken_port_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"Poort {port} op 127.0.0.1 kan niet worden geopend"):
            bind("127.0.0.1", port)


def test_without_an_index_there_is_no_page(tmp_path: Path) -> None:
    with start_page(tmp_path, "-c", "import app; app.main()") as process:
        said, _ = process.communicate(timeout=60)
    assert (process.returncode, said.splitlines()) == (
        1, ["vao: There is no index yet. Run: vao index"]
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("vao.example.nl", ("vao.example.nl",)),
        (" VAO.example.nl, vao ,,[::2]", ("vao.example.nl", "vao", "[::2]")),
        ("", ()),
    ],
)
def test_public_hosts_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, text: str, names: tuple[str, ...]
) -> None:
    monkeypatch.setenv("VAO_PUBLIC_HOSTS", text)
    assert load_settings().public_hosts == names


def test_public_hosts_come_from_the_settings_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "vao.toml").write_text('public_hosts = ["vao.example.nl", "vao"]')
    monkeypatch.setenv("VAO_SETTINGS", str(tmp_path / "vao.toml"))
    assert load_settings().public_hosts == ("vao.example.nl", "vao")


@pytest.mark.parametrize("text", ["https://vao.example.nl", "vao:443", "vao/x", "v ao", "*"])
def test_what_is_no_name_of_a_host_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("VAO_PUBLIC_HOSTS", text)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value).startswith(
        f"Setting 'public_hosts' cannot be used: Value error, {text!r} is no name of a host; "
        "leave out https://, port and path. "
    )


def test_importing_the_page_waits_for_nothing_heavy() -> None:
    code = (
        "import sys, app, ui.site, ui.page; "
        "print([m for m in ('gradio', 'torch', 'chromadb', 'llama_index') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, text=True, capture_output=True,
                          check=True)
    assert done.stdout == "[]\n"
