"""Reports and segmentations of others read, and files that are broken, foreign or made to harm."""

import io
from collections.abc import Callable
from typing import Any

import highdicom
import numpy as np
import pydicom
import pytest
from highdicom.sr import (
    CodedConcept,
    Comprehensive3DSR,
    CoordinatesForMeasurement,
    GraphicTypeValues,
    GraphicTypeValues3D,
    ImageRegion,
    ImageRegion3D,
    Measurement,
    MeasurementReport,
    MeasurementsAndQualitativeEvaluations,
    ObservationContext,
    ObserverContext,
    PersonObserverIdentifyingAttributes,
    PlanarROIMeasurementsAndQualitativeEvaluations,
    QualitativeEvaluation,
    SourceImageForMeasurement,
    SourceImageForRegion,
    TrackingIdentifier,
)
from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes

from medannot.domain.annotation.foreign import ForeignMark, ForeignSet
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.exchange.annotations.foreign_files import ForeignFile, read_foreign
from tests.helpers.dicom_projects import COLUMNS, ROWS, slice_at
from tests.helpers.outside import shared_folder

CT = "1.2.840.10008.5.1.4.1.1.2"
FIRST = "1.2.3.1.1"
REPORT = "1.2.840.10008.5.1.4.1.1.88.33"


def section(number: int = 1) -> Dataset:
    made = pydicom.dcmread(io.BytesIO(slice_at(number)))
    for keyword in ("PatientBirthDate", "PatientSex", "AccessionNumber", "StudyID", "StudyDate",
                    "StudyTime", "ReferringPhysicianName"):  # fmt: skip
        setattr(made, keyword, "")
    return made


def written(made: Dataset) -> bytes:
    target = io.BytesIO()
    made.save_as(target, enforce_file_format=True)
    return target.getvalue()


def read(data: bytes, name: str = "a.dcm") -> ForeignSet:
    return read_foreign([ForeignFile(name, data)])


def marks(found: ForeignSet) -> list[ForeignMark]:
    return [mark for image in found.images for mark in image.marks]


def told(found: ForeignSet) -> list[str]:
    return [problem.sentence() for problem in found.problems]


def report(*groups: Any) -> Dataset:
    """Return somebody else's report of a section."""
    person = PersonObserverIdentifyingAttributes(name="Roe^Jane")
    content = MeasurementReport(
        observation_context=ObservationContext(
            observer_person_context=ObserverContext(codes.DCM.Person, person)
        ),
        procedure_reported=codes.LN.CTUnspecifiedBodyRegion,
        imaging_measurements=list(groups),
    )
    return Comprehensive3DSR(
        evidence=[section()], content=content, series_instance_uid="1.2.3.5", series_number=5,
        sop_instance_uid="1.2.3.5.1", instance_number=1, manufacturer="Somebody",
    )  # fmt: skip


def region(kind: GraphicTypeValues, *points: tuple[float, float]) -> ImageRegion:
    return ImageRegion(kind, np.array(points), SourceImageForRegion(CT, FIRST))


def planar(where: Any, finding: Any = codes.SCT.Nodule, **more: Any) -> Any:
    tracking = TrackingIdentifier("1.2.3.7", "nodule 1")
    return PlanarROIMeasurementsAndQualitativeEvaluations(
        tracking_identifier=tracking, referenced_region=where, finding_type=finding, **more
    )


POLYLINE, ELLIPSE = GraphicTypeValues.POLYLINE, GraphicTypeValues.ELLIPSE


