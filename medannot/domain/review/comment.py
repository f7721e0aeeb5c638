"""What a reviewer and the annotator say to each other of a work."""

from dataclasses import dataclass
from datetime import datetime

from medannot.domain.ids import PersonId
from medannot.domain.review.entity import EntityKey


@dataclass(frozen=True, slots=True)
class ReviewComment:
    """One thing that was said; never altered.

    Attributes:
        entity: what it is about; None for the work as a whole.
        role: "reviewer" or "annotator".
        code: who said it; "" for those who are not told.
    """

    entity: EntityKey | None
    role: str
    code: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class NewComment:
    """One that is to be written."""

    entity: EntityKey | None
    role: str
    author: PersonId
    text: str
