"""What a use case changed, told to whoever shows it."""

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """Parts of a workspace that a page can show."""

    QUESTIONS = "questions"
    MEDIA = "media"
    STUDIES = "studies"
    READINGS = "readings"
    PEOPLE = "people"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Changes:
    """The areas that one use case changed."""

    areas: frozenset[Area]

    @classmethod
    def of(cls, *areas: Area) -> "Changes":
        """Name the changed areas."""
        return cls(frozenset(areas))
