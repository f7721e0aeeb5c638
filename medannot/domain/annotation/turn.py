"""Turns of a work: it was handed in, or opened again; none is ever altered."""

from dataclasses import dataclass
from datetime import datetime

from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a work.

    Attributes:
        state: as it was from then on.
        role: "annotator", or "reviewer" where the work was returned.
        reason: why it was opened again; else "".
        revisions: how many revisions the work had then.
    """

    state: AssignmentState
    author: PersonId
    role: str
    at: datetime
    reason: str
    revisions: int
