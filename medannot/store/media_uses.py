"""What shows the stored images: questions, their sets, studies and annotation projects."""

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select

from medannot.domain.ids import MediaId
from medannot.domain.media import MediaFormat, MediaLine, MediaPlace, MediaUse
from medannot.store.annotation_tables import CASE, CASE_MEDIA, PROJECT
from medannot.store.questions_tables import IMAGE, ITEM, MEMBER, SET, VERSION
from medannot.store.store import Store
from medannot.store.tables import MediaRow, StudyRow, StudyVersionRow, table_of

_MEDIA = table_of(MediaRow)
_STUDY = table_of(StudyRow)
_STUDY_VERSION = table_of(StudyVersionRow)


class MediaUses:
    """Reads which questions, studies and annotation projects show an image."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lines(self) -> tuple[MediaLine, ...]:
        """Return every image with its questions, in the order of these."""
        places: dict[str, list[MediaPlace]] = defaultdict(list)
        with self._store.reading() as connection:
            for row in connection.execute(_shown()):
                places[row.media_id].append(MediaPlace(row.name, row.source_file, row.source_row))
            media = connection.execute(select(_MEDIA).order_by(_MEDIA.c.added_utc, _MEDIA.c.id))
            lines = [
                MediaLine(
                    id=MediaId(row.id),
                    format=MediaFormat(row.format),
                    rows=row.rows,
                    columns=row.columns,
                    frames=row.frames,
                    modality=row.modality,
                    erased=row.erased_utc is not None,
                    erased_reason=row.erased_reason or "",
                    places=tuple(places[row.id]),
                    covers=MediaId(row.covers) if row.covers else None,
                )
                for row in media
            ]
        order = list(places)
        rank = {id_: number for number, id_ in enumerate(order)}
        return tuple(sorted(lines, key=lambda line: rank.get(line.id, len(rank))))

    def of(self, sha256: str) -> MediaUse:
        """Return which questions and studies show these bytes, turned or not."""
        studies = (
            select(_STUDY.c.name)
            .distinct()
            .select_from(_STUDY)
            .join(_STUDY_VERSION, _STUDY_VERSION.c.study_id == _STUDY.c.id)
            .join(MEMBER, MEMBER.c.set_version_id == _STUDY_VERSION.c.set_version_id)
            .join(IMAGE, IMAGE.c.item_version_id == MEMBER.c.item_version_id)
            .join(_MEDIA, _MEDIA.c.id == IMAGE.c.media_id)
            .where(_MEDIA.c.sha256 == sha256)
            .order_by(_STUDY.c.name)
        )
        with self._store.reading() as connection:
            shown = connection.execute(_shown().where(_MEDIA.c.sha256 == sha256)).all()
            names = tuple(connection.execute(studies).scalars())
        items = {(row.name, row.id) for row in shown}
        sets = dict(sorted(Counter(name for name, _ in items).items()))
        return MediaUse(sets, names)

    def projects(self, ids: Collection[MediaId]) -> tuple[str, ...]:
        """Return the annotation projects that have one of these images, by name."""
        wanted = (
            select(PROJECT.c.name)
            .distinct()
            .join(CASE, CASE.c.project_id == PROJECT.c.id)
            .join(CASE_MEDIA, CASE_MEDIA.c.case_id == CASE.c.id)
            .where(CASE_MEDIA.c.media_id.in_(ids))
            .order_by(PROJECT.c.name)
        )
        with self._store.reading() as connection:
            return tuple(connection.execute(wanted).scalars())


def _shown() -> Select[Any]:
    return (
        select(IMAGE.c.media_id, ITEM.c.id, SET.c.name, ITEM.c.source_file, ITEM.c.source_row)
        .distinct()
        .select_from(IMAGE)
        .join(_MEDIA, _MEDIA.c.id == IMAGE.c.media_id)
        .join(VERSION, VERSION.c.id == IMAGE.c.item_version_id)
        .join(ITEM, ITEM.c.id == VERSION.c.item_id)
        .join(SET, SET.c.id == ITEM.c.set_id)
        .order_by(SET.c.name, ITEM.c.source_file, ITEM.c.source_row, ITEM.c.id)
    )
