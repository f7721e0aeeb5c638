"""Shapes with which a person covers part of an image for good, and what they hide."""

from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.errors import UsageFault

Place = tuple[float, float]


class ShapeKind(StrEnum):
    """Forms of a cover."""

    BOX = "box"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"


class Subject(StrEnum):
    """What a cover hides."""

    FACE = "face"
    EYES = "eyes"
    TATTOO = "tattoo"
    WRITING = "writing"
    OTHER = "other"


class Original(StrEnum):
    """What becomes of the image that was covered."""

    KEPT = "kept"
    ERASED_IF_UNUSED = "erased_if_unused"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Shape:
    """One cover in the frame of reference: pixels, x right, y down, after EXIF orientation.

    The outer corner of the first pixel lies at (0, 0). Every pixel that a shape touches is
    covered.

    Attributes:
        points: two opposite corners of a box or of the box around an ellipse; the corners of a
            polygon, at least three.
    """

    kind: ShapeKind
    points: tuple[Place, ...]

    def __post_init__(self) -> None:
        """Refuse a shape without an inside.

        Raises:
            UsageFault: too few or too many points, or no width or height.
        """
        fits = len(self.points) >= 3 if self.kind is ShapeKind.POLYGON else len(self.points) == 2
        left, top, right, bottom = self.bounds if self.points else (0, 0, 0, 0)
        if not fits or right <= left or bottom <= top:
            raise UsageFault(
                "A {kind} to cover part of an image needs width and height; give it two opposite "
                "corners, or a polygon three or more points.",
                kind=self.kind.value,
            )

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the least x and y and the greatest x and y."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)

    def moved(self, right: float, down: float) -> "Shape":
        """Return the shape in another place."""
        return Shape(self.kind, tuple((x + right, y + down) for x, y in self.points))

    def resized(self, wider: float, higher: float) -> "Shape":
        """Return the shape with its lower right corner elsewhere; never less than a pixel."""
        left, top, right, bottom = self.bounds
        width, height = max(right - left + wider, 1.0), max(bottom - top + higher, 1.0)
        by_x, by_y = width / (right - left), height / (bottom - top)
        points = tuple((left + (x - left) * by_x, top + (y - top) * by_y) for x, y in self.points)
        return Shape(self.kind, points)


@dataclass(frozen=True, slots=True)
class CoverRequest:
    """What a person wants covered.

    Attributes:
        shapes: at least one.
        subject: what they hide.
        reason: in the person's words; stays in the audit.
        frames: numbers from 1; empty for all.
        original: what becomes of the image itself.
    """

    shapes: tuple[Shape, ...]
    subject: Subject = Subject.OTHER
    reason: str = ""
    frames: frozenset[int] = frozenset()
    original: Original = Original.KEPT
