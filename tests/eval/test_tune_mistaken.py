"""Fitting when a question is told that it is mistaken, on rows where the right answer is known."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from eval.records import Evidence, Expected, QuestionRecord
from eval.tune_mistaken import THRESHOLD, mistake_rows, tune_mistaken
from rag.answering.choices import FEATURES as CHOICE_FEATURES
from rag.doubting import mistaken
from rag.doubting.mistaken import FEATURES, Mistake
from rag.records import Question
from tests.rag.test_select import made
from tests.rag.written import LETTER, LINES

MEANING = FEATURES.index("meaning")
SENTENCE = "De pilot met Meta start in januari op Instagram."


def rows() -> tuple[np.ndarray, np.ndarray]:
    """Sixty mistakes: "meaning" tells those that are made, the rest is noise."""
    made_ = np.arange(60) % 3 == 0
    table = np.random.default_rng(1).random((60, len(FEATURES))) * 0.1
    table[:, MEANING] += made_
    return table, made_


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is written instead of the one in use."""
    monkeypatch.setattr(mistaken, "MISTAKEN_FILE", tmp_path / "mistaken.toml")
    return tmp_path / "mistaken.toml"


def fitted(
    file: Path, table: np.ndarray, made_: np.ndarray
) -> tuple[np.ndarray, Mapping[str, Any]]:
    """The scores that the written weights give, and the file's table."""
    tune_mistaken(table, made_)
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    weights = np.array([found["weights"][name] for name in FEATURES])
    return table @ weights + found["bias"], found


def test_what_tells_a_mistake_that_is_made_gets_the_weight(file: Path) -> None:
    table, made_ = rows()
    scores, found = fitted(file, table, made_)
    assert tuple(found["weights"]) == FEATURES
    assert found["threshold"] == THRESHOLD
    # By how far the features of these rows are apart.
    weights = np.array(list(found["weights"].values())) * table.std(axis=0)
    assert weights[MEANING] > 5 * np.abs(np.delete(weights, MEANING)).max()
    assert scores[made_].min() > scores[~made_].max()


def test_the_head_of_the_file_says_how_many_pass(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, made_ = rows()
    scores, _ = fitted(file, table, made_)
    lines = file.read_text(encoding="utf-8").splitlines()
    passed = [int((scores[which] >= THRESHOLD).sum()) for which in (made_, ~made_)]
    assert passed[0] > 15
    assert passed[1] == 0
    assert lines[:3] == [
        "# Weights of rag/doubting/mistaken.py; made by: python -m eval.tune",
        "# Dev half and eval/own/tune-*: 20 mistakes that are made, 40 that questions only "
        "resemble;",
        f"# of the former {passed[0]} pass the threshold, of the latter 0.",
    ]
    assert capsys.readouterr().err == f"rag/doubting/mistaken.py: {lines[2][2:]}\n"


def test_the_scale_of_a_feature_does_not_matter(file: Path) -> None:
    table, made_ = rows()
    scores, found = fitted(file, table, made_)
    larger = table.copy()
    larger[:, MEANING] = 10 * table[:, MEANING] + 3
    again, other = fitted(file, larger, made_)
    assert again == pytest.approx(scores, abs=0.02)
    assert other["weights"]["meaning"] == pytest.approx(found["weights"]["meaning"] / 10, abs=0.001)


def test_a_feature_that_never_differs_does_no_harm(file: Path) -> None:
    table, made_ = rows()
    table[:, FEATURES.index("asserts")] = 1.0
    scores, _ = fitted(file, table, made_)
    assert np.isfinite(scores).all()
    assert scores[made_].min() > scores[~made_].max()


def record(expected: Expected, question: str = "?", *quotes: Evidence) -> QuestionRecord:
    return QuestionRecord("t001", "x", question, False, expected, citations=quotes)


def assistant(*mistakes: Mistake) -> Any:
    """One whose every question may make these mistakes."""
    def possible(question: Question) -> list[Mistake]:
        assert question.text == "?"
        return list(mistakes)

    return SimpleNamespace(mistakes=possible, kamerstuk=lambda document: LETTER)


def mistake(at: int, number: float) -> Mistake:
    """The mistake of a line, with the sentence as its quote; `number` marks its features."""
    line = LINES[at]
    end = LETTER.text.find(".", line.start) + 1
    words = LETTER.text[line.start : end]
    choice = made(line.start, end, 1.0, words, document=line.document)
    assert choice.features.shape == (len(CHOICE_FEATURES),)
    return Mistake(line, choice, np.full(len(FEATURES), number))


PILOT, MOTION = mistake(5, 1.0), mistake(7, 2.0)


@pytest.mark.parametrize(
    ("quote", "document", "numbers"),
    [
        (SENTENCE, LETTER.id, [1.0]),
        # With line breaks, within a longer quote, and a part of the sentence.
        (SENTENCE.replace(" ", "\n"), LETTER.id, [1.0]),
        (f"{SENTENCE} De dienst telt tien mensen.", LETTER.id, [1.0]),
        ("De pilot met Meta start", LETTER.id, [1.0]),
        ("De motie over algoritmen is afgedaan.", LETTER.id, [2.0]),
        ("De dienst telt tien mensen.", LETTER.id, []),
        (SENTENCE, "29754-902", []),
    ],
)
def test_a_mistake_is_made_when_the_correction_cites_its_sentence(
    quote: str, document: str, numbers: list[float]
) -> None:
    # The mistakes whose sentences it does not cite may be right as well, and are left out.
    asked = record("correct", "?", Evidence(document=document, quote=quote))
    table, made_ = mistake_rows(assistant(PILOT, MOTION), [asked])
    assert table[:, 0].tolist() == numbers
    assert made_.tolist() == [True] * len(numbers)
    assert table.shape == (len(numbers), len(FEATURES))


def test_questions_with_an_answer_or_without_one_make_no_mistake() -> None:
    records = [record(e) for e in ("answer", "abstain", "clarify", "refuse")]
    table, made_ = mistake_rows(assistant(PILOT, MOTION), records)
    assert (table[:, 0].tolist(), made_.tolist()) == ([1.0, 2.0] * 2, [False] * 4)


def test_no_questions_give_no_rows() -> None:
    table, made_ = mistake_rows(assistant(), [])
    assert (table.shape, made_.shape, made_.dtype) == ((0, len(FEATURES)), (0,), np.bool_)
