"""The chains of findings: appended, and read for one annotator's work at a time.

Every statement that reads a finding here names the assignment whose work it is, so that nobody is
given what another says of the same case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from medannot.domain.annotation.finding import KIND_OF, FindingKind
from medannot.domain.annotation.project import Assignment, AssignmentState
from medannot.domain.annotation.revision import Revision
from medannot.domain.audit import JsonValue
from medannot.domain.errors import Outdated
from medannot.domain.ids import AssignmentId, FindingId, PersonId, RevisionId
from medannot.store.annotation_records import topic_of
from medannot.store.annotation_tables import (
    ASSIGNMENT,
    CURRENT,
    PROJECT,
    REVISION,
    TURN,
    revision_columns,
    revision_of,
)
from medannot.store.prepared import Prepared
from medannot.store.sqlite_only import repeats_a_row
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork
from medannot.store.work_turns import turn_added

# Made once: they run at each stroke of an annotator.
_CHAIN = Prepared(
    select(REVISION)
    .where(REVISION.c.assignment_id == bindparam("assignment"))
    .order_by(REVISION.c.seq)
)
# One step down an index for each table, however long the chain is.
_NOW = Prepared(
    select(ASSIGNMENT.c.state, PROJECT.c.lexicon, REVISION.c.id, REVISION.c.seq)
    .join(PROJECT, PROJECT.c.id == ASSIGNMENT.c.project_id)
    .outerjoin(REVISION, REVISION.c.assignment_id == bindparam("assignment"))
    .where(ASSIGNMENT.c.id == bindparam("assignment"))
    .order_by(REVISION.c.seq.desc())
    .limit(1)
)
_APPEND = Prepared(insert(REVISION))
_ADD = Prepared(insert(CURRENT))
_RENEW = Prepared(
    update(CURRENT)
    .where(CURRENT.c.finding_id == bindparam("finding"))
    .values(
        revision_id=bindparam("revision"),
        kind=bindparam("of_kind"),
        media_id=bindparam("of_media"),
        topic=bindparam("of_topic"),
    )
)
_REMOVE = Prepared(delete(CURRENT).where(CURRENT.c.finding_id == bindparam("finding")))
_SET_STATE = Prepared(
    update(ASSIGNMENT)
    .where(ASSIGNMENT.c.id == bindparam("assignment"), ASSIGNMENT.c.state == bindparam("old"))
    .values(state=bindparam("new"))
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a writer takes one annotator's work to be; another has gone on where it is not.

    Attributes:
        last: the last revision of this work, or None.
        lexicon: id and version that the project goes by.
        state: that the work has to have; None where it does not matter.
    """

    assignment: Assignment
    last: RevisionId | None
    lexicon: str
    state: AssignmentState | None = AssignmentState.OPEN