@pytest.mark.parametrize(
    ("where", "shape"),
    [
        (region(GraphicTypeValues.POINT, (3, 4.5)), Outline(ShapeKind.POINT, ((3, 4.5),))),
        (
            region(GraphicTypeValues.CIRCLE, (10, 10), (13, 14)),
            Outline(ShapeKind.ELLIPSE, ((5, 5), (15, 15))),
        ),
        (
            region(ELLIPSE, (8, 2), (8, 18), (4, 10), (12, 10)),
            Outline(ShapeKind.ELLIPSE, ((4, 2), (12, 18))),
        ),
        (
            region(POLYLINE, (1, 1), (5, 1), (5, 4), (1, 1)),
            Outline(ShapeKind.POLYGON, ((1, 1), (5, 1), (5, 4))),
        ),
        (region(POLYLINE, (1, 1), (5, 1)), Outline(ShapeKind.POLYLINE, ((1, 1), (5, 1)))),
    ],
)
def test_graphics_of_others_become_shapes(where: ImageRegion, shape: Outline) -> None:
    (mark,) = marks(read(written(report(planar(where)))))
    assert (mark.shape, mark.label) == (shape, "Nodule")
    assert mark.code.startswith("SCT ")
    assert mark.attributes == {"author": "Roe^Jane", "lesion": "1.2.3.7"}


def test_an_ellipse_aslant_is_a_polygon() -> None:
    (mark,) = marks(
        read(written(report(planar(region(ELLIPSE, (4, 4), (12, 12), (6, 10), (10, 6))))))
    )
    assert isinstance(mark.shape, Outline)
    assert (mark.shape.kind, len(mark.shape.points)) == (ShapeKind.POLYGON, 64)
    # The ends of the long axis, and a side of the short one.
    for x, y in ((4, 4), (12, 12), (6, 10), (10, 6)):
        assert min(abs(x - a) + abs(y - b) for a, b in mark.shape.points) < 0.01


def test_a_box_is_known_by_its_purpose() -> None:
    where = region(POLYLINE, (1, 1), (1, 4), (5, 4), (5, 1), (1, 1))
    (mark,) = marks(read(written(report(planar(where, geometric_purpose=codes.cid219.BoundedBy)))))
    assert mark.shape == Outline(ShapeKind.BOX, ((1, 1), (5, 4)))


def test_unknown_codes_stay_as_words() -> None:
    strange = CodedConcept("X-17", "99ELSEWHERE", "Wobbly thing")
    (mark,) = marks(read(written(report(planar(region(POLYLINE, (1, 1), (5, 1)), strange)))))
    assert (mark.label, mark.node_id, mark.code) == ("Wobbly thing", "", "99ELSEWHERE X-17")


def test_measures_and_evaluations_stand_beside_the_mark() -> None:
    group = planar(
        region(POLYLINE, (1, 1), (5, 1)),
        measurements=[Measurement(codes.SCT.Diameter, 12.5, codes.UCUM.Millimeter)],
        qualitative_evaluations=[
            QualitativeEvaluation(CodedConcept("1", "99X", "Margin"), codes.SCT.Left)
        ],
    )
    (mark,) = marks(read(written(report(group))))
    assert mark.attributes["Margin"] == "Left"
    assert mark.attributes["Diameter (mm)"] == "12.5"


def test_a_measurement_with_its_own_coordinates_is_a_mark() -> None:
    line = CoordinatesForMeasurement(
        POLYLINE, np.array([(1, 1), (5, 4)]), SourceImageForRegion(CT, FIRST)
    )
    group = MeasurementsAndQualitativeEvaluations(
        tracking_identifier=TrackingIdentifier("1.2.3.7", "nodule 1"),
        finding_type=codes.SCT.Nodule,
        measurements=[
            Measurement(codes.SCT.Diameter, 5, codes.UCUM.Millimeter, referenced_coordinates=[line])
        ],
    )
    (mark,) = marks(read(written(report(group))))
    assert mark.shape == Outline(ShapeKind.POLYLINE, ((1, 1), (5, 4)))


def test_a_group_without_region_is_said_of_the_first_image() -> None:
    group = MeasurementsAndQualitativeEvaluations(
        tracking_identifier=TrackingIdentifier("1.2.3.7", "nodule 1"),
        finding_type=codes.SCT.Nodule,
        measurements=[
            Measurement(
                codes.SCT.Diameter, 5, codes.UCUM.Millimeter,
                referenced_images=[SourceImageForMeasurement(CT, FIRST)],
            )
        ],
    )  # fmt: skip
    found = read(written(report(group)))
    assert [(one.name, mark.shape) for one in found.images for mark in one.marks] == [
        (f"urn:oid:{FIRST}", None)
    ]


