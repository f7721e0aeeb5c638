"""Marked frames gathered so that one segmentation can hold them: of one series, size and direction.

A segmentation stacks parallel planes at different places of one space. Frames that say nothing of
their place stand in one each; those that lie at the same place (phases of a series over time) in
one after the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydicom.dataset import Dataset
from pydicom.uid import CTImageStorage, SecondaryCaptureImageStorage

from medannot.domain.ids import MediaId
from medannot.exchange.annotations.dicom.coding import uid_of
from medannot.exchange.annotations.dicom.sources import Source
from medannot.imaging.cleaning_values import decimal
from medannot.imaging.dicom_values import numbers, text

_NEAR = 1e-3
"""Planes nearer than this, in millimetres, lie at one place."""


@dataclass(frozen=True, eq=False)
class Plane:
    """A frame of a stored image.

    Attributes:
        frame: counted from 1.
    """

    media_id: MediaId
    frame: int
    source: Source

    @property
    def stand_in(self) -> str:
        """Return the UID under which highdicom is told of the plane, before references are set."""
        return uid_of(f"{self.source.uid} {self.frame}")

    def image(self) -> Dataset:
        """Return the plane as an image of one frame, from which highdicom takes its place.

        A class of its own for each kind would make it ask for more than a plane needs.
        """
        made, place = self.source.evidence(), self.source.place(self.frame)
        made.pop("NumberOfFrames", None)
        made.pop("FrameOfReferenceUID", None)
        made.SOPInstanceUID = self.stand_in
        made.SOPClassUID = CTImageStorage if place else SecondaryCaptureImageStorage
        made.LossyImageCompression = text(self.source.top, "LossyImageCompression") or "00"
        if place:
            position, axes, spacing = place
            thickness = numbers(self.source.top, "SliceThickness")
            made.FrameOfReferenceUID = self.source.frame_of_reference
            made.PositionReferenceIndicator = ""
            made.ImagePositionPatient = [decimal(one) for one in position]
            made.ImageOrientationPatient = [decimal(one) for one in axes]
            made.PixelSpacing = [decimal(one) for one in spacing]
            made.SliceThickness = decimal(thickness[0]) if thickness else None
        return made


def stacks(planes: Iterable[Plane], most: int) -> Iterator[list[Plane]]:
    """Yield the planes of one segmentation after the other.

    Args:
        planes: that are marked, each once.
        most: so many planes at most stand in one.
    """
    found: dict[object, list[list[Plane]]] = {}
    for plane in planes:
        several = found.setdefault(_key(plane), [])
        fitting = (one for one in several if len(one) < most and _is_apart(plane, one))
        stack = next(fitting, None)
        if stack is None:
            stack = []
            several.append(stack)
        stack.append(plane)
    for several in found.values():
        yield from several


def _key(plane: Plane) -> object:
    source, place = plane.source, plane.source.place(plane.frame)
    if place is None:
        return plane.stand_in
    _, axes, spacing = place
    top = source.top
    size = int(top.Rows), int(top.Columns)
    return text(top, "SeriesInstanceUID"), source.frame_of_reference, size, axes, spacing


def _is_apart(plane: Plane, stack: Iterable[Plane]) -> bool:
    own = _distance(plane)
    return all(abs(_distance(one) - own) > _NEAR for one in stack)


def _distance(plane: Plane) -> float:
    """Return how far a plane lies along the direction across it."""
    place = plane.source.place(plane.frame)
    if place is None:
        return 0.0
    (x, y, z), (a, b, c, d, e, f), _ = place
    return x * (b * f - c * e) + y * (c * d - a * f) + z * (a * e - b * d)
