"""The images that drafts name: found, decoded and de-identified, each file once."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from medannot.domain.deidentification import BASIC, CleaningOptions
from medannot.domain.errors import EnvironmentFault, InputFault, MedannotError, Sentence
from medannot.domain.file_kinds import odd_kind
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, image_address
from medannot.domain.progress import Progress
from medannot.exchange.question_sets.image_folder import ImageFolder
from medannot.services.media_import import MediaImporter, TakenIn
from medannot.services.question_import_values import Picture
from medannot.store.media import MediaLibrary
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

ImageKey = tuple[str, tuple[str, ...]]
"""An image name, and the roots in which it may lie."""

_THREADS = 2
_AT_ONCE = 16
_MAX_FILE_BYTES = 1 << 30
_MEMORY_BYTES = 256 * 1024 * 1024
"""Images beyond this are decoded again when they are written, instead of being held."""


@dataclass(frozen=True, slots=True)
class Search:
    """What became of one image name.

    Attributes:
        picture: the image, or None.
        missing: whether there is no such file; a file that is there but broken is not missing.
        reason: one sentence where there is no picture.
        name_mac: keyed hash of the name.
    """

    picture: Picture | None
    missing: bool = False
    reason: str = ""
    name_mac: str = ""


class Pictures:
    """Takes image files in for one import.

    Args:
        store: the workspace's.
        cleaning: what DICOM files keep beside the basic profile.
    """

    def __init__(self, store: Store, cleaning: CleaningOptions = BASIC) -> None:
        self._importer = MediaImporter(store, cleaning)
        self._library = MediaLibrary(store)

    def search(
        self, folder: Path | None, names: Sequence[ImageKey], progress: Progress
    ) -> Mapping[ImageKey, Search]:
        """Find and decode the images of those names.

        Args:
            folder: the images folder, or None where there is none.
            names: image names, each with the roots in which it may lie.
            progress: told of each file; raises `Stopped` to stop.

        Raises:
            EnvironmentFault: the folder cannot be read.
            InputFault: there is no such folder.
        """
        if folder is None:
            reason = (
                "the image {name} is missing; name the folder of images, or allow missing images."
            )
            return self._named(
                {key: Search(None, True, Sentence(reason, name=key[0])) for key in names}
            )
        below = ImageFolder(folder)
        found = {key: below.find(*key) for key in names}
        paths = list(dict.fromkeys(place.path for place in found.values() if place.path))
        taken = dict(zip(paths, self._take_all(paths, progress), strict=True))
        return self._named(
            {
                key: taken[place.path] if place.path else Search(None, True, place.reason)
                for key, place in found.items()
            }
        )

    def _named(self, found: Mapping[ImageKey, Search]) -> Mapping[ImageKey, Search]:
        return {
            key: replace(search, name_mac=self._importer.name_mac(key[0]))
            for key, search in found.items()
        }

    def _take_all(self, paths: Sequence[Path], progress: Progress) -> Iterator[Search]:
        held = 0
        with ThreadPoolExecutor(_THREADS) as threads:
            for start in range(0, len(paths), _AT_ONCE):
                progress(start, len(paths))
                for search in threads.map(self._take, paths[start : start + _AT_ONCE]):
                    picture = search.picture
                    if picture is not None and picture.taken is not None:
                        held += len(picture.taken.image.data)
                        if held > _MEMORY_BYTES:
                            yield replace(search, picture=replace(picture, taken=None))
                            continue
                    yield search
        progress(len(paths), len(paths))

    def _take(self, path: Path) -> Search:
        try:
            about = path.stat()
            if kind := odd_kind(about.st_mode):
                return Search(
                    None,
                    reason=Sentence(
                        "the image {name} is {kind}, not a file.", name=path.name, kind=kind
                    ),
                )
            if about.st_size > _MAX_FILE_BYTES:
                return Search(
                    None, reason=Sentence("the image {name} is larger than 1 GB.", name=path.name)
                )
            data = path.read_bytes()
        except OSError as fault:
            return Search(
                None,
                reason=Sentence(
                    "the image {name} cannot be read ({fault}).",
                    name=path.name,
                    fault=fault.strerror,
                ),
            )
        return self._known(path, data) or self._taken_in(path, data)

    def _known(self, path: Path, data: bytes) -> Search | None:
        known = self._importer.find(data)
        return _stored(path, known) if known else None

    def _taken_in(self, path: Path, data: bytes) -> Search:
        try:
            taken = self._importer.take_in(data, path.name)
        except MedannotError as fault:
            return Search(None, reason=Sentence(fault.template, **fault.details))
        # Another original of the same pixels: its other metadata do not bring back what was
        # erased or covered.
        if known := self._importer.find_stored(taken):
            return _stored(path, known)
        if self._importer.withholds(taken):
            return _withheld(path)
        image = taken.image
        return Search(
            Picture(path, _address_of(taken), image.frames, taken, warnings=image.warnings)
        )

    def save(self, work: UnitOfWork, picture: Picture) -> MediaId:
        """Store a picture that was found, and return the id of its row.

        Raises:
            EnvironmentFault: the disk is full, or the file cannot be read again.
            InputFault: the file was changed to something that is no image, or the image was
                covered in part or erased since it was found.
        """
        if picture.media_id is not None:
            if not self._importer.shows_still(work, picture.media_id):
                raise _read_too_early(picture)
            return picture.media_id
        taken = picture.taken or self._taken_again(picture)
        media = self._importer.save(work, taken)
        if media.address != picture.address:
            raise _read_too_early(picture)
        return media.id

    def _taken_again(self, picture: Picture) -> TakenIn:
        name = picture.path.name
        try:
            taken = self._importer.take_in(picture.path.read_bytes(), name)
        except OSError as fault:
            raise EnvironmentFault(
                "The image {name} cannot be read any more ({fault}); nothing was imported.",
                name=name,
                fault=fault.strerror,
            ) from fault
        if _address_of(taken) != picture.address:
            raise InputFault(
                "The image {name} was changed during the import; nothing was imported.", name=name
            )
        return taken

    def addresses(self, ids: Sequence[MediaId]) -> Mapping[MediaId, str]:
        """Return of stored images by what their content is known."""
        found = self._library.many(ids)
        return {id_: image_address(media.sha256, media.orientation) for id_, media in found.items()}


def _stored(path: Path, known: Media) -> Search:
    if known.erased:
        return _erased(path)
    address = image_address(known.sha256, known.orientation)
    return Search(Picture(path, address, known.frames, None, known.id))


def _erased(path: Path) -> Search:
    return Search(
        None,
        reason=Sentence("the image {name} was erased on request; leave it out.", name=path.name),
    )


def _withheld(path: Path) -> Search:
    reason = (
        "the image {name} shows the same as an image that was erased or covered in part; leave it "
        "out."
    )
    return Search(None, reason=Sentence(reason, name=path.name))


def _read_too_early(picture: Picture) -> InputFault:
    return InputFault(
        "The image {name} was covered in part or erased since the files were read; nothing was "
        "imported. Read the files again.",
        name=picture.path.name,
    )


def _address_of(taken: TakenIn) -> str:
    return image_address(hashlib.sha256(taken.image.data).hexdigest(), taken.image.orientation)
