"""Entailment as a further check: the door to the model, and what the judge makes of it."""

from pathlib import Path

import pytest

from index.errors import EncoderError
from rag.assistant import Assistant
from rag.checking.nli import Entailment, Reading, load_nli
from rag.checking.support import Judge
from rag.checking.writing import judge_of, rule_on
from rag.records import Question, Ruling
from rag.settings import Settings
from tests.rag.scripted import GOOD, GOOD_TOO, TRUE, Scripted, says
from tests.rag.tiny_cross_encoder import save_tiny_cross_encoder

LEANING = (-1.0, 2.0, 0.0)
E, N, C = "entailment", "neutral", "contradiction"
# e^2, e^0 and e^-1 as shares of their sum.
LARGE, MIDDLE, SMALL = 0.843795, 0.114195, 0.042010


@pytest.mark.parametrize(
    ("labels", "reading"),
    [
        ((C, E, N), Reading(LARGE, SMALL)),
        ((E, C, N), Reading(SMALL, LARGE)),
        ((E, N, C), Reading(SMALL, MIDDLE)),
        (("CONTRADICTION", "NEUTRAL", "ENTAILMENT"), Reading(MIDDLE, SMALL)),
    ],
)
def test_the_order_of_the_labels_is_the_models_own(
    tmp_path: Path, labels: tuple[str, ...], reading: Reading
) -> None:
    folder = save_tiny_cross_encoder(tmp_path, dict(enumerate(labels)), LEANING)
    read = Entailment(str(folder)).read("de pilot start", "de pilot start niet")
    assert read.entailment == pytest.approx(reading.entailment, abs=1e-5)
    assert read.contradiction == pytest.approx(reading.contradiction, abs=1e-5)


def test_a_model_of_two_labels_has_no_contradiction(tmp_path: Path) -> None:
    folder = save_tiny_cross_encoder(tmp_path, {0: "not_entailment", 1: E}, (0.0, 0.0))
    assert Entailment(str(folder)).read("a", "b") == Reading(0.5, 0.0)


def test_random_weights_read_long_texts_too(tmp_path: Path) -> None:
    folder = save_tiny_cross_encoder(tmp_path, {0: C, 1: E, 2: N})
    read = Entailment(str(folder)).read("de minister schrijft. " * 200, "de pilot start")
    assert 0 < read.entailment < 1
    assert 0 < read.contradiction < 1 - read.entailment


@pytest.mark.parametrize(
    "labels", [("LABEL_0", "LABEL_1", "LABEL_2"), (C, N), (E,), (E, "entails", C)]
)
def test_a_model_without_one_label_for_entailment_is_refused(
    tmp_path: Path, labels: tuple[str, ...]
) -> None:
    folder = save_tiny_cross_encoder(tmp_path, dict(enumerate(labels)))
    with pytest.raises(EncoderError, match="heeft geen label «entailment», maar " + labels[0]):
        Entailment(str(folder))


def test_a_folder_without_a_model_is_reported(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"Het NLI-model .* kan niet worden geladen"):
        load_nli(str(tmp_path))


def test_weights_that_are_no_safetensors_are_not_read(tmp_path: Path) -> None:
    folder = save_tiny_cross_encoder(tmp_path, {0: C, 1: E, 2: N})
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(EncoderError, match="safetensors"):
        load_nli(str(folder))


def test_none_is_loaded_unless_one_is_named() -> None:
    assert load_nli(None) is None


@pytest.mark.parametrize(
    ("reading", "contradicts"),
    [
        (Reading(0.2, 0.5), True),
        (Reading(0.1, 0.4), False),  # neither is likelier
        (Reading(0.45, 0.4), False),
    ],
)
def test_a_contradiction_is_likelier_than_both_others(reading: Reading, contradicts: bool) -> None:
    assert reading.contradicts is contradicts


