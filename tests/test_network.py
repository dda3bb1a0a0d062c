"""The fixture that keeps tests off the network does refuse."""

import socket
import urllib.request

import pytest

from tests.conftest import NetworkRefused


def test_another_machine_is_refused_by_address_and_by_name() -> None:
    with socket.socket() as client, pytest.raises(NetworkRefused, match=r"192\.0\.2\.1"):
        client.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkRefused, match=r"www\.tweedekamer\.nl"):
        urllib.request.urlopen("https://www.tweedekamer.nl", timeout=1)


def test_this_machine_may_be_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()
