"""Fitting weights on tiny listings, where the right answer is known."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import tune as tuning
from eval.listwise import Listing, cross_validated, fit, prior_of, reciprocal_ranks, tune
from eval.records import Evidence
from eval.tune import weights_in_use
from eval.tune_abstain import logistic, out_of_fold
from rag.answering import choices
from rag.doubting import abstain
from rag.finding import retrieve
from tests.rag.test_select import made

NONE = np.zeros(2)


def listing(at: int, right: int = 0) -> Listing:
    """Three candidates; the right one has the first feature, the second is noise."""
    noise = np.random.default_rng(at).random(3)
    features = np.column_stack([np.eye(3)[right], noise])
    return Listing(str(at), features, (np.arange(3) == right,))


LISTS = [listing(at, at % 3) for at in range(30)]


def test_the_weight_goes_to_what_tells_right_from_wrong() -> None:
    weights = fit(LISTS, 0.001, NONE)
    assert weights[0] > 5 * abs(weights[1])
    assert reciprocal_ranks(LISTS, weights) == [1.0] * 30


def test_a_strong_pull_keeps_to_the_prior() -> None:
    prior = np.array([-1.0, 2.0])
    assert fit(LISTS, 1e6, prior) == pytest.approx(prior, abs=1e-4)


def test_more_pull_means_nearer_to_the_prior() -> None:
    lengths = [float(np.linalg.norm(fit(LISTS, s, NONE))) for s in (0.001, 0.01, 0.1, 1.0)]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("weights", "ranks"),
    [([1.0, 0.0], [1 / 1, 1 / 3]), ([-1.0, 0.0], [1 / 3, 1 / 1]), ([0.0, 0.0], [1 / 2, 1 / 3])],
)
def test_the_reciprocal_rank_of_every_need(weights: list[float], ranks: list[float]) -> None:
    # Equal scores keep their order: the first need is met second, the other third.
    features = np.array([[2.0, 0.0], [3.0, 0.0], [1.0, 0.0]])
    needs = (np.array([False, True, False]), np.array([False, False, True]))
    assert reciprocal_ranks([Listing("a", features, needs)], np.array(weights)) == ranks


def test_cross_validation_is_on_what_was_left_out() -> None:
    assert cross_validated(LISTS, 0.001, NONE) == 1.0
    wrong = [Listing(x.id, x.features[:, 1:], x.needs) for x in LISTS]  # noise alone
    assert cross_validated(wrong, 0.001, np.zeros(1)) < 0.9


@given(st.lists(st.integers(0, 2), min_size=5, max_size=12), st.floats(0.001, 1.0))
def test_ranks_lie_between_a_third_and_one(right: list[int], strength: float) -> None:
    lists = [listing(at, r) for at, r in enumerate(right)]
    assert 1 / 3 <= cross_validated(lists, strength, NONE) <= 1


def test_no_weight_falls_below_its_least() -> None:
    free = fit(LISTS, 0.001, NONE)
    held = fit(LISTS, 0.001, NONE, np.array([free[0] + 1, -np.inf]))
    assert held[0] == pytest.approx(free[0] + 1, abs=1e-6)


def test_the_file_holds_the_weights_and_how_they_were_found(tmp_path: Path) -> None:
    room, file = SimpleNamespace(FEATURES=("good", "noise")), tmp_path / "w.toml"
    tune("made up", LISTS, room, {"good": 1.0}, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# Weights of made up; made by: python -m eval.tune"
    assert lines[1].startswith(
        "# Dev half and eval/own/tune-*, 30 questions; cross-validated mean reciprocal rank 1.0"
    )
    assert lines[2] == "[weights]"
    assert [line.split(" = ")[0] for line in lines[3:]] == ["good", "noise"]


def test_the_prior_of_features_that_have_none_is_zero() -> None:
    room = SimpleNamespace(FEATURES=("a", "b", "c"))
    assert prior_of({"b": 2.0}, room).tolist() == [0.0, 2.0, 0.0]


def test_weights_are_in_use_only_inside() -> None:
    before = retrieve.ranking_weights, choices.selecting_weights
    with weights_in_use(np.array([1.0]), np.array([2.0])):
        assert retrieve.ranking_weights().tolist() == [1.0]
        assert choices.selecting_weights().tolist() == [2.0]
    assert (retrieve.ranking_weights, choices.selecting_weights) == before


def rows() -> tuple[np.ndarray, np.ndarray]:
    """Forty questions: "dense" tells those that are held."""
    held = np.arange(40) % 2 == 0
    made_up = np.random.default_rng(1).random((40, len(abstain.FEATURES))) * 0.1
    made_up[:, abstain.FEATURES.index("dense")] += held
    return made_up, held


def test_no_feature_speaks_against_its_nature() -> None:
    x, held = rows()
    for told in (held, ~held):  # also where the data say the reverse
        w = logistic(x, told, 0.001)
        for name, weight in zip(abstain.FEATURES, w, strict=False):
            assert weight >= 0 if name in abstain.FOR else weight <= 0


def test_both_classes_weigh_the_same() -> None:
    x, held = rows()
    once = logistic(x, held, 0.01)
    twice = logistic(np.vstack([x, x[held]]), np.append(held, held[held]), 0.01)
    assert twice == pytest.approx(once, abs=0.02)


def test_chances_out_of_fold_tell_held_from_not() -> None:
    x, held = rows()
    chances = out_of_fold(x, held, 0.001)
    assert chances.shape == (40,)
    assert chances[held].min() > chances[~held].max()


@pytest.mark.parametrize(
    ("quote", "document", "supports"),
    [
        ("de pilot start in januari op Instagram", "a", True),
        ("de pilot start in januari op Instagram", "b", False),
        ("start in januari", "a", True),
        ("heel andere woorden over ouders en scholen", "a", False),
    ],
)
def test_half_of_the_shorter_quote_supports(quote: str, document: str, supports: bool) -> None:
    choice = made(0, 40, 1.0, "de pilot start in januari")
    assert tuning._supports(choice, Evidence(document=document, quote=quote)) is supports


def test_questions_outside_are_asked_beside_those_of_the_half() -> None:
    asked = tuning.asked_and_held([])
    assert len(asked) > 20
    assert not any(held for _, held in asked)
    assert all(question.text.strip() and question.id is None for question, _ in asked)
