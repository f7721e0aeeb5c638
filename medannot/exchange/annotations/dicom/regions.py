"""Marks as regions of an image in a report, with what is measured of them.

The upper left corner of the first pixel is (0, 0) there as here (PS3.3 C.18.6.1.2); coordinates
are single-precision numbers.
"""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from highdicom.sr import (
    GraphicTypeValues,
    ImageRegion,
    Measurement,
    QualitativeEvaluation,
    SourceImageForRegion,
)
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

from medannot.domain.annotation.finding import Mark
from medannot.domain.annotation.shapes import CLOSED, Outline, Place, ShapeKind, bounds
from medannot.exchange.annotations.corners import corners_of
from medannot.exchange.annotations.dicom import words
from medannot.exchange.annotations.dicom.coding import own
from medannot.exchange.annotations.dicom.sources import Source
from medannot.imaging.dicom_spacing import Pair

_LINES = frozenset({ShapeKind.FREEHAND, ShapeKind.POLYLINE, ShapeKind.DISTANCE})


def region_of(mark: Mark, shape: Outline, source: Source) -> ImageRegion:
    """Return a mark as a region of its image."""
    frames = [mark.frame] if source.frames > 1 else None
    kind, points = _graphic(shape)
    image = SourceImageForRegion(
        referenced_sop_class_uid=str(source.top.SOPClassUID),
        referenced_sop_instance_uid=source.uid,
        referenced_frame_numbers=frames,
    )
    return ImageRegion(kind, np.asarray(points, dtype=np.float64), image)


def purpose_of(shape: Outline) -> Code | None:
    """Return what a region says of the thing that it shows (CID 219)."""
    found: Code | None = codes.cid219.Outline if shape.kind in CLOSED else None
    if shape.kind is ShapeKind.POINT:
        found = codes.cid219.RepresentativePoint
    elif shape.kind is ShapeKind.BOX:
        found = codes.cid219.BoundedBy
    return found


def drawn_as(shape: Outline) -> QualitativeEvaluation:
    """Return how a mark was drawn."""
    return QualitativeEvaluation(
        own(words.DRAWN_AS, "Drawn as"), own(shape.kind.value, shape.kind.value)
    )


def measures_of(shape: Outline, spacing: Pair | None) -> Iterator[Measurement]:
    """Yield length, axes and area in millimetres; nothing where the spacing is not known."""
    if spacing is None or shape.kind is ShapeKind.POINT:
        return
    down, across = spacing
    real = [(x * across, y * down) for x, y in shape.points]
    if shape.kind in _LINES:
        name = codes.SCT.Length if shape.kind is ShapeKind.DISTANCE else codes.DCM.PathLength
        yield _millimetres(name, sum(math.dist(a, b) for a, b in pairwise(real)))
        return
    left, top, right, bottom = bounds(Outline(shape.kind, tuple(real)))
    width, height = right - left, bottom - top
    area = width * height
    if shape.kind is ShapeKind.ELLIPSE:
        yield _millimetres(codes.SCT.MajorAxis, max(width, height))
        yield _millimetres(codes.SCT.MinorAxis, min(width, height))
        area *= math.pi / 4
    elif shape.kind is ShapeKind.POLYGON:
        area = _area(real)
    yield Measurement(codes.SCT.Area, _rounded(area), codes.UCUM.SquareMillimeter)


def _millimetres(name: Code, value: float) -> Measurement:
    return Measurement(name, _rounded(value), codes.UCUM.Millimeter)


def _rounded(value: float) -> float:
    return round(value, 4)


def _area(corners: list[Place]) -> float:
    closed = [*corners, corners[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed))) / 2


def _graphic(shape: Outline) -> tuple[GraphicTypeValues, list[Place]]:
    """Return a shape by its graphic type: closed lines end where they begin."""
    if shape.kind is ShapeKind.POINT:
        return GraphicTypeValues.POINT, list(shape.points)
    if shape.kind is ShapeKind.ELLIPSE:
        left, top, right, bottom = bounds(shape)
        x, y = (left + right) / 2, (top + bottom) / 2
        wide, high = [(left, y), (right, y)], [(x, top), (x, bottom)]
        axes = wide + high if right - left >= bottom - top else high + wide
        return GraphicTypeValues.ELLIPSE, axes
    points = list(corners_of(shape)) if shape.kind is ShapeKind.BOX else list(shape.points)
    if shape.kind in CLOSED:
        points.append(points[0])
    return GraphicTypeValues.POLYLINE, points
