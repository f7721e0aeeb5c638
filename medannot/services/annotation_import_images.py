"""Images of other programs' files found again among those of a project."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from medannot.domain.annotation.foreign import ForeignImage
from medannot.domain.errors import Sentence
from medannot.domain.ids import MediaId

Size = tuple[int, int]

_UPLOADED = re.compile(r"[0-9a-f]{8}-(?=.)")
"""What Label Studio puts before the name of a file that was uploaded."""

NOT_FOUND = "no image of the project has this name, or alone this size."

_ENDINGS = (".jpg", ".jpeg", ".png", ".dcm", ".JPG", ".JPEG", ".PNG", ".DCM", "")


@dataclass(frozen=True, slots=True)
class OwnImage:
    """An image of the project.

    Attributes:
        name: that it has in files that are given away.
        name_mac: keyed hash of the name it came with, or nothing.
    """

    media_id: MediaId
    name: str
    name_mac: str
    columns: int
    rows: int

    @property
    def size(self) -> Size:
        """Return columns and rows."""
        return self.columns, self.rows


@dataclass(frozen=True, slots=True)
class Matched:
    """An image of a file, and which one of the project it is, or why none.

    Attributes:
        by_size: it was known by its size alone.
    """

    image: ForeignImage
    own: OwnImage | None
    why: Sentence | None = None
    by_size: bool = False


def matched(
    images: Iterable[ForeignImage], own: Iterable[OwnImage], mac_of: Callable[[str], str]
) -> Iterator[Matched]:
    """Yield each image with the one of the project that it is.

    By its name where that names one image; where several came with the same name, by its size
    among them. One whose name is unknown is known by its size, where nothing else in the project
    and in the files has it.

    Args:
        images: of the files.
        own: of the project.
        mac_of: returns the keyed hash of a name.
    """
    listed = list(own)
    by_name = _by(listed, lambda one: one.name)
    by_mac = _by((one for one in listed if one.name_mac), lambda one: one.name_mac)
    by_size = _by(listed, lambda one: one.size)
    unknown: list[ForeignImage] = []
    for image in images:
        found = _named(image.name, by_name, by_mac, mac_of)
        if found:
            yield _one_of(image, found)
        else:
            unknown.append(image)
    sizes = Counter((image.columns, image.rows) for image in unknown)
    for image in unknown:
        size = image.columns, image.rows
        alike = by_size.get(size, []) if None not in size else []
        if len(alike) == 1 and sizes[size] == 1:
            yield Matched(image, alike[0], by_size=True)
        else:
            yield Matched(image, None, Sentence(NOT_FOUND))


def _by(own: Iterable[OwnImage], key: Callable[[OwnImage], object]) -> dict[object, list[OwnImage]]:
    found: dict[object, list[OwnImage]] = {}
    for one in own:
        found.setdefault(key(one), []).append(one)
    return found


def _named(
    name: str,
    by_name: Mapping[object, list[OwnImage]],
    by_mac: Mapping[object, list[OwnImage]],
    mac_of: Callable[[str], str],
) -> list[OwnImage]:
    """Return the images of a name: as it stands there, without folders, with another ending."""
    for called in _spellings(name):
        both = (*by_name.get(called, ()), *by_mac.get(mac_of(called), ()))
        if both:
            return list({one.media_id: one for one in both}.values())
    return []


def _spellings(name: str) -> Iterator[str]:
    last = re.split(r"[/\\]", name)[-1]
    bare = _UPLOADED.sub("", last, count=1) if _UPLOADED.match(last) else last
    yield from dict.fromkeys((name, last, bare))
    stem = bare.rpartition(".")[0] or bare
    yield from (f"{stem}{ending}" for ending in _ENDINGS)


def _one_of(image: ForeignImage, found: list[OwnImage]) -> Matched:
    size = image.columns, image.rows
    fitting = [one for one in found if None in size or one.size == size]
    if len(fitting) == 1:
        return Matched(image, fitting[0])
    if fitting:
        why = Sentence("{count} images of the project came with this name.", count=len(fitting))
        return Matched(image, None, why)
    why = Sentence(
        "it has {columns} × {rows} pixels there and {own_columns} × {own_rows} here; it is another "
        "image, or was turned.",
        columns=image.columns,
        rows=image.rows,
        own_columns=found[0].columns,
        own_rows=found[0].rows,
    )
    return Matched(image, None, why)
