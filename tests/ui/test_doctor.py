"""What the doctor says of a language model and of an entailment model."""

import re
from pathlib import Path
from typing import get_args

import pytest

from rag.model.llm import ModelFailed, Reason
from rag.model.probe import advice
from tests.rag.model_server import Play, Script, model_server
from tests.rag.tiny_cross_encoder import save_tiny_cross_encoder
from ui.doctor import Check, checks


def of_nli() -> Check:
    return next(c for c in checks() if c.name == "entailment model")


@pytest.mark.usefixtures("built")
class TestLanguageModel:
    def of(self, script: Script, patch: pytest.MonkeyPatch) -> Check:
        with model_server(script) as server:
            for name, value in {
                "KIND": "openai", "URL": server.url, "MODEL": "scripted", "RETRIES": "0",
                "TIMEOUT_S": "2",
            }.items():  # fmt: skip
                patch.setenv(f"VAO_LLM_{name}", value)
            self.where = f"scripted at {server.url}: "
            return next(c for c in checks() if c.name == "language model")

    def test_one_that_streams(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = self.of(lambda h: Play("een twee drie vier", piece=4, pause=0.02), monkeypatch)
        assert found.ok
        told = r"answers; first piece after (\d\.\d\d) s, 18 characters in \d\.\d\d s; streams"
        match = re.fullmatch(re.escape(self.where) + told, found.detail)
        assert match is not None
        # The import of the adapter, seconds of it, is not told as the model's.
        assert float(match[1]) < 1

    def test_one_that_does_not(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = self.of(lambda h: Play("een twee", piece=99), monkeypatch)
        assert found.ok
        assert found.detail.endswith("does not stream: the first sentence waits for the last")

    def test_one_that_refuses_the_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = self.of(lambda h: Play(status=401, body="{}"), monkeypatch)
        assert (found.ok, found.detail) == (
            False, f"{self.where}it refuses the key; see llm_key_file and llm_key_header "
            "(denied: AuthenticationError 401)",
        )  # fmt: skip

    def test_one_that_hangs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = self.of(lambda h: Play("x", hang=4), monkeypatch)
        assert not found.ok
        assert found.detail.startswith(f"{self.where}no whole answer within llm_timeout_s; ")

    def test_every_reason_has_advice(self) -> None:
        for reason in get_args(Reason):
            assert advice(ModelFailed(reason, "x")).endswith(f" ({reason}: x)")


@pytest.mark.usefixtures("built")
class TestEntailmentModel:
    def test_none(self) -> None:
        found = of_nli()
        assert (found.ok, found.detail) == (
            True, "none configured; a model's sentences are checked by rules alone"
        )  # fmt: skip

    def test_one_that_loads(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        labels = {0: "entailment", 1: "neutral", 2: "contradiction"}
        folder = save_tiny_cross_encoder(tmp_path, labels, (0.0, 0.0, 0.0))
        monkeypatch.setenv("VAO_NLI", str(folder))
        monkeypatch.setenv("VAO_NLI_LEAST", "0.4")
        assert of_nli() == Check(
            "entailment model", True,
            f"{folder} loads; entails a Dutch sentence by itself 0.33, contradicted by its denial "
            "0.33 (both should be near 1); least 0.4",
        )  # fmt: skip

    def test_one_that_does_not(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VAO_NLI", str(tmp_path))
        found = of_nli()
        assert not found.ok
        assert found.detail.startswith(f"Het NLI-model '{tmp_path}' kan niet worden geladen (")
