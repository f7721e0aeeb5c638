"""The tools by which marks are drawn; names only, so that the start loads no drawing."""

from enum import StrEnum


class MarkTool(StrEnum):
    """What is in the hand."""

    SELECT = "select"
    POINT = "point"
    BOX = "box"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    FREEHAND = "freehand"
    POLYLINE = "polyline"
    DISTANCE = "distance"
    BRUSH = "brush"
    ERASER = "eraser"
