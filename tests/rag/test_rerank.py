"""The door to cross-encoders, with a tiny one of random weights."""

from pathlib import Path

import pytest

from index.errors import EncoderError
from rag.finding.rerank import Reranker, load_reranker
from tests.rag.tiny_cross_encoder import save_tiny_cross_encoder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_cross_encoder(tmp_path_factory.mktemp("reranker"))


def test_the_order_is_that_of_the_models_scores(model: Path) -> None:
    texts = ["de pilot start", "zeer", "een brief van de minister", "de pilot start"]
    reranker = Reranker(str(model))
    scores = reranker._model.predict([("wat?", text) for text in texts])
    assert scores[0] == pytest.approx(scores[3], abs=1e-6)
    order = reranker.order("wat?", texts)
    assert sorted(order) == [0, 1, 2, 3]
    assert [round(float(scores[at]), 5) for at in order] == sorted(
        (round(float(s), 5) for s in scores), reverse=True
    )


def test_nothing_to_order(model: Path) -> None:
    assert Reranker(str(model)).order("wat?", []) == []


def test_none_is_loaded_unless_one_is_named() -> None:
    assert load_reranker(None) is None


def test_a_folder_without_a_model_is_reported(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"De herordenaar .* kan niet worden geladen"):
        load_reranker(str(tmp_path))
