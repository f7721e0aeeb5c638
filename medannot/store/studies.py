"""Studies, their frozen versions, readers and the realised order, as they are stored."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, insert, select

from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.ids import (
    ArmId,
    GroupId,
    ItemId,
    ItemVersionId,
    OptionId,
    PersonId,
    SetVersionId,
    StudyId,
    StudyVersionId,
)
from medannot.domain.study import ArmCode, Group, ReaderPlace, StudyVersion
from medannot.domain.trial import Origin, Trial, TrialState
from medannot.store.audit_order import CREATION, order_sha256
from medannot.store.store import Store
from medannot.store.tables import (
    ArmRow,
    ItemVersionRow,
    OptionRow,
    PersonRow,
    QuestionSetRow,
    ReaderGroupRow,
    ResponseRow,
    SetMemberRow,
    SetVersionRow,
    StudyReaderRow,
    StudyRow,
    StudyVersionRow,
    TrialRow,
    table_of,
)
from medannot.store.unit_of_work import UnitOfWork

_STUDY = table_of(StudyRow)
_VERSION = table_of(StudyVersionRow)
_ARM = table_of(ArmRow)
_GROUP = table_of(ReaderGroupRow)
_READER = table_of(StudyReaderRow)
_TRIAL = table_of(TrialRow)
_RESPONSE = table_of(ResponseRow)
_PERSON = table_of(PersonRow)
_SET = table_of(QuestionSetRow)
_SET_VERSION = table_of(SetVersionRow)
_MEMBER = table_of(SetMemberRow)
_OPTION = table_of(OptionRow)
_ITEM_VERSION = table_of(ItemVersionRow)

FINAL_STATES = tuple(state.value for state in TrialState if state.is_final)


@dataclass(frozen=True, slots=True)
class PlacedTrial:
    """One place of a reader's stored order."""

    reader_id: PersonId
    item_id: ItemId
    item_version_id: ItemVersionId
    option_order: tuple[OptionId, ...]
    state: TrialState


@dataclass(frozen=True, slots=True)
class ReaderProgress:
    """How far a reader is in a study version; `last_utc` is the last confirmation's time."""

    total: int
    done: int
    last_utc: str | None


