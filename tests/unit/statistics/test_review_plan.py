"""How many entities a claim takes, and what may be said on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.statistics.review_plan import Claim, claim, errors_allowed, need


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
    found = need(0.95, 0.97, entities_per_image=5, design_effect=1.8)
    assert found.entities is not None
    assert found.entities == pytest.approx(465 * 1.8, rel=0.03)
    assert found.images == -(-found.entities // 5)


def test_what_is_not_above_the_bound_cannot_be_claimed() -> None:
    assert need(0.95, 0.95).entities is None
    assert need(0.95, 0.90).entities is None


def test_a_claim_on_the_way() -> None:
    assert errors_allowed(0.95, 72) is None
    assert claim(0.95, right=73, reviewed=73, planned=73) is Claim.PROVEN
    assert claim(0.95, right=72, reviewed=73, planned=73) is Claim.NOT_PROVEN
    assert claim(0.95, right=60, reviewed=60, planned=73) is Claim.OPEN
    assert claim(0.95, right=59, reviewed=60, planned=73) is Claim.OUT_OF_REACH
    assert claim(0.95, right=0, reviewed=0, planned=0) is Claim.NOT_PROVEN


def test_an_early_look_never_proves() -> None:
    assert claim(0.95, right=500, reviewed=500, planned=501) is Claim.OPEN


@given(bound=st.floats(0.5, 0.99), entities=st.integers(1, 3000))
def test_one_error_more_than_allowed_breaks_the_claim(bound: float, entities: int) -> None:
    allowed = errors_allowed(bound, entities)
    right = entities if allowed is None else entities - allowed - 1
    if right >= 0:
        assert claim(bound, right, entities, entities) is Claim.NOT_PROVEN
    if allowed is not None:
        assert claim(bound, entities - allowed, entities, entities) is Claim.PROVEN


@pytest.mark.parametrize(("bound", "expected"), [(0.0, 0.9), (1.0, 0.9), (0.9, 0.0), (0.9, 1.1)])
def test_shares_beyond_their_bounds_are_refused(bound: float, expected: float) -> None:
    with pytest.raises(InputFault):
        need(bound, expected)
    with pytest.raises(InputFault):
        need(0.9, 0.95, design_effect=0.5)
    with pytest.raises(InputFault):
        claim(0.9, right=3, reviewed=2, planned=5)
