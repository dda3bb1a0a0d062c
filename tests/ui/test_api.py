"""What other programs may ask of a served page."""

import json
import subprocess
import sys

import pytest

from index.errors import InputError, UnknownDocument
from tests.ui.conftest import ROOT
from tests.ui.scripted import PLAIN, Scripted
from ui.api import Api

CLIENT = """
import json, sys
from gradio_client import Client
client = Client(sys.argv[1], verbose=False)
found = {
    "names": sorted(client.view_api(return_format="dict", print_info=False)["named_endpoints"]),
    "ask": client.predict(sys.argv[2], api_name="/ask"),
    "search": client.predict("algoritmen", 3, ["29754-708"], api_name="/search"),
    "show": client.predict("29754-708", 26, api_name="/show"),
}
try:
    client.predict("29754-1", api_name="/show")
except Exception as error:
    found["error"] = str(error)
print(json.dumps(found))
"""


def test_a_client_asks_searches_and_shows(address: str, assistant: Scripted) -> None:
    run = subprocess.run([sys.executable, "-c", CLIENT, address, PLAIN], cwd=ROOT, text=True,
                         capture_output=True, check=True, timeout=120)
    found = json.loads(run.stdout)
    assert found["names"] == ["/ask", "/search", "/show"]
    assert found["ask"]["schema"] == "vao-answer/1"
    assert found["ask"]["citations"][0]["quote"] == assistant.plain().quote
    assert [p["document"] for p in found["search"]] == ["29754-708"] * 3
    assert found["show"]["number"] == 26
    assert "29754-1" in found["error"]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        (("",), InputError), (("x" * 2001,), InputError), (("x", None, ["1"]), UnknownDocument),
        (("x", None, None, "gisteren"), InputError), (("x", [{"role": "system"}]), InputError),
    ],
)
def test_what_cannot_be_used_is_refused(
    assistant: Scripted, values: tuple[object, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        Api(assistant).ask(*values)  # type: ignore[arg-type]


def test_a_footnote_that_is_not_there(assistant: Scripted) -> None:
    with pytest.raises(UnknownDocument, match="heeft geen voetnoot 99"):
        Api(assistant).show("29754-708", 99)
