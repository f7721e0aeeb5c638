"""Cases put together and taken apart by hand, before anybody has said anything of a project."""

from collections.abc import Iterator, Sequence
from itertools import count, repeat

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from medannot.domain.annotation.project import Case
from medannot.domain.ids import AnnotationCaseId, MediaId, ProjectId
from medannot.store.annotation_tables import ASSIGNMENT, CASE, CASE_MEDIA
from medannot.store.unit_of_work import UnitOfWork


def join_cases(work: UnitOfWork, project_id: ProjectId, cases: Sequence[Case]) -> None:
    """Put the images of several cases into the first one; the others go, and numbers close up.

    What is assigned in the project has to be taken away before (`unassign`).
    """
    first, *others = cases
    place = len(first.media)
    for other in others:
        move = (
            update(CASE_MEDIA)
            .where(CASE_MEDIA.c.case_id == other.id, CASE_MEDIA.c.media_id == bindparam("moved"))
            .values(case_id=first.id, position=bindparam("place"))
        )
        for media_id in other.media:
            place += 1
            work.connection.execute(move, {"moved": media_id, "place": place})
        work.connection.execute(delete(CASE).where(CASE.c.id == other.id))
    for other in sorted(others, key=lambda case: case.number, reverse=True):
        _shift(work.connection, project_id, other.number, -1)


def split_case(
    work: UnitOfWork, project_id: ProjectId, case: Case, parts: Sequence[Sequence[MediaId]]
) -> None:
    """Leave the first part in the case, and make a case behind it of each of the others.

    The others are called as it is, with a number behind that no case of the project has yet.
    """
    names = select(CASE_MEDIA.c.media_id, CASE_MEDIA.c.name_mac).where(
        CASE_MEDIA.c.case_id == case.id
    )
    name_macs = {row.media_id: row.name_mac for row in work.connection.execute(names)}
    work.connection.execute(delete(CASE_MEDIA).where(CASE_MEDIA.c.case_id == case.id))
    _shift(work.connection, project_id, case.number, len(parts) - 1)
    called = _free_names(work.connection, project_id, case.name)
    for number, part in enumerate(parts, start=case.number):
        case_id = case.id
        if number > case.number:
            case_id = AnnotationCaseId(work.ids.new())
            row = {"id": case_id, "project_id": project_id, "number": number, "name": next(called)}
            work.connection.execute(insert(CASE), [row])
        rows = [
            {
                "case_id": case_id,
                "position": place,
                "media_id": media_id,
                "name_mac": name_macs[media_id],
            }
            for place, media_id in enumerate(part, start=1)
        ]
        work.connection.execute(insert(CASE_MEDIA), rows)


def _free_names(connection: Connection, project_id: ProjectId, name: str) -> Iterator[str]:
    """Yield names after a case's own that are free; of a case without one there is none."""
    if not name:
        yield from repeat("")
    of_project = select(CASE.c.name).where(CASE.c.project_id == project_id)
    taken = set(connection.execute(of_project).scalars())
    for number in count(2):
        if (free := f"{name} ({number})") not in taken:
            yield free


def unassign(work: UnitOfWork, project_id: ProjectId) -> None:
    """Take away what was given out in a project; the caller gives it out anew."""
    work.connection.execute(delete(ASSIGNMENT).where(ASSIGNMENT.c.project_id == project_id))


def _shift(connection: Connection, project_id: ProjectId, after: int, by: int) -> None:
    """Move the numbers behind a case; by way of negative ones, since each stands once."""
    behind = CASE.c.number > after
    of_project = CASE.c.project_id == project_id
    connection.execute(update(CASE).where(of_project, behind).values(number=-(CASE.c.number + by)))
    connection.execute(
        update(CASE).where(of_project, CASE.c.number < 0).values(number=func.abs(CASE.c.number))
    )
