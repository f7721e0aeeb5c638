"""Proves that the intervals of a review cover the truth as often as they say.

A project is simulated of which the error rates of every annotator are known: entities of one image
resemble each other (the image's own rate is drawn from a beta distribution around its
annotator's). A sample is drawn by a plan of review, judged without error and reported by the same
functions as a real round. The truth is what the rates themselves give, so that the interval is
asked for what the annotators do, not for these images only.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from medannot.domain.review.difference import Outcome
from medannot.domain.review.sampling import ReviewUnit, SamplingPlan, drawn
from medannot.statistics.clusters import ClusterShare, cluster_share
from medannot.statistics.label_quality import quality, reviewed
from medannot.statistics.proportions import wilson
from tests.helpers.figures import write_figures

RUNS = 400
WORKS = 1_500
SAMPLE = 300
ENTITIES = 6.0
CORRELATION = 0.2
RATES = {"ann-01": (0.97, 0.02), "ann-02": (0.95, 0.03), "ann-03": (0.92, 0.05)}
"""Of each annotator: the share of entities that are right, and entities missed for each one."""

LOWEST, HIGHEST = 0.93, 0.98

SMALL = ((30, 0.99), (30, 0.97), (100, 0.99))
"""Images and share that is right of rounds in which little or nothing is wrong.

There the assumed correlation takes part in the interval. It may cover more often than 98 of 100,
since hardly anything can lie above it, but not less often than 93.
"""


@dataclass(frozen=True)
class Work:
    """One annotator's entities on one image, with what a reviewer would find."""

    unit: ReviewUnit
    outcomes: tuple[Outcome, ...]


def main(argv: Sequence[str]) -> int:
    """Run so often as asked for, 400 times by default; return 1 where coverage is off."""
    runs = int(argv[0]) if argv else RUNS
    figures: dict[str, object] = {"runs": runs}
    off = False
    for plan in (SamplingPlan.SIMPLE, SamplingPlan.STRATIFIED):
        covered = coverage(plan, runs)
        for name, share in covered.items():
            error = sqrt(share * (1 - share) / runs)
            figures[f"{plan.value}: {name}"] = f"{share:.3f} (Monte-Carlo error {error:.3f})"
            # What the naive interval does is told, not asked for.
            off |= "naive" not in name and not LOWEST <= share <= HIGHEST
    for images, rate in SMALL:
        share = small_coverage(images, rate, runs)
        figures[f"{images} images, {rate:.0%} right: precision"] = f"{share:.3f}"
        off |= share < LOWEST
    write_figures("review_coverage", figures)
    return int(off)


def coverage(plan: SamplingPlan, runs: int) -> dict[str, float]:
    """Return how often each interval holds the truth."""
    precision, recall = truth()
    hits = dict.fromkeys(("precision", "recall", "precision, naive interval"), 0)
    for run in range(runs):
        rng = np.random.default_rng([run, len(plan.value)])
        works = simulated(rng)
        sample = drawn([work.unit for work in works.values()], plan, SAMPLE, seed=run)
        rows = [
            (one.unit.id, outcome, one.weight)
            for one in sample
            for outcome in works[one.unit.id].outcomes
        ]
        figures = quality(
            reviewed([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows])
        ).figures
        hits["precision"] += _holds(figures.precision, precision)
        hits["recall"] += _holds(figures.recall, recall)
        naive = wilson(figures.tp, figures.tp + figures.fp)
        hits["precision, naive interval"] += naive.low <= precision <= naive.high
    return {name: many / runs for name, many in hits.items()}


def small_coverage(images: int, rate: float, runs: int) -> float:
    """Return how often the interval of a small round holds the truth."""
    hits = 0
    for run in range(runs):
        rng = np.random.default_rng([run, images, round(1000 * rate)])
        many = 1 + rng.poisson(ENTITIES - 1, images)
        right = rng.binomial(many, _rates(rng, rate, images))
        hits += _holds(cluster_share(right, many), rate)
    return hits / runs


def truth() -> tuple[float, float]:
    """Return precision and recall of the whole: each annotator has a third of the works."""
    right = sum(rate for rate, _ in RATES.values())
    missed = sum(rate for _, rate in RATES.values())
    # A wrong entity is changed or deleted, half each; a changed one counts against recall too.
    changed = sum((1 - rate) / 2 for rate, _ in RATES.values())
    return right / len(RATES), right / (right + changed + missed)


def simulated(rng: np.random.Generator) -> dict[str, Work]:
    """Return the works of a project."""
    names = tuple(RATES)
    return {
        work.unit.id: work
        for work in (_work(rng, number, names[number % len(names)]) for number in range(WORKS))
    }


def _work(rng: np.random.Generator, number: int, annotator: str) -> Work:
    rate, missing = RATES[annotator]
    many = 1 + int(rng.poisson(ENTITIES - 1))
    own = float(_rates(rng, rate, 1)[0])
    outcomes = [
        Outcome.KEPT
        if rng.random() < own
        else (Outcome.CHANGED, Outcome.DELETED)[int(rng.integers(2))]
        for _ in range(many)
    ]
    outcomes += [Outcome.ADDED] * int(rng.binomial(many, missing))
    nodes = frozenset({f"node-{int(rng.zipf(1.6)) % 200}"})
    return Work(ReviewUnit(f"{number:05}", annotator, nodes, many), tuple(outcomes))


def _rates(rng: np.random.Generator, rate: float, images: int) -> NDArray[np.float64]:
    """Draw the images' own rates, so that labels of one image correlate."""
    spread = (1 - CORRELATION) / CORRELATION
    return rng.beta(rate * spread, (1 - rate) * spread, images)


def _holds(share: ClusterShare, value: float) -> bool:
    interval = share.estimate.interval
    return interval is not None and interval.low <= value <= interval.high


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
