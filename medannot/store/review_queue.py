"""The works of a reviewer's list, chosen by what is stored of them; no chain is read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.gallery import Sight
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import (
    AnnotationCaseId,
    AssignmentId,
    PersonId,
    ProjectId,
    ReviewRoundId,
)
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.queue import ClusterSums, QueuedWork
from medannot.domain.review.round import PlaceState
from medannot.store.annotation_sight import is_open_to
from medannot.store.annotation_tables import ASSIGNMENT, CASE, CURRENT, PERSON, REVISION
from medannot.store.reviews import PLACE
from medannot.store.store import Store

_NAMING = tuple(
    kind.value
    for kind in (
        FindingKind.REGION,
        FindingKind.LESION,
        FindingKind.DIAGNOSIS,
        FindingKind.ADVICE,
    )
)
_COMPARED = tuple(
    kind.value for kind in (FindingKind.REGION, FindingKind.LESION, FindingKind.DIAGNOSIS)
)
_PARTS = {EntityKind.LOCATION: '"locations":', EntityKind.ATTRIBUTE: '"values":'}
"""What the stored text of a lesion has where it has such parts; empty fields are left out."""

_STATES = {one.value: one for one in PlaceState}
_SUBMITTED = ASSIGNMENT.c.state == AssignmentState.SUBMITTED.value


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a list, as conditions that the store can ask.

    Attributes:
        nodes: works that name one of these; None confines nothing.
        of_cases: works on cases where somebody named one of these nodes.
        people: works of these annotators.
        differing: works on cases of which the handed-in works name other things.
        fresh: works that nobody else has decided anything of.
    """

    annotator: str = ""
    nodes: Collection[str] | None = None
    of_cases: Collection[str] | None = None
    people: Collection[PersonId] | None = None
    kinds: tuple[EntityKind, ...] = ()
    differing: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ReviewedWork:
    """What drift is told from: a work with decisions.

    Attributes:
        handed_in_utc: when its last revision was made that was handed in.
    """

    person_id: PersonId
    case_id: AnnotationCaseId
    handed_in_utc: str
    wrong: int
    entities: int


class ReviewQueue:
    """Reads reviewers' lists."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(
        self, project_id: ProjectId, round_id: ReviewRoundId, person: PersonId, wanted: Wanted
    ) -> tuple[tuple[QueuedWork, AnnotationCaseId, AssignmentId], ...]:
        """Return the works of a reviewer's list that are wanted, in its order."""
        found = (
            select(
                PLACE.c.id,
                PLACE.c.position,
                PLACE.c.state,
                PLACE.c.entities,
                # What was added was not handed in.
                (PLACE.c.kept + PLACE.c.changed + PLACE.c.deleted).label("decided"),
                PLACE.c.assignment_id,
                PLACE.c.second,
                ASSIGNMENT.c.case_id,
                ASSIGNMENT.c.state.label("work_state"),
                CASE.c.number,
                CASE.c.name,
            )
            .join(ASSIGNMENT, ASSIGNMENT.c.id == PLACE.c.assignment_id)
            .join(CASE, CASE.c.id == ASSIGNMENT.c.case_id)
            .where(PLACE.c.round_id == round_id, PLACE.c.person_id == person)
            .order_by(PLACE.c.position)
        )
        for condition in _conditions(project_id, person, wanted):
            found = found.where(condition)
        with self._store.reading() as connection:
            rows = connection.execute(found).all()
        return tuple((_queued(row), row.case_id, row.assignment_id) for row in rows)

    def conflicts(
        self, project_id: ProjectId, cases: Collection[AnnotationCaseId]
    ) -> Mapping[AssignmentId, int]:
        """Count what of each handed-in work only it names, or only another one on its case."""
        wanted = (
            select(ASSIGNMENT.c.case_id, ASSIGNMENT.c.id, CURRENT.c.kind, CURRENT.c.topic)
            .outerjoin(
                CURRENT,
                and_(CURRENT.c.assignment_id == ASSIGNMENT.c.id, CURRENT.c.kind.in_(_COMPARED)),
            )
            .where(
                ASSIGNMENT.c.project_id == project_id,
                _SUBMITTED,
                ASSIGNMENT.c.case_id.in_(
                    select(CASE.c.id).where(
                        CASE.c.project_id == project_id, CASE.c.disagrees.is_(True)
                    )
                ),
            )
        )
        named: dict[str, dict[AssignmentId, set[tuple[str, str]]]] = {}
        with self._store.reading() as connection:
            for case_id, own, kind, topic in connection.execute(wanted):
                of_case = named.setdefault(case_id, {}).setdefault(AssignmentId(own), set())
                if topic:
                    of_case.add((kind, topic))
        return {
            own: max(len(those ^ other) for other in works.values())
            for case_id in cases
            if (works := named.get(case_id)) is not None
            for own, those in works.items()
        }

    def rare(self, project_id: ProjectId, below: int) -> frozenset[str]:
        """Return the nodes that fewer than so many handed-in works name."""
        wanted = (
            select(CURRENT.c.topic)
            .join(ASSIGNMENT, ASSIGNMENT.c.id == CURRENT.c.assignment_id)
            .where(
                CURRENT.c.project_id == project_id,
                CURRENT.c.kind.in_(_NAMING),
                CURRENT.c.topic != "",
                _SUBMITTED,
            )
            .group_by(CURRENT.c.topic)
            .having(func.count(CURRENT.c.assignment_id.distinct()) < below)
        )
        with self._store.reading() as connection:
            return frozenset(connection.execute(wanted).scalars())

    def agreement(self, project_id: ProjectId) -> Mapping[str, ClusterSums]:
        """Return of each node how far those who handed a case in agree on it, summed over cases.

        Of a case that k handed in and m name the node on, m (m - 1) of m (k - 1) pairs agree.
        """
        several = (
            select(ASSIGNMENT.c.case_id, func.count().label("of"))
            .where(ASSIGNMENT.c.project_id == project_id, _SUBMITTED)
            .group_by(ASSIGNMENT.c.case_id)
            .having(func.count() > 1)
            .subquery()
        )
        m = func.count(CURRENT.c.assignment_id.distinct())
        each = (
            select(
                CURRENT.c.topic,
                (m * (m - 1)).label("y"),
                (m * (several.c.of - 1)).label("x"),
            )
            .join(several, several.c.case_id == CURRENT.c.case_id)
            .join(ASSIGNMENT, ASSIGNMENT.c.id == CURRENT.c.assignment_id)
            .where(
                CURRENT.c.project_id == project_id,
                CURRENT.c.kind.in_(_NAMING),
                CURRENT.c.topic != "",
                _SUBMITTED,
            )
            .group_by(CURRENT.c.topic, CURRENT.c.case_id)
            .subquery()
        )
        y, x = each.c.y, each.c.x
        sums = [func.sum(one) for one in (y, x, y * y, x * y, x * x)]
        wanted = select(each.c.topic, func.count(), *sums).group_by(each.c.topic)
        with self._store.reading() as connection:
            return {row[0]: ClusterSums(*row[1:]) for row in connection.execute(wanted)}

    def reviewed(self, round_id: ReviewRoundId) -> tuple[ReviewedWork, ...]:
        """Return the works of a round of which something is decided by who corrects them."""
        wrong = PLACE.c.changed + PLACE.c.deleted + PLACE.c.added
        wanted = (
            select(
                ASSIGNMENT.c.person_id,
                ASSIGNMENT.c.case_id,
                REVISION.c.utc,
                wrong.label("wrong"),
                (PLACE.c.kept + wrong).label("entities"),
            )
            .join(ASSIGNMENT, ASSIGNMENT.c.id == PLACE.c.assignment_id)
            .join(
                REVISION,
                and_(
                    REVISION.c.assignment_id == PLACE.c.assignment_id,
                    REVISION.c.seq == PLACE.c.handed_in,
                ),
            )
            .where(
                PLACE.c.round_id == round_id, PLACE.c.second.is_(False), PLACE.c.kept + wrong > 0
            )
        )
        with self._store.reading() as connection:
            return tuple(
                ReviewedWork(
                    PersonId(row.person_id),
                    AnnotationCaseId(row.case_id),
                    row.utc,
                    row.wrong,
                    row.entities,
                )
                for row in connection.execute(wanted)
            )