class Findings:
    """Reads and appends revisions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def chain(self, assignment_id: AssignmentId) -> tuple[Revision, ...]:
        """Return all revisions of one annotator's work on one case, in their order.

        Raises:
            EnvironmentFault: one of them was altered.
        """
        with self._store.reading() as connection:
            rows = _CHAIN.run(connection, [{"assignment": assignment_id}]).rows
        return tuple(revision_of(row) for row in rows)

    def append(
        self,
        work: UnitOfWork,
        known: Known,
        revisions: Sequence[Revision],
        kinds: Mapping[FindingId, FindingKind],
    ) -> None:
        """Append the revisions of one act, in their order.

        Args:
            work: the running write.
            known: what the writer knows of the work.
            revisions: with one act id.
            kinds: of findings that are taken away.

        Raises:
            Outdated: somebody else has gone on with this work; see `refuse_stale`.
            InputFault: a value cannot be stored.
        """
        seq, own = self.refuse_stale(work, known), known.assignment
        rows = [
            revision_columns(one, _kind(one, kinds), own.id, number, known.lexicon)
            for number, one in enumerate(revisions, start=seq + 1)
        ]
        try:
            _APPEND.run(work.connection, rows)
        except IntegrityError as fault:
            if repeats_a_row(fault):
                raise another_window() from fault
            raise
        for revision, row in zip(revisions, rows, strict=True):
            self._keep_current(work, own, revision, row)
        work.note(
            "finding.append",
            f"annotation_assignment:{own.id}",
            new={"rows": {REVISION.name: rows}},
        )

    @staticmethod
    def refuse_stale(work: UnitOfWork, known: Known) -> int:
        """Return the number of the last revision, where the work is as the writer knows it.

        Raises:
            Outdated: another window has gone on with this work or submitted it, or the project
                goes by another lexicon meanwhile.
        """
        now = _now(work, known)
        if known.state is not None and now.state != known.state:
            raise Outdated(
                "This case was submitted or opened again in another window meanwhile; nothing of "
                "this step was written. Look at it as it is now."
            )
        _refuse_other_lexicon(now.lexicon, known)
        if now.id != known.last:
            raise another_window()
        return int(now.seq or 0)

    @staticmethod
    def refuse_other_lexicon(work: UnitOfWork, known: Known) -> None:
        """Refuse to go on where the project goes by another lexicon meanwhile.

        Raises:
            Outdated: it does.
        """
        _refuse_other_lexicon(_now(work, known).lexicon, known)

    @staticmethod
    def _keep_current(
        work: UnitOfWork, own: Assignment, revision: Revision, row: Mapping[str, JsonValue]
    ) -> None:
        finding = revision.finding_id
        if revision.content is None:
            _REMOVE.run(work.connection, [{"finding": finding}])
            return
        topic = topic_of(revision.content)
        renewed = {
            "finding": finding,
            "revision": revision.id,
            "of_kind": row["kind"],
            "of_media": revision.media_id,
            "of_topic": topic,
        }
        if revision.previous is not None and _RENEW.run(work.connection, [renewed]).rowcount:
            return
        added = {
            "finding_id": finding,
            "project_id": own.project_id,
            "case_id": own.case_id,
            "assignment_id": own.id,
            "revision_id": revision.id,
            "kind": row["kind"],
            "media_id": revision.media_id,
            "topic": topic,
        }
        _ADD.run(work.connection, [added])

    @staticmethod
    def set_state(
        work: UnitOfWork,
        assignment: Assignment,
        after: AssignmentState,
        returned_by: PersonId | None = None,
    ) -> None:
        """Write that a case was submitted, opened again, or returned by a reviewer.

        Raises:
            Outdated: another window did so meanwhile.
        """
        states = {
            "assignment": assignment.id,
            "old": assignment.state.value,
            "new": after.value,
        }
        if _SET_STATE.run(work.connection, [states]).rowcount != 1:
            raise another_window()
        turn = turn_added(work, assignment, after, returned_by)
        work.note(
            f"annotation.{'submit' if after is AssignmentState.SUBMITTED else 'reopen'}",
            f"annotation_assignment:{assignment.id}",
            old={"state": assignment.state.value},
            new={"state": after.value, "rows": {TURN.name: [turn]}},
        )


def _now(work: UnitOfWork, known: Known) -> Any:  # noqa: ANN401  # a row of the statement
    now = _NOW.run(work.connection, [{"assignment": known.assignment.id}]).first()
    if now is None:
        raise another_window()
    return now


def _refuse_other_lexicon(now: str, known: Known) -> None:
    if now != known.lexicon:
        raise Outdated(
            "The project goes by the lexicon {now} meanwhile, not by {lexicon}; nothing of "
            "this step was written. Look at the case as it is now, and do it again.",
            now=now,
            lexicon=known.lexicon,
        )


def _kind(revision: Revision, kinds: Mapping[FindingId, FindingKind]) -> FindingKind:
    content = revision.content
    return kinds[revision.finding_id] if content is None else KIND_OF[type(content)]


def another_window() -> Outdated:
    """Return the refusal of a window that shows what is not current any more."""
    return Outdated(
        "Another window has changed this case meanwhile; nothing of this step was written. Look "
        "at the case as it is now, and do it again."
    )
