"""COCO's detection format, read: boxes, polygons, and run-length masks, compressed or not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from medannot.domain.annotation.foreign import ForeignSet
from medannot.domain.annotation.shapes import Brush, Shape
from medannot.domain.errors import InputFault, Sentence
from medannot.exchange.annotations.reading import (
    MOST_RUNS,
    Gathering,
    UnreadableError,
    attributes_in,
    box_of,
    mark_of,
    number,
    polygon,
    refuse_area,
    refuse_many,
    runs_in,
    side,
    text_of,
    whole,
)
from medannot.exchange.annotations.run_masks import painted_over_columns

Size = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Head:
    """Images by id with their names and sizes, and categories with their words and nodes."""

    images: Mapping[int | str, tuple[str, Size]]
    categories: Mapping[int | str, tuple[str, str]]


def coco_of(read: object, name: str) -> ForeignSet:
    """Return the marks of a file.

    Args:
        read: what the JSON holds.
        name: of the file.

    Raises:
        InputFault: it has no lists of images and annotations.
    """
    if not isinstance(read, Mapping) or not all(
        isinstance(read.get(part), list) for part in ("images", "annotations")
    ):
        raise InputFault(
            "{name} is no COCO file: it has no lists of images and annotations.", (), name=name
        )
    gathering = Gathering(name)
    head = _Head(_images(read, gathering), _categories(read))
    for row, one in enumerate(read["annotations"], start=1):
        try:
            _take(one, head, gathering)
        except UnreadableError as fault:
            gathering.problem(row, fault.sentence)
    return gathering.made()


def _images(
    read: Mapping[str, object], gathering: Gathering
) -> Mapping[int | str, tuple[str, Size]]:
    found: dict[int | str, tuple[str, Size]] = {}
    for row, one in enumerate(_listed(read.get("images")), start=1):
        image = one if isinstance(one, Mapping) else {}
        key, called = _key(image.get("id")), text_of(image.get("file_name"))
        if key is None or not called:
            gathering.problem(row, Sentence("an image has no id or no file name."))
            continue
        size = side(image.get("width")), side(image.get("height"))
        found[key] = called, size
        gathering.image(called, *size)
    return found


def _categories(read: Mapping[str, object]) -> Mapping[int | str, tuple[str, str]]:
    found: dict[int | str, tuple[str, str]] = {}
    for one in _listed(read.get("categories")):
        if isinstance(one, Mapping) and (key := _key(one.get("id"))) is not None:
            own = one.get("medannot")
            node_id = text_of(own.get("node_id")) if isinstance(own, Mapping) else ""
            found[key] = text_of(one.get("name")), node_id
    return found


def _take(one: object, head: _Head, gathering: Gathering) -> None:
    if not isinstance(one, Mapping):
        raise UnreadableError("it is no annotation.")
    image, category = _key(one.get("image_id")), _key(one.get("category_id"))
    if image not in head.images or image is None:
        raise UnreadableError("it names an image that is not in the file.")
    if category not in head.categories or category is None:
        raise UnreadableError("it names a category that is not in the file.")
    label, node_id = head.categories[category]
    called, size = head.images[image]
    said = attributes_in(one.get("attributes"))
    marks = [mark_of(label, shape, size, node_id, said) for shape in _shapes(one, size)]
    for mark in marks:
        gathering.add(called, mark)


def _shapes(one: Mapping[str, object], size: Size) -> Iterator[Shape]:
    """Yield the parts of an annotation; one without an outline is its box."""
    drawn = one.get("segmentation")
    if isinstance(drawn, Mapping):
        yield _mask(drawn, size)
    elif isinstance(drawn, list) and drawn:
        for ring in drawn:
            yield _ring(ring)
    else:
        box = one.get("bbox")
        if not isinstance(box, list) or len(box) != 4:
            raise UnreadableError("it has neither outline nor box.")
        left, top, width, height = map(number, box)
        if width <= 0 or height <= 0:
            raise UnreadableError("it covers nothing.")
        yield box_of(left, top, round(left + width, 3), round(top + height, 3))


def _ring(ring: object) -> Shape:
    if not isinstance(ring, list) or len(ring) % 2 or len(ring) < 6:
        raise UnreadableError("a part of its outline is no list of at least three points.")
    refuse_many(ring[::2])
    numbers = [number(value) for value in ring]
    return polygon(zip(numbers[::2], numbers[1::2], strict=True))


def _mask(drawn: Mapping[str, object], size: Size) -> Brush:
    sides = drawn.get("size")
    if not isinstance(sides, list) or len(sides) != 2:
        raise UnreadableError("its mask does not say its size.")
    rows, columns = map(whole, sides)
    refuse_area(columns, rows)
    if (columns, rows) != (size[0] or columns, size[1] or rows):
        raise UnreadableError("its mask has another size than its image.")
    counts = drawn.get("counts")
    runs = list(_unpacked(counts)) if isinstance(counts, str) else runs_in(counts)
    if min(runs, default=-1) < 0 or sum(runs) != rows * columns:
        raise UnreadableError("its run lengths do not fit the image; they are longer or shorter.")
    return painted_over_columns(runs, rows)


def _unpacked(counts: str) -> Iterator[int]:
    """Yield the run lengths of a compressed mask.

    Each is written in digits of five bits, the lowest first, from the sign "0" on; the sixth bit
    says that more follow, and the last digit's fifth bit is the sign. From the fourth on it is the
    difference to the length two before.
    """
    if len(counts) > MOST_RUNS:
        raise UnreadableError("its mask has no run lengths.")
    last: list[int] = []
    value = shift = 0
    for sign in counts:
        digit = ord(sign) - 48
        if not 0 <= digit < 64 or shift > 30:
            raise UnreadableError("its compressed mask is broken.")
        value |= (digit & 31) << shift
        shift += 5
        if digit & 32:
            continue
        if digit & 16:
            value -= 1 << shift
        length = value + (last[-2] if len(last) > 2 else 0)
        last = [*last[-2:], length]
        yield length
        value = shift = 0
    if shift:
        raise UnreadableError("its compressed mask is broken.")


def _key(value: object) -> int | str | None:
    return value if isinstance(value, int | str) and not isinstance(value, bool) else None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
