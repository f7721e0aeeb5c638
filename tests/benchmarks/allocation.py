"""Drawing a study of 1,499 units for 15 + 15 readers: python -m tests.benchmarks.allocation

The floor is one plain shuffle of all places of the readers' lists by the same stream. The goal is
2 seconds.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from medannot.domain.allocation import allocate, prove
from medannot.domain.ids import ItemVersionId, UnitId
from medannot.domain.randomisation import Draw
from medannot.domain.study import GroupPlan, PlannedUnit
from tests.helpers.figures import write_figures

GOAL_S = 2


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=1_499)
    options = parser.parse_args(argv)
    units = [
        PlannedUnit(UnitId(f"unit {n}"), (ItemVersionId(f"item {n}"),))
        for n in range(options.units)
    ]
    plans = (GroupPlan("primary", 15, 2), GroupPlan("senior", 15, 2))
    groups = [(plan, tuple(f"{plan.name}-{n:02d}" for n in range(15))) for plan in plans]
    started = time.process_time()
    drawn = allocate(units, groups, 7)
    ours_s = time.process_time() - started
    started = time.process_time()
    Draw(7, "floor").shuffled(range(4 * options.units))
    floor_s = time.process_time() - started
    pairs = Counter(
        len(set(drawn.lists[one]) & set(drawn.lists[other]))
        for one, other in combinations(groups[0][1], 2)
    )
    write_figures(
        "allocation",
        {
            "units": options.units,
            "allocation, CPU s": round(ours_s, 3),
            "one shuffle of as many places, CPU s": round(floor_s, 3),
            "ratio": round(ours_s / floor_s, 1),
            "goal, s": GOAL_S,
            "loads": dict(Counter(len(own) for own in drawn.lists.values())),
            "units that two readers of a group share: pairs": dict(sorted(pairs.items())),
            "proof holds": prove("benchmark", units, groups, drawn).holds,
        },
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
