import pytest

from eval.stats import Interval, paired_bootstrap, percentile, smallest_detectable, wilson


def test_wilson_has_the_published_ends() -> None:
    # 81 of 263: Newcombe 1998, table I, method 3.
    found = wilson(81 / 263, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)


def test_wilson_at_the_ends_stays_within_0_and_1() -> None:
    assert round(wilson(0, 20).low, 12) == 0
    assert round(wilson(0, 20).high, 4) == 0.1611  # Newcombe 1998, 0 of 20
    assert wilson(1, 20).high == 1


def test_wilson_needs_a_question() -> None:
    with pytest.raises(ValueError, match="at least one question"):
        wilson(0, 0)


def test_the_bootstrap_is_the_same_each_time_and_surrounds_the_mean() -> None:
    differences = [1, 0, 0, -1, 1, 0, 0, 0, 1, 0]
    first, second = paired_bootstrap(differences), paired_bootstrap(differences)
    assert first == second
    assert first.low < 2 / 10 < first.high


def test_the_bootstrap_of_one_difference_is_that_difference() -> None:
    assert paired_bootstrap([1 / 4] * 8) == Interval(1 / 4, 1 / 4)
    with pytest.raises(ValueError, match="at least one difference"):
        paired_bootstrap([])


def test_one_lost_question_is_chance_and_ten_of_fifty_are_not() -> None:
    assert paired_bootstrap([-1] + [0] * 49).high == 0
    assert paired_bootstrap([-1] * 10 + [0] * 40).high < 0


def test_smallest_detectable_difference() -> None:
    # sd of (1, -1, 1, -1) is sqrt(4/3); (1.96 + 0.84) * sqrt(4/3) / 2
    found = smallest_detectable([1, -1, 1, -1])
    assert found is not None
    assert found == pytest.approx(2.80158 * (4 / 3) ** 0.5 / 2, rel=1e-5)
    assert smallest_detectable([0, 0]) is None
    assert smallest_detectable([1]) is None


def test_percentile() -> None:
    assert percentile([1, 2, 3], 0.5) == 2
    assert percentile([], 0.5) is None
