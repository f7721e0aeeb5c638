"""The images of a project in a list, filtered by what is said of them and how far they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select

from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.gallery import (
    CaseState,
    GalleryFacets,
    GalleryLine,
    GalleryQuery,
    Sight,
)
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import AnnotationCaseId, MediaId, PersonId, ProjectId
from medannot.store.annotation_sight import by, is_open_to, seen
from medannot.store.annotation_tables import ASSIGNMENT, CASE, CASE_MEDIA, CURRENT, MEDIA, PERSON
from medannot.store.store import Store

_SUBMITTED = ASSIGNMENT.c.state == AssignmentState.SUBMITTED.value
ALL = Sight()
"""Everybody's work."""

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

    def count(self, project_id: ProjectId, query: GalleryQuery, sight: Sight = ALL) -> int:
        """Return how many images a query finds.

        Args:
            project_id: the project.
            query: what is wanted.
            sight: to whose work the answer is confined.
        """
        wanted = _matching(select(func.count()), project_id, query, sight)
        with self._store.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def page(
        self,
        project_id: ProjectId,
        query: GalleryQuery,
        offset: int,
        limit: int,
        sight: Sight = ALL,
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
            _matching(columns, project_id, query, sight)
            .order_by(CASE.c.number, CASE_MEDIA.c.position)
            .offset(offset)
            .limit(limit)
        )
        with self._store.reading() as connection:
            rows = connection.execute(wanted).all()
            return _lines(connection, project_id, rows, sight)

    def facets(self, project_id: ProjectId, query: GalleryQuery, sight: Sight) -> GalleryFacets:
        """Return how many images each choice of each filter would find; see `count`."""

        def found(**changed: Any) -> int:  # noqa: ANN401  # fields by name
            return self.count(project_id, replace(query, **changed), sight)

        free = replace(query, discarded=None, reasons=frozenset())
        return GalleryFacets(
            {state: found(states=frozenset({state})) for state in CaseState},
            found(discarded=False, reasons=frozenset()),
            found(discarded=True, reasons=frozenset()),
            self._by_reason(project_id, free, sight),
            self._by_annotator(project_id, replace(query, annotator=None), sight),
            {} if sight.own else {one: found(disagrees=one) for one in (True, False)},
        )

    def images_among(
        self, project_id: ProjectId, ids: Iterable[MediaId], sight: Sight
    ) -> tuple[MediaId, ...]:
        """Return those of some images that lie in cases within a sight, whatever is said there."""
        wanted = _matching(select(CASE_MEDIA.c.media_id), project_id, GalleryQuery(), sight)
        wanted = wanted.where(CASE_MEDIA.c.media_id.in_(sorted(set(ids))))
        with self._store.reading() as connection:
            return tuple(MediaId(id_) for id_ in connection.execute(wanted).scalars())

    def _by_reason(
        self, project_id: ProjectId, query: GalleryQuery, sight: Sight
    ) -> Mapping[str, int]:
        person = sight.own or query.annotator
        given = _discards(project_id, person, sight).distinct().subquery()
        wanted = _matching(select(given.c.topic, func.count()), project_id, query, sight)
        wanted = wanted.join(given, given.c.media_id == CASE_MEDIA.c.media_id)
        with self._store.reading() as connection:
            rows = connection.execute(wanted.group_by(given.c.topic)).all()
        return {row[0]: int(row[1]) for row in rows}

    def _by_annotator(
        self, project_id: ProjectId, query: GalleryQuery, sight: Sight
    ) -> Mapping[str, int]:
        """Count the images of each person's cases; what they say there is not looked at."""
        if sight.own is not None:
            return {}
        people = (
            select(PERSON.c.code, PERSON.c.id)
            .where(
                PERSON.c.id.in_(
                    select(ASSIGNMENT.c.person_id).where(ASSIGNMENT.c.project_id == project_id)
                )
            )
            .order_by(PERSON.c.code)
        )
        with self._store.reading() as connection:
            known = connection.execute(people).all()
        return {
            code: self.count(project_id, replace(query, annotator=PersonId(id_)), sight)
            for code, id_ in known
        }


def _matching(
    wanted: Select[Any], project_id: ProjectId, query: GalleryQuery, sight: Sight
) -> Select[Any]:
    wanted = (
        wanted.select_from(CASE)
        .join(CASE_MEDIA, CASE_MEDIA.c.case_id == CASE.c.id)
        .where(CASE.c.project_id == project_id)
    )
    person = sight.own or query.annotator
    if person is not None:
        wanted = wanted.where(_assigned(person))
    if query.states:
        wanted = wanted.where(or_(*(_is(state, person) for state in sorted(query.states))))
    if query.discarded is not None:
        found = _discarded(project_id, person, sight)
        wanted = wanted.where(found if query.discarded else ~found)
    if query.reasons:
        wanted = wanted.where(_discarded(project_id, person, sight, query.reasons))
    if query.nodes:
        wanted = wanted.where(_names(project_id, query.nodes, person, sight))
    if query.disagrees is not None and sight.own is None:
        wanted = wanted.where(CASE.c.disagrees.is_(query.disagrees))
        hidden = is_open_to(CASE.c.id, project_id, sight)
        wanted = wanted if hidden is None else wanted.where(~hidden)
    return wanted


