"""Who may open the page on a shared host."""

import base64
from pathlib import Path

import pytest

from index.errors import InputError, SettingsError
from rag.settings import Settings
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
