"""What the audit vouches for of annotation projects beside the revisions themselves.

A project may have tens of thousands of cases; of these, their images and assignments the entries
hold number and hash, as they were after each change. The state of each assignment follows from the
entries, and what is current of the findings follows from their chains.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, Select, literal_column, select

from medannot.domain.annotation.project import AssignmentState
from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.errors import EnvironmentFault
from medannot.store.annotation_records import topic_of_text
from medannot.store.annotation_tables import (
    ASSIGNMENT,
    CASE,
    CASE_MEDIA,
    CURRENT,
    PROJECT,
    REVISION,
)


def structure_of(connection: Connection, project_id: str) -> dict[str, JsonValue]:
    """Count a project's cases, images and assignments, and hash them in their order."""
    digest = sha256()
    counts = {
        name: _taken_in(digest.update, connection, wanted) for name, wanted in _parts(project_id)
    }
    return {**counts, "sha256": digest.hexdigest()}


def _parts(project_id: str) -> Iterator[tuple[str, Select[Any]]]:
    case_of = CASE.c.id == CASE_MEDIA.c.case_id
    yield (
        "cases",
        _untyped(CASE.c.id, CASE.c.number, CASE.c.name)
        .where(CASE.c.project_id == project_id)
        .order_by(CASE.c.number),
    )
    yield (
        "images",
        _untyped(*CASE_MEDIA.c)
        .join(CASE, case_of)
        .where(CASE.c.project_id == project_id)
        .order_by(CASE.c.number, CASE_MEDIA.c.position),
    )
    names = ("id", "case_id", "person_id", "position")
    yield (
        "assignments",
        _untyped(*(ASSIGNMENT.c[name] for name in names))
        .where(ASSIGNMENT.c.project_id == project_id)
        .order_by(ASSIGNMENT.c.person_id, ASSIGNMENT.c.position),
    )


def _taken_in(take: Any, connection: Connection, wanted: Select[Any]) -> int:  # noqa: ANN401
    count = 0
    for row in connection.execute(wanted):
        take(canonical_json(list(row)).encode("utf-8", "surrogateescape"))
        count += 1
    return count


def _untyped(*columns: Column[Any]) -> Select[Any]:
    """Select columns as they are stored, since a damaged value may not fit its type."""
    table = columns[0].table
    named: list[Any] = [
        literal_column(f'{table.name}."{one.name}"').label(one.name) for one in columns
    ]
    return select(*named).select_from(table)


class AnnotationsCheck:
    """Follows the entries and says where projects, assignments or current findings differ."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._structures: dict[str, Mapping[str, Any]] = {}
        self._states: dict[str, str] = {}
        self._compared: set[str] = set()

    def take_in(self, body: Mapping[str, Any]) -> None:
        """Remember what an entry says."""
        kind, _, id_ = str(body.get("subject", "")).partition(":")
        new = body.get("new")
        if not isinstance(new, dict):
            return
        if kind == PROJECT.name and isinstance(new.get("structure"), dict):
            self._structures[id_] = new["structure"]
        elif kind == ASSIGNMENT.name and "state" in new:
            self._states[id_] = str(new["state"])
        elif kind == CASE.name:
            self._compared.add(id_)

    def finish(self) -> Iterator[str]:
        """Yield one sentence for each row that is not as the entries left it."""
        yield from self._structure_problems()
        yield from self._state_problems()
        for row in self._rows(_untyped(CASE.c.id).where(CASE.c.disagrees.is_not(None))):
            if row.id not in self._compared:
                yield f"annotation_case {row.id}: no audit entry says whether it is agreed upon"
        yield from self._current_problems()

    def _rows(self, wanted: Select[Any]) -> Iterator[Any]:
        yield from self._connection.execute(wanted)

    def _structure_problems(self) -> Iterator[str]:
        stored = {row.id for row in self._rows(_untyped(PROJECT.c.id))}
        for project_id in sorted(stored - self._structures.keys(), key=str):
            yield f"annotation_project {project_id} stands in no audit entry"
        for project_id, said in self._structures.items():
            if structure_of(self._connection, project_id) != dict(said):
                yield (
                    f"annotation_project {project_id}: its cases, images or assignments are not "
                    "those that the audit vouches for: one was altered, added or removed"
                )

    def _state_problems(self) -> Iterator[str]:
        wanted = _untyped(ASSIGNMENT.c.id, ASSIGNMENT.c.state).order_by(ASSIGNMENT.c.id)
        for row in self._rows(wanted):
            said = self._states.get(row.id, AssignmentState.OPEN.value)
            if row.state != said:
                yield (
                    f"annotation_assignment {row.id}: its state is {row.state!r}, the audit says "
                    f"{said!r}"
                )

    def _current_problems(self) -> Iterator[str]:
        stored = {row.finding_id: tuple(row) for row in self._rows(_untyped(*CURRENT.c))}
        for row in self._rows(_last_links()):
            if row.content is None:
                continue
            # What cannot be read was altered, which is told of the revision itself.
            found = stored.pop(row.finding_id, None)
            if (said := _current_of(row)) is not None and found != said:
                yield (
                    f"current_finding {row.finding_id} is not what its chain of revisions ends with"
                )
        for finding_id in stored:
            yield f"current_finding {finding_id} has no revision that stands"


def _last_links() -> Select[Any]:
    following = REVISION.alias("following")
    is_last = ~select(following.c.id).where(following.c.previous == REVISION.c.id).exists()
    return (
        select(
            REVISION.c.finding_id,
            ASSIGNMENT.c.project_id,
            ASSIGNMENT.c.case_id,
            REVISION.c.assignment_id,
            REVISION.c.id,
            REVISION.c.kind,
            REVISION.c.media_id,
            REVISION.c.content,
        )
        .join(ASSIGNMENT, ASSIGNMENT.c.id == REVISION.c.assignment_id)
        .where(is_last)
    )


def _current_of(row: Any) -> tuple[Any, ...] | None:  # noqa: ANN401  # a row of any columns
    try:
        topic = topic_of_text(row.kind, row.content)
    except (EnvironmentFault, ValueError):
        return None
    return (
        row.finding_id,
        row.project_id,
        row.case_id,
        row.assignment_id,
        row.id,
        row.kind,
        row.media_id,
        topic,
    )
