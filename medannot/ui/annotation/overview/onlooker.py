"""Who looks at a project: those who look after it, or one of its annotators."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from medannot.domain.people import OWNER, Actor

if TYPE_CHECKING:
    from medannot.services.desk import Desk

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Through whose eyes a project is seen.

    Attributes:
        code: of an annotator, or nothing for those who look after the project.
    """

    code: str = ""

    def actor(self, desk: "Desk") -> Actor:
        """Return who acts; asks the database, on the store's thread."""
        return desk.annotating.seat(OWNER, self.code) if self.code else OWNER


EVERYTHING = Onlooker()
"""Who looks after the project."""


class Newest:
    """Numbers questions, so that an answer to an earlier one can be dropped."""

    def __init__(self) -> None:
        self._number = 0

    def drop(self) -> None:
        """Drop the answers to all that was asked so far."""
        self._number += 1

    def ask(self, done: Callable[[T], None]) -> Callable[[T], None]:
        """Return what takes an answer, unless something else was asked meanwhile."""
        self._number += 1
        mine = self._number

        def take(answer: T) -> None:
            if mine == self._number:
                done(answer)

        return take
