"""What a reader is shown: the content of a trial's item, and nothing that tells the truth.

No column of a reference answer, of an ability or of a source is read here.
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from medannot.domain.ids import (
    ArmId,
    ItemVersionId,
    MediaId,
    OptionId,
    PersonId,
    StudyVersionId,
    TrialId,
)
from medannot.domain.question import ItemType, Option
from medannot.domain.trial import Trial, TrialKind, TrialState
from medannot.store.store import Store
from medannot.store.tables import (
    ItemImageRow,
    ItemRow,
    ItemVersionRow,
    MediaRow,
    OptionRow,
    TrialRow,
    table_of,
)

_TRIAL = table_of(TrialRow)
_ITEM = table_of(ItemRow)
_VERSION = table_of(ItemVersionRow)
_OPTION = table_of(OptionRow)
_IMAGE = table_of(ItemImageRow)
_MEDIA = table_of(MediaRow)

_OPEN_STATES = (TrialState.PLANNED.value, TrialState.SHOWN.value)


@dataclass(frozen=True, slots=True)
class ShownImage:
    """One image of an item with what opening it needs."""

    media_id: MediaId
    role: str
    caption: str
    frame: int
    sha256: str
    orientation: int
    monochrome: bool
    rows: int
    columns: int
    frames: int
    erased: bool


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A trial with the content of its item; the options stand in the trial's own order."""

    trial: Trial
    stem: str
    context: str
    type: ItemType
    language: str
    options: tuple[Option, ...]
    images: tuple[ShownImage, ...]


@dataclass(frozen=True, slots=True)
class InCase:
    """Where a question stands among those of its case that are asked one after the other.

    Attributes:
        number: of it, from 1.
        count: of all.
        earlier: the words of those before it, in their order.
    """

    number: int
    count: int
    earlier: tuple[str, ...]


# The statements are made once: they run between two items of a reader.
_WITH_CONTENT = select(
    _TRIAL, _VERSION.c.stem, _VERSION.c.context, _VERSION.c.type, _VERSION.c.language
).join(_VERSION, _VERSION.c.id == _TRIAL.c.item_version_id)
_NEXT_OPEN = (
    _WITH_CONTENT.where(
        _TRIAL.c.study_version_id == bindparam("study"),
        _TRIAL.c.reader_id == bindparam("reader"),
        _TRIAL.c.position > bindparam("after"),
        _TRIAL.c.state.in_(_OPEN_STATES),
    )
    .order_by(_TRIAL.c.position)
    .limit(1)
)
_NEAR = 256
"""Linked questions follow each other in a list; none are sought farther away."""

# Pairs that are right together or not at all are no case: they are asked as if they stood alone,
# since the second would otherwise be answered by the first.
_LINKED = (
    select(_TRIAL.c.position, _VERSION.c.stem)
    .join(_VERSION, _VERSION.c.id == _TRIAL.c.item_version_id)
    .join(_ITEM, _ITEM.c.id == _VERSION.c.item_id)
    .where(
        _TRIAL.c.study_version_id == bindparam("study"),
        _TRIAL.c.reader_id == bindparam("reader"),
        _TRIAL.c.position.between(bindparam("first"), bindparam("last")),
        _TRIAL.c.kind == bindparam("kind"),
        _TRIAL.c.repeat_number == bindparam("repeat"),
        _ITEM.c.as_set.is_(False),
        _ITEM.c.unit_id
        == select(_ITEM.c.unit_id)
        .join(_VERSION, _VERSION.c.item_id == _ITEM.c.id)
        .where(_VERSION.c.id == bindparam("item"))
        .correlate(None)
        .scalar_subquery(),
    )
    .order_by(_TRIAL.c.position)
)
_ONE_TRIAL = _WITH_CONTENT.where(_TRIAL.c.id == bindparam("trial"))
_OPTIONS = select(_OPTION.c.id, _OPTION.c.text).where(
    _OPTION.c.item_version_id == bindparam("item")
)
_IMAGES: Select[Any] = (
    select(
        _IMAGE.c.role,
        _IMAGE.c.caption,
        _IMAGE.c.frame,
        _MEDIA.c.id,
        _MEDIA.c.sha256,
        _MEDIA.c.orientation,
        _MEDIA.c.monochrome,
        _MEDIA.c.rows,
        _MEDIA.c.columns,
        _MEDIA.c.frames,
        _MEDIA.c.erased_utc,
    )
    .join(_MEDIA, _MEDIA.c.id == _IMAGE.c.media_id)
    .where(_IMAGE.c.item_version_id == bindparam("item"))
    .order_by(_IMAGE.c.position)
)


class ReadingContents:
    """Reads trials with the content of their items."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def next_open(
        self, version_id: StudyVersionId, reader_id: PersonId, after: int = 0
    ) -> ShownItem | None:
        """Return the first unfinished trial of a reader beyond a position, or None."""
        wanted = {"study": version_id, "reader": reader_id, "after": after}
        with self._store.reading() as connection:
            row = connection.execute(_NEXT_OPEN, wanted).first()
            return _shown(connection, row) if row else None

    def of_trial(self, trial_id: TrialId) -> ShownItem | None:
        """Return a trial with its content, whatever its state, or None."""
        with self._store.reading() as connection:
            row = connection.execute(_ONE_TRIAL, {"trial": trial_id}).first()
            return _shown(connection, row) if row else None

    def in_case(self, trial: Trial) -> InCase | None:
        """Return where a trial's question stands in its case, or None where it stands alone."""
        wanted = {
            "study": trial.study_version_id,
            "reader": trial.reader_id,
            "first": trial.position - _NEAR,
            "last": trial.position + _NEAR,
            "kind": trial.kind.value,
            "repeat": trial.repeat_number,
            "item": trial.item_version_id,
        }
        with self._store.reading() as connection:
            rows = connection.execute(_LINKED, wanted).all()
        earlier = tuple(row.stem for row in rows if row.position < trial.position)
        return InCase(len(earlier) + 1, len(rows), earlier) if len(rows) > 1 else None


def trial_of(row: Row[Any]) -> Trial:
    """Return a row of the trial table as a value."""
    return Trial(
        id=TrialId(row.id),
        study_version_id=StudyVersionId(row.study_version_id),
        arm_id=ArmId(row.arm_id),
        reader_id=PersonId(row.reader_id),
        item_version_id=ItemVersionId(row.item_version_id),
        position=row.position,
        repeat_number=row.repeat_number,
        kind=TrialKind(row.kind),
        state=TrialState(row.state),
        option_order=tuple(OptionId(option) for option in json.loads(row.option_order)),
        block=row.block,
    )


def _shown(connection: Connection, row: Row[Any]) -> ShownItem:
    trial, item = trial_of(row), {"item": row.item_version_id}
    texts = {option.id: option.text for option in connection.execute(_OPTIONS, item)}
    return ShownItem(
        trial=trial,
        stem=row.stem,
        context=row.context,
        type=ItemType(row.type),
        language=row.language,
        options=tuple(Option(option, texts[option]) for option in trial.option_order),
        images=tuple(_image(image) for image in connection.execute(_IMAGES, item)),
    )


def _image(row: Row[Any]) -> ShownImage:
    return ShownImage(
        media_id=MediaId(row.id),
        role=row.role,
        caption=row.caption,
        frame=row.frame,
        sha256=row.sha256,
        orientation=row.orientation,
        monochrome=row.monochrome,
        rows=row.rows,
        columns=row.columns,
        frames=row.frames,
        erased=row.erased_utc is not None,
    )
