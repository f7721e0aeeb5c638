"""CVAT's XML for images and for videos, read as a stream; document types and entities are refused.

Of a video's tracks the shapes that a person set are read, each on its frame; what CVAT reckoned
between them is counted and told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from medannot.domain.annotation.foreign import ForeignSet
from medannot.domain.annotation.shapes import Outline, Place, Shape, ShapeKind
from medannot.domain.errors import InputFault, Sentence
from medannot.exchange.annotations.corners import corners_of
from medannot.exchange.annotations.reading import (
    MOST_RUNS,
    Gathering,
    UnreadableError,
    attributes_in,
    box_of,
    mark_of,
    number_of,
    painted,
    polygon,
    refuse_large,
    refuse_many,
    runs_in,
    side,
    text_of,
    turned,
    whole,
)

_NODE = "node_id"
_DEEPEST = 50
_MOST_SIGNS = 100_000
_MOST_NAME = 1_000
_SHAPES = frozenset({"box", "polygon", "polyline", "points", "ellipse", "mask", "tag"})
_OTHERS = frozenset({"cuboid", "skeleton"})
_VIDEO = ("source", "width", "height")
"""What the head says of a video: its file, and the size of its frames."""


class _StopError(Exception):
    """The whole file is refused.

    Attributes:
        sentence: why.
    """

    def __init__(self, template: str) -> None:
        self.sentence = Sentence(template)
        super().__init__(template)


@dataclass(slots=True)
class _Shape:
    """A shape as it is being read, with its attributes' names and texts."""

    tag: str
    given: Mapping[str, str]
    said: dict[str, str] = field(default_factory=dict)
    attribute: str | None = None
    track: Mapping[str, str] | None = None
    text: list[str] = field(default_factory=list)
    signs: int = 0


def cvat_of(data: bytes, name: str) -> ForeignSet:
    """Return the marks of a file.

    Args:
        data: the file.
        name: of the file.

    Raises:
        InputFault: it is not whole XML, has a document type, or is too large or too deep.
    """
    refuse_large(data, name)
    reader = _Reader(name)
    try:
        reader.read(data)
    except _StopError as fault:
        raise InputFault(
            "{name} cannot be read: {why}", (), name=name, why=fault.sentence
        ) from None
    except expat.ExpatError as fault:
        why = Sentence("it is not whole XML at line {line}.", line=fault.lineno)
        raise InputFault("{name} cannot be read: {why}", (), name=name, why=why) from None
    return reader.gathering.made()


