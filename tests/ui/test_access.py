"""Who may open the page on a shared host."""

import base64
import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import InputError, SettingsError
from rag.settings import Settings
from tests.ui.conftest import ROOT, Run, Vao, one_line
from ui.access import by_password, by_proxy, password_line
from ui.site import bind, gate


def basic(name: str, password: str) -> dict[bytes, bytes]:
    value = base64.b64encode(f"{name}:{password}".encode())
    return {b"authorization": b"Basic " + value}


def test_only_the_right_password_opens(tmp_path: Path) -> None:
    file = tmp_path / "passwords"
    file.write_text(f"# staff\n{password_line('an', 'géheim:1')}\n")
    assert "heim" not in file.read_text()
    allowed = by_password(file)
    assert allowed(basic("an", "géheim:1"))
    assert not allowed(basic("an", "geheim"))
    assert not allowed(basic("jo", "géheim:1"))
    assert not allowed({})
    assert not allowed({b"authorization": b"Basic ???"})
    assert not allowed({b"authorization": b"Bearer x"})


@pytest.mark.parametrize("text", ["", "# no one\n", "an:geheim\n", "an:scrypt$00$00\n"])
def test_a_file_that_lets_no_one_in_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "passwords"
    file.write_text(text)
    with pytest.raises(SettingsError, match="wachtwoordbestand"):
        by_password(file)


def test_a_proxy_vouches_for_its_user() -> None:
    allowed = by_proxy("X-Remote-User")
    assert allowed({b"x-remote-user": b"an"})
    assert not allowed({b"x-remote-user": b" "})
    assert not allowed({})


def test_without_either_no_other_machine_is_let_in() -> None:
    assert gate(Settings()) is None
    with pytest.raises(InputError, match="luisteren kan niet"):
        bind("0.0.0.0", 0)
    with bind("0.0.0.0", 0, guarded=True) as listening:
        assert listening.getsockname()[0] == "0.0.0.0"


def type_password(
    vao: Vao, monkeypatch: pytest.MonkeyPatch, name: str, typed: bytes
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
    return vao("password", name)


def test_a_line_made_by_the_command_lets_its_user_in(
    vao: Vao, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "passwords"
    for name in ("an", "jo"):
        code, out, err = type_password(vao, monkeypatch, name, f"géheim: {name}\r\n".encode())
        assert (code, err, out.count("\n")) == (0, "", 1)
        assert "heim" not in out
        with file.open("a") as lines:
            lines.write(out)
    allowed = by_password(file)
    assert allowed(basic("an", "géheim: an"))
    assert allowed(basic("jo", "géheim: jo"))
    assert not allowed(basic("an", "géheim: jo"))


@pytest.mark.parametrize(
    ("name", "typed", "error"),
    [
        ("an", b"", "The password is too short: at least 8 characters."),
        ("an", b"geheim\n", "The password is too short: at least 8 characters."),
        ("an", b"\xff\xff\xff\xff\xff\xff\xff\xff\n", "The password is not valid UTF-8 text."),
        ("a:n", b"geheim123\n", "The name 'a:n' cannot be used: leave out colons"),
        ("#an", b"geheim123\n", "The name '#an' cannot be used: leave out colons"),
        ("an ", b"geheim123\n", "The name 'an ' cannot be used: leave out colons"),
        ("a\nn", b"geheim123\n", "The name 'a\\nn' cannot be used:"),
        ("", b"geheim123\n", "The name '' cannot be used:"),
    ],
)
def test_a_name_or_password_that_cannot_be_used_is_one_clear_line(
    vao: Vao, monkeypatch: pytest.MonkeyPatch, name: str, typed: bytes, error: str
) -> None:
    assert one_line(Run(*type_password(vao, monkeypatch, name, typed))).startswith(error)


@pytest.mark.parametrize(("again", "code"), [("geheim123", 0), ("geheim124", 1)])
def test_at_a_terminal_the_password_is_asked_twice_and_not_shown(again: str, code: int) -> None:
    main, other = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "ui.commands", "password", "an"], cwd=ROOT, stdin=other,
        stdout=subprocess.PIPE, stderr=other, start_new_session=True,
    ) as process:
        os.close(other)
        shown = b""
        for prompt, typed in ((b"Password for an: ", "geheim123"), (b"again: ", again)):
            while prompt not in shown:
                shown += os.read(main, 100)
            os.write(main, typed.encode() + b"\n")
        assert process.stdout is not None
        line = process.stdout.read().decode()
        assert process.wait(30) == code
    os.close(main)
    assert line.startswith("an:scrypt$") == (code == 0)
    assert b"geheim" not in shown