class Fake:
    """An entailment model that gives one reading, and remembers what it read."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.pairs = reading, list[tuple[str, str]]()

    def read(self, text: str, claim: str) -> Reading:
        self.pairs.append((text, claim))
        return self.reading


def judging(
    assistant: Assistant, model: Fake, patch: pytest.MonkeyPatch, least: float = 0.5
) -> Judge:
    patch.setattr("rag.checking.writing.load_nli", {"een-model": model}.__getitem__)
    values = assistant.settings.model_dump() | {"nli": "een-model", "nli_least": least}
    return judge_of(Assistant(Settings(**values), assistant.generation, assistant.encoder))


@pytest.mark.parametrize(
    ("reading", "least", "ruling", "reason"),
    [
        (Reading(0.9, 0.05), 0.5, "supported", ""),
        (Reading(0.5, 0.1), 0.5, "supported", ""),
        (Reading(0.49, 0.1), 0.5, "entailment",
         "volgt niet uit de passage volgens het NLI-model (0,49)"),
        (Reading(0.0, 0.1), 0.0, "supported", ""),
        (Reading(0.0, 0.97), 0.0, "contradiction",
         "de passage spreekt dit tegen volgens het NLI-model (0,97)"),
    ],
)  # fmt: skip
def test_the_judge_asks_it_last(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, reading: Reading, least: float,
    ruling: Ruling, reason: str,
) -> None:
    model = Fake(reading)
    judge = judging(assistant, model, monkeypatch, least)
    scored = assistant.search(Question("achttien aanbevelingen Schimmige scheidslijnen"), 1)[0]
    assert "achttien" in scored.text
    source = judge.source("k10k", scored, assistant.kamerstuk(scored.passage.document))
    found = rule_on(f"{TRUE} [k10k].", {"k10k": source}, judge)
    assert (found.ruling, found.reason, found.text) == (ruling, reason, f"{TRUE}.")
    ((text, claim),) = model.pairs
    assert claim == f"{TRUE}."
    assert TRUE in text
    # What the rules stop is not read at all.
    wrong = rule_on(f"{TRUE.replace('achttien', '19')} [k10k].", {"k10k": source}, judge)
    assert (wrong.ruling, len(model.pairs)) == ("number", 1)


def test_what_it_contradicts_does_not_reach_the_reader(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Doubting(Fake):
        def read(self, text: str, claim: str) -> Reading:
            super().read(text, claim)
            return Reading(0.01, 0.98) if claim == f"{GOOD_TOO[0]}." else Reading(0.9, 0.0)

    model = Doubting(Reading(0.9, 0.0))
    monkeypatch.setattr("rag.checking.writing.load_nli", {"een-model": model}.__getitem__)
    values = {
        "llm_kind": "openai", "llm_url": "http://127.0.0.1/v1", "llm_model": "scripted",
        "nli": "een-model", "llm_repairs": 1,
    }  # fmt: skip
    settings = Settings(**(assistant.settings.model_dump() | values))
    asked = Assistant(settings, assistant.generation, assistant.encoder)
    generator = asked._generator
    assert generator is not None
    generator._model = Scripted(says(GOOD, GOOD_TOO), says(GOOD_TOO))
    answer = asked.ask(Question("Wat zeggen de onderzoekers over een duidingskader?"), "llm")
    assert answer.mode == "llm"
    assert answer.writing is not None
    assert [v.ruling for v in answer.writing.verdicts] == ["supported", "contradiction"]
    assert GOOD_TOO[0] not in answer.text
    # Asked again, and read again: three sentences in all.
    assert len(model.pairs) == 3


def test_a_model_that_does_not_load_is_told_before_the_first_question(
    assistant: Assistant, tmp_path: Path
) -> None:
    values = {"llm_kind": "openai", "llm_url": "http://127.0.0.1/v1", "llm_model": "m",
              "nli": str(tmp_path)}  # fmt: skip
    with pytest.raises(EncoderError, match="Het NLI-model"):
        Assistant(
            Settings(**(assistant.settings.model_dump() | values)), assistant.generation,
            assistant.encoder,
        )


def test_the_tiny_model_judges_through_the_setting(assistant: Assistant, tmp_path: Path) -> None:
    """The whole way, with a CrossEncoder that always says "contradiction"."""
    folder = save_tiny_cross_encoder(tmp_path, {0: C, 1: E, 2: N}, (9.0, 0.0, 0.0))
    values = assistant.settings.model_dump() | {"nli": str(folder)}
    judge = judge_of(Assistant(Settings(**values), assistant.generation, assistant.encoder))
    scored = assistant.search(Question("achttien aanbevelingen Schimmige scheidslijnen"), 1)[0]
    source = judge.source("k10k", scored, assistant.kamerstuk(scored.passage.document))
    assert rule_on(f"{TRUE} [k10k].", {"k10k": source}, judge).ruling == "contradiction"