def test_marks_in_space_wait_for_their_images() -> None:
    where = ImageRegion3D(
        GraphicTypeValues3D.POLYGON,
        np.array([(0, 0, 2), (1, 0, 2), (1, 1, 2), (0, 0, 2)], dtype=float),
        "1.2.3.9",
    )
    found = read(written(report(planar(where))))
    assert marks(found) == []
    (mark,) = found.in_space
    assert (mark.space, mark.kind, mark.said.label) == ("1.2.3.9", "POLYGON", "Nodule")
    assert mark.points == ((0, 0, 2), (1, 0, 2), (1, 1, 2), (0, 0, 2))


def broken_groups() -> Dataset:
    """Return a report of five groups of which four lack what is needed."""
    whole = [planar(region(POLYLINE, (1, 1), (5, 1))) for _ in range(5)]
    made = report(*whole)
    container = made.ContentSequence[-1]
    regions = [
        next(one for one in group.ContentSequence if one.ValueType == "SCOORD")
        for group in container.ContentSequence
    ]
    regions[0].GraphicData = [1, 1, 5]
    regions[1].GraphicType = "SPLINE"
    del regions[2].ContentSequence
    regions[3].GraphicData = [1, 1, float("nan"), 1]
    return made


def test_groups_that_lack_something_are_told_and_the_rest_is_read() -> None:
    found = read(written(broken_groups()))
    assert len(marks(found)) == 1
    assert told(found) == [
        "a.dcm, row 1: the coordinates of its region are missing or no pairs.",
        "a.dcm, row 2: its graphic type SPLINE is not known.",
        "a.dcm, row 3: its region names no image.",
        "a.dcm, row 4: the coordinates of its region are missing or no pairs.",
    ]


def test_a_region_in_a_segmentation_is_told() -> None:
    made = report(planar(region(POLYLINE, (1, 1), (5, 1))))
    group = made.ContentSequence[-1].ContentSequence[0]
    (scoord,) = (one for one in group.ContentSequence if one.ValueType == "SCOORD")
    (image,) = scoord.ContentSequence
    image.ReferencedSOPSequence[0].ReferencedSOPClassUID = "1.2.840.10008.5.1.4.1.1.66.4"
    image.ConceptNameCodeSequence = scoord.ConceptNameCodeSequence
    group.ContentSequence = [*[one for one in group.ContentSequence if one is not scoord], image]
    assert told(read(written(made))) == [
        "a.dcm, row 1: its region lies in a segmentation; take that in itself."
    ]


def segmentation(kind: str, pixels: np.ndarray, **more: Any) -> Dataset:
    """Return somebody else's segmentation of two sections."""
    described = [
        highdicom.seg.SegmentDescription(
            number, label, codes.cid7150.Tissue, codes.SCT.Nodule, "MANUAL"
        )
        for number, label in enumerate(("Segment_1", "left one"), start=1)
    ]
    return highdicom.seg.Segmentation(
        source_images=[section(1), section(2)], pixel_array=pixels, segmentation_type=kind,
        segment_descriptions=described, series_instance_uid="1.2.3.6", series_number=6,
        sop_instance_uid="1.2.3.6.1", instance_number=1, manufacturer="Somebody",
        manufacturer_model_name="Some", software_versions="1", device_serial_number="1", **more,
    )  # fmt: skip


def two_sections() -> np.ndarray:
    pixels = np.zeros((2, ROWS, COLUMNS, 2), np.uint8)
    pixels[0, 2:4, 3:6, 0] = 1
    pixels[1, 5, 7, 1] = 1
    return pixels


def where(found: ForeignSet) -> dict[tuple[str, str], Any]:
    return {(one.name, mark.label): mark.shape for one in found.images for mark in one.marks}


