"""What the doctor says of an entailment model."""

from pathlib import Path

import pytest

from tests.rag.tiny_cross_encoder import save_tiny_cross_encoder
from ui.doctor import Check, checks


def of_nli() -> Check:
    return next(c for c in checks() if c.name == "entailment model")


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
