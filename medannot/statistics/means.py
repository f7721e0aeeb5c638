"""Means of scores and medians of times, each with the number of answers it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from medannot.domain.baseline import Cell


@dataclass(frozen=True, slots=True)
class ScoredAnswer:
    """One confirmed answer as the means see it.

    Attributes:
        value: 0 to 1, or None where it is not known.
        is_open: whether the question is answered with text.
        waiting: whether a grader must look at it.
        cannot_judge: whether the reader could not judge.
        unavailable: whether nobody could have, since an image could not be shown.
    """

    value: float | None
    is_open: bool = False
    waiting: bool = False
    cannot_judge: bool = False
    unavailable: bool = False


def mean_cell(answers: Sequence[ScoredAnswer]) -> Cell:
    """Return the mean score of answers, each counting the same, with its counts and bounds.

    There is no mean while an answer waits: of what it rests on then, nobody knows the worth.
    """
    scores = [answer.value for answer in answers if answer.value is not None]
    choices = [
        answer.value for answer in answers if answer.value is not None and not answer.is_open
    ]
    waiting = sum(answer.waiting for answer in answers)
    counted = [] if waiting else scores
    bounded = len(scores) + waiting
    return Cell(
        n=len(answers),
        scored=len(scores),
        waiting=waiting,
        cannot_judge=sum(answer.cannot_judge for answer in answers),
        image_unavailable=sum(answer.unavailable for answer in answers),
        counted=len(counted),
        mean=fmean(counted) if counted else None,
        lowest=sum(scores) / bounded if bounded else None,
        highest=(sum(scores) + waiting) / bounded if bounded else None,
        machine_scored=len(choices),
        machine_scored_mean=fmean(choices) if choices else None,
    )


def median_ms(times: Iterable[int | None]) -> float | None:
    """Return the median of the measured times in milliseconds, or None where there is none."""
    measured = [time for time in times if time is not None]
    return float(median(measured)) if measured else None
