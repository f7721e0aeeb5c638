"""How many entities must be reviewed to claim a precision or recall above a bound.

A claim is made once, of the whole planned sample: the lower end of the two-sided interval must lie
above the bound. Looking earlier and stopping when it suits would claim too often, so an interim
look only tells whether the claim can still be reached. Entities on one image resemble each other;
their number is multiplied by the design effect (Kish 1965, section 8.2).
"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor
from statistics import NormalDist

from medannot.domain.errors import InputFault
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
        errors_allowed: wrong ones among them with which the claim still holds.
    """

    entities: int | None
    images: int | None
    errors_allowed: int | None


def need(
    bound: float,
    expected: float,
    level: float = LEVEL,
    *,
    entities_per_image: float = 1.0,
    design_effect: float = 1.0,
) -> ReviewNeed:
    """Return how many entities a claim above `bound` takes if the true share is `expected`.

    Args:
        bound: such as 0.95.
        expected: share that is right, as a pilot or experience says.
        level: confidence of the interval.
        entities_per_image: mean over images.
        design_effect: of entities on one image, such as 1 + (entities_per_image - 1) * correlation.

    Raises:
        InputFault: a share is not within 0 and 1, or the design effect is below 1.
    """
    if not (0 < bound < 1 and 0 < expected <= 1):
        raise InputFault("The bound and the expected share lie between 0 and 1.")
    if design_effect < 1 or entities_per_image <= 0:
        raise InputFault("The design effect is at least 1, and an image has some entities.")
    if expected <= bound:
        return ReviewNeed(None, None, None)
    wrong, entities = 0, _smallest(bound, level, design_effect, 0, 1)
    # Errors come whole: the sample must bear as many as are to be expected in it. A larger sample
    # is never expected to hold fewer, so that no number of errors in between can be enough.
    while entities is not None and entities * (1 - expected) > wrong + 1e-9:
        wrong = max(wrong + 1, ceil(entities * (1 - expected) - 1e-9))
        entities = _smallest(bound, level, design_effect, wrong, entities)
    if entities is None:
        return ReviewNeed(None, None, None)
    return ReviewNeed(entities, ceil(entities / entities_per_image), wrong)


def _smallest(bound: float, level: float, effect: float, wrong: int, least: int) -> int | None:
    """Return the smallest sample from `least` up that bears so many errors, or None."""
    step, high = 1, least
    while not _holds(bound, level, effect, high - wrong, high):
        least, high, step = high, high + step, step * 2
        if high > LARGEST_SAMPLE:
            return None
    while high - least > 1:
        middle = (least + high) // 2
        if _holds(bound, level, effect, middle - wrong, middle):
            high = middle
        else:
            least = middle
    return high


def entities_for(
    bound: float, share: float, level: float = LEVEL, *, design_effect: float = 1.0
) -> int | None:
    """Return with how many entities a share as it was seen lies above the bound; None with none.

    Unlike `need` it asks for no whole errors, so that it may be asked at each decision: Wilson's
    lower end is the score test turned round (Wilson 1927), hence n > z² b (1 - b) / (share - b)².

    Raises:
        InputFault: a share is not within 0 and 1, or the design effect is below 1.
    """
    if not (0 < bound < 1 and 0 <= share <= 1):
        raise InputFault("The bound and the expected share lie between 0 and 1.")
    if design_effect < 1:
        raise InputFault("The design effect is at least 1, and an image has some entities.")
    if share <= bound:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    wanted = z * z * bound * (1 - bound) / (share - bound) ** 2 * design_effect
    return floor(wanted) + 1 if wanted < LARGEST_SAMPLE else None


def errors_allowed(
    bound: float, entities: int, level: float = LEVEL, design_effect: float = 1.0
) -> int | None:
    """Return how many of the entities may be wrong with the claim still standing; None if none is.

    Raises:
        InputFault: there are no entities.
    """
    if not _holds(bound, level, design_effect, entities, entities):
        return None
    low, high = 0, entities
    while high - low > 1:
        middle = (low + high) // 2
        if _holds(bound, level, design_effect, entities - middle, entities):
            low = middle
        else:
            high = middle
    return low


class Claim(StrEnum):
    """What may be said of a claim at the moment."""

    PROVEN = "proven"
    OPEN = "open"
    OUT_OF_REACH = "out_of_reach"
    NOT_PROVEN = "not_proven"


def claim(
    bound: float,
    right: int,
    reviewed: int,
    planned: int,
    level: float = LEVEL,
    design_effect: float = 1.0,
) -> Claim:
    """Tell whether the claim stands, is open, or cannot be reached any more.

    Args:
        bound: above which the share is claimed to be.
        right: of those reviewed.
        reviewed: so far.
        planned: size of the sample that was planned before.
        level: confidence.
        design_effect: as seen so far, or as planned.

    Raises:
        InputFault: more are right than reviewed.
    """
    if not 0 <= right <= reviewed:
        raise InputFault("{x} of {n} is no share.", x=right, n=reviewed)
    if reviewed >= planned:
        held = reviewed > 0 and _holds(bound, level, design_effect, right, reviewed)
        return Claim.PROVEN if held else Claim.NOT_PROVEN
    best = right + planned - reviewed
    reachable = _holds(bound, level, design_effect, best, planned)
    return Claim.OPEN if reachable else Claim.OUT_OF_REACH


def _holds(bound: float, level: float, design_effect: float, right: float, of: float) -> bool:
    size = of / design_effect
    return right >= 0 and wilson(right / of * size, size, level).low > bound
