"""Comments on works under review, as they are stored: appended, and read one work at a time."""

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from medannot.domain.audit import JsonValue
from medannot.domain.clock import utc_moment
from medannot.domain.errors import Outdated
from medannot.domain.ids import AssignmentId, FindingId
from medannot.domain.review.comment import NewComment, ReviewComment
from medannot.domain.review.entity import EntityKey, EntityKind
from medannot.store.annotation_tables import PERSON
from medannot.store.prepared import Prepared
from medannot.store.sqlite_only import repeats_a_row
from medannot.store.store import Store
from medannot.store.tables import ReviewCommentRow, table_of
from medannot.store.unit_of_work import UnitOfWork

COMMENT = table_of(ReviewCommentRow)
_THREAD = Prepared(
    select(COMMENT, PERSON.c.code)
    .join(PERSON, PERSON.c.id == COMMENT.c.author_id)
    .where(COMMENT.c.assignment_id == bindparam("assignment"))
    .order_by(COMMENT.c.seq)
)


class ReviewComments:
    """Reads and appends comments."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def thread(self, assignment_id: AssignmentId, *, named: bool) -> tuple[ReviewComment, ...]:
        """Return what was said of a work, in order.

        Args:
            assignment_id: the work.
            named: whether it is told who said it.
        """
        with self._store.reading() as connection:
            rows = _THREAD.run(connection, [{"assignment": assignment_id}]).rows
        return tuple(
            ReviewComment(
                EntityKey(FindingId(row.finding_id), EntityKind(row.kind), row.part)
                if row.finding_id
                else None,
                row.role,
                row.code if named else "",
                utc_moment(row.utc),
                row.text,
            )
            for row in rows
        )

    @staticmethod
    def add(work: UnitOfWork, assignment_id: AssignmentId, comment: NewComment) -> None:
        """Append a comment.

        Raises:
            Outdated: another window has written one meanwhile.
        """
        last = select(func.max(COMMENT.c.seq)).where(COMMENT.c.assignment_id == assignment_id)
        entity = comment.entity
        row: dict[str, JsonValue] = {
            "id": work.ids.new(),
            "assignment_id": assignment_id,
            "seq": int(work.connection.execute(last).scalar() or 0) + 1,
            "finding_id": entity.finding_id if entity else "",
            "kind": entity.kind.value if entity else "",
            "part": entity.part if entity else "",
            "author_id": comment.author,
            "role": comment.role,
            "utc": work.now(),
            "text": comment.text,
        }
        try:
            work.connection.execute(insert(COMMENT), [row])
        except IntegrityError as fault:
            if repeats_a_row(fault):
                raise Outdated(
                    "Another window has written a comment meanwhile; yours was not written. Open "
                    "the work again."
                ) from fault
            raise
        work.note(
            "review.comment",
            f"annotation_assignment:{assignment_id}",
            new={"rows": {COMMENT.name: [row]}},
        )
