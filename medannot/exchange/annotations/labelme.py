"""LabelMe's JSON, a file an image, without the picture in it (labelme 5)."""

import base64
from collections.abc import Sequence
from io import BytesIO

import numpy as np
from PIL import Image

from medannot.domain.annotation.exported import AnnotatedCase, Holds, Marked, by_image
from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.shapes import Brush, ShapeKind
from medannot.exchange.annotations.coco import UNSAID, Json, attributes_of, images_of
from medannot.exchange.annotations.corners import corners_of, tidy

VERSION = "5.5.0"
HOLDS = Holds(
    findings=frozenset({FindingKind.LESION}),
    shapes=frozenset(ShapeKind) - {ShapeKind.ELLIPSE},
    nearly=frozenset({ShapeKind.ELLIPSE}),
    attributes=True,
    marked_only=True,
)
_TYPES = {
    ShapeKind.POINT: "point",
    ShapeKind.BOX: "rectangle",
    ShapeKind.ELLIPSE: "polygon",
    ShapeKind.POLYGON: "polygon",
    ShapeKind.FREEHAND: "linestrip",
    ShapeKind.POLYLINE: "linestrip",
    ShapeKind.DISTANCE: "line",
}


def labelme(cases: Sequence[AnnotatedCase]) -> dict[str, Json]:
    """Return LabelMe's records by the names of the images' files."""
    marks = by_image(cases)
    return {
        image.name: {
            "version": VERSION,
            "flags": {},
            "shapes": [_shape(one) for one in marks.get(image.media_id, ())],
            "imagePath": image.name,
            "imageData": None,
            "imageHeight": image.rows,
            "imageWidth": image.columns,
        }
        for image in images_of(cases)
    }


def _shape(one: Marked) -> Json:
    term, shape = one.term or UNSAID, one.mark.shape
    said: Json = {
        "label": term.en,
        "group_id": one.number or None,
        "description": term.node_id,
        "flags": {},
        "attributes": attributes_of(one),
        "mask": None,
    }
    if isinstance(shape, Brush):
        right, bottom = shape.left + shape.width - 1, shape.top + shape.height - 1
        points = [[shape.left, shape.top], [right, bottom]]
        return {**said, "points": points, "shape_type": "mask", "mask": _picture(shape)}
    corners = corners_of(shape) if shape.kind is ShapeKind.ELLIPSE else shape.points
    points_of = [[tidy(x), tidy(y)] for x, y in corners]
    return {**said, "points": points_of, "shape_type": _TYPES[shape.kind]}


def _picture(shape: Brush) -> str:
    """Return the mask of the box as PNG in base64, as labelme keeps it."""
    inside = np.arange(len(shape.runs)) % 2 == 1
    box = np.repeat(inside, shape.runs).reshape(shape.height, shape.width)
    data = BytesIO()
    Image.fromarray(box).save(data, "PNG")
    return base64.b64encode(data.getvalue()).decode("ascii")
