"""What every estimate of this room comes as: a value, its error, and the interval around it."""

from dataclasses import dataclass

LEVEL = 0.95
"""Confidence of an interval where none is asked for."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A two-sided confidence interval.

    Attributes:
        low, high: its ends.
        level: its confidence, such as 0.95.
    """

    low: float
    high: float
    level: float = LEVEL

    def clipped(self, least: float = 0.0, most: float = 1.0) -> "Interval":
        """Return it within the bounds of what is estimated."""
        low, high = (min(max(end, least), most) for end in (self.low, self.high))
        return Interval(low, high, self.level)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with what is known of its error.

    Attributes:
        value: the estimate, or None where nothing can be said.
        n: units it rests on.
        se: standard error, or None where there is none.
        interval: confidence interval, or None where there is none.
    """

    value: float | None
    n: int
    se: float | None = None
    interval: Interval | None = None
