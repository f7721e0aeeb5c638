"""Segmentations of what was marked: BINARY, a segment for each lesion or region."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count

import numpy as np
from highdicom.seg import (
    SegmentAlgorithmTypeValues,
    Segmentation,
    SegmentationTypeValues,
    SegmentDescription,
)
from highdicom.sr import CodedConcept
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.sr.codedict import codes
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from medannot import __version__
from medannot.domain.annotation.exported import AnnotatedCase, Marked, marks_of
from medannot.domain.annotation.finding import Lesion, Region, Site
from medannot.domain.annotation.shapes import CLOSED, bounds
from medannot.domain.ids import MediaId
from medannot.exchange.annotations.dicom import words
from medannot.exchange.annotations.dicom.coding import Coder, one_value, own, side_of, uid_of
from medannot.exchange.annotations.dicom.planes import Plane, stacks
from medannot.exchange.annotations.dicom.planning import on_dicom
from medannot.exchange.annotations.dicom.references import refer
from medannot.exchange.annotations.dicom.report import PROGRAM, UTF_8
from medannot.exchange.annotations.dicom.sources import Source, SourcesOf, source_of
from medannot.exchange.annotations.dicom.terms import TermCodesOf
from medannot.imaging.masks import part_of

MOST_CELLS = 128_000_000
"""Pixels of all planes and segments at once; highdicom takes some four bytes for each."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What becomes one segment.

    Attributes:
        key: id of the lesion or region, or of the mark itself where it shows nothing named.
    """

    key: str
    marks: tuple[Marked, ...]


def segmentations(
    cases: Sequence[AnnotatedCase], codes_of: TermCodesOf, sources_of: SourcesOf
) -> Iterator[tuple[str, bytes]]:
    """Yield the segmentations with their paths: a folder for each author.

    Args:
        cases: of one author or of several.
        codes_of: looks the codes of a term up.
        sources_of: returns stored images.

    Raises:
        InputFault: a stored image cannot be read.
    """
    for case in on_dicom(cases):
        marks = [one for one in marks_of(case) if one.mark.shape.kind in CLOSED]
        sources = {
            media_id: source_of(sources_of(media_id), name)
            for media_id, name in {one.image.media_id: one.image.name for one in marks}.items()
        }
        numbers = count(1)
        series = generate_uid(prefix=None)
        for stack, segments in _parts(marks, sources):
            number = next(numbers)
            made = _segmentation(case, stack, segments, Coder(codes_of), (series, number))
            yield f"{case.author}/{case.name}-seg-{number}.dcm", _written(made)


def _parts(
    marks: Sequence[Marked], sources: Mapping[MediaId, Source]
) -> Iterator[tuple[list[Plane], list[Segment]]]:
    """Yield the planes and segments of each segmentation, so few that memory stays bounded."""
    by_plane: dict[tuple[MediaId, int], list[Marked]] = {}
    for one in marks:
        by_plane.setdefault((one.image.media_id, one.mark.frame), []).append(one)
    largest = max((one.image.columns * one.image.rows for one in marks), default=1)
    planes = [Plane(id_, frame, sources[id_]) for id_, frame in by_plane]
    for stack in stacks(planes, max(MOST_CELLS // largest, 1)):
        those = [one for plane in stack for one in by_plane[plane.media_id, plane.frame]]
        segments: dict[str, list[Marked]] = {}
        for one in those:
            segments.setdefault(one.target.id if one.target else one.id, []).append(one)
        listed = [Segment(key, tuple(several)) for key, several in segments.items()]
        step = max(MOST_CELLS // (largest * len(stack)), 1)
        for start in range(0, len(listed), step):
            some = listed[start : start + step]
            used = {(one.image.media_id, one.mark.frame) for seg in some for one in seg.marks}
            yield [one for one in stack if (one.media_id, one.frame) in used], some


def _segmentation(
    case: AnnotatedCase,
    stack: Sequence[Plane],
    segments: Sequence[Segment],
    coder: Coder,
    place: tuple[str, int],
) -> Dataset:
    series, number = place
    described = [
        _described(case, segment, at, coder) for at, segment in enumerate(segments, start=1)
    ]
    made = Segmentation(
        source_images=[plane.image() for plane in stack],
        pixel_array=_pixels(stack, segments),
        segmentation_type=SegmentationTypeValues.BINARY,
        segment_descriptions=described,
        series_instance_uid=series,
        series_number=1,
        sop_instance_uid=generate_uid(prefix=None),
        instance_number=number,
        manufacturer=PROGRAM,
        manufacturer_model_name=PROGRAM,
        software_versions=__version__,
        device_serial_number="1",
        content_label="ANNOTATIONS",
        content_description=one_value(f"{case.name} as {case.author} marked it"),
        content_creator_name=f"{one_value(case.author)}^",
        series_description=f"{PROGRAM} annotations",
        transfer_syntax_uid=ExplicitVRLittleEndian,
        specific_character_set=UTF_8,
        coding_schemes=coder.schemes(),
    )
    refer(made, stack)
    return made


def _described(
    case: AnnotatedCase, segment: Segment, number: int, coder: Coder
) -> SegmentDescription:
    first = segment.marks[0]
    content = first.target.content if first.target else None
    sites: tuple[Site, ...] = ()
    category = codes.cid7150.SpatialAndRelationalConcept
    kind = "mark"
    if isinstance(content, Lesion):
        category, sites = codes.cid7150.MorphologicallyAbnormalStructure, content.locations
        kind = f"lesion {first.number}"
    elif isinstance(content, Region):
        category, sites, kind = codes.cid7150.AnatomicalStructure, (content.site,), "region"
    term = first.term
    concept = coder.concept(term) if term else own(words.UNLABELLED, "unlabelled")
    return SegmentDescription(
        segment_number=number,
        segment_label=(one_value(term.en) if term else "") or "unlabelled",
        segmented_property_category=category,
        segmented_property_type=concept,
        algorithm_type=SegmentAlgorithmTypeValues.MANUAL,
        tracking_uid=uid_of(segment.key),
        tracking_id=f"{case.author} {case.name} {kind}",
        anatomic_regions=[_anatomic(site, coder) for site in sites] or None,
    )


def _anatomic(site: Site, coder: Coder) -> CodedConcept:
    concept, side = coder.concept(site.term), side_of(site.laterality)
    if side is not None:
        concept.AnatomicRegionModifierSequence = DicomSequence([CodedConcept.from_code(side)])
    return concept


def _pixels(stack: Sequence[Plane], segments: Sequence[Segment]) -> NDArray[np.uint8]:
    """Return (planes, rows, columns, segments), 1 where something is marked."""
    top = stack[0].source.top
    rows, columns = int(top.Rows), int(top.Columns)
    found = np.zeros((len(stack), rows, columns, len(segments)), dtype=np.uint8)
    at = {(plane.media_id, plane.frame): place for place, plane in enumerate(stack)}
    for number, segment in enumerate(segments):
        for one in segment.marks:
            layer = found[at[one.image.media_id, one.mark.frame], :, :, number]
            part = part_of(one.mark.shape, columns, rows)
            if part.mask.any():
                layer[part.place] |= part.mask
            else:
                # What holds no pixel's middle is still somewhere.
                left, upper, right, lower = bounds(one.mark.shape)
                row, column = int((upper + lower) / 2), int((left + right) / 2)
                layer[min(row, rows - 1), min(column, columns - 1)] = 1
    return found


def _written(dataset: Dataset) -> bytes:
    target = BytesIO()
    dataset.save_as(target, enforce_file_format=True)
    return target.getvalue()