SQUARE, DOT = Brush(3, 2, 3, 2, (0, 6)), Brush(7, 5, 1, 1, (0, 1))


@pytest.mark.parametrize("kind", ["BINARY", "LABELMAP"])
def test_segments_become_painted_marks(kind: str) -> None:
    found = read(written(segmentation(kind, two_sections())))
    # A name that is only a number says less than the code.
    assert where(found) == {
        ("urn:oid:1.2.3.1.1", "Nodule"): SQUARE,
        ("urn:oid:1.2.3.1.2", "left one"): DOT,
    }
    assert {(one.columns, one.rows) for one in found.images} == {(COLUMNS, ROWS)}
    assert told(found) == []


@pytest.mark.parametrize("syntax", ["1.2.840.10008.1.2.1", "1.2.840.10008.1.2.5"])
def test_shares_belong_to_a_segment_from_one_half_on(syntax: str) -> None:
    pixels = np.zeros((2, ROWS, COLUMNS, 2), np.float64)
    pixels[0, 2:4, 3:6, 0] = 0.5
    pixels[0, 10:12, 3:6, 0] = 0.49
    pixels[1, 5, 7, 1] = 1
    made = segmentation(
        "FRACTIONAL", pixels, fractional_type="PROBABILITY", max_fractional_value=100,
        transfer_syntax_uid=syntax,
    )  # fmt: skip
    found = read(written(made))
    assert list(where(found).values()) == [SQUARE, DOT]
    assert told(found) == ["a.dcm: its segments are shares; a pixel belongs to one from 50 % on."]


def without_references(made: Dataset) -> None:
    for group in made.PerFrameFunctionalGroupsSequence:
        del group.DerivationImageSequence


def turned(made: Dataset) -> None:
    for group in made.PerFrameFunctionalGroupsSequence:
        source = group.DerivationImageSequence[0].SourceImageSequence[0]
        source.SpatialLocationsPreserved = "REORIENTED_ONLY"


def of_no_segment(made: Dataset) -> None:
    for group in made.PerFrameFunctionalGroupsSequence:
        group.SegmentIdentificationSequence[0].ReferencedSegmentNumber = 9


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (without_references, "it does not say on which image it lies."),
        (turned, "it lies otherwise than its image, and is not turned to it."),
        (of_no_segment, "it belongs to no segment of the file."),
    ],
)
def test_frames_that_cannot_be_placed_are_told(spoil: Callable[[Dataset], None], why: str) -> None:
    made = segmentation("BINARY", two_sections())
    spoil(made)
    assert told(read(written(made))) == [f"a.dcm, row 1: {why}", f"a.dcm, row 2: {why}"]


def test_a_segmentation_without_segments_is_refused() -> None:
    made = segmentation("BINARY", two_sections())
    made.SegmentSequence = []
    assert told(read(written(made))) == [
        "a.dcm is a segmentation without segments, or of an unknown type; export it anew."
    ]


def test_every_cut_of_a_file_is_refused_or_read() -> None:
    for data in (
        written(report(planar(region(POLYLINE, (1, 1), (5, 1))))),
        written(segmentation("BINARY", two_sections())),
    ):
        for end in range(132, len(data), 97):
            found = read(data[:end])
            assert found.problems or found.images


def test_images_of_a_folder_are_passed_over() -> None:
    found = read_foreign([ForeignFile("ct/1.dcm", slice_at(1), named=False)])
    assert found == ForeignSet(())


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "images", "problems"),
    [("highdicom_seg1.dcm", 1, 0), ("highdicom_seg_fractional.dcm", 3, 1)],
)
def test_real_segmentations_are_read(name: str, images: int, problems: int) -> None:
    found = read(shared_folder("dicom", "samples", name).read_bytes())
    assert (len(found.images), len(found.problems)) == (images, problems)
    assert {(mark.label, mark.code.split()[0]) for mark in marks(found)} == {
        ("first segment", "SCT")
    }
