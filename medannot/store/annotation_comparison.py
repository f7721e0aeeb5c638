"""Whether those who have submitted a case named other things; tells nobody what they named."""

from sqlalchemy import Connection, select

from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import AnnotationCaseId
from medannot.store.annotation_tables import ASSIGNMENT, CURRENT

_COMPARED = (
    FindingKind.QUALITY.value,
    FindingKind.REGION.value,
    FindingKind.LESION.value,
    FindingKind.DIAGNOSIS.value,
)


def disagreement(connection: Connection, case_id: AnnotationCaseId) -> bool | None:
    """Compare the sets of nodes, and of images that were discarded, over one connection.

    Returns:
        Whether two differ; None where fewer than two have submitted the case.
    """
    submitted = select(ASSIGNMENT.c.id).where(
        ASSIGNMENT.c.case_id == case_id, ASSIGNMENT.c.state == AssignmentState.SUBMITTED.value
    )
    named: dict[str, set[tuple[str, str, str]]] = {
        row.id: set() for row in connection.execute(submitted)
    }
    if len(named) < 2:
        return None
    wanted = select(
        CURRENT.c.assignment_id, CURRENT.c.kind, CURRENT.c.media_id, CURRENT.c.topic
    ).where(CURRENT.c.case_id == case_id, CURRENT.c.kind.in_(_COMPARED), CURRENT.c.topic != "")
    for row in connection.execute(wanted):
        if row.assignment_id in named:
            image = row.media_id if row.kind == FindingKind.QUALITY.value else ""
            named[row.assignment_id].add((row.kind, image, row.topic))
    first, *others = named.values()
    return any(other != first for other in others)
