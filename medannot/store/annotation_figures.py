"""What is said in a whole project, as few rows as its tables of counts need.

Each statement goes once along an index of the project's findings; what it joins is found by its
key. Nothing is asked once a case.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from medannot.domain.annotation.finding import FindingKind, LesionRole
from medannot.domain.annotation.gallery import Sight
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.deidentification import CHARACTERISTICS_KEPT
from medannot.domain.ids import AnnotationCaseId, MediaId, ProjectId
from medannot.store.annotation_sight import by, open_to
from medannot.store.annotation_tables import (
    ASSIGNMENT,
    CASE,
    CASE_MEDIA,
    CURRENT,
    MEDIA,
    PERSON,
    REVISION,
)
from medannot.store.store import Store
from medannot.store.tables import ItemImageRow, ItemVersionRow, table_of

_ITEM_IMAGE, _ITEM_VERSION = table_of(ItemImageRow), table_of(ItemVersionRow)
_SUBMITTED = func.sum(case((ASSIGNMENT.c.state == AssignmentState.SUBMITTED.value, 1), else_=0))


@dataclass(frozen=True, slots=True)
class CaseHead:
    """How far a case is.

    Attributes:
        given: annotators that have it; `submitted` of them are done.
        withheld: who asks has it open to annotate.
    """

    number: int
    given: int
    submitted: int
    withheld: bool = False

    @property
    def done(self) -> bool:
        """Tell whether all who have it handed it in."""
        return 0 < self.given == self.submitted


@dataclass(frozen=True, slots=True)
class NamedBy:
    """A node that is named in a case.

    Attributes:
        by: annotators who name it; `submitted` of them handed the case in.
    """

    case_id: AnnotationCaseId
    node_id: str
    by: int
    submitted: int


@dataclass(frozen=True, slots=True)
class RankedDisease:
    """A disease in one physician's differential.

    Attributes:
        media_id: the image that the differential is of; None for the case.
        node_id: nothing where `text` names it.
    """

    case_id: AnnotationCaseId
    media_id: MediaId | None
    code: str
    submitted: bool
    rank: int
    node_id: str
    en: str
    zh: str
    text: str


@dataclass(frozen=True, slots=True)
class LesionSaid:
    """A lesion as one annotator says it.

    Attributes:
        media: images on which it is marked or of which it is said; None where none is known.
    """

    case_id: AnnotationCaseId
    assignment_id: str
    submitted: bool
    node_id: str
    role: LesionRole | None
    media: tuple[str, ...] | None


class AnnotationFigures:
    """Reads what tables over a project count."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def cases(self, project_id: ProjectId, sight: Sight) -> Mapping[AnnotationCaseId, CaseHead]:
        """Return every case that counts, by its number; an annotator's own alone are theirs."""
        wanted = (
            select(CASE.c.id, CASE.c.number, func.count(ASSIGNMENT.c.id), _SUBMITTED)
            .outerjoin(ASSIGNMENT, ASSIGNMENT.c.case_id == CASE.c.id)
            .where(CASE.c.project_id == project_id)
            .group_by(CASE.c.id, CASE.c.number)
            .order_by(CASE.c.number)
        )
        if sight.own is not None:
            wanted = wanted.where(ASSIGNMENT.c.person_id == sight.own)
        hidden: set[str] = set()
        with self._store.reading() as connection:
            if sight.blind is not None:
                open_cases = open_to(project_id, sight.blind)
                hidden = set(connection.execute(open_cases).scalars())
            return {
                AnnotationCaseId(id_): CaseHead(number, given, int(done or 0), id_ in hidden)
                for id_, number, given, done in connection.execute(wanted)
            }

    def named(self, project_id: ProjectId, kind: FindingKind, sight: Sight) -> tuple[NamedBy, ...]:
        """Return which nodes of a kind are named in which cases, and by how many."""
        each = by(
            select(CURRENT.c.case_id, CURRENT.c.topic, CURRENT.c.assignment_id).where(
                CURRENT.c.project_id == project_id, CURRENT.c.kind == kind.value
            ),
            sight.own,
        )
        people: dict[tuple[str, str], set[str]] = defaultdict(set)
        with self._store.reading() as connection:
            done = set(connection.execute(self._submitted(project_id)).scalars())
            shown = _Shown(connection, project_id, sight)
            for case_id, topic, assignment_id in connection.execute(each).all():
                if shown(case_id, assignment_id):
                    people[case_id, topic].add(assignment_id)
        return tuple(
            NamedBy(AnnotationCaseId(case_id), topic, len(who), len(who & done))
            for (case_id, topic), who in people.items()
        )

    @staticmethod
    def _submitted(project_id: ProjectId) -> Select[Any]:
        return select(ASSIGNMENT.c.id).where(
            ASSIGNMENT.c.project_id == project_id,
            ASSIGNMENT.c.state == AssignmentState.SUBMITTED.value,
        )

    def ranked(self, project_id: ProjectId, sight: Sight) -> Iterator[RankedDisease]:
        """Yield the diseases of every differential, by physician and rank within each case."""
        wanted = self._contents(project_id, FindingKind.DIAGNOSIS, sight)
        with self._store.reading() as connection:
            who = self._codes(connection, project_id)
            rows = _shown_rows(connection, wanted, project_id, sight)
        found = [_ranked(row, who[row.assignment_id]) for row in rows]
        yield from sorted(found, key=lambda one: (one.case_id, one.code, one.rank))

    @staticmethod
    def _codes(connection: Connection, project_id: ProjectId) -> Mapping[str, tuple[str, bool]]:
        wanted = (
            select(ASSIGNMENT.c.id, PERSON.c.code, ASSIGNMENT.c.state)
            .join(PERSON, PERSON.c.id == ASSIGNMENT.c.person_id)
            .where(ASSIGNMENT.c.project_id == project_id)
        )
        done = AssignmentState.SUBMITTED.value
        return {id_: (code, state == done) for id_, code, state in connection.execute(wanted)}

    def lesions(
        self, project_id: ProjectId, sight: Sight, *, by_image: bool
    ) -> Iterator[LesionSaid]:
        """Yield the lesions that are said, with their images where these are asked for."""
        wanted = self._contents(project_id, FindingKind.LESION, sight)
        with self._store.reading() as connection:
            done = set(connection.execute(self._submitted(project_id)).scalars())
            rows = _shown_rows(connection, wanted, project_id, sight)
            images = self._images(connection, project_id) if by_image else {}
            marked = self._marked(connection, project_id, sight) if by_image else {}
        for row in rows:
            role = json.loads(row.content).get("role")
            media: tuple[str, ...] | None = None
            if by_image:
                media = (row.media_id,) if row.media_id else tuple(marked.get(row.finding_id, ()))
                media = media or images.get(row.case_id)
            yield LesionSaid(
                AnnotationCaseId(row.case_id),
                row.assignment_id,
                row.assignment_id in done,
                row.topic,
                LesionRole(role) if role else None,
                media,
            )

    @staticmethod
    def _contents(project_id: ProjectId, kind: FindingKind, sight: Sight) -> Select[Any]:
        wanted = (
            select(
                CURRENT.c.finding_id,
                CURRENT.c.case_id,
                CURRENT.c.media_id,
                CURRENT.c.assignment_id,
                CURRENT.c.topic,
                REVISION.c.content,
            )
            .join(REVISION, REVISION.c.id == CURRENT.c.revision_id)
            .where(CURRENT.c.project_id == project_id, CURRENT.c.kind == kind.value)
        )
        return by(wanted, sight.own)

    @staticmethod
    def _images(connection: Connection, project_id: ProjectId) -> Mapping[str, tuple[str, ...]]:
        """Return the one image of each case that has no more."""
        wanted = (
            select(CASE.c.id, func.min(CASE_MEDIA.c.media_id))
            .join(CASE_MEDIA, CASE_MEDIA.c.case_id == CASE.c.id)
            .where(CASE.c.project_id == project_id)
            .group_by(CASE.c.id)
            .having(func.count() == 1)
        )
        return {id_: (media_id,) for id_, media_id in connection.execute(wanted)}

    def _marked(
        self, connection: Connection, project_id: ProjectId, sight: Sight
    ) -> Mapping[str, set[str]]:
        """Return on which images of cases with several each lesion is marked."""
        several = (
            select(CASE_MEDIA.c.case_id)
            .join(CASE, CASE.c.id == CASE_MEDIA.c.case_id)
            .where(CASE.c.project_id == project_id, CASE_MEDIA.c.position > 1)
        )
        wanted = self._contents(project_id, FindingKind.MARK, sight).where(
            CURRENT.c.case_id.in_(several)
        )
        found: dict[str, set[str]] = defaultdict(set)
        for row in _shown_rows(connection, wanted, project_id, sight):
            target = json.loads(row.content).get("target")
            if target and row.media_id:
                found[target].add(row.media_id)
        return found

    def places(
        self, project_id: ProjectId
    ) -> Mapping[tuple[AnnotationCaseId, MediaId | None], int]:
        """Return the place of each image in its case, counted from 1."""
        wanted = (
            select(CASE_MEDIA.c.case_id, CASE_MEDIA.c.media_id, CASE_MEDIA.c.position)
            .join(CASE, CASE.c.id == CASE_MEDIA.c.case_id)
            .where(CASE.c.project_id == project_id)
        )
        with self._store.reading() as connection:
            return {
                (AnnotationCaseId(case_id), MediaId(media_id)): position
                for case_id, media_id, position in connection.execute(wanted)
            }

    def with_characteristics(
        self, project_id: ProjectId
    ) -> Mapping[AnnotationCaseId, tuple[str, int]]:
        """Return one image of each case that kept what a DICOM file tells of the patient.

        Returns:
            The hash of its bytes and its orientation, by case.
        """
        wanted = (
            select(CASE_MEDIA.c.case_id, MEDIA.c.sha256, MEDIA.c.orientation)
            .join(CASE, CASE.c.id == CASE_MEDIA.c.case_id)
            .join(MEDIA, MEDIA.c.id == CASE_MEDIA.c.media_id)
            .where(
                CASE.c.project_id == project_id,
                MEDIA.c.profile_options.contains(CHARACTERISTICS_KEPT),
                MEDIA.c.erased_utc.is_(None),
            )
            .order_by(CASE_MEDIA.c.case_id, CASE_MEDIA.c.position.desc())
        )
        with self._store.reading() as connection:
            return {
                AnnotationCaseId(case_id): (sha256, orientation)
                for case_id, sha256, orientation in connection.execute(wanted)
            }

    def recorded(
        self, project_id: ProjectId
    ) -> tuple[tuple[AnnotationCaseId, Mapping[str, str]], ...]:
        """Return what questions about the images of cases say beside, in their newest versions."""
        wanted = (
            select(CASE.c.id, CASE.c.number, _ITEM_VERSION.c.number, _ITEM_VERSION.c.categories)
            .join(CASE_MEDIA, CASE_MEDIA.c.case_id == CASE.c.id)
            .join(_ITEM_IMAGE, _ITEM_IMAGE.c.media_id == CASE_MEDIA.c.media_id)
            .join(_ITEM_VERSION, _ITEM_VERSION.c.id == _ITEM_IMAGE.c.item_version_id)
            .where(CASE.c.project_id == project_id, _ITEM_VERSION.c.categories != "{}")
            .order_by(CASE.c.number, _ITEM_VERSION.c.number.desc())
        )
        with self._store.reading() as connection:
            rows = connection.execute(wanted.distinct()).all()
        return tuple((AnnotationCaseId(row[0]), json.loads(row.categories)) for row in rows)


