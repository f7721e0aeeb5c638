"""The images of drafts: found, decoded and de-identified, each once, and laid aside."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from medannot.domain.errors import InputFault, MedannotError, Sentence
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, image_address
from medannot.domain.progress import Progress, Unit, counting
from medannot.exchange.question_sets.image_folder import ImageFile, ImageFolder
from medannot.exchange.question_sets.values import Draft, DraftImage
from medannot.services.media_import import MediaImporter, TakenIn, warnings_of
from medannot.services.question_import_packing import packed, unpacked
from medannot.services.question_import_values import ImportRequest, PictureCounts
from medannot.store.spool import Spool
from medannot.store.store import Store

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
        columns, rows: in its frame of reference, into which `orientation` (EXIF) leads.
        missing: whether there is no such file; a file that is there but broken is not missing.
        unreadable: whether it is there and is no image that can be read.
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
    unreadable: bool = False
    columns: int = 0
    rows: int = 0
    orientation: int = 1


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

    def read(self) -> bytes:
        """Return its bytes.

        Raises:
            InputFault: the file cannot be read.
        """
        if self.content is not None:
            return self.content
        assert self.file is not None  # noqa: S101 - one of the two is there
        return self.file.read()


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of it, before it is laid aside."""

    search: Search
    aside: LaidAside | None = None
    data: bytes = b""


Searching = list[tuple[list[_Wanted], Future[list[_Taken]]]]
"""Images that are being taken in, some at a time."""


