"""How a long job tells how far it is, and how it is stopped."""

from collections.abc import Callable
from enum import StrEnum

from medannot.domain.errors import Refusal

Progress = Callable[[int, int], None]
"""Called with what is done and the total; raises `Stopped` where the person has stopped the job."""


class Unit(StrEnum):
    """What is counted while a part of a job goes on."""

    ROWS = "rows"
    IMAGES = "images"
    QUESTIONS = "questions"


def counting(progress: Progress, unit: Unit) -> Progress:
    """Return the progress for a part of a job, with what it counts where that is shown.

    Args:
        progress: of the job; one that shows what is counted has a method of this name.
        unit: what the part counts.
    """
    counts: Callable[[Unit], Progress] | None = getattr(progress, "counting", None)
    return progress if counts is None else counts(unit)


class Stopped(Refusal):
    """The person stopped a long job; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("The job was stopped; nothing of it was kept.")


def silent(_done: int, _total: int) -> None:
    """Follow a job without telling anybody."""
