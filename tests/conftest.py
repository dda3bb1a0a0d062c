"""What all tests share: no network, and one index of the dossier, built once a run."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from index.build import build_index, fingerprint
from index.elsewhere import read_elsewhere
from index.encoder import load_encoder
from index.generation import Generation, Manifest, open_current
from index.links import link
from index.plain import read_plain
from index.questions import read_questions
from index.read import read_dossier

if TYPE_CHECKING:
    from rag.assistant import Assistant

# The same examples each time, so that a check fails for a change and not by chance; no deadline,
# because a machine that does other work as well is slow at any one of them.
settings.register_profile("vao", derandomize=True, deadline=None)
settings.load_profile("vao")

_LOOPBACK = ("127.0.0.1", "::1", "localhost", "", "0.0.0.0", None)


class NetworkRefused(AssertionError):
    """A test tried to reach another machine."""


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse every connection and every name that is not this machine's own."""
    connect, connect_ex, resolve = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _refuse(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse(address)
        return connect_ex(self, address)

    def guarded_resolve(host: Any, *rest: Any, **named: Any) -> Any:
        _refuse((host,))
        return resolve(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_resolve)
        yield


def _refuse(address: Any) -> None:
    # The address of a Unix socket is a path, which stays on this machine.
    if isinstance(address, tuple) and address[0] not in _LOOPBACK:
        raise NetworkRefused(f"a test tried to reach {address[0]}")


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> None:
    """No test reads or writes the index or the settings of the person who runs it."""
    for name in [n for n in os.environ if n.startswith("VAO_") and n != "VAO_REQUIRE_BROWSER"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("VAO_DATA_DIR", str(data_dir))


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the run; `built` fills it."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def built(data_dir: Path) -> Manifest:
    """The manifest of the index of the dossier, built with the shipped encoder."""
    encoder = load_encoder()
    kamerstukken = link(read_dossier())
    plain, questions = read_plain(kamerstukken), read_questions(kamerstukken)
    return build_index(
        data_dir / "index", kamerstukken, encoder, fingerprint(encoder), plain=plain,
        questions=questions, elsewhere=read_elsewhere(),
    )


@pytest.fixture(scope="session")
def generation(data_dir: Path, built: Manifest) -> Generation:
    """The opened index of the dossier."""
    return open_current(data_dir / "index")


@pytest.fixture(scope="session")
def assistant(data_dir: Path, generation: Generation) -> "Assistant":
    """The assistant over that index, with default settings."""
    # Imported here, so that a fault in one room leaves the tests of the other rooms running.
    from rag.assistant import Assistant
    from rag.settings import Settings

    return Assistant(Settings(data_dir=data_dir), generation, load_encoder())
