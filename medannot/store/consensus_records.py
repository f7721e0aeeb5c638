"""The consensus of readings: appended whole, and read as it stands; nothing is overwritten."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.exc import IntegrityError

from medannot.domain.annotation.finding import FindingKind
from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.clock import utc_moment, utc_text
from medannot.domain.errors import Outdated
from medannot.domain.ids import (
    AnnotationCaseId,
    AssignmentId,
    ConsensusId,
    FindingId,
    MediaId,
    PersonId,
    ProjectId,
    RevisionId,
)
from medannot.domain.review.consensus import (
    ConsensusFinding,
    ConsensusRecord,
    PointKind,
    Rule,
    SettledPoint,
)
from medannot.store.annotation_records import content_of, content_text
from medannot.store.annotation_tables import CASE
from medannot.store.sqlite_only import repeats_a_row
from medannot.store.store import Store
from medannot.store.tables import (
    ConsensusFindingRow,
    ConsensusPointRow,
    ConsensusRow,
    table_of,
)
from medannot.store.unit_of_work import UnitOfWork

CONSENSUS = table_of(ConsensusRow)
FINDING = table_of(ConsensusFindingRow)
POINT = table_of(ConsensusPointRow)

_LAST = (
    select(CONSENSUS.c.case_id, func.max(CONSENSUS.c.seq).label("seq"))
    .group_by(CONSENSUS.c.case_id)
    .subquery()
)


class ConsensusRecords:
    """Reads and appends what was settled between readings."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def standing(self, project_id: ProjectId) -> Mapping[AnnotationCaseId, ConsensusRecord]:
        """Return of each case of a project its last consensus, without what it holds."""
        wanted = (
            select(CONSENSUS)
            .join(CASE, CASE.c.id == CONSENSUS.c.case_id)
            .join(
                _LAST, (_LAST.c.case_id == CONSENSUS.c.case_id) & (_LAST.c.seq == CONSENSUS.c.seq)
            )
            .where(CASE.c.project_id == project_id)
        )
        with self._store.reading() as connection:
            return {
                AnnotationCaseId(row.case_id): _record_of(row, (), ())
                for row in connection.execute(wanted)
            }

    def of_case(self, case_id: AnnotationCaseId) -> tuple[ConsensusRecord, ...]:
        """Return every consensus of a case, the first one first.

        Raises:
            EnvironmentFault: one of them was altered.
        """
        return self._whole(select(CONSENSUS).where(CONSENSUS.c.case_id == case_id))

    def of_project(self, project_id: ProjectId) -> tuple[ConsensusRecord, ...]:
        """Return every consensus of a project, by case, the first one of each first.

        Raises:
            EnvironmentFault: one of them was altered.
        """
        return self._whole(
            select(CONSENSUS)
            .join(CASE, CASE.c.id == CONSENSUS.c.case_id)
            .where(CASE.c.project_id == project_id)
            .order_by(CASE.c.number)
        )

    def append(self, work: UnitOfWork, record: ConsensusRecord) -> None:
        """Append one consensus with all it holds.

        Raises:
            Outdated: another one of this number was kept meanwhile.
            InputFault: a value cannot be stored.
        """
        row = _columns(record)
        findings = [_finding_columns(record.id, *one) for one in enumerate(record.findings, 1)]
        points = [_point_columns(record.id, *one) for one in enumerate(record.points, 1)]
        try:
            work.connection.execute(insert(CONSENSUS), [row])
        except IntegrityError as fault:
            if repeats_a_row(fault):
                raise Outdated(
                    "Somebody else has kept a consensus of this case meanwhile; nothing was "
                    "written. Look at it first."
                ) from fault
            raise
        for table, rows in ((FINDING, findings), (POINT, points)):
            if rows:
                work.connection.execute(insert(table), rows)
        work.note(
            "consensus.keep",
            f"consensus:{record.id}",
            new={"rows": {CONSENSUS.name: [row], FINDING.name: findings, POINT.name: points}},
        )

    def _whole(self, wanted: Select[Any]) -> tuple[ConsensusRecord, ...]:
        ids = wanted.with_only_columns(CONSENSUS.c.id).order_by(None)
        with self._store.reading() as connection:
            heads = connection.execute(wanted.order_by(CONSENSUS.c.seq)).all()
            findings = _by_consensus(
                connection.execute(
                    select(FINDING)
                    .where(FINDING.c.consensus_id.in_(ids))
                    .order_by(FINDING.c.consensus_id, FINDING.c.position)
                )
            )
            points = _by_consensus(
                connection.execute(
                    select(POINT)
                    .where(POINT.c.consensus_id.in_(ids))
                    .order_by(POINT.c.consensus_id, POINT.c.position)
                )
            )
        return tuple(
            _record_of(
                row,
                tuple(_finding_of(one) for one in findings.get(row.id, ())),
                tuple(_point_of(one) for one in points.get(row.id, ())),
            )
            for row in heads
        )


