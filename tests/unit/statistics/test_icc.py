"""Intraclass correlations against R's psych and the published table (outside material, d05)."""

import pytest

from medannot.domain.errors import InputFault
from medannot.statistics.estimate import Estimate
from medannot.statistics.icc import intraclass
from tests.helpers.reference_numbers import expected, table


@pytest.mark.shared
def test_shrout_and_fleiss_1979() -> None:
    case = "d05_shrout_fleiss_icc"
    want = expected(case)
    got = intraclass([[float(str(v)) for v in row] for row in table(case)])
    named: dict[str, Estimate] = {
        "ICC1": got.one_way,
        "ICC2": got.random,
        "ICC3": got.fixed,
        "ICC1k": got.one_way_mean,
        "ICC2k": got.random_mean,
        "ICC3k": got.fixed_mean,
    }
    for name, estimate in named.items():
        assert estimate.interval is not None
        assert estimate.value == want[name]
        assert estimate.value == want[f"{name}(published)"]
        assert estimate.interval.low == want[f"{name}.ci_lo"]
        assert estimate.interval.high == want[f"{name}.ci_hi"]


@pytest.mark.parametrize("table", [[[1.0, 2.0]], [[1.0], [2.0]], [[1.0, float("nan")], [1, 2]]])
def test_a_table_with_a_hole_is_refused(table: list[list[float]]) -> None:
    with pytest.raises(InputFault, match="whole table"):
        intraclass(table)


def test_raters_who_always_agree() -> None:
    assert intraclass([[1, 1], [2, 2], [5, 5]]).fixed.value == 1
