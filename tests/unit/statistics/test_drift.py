"""Error rates that rose, and nodes on which annotators agree least."""

from medannot.domain.review.queue import ClusterSums
from medannot.statistics.clusters import cluster_share, share_of_sums
from medannot.statistics.drift import least_agreed, rise


def test_a_rate_that_rose_is_told_from_one_that_did_not() -> None:
    weeks = ["2026-W01"] * 40 + ["2026-W02"] * 40
    cases = [str(number) for number in range(80)]
    risen = rise([0] * 40 + [2] * 40, [5] * 80, weeks, cases)
    assert risen is not None
    assert risen.significant
    assert risen.interval is not None
    assert 0.2 < risen.interval.low < 0.4 < risen.interval.high < 0.6
    same = rise([0, 1] * 40, [5] * 80, weeks, cases)
    assert same is not None
    assert not same.significant
    fallen = rise([2] * 40 + [0] * 40, [5] * 80, weeks, cases)
    assert fallen is not None
    assert not fallen.significant


def test_errors_of_one_case_are_not_many() -> None:
    # Four of five entities wrong on one late work of eight: one bad case, not a drift.
    late = [5, 0, 0, 0, 0, 0, 0, 0]
    weeks = ["2026-W01"] * 8 + ["2026-W02"] * 8
    found = rise([0] * 8 + late, [5] * 16, weeks, [str(number) for number in range(16)])
    assert found is not None
    assert not found.significant


def test_one_week_has_no_earlier_one() -> None:
    assert rise([1], [2], ["2026-W01"], ["a"]) is None
    assert rise([], [], [], []) is None


def test_newcombes_example() -> None:
    # Newcombe 1998, table II, row a: 56/70 against 48/80 gives .0524 to .3339 by method 10; each
    # outcome is its own case here, so that only the t quantile widens it.
    wrong = [1] * 48 + [0] * 32 + [1] * 56 + [0] * 14
    weeks = ["a"] * 80 + ["b"] * 70
    found = rise(wrong, [1] * 150, weeks, [str(number) for number in range(150)])
    assert found is not None
    assert found.interval is not None
    assert abs(found.interval.low - 0.0524) < 0.005
    assert abs(found.interval.high - 0.3339) < 0.005


def sums(*cases: tuple[int, int]) -> ClusterSums:
    """Return sums over cases, each with how many of how many name a node."""
    pairs = [(m * (m - 1), m * (k - 1)) for m, k in cases]
    return ClusterSums(
        len(pairs),
        sum(y for y, _ in pairs),
        sum(x for _, x in pairs),
        sum(y * y for y, _ in pairs),
        sum(x * y for y, x in pairs),
        sum(x * x for _, x in pairs),
    )


def test_the_nodes_that_are_agreed_on_least() -> None:
    found = least_agreed(
        {"papule": sums(*[(2, 2)] * 30), "macule": sums(*[(1, 2)] * 12), "scale": sums((1, 2))}
    )
    assert found == {"macule"}
    assert least_agreed({}) == frozenset()


def test_sums_tell_the_same_as_rows() -> None:
    cases = [(2, 2), (1, 2), (2, 3), (3, 3), (1, 3), (2, 2)]
    one = sums(*cases)
    short = share_of_sums(one.clusters, one.y, one.x, one.yy, one.xy, one.xx)
    long = cluster_share(
        [m * (m - 1) for m, _ in cases],
        [m * (k - 1) for m, k in cases],
        # Pairs of the same few answers: where too little is seen, a case tells no more than one.
        correlation=1.0,
    )
    assert short.estimate.interval is not None
    assert long.estimate.interval is not None
    assert short.estimate.value == long.estimate.value
    assert abs(short.effective_n - long.effective_n) < 1e-12
    # Rows know who failed, and may be more careful.
    assert long.estimate.interval.low <= short.estimate.interval.low + 1e-12
    assert long.estimate.interval.high >= short.estimate.interval.high - 1e-12
    assert (short.clusters, short.estimate.n) == (long.clusters, long.estimate.n)
