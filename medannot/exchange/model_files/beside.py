"""What came with a question beside it, as plain JSON: marks as COCO writes them, and triples."""

from typing import Any

from medannot.domain.annotation.shapes import Brush, ShapeKind, bounds
from medannot.domain.question_beside import DrawnMark, RelationOrigin
from medannot.exchange.model_files.values import ModelItem
from medannot.imaging.masks import mask_of, runs_of


def beside(item: ModelItem) -> dict[str, Any]:
    """Return what came with a question; nothing where nothing did.

    A box is `bbox` (left, top, width, height), a polygon a list of x and y by turns, a mask the
    lengths of runs column after column with its size; all in pixels of the image as it is shown.
    """
    found: dict[str, Any] = {"as_set": True} if item.as_set else {}
    marks = [made for mark in item.marks if (made := _mark(item, mark))]
    if marks:
        found["marks"] = marks
    for name, origin in (
        ("relations", RelationOrigin.QUESTION),
        ("knowledge", RelationOrigin.KNOWLEDGE),
    ):
        own = [one for one in item.relations if one.origin is origin]
        if own:
            found[name] = [[one.head, one.relation, one.tail] for one in own]
    return found


def _mark(item: ModelItem, mark: DrawnMark) -> dict[str, Any]:
    picture = item.pictures[mark.image - 1] if mark.image <= len(item.pictures) else None
    if picture is None or not picture.there:
        return {}
    said = {"image": mark.image, "label": mark.label}
    shape = mark.shape
    if isinstance(shape, Brush):
        inside = mask_of(shape, picture.columns, picture.rows).T.reshape(-1)
        counts, size = list(runs_of(inside)), [picture.rows, picture.columns]
        return said | {"segmentation": {"counts": counts, "size": size}}
    if shape.kind is ShapeKind.BOX:
        left, top, right, bottom = bounds(shape)
        return said | {"bbox": [left, top, right - left, bottom - top]}
    return said | {"segmentation": [[number for point in shape.points for number in point]]}
