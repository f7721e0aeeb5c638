"""Precision and recall of entities, and intervals clustered by image."""

from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.statistics.cluster_means import cluster_mean
from medannot.statistics.clusters import assumed_effect, cluster_share
from medannot.statistics.entities import counts_of, entity_counts, entity_figures
from tests.helpers.reference_numbers import expected, rows


@pytest.mark.shared
def test_entities_against_the_senior_reviewer() -> None:
    case = "d20_entity_precision_recall"
    want = expected(case)
    sides: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows(case):
        sides[row["who"]][row["image"]].add(row["entity"])
    got = entity_figures(entity_counts(sides["annotator"], sides["reviewer"]))
    assert (got.tp, got.fp, got.fn) == (want["tp"], want["fp"], want["fn"])
    assert got.precision.estimate.value == want["micro_precision"]
    assert got.recall.estimate.value == want["micro_recall"]
    assert got.f1.estimate.value == want["micro_f1"]
    per_image = "mean_image_precision(images with >=1 annotator entity)"
    assert got.image_precision.value == want[per_image]
    assert got.image_recall.value == want["mean_image_recall(images with >=1 reviewer entity)"]


def test_outcomes_that_are_all_alike_on_an_image_tell_as_much_as_one() -> None:
    # Ten images of five entities each, all right or all wrong: ten independent outcomes.
    right = np.repeat([1, 1, 1, 1, 1, 1, 1, 1, 0, 0], 5)
    got = cluster_share(right, np.ones(50), np.repeat(np.arange(10), 5))
    assert got.estimate.value == pytest.approx(0.8)
    assert got.clusters == 10
    # The variance of ten outcomes with the divisor 9 in place of 10.
    assert got.effective_n == pytest.approx(9)
    assert got.design_effect == pytest.approx(50 / 9)


def test_independent_outcomes_have_no_design_effect() -> None:
    got = cluster_share([1] * 80 + [0] * 20, [1] * 100)
    assert got.design_effect == pytest.approx(100 / 99)
    assert got.estimate.interval is not None
    # Wilson's interval of 80 of 100 is .711 to .867.
    assert got.estimate.interval.low == pytest.approx(0.711, abs=0.003)
    assert got.estimate.interval.high == pytest.approx(0.867, abs=0.003)


def test_weights_bring_a_sample_to_its_population() -> None:
    # 90 of 100 common ones right, 5 of 10 rare ones, of which each stands for one, the others ten.
    got = cluster_share(
        [1] * 90 + [0] * 10 + [1] * 5 + [0] * 5, [1] * 110, weight=[10.0] * 100 + [1.0] * 10
    )
    assert got.estimate.value == pytest.approx((900 + 5) / 1010)


def low(right: list[int], of: list[int], correlation: float = 0.2) -> float:
    ends = cluster_share(right, of, correlation=correlation).estimate.interval
    assert ends is not None
    return ends.low


def test_all_right_is_as_sure_as_the_assumed_correlation_lets_it_be() -> None:
    got = cluster_share([5] * 20, [5] * 20)
    assert got.estimate.value == 1
    assert got.design_effect is None
    # Kish: 1 + (5 - 1) * .2 is 1.8, so that 100 of 100 tell as much as 55.6.
    assert got.effective_n == pytest.approx(100 / 1.8)
    # Student's t of 19 degrees is 2.0930 for 1.9600: 48.7, and 48.7 / (48.7 + 1.96²) is .927.
    assert low([5] * 20, [5] * 20) == pytest.approx(0.927, abs=5e-4)
    # Where labels of an image are all alike, or none resemble each other: 20 * .877, 100 * .877.
    assert low([5] * 20, [5] * 20, 1.0) == pytest.approx(0.820, abs=5e-4)
    assert low([5] * 20, [5] * 20, 0.0) == pytest.approx(0.958, abs=5e-4)


def test_unequal_images_and_weights_tell_less() -> None:
    # Squares of the sizes over the sizes are 52 / 12 where the mean is 3.
    assert assumed_effect([5, 1, 1, 5]) == pytest.approx(1 + (52 / 12 - 1) * 0.2)
    # Kish's effect of weights, n * sum w² / (sum w)², of images with one label.
    assert assumed_effect([1, 1, 1, 1], weight=[1, 1, 3, 3]) == pytest.approx(4 * 20 / 64)
    with pytest.raises(InputFault, match="between 0 and 1"):
        assumed_effect([1, 1], correlation=1.2)


def test_no_error_is_never_worse_than_one() -> None:
    of = [6] * 29
    ends = [low([5] * wrong + [6] * (29 - wrong), of) for wrong in range(6)]
    assert ends[0] == pytest.approx(0.954, abs=1e-3)
    assert all(more < fewer for fewer, more in pairwise(ends))


@given(
    images=st.integers(2, 25),
    held=st.integers(1, 12),
    correlation=st.sampled_from([0.0, 0.2, 0.6, 1.0]),
    errors=st.lists(st.integers(0, 24), max_size=30),
)
def test_more_errors_never_give_a_better_lower_end(
    images: int, held: int, correlation: float, errors: list[int]
) -> None:
    right, of = [held] * images, [held] * images
    before = low(right, of, correlation)
    for place in errors:
        right[place % images] = max(right[place % images] - 1, 0)
        after = low(right, of, correlation)
        assert after <= before + 1e-12
        before = after


def test_a_share_and_its_rest_have_the_same_interval_turned_round() -> None:
    wrong, of = [0, 3, 1, 0, 6, 2], [4, 5, 6, 7, 6, 4]
    one = cluster_share(wrong, of).estimate.interval
    other = cluster_share([n - w for w, n in zip(wrong, of, strict=True)], of).estimate.interval
    assert one is not None
    assert other is not None
    assert one.low == pytest.approx(1 - other.high)
    assert one.high == pytest.approx(1 - other.low)


def test_one_image_alone_claims_nothing() -> None:
    got = cluster_share([50], [50])
    assert got.estimate.interval is not None
    assert got.estimate.interval.low < 0.25


def test_nothing_to_count() -> None:
    assert cluster_share([], []).estimate.value is None
    assert cluster_share([0, 0], [0, 0]).estimate.value is None
    assert cluster_mean([]).value is None
    assert entity_figures(counts_of([], [], [], [])).precision.estimate.value is None


def test_more_successes_than_outcomes_are_refused() -> None:
    with pytest.raises(InputFault, match="more successes than outcomes"):
        cluster_share([2], [1])
    with pytest.raises(InputFault, match="differ in length"):
        cluster_share([1, 1], [1])
