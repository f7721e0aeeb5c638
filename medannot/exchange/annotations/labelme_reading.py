"""LabelMe's JSON, read: one image a file, with shapes, masks in base64, and flags of the image."""

import base64
import binascii
import math
from collections.abc import Mapping

from medannot.domain.annotation.foreign import ForeignMark, ForeignSet
from medannot.domain.annotation.shapes import Brush, Outline, Place, Shape, ShapeKind, moved
from medannot.domain.errors import InputFault
from medannot.exchange.annotations.grey_png import grey_png
from medannot.exchange.annotations.reading import (
    Gathering,
    UnreadableError,
    attributes_in,
    mark_of,
    places_in,
    polygon,
    refuse_area,
    side,
    text_of,
    whole,
)
from medannot.imaging.masks import brush_of

_MOST_BASE64 = 64 * 1024 * 1024
_KINDS = {
    "point": ShapeKind.POINT,
    "rectangle": ShapeKind.BOX,
    "linestrip": ShapeKind.POLYLINE,
    "line": ShapeKind.DISTANCE,
}


def labelme_of(read: object, name: str) -> ForeignSet:
    """Return the marks of a file.

    Args:
        read: what the JSON holds.
        name: of the file.

    Raises:
        InputFault: it has no list of shapes, or does not name its image.
    """
    if not isinstance(read, Mapping) or not isinstance(read.get("shapes"), list):
        raise InputFault("{name} is no LabelMe file: it has no list of shapes.", (), name=name)
    image = text_of(read.get("imagePath"))
    if not image:
        raise InputFault("{name} does not name its image (imagePath).", (), name=name)
    gathering = Gathering(name)
    size = side(read.get("imageWidth")), side(read.get("imageHeight"))
    gathering.image(image, *size)
    flags = read.get("flags")
    for label, is_set in flags.items() if isinstance(flags, Mapping) else ():
        if is_set is True and text_of(label):
            gathering.add(image, mark_of(text_of(label), None, size))
    for row, one in enumerate(read["shapes"], start=1):
        try:
            gathering.add(image, _mark(one, size))
        except UnreadableError as fault:
            gathering.problem(row, fault.sentence)
    return gathering.made()


def _mark(one: object, size: tuple[int | None, int | None]) -> ForeignMark:
    if not isinstance(one, Mapping):
        raise UnreadableError("it is no shape.")
    said = attributes_in(one.get("attributes"))
    if (group := text_of(one.get("group_id"))) and "lesion" not in said:
        said["group"] = group
    node_id = text_of(one.get("description"))
    return mark_of(text_of(one.get("label")), _shape(one, size), size, node_id, said)


def _shape(one: Mapping[str, object], size: tuple[int | None, int | None]) -> Shape:
    kind, points = one.get("shape_type", "polygon"), places_in(one.get("points"))
    if kind == "polygon":
        return polygon(points)
    if kind == "circle":
        return _circle(points)
    if kind == "mask":
        return _mask(points, one.get("mask"), size)
    if kind == "line" and len(points) > 2:
        return Outline(ShapeKind.POLYLINE, points)
    if not isinstance(kind, str) or kind not in _KINDS:
        raise UnreadableError("its kind {kind} is not known.", kind=text_of(kind) or "–")
    return Outline(_KINDS[kind], points)


def _circle(points: tuple[Place, ...]) -> Outline:
    if len(points) != 2:
        raise UnreadableError("a circle needs its middle and a point of its edge.")
    (x, y), far = points[0], math.dist(*points)
    corners = tuple((round(x + sign * far, 3), round(y + sign * far, 3)) for sign in (-1, 1))
    return Outline(ShapeKind.ELLIPSE, corners)


def _mask(points: tuple[Place, ...], packed: object, size: tuple[int | None, int | None]) -> Brush:
    """Return a mask of the box whose corner pixels are given, both within it."""
    if len(points) != 2 or not isinstance(packed, str):
        raise UnreadableError("a mask needs the corners of its box, and its picture.")
    left, top, right, bottom = (whole(value) for point in points for value in point)
    width, height = right - left + 1, bottom - top + 1
    refuse_area(width, height)
    if width > (size[0] or width) or height > (size[1] or height):
        raise UnreadableError("its mask is larger than its image.")
    if len(packed) > _MOST_BASE64:
        raise UnreadableError("its mask is too large.")
    try:
        data = base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        raise UnreadableError("its mask is no base64.") from None
    brush = brush_of(grey_png(data, (width, height)) > 0)
    shape = moved(brush, left, top) if brush else None
    if not isinstance(shape, Brush):
        raise UnreadableError("it covers nothing.")
    return shape
