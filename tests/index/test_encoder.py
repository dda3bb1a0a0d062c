"""The encoder: its vectors, what it reads, what it refuses, and that torch stays away."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.encoder import MODEL, SentenceTransformerEncoder, StaticEncoder, load_encoder
from index.errors import EncoderError
from index.training.export import save
from index.training.vocabulary import train_vocabulary

TEXTS = [
    "Wat is de ReDirect-methode?",
    "De ATKM kan verwijderingsbevelen sturen aan hostingdiensten.",
    "☃",
    "",
    "radicalisering van jongeren op Telegram",
]


@pytest.fixture(scope="module")
def shipped() -> StaticEncoder:
    return StaticEncoder()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A model of four words whose vectors can be checked by hand."""
    tokenizer = train_vocabulary(["aap noot mies"] * 3, size=200)
    vectors = np.zeros((tokenizer.get_vocab_size(), 2), dtype=np.float32)
    vectors[tokenizer.token_to_id("aap")] = (127, 0)
    vectors[tokenizer.token_to_id("noot")] = (0, 254)
    vectors[0] = (5, 5)  # the unknown piece: must not count
    save(tmp_path / "klein", tokenizer, vectors)
    return tmp_path / "klein"


def test_vector_is_normalised_mean_of_pieces(small: Path) -> None:
    found = StaticEncoder(small).encode(["aap", "Aap, NÓÓT", "noot noot aap aap"], "query")
    root = np.sqrt(5)
    wanted = np.array([[1, 0], [1 / root, 2 / root], [1 / root, 2 / root]], dtype=np.float32)
    np.testing.assert_allclose(found, wanted, atol=1e-6)
    assert found.dtype == np.float32


def test_text_without_known_words_is_zero(small: Path) -> None:
    found = StaticEncoder(small).encode(["", "☃", "aap", "☃ ☃", "aap ☃"], "passage")
    assert found.tolist() == [[0, 0], [0, 0], [1, 0], [0, 0], [1, 0]]


def test_no_texts_give_no_rows(shipped: StaticEncoder) -> None:
    assert shipped.encode([], "query").shape == (0, 256)


def test_batches_do_not_change_vectors(shipped: StaticEncoder) -> None:
    many = [TEXTS[i % 5] for i in range(1100)]
    found = shipped.encode(many, "passage")
    assert found.shape == (1100, 256)
    np.testing.assert_allclose(
        found, shipped.encode(TEXTS, "query")[np.arange(1100) % 5], atol=1e-6
    )


def test_shipped_vectors_have_unit_length(shipped: StaticEncoder) -> None:
    norms = np.linalg.norm(shipped.encode(TEXTS, "query"), axis=1)
    np.testing.assert_allclose(norms, [1, 1, 0, 0, 1], atol=1e-5)


@pytest.mark.parametrize("dimension", [256, 128, 64])
def test_shipped_model_knows_what_belongs_together(shipped: StaticEncoder, dimension: int) -> None:
    """Each query is nearest to the text of its own row; neither shares a content word with it."""
    queries = ["filmpjes weghalen van het internet", "kinderen op school", "belasting betalen"]
    texts = [
        "het verwijderen van online materiaal",
        "het onderwijs aan leerlingen",
        "de heffing en invordering van accijns",
    ]
    asked, told = (shipped.encode(t, "query")[:, :dimension] for t in (queries, texts))
    assert (asked @ told.T).argmax(axis=1).tolist() == [0, 1, 2]


def test_sentence_transformers_reads_the_same_vectors(shipped: StaticEncoder) -> None:
    pytest.importorskip("sentence_transformers")
    other = SentenceTransformerEncoder(str(MODEL))
    assert other.dimension == shipped.dimension == 256
    for kind in ("query", "passage"):
        np.testing.assert_allclose(
            other.encode(TEXTS, kind), shipped.encode(TEXTS, kind), atol=1e-4
        )


def test_prefix_is_put_before_the_text(small: Path) -> None:
    pytest.importorskip("sentence_transformers")
    encoder = load_encoder(str(small), query_prefix="aap ", passage_prefix="noot ")
    assert isinstance(encoder, SentenceTransformerEncoder)
    root = np.sqrt(5)
    both = np.array([[1 / root, 2 / root]])
    np.testing.assert_allclose(encoder.encode(["noot"], "query"), both, atol=1e-5)
    np.testing.assert_allclose(encoder.encode(["aap"], "passage"), both, atol=1e-5)
    assert encoder.encode([], "query").shape == (0, 2)
    assert encoder.name != load_encoder(str(small), query_prefix="aap ").name


def test_name_follows_the_weights(small: Path, shipped: StaticEncoder) -> None:
    before = load_encoder(str(small)).name
    assert before.startswith("klein:")
    assert len(before) == len("klein:") + 12
    vectors = np.ones((StaticEncoder(small)._vectors.shape[0], 2), dtype=np.float32)
    save(small, Tokenizer.from_file(str(small / "tokenizer.json")), vectors)
    assert load_encoder(str(small)).name != before
    assert shipped.name.startswith("vao-static-nl:")


def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="kan niet worden gelezen") as caught:
        StaticEncoder(tmp_path / "weg")
    assert "\n" not in str(caught.value)


def test_damaged_weights_are_refused(small: Path) -> None:
    file = small / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-10])
    with pytest.raises(EncoderError, match="kan niet worden gelezen"):
        load_encoder(str(small))


def test_vocabulary_of_another_model_is_refused(small: Path) -> None:
    (small / "tokenizer.json").write_bytes((MODEL / "tokenizer.json").read_bytes())
    with pytest.raises(EncoderError, match="is beschadigd: 32000 woorddelen"):
        load_encoder(str(small))


def test_shipped_model_fits_in_the_repository() -> None:
    assert sum(p.stat().st_size for p in MODEL.rglob("*") if p.is_file()) < 16_000_000


def test_query_time_needs_no_torch() -> None:
    heavy = {"torch", "transformers", "sentence_transformers", "scipy", "chromadb"}
    program = (
        "import sys; from index.encoder import load_encoder; "
        "load_encoder().encode(['Wat is de ATKM?'], 'query'); "
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
