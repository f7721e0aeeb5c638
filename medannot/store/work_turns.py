"""When works were handed in and opened again, as it is stored: appended, never altered."""

from sqlalchemy import bindparam, func, insert, select

from medannot.domain.annotation.project import Assignment, AssignmentState
from medannot.domain.annotation.turn import Turn
from medannot.domain.audit import JsonValue
from medannot.domain.clock import utc_moment
from medannot.domain.ids import AssignmentId, PersonId
from medannot.domain.people import Role
from medannot.store.annotation_tables import REVISION, TURN
from medannot.store.prepared import Prepared
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

_LAST = Prepared(
    select(
        select(func.max(TURN.c.seq))
        .where(TURN.c.assignment_id == bindparam("assignment"))
        .scalar_subquery()
        .label("seq"),
        select(func.max(REVISION.c.seq))
        .where(REVISION.c.assignment_id == bindparam("assignment"))
        .scalar_subquery()
        .label("revisions"),
    )
)
_ADD = Prepared(insert(TURN))


class WorkTurns:
    """Reads the turns of works."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, assignment_id: AssignmentId) -> tuple[Turn, ...]:
        """Return the turns of a work, in order."""
        wanted = select(TURN).where(TURN.c.assignment_id == assignment_id).order_by(TURN.c.seq)
        with self._store.reading() as connection:
            return tuple(
                Turn(
                    AssignmentState(row.state),
                    PersonId(row.author_id),
                    row.role,
                    utc_moment(row.utc),
                    row.reason,
                    row.revisions,
                )
                for row in connection.execute(wanted)
            )


def turn_added(
    work: UnitOfWork,
    assignment: Assignment,
    after: AssignmentState,
    returned_by: PersonId | None = None,
) -> dict[str, JsonValue]:
    """Append a turn of a work, and return its row for the audit.

    Args:
        work: the running write.
        assignment: the work.
        after: its state from now on.
        returned_by: the reviewer, where one returned it.
    """
    known = _LAST.run(work.connection, [{"assignment": assignment.id}]).first()
    last, revisions = (known.seq, known.revisions) if known is not None else (0, 0)
    role = Role.REVIEWER if returned_by else Role.ANNOTATOR
    row: dict[str, JsonValue] = {
        "id": work.ids.new(),
        "assignment_id": assignment.id,
        "seq": int(last or 0) + 1,
        "state": after.value,
        "author_id": returned_by or assignment.person_id,
        "role": role.value,
        "utc": work.now(),
        "reason": "" if returned_by else work.reason,
        "revisions": int(revisions or 0),
    }
    _ADD.run(work.connection, [row])
    return row