def _assigned(person: PersonId | None, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    one = select(ASSIGNMENT.c.id).where(ASSIGNMENT.c.case_id == CASE.c.id, *more)
    return (one if person is None else one.where(ASSIGNMENT.c.person_id == person)).exists()


def _is(state: CaseState, person: PersonId | None) -> ColumnElement[bool]:
    some, lacking = _assigned(person, _SUBMITTED), _assigned(person, ~_SUBMITTED)
    if state is CaseState.OPEN:
        return ~some
    return some & (lacking if state is CaseState.PARTLY else ~lacking)


def _discards(
    project_id: ProjectId, person: PersonId | None, sight: Sight, reasons: Collection[str] = ()
) -> Select[Any]:
    # Not hung on the case at hand, as in `_names`; an image stands in a project once, and nothing
    # is less than a reason.
    topic = CURRENT.c.topic
    found = select(CURRENT.c.media_id, topic).where(
        CURRENT.c.project_id == project_id,
        CURRENT.c.kind == FindingKind.QUALITY.value,
        topic.in_(sorted(reasons)) if reasons else topic > "",
    )
    return _confined(found, project_id, person, sight)


def _confined(
    wanted: Select[Any], project_id: ProjectId, person: PersonId | None, sight: Sight
) -> Select[Any]:
    """Confine a statement to what one person says, as far as it may be given at all."""
    if sight.own is not None:
        return by(wanted, sight.own)
    return seen(by(wanted, person), project_id, sight)


def _discarded(
    project_id: ProjectId, person: PersonId | None, sight: Sight, reasons: Collection[str] = ()
) -> ColumnElement[bool]:
    found = _discards(project_id, person, sight, reasons).with_only_columns(CURRENT.c.media_id)
    # As a new value, lest each image of the project be looked up for each that is found.
    return CASE_MEDIA.c.media_id.concat("").in_(found)


def _names(
    project_id: ProjectId, nodes: frozenset[str], person: PersonId | None, sight: Sight
) -> ColumnElement[bool]:
    """Tell whether a node is named for the image, or for its case as a whole."""
    # Not hung on the case at hand: the index of topics finds a rare node without a look at all.
    wanted = select(CURRENT.c.case_id, CURRENT.c.media_id).where(
        CURRENT.c.project_id == project_id,
        CURRENT.c.kind.in_(_NAMED),
        CURRENT.c.topic.in_(sorted(nodes)),
    )
    named = _confined(wanted, project_id, person, sight).subquery()
    of_case = select(named.c.case_id).where(named.c.media_id.is_(None))
    of_image = select(named.c.media_id).where(named.c.media_id.is_not(None))
    return or_(CASE.c.id.in_(of_case), CASE_MEDIA.c.media_id.in_(of_image))


def _lines(
    connection: Connection, project_id: ProjectId, rows: Sequence[Any], sight: Sight
) -> tuple[GalleryLine, ...]:
    cases = sorted({row.id for row in rows})
    given = _given(connection, cases, sight)
    reasons: dict[tuple[str, str], set[str]] = defaultdict(set)
    discarded = seen(
        select(CURRENT.c.case_id, CURRENT.c.media_id, CURRENT.c.topic).where(
            CURRENT.c.case_id.in_(cases),
            CURRENT.c.kind == FindingKind.QUALITY.value,
            CURRENT.c.topic != "",
        ),
        project_id,
        sight,
    )
    for row in connection.execute(discarded):
        reasons[row.case_id, row.media_id].add(row.topic)
    hidden = _hidden(connection, project_id, cases, sight)
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
            disagrees=None if sight.own or row.id in hidden else row.disagrees,
            erased=row.media_id in erased,
        )
        for row in rows
    )


def _given(
    connection: Connection, cases: Sequence[str], sight: Sight
) -> Mapping[str, tuple[int, int]]:
    """Return how many annotators each case has, and how many of them submitted it."""
    wanted = (
        select(
            ASSIGNMENT.c.case_id,
            func.count().label("all"),
            func.sum(case((_SUBMITTED, 1), else_=0)).label("submitted"),
        )
        .where(ASSIGNMENT.c.case_id.in_(cases))
        .group_by(ASSIGNMENT.c.case_id)
    )
    if sight.own is not None:
        wanted = wanted.where(ASSIGNMENT.c.person_id == sight.own)
    return {row.case_id: (row.all, row.submitted) for row in connection.execute(wanted)}


def _hidden(
    connection: Connection, project_id: ProjectId, cases: Sequence[str], sight: Sight
) -> set[str]:
    """Return those of some cases that who looks has open to annotate."""
    condition = is_open_to(CASE.c.id, project_id, sight)
    if condition is None:
        return set()
    wanted = select(CASE.c.id).where(CASE.c.id.in_(cases), condition)
    return set(connection.execute(wanted).scalars())
