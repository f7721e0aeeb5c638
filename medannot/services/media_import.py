"""Image files into the workspace: de-identified, recognised again, stored once."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from medannot.domain.deidentification import BASIC, CleaningOptions
from medannot.domain.errors import InputFault, Sentence
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, MediaFormat, Warned
from medannot.imaging.deidentify import CleanImage, clean_image, clean_some
from medannot.store.blobs_behind import BlobsBehind
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import Gone, MediaKin
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

_NAME = "name"
"""Of the detail that says what the file was called, which is not stored."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A de-identified image that is not stored yet.

    Attributes:
        name: what sentences call it; never stored.
        mac: keyed hash of the original's bytes.
    """

    name: str
    image: CleanImage
    mac: str


def take_in(data: bytes, name: str, secret: bytes, cleaning: CleaningOptions = BASIC) -> TakenIn:
    """De-identify an image file; touches no store, so any thread or process may do it.

    Args:
        data: the original file.
        name: what sentences call it.
        secret: the workspace's, for the keyed hash and the new UIDs.
        cleaning: what a DICOM file keeps beside the basic profile.

    Raises:
        InputFault: the file is broken, too large, or of a kind that is not shown yet.
    """
    return TakenIn(name, clean_image(data, name, secret, cleaning), original_mac(data, secret))


def original_mac(data: bytes, secret: bytes) -> str:
    """Return the keyed hash by which an original is recognised without being known."""
    return hmac.new(secret, b"original|" + data, hashlib.sha256).hexdigest()


def name_mac(name: str, secret: bytes) -> str:
    """Return the keyed hash by which an image's name is recognised without being kept."""
    return hmac.new(secret, b"name|" + name.encode(), hashlib.sha256).hexdigest()


