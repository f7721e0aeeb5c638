"""Whether an error rate rose, and on which nodes annotators agree less than on the whole.

Both compare clustered shares by their intervals. For the difference of two independent shares the
limits are recovered from those of the two (MOVER: Newcombe 1998, Statistics in Medicine 17:873,
method 10; Zou and Donner 2008, ibid. 27:1693), here from clustered Wilson intervals, so that it
holds where one of them is 0 or 1 as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from medannot.domain.review.queue import ClusterSums
from medannot.statistics.clusters import ClusterShare, cluster_share, share_of_sums
from medannot.statistics.estimate import LEVEL, Interval


@dataclass(frozen=True, slots=True)
class Rise:
    """By how much a share rose.

    Attributes:
        interval: of the difference, later less earlier; None where one of the two has none.
    """

    earlier: ClusterShare
    later: ClusterShare
    interval: Interval | None

    @property
    def significant(self) -> bool:
        """Tell whether the later share is above the earlier one beyond chance."""
        return self.interval is not None and self.interval.low > 0


def rise(
    wrong: Sequence[int],
    of: Sequence[int],
    week: Sequence[str],
    cluster: Sequence[str],
    level: float = LEVEL,
) -> Rise | None:
    """Compare the error rate of the later half of the weeks with that of the earlier half.

    Args:
        wrong: shape (works,), entities that are wrong or were missed.
        of: shape (works,), entities.
        week: shape (works,), comparable; the middle one of an odd number counts as later.
        cluster: shape (works,), what belongs together.
        level: confidence.

    Returns:
        None where there are fewer than two weeks.
    """
    weeks = sorted(set(week))
    if len(weeks) < 2:
        return None
    early = set(weeks[: len(weeks) // 2])

    def share(*, later: bool) -> ClusterShare:
        rows = [place for place, one in enumerate(week) if (one not in early) is later]
        return cluster_share(
            [wrong[row] for row in rows],
            [of[row] for row in rows],
            [cluster[row] for row in rows],
            level=level,
        )

    return _difference(share(later=False), share(later=True), level)


def _difference(earlier: ClusterShare, later: ClusterShare, level: float) -> Rise:
    before, after = earlier.estimate, later.estimate
    was, became = before.interval, after.interval
    if before.value is None or after.value is None or was is None or became is None:
        return Rise(earlier, later, None)
    change = after.value - before.value
    down = sqrt((after.value - became.low) ** 2 + (was.high - before.value) ** 2)
    up = sqrt((became.high - after.value) ** 2 + (before.value - was.low) ** 2)
    return Rise(earlier, later, Interval(change - down, change + up, level))


def least_agreed(named: Mapping[str, ClusterSums], level: float = LEVEL) -> frozenset[str]:
    """Return the nodes on which annotators agree significantly less than on all nodes together.

    Agreement on a node is the specific (positive) one (Cicchetti and Feinstein 1990, Journal of
    Clinical Epidemiology 43:551): of a case that k annotators handed in and m of them named it
    on, m (m - 1) of m (k - 1) ordered pairs agree. What nobody named tells nothing. A node counts
    where the upper end of its interval, clustered by case, lies below the agreement on the whole,
    and of two cases at least, so that a node seen a few times is not among them by chance.

    Args:
        named: of each node agreeing pairs (y) and pairs (x), summed over cases.
        level: confidence.
    """
    pairs = sum(one.x for one in named.values())
    if not pairs:
        return frozenset()
    whole = sum(one.y for one in named.values()) / pairs
    found = []
    for node, one in named.items():
        share = share_of_sums(one.clusters, one.y, one.x, one.yy, one.xy, one.xx, level)
        ends = share.estimate.interval
        if share.clusters > 1 and ends is not None and ends.high < whole:
            found.append(node)
    return frozenset(found)
