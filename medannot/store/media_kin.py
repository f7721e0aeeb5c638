"""Which stored images show the same photograph: covered further, turned, or pixel for pixel."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import ColumnElement, Connection, or_, select

from medannot.domain.audit import canonical_json
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, MediaFormat
from medannot.store.media import MOST_PARAMETERS, media_of_row
from medannot.store.tables import MediaRow, table_of

_MEDIA = table_of(MediaRow)


@dataclass(frozen=True, slots=True)
class Gone:
    """The images that were erased, or covered in part: what shows the same is not taken in.

    Attributes:
        by_bytes: by the SHA-256 of what was stored.
        by_pixels: by rows, columns and the hashes of the frames.
    """

    by_bytes: Mapping[str, Media]
    by_pixels: Mapping[tuple[int, int, tuple[str, ...]], Media]


class MediaKin:
    """Finds the kin of images over one connection: of a running write, or for reading."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ancestors(self, media: Media) -> tuple[Media, ...]:
        """Return the image that this one covers, the one that it covers, and so on."""
        found: list[Media] = []
        while media.covers is not None:
            (media,) = self._all(_MEDIA.c.id == media.covers)
            found.append(media)
        return tuple(found)

    def first(self, media: Media) -> Media:
        """Return the image from which this one was made in the end, or itself."""
        return (media, *self.ancestors(media))[-1]

    def family(self, media: Iterable[Media]) -> tuple[Media, ...]:
        """Return images, then what they were made from, then all that were made from them."""
        found = {one.id: one for one in media}
        first = list(found.values())
        for one in first:
            found |= {other.id: other for other in self.ancestors(one)}
        fresh = {one.id for one in first}
        while fresh:
            made = self._all(_MEDIA.c.covers.in_(sorted(fresh)))
            fresh = {one.id for one in made} - found.keys()
            found |= {one.id: one for one in made}
        return tuple(found.values())

    def of_bytes(self, sha256: str) -> tuple[Media, ...]:
        """Return every image of these stored bytes, turned one way or another, erased ones too."""
        return self._all(_MEDIA.c.sha256 == sha256)

    def of_originals(self, macs: Iterable[str]) -> Mapping[str, Media]:
        """Return the images that were made from some originals, by the keyed hash of each."""
        found: dict[str, Media] = {}
        for some in _parts(macs):
            wanted = select(_MEDIA).where(_MEDIA.c.original_mac.in_(some))
            for row in self._connection.execute(wanted):
                found.setdefault(row.original_mac, media_of_row(row))
        return found

    def stored_bytes(self, sha256s: Iterable[str]) -> frozenset[str]:
        """Return those of some hashes of bytes of which there is a row, erased ones too."""
        found: set[str] = set()
        for some in _parts(sha256s):
            wanted = select(_MEDIA.c.sha256).where(_MEDIA.c.sha256.in_(some))
            found.update(self._connection.execute(wanted).scalars())
        return frozenset(found)

    def of_pixels(self, media: Media) -> tuple[Media, ...]:
        """Return every other image that shows the same, pixel for pixel, erased ones too."""
        same = _same_pixels(media.rows, media.columns, media.frame_hashes)
        return self._all(same & (_MEDIA.c.id != media.id))

    def newest_cover(self, media: Media) -> Media:
        """Return what is shown instead of an image: the newest that covers it, or the image.

        A photograph that was saved anew without a change of pixels is the same photograph, so
        what covers the one stands for the other too; a DICOM file is more than its pixels.
        """
        seen = {media.id}
        while True:
            covers = _MEDIA.c.covers == media.id
            if media.format is not MediaFormat.DICOM and (alike := self._covered_alike(media)):
                covers = or_(covers, _MEDIA.c.covers.in_(alike))
            newest = self._newest(covers)
            # Pixels that were covered twice may be those of an earlier cover again.
            if newest is None or newest.id in seen:
                return media
            media = newest
            seen.add(media.id)

    def newest_covers(
        self, media: Iterable[Media], gone: "Gone | None" = None
    ) -> Mapping[MediaId, Media]:
        """Return of very many images what is shown instead of each; see `newest_cover`.

        Args:
            media: which images.
            gone: what was covered, where many such questions are asked; else it is looked up. Few
                images are: these, and what shows the same, are looked at one by one.
        """
        gone = gone or self.gone()
        return {
            one.id: self.newest_cover(one)
            if one.sha256 in gone.by_bytes
            or (one.rows, one.columns, one.frame_hashes) in gone.by_pixels
            else one
            for one in media
        }

    def erased(self) -> tuple[Media, ...]:
        """Return every image that was erased."""
        return self._all(_MEDIA.c.erased_utc.is_not(None))

    def gone(self) -> "Gone":
        """Return every image that was erased, or covered in part; looks at all images once."""
        covered = select(_MEDIA.c.covers).where(_MEDIA.c.covers.is_not(None))
        found = self._all(or_(_MEDIA.c.erased_utc.is_not(None), _MEDIA.c.id.in_(covered)))
        return Gone(
            {one.sha256: one for one in reversed(found)},
            {(one.rows, one.columns, one.frame_hashes): one for one in reversed(found)},
        )

    def _covered_alike(self, media: Media) -> list[MediaId]:
        covered = select(_MEDIA.c.covers).where(_MEDIA.c.covers.is_not(None))
        # Few images are covered: to look among these spares a look at every image.
        alike = (
            _MEDIA.c.id.in_(covered)
            & (_MEDIA.c.format != MediaFormat.DICOM.value)
            & _same_pixels(media.rows, media.columns, media.frame_hashes)
        )
        return [one.id for one in self._all(alike) if one.id != media.id]

    def _newest(self, condition: ColumnElement[bool]) -> Media | None:
        wanted = select(_MEDIA).where(condition).limit(1)
        # The id decides only between covers of one moment, so that it is always the same one.
        wanted = wanted.order_by(_MEDIA.c.added_utc.desc(), _MEDIA.c.id.desc())
        row = self._connection.execute(wanted).first()
        return media_of_row(row) if row else None

    def _all(self, condition: ColumnElement[bool]) -> tuple[Media, ...]:
        wanted = select(_MEDIA).where(condition).order_by(_MEDIA.c.added_utc, _MEDIA.c.id)
        return tuple(media_of_row(row) for row in self._connection.execute(wanted))


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    left = iter(values)
    while some := list(islice(left, MOST_PARAMETERS)):
        yield some


def _same_pixels(rows: int, columns: int, frame_hashes: tuple[str, ...]) -> ColumnElement[bool]:
    return (
        (_MEDIA.c.rows == rows)
        & (_MEDIA.c.columns == columns)
        & (_MEDIA.c.frame_hashes == canonical_json(frame_hashes))
    )
