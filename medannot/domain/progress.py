"""How a long job tells how far it is, and how it is stopped."""

from collections.abc import Callable

from medannot.domain.errors import Refusal

Progress = Callable[[int, int], None]
"""Called with what is done and the total; raises `Stopped` where the person has stopped the job."""


class Stopped(Refusal):
    """The person stopped a long job; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("The job was stopped; nothing of it was kept.")


def silent(_done: int, _total: int) -> None:
    """Follow a job without telling anybody."""
