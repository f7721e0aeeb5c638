"""A drawing of the body map, read from its SVG: areas with true outlines, lines and captions.

Of SVG only what the drawings use is understood: paths of absolute M, L, C and Z in groups of the
classes ground, areas and lines, and texts in a group of the class captions. The theme colours them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QXmlStreamAttributes, QXmlStreamReader
from PySide6.QtGui import QPainterPath

from medannot.domain.errors import EnvironmentFault


class Side(StrEnum):
    """Which of two an area is, as the patient sees it; none for what there is once."""

    NONE = ""
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class MapArea:
    """A term as it is drawn: perhaps in several places, and never below another area."""

    node_id: str
    side: Side
    path: QPainterPath


@dataclass(frozen=True, slots=True)
class Caption:
    """A word beside the picture: a key such as "left", or a tooth's number; it stands centred."""

    key: str
    place: QPointF


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """One drawing.

    Attributes:
        box: all of it.
        areas: what can be chosen.
        ground: shapes that only give the areas a place.
        lines: what is drawn over the areas.
    """

    box: QRectF
    areas: tuple[MapArea, ...]
    ground: tuple[QPainterPath, ...]
    lines: tuple[QPainterPath, ...]
    captions: tuple[Caption, ...]

    def area_at(self, place: QPointF) -> MapArea | None:
        """Return the area at a place of the drawing, or None beside all of them."""
        return next((area for area in self.areas if area.path.contains(place)), None)


_STEP = re.compile(r"([MLCZ])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")


def outline(data: str) -> QPainterPath:
    """Read the path data of SVG with absolute M, L, C and Z.

    Raises:
        ValueError: there is another command, or numbers are missing.
    """
    path = QPainterPath()
    if _STEP.sub("", data).strip():
        raise ValueError("a drawing's path knows only the commands M, L, C and Z")
    for command, words in _STEP.findall(data):
        numbers = [float(number) for number in _NUMBER.findall(words)]
        match command, numbers:
            case "M", [x, y]:
                path.moveTo(x, y)
            case "L", [x, y]:
                path.lineTo(x, y)
            case "C", [x1, y1, x2, y2, x, y]:
                path.cubicTo(x1, y1, x2, y2, x, y)
            case "Z", []:
                path.closeSubpath()
            case _:
                raise ValueError(f"{command} has {len(numbers)} numbers")
    return path


def read(text: str, name: str) -> MapDrawing:
    """Read a drawing.

    Args:
        text: the SVG.
        name: of the file, for the fault.

    Raises:
        EnvironmentFault: it is no drawing of the body map.
    """
    try:
        return _read(text)
    except ValueError as fault:
        raise EnvironmentFault(
            "The drawing {name} of the body map cannot be read; install medannot again.", name=name
        ) from fault


def _read(text: str) -> MapDrawing:
    box = QRectF()
    areas: list[MapArea] = []
    ground: list[QPainterPath] = []
    lines: list[QPainterPath] = []
    captions: list[Caption] = []
    for group, tag, its, words in _elements(text):
        if tag == "svg":
            box = QRectF(*(float(number) for number in its.value("viewBox").split()))
        elif tag == "text" and group == "captions":
            captions.append(Caption(words, QPointF(float(its.value("x")), float(its.value("y")))))
        elif tag == "path" and group == "areas":
            side = Side(its.value("data-side"))
            areas.append(MapArea(its.value("data-node"), side, outline(its.value("d"))))
        elif tag == "path":
            (lines if group == "lines" else ground).append(outline(its.value("d")))
    if not areas:
        raise ValueError("a drawing has areas")
    return MapDrawing(box, tuple(areas), tuple(ground), tuple(lines), tuple(captions))


def _elements(text: str) -> Iterator[tuple[str, str, QXmlStreamAttributes, str]]:
    """Yield of each element the class of its group, its tag, its attributes and its own words."""
    reader = QXmlStreamReader(text)
    group = ""
    while not reader.atEnd():
        if reader.readNext() is not QXmlStreamReader.TokenType.StartElement:
            continue
        tag = reader.name()
        found = reader.attributes()
        if tag == "g":
            group = found.value("class")
        words = reader.readElementText() if tag == "text" else ""
        yield group, tag, found, words
    if reader.hasError():
        raise ValueError(reader.errorString())