class MediaImporter:
    """Takes image files into one workspace.

    Args:
        store: the workspace's.
        cleaning: what DICOM files keep beside the basic profile.
        files: where the bytes go; without it each file is on the disk when it is saved.
    """

    def __init__(
        self, store: Store, cleaning: CleaningOptions = BASIC, files: BlobsBehind | None = None
    ) -> None:
        self._store = store
        self._files = files or store.blobs
        self._cleaning = cleaning
        self._library = MediaLibrary(store)
        self._gone: tuple[UnitOfWork, Gone] | None = None

    @cached_property
    def _secret(self) -> bytes:
        return self._store.secret()

    def take_in(self, data: bytes, name: str) -> TakenIn:
        """De-identify an image file with this workspace's secret; see `take_in`."""
        return take_in(data, name, self._secret, self._cleaning)

    def take_in_some(self, files: Sequence[tuple[bytes, str]]) -> tuple[TakenIn | None, ...]:
        """De-identify many small pictures at once; None of those that `take_in` is to be asked of.

        Args:
            files: bytes of each and what sentences call it.

        Raises:
            EnvironmentFault: no image can be decoded at all.
        """
        cleaned = clean_some(files, self._secret, self._cleaning)
        return tuple(
            None if image is None else TakenIn(name, image, original_mac(data, self._secret))
            for (data, name), image in zip(files, cleaned, strict=True)
        )

    def name_mac(self, name: str) -> str:
        """Return the keyed hash of an image's name; see `name_mac`."""
        return name_mac(name, self._secret)

    def any_stored(self) -> bool:
        """Tell whether the workspace has, or had, any image at all."""
        return self._library.any()

    def find(self, data: bytes, work: UnitOfWork | None = None) -> Media | None:
        """Return what is shown of this original since it was stored, without decoding it.

        Where part of it was covered by a person, that is the covered image: to import the original
        again does not bring back what was covered.
        """
        return self._shown(self._library.find_by_mac(original_mac(data, self._secret), work), work)

    def find_some(self, originals: Sequence[bytes]) -> list[Media | None]:
        """Do the work of `find` for many originals, with a few questions to the store."""
        macs = [original_mac(data, self._secret) for data in originals]
        with self._store.reading() as connection:
            kin = MediaKin(connection)
            known = kin.of_originals(macs)
            shown = kin.newest_covers(known.values(), self._gone_before) if known else {}
        return [shown[known[mac].id] if mac in known else None for mac in macs]

    def find_stored(self, taken: TakenIn) -> Media | None:
        """Return what is shown of another original with the same pixels and orientation."""
        with self._store.reading() as connection:
            kin = MediaKin(connection)
            known = self._known(kin, taken.image, self._gone_before)
            return known and kin.newest_cover(known)

    def withholds(self, taken: TakenIn) -> bool:
        """Tell whether another original shows what was erased, or covered in part, turned or so.

        `find_stored` knows nothing to be shown instead of it. Both know what was erased when the
        first of them was asked; `save` looks again.
        """
        return _withheld(taken.image, self._gone_before) is not None

    @cached_property
    def _gone_before(self) -> Gone:
        with self._store.reading() as connection:
            return MediaKin(connection).gone()

    def _gone_now(self, work: UnitOfWork) -> Gone:
        # Nothing is erased or covered while an import is written: one look is enough for it.
        if self._gone is None or self._gone[0] is not work:
            self._gone = (work, MediaKin(work.connection).gone())
        return self._gone[1]

    def show_still(self, work: UnitOfWork, ids: Iterable[MediaId]) -> frozenset[MediaId]:
        """Return those of very many stored images that are neither erased nor covered in part."""
        media = self._library.many(ids)
        shown = MediaKin(work.connection).newest_covers(media.values(), self._gone_now(work))
        return frozenset(
            id_ for id_, one in media.items() if not one.erased and shown[id_].id == id_
        )

    def _known(self, kin: MediaKin, image: CleanImage, all_gone: Gone) -> Media | None:
        """Return the row of the same bytes, or of a photograph that shows the same and is gone."""
        of_bytes = kin.of_bytes(hashlib.sha256(image.data).hexdigest())
        for media in of_bytes:
            if media.orientation == image.orientation:
                return media
        gone = None if of_bytes else _withheld(image, all_gone)
        photographs = gone is not None and MediaFormat.DICOM not in {gone.format, image.format}
        return gone if photographs else None

    def _shown(self, known: Media | None, work: UnitOfWork | None) -> Media | None:
        if known is None:
            return None
        if work is not None:
            return MediaKin(work.connection).newest_cover(known)
        with self._store.reading() as connection:
            return MediaKin(connection).newest_cover(known)

    def save(self, work: UnitOfWork, taken: TakenIn) -> Media:
        """Store a de-identified image, or return the row that is there already.

        The bytes are on the disk before the row is written, or before the write ends where they
        are put behind other work; the caller notes the import.

        Raises:
            InputFault: this image was erased from the workspace on request.
            EnvironmentFault: the disk is full or may not be written.
        """
        image = taken.image
        sha256 = hashlib.sha256(image.data).hexdigest()
        kin = MediaKin(work.connection)
        gone = self._gone_now(work)
        known = self._library.find_by_mac(taken.mac, work) or self._known(kin, image, gone)
        known = known and kin.newest_cover(known)
        if known is None:
            if _withheld(image, gone) is not None:
                raise InputFault(
                    "{name} shows the same as an image that was erased or covered in part, and is "
                    "not taken in; leave it out.",
                    name=taken.name,
                )
            return self._new_row(work, taken, sha256)
        if known.erased:
            raise InputFault(
                "{name} was erased from this workspace on request ({reason}) and is not taken in "
                "again; leave it out.",
                name=taken.name,
                reason=known.erased_reason,
            )
        if known.sha256 == sha256:
            # Mends the file where it was lost or altered.
            self._files.put(image.data, sha256)
        return known

    def save_some(self, work: UnitOfWork, taken: Sequence[TakenIn]) -> list[Media]:
        """Do the work of `save` for images that differ; what is wholly new is added together.

        Raises:
            InputFault, EnvironmentFault: as `save`.
        """
        kin = MediaKin(work.connection)
        gone = self._gone_now(work)
        made = kin.of_originals(one.mac for one in taken)
        shas = [hashlib.sha256(one.image.data).hexdigest() for one in taken]
        there = kin.stored_bytes(shas)
        known = {
            place: self.save(work, one)
            for place, (one, sha256) in enumerate(zip(taken, shas, strict=True))
            if one.mac in made or sha256 in there or _withheld(one.image, gone) is not None
        }
        new = [
            self._media(work, one, sha256)
            for place, (one, sha256) in enumerate(zip(taken, shas, strict=True))
            if place not in known
        ]
        self._library.add_many(work, new)
        added = iter(new)
        return [known[place] if place in known else next(added) for place in range(len(taken))]

    def _new_row(self, work: UnitOfWork, taken: TakenIn, sha256: str) -> Media:
        media = self._media(work, taken, sha256)
        self._library.add(work, media)
        return media

    def _media(self, work: UnitOfWork, taken: TakenIn, sha256: str) -> Media:
        """Return the row of an image whose bytes are put on the disk here."""
        image = taken.image
        self._files.put(image.data, sha256)
        return Media(
            id=MediaId(work.ids.new()),
            sha256=sha256,
            original_mac=taken.mac,
            format=image.format,
            rows=image.rows,
            columns=image.columns,
            frames=image.frames,
            modality=image.modality,
            monochrome=image.monochrome,
            orientation=image.orientation,
            spacing=image.spacing,
            spacing_kind=image.spacing_kind,
            profile=image.profile,
            profile_version=image.profile_version,
            profile_options=image.options,
            frame_hashes=image.frame_hashes,
            warnings=tuple(_nameless(one) for one in image.warnings),
        )


def _nameless(warning: Sentence) -> Warned:
    details = (one for one in warning.details.items() if one[0] != _NAME)
    return warning.template, tuple((key, str(value)) for key, value in details)


def warnings_of(media: Media, name: str) -> tuple[Sentence, ...]:
    """Return what was found in an image when it was stored, for a file that shows it again.

    Args:
        media: the stored image.
        name: what sentences call that file.
    """
    return tuple(
        Sentence(template, **{_NAME: name}, **dict(details)) for template, details in media.warnings
    )


def _withheld(image: CleanImage, gone: Gone) -> Media | None:
    of_bytes = gone.by_bytes.get(hashlib.sha256(image.data).hexdigest())
    return of_bytes or gone.by_pixels.get((image.rows, image.columns, image.frame_hashes))