def _conditions(
    project_id: ProjectId, person: PersonId, wanted: Wanted
) -> Iterable[ColumnElement[bool]]:
    own = PLACE.c.assignment_id
    if wanted.annotator:
        people = select(PERSON.c.id).where(PERSON.c.code == wanted.annotator)
        yield ASSIGNMENT.c.person_id.in_(people)
    if wanted.people is not None:
        yield ASSIGNMENT.c.person_id.in_(sorted(wanted.people))
    if wanted.nodes is not None:
        yield own.in_(_naming(project_id, CURRENT.c.assignment_id, wanted.nodes))
    if wanted.of_cases is not None:
        yield ASSIGNMENT.c.case_id.in_(_naming(project_id, CURRENT.c.case_id, wanted.of_cases))
    if wanted.kinds:
        yield or_(*(_holding(own, kind) for kind in wanted.kinds))
    if wanted.differing:
        yield CASE.c.disagrees.is_(True)
        hidden = is_open_to(CASE.c.id, project_id, Sight(blind=person))
        if hidden is not None:
            yield ~hidden
    if wanted.fresh:
        other = PLACE.alias("other")
        decided = other.c.kept + other.c.changed + other.c.deleted + other.c.added
        yield ~(
            select(other.c.id)
            .where(other.c.assignment_id == own, other.c.id != PLACE.c.id, decided > 0)
            .exists()
        )


def _naming(
    project_id: ProjectId, column: ColumnElement[str], nodes: Collection[str]
) -> Select[Any]:
    return select(column).where(
        CURRENT.c.project_id == project_id,
        CURRENT.c.kind.in_(_NAMING),
        CURRENT.c.topic.in_(sorted(nodes)),
    )


def _holding(own: ColumnElement[str], kind: EntityKind) -> ColumnElement[bool]:
    # Hung on the work at hand: the first finding that has it ends the look.
    part = _PARTS.get(kind)
    of = FindingKind.LESION.value if part else kind.value
    found = select(CURRENT.c.finding_id).where(CURRENT.c.assignment_id == own, CURRENT.c.kind == of)
    if part is not None:
        found = found.join(REVISION, REVISION.c.id == CURRENT.c.revision_id).where(
            REVISION.c.content.contains(part, autoescape=True)
        )
    return found.exists()


def _queued(row: Any) -> QueuedWork:  # noqa: ANN401  # a row of the statement
    place_id, position, state, entities, decided, _, second, _, work_state, number, name = row
    return QueuedWork(
        place_id,
        position,
        _STATES[state],
        number,
        name,
        decided,
        entities,
        returned=work_state == AssignmentState.OPEN.value and not second,
    )
