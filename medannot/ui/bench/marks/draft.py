"""A shape that is being drawn, point by point."""

from dataclasses import dataclass, replace

from medannot.domain.annotation.shapes import LEAST_POINTS, Outline, Place, ShapeKind

_EXACT = frozenset({ShapeKind.POINT, ShapeKind.BOX, ShapeKind.ELLIPSE, ShapeKind.DISTANCE})


@dataclass(frozen=True, slots=True)
class Draft:
    """What is drawn so far.

    Attributes:
        points: those that are set.
        tip: where the next one would come to lie, or None.
        refused: it was to be ended and cannot be, as it is; now its corners may be moved.
    """

    kind: ShapeKind
    points: tuple[Place, ...]
    tip: Place | None = None
    refused: bool = False

    @property
    def full(self) -> bool:
        """Tell whether it takes no further point."""
        return self.kind in _EXACT and len(self.points) >= LEAST_POINTS[self.kind]

    @property
    def enough(self) -> bool:
        """Tell whether its points make a shape of its kind."""
        return len(self.points) >= LEAST_POINTS[self.kind]

    def followed(self, place: Place) -> "Draft":
        """Return it with the next point elsewhere."""
        return replace(self, tip=place)

    def added(self, place: Place) -> "Draft":
        """Return it with one more point; one where the last one lies is none."""
        if self.points and self.points[-1] == place:
            return self
        return replace(self, points=(*self.points, place), tip=place, refused=False)

    def taken_back(self) -> "Draft | None":
        """Return it without its last point, or None where there is no other."""
        if len(self.points) < 2:
            return None
        return replace(self, points=self.points[:-1], refused=False)

    def corrected(self, corner: int, place: Place) -> "Draft":
        """Return it with one of its points elsewhere."""
        points = list(self.points)
        points[corner] = place
        return replace(self, points=tuple(points))

    def seen(self) -> Outline:
        """Return what is painted: the points that are set and the one that follows."""
        if self.tip is None or self.full or self.points[-1] == self.tip or self.refused:
            return self.outline()
        return Outline(self.kind, (*self.points, self.tip))

    def outline(self) -> Outline:
        """Return the points that are set, as a shape."""
        return Outline(self.kind, self.points)
