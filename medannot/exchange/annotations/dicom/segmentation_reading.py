"""Segmentations read: a painted mark for each frame of a segment, on the image that it names.

Pixels are decoded where all images are, in the process of its own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from medannot.domain.annotation.foreign import UID_NAME, ForeignSet
from medannot.domain.errors import Sentence
from medannot.exchange.annotations.coco import UNSAID
from medannot.exchange.annotations.dicom.concepts import Concept, concept_in
from medannot.exchange.annotations.reading import Gathering, UnreadableError, mark_of
from medannot.imaging.dicom_groups import read_groups
from medannot.imaging.dicom_values import count, items, text
from medannot.imaging.limits import refuse
from medannot.imaging.masks import brush_of
from medannot.imaging.opener import open_image

THRESHOLD_PERCENT = 50
"""A pixel of a fractional segment belongs to it from this share of the largest value on."""

_NUMBERED = re.compile(r"(segment)?[ _-]*\d*", re.IGNORECASE)
_DERIVATION, _SEGMENT = "DerivationImageSequence", "SegmentIdentificationSequence"


@dataclass(frozen=True, slots=True)
class _Segment:
    """What a segment is called.

    Attributes:
        tracking: UID that is the same for one thing on several images, or nothing.
    """

    label: str
    concept: Concept | None
    tracking: str
    site: str


def segmentation_of(header: Dataset, data: bytes, name: str) -> ForeignSet:
    """Return the painted marks of a segmentation.

    Args:
        header: its data set, without pixels.
        data: the file.
        name: of the file.

    Raises:
        InputFault: it is broken, or of a kind that is not read.
        EnvironmentFault: the decoding process cannot be started.
    """
    return _Reading(header, data, name).read()


class _Reading:
    def __init__(self, header: Dataset, data: bytes, name: str) -> None:
        self._header = header
        self._data = data
        self._name = name
        self._kind = text(header, "SegmentationType")
        self._groups = read_groups(header)
        self._segments = _segments(header)
        self._author = text(header, "ContentCreatorName").strip("^")
        self._only = _only_image(header)
        self._gathering = Gathering(name)

    def read(self) -> ForeignSet:
        if self._kind not in {"BINARY", "FRACTIONAL", "LABELMAP"} or not self._segments:
            raise refuse(
                "{name} is a segmentation without segments, or of an unknown type; export it anew.",
                self._name,
            )
        image = open_image(self._data, self._name)
        for number in range(1, image.frames + 1):
            try:
                source, frame = self._source(number)
                pixels = np.asarray(image.frame(number).pixels)
                for segment, mask in self._masks(number, pixels):
                    self._add(segment, mask, source, frame)
            except UnreadableError as fault:
                self._gathering.problem(number, fault.sentence)
        if self._kind == "FRACTIONAL":
            why = Sentence(
                "its segments are shares; a pixel belongs to one from {percent} % on.",
                percent=THRESHOLD_PERCENT,
            )
            self._gathering.problem(0, why)
        return self._gathering.made()

    def _source(self, number: int) -> tuple[str, int]:
        """Return the UID of the image that a frame lies on, and the frame of that."""
        for image in items(self._macro(_DERIVATION, number), "SourceImageSequence"):
            uid = text(image, "ReferencedSOPInstanceUID")
            if uid and text(image, "SpatialLocationsPreserved") not in {"NO", "REORIENTED_ONLY"}:
                return uid, count(image, "ReferencedFrameNumber", 1) or 1
            raise UnreadableError("it lies otherwise than its image, and is not turned to it.")
        if self._only:
            return self._only, 1
        raise UnreadableError("it does not say on which image it lies.")

    def _macro(self, macro: str, number: int) -> Dataset:
        """Return a frame's attributes of a macro; those of the file are not of a frame."""
        found = self._groups.of(macro, number)
        return Dataset() if found is self._header else found

    def _masks(
        self, number: int, pixels: NDArray[Any]
    ) -> Iterator[tuple[_Segment, NDArray[np.bool_]]]:
        """Yield the segments of a frame with where they are."""
        if pixels.ndim != 2:
            raise UnreadableError("its pixels are in colour.")
        if self._kind == "LABELMAP":
            for value in np.unique(pixels).tolist():
                if value and value in self._segments:
                    yield self._segments[value], pixels == value
            return
        of = count(self._macro(_SEGMENT, number), "ReferencedSegmentNumber", 0) or 0
        if of not in self._segments:
            raise UnreadableError("it belongs to no segment of the file.")
        largest = count(self._header, "MaximumFractionalValue", 255) or 255
        least = largest * THRESHOLD_PERCENT / 100 if self._kind == "FRACTIONAL" else 1
        yield self._segments[of], pixels >= least

    def _add(self, segment: _Segment, mask: NDArray[np.bool_], uid: str, frame: int) -> None:
        brush = brush_of(mask)
        if brush is None:
            return
        rows, columns = (int(side) for side in mask.shape)
        said = {
            "author": self._author,
            "lesion": segment.tracking,
            "Anatomic region": segment.site,
            "frame": str(frame),
        }
        attributes = {key: word for key, word in said.items() if word}
        concept = segment.concept
        node_id = concept.node_id if concept else ""
        mark = mark_of(segment.label, brush, (columns, rows), node_id, attributes)
        code = concept.code if concept and not node_id else ""
        name = f"{UID_NAME}{uid}"
        self._gathering.image(name, columns, rows)
        self._gathering.add(name, replace(mark, code=code))


def _segments(header: Dataset) -> Mapping[int, _Segment]:
    found: dict[int, _Segment] = {}
    for item in items(header, "SegmentSequence"):
        number = count(item, "SegmentNumber", 0) or 0
        concept = concept_in(item, "SegmentedPropertyTypeCodeSequence")
        site = concept_in(item, "AnatomicRegionSequence")
        # What the person called it says more than a code such as "Tissue".
        label = text(item, "SegmentLabel")
        if not label or _NUMBERED.fullmatch(label):
            label = concept.word if concept else label or UNSAID.en
        tracking = text(item, "TrackingUID")
        found[number] = _Segment(label, concept, tracking, site.word if site else "")
    return found


def _only_image(header: Dataset) -> str:
    """Return the UID of the one image that the whole file refers to, or nothing."""
    named = [
        text(image, "ReferencedSOPInstanceUID")
        for series in items(header, "ReferencedSeriesSequence")
        for image in items(series, "ReferencedInstanceSequence")
    ]
    return named[0] if len(named) == 1 else ""
