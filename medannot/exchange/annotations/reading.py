"""What the readers of other programs' annotations share: numbers, shapes, and what is refused.

A record that cannot be read is a problem with its place in the file; the records beside it are
read all the same.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from medannot.domain.annotation.foreign import ForeignImage, ForeignMark, ForeignSet
from medannot.domain.annotation.shapes import (
    LEAST_POINTS,
    Brush,
    Outline,
    Place,
    Shape,
    ShapeFault,
    ShapeKind,
    bounds,
    faults,
)
from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.exchange.annotations.coco import DRAWN_AS
from medannot.exchange.annotations.corners import corners_of
from medannot.imaging.limits import MAX_FRAME_PIXELS, MAX_FRAMES

MOST_BYTES = 256 * 1024 * 1024
"""A file of annotations."""

MOST_POINTS = 10_000
"""Of one shape; finding out whether a polygon crosses itself takes time that grows fast."""

MOST_RUNS = 10_000_000
"""Of one mask."""

MOST_PROBLEMS = 1_000
"""Told of one file; what comes after is counted."""

_MOST_SIDE = 1_000_000
_MOST_TEXT = 1_000
_MOST_ATTRIBUTES = 200
_NEAR = 0.01
_EVER = {
    ShapeFault.NOT_A_NUMBER: "a coordinate is no number.",
    ShapeFault.TOO_FEW_POINTS: "it has too few points for its kind.",
    ShapeFault.TOO_MANY_POINTS: "it has too many points for its kind.",
    ShapeFault.NO_EXTENT: "it covers nothing.",
    ShapeFault.BAD_RUNS: "its painted area does not fit its box.",
}


class UnreadableError(Exception):
    """A record cannot be read; the rest of the file can.

    Attributes:
        sentence: why.
    """

    def __init__(self, template: str, **details: object) -> None:
        self.sentence = Sentence(template, **details)
        super().__init__(self.sentence)


@dataclass(slots=True)
class Gathering:
    """Images with their marks, and problems, as a file is read.

    Attributes:
        file: its name, for problems.
    """

    file: str
    _images: dict[str, list[ForeignMark]] = field(default_factory=dict)
    _sizes: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    _problems: list[Problem] = field(default_factory=list)
    _more: int = 0

    def image(self, name: str, columns: int | None, rows: int | None) -> None:
        """Take an image, with what the file says of its size."""
        self._images.setdefault(name, [])
        if self._sizes.get(name, (None, None)) == (None, None):
            self._sizes[name] = columns, rows

    def add(self, name: str, mark: ForeignMark) -> None:
        """Take a mark of an image that was taken."""
        self._images[name].append(mark)

    def problem(self, row: int, why: Sentence) -> None:
        """Take what cannot be read."""
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(Problem(self.file, row, why))
        else:
            self._more += 1

    def made(self) -> ForeignSet:
        """Return all that was taken."""
        images = tuple(
            ForeignImage(name, *self._sizes[name], tuple(marks))
            for name, marks in self._images.items()
        )
        if not self._more:
            return ForeignSet(images, tuple(self._problems))
        last = Problem(self.file, 0, Sentence("{count} more cannot be read.", count=self._more))
        return ForeignSet(images, (*self._problems, last))


def refuse_large(data: bytes, name: str) -> None:
    """Refuse a file beyond the bound.

    Raises:
        InputFault: it is too large.
    """
    if len(data) > MOST_BYTES:
        raise InputFault(
            "{name} is larger than {most} MB; export the annotations in parts.",
            (),
            name=name,
            most=MOST_BYTES >> 20,
        )


def number(value: object) -> float:
    """Return a coordinate, to a thousandth of a pixel.

    Raises:
        UnreadableError: it is no number, or beyond all images.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnreadableError("a coordinate is missing or no number.")
    if not abs(value) <= _MOST_SIDE:  # nor is what is no number at all
        raise UnreadableError("a coordinate is no number, or beyond all images.")
    return round(float(value), 3)


