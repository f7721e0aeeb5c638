"""What was measured: marks in the frame of reference, and how each is built from clicks."""

from dataclasses import dataclass, replace
from enum import StrEnum

from medannot.imaging.measuring import Ellipse, Place, Polygon, Rectangle, Region


class MeasureKind(StrEnum):
    """What a measure tells."""

    LENGTH = "length"
    ANGLE = "angle"
    ELLIPSE = "ellipse"
    RECTANGLE = "rectangle"
    POLYGON = "polygon"


_POINTS = {
    MeasureKind.LENGTH: 2,
    MeasureKind.ANGLE: 3,
    MeasureKind.ELLIPSE: 2,
    MeasureKind.RECTANGLE: 2,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One measure.

    Attributes:
        points: ends of a length; first end, vertex and last end of an angle; opposite corners of
            an ellipse's or rectangle's box; corners of a polygon.
    """

    kind: MeasureKind
    points: tuple[Place, ...]

    @property
    def complete(self) -> bool:
        """Tell whether it measures anything: all points are there, and not in one place."""
        least = _POINTS.get(self.kind, 3)
        return len(self.points) >= least and len(set(self.points)) > 1

    def moved(self, number: int, place: Place) -> "Mark":
        """Return the mark with one point at another place."""
        points = list(self.points)
        points[number] = place
        return replace(self, points=tuple(points))

    def shifted(self, dx: float, dy: float) -> "Mark":
        """Return the mark as a whole at another place."""
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))

    def region(self) -> Region | None:
        """Return the region it encloses, or None."""
        if not self.complete:
            return None
        if self.kind is MeasureKind.ELLIPSE:
            return Ellipse(self.points[0], self.points[1])
        if self.kind is MeasureKind.RECTANGLE:
            return Rectangle(self.points[0], self.points[1])
        return Polygon(self.points) if self.kind is MeasureKind.POLYGON else None


def wants_more(mark: Mark) -> bool:
    """Tell whether a mark that is being drawn takes further points by itself."""
    return mark.kind is MeasureKind.POLYGON or len(mark.points) < _POINTS[mark.kind]