def _by_consensus(rows: Any) -> dict[str, list[Row[Any]]]:  # noqa: ANN401  # rows of any columns
    found: dict[str, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.consensus_id, []).append(row)
    return found


def _columns(record: ConsensusRecord) -> dict[str, JsonValue]:
    return {
        "id": record.id,
        "case_id": record.case_id,
        "seq": record.seq,
        "first_id": record.first,
        "second_id": record.second,
        "first_last": record.first_last,
        "second_last": record.second_last,
        "seed": record.seed,
        "author_id": record.author,
        "utc": utc_text(record.at),
        "comment": record.comment,
        "unattended": record.unattended,
        "lexicon": record.lexicon,
    }


def _finding_columns(
    consensus_id: ConsensusId, position: int, one: ConsensusFinding
) -> dict[str, JsonValue]:
    return {
        "consensus_id": consensus_id,
        "position": position,
        "finding_id": one.id,
        "kind": one.kind.value,
        "media_id": one.media_id,
        "content": content_text(one.content),
        "first_ids": canonical_json(list(one.first_ids)),
        "second_ids": canonical_json(list(one.second_ids)),
        "rule": one.rule.value,
    }


def _point_columns(
    consensus_id: ConsensusId, position: int, one: SettledPoint
) -> dict[str, JsonValue]:
    return {
        "consensus_id": consensus_id,
        "position": position,
        "kind": one.kind.value,
        "part": one.part,
        "first_ids": canonical_json(list(one.first_ids)),
        "second_ids": canonical_json(list(one.second_ids)),
        "rule": one.rule.value,
        "finding_id": one.finding_id,
        "tied": one.tied,
    }


def _record_of(
    row: Row[Any], findings: tuple[ConsensusFinding, ...], points: tuple[SettledPoint, ...]
) -> ConsensusRecord:
    return ConsensusRecord(
        id=ConsensusId(row.id),
        case_id=AnnotationCaseId(row.case_id),
        seq=row.seq,
        first=AssignmentId(row.first_id),
        second=AssignmentId(row.second_id),
        first_last=RevisionId(row.first_last) if row.first_last else None,
        second_last=RevisionId(row.second_last) if row.second_last else None,
        seed=row.seed,
        author=PersonId(row.author_id),
        at=utc_moment(row.utc),
        comment=row.comment,
        unattended=row.unattended,
        lexicon=row.lexicon,
        findings=findings,
        points=points,
    )


def _finding_of(row: Row[Any]) -> ConsensusFinding:
    return ConsensusFinding(
        id=FindingId(row.finding_id),
        media_id=MediaId(row.media_id) if row.media_id else None,
        content=content_of(FindingKind(row.kind), row.content),
        first_ids=_ids(row.first_ids),
        second_ids=_ids(row.second_ids),
        rule=Rule(row.rule),
    )


def _point_of(row: Row[Any]) -> SettledPoint:
    return SettledPoint(
        kind=PointKind(row.kind),
        part=row.part,
        first_ids=_ids(row.first_ids),
        second_ids=_ids(row.second_ids),
        rule=Rule(row.rule),
        finding_id=FindingId(row.finding_id) if row.finding_id else None,
        tied=row.tied,
    )


def _ids(text: str) -> tuple[FindingId, ...]:
    return tuple(FindingId(one) for one in json.loads(text))
