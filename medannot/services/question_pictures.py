"""The images of drafts: found, decoded and de-identified, each once, and laid aside."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property

from medannot.domain.errors import InputFault, MedannotError, Sentence
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, image_address
from medannot.domain.progress import Progress
from medannot.exchange.question_sets.image_folder import ImageFile, ImageFolder
from medannot.exchange.question_sets.values import Draft, DraftImage
from medannot.services.id_array import IdArray
from medannot.services.media_import import MediaImporter, TakenIn
from medannot.services.question_import_packing import packed, unpacked
from medannot.services.question_import_values import ImportRequest
from medannot.store.spool import Spool
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

Roots = tuple[str, ...]

_THREADS = 2
_AT_ONCE = 16
_REMEMBERED = 4_096
_SAMPLE = 48


@dataclass(frozen=True, slots=True)
class Search:
    """What became of one image.

    Attributes:
        number: of the picture that was laid aside, or that is stored; 0 where there is none.
        address: hash of its stored bytes with the orientation.
        frames: how many frames it has.
        missing: whether there is no such file; a file that is there but broken is not missing.
        reason: one sentence where there is no picture.
        name_mac: keyed hash of the name.
        warnings: sentences about the picture.
    """

    number: int = 0
    address: str = ""
    frames: int = 0
    missing: bool = False
    reason: Sentence | str = ""
    name_mac: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidAside:
    """A picture between reading and writing.

    Attributes:
        taken: what will be stored, without its bytes; None where it is stored already.
        media_id: the stored image, where this file was taken in before.
    """

    name: str
    address: str
    taken: TakenIn | None = None
    media_id: MediaId | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An image to be taken in: a file, or bytes that a record carries."""

    key: bytes
    mac: str
    name: str
    file: ImageFile | None
    content: bytes | None


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of it, before it is laid aside."""

    search: Search
    aside: LaidAside | None = None
    data: bytes = b""


class Pictures:
    """Takes images in for one import.

    Args:
        store: the workspace's.
        request: names the folder or archive of the images, and what DICOM files keep.
        spool: where pictures are laid aside.

    Raises:
        EnvironmentFault: the folder cannot be read.
        InputFault: there is no such folder.
    """

    def __init__(self, store: Store, request: ImportRequest, spool: Spool) -> None:
        self._importer = MediaImporter(store, request.cleaning)
        self._store = store
        self._spool = spool
        self._folder = ImageFolder(request.images) if request.images else None
        self._recent: OrderedDict[bytes, Search] = OrderedDict()
        self._contents: OrderedDict[tuple[int, bytes, bytes], tuple[bytes, bytes]] = OrderedDict()
        self._done = 0

    def search(self, drafts: Iterable[tuple[Draft, Roots]], progress: Progress) -> None:
        """Take in all images of some drafts that are not known yet.

        Args:
            drafts: each with the roots in which its images may lie.
            progress: told of each batch; raises `Stopped` to stop.

        Raises:
            EnvironmentFault: no image can be decoded at all.
        """
        wanted: dict[bytes, _Wanted] = {}
        for draft, roots in drafts:
            for image in draft.images:
                key = self._key(image, roots)
                if key not in wanted and self._known(key) is None:
                    found = self._found(key, image, roots, f"{draft.file} #{draft.row}")
                    if found is not None:
                        wanted[key] = found
        images = list(wanted.values())
        if not images:
            return
        with ThreadPoolExecutor(_THREADS) as threads:
            for start in range(0, len(images), _AT_ONCE):
                some = images[start : start + _AT_ONCE]
                progress(self._done, self._done + len(images) - start)
                for one, taken in zip(some, threads.map(self._take, some), strict=True):
                    self._lay_aside(one, taken)
                self._done += len(some)

    def of(self, image: DraftImage, roots: Roots) -> Search:
        """Return what became of an image that was searched."""
        search = self._known(self._key(image, roots))
        assert search is not None  # noqa: S101 - `search` comes first
        return search

    def number_of(self, address: str) -> int:
        """Return the number of an image by its address, or by another word for what it is."""
        return self._spool.picture(address)

    def _key(self, image: DraftImage, roots: Roots) -> bytes:
        if image.content is None:
            return hashlib.sha256("\0".join(("name", image.name, *roots)).encode()).digest()
        content = image.content
        # The rows of one picture mostly follow each other: to compare is faster than to hash.
        sample = (len(content), content[:_SAMPLE], content[-_SAMPLE:])
        recent = self._contents.get(sample)
        if recent is not None and recent[0] == content:
            return recent[1]
        key = hashlib.sha256(content).digest()
        self._contents[sample] = content, key
        if len(self._contents) > _AT_ONCE:
            self._contents.popitem(last=False)
        return key

    def _known(self, key: bytes) -> Search | None:
        search = self._recent.get(key)
        if search is None:
            body = self._spool.seen(key)
            if body is None:
                return None
            search = unpacked(Search, body)
            self._remember(key, search)
        return search

    def _remember(self, key: bytes, search: Search) -> None:
        self._recent[key] = search
        if len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)

    def _found(self, key: bytes, image: DraftImage, roots: Roots, place: str) -> _Wanted | None:
        """Return where an image is; one that is nowhere is remembered so."""
        if image.content is not None:
            mac = self._importer.name_mac(f"content|{key.hex()}")
            return _Wanted(key, mac, place, None, image.content)
        mac = self._importer.name_mac(image.name)
        if self._folder is None:
            reason = (
                "the image {name} is missing; name the folder of images, or allow missing images."
            )
            self._see(key, Search(missing=True, reason=Sentence(reason, name=image.name)), mac)
            return None
        found = self._folder.find(image.name, roots)
        if found.file is None:
            self._see(key, Search(missing=True, reason=found.reason), mac)
            return None
        return _Wanted(key, mac, found.file.name, found.file, None)

    def _see(self, key: bytes, search: Search, mac: str) -> None:
        search = replace(search, name_mac=mac)
        self._spool.see(key, packed(search))
        self._remember(key, search)

    def _lay_aside(self, one: _Wanted, taken: _Taken) -> None:
        search = taken.search
        if taken.aside is not None:
            number = self._spool.picture(search.address)
            self._spool.fill(number, packed(taken.aside), taken.data)
            search = replace(search, number=number)
        self._see(one.key, search, one.mac)

    def _take(self, one: _Wanted) -> _Taken:
        try:
            data = one.content if one.content is not None else None
            if data is None:
                assert one.file is not None  # noqa: S101 - one of the two is there
                data = one.file.read()
            return self._known_media(one.name, data) or self._taken_in(one.name, data)
        except InputFault as fault:
            return _Taken(Search(reason=Sentence(fault.template, **fault.details)))

    def _known_media(self, name: str, data: bytes) -> _Taken | None:
        if self._none_stored:
            return None
        known = self._importer.find(data)
        return _stored(name, known) if known else None

    @cached_property
    def _none_stored(self) -> bool:
        return not self._importer.any_stored()

    def _taken_in(self, name: str, data: bytes) -> _Taken:
        try:
            taken = self._importer.take_in(data, name)
        except MedannotError as fault:
            return _Taken(Search(reason=Sentence(fault.template, **fault.details)))
        # Another original of the same pixels: its other metadata do not bring back what was
        # erased or covered.
        if not self._none_stored:
            if known := self._importer.find_stored(taken):
                return _stored(name, known)
            if self._importer.withholds(taken):
                return _withheld(name)
        image = taken.image
        address = image_address(hashlib.sha256(image.data).hexdigest(), image.orientation)
        search = Search(address=address, frames=image.frames, warnings=image.warnings)
        return _Taken(search, LaidAside(name, address, taken), image.data)


def save_pictures(
    importer: MediaImporter, work: UnitOfWork, spool: Spool, progress: Progress
) -> IdArray:
    """Store the pictures that were laid aside; return the id of each row by the picture's number.

    Raises:
        EnvironmentFault: the disk is full.
        InputFault: an image was covered in part or erased since it was read.
        Stopped: the person stopped the job.
    """
    last = spool.pictures
    media = IdArray(last + 1)
    for number, about, data in spool.filled():
        progress(number, last)
        aside = unpacked(LaidAside, about)
        media.put(number, _saved(importer, work, aside, data))
    return media


def _saved(importer: MediaImporter, work: UnitOfWork, aside: LaidAside, data: bytes) -> MediaId:
    if aside.media_id is not None:
        if not importer.shows_still(work, aside.media_id):
            raise _read_too_early(aside.name)
        return aside.media_id
    assert aside.taken is not None  # noqa: S101 - one of the two is there
    taken = replace(aside.taken, image=replace(aside.taken.image, data=data))
    media = importer.save(work, taken)
    if media.address != aside.address:
        raise _read_too_early(aside.name)
    return media.id


def _stored(name: str, known: Media) -> _Taken:
    if known.erased:
        reason = "the image {name} was erased on request; leave it out."
        return _Taken(Search(reason=Sentence(reason, name=name)))
    address = image_address(known.sha256, known.orientation)
    search = Search(address=address, frames=known.frames)
    return _Taken(search, LaidAside(name, address, media_id=known.id))


def _withheld(name: str) -> _Taken:
    reason = (
        "the image {name} shows the same as an image that was erased or covered in part; leave it "
        "out."
    )
    return _Taken(Search(reason=Sentence(reason, name=name)))


def _read_too_early(name: str) -> InputFault:
    return InputFault(
        "The image {name} was covered in part or erased since the files were read; nothing was "
        "imported. Read the files again.",
        name=name,
    )