def number_of(text: str | None) -> float:
    """Return a coordinate that stands as text.

    Raises:
        UnreadableError: as in `number`.
    """
    try:
        return number(float(text or ""))
    except ValueError:
        raise UnreadableError("a coordinate is missing or no number.") from None


def whole(value: object) -> int:
    """Return a whole number of pixels.

    Raises:
        UnreadableError: it is none.
    """
    found = number(value)
    if found != int(found):
        raise UnreadableError("a whole number of pixels is wanted.")
    return int(found)


def runs_in(values: object) -> list[int]:
    """Return lengths of runs of pixels.

    Raises:
        UnreadableError: they are no list of whole numbers, or of very many.
    """
    if not isinstance(values, list) or len(values) > MOST_RUNS:
        raise UnreadableError("its mask has no run lengths, or too many.")
    for value in values:
        is_whole = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_whole or not 0 <= value <= MAX_FRAME_PIXELS or value != int(value):
            raise UnreadableError("a run length of its mask is no number of pixels.")
    return [int(value) for value in values]


def side(value: object) -> int | None:
    """Return a side of an image, or None where the file does not say it soundly."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not 1 <= value <= _MOST_SIDE or value != int(value):
        return None
    return int(value)


def text_of(value: object) -> str:
    """Return a word of the file, or nothing where there is none."""
    if isinstance(value, str):
        return value.strip()[:_MOST_TEXT]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value)[:_MOST_TEXT] if is_number else ""


def attributes_in(value: object) -> dict[str, str]:
    """Return what an object says by names, in words; what holds further objects is left out."""
    if not isinstance(value, Mapping):
        return {}
    found: dict[str, str] = {}
    for name, said in value.items():
        word = str(said).lower() if isinstance(said, bool) else text_of(said)
        if isinstance(name, str) and word and len(found) < _MOST_ATTRIBUTES:
            found[name[:_MOST_TEXT]] = word
    return found


def places_in(value: object) -> tuple[Place, ...]:
    """Return points that stand as pairs.

    Raises:
        UnreadableError: they do not.
    """
    if not isinstance(value, list):
        raise UnreadableError("the list of its points is missing.")
    refuse_many(value)
    found = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2:
            raise UnreadableError("a point is no pair of numbers.")
        found.append((number(pair[0]), number(pair[1])))
    return tuple(found)


def refuse_many(points: Sequence[object]) -> None:
    """Refuse a shape of more points than anybody draws.

    Raises:
        UnreadableError: so it is.
    """
    if len(points) > MOST_POINTS:
        raise UnreadableError("it has more than {most} points.", most=MOST_POINTS)


def box_of(left: float, top: float, right: float, bottom: float) -> Outline:
    """Return a box."""
    return Outline(ShapeKind.BOX, ((left, top), (right, bottom)))


def turned(points: Iterable[Place], about: Place, degrees: float) -> tuple[Place, ...]:
    """Return points turned clockwise, as one sees it, about a place."""
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    return tuple(
        (
            round(about[0] + (x - about[0]) * cos - (y - about[1]) * sin, 3),
            round(about[1] + (x - about[0]) * sin + (y - about[1]) * cos, 3),
        )
        for x, y in points
    )


def polygon(points: Iterable[Place]) -> Outline:
    """Return a polygon, its corners as they stand in the file."""
    return Outline(ShapeKind.POLYGON, tuple(points))


def mark_of(
    label: str,
    shape: Shape | None,
    size: tuple[int | None, int | None],
    node_id: str = "",
    attributes: Mapping[str, str] | None = None,
) -> ForeignMark:
    """Return a mark whose shape is sound, though it may cross itself or leave the image in part.

    Args:
        label: the other program's word.
        shape: None for what is said of the whole image.
        size: columns and rows of the image, as far as they are known.
        node_id: where medannot wrote the file itself.
        attributes: what else was said; how the mark was drawn and its frame are taken from it.

    Raises:
        UnreadableError: there is no word, or the shape is not sound.
    """
    said = dict(attributes or {})
    drawn, frame = said.pop(DRAWN_AS, ""), _frame(said.pop("frame", "1"))
    if not label:
        raise UnreadableError("it has no label.")
    if shape is not None:
        shape = _without_repeats(_as_drawn(shape, drawn))
        refuse_unsound(shape, size)
    return ForeignMark(label, shape, node_id, frame, said)


def refuse_unsound(shape: Shape, size: tuple[int | None, int | None]) -> None:
    """Refuse what is no shape, or lies wholly outside an image whose size is known.

    Raises:
        UnreadableError: so it is.
    """
    if isinstance(shape, Outline):
        refuse_many(shape.points)
        if len(shape.points) < LEAST_POINTS[shape.kind]:
            raise UnreadableError(_EVER[ShapeFault.TOO_FEW_POINTS])
    columns, rows = size
    if isinstance(shape, Outline) and shape.kind is ShapeKind.POLYGON:
        # Whether it crosses itself is looked at when it is taken in.
        left, top, right, bottom = bounds(shape)
        found: tuple[ShapeFault, ...] = ()
        if left == right or top == bottom:
            found = (ShapeFault.NO_EXTENT,)
    else:
        found = faults(shape, columns or _MOST_SIDE, rows or _MOST_SIDE)
    for fault in found:
        if fault in _EVER:
            raise UnreadableError(_EVER[fault])
    left, top, right, bottom = bounds(shape)
    is_beyond = (columns and left > columns) or (rows and top > rows)
    if right < 0 or bottom < 0 or is_beyond:
        raise UnreadableError("it lies outside the image.")


def painted(left: int, top: int, width: int, height: int, runs: Sequence[int]) -> Brush:
    """Return a painted shape of runs over its box, row after row, beginning with outside.

    Raises:
        UnreadableError: the runs do not fit the box, or it is beyond all images.
    """
    refuse_area(width, height)
    if min(runs, default=-1) < 0 or sum(runs) != width * height:
        raise UnreadableError("its run lengths do not fit its box; they are longer or shorter.")
    return Brush(left, top, width, height, tuple(runs))


def refuse_area(width: int, height: int) -> None:
    """Refuse a mask that is larger than any image.

    Raises:
        UnreadableError: so it is.
    """
    if width < 1 or height < 1 or width * height > MAX_FRAME_PIXELS:
        raise UnreadableError("its mask has no size, or is larger than any image.")


def _frame(word: str) -> int:
    if not word.isdecimal() or len(word) > 5 or not 1 <= int(word) <= MAX_FRAMES:
        raise UnreadableError("it names a frame that no image has.")
    return int(word)


def _without_repeats(shape: Shape) -> Shape:
    """Return a polygon whose corners that stand twice in a row, or at both ends, stand once."""
    if isinstance(shape, Brush) or shape.kind is not ShapeKind.POLYGON:
        return shape
    corners = [place for place, _ in groupby(shape.points)]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    return Outline(shape.kind, tuple(corners))


def _as_drawn(shape: Shape, drawn: str) -> Shape:
    """Return a shape of the kind that medannot wrote beside it, where it still is of that kind."""
    if isinstance(shape, Brush):
        return shape
    if shape.kind is ShapeKind.POLYLINE and drawn in {ShapeKind.FREEHAND, ShapeKind.DISTANCE}:
        kind = ShapeKind(drawn)
        is_fit = kind is ShapeKind.FREEHAND or len(shape.points) == 2
        return Outline(kind, shape.points) if is_fit else shape
    if shape.kind is ShapeKind.POLYGON and drawn in {ShapeKind.BOX, ShapeKind.ELLIPSE}:
        left, top, right, bottom = bounds(shape)
        first = Outline(ShapeKind(drawn), ((left, top), (right, bottom)))
        corners = corners_of(first)
        if len(corners) == len(shape.points) and all(
            math.dist(a, b) < _NEAR for a, b in zip(corners, shape.points, strict=True)
        ):
            return first
    return shape
