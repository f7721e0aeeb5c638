"""Two readings: the coefficients of the library, and errors from what they are without a case."""

from math import sqrt

import numpy as np
import pytest

from medannot.statistics.agreement import cohen, gwet_ac
from medannot.statistics.alpha import krippendorff_alpha, masi, nominal
from medannot.statistics.estimate import Estimate
from medannot.statistics.quantiles import t_quantile
from medannot.statistics.ratings import ratings, ratings_of_pairs
from medannot.statistics.two_readings import TwoReadings

SETS = tuple(map(frozenset, ("a", "b", "ab", "abc", "c", "")))
Pair = tuple[frozenset[str], frozenset[str]]


def some(seed: int, cases: int) -> tuple[list[Pair], list[int]]:
    """Return units of some cases, most of them the same in both readings."""
    rng = np.random.default_rng(seed)
    pairs, own = [], []
    for case in range(cases):
        for _ in range(int(rng.integers(1, 4))):
            mine = SETS[rng.integers(len(SETS))]
            pairs.append((mine, mine if rng.random() < 0.7 else SETS[rng.integers(len(SETS))]))
            own.append(case)
    return pairs, own


def told(pairs: list[Pair]) -> tuple[float | None, ...]:
    """Return the coefficients as the rest of the library reckons them, of the sets there are."""
    table = [list(pair) for pair in pairs]
    mine, theirs = ([SETS.index(pair[side]) for pair in pairs] for side in (0, 1))
    given = ratings_of_pairs(mine, theirs, range(len(SETS)))
    return (
        krippendorff_alpha(ratings(table), nominal),
        krippendorff_alpha(ratings(table), masi),
        cohen(given).value,
        gwet_ac(given).value,
    )


def reckoned(pairs: list[Pair], own: list[int] | None = None) -> tuple[Estimate, ...]:
    both = TwoReadings.of(pairs, own, SETS)
    return both.alpha(nominal), both.alpha(masi), both.kappa(), both.ac1()


@pytest.mark.parametrize("seed", range(5))
def test_values_are_those_of_the_library_and_errors_of_leaving_each_case_out(seed: int) -> None:
    pairs, own = some(seed, 8)
    found = reckoned(pairs, own)
    assert [one.value for one in found] == pytest.approx(told(pairs))
    without = np.array(
        [
            told([pair for pair, case in zip(pairs, own, strict=True) if case != left])
            for left in range(8)
        ],
        dtype=np.float64,
    )
    errors = np.sqrt(((without - without.mean(axis=0)) ** 2).sum(axis=0) * 7 / 8)
    assert [one.se for one in found] == pytest.approx(errors.tolist())
    for one in found:
        assert one.value is not None
        assert one.interval is not None
        half = t_quantile(0.975, 7) * (one.se or 0.0)
        assert one.interval.low == pytest.approx(one.value - half)
        assert one.interval.high == pytest.approx(min(one.value + half, 1.0))


def test_a_worked_kappa() -> None:
    # 20 and 15 alike, 5 and 10 apart (Fleiss, Levin and Paik, as many books have it): 0.4.
    yes, no = frozenset("y"), frozenset("n")
    pairs = [(yes, yes)] * 20 + [(yes, no)] * 5 + [(no, yes)] * 10 + [(no, no)] * 15
    kappa = TwoReadings.of(pairs).kappa()
    assert kappa.value == pytest.approx(0.4)
    # Cohen's large-sample error of it is 0.1267, the jackknife's a little larger.
    assert kappa.se == pytest.approx(0.1267, rel=0.05)


def test_units_of_one_case_tell_less_than_as_many_cases() -> None:
    pairs = [pair for pair in some(3, 12)[0] for _ in range(4)]
    own = [place // 4 for place in range(len(pairs))]
    alone, together = TwoReadings.of(pairs), TwoReadings.of(pairs, own)
    assert together.kappa().value == alone.kappa().value
    assert (together.kappa().se or 0) > 1.8 * (alone.kappa().se or 1)


def test_what_tells_nothing_has_no_interval() -> None:
    a, b = frozenset("a"), frozenset("b")
    assert reckoned([]) == (Estimate(None, 0),) * 4
    same = TwoReadings.of([(a, a)] * 3)
    assert (same.alpha(nominal), same.kappa(), same.ac1()) == (Estimate(None, 3),) * 3
    one_case = TwoReadings.of([(a, a), (b, a)], ["x", "x"]).kappa()
    assert (one_case.value, one_case.interval) == (0.0, None)
    # Without its one case of b nothing is left that chance could be told from.
    assert TwoReadings.of([(a, a), (a, a), (b, b)]).kappa().interval is None


def test_perfect_agreement_has_an_interval_without_width() -> None:
    a, b = frozenset("a"), frozenset("b")
    kappa = TwoReadings.of([(a, a), (a, a), (b, b), (b, b)]).kappa()
    assert (kappa.value, kappa.se) == (1.0, 0.0)
    assert sqrt(kappa.se or 0) == 0
