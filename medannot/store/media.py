"""The rows of stored images."""

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Row, bindparam, insert, select, update

from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, MediaFormat, SpacingKind
from medannot.store.bulk import insert_many
from medannot.store.library_index import forget_lines_of_media
from medannot.store.prepared import Prepared
from medannot.store.store import Store
from medannot.store.tables import MediaRow, table_of
from medannot.store.unit_of_work import UnitOfWork

_MEDIA = table_of(MediaRow)
MOST_PARAMETERS = 500
"""Of one statement; SQLite of old took 999."""

# Made once: it runs at each stroke of an annotator.
_ERASED = Prepared(
    select(_MEDIA.c.id).where(_MEDIA.c.id == bindparam("media"), _MEDIA.c.erased_utc.is_not(None))
)


class MediaLibrary:
    """What the workspace knows of its images; the bytes are in `Store.blobs`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, work: UnitOfWork, media: Media) -> None:
        """Add the row of an image whose bytes are stored; the caller notes what it was added for.

        Raises:
            IntegrityError: an image of these bytes and this orientation is there already.
        """
        work.connection.execute(insert(_MEDIA), [{**_columns(media), "added_utc": work.now()}])

    @staticmethod
    def add_many(work: UnitOfWork, media: Sequence[Media]) -> None:
        """Add the rows of many images; see `add`."""
        now = work.now()
        rows = [{**_columns(one), "added_utc": now} for one in media]
        if rows:
            insert_many(work.connection, _MEDIA, tuple(rows[0]), (tuple(r.values()) for r in rows))

    def any(self) -> bool:
        """Tell whether there is any row, erased ones too."""
        with self._store.reading() as connection:
            return connection.execute(select(_MEDIA.c.id).limit(1)).first() is not None

    def get(self, media_id: MediaId) -> Media | None:
        """Return one image, or None."""
        return self.many([media_id]).get(media_id)

    def many(self, ids: Iterable[MediaId]) -> Mapping[MediaId, Media]:
        """Return those of the images that are there, by id."""
        wanted = list(ids)
        found: dict[MediaId, Media] = {}
        with self._store.reading() as connection:
            for start in range(0, len(wanted), MOST_PARAMETERS):
                some = _MEDIA.c.id.in_(wanted[start : start + MOST_PARAMETERS])
                for row in connection.execute(select(_MEDIA).where(some)):
                    media = media_of_row(row)
                    found[media.id] = media
        return found

    @staticmethod
    def is_erased(work: UnitOfWork, media_id: MediaId) -> bool:
        """Tell whether an image was erased, as a running write finds it."""
        return _ERASED.run(work.connection, [{"media": media_id}]).first() is not None

    def find_by_mac(self, mac: str, work: UnitOfWork | None = None) -> Media | None:
        """Return the image that was made from this original, or None.

        Args:
            mac: keyed hash of the original's bytes.
            work: the running write, to see what it has added itself.
        """
        return self._first(_MEDIA.c.original_mac == mac, work)

    def find_by_sha(
        self, sha256: str, orientation: int = 1, work: UnitOfWork | None = None
    ) -> Media | None:
        """Return the image of these stored bytes and this orientation, or None."""
        same = (_MEDIA.c.sha256 == sha256) & (_MEDIA.c.orientation == orientation)
        return self._first(same, work)

    def choose_again(self, work: UnitOfWork, media_id: MediaId) -> None:
        """Make an image that is there the newest, as if it were added now; the caller notes why."""
        work.connection.execute(
            update(_MEDIA).where(_MEDIA.c.id == media_id).values(added_utc=work.now())
        )

    def mark_erased(self, work: UnitOfWork, media_id: MediaId, reason: str) -> str:
        """Say of an image, and of all that share its bytes, that it is erased.

        Returns:
            SHA-256 of the bytes that may now go.

        Raises:
            KeyError: there is no such image.
        """
        row = work.connection.execute(select(_MEDIA).where(_MEDIA.c.id == media_id)).first()
        if row is None:
            raise KeyError(media_id)
        sha256 = str(row.sha256)
        work.connection.execute(
            update(_MEDIA)
            .where(_MEDIA.c.sha256 == sha256, _MEDIA.c.erased_utc.is_(None))
            .values(erased_utc=work.now(), erased_reason=reason)
        )
        forget_lines_of_media(work.connection, sha256)
        shared = select(_MEDIA.c.id).where(_MEDIA.c.sha256 == sha256, _MEDIA.c.id != media_id)
        others = sorted(work.connection.execute(shared).scalars())
        said: dict[str, JsonValue] = {"sha256": sha256, "erased": True, "reason": reason}
        if others:
            said["same_bytes"] = list(others)
        work.note(
            "media.erase",
            f"media:{media_id}",
            old={"sha256": sha256, "erased": row.erased_utc is not None},
            new=said,
        )
        return sha256

    def _first(self, condition: ColumnElement[bool], work: UnitOfWork | None) -> Media | None:
        if work is not None:
            return _one(work.connection, condition)
        with self._store.reading() as connection:
            return _one(connection, condition)


def _one(connection: Connection, condition: ColumnElement[bool]) -> Media | None:
    row = connection.execute(select(_MEDIA).where(condition).limit(1)).first()
    return media_of_row(row) if row else None


def _columns(media: Media) -> dict[str, object]:
    row_spacing, column_spacing = media.spacing or (None, None)
    return {
        "id": media.id,
        "sha256": media.sha256,
        "original_mac": media.original_mac,
        "format": media.format.value,
        "rows": media.rows,
        "columns": media.columns,
        "frames": media.frames,
        "modality": media.modality,
        "monochrome": media.monochrome,
        "orientation": media.orientation,
        "row_spacing_mm": row_spacing,
        "column_spacing_mm": column_spacing,
        "spacing_kind": media.spacing_kind.value,
        "profile": media.profile,
        "profile_version": media.profile_version,
        "profile_options": " ".join(media.profile_options),
        "covers": media.covers,
        "frame_hashes": canonical_json(media.frame_hashes),
        "warnings": canonical_json([[one, dict(details)] for one, details in media.warnings]),
    }


def media_of_row(row: Row[tuple[object, ...]]) -> Media:
    """Return an image as its row tells of it."""
    spacing = None
    if row.row_spacing_mm is not None and row.column_spacing_mm is not None:
        spacing = (row.row_spacing_mm, row.column_spacing_mm)
    return Media(
        id=MediaId(row.id),
        sha256=row.sha256,
        original_mac=row.original_mac,
        format=MediaFormat(row.format),
        rows=row.rows,
        columns=row.columns,
        frames=row.frames,
        modality=row.modality,
        monochrome=row.monochrome,
        orientation=row.orientation,
        spacing=spacing,
        spacing_kind=SpacingKind(row.spacing_kind),
        profile=row.profile,
        profile_version=row.profile_version,
        frame_hashes=tuple(json.loads(row.frame_hashes)),
        erased=row.erased_utc is not None,
        erased_reason=row.erased_reason or "",
        profile_options=tuple(row.profile_options.split()),
        covers=MediaId(row.covers) if row.covers else None,
        warnings=tuple((one, tuple(details.items())) for one, details in json.loads(row.warnings)),
    )
