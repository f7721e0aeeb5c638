"""Samples of review: who is drawn, with which weight."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.domain.review.sampling import ReviewUnit, SamplingPlan, drawn, rare_nodes

UNITS = tuple(
    ReviewUnit(
        f"u{n}",
        "ann-01" if n % 4 else "ann-02",
        frozenset({"papule", *({"wheal"} if n in {7, 70} else set())}),
        5,
    )
    for n in range(100)
)


def test_a_node_is_rare_that_few_units_name() -> None:
    assert rare_nodes(UNITS, below=5) == {"wheal"}
    assert rare_nodes(UNITS, below=2) == frozenset()


def test_a_simple_sample_stands_for_the_whole() -> None:
    found = drawn(UNITS, SamplingPlan.SIMPLE, 20, seed=3)
    assert len(found) == 20
    assert {one.weight for one in found} == {5.0}
    assert len({one.unit.id for one in found}) == 20
    assert found == drawn(UNITS, SamplingPlan.SIMPLE, 20, seed=3)
    assert found != drawn(UNITS, SamplingPlan.SIMPLE, 20, seed=4)


def test_all_rare_ones_are_in_the_sample_and_stand_for_themselves() -> None:
    found = drawn(UNITS, SamplingPlan.RARE, 10, seed=1)
    rare = [one for one in found if one.stratum == "rare"]
    assert {one.unit.id for one in rare} == {"u7", "u70"}
    assert {one.weight for one in rare} == {1.0}
    assert len(found) == 10
    assert {one.weight for one in found if one.stratum == "common"} == {98 / 8}


def test_strata_have_their_part_of_the_sample() -> None:
    found = drawn(UNITS, SamplingPlan.STRATIFIED, 20, seed=1)
    many = Counter(one.stratum for one in found)
    assert many["common, ann-01"] == 14
    assert many["common, ann-02"] == 5
    assert many["rare, ann-01"] == 1
    assert "rare, ann-02" in many or sum(many.values()) == 20


@given(plan=st.sampled_from(SamplingPlan), size=st.integers(1, 150), seed=st.integers(0, 2**31))
def test_weights_sum_to_the_population(plan: SamplingPlan, size: int, seed: int) -> None:
    found = drawn(UNITS, plan, size, seed)
    assert sum(one.weight for one in found) == pytest.approx(100)
    assert len({one.unit.id for one in found}) == len(found)


def test_nothing_to_draw_from() -> None:
    with pytest.raises(InputFault, match="no handed-in work"):
        drawn((), SamplingPlan.SIMPLE, 3, seed=1)
    with pytest.raises(InputFault, match="one case at least"):
        drawn(UNITS, SamplingPlan.SIMPLE, 0, seed=1)
