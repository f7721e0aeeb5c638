"""How many entities a claim takes, and what may be said on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.statistics.clusters import ClusterShare, cluster_share
from medannot.statistics.review_plan import (
    Claim,
    Clustering,
    claim,
    entities_for,
    errors_allowed,
    need,
    sample_holds,
)


def test_no_error_at_all_needs_seventy_three_to_claim_ninety_five_per_cent() -> None:
    # Wilson's lower end of n of n is n / (n + 1.96²); it passes .95 at 19 * 3.8415 = 72.99.
    assert need(0.95, 1.0).entities == 73
    assert need(0.95, 1.0).errors_allowed == 0


@pytest.mark.parametrize(
    ("expected", "entities", "wrong"), [(0.99, 142, 2), (0.98, 230, 5), (0.97, 465, 14)]
)
def test_errors_come_whole(expected: float, entities: int, wrong: int) -> None:
    found = need(0.95, expected)
    assert found.entities == entities
    assert found.errors_allowed == wrong
    # 1.96² * .95 * .05 is .18247: the score test at the bound passes with these, and just so.
    assert (entities * 0.05 - wrong) ** 2 / entities > 0.18247
    assert (entities * 0.05 - 0.05 - wrong) ** 2 / (entities - 1) < 0.18247


def test_an_expectation_just_above_the_bound_takes_very_many() -> None:
    found = need(0.95, 0.951)
    assert found.entities == 182_510
    assert found.errors_allowed == 8_943
    assert need(0.95, 0.9501).entities is None


def test_entities_of_one_image_resemble_each_other() -> None:
    found = need(0.95, 0.97, lies=Clustering(5, 1.8))
    assert found.entities is not None
    # Some 170 images: Student's t adds about 1.4 per cent.
    assert found.entities == pytest.approx(465 * 1.8 * 1.014, rel=0.03)
    assert found.images == -(-found.entities // 5)
    alike = need(0.95, 1.0, lies=Clustering(5, 5.0))
    # All alike on an image: as many images as single labels were, and three more for t.
    assert (alike.images, alike.entities) == (76, 378)


@pytest.mark.parametrize("expected", [1.0, 0.99, 0.98])
@pytest.mark.parametrize("held", [2, 6])
def test_what_is_promised_is_what_the_report_grants(expected: float, held: int) -> None:
    # Images of one size whose errors lie apart, so that what was assumed is what counts.
    found = need(0.95, expected, lies=Clustering(held, 1 + (held - 1) * 0.2))
    assert found.images is not None
    assert found.errors_allowed is not None
    wrong = found.errors_allowed
    right = [held - 1] * wrong + [held] * (found.images - wrong)
    granted = cluster_share(right, [held] * found.images).estimate.interval
    assert granted is not None
    assert granted.low > 0.95


def test_what_is_not_above_the_bound_cannot_be_claimed() -> None:
    assert need(0.95, 0.95).entities is None
    assert need(0.95, 0.90).entities is None


def alone(right: int, of: int) -> ClusterShare:
    return cluster_share([1] * right + [0] * (of - right), [1] * of)


def test_a_claim_on_the_way() -> None:
    # Wilson's end passes .95 with 73 right of 73; with Student's t for the images, with 76.
    assert claim(0.95, alone(76, 76), alone(76, 76), finished=True) is Claim.PROVEN
    assert claim(0.95, alone(75, 76), alone(75, 76), finished=True) is Claim.NOT_PROVEN
    assert claim(0.95, alone(60, 60), alone(76, 76), finished=False) is Claim.OPEN
    assert claim(0.95, alone(59, 60), alone(75, 76), finished=False) is Claim.OUT_OF_REACH
    assert claim(0.95, alone(0, 0), alone(0, 0), finished=True) is Claim.NOT_PROVEN


def test_an_early_look_never_proves() -> None:
    assert claim(0.95, alone(500, 500), alone(501, 501), finished=False) is Claim.OPEN


@given(bound=st.floats(0.5, 0.99), entities=st.integers(1, 3000))
def test_one_error_more_than_allowed_breaks_the_claim(bound: float, entities: int) -> None:
    allowed = errors_allowed(bound, entities)
    if allowed is not None:
        assert sample_holds(bound, entities - allowed, entities)
    right = entities if allowed is None else entities - allowed - 1
    assert right < 0 or not sample_holds(bound, right, entities)


def test_the_quick_answer_is_that_of_the_planner() -> None:
    for bound in (0.5, 0.9, 0.95):
        assert entities_for(bound, 1.0) == need(bound, 1.0).entities
        assert entities_for(bound, bound) is None
    assert entities_for(0.5, 0.0) is None
    # Twice as many as 73 where each tells half as much, and a few more for Student's t.
    assert entities_for(0.95, 1.0, lies=Clustering(6, 2.0)) == 161


@pytest.mark.parametrize(("bound", "expected"), [(0.0, 0.9), (1.0, 0.9), (0.9, 0.0), (0.9, 1.1)])
def test_shares_beyond_their_bounds_are_refused(bound: float, expected: float) -> None:
    with pytest.raises(InputFault):
        need(bound, expected)
    with pytest.raises(InputFault):
        Clustering(design_effect=0.5)
    with pytest.raises(InputFault):
        Clustering(entities_per_image=0)
