"""Precision and recall of entities, and intervals clustered by image."""

from collections import defaultdict

import numpy as np
import pytest

from medannot.domain.errors import InputFault
from medannot.statistics.clusters import cluster_mean, cluster_share
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


def test_all_right_still_has_an_interval_by_the_images() -> None:
    got = cluster_share([5] * 20, [5] * 20)
    assert got.estimate.value == 1
    assert got.estimate.interval is not None
    # Wilson's of 20 of 20 starts at .839; with Student's t it starts a little lower.
    assert 0.80 < got.estimate.interval.low < 0.84


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
