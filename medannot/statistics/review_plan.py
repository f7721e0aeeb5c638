"""How many labels of how many images must be reviewed to claim a share above a bound.

A claim is made once, of the whole planned sample: the lower end of the two-sided interval must lie
above the bound. Looking earlier and stopping when it suits would claim too often, so an interim
look only tells whether the claim can still be reached. It is the report's own interval (`clusters`)
that is reckoned with, so that what is promised before is granted afterwards: entities of one image
resemble each other, by which their number is multiplied (the design effect: Kish 1965, section
8.2), and few images tell their own spread badly (Student's t).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from medannot.domain.errors import InputFault
from medannot.statistics.clusters import ClusterShare, few_clusters
from medannot.statistics.estimate import LEVEL
from medannot.statistics.proportions import wilson

LARGEST_SAMPLE = 10_000_000
"""No review is planned above this."""


@dataclass(frozen=True, slots=True)
class ReviewNeed:
    """What a claim takes.

    Attributes:
        entities: to be reviewed; None where no number is enough.
        images: that hold so many, at the given entities an image.
        errors_allowed: wrong ones among them with which the claim still holds, if they resemble
            each other no more than was assumed.
    """

    entities: int | None
    images: int | None
    errors_allowed: int | None


@dataclass(frozen=True, slots=True)
class Clustering:
    """How entities lie on images.

    Attributes:
        entities_per_image: mean over images.
        design_effect: of entities on one image, such as 1 + (entities_per_image - 1) * correlation.
    """

    entities_per_image: float = 1.0
    design_effect: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot be.

        Raises:
            InputFault: the design effect is below 1, or there is nothing on an image.
        """
        if self.design_effect < 1 or self.entities_per_image <= 0:
            raise InputFault("The design effect is at least 1, and an image has some entities.")

    def images(self, entities: float) -> int:
        """Return how many images hold so many entities."""
        return ceil(entities / self.entities_per_image - 1e-9)


def need(
    bound: float, expected: float, level: float = LEVEL, lies: Clustering | None = None
) -> ReviewNeed:
    """Return how many entities a claim above `bound` takes if the true share is `expected`.

    Args:
        bound: such as 0.95.
        expected: share that is right, as a pilot or experience says.
        level: confidence of the interval.
        lies: how entities lie on images; without it they are independent of each other.

    Raises:
        InputFault: a share is not within 0 and 1.
    """
    _refuse_no_shares(bound, expected)
    if expected <= bound:
        return ReviewNeed(None, None, None)

    def smallest(wrong: int, least: int) -> int | None:
        return _smallest(lambda n: sample_holds(bound, n - wrong, n, level, lies), least)

    wrong, entities = 0, smallest(0, 1)
    # Errors come whole: the sample must bear as many as are to be expected in it. A larger sample
    # is never expected to hold fewer, so that no number of errors in between can be enough.
    while entities is not None and entities * (1 - expected) > wrong + 1e-9:
        wrong = max(wrong + 1, ceil(entities * (1 - expected) - 1e-9))
        entities = smallest(wrong, entities)
    if entities is None:
        return ReviewNeed(None, None, None)
    return ReviewNeed(entities, lies.images(entities) if lies else entities, wrong)


def entities_for(
    bound: float, share: float, level: float = LEVEL, lies: Clustering | None = None
) -> int | None:
    """Return with how many entities a share as it was seen lies above the bound; None with none.

    Unlike `need` it asks for no whole errors, so that it may be asked at each decision.

    Raises:
        InputFault: a share is not within 0 and 1.
    """
    _refuse_no_shares(bound, share or bound)
    if share <= bound:
        return None
    return _smallest(lambda n: sample_holds(bound, share * n, n, level, lies), 1)


def errors_allowed(
    bound: float, entities: int, level: float = LEVEL, lies: Clustering | None = None
) -> int | None:
    """Return how many of the entities may be wrong with the claim still standing; None if none is.

    Raises:
        InputFault: there are no entities.
    """
    if not sample_holds(bound, entities, entities, level, lies):
        return None
    low, high = 0, entities
    while high - low > 1:
        middle = (low + high) // 2
        if sample_holds(bound, entities - middle, entities, level, lies):
            low = middle
        else:
            high = middle
    return low


def sample_holds(
    bound: float, right: float, of: float, level: float = LEVEL, lies: Clustering | None = None
) -> bool:
    """Tell whether a sample shows more than the bound.

    Raises:
        InputFault: more are right than there are, or there are none.
    """
    size = float(of)
    if lies is not None:
        size *= few_clusters(lies.images(of), level) / lies.design_effect
    if size <= 0:
        return False
    return right >= 0 and wilson(min(right / of, 1.0) * size, size, level).low > bound


class Claim(StrEnum):
    """What may be said of a claim at the moment."""

    PROVEN = "proven"
    OPEN = "open"
    OUT_OF_REACH = "out_of_reach"
    NOT_PROVEN = "not_proven"


def claim(bound: float, so_far: ClusterShare, at_best: ClusterShare, *, finished: bool) -> Claim:
    """Tell whether the claim stands, is open, or cannot be reached any more.

    Args:
        bound: above which the share is claimed to be.
        so_far: the share of what is reviewed.
        at_best: the share of the whole planned sample if all that still waits is right.
        finished: nothing waits any more.
    """
    if finished:
        return Claim.PROVEN if _above(so_far, bound) else Claim.NOT_PROVEN
    return Claim.OPEN if _above(at_best, bound) else Claim.OUT_OF_REACH


def _above(share: ClusterShare, bound: float) -> bool:
    ends = share.estimate.interval
    return ends is not None and ends.low > bound


def _smallest(holds: Callable[[int], bool], least: int) -> int | None:
    """Return the smallest sample from `least` up with which the claim holds, or None."""
    step, high = 1, least
    while not holds(high):
        least, high, step = high, high + step, step * 2
        if high > LARGEST_SAMPLE:
            return None
    while high - least > 1:
        middle = (least + high) // 2
        if holds(middle):
            high = middle
        else:
            least = middle
    return high


def _refuse_no_shares(bound: float, share: float) -> None:
    if not (0 < bound < 1 and 0 < share <= 1):
        raise InputFault("The bound and the expected share lie between 0 and 1.")
