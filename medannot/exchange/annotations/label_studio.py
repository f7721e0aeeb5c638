"""Label Studio's JSON: a task an image, places in percent of its sides (labelstud.io)."""

from collections.abc import Sequence

from medannot.domain.annotation.exported import AnnotatedCase, Holds, Marked, by_image
from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.shapes import CLOSED, Brush, Outline, Shape, ShapeKind, bounds
from medannot.exchange.annotations.coco import UNSAID, Json, attributes_of, images_of
from medannot.exchange.annotations.packed_masks import packed
from medannot.imaging.masks import mask_of

HOLDS = Holds(
    findings=frozenset({FindingKind.LESION}),
    shapes=CLOSED | {ShapeKind.POINT},
    attributes=True,
    marked_only=True,
)


def label_studio(cases: Sequence[AnnotatedCase]) -> list[Json]:
    """Return tasks with one annotation a person; lines are left out."""
    tasks: list[Json] = []
    marks = by_image(cases)
    for image in images_of(cases):
        results: dict[str, list[Json]] = {}
        for one in marks.get(image.media_id, ()):
            shape = one.mark.shape
            if shape.kind in HOLDS.shapes:
                results.setdefault(one.case.author, []).append(_result(one, shape))
        said: list[Json] = [
            {"completed_by": {"email": author}, "result": result}
            for author, result in results.items()
        ]
        tasks.append({"data": {"image": image.name}, "annotations": said})
    return tasks


def _result(one: Marked, shape: Shape) -> Json:
    term = one.term or UNSAID
    columns, rows = one.image.columns, one.image.rows
    where: Json
    if isinstance(shape, Brush):
        mask = mask_of(shape, columns, rows)
        kind, where = "brushlabels", {"format": "rle", "rle": list(packed(mask))}
    else:
        kind, where = _place(shape, columns, rows)
        where["rotation"] = 0
    return {
        "id": one.id[:10],
        "type": kind,
        "from_name": "label",
        "to_name": "image",
        "original_width": one.image.columns,
        "original_height": one.image.rows,
        "image_rotation": 0,
        "value": {**where, kind: [term.en]},
        "meta": {"text": [term.node_id], **attributes_of(one)},
    }


def _place(shape: Outline, columns: int, rows: int) -> tuple[str, Json]:
    left, top, right, bottom = bounds(shape)
    x, y, far, low = left / columns, top / rows, right / columns, bottom / rows
    if shape.kind is ShapeKind.POINT:
        return "keypointlabels", {"x": 100 * x, "y": 100 * y, "width": 0.5}
    if shape.kind is ShapeKind.BOX:
        size: Json = {"width": 100 * (far - x), "height": 100 * (low - y)}
        return "rectanglelabels", {"x": 100 * x, "y": 100 * y, **size}
    if shape.kind is ShapeKind.ELLIPSE:
        half: Json = {"radiusX": 50 * (far - x), "radiusY": 50 * (low - y)}
        return "ellipselabels", {"x": 50 * (x + far), "y": 50 * (y + low), **half}
    points = [[100 * x / columns, 100 * y / rows] for x, y in shape.points]
    return "polygonlabels", {"points": points, "closed": True}
