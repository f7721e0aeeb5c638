"""The images of a project in a list, filtered by what is said of them and how far they are."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select

from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.gallery import CaseState, GalleryLine, GalleryQuery
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import AnnotationCaseId, MediaId, PersonId, ProjectId
from medannot.store.annotation_tables import ASSIGNMENT, CASE, CASE_MEDIA, CURRENT, MEDIA
from medannot.store.store import Store

_SUBMITTED = ASSIGNMENT.c.state == AssignmentState.SUBMITTED.value
_NAMED = (
    FindingKind.REGION.value,
    FindingKind.LESION.value,
    FindingKind.DIAGNOSIS.value,
    FindingKind.ADVICE.value,
)


class AnnotationGallery:
    """Reads the gallery; whoever asks for their own work alone gets no more than that."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, project_id: ProjectId, query: GalleryQuery, own: PersonId | None = None) -> int:
        """Return how many images a query finds.

        Args:
            project_id: the project.
            query: what is wanted.
            own: the person to whose work the answer is confined; None for everybody's.
        """
        wanted = _matching(select(func.count()), project_id, query, own)
        with self._store.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def page(
        self,
        project_id: ProjectId,
        query: GalleryQuery,
        offset: int,
        limit: int,
        own: PersonId | None = None,
    ) -> tuple[GalleryLine, ...]:
        """Return some images of what a query finds, in the project's order; see `count`."""
        columns = select(
            CASE.c.id,
            CASE.c.number,
            CASE.c.name,
            CASE.c.disagrees,
            CASE_MEDIA.c.position,
            CASE_MEDIA.c.media_id,
        )
        wanted = (
            _matching(columns, project_id, query, own)
            .order_by(CASE.c.number, CASE_MEDIA.c.position)
            .offset(offset)
            .limit(limit)
        )
        with self._store.reading() as connection:
            rows = connection.execute(wanted).all()
            return _lines(connection, rows, own)


def _matching(
    wanted: Select[Any], project_id: ProjectId, query: GalleryQuery, own: PersonId | None
) -> Select[Any]:
    wanted = (
        wanted.select_from(CASE)
        .join(CASE_MEDIA, CASE_MEDIA.c.case_id == CASE.c.id)
        .where(CASE.c.project_id == project_id)
    )
    person = own or query.annotator
    if person is not None:
        wanted = wanted.where(_assigned(person))
    if query.states:
        wanted = wanted.where(or_(*(_is(state, person) for state in sorted(query.states))))
    if query.discarded is not None:
        found = _discarded(project_id, person)
        wanted = wanted.where(found if query.discarded else ~found)
    if query.nodes:
        wanted = wanted.where(_names(project_id, query.nodes, person))
    if query.disagrees is not None and own is None:
        wanted = wanted.where(CASE.c.disagrees.is_(query.disagrees))
    return wanted


def _assigned(person: PersonId | None, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    one = select(ASSIGNMENT.c.id).where(ASSIGNMENT.c.case_id == CASE.c.id, *more)
    return (one if person is None else one.where(ASSIGNMENT.c.person_id == person)).exists()


def _is(state: CaseState, person: PersonId | None) -> ColumnElement[bool]:
    some, lacking = _assigned(person, _SUBMITTED), _assigned(person, ~_SUBMITTED)
    if state is CaseState.OPEN:
        return ~some
    return some & (lacking if state is CaseState.PARTLY else ~lacking)


def _discarded(project_id: ProjectId, person: PersonId | None) -> ColumnElement[bool]:
    # Not hung on the case at hand, as in `_names`; an image stands in a project once, and nothing
    # is less than a reason.
    found = select(CURRENT.c.media_id).where(
        CURRENT.c.project_id == project_id,
        CURRENT.c.kind == FindingKind.QUALITY.value,
        CURRENT.c.topic > "",
    )
    # As a new value, lest each image of the project be looked up for each that is found.
    return CASE_MEDIA.c.media_id.concat("").in_(_by(found, person))


def _by(wanted: Select[Any], person: PersonId | None) -> Select[Any]:
    if person is None:
        return wanted
    return wanted.join(ASSIGNMENT, ASSIGNMENT.c.id == CURRENT.c.assignment_id).where(
        ASSIGNMENT.c.person_id == person
    )


def _names(
    project_id: ProjectId, nodes: frozenset[str], person: PersonId | None
) -> ColumnElement[bool]:
    """Tell whether a node is named for the image, or for its case as a whole."""
    # Not hung on the case at hand: the index of topics finds a rare node without a look at all.
    named = _by(
        select(CURRENT.c.case_id, CURRENT.c.media_id).where(
            CURRENT.c.project_id == project_id,
            CURRENT.c.kind.in_(_NAMED),
            CURRENT.c.topic.in_(sorted(nodes)),
        ),
        person,
    ).subquery()
    of_case = select(named.c.case_id).where(named.c.media_id.is_(None))
    of_image = select(named.c.media_id).where(named.c.media_id.is_not(None))
    return or_(CASE.c.id.in_(of_case), CASE_MEDIA.c.media_id.in_(of_image))


def _lines(
    connection: Connection, rows: Sequence[Any], own: PersonId | None
) -> tuple[GalleryLine, ...]:
    cases = sorted({row.id for row in rows})
    counted = _by_person(
        select(
            ASSIGNMENT.c.case_id,
            func.count().label("all"),
            func.sum(case((_SUBMITTED, 1), else_=0)).label("submitted"),
        )
        .where(ASSIGNMENT.c.case_id.in_(cases))
        .group_by(ASSIGNMENT.c.case_id),
        own,
    )
    given = {row.case_id: (row.all, row.submitted) for row in connection.execute(counted)}
    reasons: dict[tuple[str, str], set[str]] = defaultdict(set)
    discarded = _by(
        select(CURRENT.c.case_id, CURRENT.c.media_id, CURRENT.c.topic).where(
            CURRENT.c.case_id.in_(cases),
            CURRENT.c.kind == FindingKind.QUALITY.value,
            CURRENT.c.topic != "",
        ),
        own,
    )
    for row in connection.execute(discarded):
        reasons[row.case_id, row.media_id].add(row.topic)
    shown = sorted({row.media_id for row in rows})
    gone = select(MEDIA.c.id).where(MEDIA.c.id.in_(shown), MEDIA.c.erased_utc.is_not(None))
    erased = set(connection.execute(gone).scalars())
    return tuple(
        GalleryLine(
            case_id=AnnotationCaseId(row.id),
            number=row.number,
            name=row.name,
            position=row.position,
            media_id=MediaId(row.media_id),
            annotators=given.get(row.id, (0, 0))[0],
            submitted=given.get(row.id, (0, 0))[1],
            discarded=tuple(sorted(reasons[row.id, row.media_id])),
            disagrees=row.disagrees if own is None else None,
            erased=row.media_id in erased,
        )
        for row in rows
    )


def _by_person(wanted: Select[Any], person: PersonId | None) -> Select[Any]:
    return wanted if person is None else wanted.where(ASSIGNMENT.c.person_id == person)
