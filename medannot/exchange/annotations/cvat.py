"""CVAT's XML for images 1.1 (docs.cvat.ai, "CVAT for images")."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from medannot.domain.annotation.exported import AnnotatedCase, Holds, Marked, by_image
from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.shapes import Brush, Outline, Place, ShapeKind, bounds
from medannot.exchange.annotations.coco import UNSAID, attributes_of, images_of
from medannot.exchange.annotations.corners import tidy

HOLDS = Holds(
    findings=frozenset({FindingKind.LESION}),
    shapes=frozenset(ShapeKind),
    attributes=True,
    marked_only=True,
)
_NODE = "node_id"


def cvat(cases: Sequence[AnnotatedCase], name: str) -> bytes:
    """Return all marks as CVAT reads them; masks as runs over their box, row after row."""
    marks = by_image(cases)
    top = Element("annotations")
    SubElement(top, "version").text = "1.1"
    _add_task(top, [one for those in marks.values() for one in those], name)
    for number, image in enumerate(images_of(cases)):
        size = {"width": str(image.columns), "height": str(image.rows)}
        place = SubElement(top, "image", {"id": str(number), "name": image.name, **size})
        for one in marks.get(image.media_id, ()):
            _add_shape(place, one)
    indent(top)
    data: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return data


def _add_task(top: Element, marks: Sequence[Marked], name: str) -> None:
    task = SubElement(SubElement(top, "meta"), "task")
    SubElement(task, "name").text = name
    labels = SubElement(task, "labels")
    names: dict[str, set[str]] = {}
    for one in marks:
        names.setdefault((one.term or UNSAID).en, {_NODE}).update(attributes_of(one))
    for label, attributes in sorted(names.items()):
        place = SubElement(labels, "label")
        SubElement(place, "name").text = label
        listed = SubElement(place, "attributes")
        for attribute in sorted(attributes):
            said = SubElement(listed, "attribute")
            for tag, text in (("name", attribute), ("mutable", "False"), ("input_type", "text")):
                SubElement(said, tag).text = text


def _add_shape(place: Element, one: Marked) -> None:
    term = one.term or UNSAID
    tag, where = _written(one.mark.shape)
    said = {"label": term.en, "source": "manual", "occluded": "0", **where, "z_order": "0"}
    if one.number:
        said["group_id"] = str(one.number)
    shape = SubElement(place, tag, said)
    for name, text in {_NODE: term.node_id, **attributes_of(one)}.items():
        SubElement(shape, "attribute", {"name": name}).text = text


def _written(shape: Outline | Brush) -> tuple[str, dict[str, str]]:
    if isinstance(shape, Brush):
        box = {name: str(getattr(shape, name)) for name in ("left", "top", "width", "height")}
        return "mask", {"rle": ", ".join(map(str, shape.runs)), **box}
    left, top, right, bottom = bounds(shape)
    if shape.kind is ShapeKind.BOX:
        names = ("xtl", "ytl", "xbr", "ybr")
        return "box", dict(zip(names, map(_text, (left, top, right, bottom)), strict=True))
    if shape.kind is ShapeKind.ELLIPSE:
        middle = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
        return "ellipse", dict(zip(("cx", "cy", "rx", "ry"), map(_text, middle), strict=True))
    tag = {ShapeKind.POINT: "points", ShapeKind.POLYGON: "polygon"}.get(shape.kind, "polyline")
    return tag, {"points": ";".join(map(_pair, shape.points))}


def _text(number: float) -> str:
    return str(tidy(number))


def _pair(place: Place) -> str:
    return f"{_text(place[0])},{_text(place[1])}"
