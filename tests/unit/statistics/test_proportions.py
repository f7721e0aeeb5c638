"""Intervals of proportions against R (outside material, d07)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.statistics import proportions
from medannot.statistics.proportions import clopper_pearson, proportion, wilson
from tests.helpers.reference_numbers import expected

_METHODS = {
    "wilson": proportions.wilson,
    "wilson_cc": proportions.wilson_with_continuity,
    "clopper_pearson": proportions.clopper_pearson,
    "wald": proportions.wald,
    "agresti_coull": proportions.agresti_coull,
    "jeffreys": proportions.jeffreys,
}


@pytest.mark.shared
def test_intervals_of_the_reference() -> None:
    checked = 0
    for quantity, value in expected("d07_proportion_intervals").items():
        found = re.match(r"(\d+)/(\d+)\.(\w+)\.(lo|hi)", quantity)
        assert found is not None
        x, n, method, end = found.groups()
        got = _METHODS[method](int(x), int(n), 0.95)
        assert (got.low if end == "lo" else got.high) == value, quantity
        checked += 1
    assert checked > 20


@given(n=st.integers(1, 400), data=st.data(), level=st.sampled_from([0.8, 0.95, 0.99]))
def test_every_interval_holds_its_share(n: int, data: st.DataObject, level: float) -> None:
    x = data.draw(st.integers(0, n))
    for method in _METHODS.values():
        got = method(x, n, level)
        assert 0 <= got.low <= x / n + 1e-12
        assert x / n - 1e-12 <= got.high <= 1


def test_without_outcomes_nothing_is_said() -> None:
    assert proportion(0, 0).value is None
    assert proportion(0, 0).interval is None


@pytest.mark.parametrize(("x", "n"), [(3, 2), (-1, 2), (0, 0)])
def test_what_is_no_share_is_refused(x: int, n: int) -> None:
    with pytest.raises(InputFault, match="is no share"):
        wilson(x, n)


def test_a_confidence_of_one_is_refused() -> None:
    with pytest.raises(InputFault, match="between 0 and 1"):
        clopper_pearson(1, 2, 1.0)
