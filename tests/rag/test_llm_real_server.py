"""A real OpenAI-compatible server whose model talks gibberish: none of it reaches the user."""

import importlib.util
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.model.endpoint import load_model
from rag.model.probe import probe
from rag.records import Question
from rag.settings import Settings
from tests.rag.tiny_model import save_tiny_model

# `transformers serve` is up in about 18 s on two cores; more when others use them.
STARTS_WITHIN = 150


@pytest.fixture(scope="module")
def endpoint(
    assistant: Assistant, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """Address and model name of the server."""
    for name in ("transformers", "torch", "accelerate", "fastapi", "uvicorn"):
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"transformers serve is not installed here: {name} is missing")
    folder = tmp_path_factory.mktemp("tiny-model")
    save_tiny_model(folder, (assistant.kamerstuk(e.id).text for e in assistant.entries))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "transformers.cli.transformers", "serve", str(folder)]
    options = ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    log = folder / "log.txt"
    with log.open("w") as written:
        process = subprocess.Popen(
            command + options, stdout=written, stderr=subprocess.STDOUT, cwd=folder,
            env=os.environ | {"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"},
        )  # fmt: skip
    try:
        _wait(f"http://127.0.0.1:{port}", process, log)
        yield f"http://127.0.0.1:{port}/v1", str(folder)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()[-2000:]
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return
        except urllib.error.HTTPError as answered:
            answered.close()
            return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"no answer within {STARTS_WITHIN} s: {log.read_text()[-2000:]}")


def test_a_real_model_streams_and_its_gibberish_is_no_fact(
    assistant: Assistant, endpoint: tuple[str, str]
) -> None:
    url, name = endpoint
    values = {"llm_kind": "openai", "llm_url": url, "llm_model": name, "llm_timeout_s": 120.0,
              "llm_context": 3000}  # fmt: skip
    settings = Settings(**(assistant.settings.model_dump() | values))
    model = load_model(settings)
    assert model is not None
    assert re.search(r"^answers; .* \d{2,} characters .*; streams$", probe(model, 120))

    asked = Assistant(settings, assistant.generation, assistant.encoder)
    question = Question("Hoeveel aanbevelingen doen de onderzoekers van Schimmige scheidslijnen?")
    answer, plain = asked.ask(question, "llm"), assistant.ask(question)
    assert (answer.mode, answer.status) == ("extractive", "answered")
    assert (answer.sentences, answer.citations) == (plain.sentences, plain.citations)
    assert answer.text == f"{plain.text}\n\n{answer.notice}"
    assert answer.notice
    assert answer.writing is not None
    assert answer.writing.reply.strip()
    assert not any(v.passed for v in answer.writing.verdicts)
