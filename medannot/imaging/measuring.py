"""Lengths, angles and regions on a frame, in real units only where the file gives them.

Places are in the frame of reference: pixels, x right, y down, the outer corner of the first pixel
at (0, 0), its centre at (0.5, 0.5). A pixel belongs to a region when its centre lies inside.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from medannot.domain.media import SpacingKind
from medannot.imaging.frame import Frame
from medannot.imaging.windowing import modality_values

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """How pixels of a frame become lengths.

    Attributes:
        x: length of a pixel's width, in `unit`.
        y: length of a pixel's height, in `unit`.
        unit: "mm" where the file gives a spacing, else "px".
        kind: what the spacing measures; NONE with "px".
    """

    x: float
    y: float
    unit: str
    kind: SpacingKind


def scale_of(frame: Frame) -> Scale:
    """Return the frame's scale; without a spacing a length is told in widths of a pixel."""
    if frame.spacing is None or frame.spacing_kind is SpacingKind.NONE:
        return Scale(1.0, frame.pixel_aspect, "px", SpacingKind.NONE)
    row_spacing, column_spacing = frame.spacing
    return Scale(column_spacing, row_spacing, "mm", frame.spacing_kind)


def length(start: Place, end: Place, scale: Scale) -> float:
    """Return the length of a line in the scale's unit."""
    return math.hypot((end[0] - start[0]) * scale.x, (end[1] - start[1]) * scale.y)


def angle(first: Place, vertex: Place, last: Place, scale: Scale) -> float | None:
    """Return the angle at the vertex in degrees, 0 to 180, in the image's true shape.

    None where an arm has no length.
    """
    ax, ay = (first[0] - vertex[0]) * scale.x, (first[1] - vertex[1]) * scale.y
    bx, by = (last[0] - vertex[0]) * scale.x, (last[1] - vertex[1]) * scale.y
    if (ax == ay == 0) or (bx == by == 0):
        return None
    return abs(math.degrees(math.atan2(ax * by - ay * bx, ax * bx + ay * by)))


class Region(Protocol):
    """A closed shape on a frame."""

    def area(self) -> float:
        """Return the area in pixels, counted as width times height of one."""

    def bounds(self) -> tuple[float, float, float, float]:
        """Return the least x and y and the greatest x and y."""

    def holds(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell for each place whether it lies inside."""


@dataclass(frozen=True, slots=True)
class Ellipse:
    """The ellipse that touches the four sides of a box between two opposite corners."""

    start: Place
    end: Place

    def area(self) -> float:
        """Return π a b."""
        left, top, right, bottom = self.bounds()
        return math.pi * (right - left) / 2 * (bottom - top) / 2

    def bounds(self) -> tuple[float, float, float, float]:
        """Return the box."""
        return _box(self.start, self.end)

    def holds(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell which places lie inside."""
        left, top, right, bottom = self.bounds()
        if right == left or bottom == top:
            return np.zeros(np.broadcast(x, y).shape, np.bool_)
        across = (x - (left + right) / 2) / ((right - left) / 2)
        down = (y - (top + bottom) / 2) / ((bottom - top) / 2)
        inside: NDArray[np.bool_] = across**2 + down**2 <= 1.0
        return inside


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box between two opposite corners, its sides along rows and columns."""

    start: Place
    end: Place

    def area(self) -> float:
        """Return width times height."""
        left, top, right, bottom = self.bounds()
        return (right - left) * (bottom - top)

    def bounds(self) -> tuple[float, float, float, float]:
        """Return the box."""
        return _box(self.start, self.end)

    def holds(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell which places lie inside."""
        left, top, right, bottom = self.bounds()
        inside: NDArray[np.bool_] = (left <= x) & (x < right) & (top <= y) & (y < bottom)
        return inside


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed line through three places or more; where it crosses itself, even-odd counts."""

    corners: tuple[Place, ...]

    def area(self) -> float:
        """Return the area by the shoelace formula, ½ |Σ x_i y_{i+1} − x_{i+1} y_i|."""
        total = sum(ax * by - bx * ay for (ax, ay), (bx, by) in self._sides())
        return abs(total) / 2

    def bounds(self) -> tuple[float, float, float, float]:
        """Return the smallest box around it."""
        xs, ys = zip(*self.corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def holds(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell which places a ray to the right leaves through an odd number of sides."""
        inside = np.zeros(np.broadcast(x, y).shape, np.bool_)
        for (ax, ay), (bx, by) in self._sides():
            if ay != by:
                spans = (ay > y) != (by > y)
                inside ^= spans & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
        return inside

    def _sides(self) -> list[tuple[Place, Place]]:
        following = (*self.corners[1:], *self.corners[:1])
        return list(zip(self.corners, following, strict=True))


@dataclass(frozen=True, slots=True)
class RegionFigures:
    """What a region measures.

    Attributes:
        area: in the square of the scale's unit.
        pixels: pixels whose centres lie inside; 0 leaves all that follows None.
        mean: of the values after rescale; monochrome frames only.
        deviation: standard deviation of these, n in the denominator.
        least: smallest value.
        most: largest value.
        unit: of the values, such as HU, or nothing.
    """

    area: float
    pixels: int
    mean: float | None = None
    deviation: float | None = None
    least: float | None = None
    most: float | None = None
    unit: str = ""


def region_figures(frame: Frame, region: Region, scale: Scale) -> RegionFigures:
    """Measure a region; padding ("no image here") inside it is left out of the values."""
    area = region.area() * scale.x * scale.y
    values = _values_in(frame, region)
    if not frame.monochrome:
        return RegionFigures(area, int(values.shape[0]))
    if frame.padding is not None:
        values = values[(values < frame.padding[0]) | (values > frame.padding[1])]
    if not values.size:
        return RegionFigures(area, 0)
    rescaled = modality_values(frame, values.astype(np.float64))
    return RegionFigures(
        area=area,
        pixels=int(rescaled.size),
        mean=float(rescaled.mean()),
        deviation=float(rescaled.std()),
        least=float(rescaled.min()),
        most=float(rescaled.max()),
        unit=frame.rescale_unit,
    )


def _values_in(frame: Frame, region: Region) -> NDArray[Any]:
    left, top, right, bottom = region.bounds()
    columns = _whole(left, right, frame.columns)
    rows = _whole(top, bottom, frame.rows)
    part = frame.pixels[rows.start : rows.stop, columns.start : columns.stop]
    x = np.arange(columns.start, columns.stop, dtype=np.float64)[None, :] + 0.5
    y = np.arange(rows.start, rows.stop, dtype=np.float64)[:, None] + 0.5
    return part[region.holds(x, y)]


def _whole(low: float, high: float, size: int) -> range:
    return range(min(max(math.floor(low), 0), size), min(max(math.ceil(high), 0), size))


def _box(start: Sequence[float], end: Sequence[float]) -> tuple[float, float, float, float]:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return left, top, right, bottom
