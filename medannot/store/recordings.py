"""What the readers of a study did, read whole for scoring and export."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from medannot.domain.baseline import ItemFacts, RecordedTrial, Recording
from medannot.domain.ids import (
    CaseId,
    FamilyId,
    ItemId,
    ItemVersionId,
    OptionId,
    StudyVersionId,
    TrialId,
    UnitId,
)
from medannot.domain.question import ItemType, Option
from medannot.domain.question_list import needs_of
from medannot.domain.trial import (
    Event,
    Response,
    TrialKind,
    TrialState,
)
from medannot.store.readings import Readings
from medannot.store.store import Store
from medannot.store.tables import (
    ArmRow,
    ItemImageRow,
    ItemRow,
    ItemVersionRow,
    OptionRow,
    PersonRow,
    QuestionSetRow,
    ReaderGroupRow,
    ResponseRow,
    StudyReaderRow,
    TrialRow,
    table_of,
)

_ARM = table_of(ArmRow)
_GROUP = table_of(ReaderGroupRow)
_IMAGE = table_of(ItemImageRow)
_ITEM = table_of(ItemRow)
_ITEM_VERSION = table_of(ItemVersionRow)
_OPTION = table_of(OptionRow)
_PERSON = table_of(PersonRow)
_READER = table_of(StudyReaderRow)
_RESPONSE = table_of(ResponseRow)
_SET = table_of(QuestionSetRow)
_TRIAL = table_of(TrialRow)


class Recordings:
    """Reads trials with their answers and events."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._readings = Readings(store)

    def of(self, version_id: StudyVersionId) -> Recording:
        """Return every trial of a study version, by group, reader and position.

        Raises:
            EnvironmentFault: the database cannot be read.
        """
        with self._store.reading() as connection:
            items = _items(connection, version_id)
            links = _links(connection, version_id)
            rows = connection.execute(_trials_wanted(version_id)).all()
        confirmed = self._readings.confirmations(version_id)
        events = self._readings.events(version_id)
        return Recording(
            trials=tuple(
                _trial(
                    row,
                    items[row.item_version_id],
                    links.get(row.id, 0),
                    confirmed.get(row.id),
                    events.get(row.id, ()),
                )
                for row in rows
            ),
            epochs=self._readings.epochs(version_id),
        )


def _trials_wanted(version_id: StudyVersionId) -> Select[Any]:
    return (
        select(
            _TRIAL,
            _ARM.c.code.label("arm"),
            _PERSON.c.code.label("reader"),
            _GROUP.c.name.label("group_name"),
        )
        .join(_ARM, _ARM.c.id == _TRIAL.c.arm_id)
        .join(_PERSON, _PERSON.c.id == _TRIAL.c.reader_id)
        .join(
            _READER,
            (_READER.c.person_id == _TRIAL.c.reader_id)
            & (_READER.c.study_version_id == _TRIAL.c.study_version_id),
        )
        .join(_GROUP, _GROUP.c.id == _READER.c.group_id)
        .where(_TRIAL.c.study_version_id == version_id)
        .order_by(_GROUP.c.position, _READER.c.position, _TRIAL.c.position)
    )


def _items(connection: Connection, version_id: StudyVersionId) -> Mapping[str, ItemFacts]:
    used = select(_TRIAL.c.item_version_id).where(_TRIAL.c.study_version_id == version_id)
    options: dict[str, list[Option]] = defaultdict(list)
    for row in connection.execute(
        select(_OPTION)
        .where(_OPTION.c.item_version_id.in_(used))
        .order_by(_OPTION.c.item_version_id, _OPTION.c.position)
    ):
        options[row.item_version_id].append(Option(OptionId(row.id), row.text))
    counted = (
        select(_IMAGE.c.item_version_id, func.count())
        .where(_IMAGE.c.item_version_id.in_(used))
        .group_by(_IMAGE.c.item_version_id)
    )
    images = {row[0]: int(row[1]) for row in connection.execute(counted)}
    wanted = (
        select(_ITEM_VERSION, _ITEM, _ITEM_VERSION.c.id.label("version_id"), _SET.c.name)
        .join(_ITEM, _ITEM.c.id == _ITEM_VERSION.c.item_id)
        .join(_SET, _SET.c.id == _ITEM.c.set_id)
        .where(_ITEM_VERSION.c.id.in_(used))
    )
    return {
        row.version_id: _facts(row, tuple(options[row.version_id]), images.get(row.version_id, 0))
        for row in connection.execute(wanted)
    }


def _facts(row: Row[Any], options: tuple[Option, ...], images: int) -> ItemFacts:
    return ItemFacts(
        item_id=ItemId(row.item_id),
        version_id=ItemVersionId(row.version_id),
        version=row.number,
        set_name=row.name,
        source_file=row.source_file,
        source_row=row.source_row,
        source_id=row.source_id,
        unit_id=UnitId(row.unit_id),
        case_id=CaseId(row.case_id),
        family_id=FamilyId(row.family_id),
        ability=row.ability,
        type=ItemType(row.type),
        language=row.language,
        options=options,
        images=images,
        needs=needs_of(json.loads(row.categories)),
        as_set=bool(row.as_set),
    )


def _links(connection: Connection, version_id: StudyVersionId) -> Mapping[str, int]:
    counted = (
        select(_RESPONSE.c.trial_id, func.count())
        .join(_TRIAL, _TRIAL.c.id == _RESPONSE.c.trial_id)
        .where(_TRIAL.c.study_version_id == version_id)
        .group_by(_RESPONSE.c.trial_id)
    )
    return {row[0]: int(row[1]) for row in connection.execute(counted)}


def _trial(
    row: Row[Any],
    item: ItemFacts,
    links: int,
    confirmed: Response | None,
    events: tuple[Event, ...],
) -> RecordedTrial:
    state = TrialState(row.state)
    return RecordedTrial(
        trial_id=TrialId(row.id),
        arm=row.arm,
        group=row.group_name,
        reader=row.reader,
        position=row.position,
        repeat_number=row.repeat_number,
        kind=TrialKind(row.kind),
        state=state,
        item=item,
        # A reader may confirm between this query and the former: one moment counts for both.
        confirmed=confirmed if state.is_final else None,
        links=links,
        events=events,
    )
