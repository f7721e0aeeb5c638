"""At whose place somebody sits: whose cases are opened, and in whose name."""

from dataclasses import dataclass

from medannot.domain.ids import AnnotationCaseId, ProjectId
from medannot.domain.people import OWNER, Actor


@dataclass(frozen=True, slots=True)
class Seat:
    """One annotator's place in one project.

    Attributes:
        actor: who asks; in a workspace without accounts its owner.
        code: of the annotator.
        total, submitted: their cases.
        returned, corrected: cases that a reviewer sent back, or changed something of.
    """

    project_id: ProjectId
    project: str
    code: str
    total: int = 0
    submitted: int = 0
    actor: Actor = OWNER
    returned: tuple[AnnotationCaseId, ...] = ()
    corrected: tuple[AnnotationCaseId, ...] = ()