class _Reader:
    """Takes elements as they come; nothing of the file is kept but its marks."""

    def __init__(self, name: str) -> None:
        self.gathering = Gathering(name)
        self._depth = 0
        self._row = 0
        self._image = ""
        self._size: tuple[int | None, int | None] = (None, None)
        self._shape: _Shape | None = None
        self._within = 0
        self._head: dict[str, str] = {}
        self._heard = ""
        self._is_head = False
        self._track: Mapping[str, str] | None = None
        self._between = 0

    def read(self, data: bytes) -> None:
        """Read a whole file."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse_type
        parser.EntityDeclHandler = _refuse_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._hear
        parser.Parse(data, True)
        if self._between:
            why = "{count} shapes that CVAT reckoned between those of a person are left out."
            self.gathering.problem(0, Sentence(why, count=self._between))

    def _start(self, tag: str, given: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1 and tag != "annotations":
            raise _StopError("its first element is not CVAT's annotations.")
        if self._depth > _DEEPEST:
            raise _StopError("its elements are nested too deeply.")
        if self._shape is not None:
            if tag == "attribute" and self._depth == self._within + 1:
                self._shape.attribute = given.get("name", "")
                self._shape.text.clear()
        elif self._is_head:
            self._heard = tag if tag in _VIDEO else ""
        elif self._depth == 2 and tag == "meta":
            self._is_head = True
        elif self._depth == 2 and tag == "image":
            self._open_image(given)
        elif self._depth == 2 and tag == "track":
            self._open_track(given)
        elif self._depth == 3 and self._image and tag in _SHAPES | _OTHERS:
            self._row += 1
            self._shape = _Shape(tag, given, track=self._track)
            self._within = self._depth

    def _open_track(self, given: Mapping[str, str]) -> None:
        """Begin a track of the video that the head names, whose frames are those of one image."""
        self._track, self._image = given, text_of(self._head.get("source"))
        if not self._image:
            why = "a track cannot be put anywhere: the file does not name its video (meta, source)."
            self.gathering.problem(0, Sentence(why))
            return
        self._size = _side(self._head.get("width", "")), _side(self._head.get("height", ""))
        self.gathering.image(self._image, *self._size)

    def _open_image(self, given: Mapping[str, str]) -> None:
        self._image = text_of(given.get("name"))
        if not self._image:
            self.gathering.problem(0, Sentence("an image has no name."))
            return
        self._size = _side(given.get("width")), _side(given.get("height"))
        self.gathering.image(self._image, *self._size)

    def _hear(self, text: str) -> None:
        shape = self._shape
        if self._is_head and self._heard:
            self._head[self._heard] = (self._head.get(self._heard, "") + text)[:_MOST_NAME]
        elif shape is not None and shape.attribute is not None and shape.signs < _MOST_SIGNS:
            shape.signs += len(text)
            shape.text.append(text)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        shape = self._shape
        if shape is None:
            self._heard = ""
            if self._depth == 1:
                self._is_head, self._image, self._track = False, "", None
        elif tag == "attribute" and self._depth == self._within:
            shape.said[shape.attribute or ""] = "".join(shape.text).strip()
            shape.attribute = None
        elif self._depth < self._within:
            self._shape = None
            self._take(shape)

    def _take(self, shape: _Shape) -> None:
        said = attributes_in(shape.said)
        node_id = said.pop(_NODE, "")
        if shape.track is not None:
            if shape.given.get("outside") == "1":
                return
            if shape.given.get("keyframe", "1") != "1":
                self._between += 1
                return
            said["frame"] = _frame_of(shape.given)
            said["group"] = f"track {text_of(shape.track.get('id'))}"
        if (group := shape.given.get("group_id", "0")) != "0" and "lesion" not in said:
            said["group"] = text_of(group)
        label = text_of((shape.track or shape.given).get("label"))
        try:
            marks = [
                mark_of(label, one, self._size, node_id, said)
                for one in _drawn(shape.tag, shape.given)
            ]
        except UnreadableError as fault:
            self.gathering.problem(self._row, fault.sentence)
            return
        for mark in marks:
            self.gathering.add(self._image, mark)


def _drawn(tag: str, given: Mapping[str, str]) -> tuple[Shape | None, ...]:
    """Return the shapes of an element; a tag has none, and each of several points is one."""
    if tag == "points":
        return tuple(Outline(ShapeKind.POINT, (place,)) for place in _points(given))
    if tag not in _READERS:
        raise UnreadableError("a {kind} is not read.", kind=tag)
    return (_READERS[tag](given),)


def _box(given: Mapping[str, str]) -> Shape:
    return _turned(box_of(*(number_of(given.get(name)) for name in _CORNERS)), given)


def _ellipse(given: Mapping[str, str]) -> Shape:
    x, y, across, down = (number_of(given.get(name)) for name in ("cx", "cy", "rx", "ry"))
    first, last = ((round(x + sign * across, 3), round(y + sign * down, 3)) for sign in (-1, 1))
    return _turned(Outline(ShapeKind.ELLIPSE, (first, last)), given)


def _line(given: Mapping[str, str]) -> Shape:
    return Outline(ShapeKind.POLYLINE, _points(given))


_CORNERS = ("xtl", "ytl", "xbr", "ybr")


def _turned(shape: Outline, given: Mapping[str, str]) -> Outline:
    """Return a box or ellipse as a polygon where it is turned about its middle."""
    degrees = number_of(given.get("rotation", "0"))
    if not degrees % 360:
        return shape
    (left, top), (right, bottom) = shape.points
    return polygon(turned(corners_of(shape), ((left + right) / 2, (top + bottom) / 2), degrees))


def _mask(given: Mapping[str, str]) -> Shape:
    sides = (whole(number_of(given.get(one))) for one in ("left", "top", "width", "height"))
    left, top, width, height = sides
    counts = given.get("rle", "").split(",", MOST_RUNS + 1)
    try:
        runs = runs_in([int(count) for count in counts])
    except ValueError:
        raise UnreadableError("a run length of its mask is no number of pixels.") from None
    return painted(left, top, width, height, runs)


def _points(given: Mapping[str, str]) -> tuple[Place, ...]:
    pairs = [pair for pair in given.get("points", "").split(";") if pair.strip()]
    refuse_many(pairs)
    found = []
    for pair in pairs:
        across, comma, down = pair.partition(",")
        if not comma:
            raise UnreadableError("a point is no pair of numbers.")
        found.append((number_of(across), number_of(down)))
    if not found:
        raise UnreadableError("the list of its points is missing.")
    return tuple(found)


def _frame_of(given: Mapping[str, str]) -> str:
    """Return the number of a frame, counted from 1; CVAT counts from 0."""
    said = given.get("frame", "")
    return str(int(said) + 1) if said.isdecimal() and len(said) < 6 else "0"


def _side(text: str | None) -> int | None:
    text = (text or "").strip()
    return side(int(text)) if text.isdecimal() and len(text) < 10 else None


_READERS: Mapping[str, Callable[[Mapping[str, str]], Shape | None]] = {
    "box": _box,
    "ellipse": _ellipse,
    "mask": _mask,
    "polygon": lambda given: polygon(_points(given)),
    "polyline": _line,
    "tag": lambda _: None,
}


def _refuse_type(*_: object) -> None:
    raise _StopError("it declares a document type or entities; export it without them.")