class Pictures:
    """Takes images in for one import; to be left again (`with`).

    Args:
        store: the workspace's.
        request: names the folder or archive of the images, and what DICOM files keep.
        spool: where pictures are laid aside.

    Attributes:
        folder: in which images, and what lies beside them, are looked up.
        counts: what became of all that was looked up.

    Raises:
        EnvironmentFault: the folder cannot be read.
        InputFault: there is no such folder.
    """

    def __init__(self, store: Store, request: ImportRequest, spool: Spool) -> None:
        self._importer = MediaImporter(store, request.cleaning)
        self._store = store
        self._spool = spool
        images = request.images_from
        self._asked = request.images is not None or images in request.paths
        self.folder = ImageFolder(images, asked=self._asked) if images else None
        self._recent: OrderedDict[bytes, Search] = OrderedDict()
        self._contents: OrderedDict[tuple[int, bytes, bytes], tuple[bytes, bytes]] = OrderedDict()
        self.counts = PictureCounts()
        self._done = self._last = 0
        self._under_way: set[bytes] = set()
        self._threads = ThreadPoolExecutor(_THREADS)

    def __enter__(self) -> Self:
        """Return this; what is under way is given up when it is left."""
        return self

    def __exit__(self, *_: object) -> None:
        """Begin no further image, and wait for those that were begun."""
        self._threads.shutdown(cancel_futures=True)

    def begin(self, drafts: Iterable[tuple[Draft, Roots]]) -> Searching:
        """Begin to take in all images of some drafts that are not known yet, beside other work.

        Args:
            drafts: each with the roots in which its images may lie.
        """
        wanted: dict[bytes, _Wanted] = {}
        for draft, roots in drafts:
            for image in draft.images:
                key = self._key(image, roots)
                if key in wanted or key in self._under_way or self._known(key) is not None:
                    continue
                found = self._found(key, image, roots, f"{draft.file} #{draft.row}")
                if found is not None:
                    wanted[key] = found
        self._under_way |= wanted.keys()
        images = list(wanted.values())
        parts = [images[start : start + _AT_ONCE] for start in range(0, len(images), _AT_ONCE)]
        return [(some, self._threads.submit(self._take_some, some)) for some in parts]

    def finish(self, searching: Searching, progress: Progress) -> None:
        """Wait for images that were begun; they are finished in the order in which they were begun.

        Args:
            searching: what `begin` returned.
            progress: told of each part; raises `Stopped` to stop.

        Raises:
            EnvironmentFault: no image can be decoded at all.
        """
        progress = counting(progress, Unit.IMAGES)
        left = sum(len(some) for some, _ in searching)
        for some, task in searching:
            progress(self._done, self._done + left)
            found = task.result()
            with self._spool.together():
                for one, taken in zip(some, found, strict=True):
                    self._lay_aside(one, taken)
                    self._under_way.discard(one.key)
            self._done += len(some)
            left -= len(some)

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
            return hashlib.sha256(
                "\0".join(("name", image.name, *image.others, "", *roots)).encode()
            ).digest()
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
        nowhere = Sentence(
            "the image {name} is missing; name the folder of images, or allow missing images.",
            name=image.name,
        )
        if self.folder is None:
            self._see(key, Search(missing=True, reason=nowhere), mac)
            return None
        found = self.folder.find_first((image.name, *image.others), roots)
        if found.file is None:
            reason = found.reason if self._asked or found.leads_out else nowhere
            self._see(key, Search(missing=True, reason=reason), mac)
            return None
        return _Wanted(key, mac, image.name, found.file, None)

    def _see(self, key: bytes, search: Search, mac: str) -> None:
        self.counts.absent += search.missing
        self.counts.unreadable += search.unreadable
        search = replace(search, name_mac=mac)
        self._spool.see(key, packed(search))
        self._remember(key, search)

    def _lay_aside(self, one: _Wanted, taken: _Taken) -> None:
        search = taken.search
        if taken.aside is not None:
            number = self._spool.picture(search.address)
            self._spool.fill(number, packed(taken.aside), taken.data)
            search = replace(search, number=number)
            # Numbers are given one after the other: an earlier one is of an image seen before.
            self.counts.same += number <= self._last
            self._last = max(self._last, number)
        self._see(one.key, search, one.mac)

    def _take_some(self, some: Sequence[_Wanted]) -> list[_Taken]:
        """Take some images in, small pictures together; safe to call from any thread."""
        found: dict[bytes, _Taken] = {}
        read: list[tuple[_Wanted, bytes]] = []
        for one in some:
            try:
                read.append((one, one.read()))
            except InputFault as fault:
                found[one.key] = _refused(fault)
        fresh: list[tuple[_Wanted, bytes]] = []
        for (one, data), known in zip(read, self._known_media(read), strict=True):
            if known is not None:
                found[one.key] = _stored(one.name, known)
            else:
                fresh.append((one, data))
        together = self._importer.take_in_some([(data, one.name) for one, data in fresh])
        for (one, data), taken in zip(fresh, together, strict=True):
            found[one.key] = self._taken_in(one.name, data, taken)
        return [found[one.key] for one in some]

    def _known_media(self, read: Sequence[tuple[_Wanted, bytes]]) -> Sequence[Media | None]:
        if self._none_stored:
            return [None] * len(read)
        return self._importer.find_some([data for _, data in read])

    @cached_property
    def _none_stored(self) -> bool:
        return not self._importer.any_stored()

    def _taken_in(self, name: str, data: bytes, taken: TakenIn | None) -> _Taken:
        if taken is None:
            try:
                taken = self._importer.take_in(data, name)
            except MedannotError as fault:
                return _refused(fault)
        # Another original of the same pixels: its other metadata do not bring back what was
        # erased or covered.
        if not self._none_stored:
            if known := self._importer.find_stored(taken):
                return _stored(name, known)
            if self._importer.withholds(taken):
                return _withheld(name)
        image = taken.image
        address = image_address(hashlib.sha256(image.data).hexdigest(), image.orientation)
        search = Search(
            address=address,
            frames=image.frames,
            warnings=image.warnings,
            columns=image.columns,
            rows=image.rows,
            orientation=image.orientation,
        )
        return _Taken(search, LaidAside(name, address, taken), image.data)


def _stored(name: str, known: Media) -> _Taken:
    if known.erased:
        reason = "the image {name} was erased on request; leave it out."
        return _Taken(Search(reason=Sentence(reason, name=name)))
    address = image_address(known.sha256, known.orientation)
    search = Search(
        address=address,
        frames=known.frames,
        warnings=warnings_of(known, name),
        columns=known.columns,
        rows=known.rows,
        orientation=known.orientation,
    )
    return _Taken(search, LaidAside(name, address, media_id=known.id))


def _refused(fault: MedannotError) -> _Taken:
    reason = Sentence(fault.template, **fault.details)
    return _Taken(Search(reason=reason, unreadable=isinstance(fault, InputFault)))


def _withheld(name: str) -> _Taken:
    reason = (
        "the image {name} shows the same as an image that was erased or covered in part; leave it "
        "out."
    )
    return _Taken(Search(reason=Sentence(reason, name=name)))