class Studies:
    """Reads and writes studies."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def named(self, name: str) -> StudyVersion | None:
        """Return the newest version of the study of that name, or None."""
        with self._store.reading() as connection:
            found = _versions(connection, _newest().where(_STUDY.c.name == name))
        return found[0] if found else None

    def all(self) -> tuple[StudyVersion, ...]:
        """Return the newest version of every study, the newest study first."""
        with self._store.reading() as connection:
            wanted = _newest().order_by(_STUDY.c.created_utc.desc(), _STUDY.c.name)
            return _versions(connection, wanted)

    def created(self) -> Mapping[StudyVersionId, str]:
        """Return when each study version was made, ISO 8601 in UTC."""
        with self._store.reading() as connection:
            rows = connection.execute(select(_VERSION.c.id, _VERSION.c.created_utc))
            return {StudyVersionId(row.id): row.created_utc for row in rows}

    def option_orders(
        self, set_version_id: SetVersionId
    ) -> Mapping[ItemVersionId, tuple[OptionId, ...]]:
        """Return the options of each item version in the set's own order."""
        members = select(_MEMBER.c.item_version_id).where(
            _MEMBER.c.set_version_id == set_version_id
        )
        wanted = (
            select(_OPTION.c.item_version_id, _OPTION.c.id)
            .where(_OPTION.c.item_version_id.in_(members))
            .order_by(_OPTION.c.item_version_id, _OPTION.c.position)
        )
        orders: dict[ItemVersionId, list[OptionId]] = defaultdict(list)
        with self._store.reading() as connection:
            for row in connection.execute(wanted):
                orders[ItemVersionId(row.item_version_id)].append(OptionId(row.id))
        return {item: tuple(options) for item, options in orders.items()}

    def progress(self) -> Mapping[tuple[StudyVersionId, PersonId], ReaderProgress]:
        """Return how far each reader of each study version is."""
        done = func.sum(case((_TRIAL.c.state.in_(FINAL_STATES), 1), else_=0))
        counted = select(
            _TRIAL.c.study_version_id, _TRIAL.c.reader_id, func.count().label("total"), done
        ).group_by(_TRIAL.c.study_version_id, _TRIAL.c.reader_id)
        last = (
            select(_TRIAL.c.study_version_id, _TRIAL.c.reader_id, func.max(_RESPONSE.c.utc))
            .join(_RESPONSE, _RESPONSE.c.trial_id == _TRIAL.c.id)
            .where(_RESPONSE.c.kind == "confirmation")
            .group_by(_TRIAL.c.study_version_id, _TRIAL.c.reader_id)
        )
        with self._store.reading() as connection:
            latest = {(row[0], row[1]): row[2] for row in connection.execute(last)}
            return {
                (StudyVersionId(study), PersonId(reader)): ReaderProgress(
                    total, finished, latest.get((study, reader))
                )
                for study, reader, total, finished in connection.execute(counted)
            }

    def placed(self, version_id: StudyVersionId) -> Mapping[PersonId, tuple[PlacedTrial, ...]]:
        """Return the stored order of a study version, by reader."""
        wanted = (
            select(_TRIAL, _ITEM_VERSION.c.item_id)
            .join(_ITEM_VERSION, _ITEM_VERSION.c.id == _TRIAL.c.item_version_id)
            .where(_TRIAL.c.study_version_id == version_id)
            .order_by(_TRIAL.c.reader_id, _TRIAL.c.position)
        )
        lists: dict[PersonId, list[PlacedTrial]] = defaultdict(list)
        with self._store.reading() as connection:
            for row in connection.execute(wanted):
                lists[PersonId(row.reader_id)].append(_placed(row))
        return {reader: tuple(own) for reader, own in lists.items()}

    def add(self, work: UnitOfWork, version: StudyVersion, trials: Sequence[Trial]) -> None:
        """Write a new study with its first version, groups, readers and realised order.

        The readers' persons must be there. The audit entry holds the rows of the design, and of
        the order the number and the hash.

        Raises:
            IntegrityError: the name is taken.
        """
        rows: dict[str, list[dict[str, JsonValue]]] = {
            _STUDY.name: [
                {"id": version.study_id, "name": version.name, "created_utc": work.now()}
            ],
            _VERSION.name: [_version_columns(version, work.now())],
            _ARM.name: [
                {
                    "id": version.arm_id,
                    "study_version_id": version.id,
                    "code": ArmCode.IMAGE_TEXT.value,
                }
            ],
            _GROUP.name: _group_columns(version),
            _READER.name: _reader_columns(version),
        }
        for table in (_STUDY, _VERSION, _ARM, _GROUP, _READER):
            if rows[table.name]:
                work.connection.execute(insert(table), rows[table.name])
        order = [_trial_columns(trial) for trial in trials]
        if order:
            work.connection.execute(insert(_TRIAL), order)
        work.note(
            CREATION,
            f"study:{version.study_id}",
            new={
                "rows": rows,
                "trials": len(order),
                "order_sha256": order_sha256(order),
            },
        )


def _newest() -> Select[Any]:
    """Select the newest version of each study with the names around it."""
    other = _VERSION.alias("other_study_version")
    newest = select(func.max(other.c.number)).where(other.c.study_id == _VERSION.c.study_id)
    return (
        select(
            _VERSION,
            _STUDY.c.name,
            _SET.c.name.label("set_name"),
            _ARM.c.id.label("arm_id"),
        )
        .join(_STUDY, _STUDY.c.id == _VERSION.c.study_id)
        .join(_SET_VERSION, _SET_VERSION.c.id == _VERSION.c.set_version_id)
        .join(_SET, _SET.c.id == _SET_VERSION.c.set_id)
        .join(_ARM, _ARM.c.study_version_id == _VERSION.c.id)
        .where(_VERSION.c.number == newest.correlate(_VERSION).scalar_subquery())
        .where(_ARM.c.code == ArmCode.IMAGE_TEXT.value)
    )