class _Shown:
    """Tells whether somebody may be given what is said in a work.

    Asked here of each row, since a statement that asks of very many is slow.
    """

    def __init__(self, connection: Connection, project_id: ProjectId, sight: Sight) -> None:
        self._hidden: set[str] = set()
        self._own: set[str] = set()
        if sight.blind is not None:
            open_cases = open_to(project_id, sight.blind)
            self._hidden = set(connection.execute(open_cases).scalars())
            own = select(ASSIGNMENT.c.id).where(
                ASSIGNMENT.c.project_id == project_id, ASSIGNMENT.c.person_id == sight.blind
            )
            self._own = set(connection.execute(own).scalars())

    def __call__(self, case_id: str, assignment_id: str) -> bool:
        """Tell it of one work on one case."""
        return case_id not in self._hidden or assignment_id in self._own


def _shown_rows(
    connection: Connection, wanted: Select[Any], project_id: ProjectId, sight: Sight
) -> list[Row[Any]]:
    shown = _Shown(connection, project_id, sight)
    rows = connection.execute(wanted).all()
    return [row for row in rows if shown(row.case_id, row.assignment_id)]


def _ranked(row: Row[Any], who: tuple[str, bool]) -> RankedDisease:
    code, submitted = who
    said = json.loads(row.content)
    term = said.get("term") or {}
    return RankedDisease(
        AnnotationCaseId(row.case_id),
        MediaId(row.media_id) if row.media_id else None,
        code,
        submitted,
        int(said["rank"]),
        term.get("node_id", ""),
        term.get("en", ""),
        term.get("zh", ""),
        said.get("text", ""),
    )