def _versions(connection: Connection, wanted: Select[Any]) -> tuple[StudyVersion, ...]:
    rows = connection.execute(wanted).all()
    ids = [row.id for row in rows]
    groups: dict[str, list[Group]] = defaultdict(list)
    for row in connection.execute(
        select(_GROUP).where(_GROUP.c.study_version_id.in_(ids)).order_by(_GROUP.c.position)
    ):
        groups[row.study_version_id].append(Group(GroupId(row.id), row.name, row.per_item))
    readers: dict[str, list[ReaderPlace]] = defaultdict(list)
    for row in connection.execute(
        select(
            _READER.c.study_version_id,
            _READER.c.person_id,
            _PERSON.c.code,
            _GROUP.c.name.label("group_name"),
        )
        .join(_PERSON, _PERSON.c.id == _READER.c.person_id)
        .join(_GROUP, _GROUP.c.id == _READER.c.group_id)
        .where(_READER.c.study_version_id.in_(ids))
        .order_by(_READER.c.position)
    ):
        readers[row.study_version_id].append(
            ReaderPlace(PersonId(row.person_id), row.code, row.group_name)
        )
    return tuple(_version(row, groups[row.id], readers[row.id]) for row in rows)


def _version(
    row: Row[Any], groups: Iterable[Group], readers: Iterable[ReaderPlace]
) -> StudyVersion:
    settings = json.loads(row.settings)
    return StudyVersion(
        id=StudyVersionId(row.id),
        study_id=StudyId(row.study_id),
        name=row.name,
        number=row.number,
        set_version_id=SetVersionId(row.set_version_id),
        set_name=row.set_name,
        arm_id=ArmId(row.arm_id),
        seed=row.seed,
        algorithm=row.algorithm,
        algorithm_version=row.algorithm_version,
        origin=Origin(row.origin),
        groups=tuple(groups),
        readers=tuple(readers),
        copy_of=StudyVersionId(row.copy_of) if row.copy_of else None,
        forbidden=tuple(settings.get("forbidden", ())),
        language=settings.get("language", ""),
        needs=settings.get("needs", ""),
        apart=settings.get("apart", False),
        joined=tuple(tuple(own) for own in settings.get("joined", ())),
    )


def _placed(row: Row[Any]) -> PlacedTrial:
    return PlacedTrial(
        reader_id=PersonId(row.reader_id),
        item_id=ItemId(row.item_id),
        item_version_id=ItemVersionId(row.item_version_id),
        option_order=tuple(OptionId(option) for option in json.loads(row.option_order)),
        state=TrialState(row.state),
    )


def _version_columns(version: StudyVersion, now: str) -> dict[str, JsonValue]:
    return {
        "id": version.id,
        "study_id": version.study_id,
        "number": version.number,
        "set_version_id": version.set_version_id,
        "seed": version.seed,
        "algorithm": version.algorithm,
        "algorithm_version": version.algorithm_version,
        "origin": version.origin.value,
        "copy_of": version.copy_of,
        "settings": canonical_json(_settings(version)),
        "created_utc": now,
    }


def _settings(version: StudyVersion) -> dict[str, JsonValue]:
    """Return what the design says beyond its columns; what is not said is left out."""
    said: dict[str, JsonValue] = {
        "forbidden": list(version.forbidden),
        "language": version.language,
        "needs": version.needs,
        "apart": version.apart,
        "joined": [list(own) for own in version.joined],
    }
    return {name: value for name, value in said.items() if value}


def _group_columns(version: StudyVersion) -> list[dict[str, JsonValue]]:
    return [
        {
            "id": group.id,
            "study_version_id": version.id,
            "name": group.name,
            "position": place,
            "per_item": group.per_item,
        }
        for place, group in enumerate(version.groups, start=1)
    ]


def _reader_columns(version: StudyVersion) -> list[dict[str, JsonValue]]:
    groups = {group.name: group.id for group in version.groups}
    return [
        {
            "study_version_id": version.id,
            "person_id": reader.reader_id,
            "group_id": groups[reader.group],
            "position": place,
        }
        for place, reader in enumerate(version.readers, start=1)
    ]


def _trial_columns(trial: Trial) -> dict[str, JsonValue]:
    return {
        "id": trial.id,
        "study_version_id": trial.study_version_id,
        "arm_id": trial.arm_id,
        "reader_id": trial.reader_id,
        "item_version_id": trial.item_version_id,
        "position": trial.position,
        "block": trial.block,
        "repeat_number": trial.repeat_number,
        "kind": trial.kind.value,
        "state": trial.state.value,
        "option_order": canonical_json(list(trial.option_order)),
    }
