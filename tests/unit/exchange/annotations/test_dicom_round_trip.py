"""Reports and segmentations that medannot wrote, read back: the same marks, words and frames."""

import io
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pydicom
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydicom.dataset import Dataset

from medannot.domain.annotation.exported import AnnotatedCase, FileFormat
from medannot.domain.annotation.finding import Lesion, LesionRole, Mark
from medannot.domain.annotation.foreign import ForeignMark, ForeignSet
from medannot.domain.annotation.shapes import CLOSED, Brush, Outline, ShapeKind, bounds, faults
from medannot.domain.ids import FindingId
from medannot.exchange.annotations.files import Job, files_of
from medannot.exchange.annotations.foreign_files import ForeignFile, read_foreign
from medannot.imaging.masks import mask_of
from tests.helpers.annotated import NODULE, PAPULE
from tests.helpers.dicom_case import IMAGES, SAID, case_of, codes_of, stored
from tests.helpers.dicom_projects import COLUMNS, ROWS
from tests.helpers.pictures import dicom_file

SR, SEG = FileFormat.DICOM_SR, FileFormat.DICOM_SEG
FIRST = "urn:oid:1.2.3.1.1"


def read_back(format_: FileFormat, *cases: AnnotatedCase) -> ForeignSet:
    job = Job(cases, "ct", lambda _: (), codes_of, stored)
    return read_foreign(
        [ForeignFile(name, data, named=False) for name, data in files_of(format_, job)]
    )


def marks(read: ForeignSet) -> list[tuple[str, ForeignMark]]:
    return [(image.name, mark) for image in read.images for mark in image.marks]


def test_a_report_comes_back_with_shapes_words_and_roles() -> None:
    read = read_back(SR, case_of(*SAID))
    drawn = [(name[-1], one) for name, one in marks(read) if one.shape]
    assert sorted(
        (place, one.label, one.node_id, one.shape.kind.value) for place, one in drawn
    ) == [
        ("1", "Papule", "L.PAPULE", "box"),
        ("2", "Papule", "L.PAPULE", "ellipse"),
        ("3", "Nodule", "L.NODULE", "point"),
        ("3", "Nodule", "L.NODULE", "polygon"),
        ("3", "unlabelled", "", "distance"),
    ]
    assert {(one.name, one.columns, one.rows) for one in read.images} == {
        (f"urn:oid:1.2.3.1.{place}", COLUMNS, ROWS) for place in (1, 2, 3)
    }
    box, ellipse = (one for _, one in drawn if one.label == "Papule")
    assert box.shape == Outline(ShapeKind.BOX, ((2, 3), (10, 9)))
    assert ellipse.shape == Outline(ShapeKind.ELLIPSE, ((4, 2), (12, 18)))
    assert box.attributes["lesion"] == ellipse.attributes["lesion"]
    told = {"author": "anna", "role": "primary", "Finding Site": "Face (Left)",
            "Comment": "丘疹 on the cheek", "Area (mm2)": "6"}  # fmt: skip
    assert {key: box.attributes[key] for key in told} == told
    words = [(name, one.label) for name, one in marks(read) if one.shape is None]
    assert words == [(FIRST, "Face"), (FIRST, "Nodule"), (FIRST, "eczema"), (FIRST, "acne")]
    (problem,) = read.problems
    assert problem.sentence() == (
        "anna/case-0001-sr.dcm: not taken in of image quality, relations, advice and completeness: "
        "3; marks, lesions, regions and diagnoses are."
    )


def test_a_segmentation_comes_back_pixel_by_pixel() -> None:
    read = read_back(SEG, case_of(*SAID))
    assert read.problems == ()
    found = {(name[-1], one.label): one for name, one in marks(read)}
    assert found.keys() == {("1", "Papule"), ("1", "Face"), ("2", "Papule"), ("3", "Nodule")}
    assert found["1", "Papule"].shape == Brush(2, 3, 8, 6, (0, 48))
    assert found["1", "Face"].shape == Brush(4, 5, 3, 2, (0, 1, 1, 4))
    assert found["1", "Papule"].attributes["author"] == "anna"
    tracked = {found[place, "Papule"].attributes["lesion"] for place in "12"}
    assert len(tracked) == 1


def test_reports_and_segmentations_call_a_lesion_the_same() -> None:
    def tracked(format_: FileFormat) -> set[str]:
        read = read_back(format_, case_of(*SAID))
        return {one.attributes["lesion"] for _, one in marks(read) if one.label == "Papule"}

    assert tracked(SR) == tracked(SEG)


def halves(most: int) -> st.SearchStrategy[float]:
    return st.integers(0, most * 8).map(lambda value: value / 8)


PLACES = st.tuples(halves(COLUMNS), halves(ROWS))


def outlines(kind: ShapeKind, least: int, most: int) -> st.SearchStrategy[Outline]:
    points = st.lists(PLACES, min_size=least, max_size=most)
    return points.map(lambda places: Outline(kind, tuple(places)))


SHAPES = st.one_of(
    outlines(ShapeKind.POINT, 1, 1),
    outlines(ShapeKind.BOX, 2, 2),
    outlines(ShapeKind.ELLIPSE, 2, 2),
    outlines(ShapeKind.POLYGON, 3, 7),
    outlines(ShapeKind.FREEHAND, 2, 8),
    outlines(ShapeKind.POLYLINE, 2, 5),
    outlines(ShapeKind.DISTANCE, 2, 2),
).filter(lambda shape: faults(shape, COLUMNS, ROWS) == ())


@st.composite
def cases(draw: st.DrawFn) -> AnnotatedCase:
    lesions = [("l1", 0, Lesion(PAPULE, LesionRole.SECONDARY)), ("l2", 0, Lesion(NODULE))]
    drawn = [
        (f"m{number}", draw(st.integers(1, 3)), Mark(shape, draw(st.sampled_from(TARGETS))))
        for number, shape in enumerate(draw(st.lists(SHAPES, min_size=1, max_size=6)))
    ]
    return case_of(*lesions, *drawn)


TARGETS = (None, FindingId("l1"), FindingId("l2"))
NAMES = {None: "unlabelled", "l1": "Papule", "l2": "Nodule"}


def told(shape: Outline) -> tuple[object, ...]:
    exact = shape.kind in {ShapeKind.BOX, ShapeKind.ELLIPSE}
    return shape.kind.value, bounds(shape) if exact else shape.points


def wanted(case: AnnotatedCase, kinds: frozenset[ShapeKind]) -> Iterator[tuple[str, str, Outline]]:
    images = {image.media_id: f"urn:oid:1.2.3.1.{n}" for n, image in enumerate(IMAGES, start=1)}
    for one in case.findings:
        if isinstance(one.content, Mark) and one.content.shape.kind in kinds:
            assert isinstance(one.content.shape, Outline)
            assert one.media_id is not None
            yield images[one.media_id], NAMES[one.content.target], one.content.shape


@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much])
@given(case=cases())
def test_whatever_was_drawn_comes_back_from_a_report(case: AnnotatedCase) -> None:
    read = read_back(SR, case)
    assert read.problems == ()
    found = [
        (name, one.label, told(one.shape))
        for name, one in marks(read)
        if isinstance(one.shape, Outline)
    ]
    drawn = [(name, word, told(shape)) for name, word, shape in wanted(case, frozenset(ShapeKind))]
    assert sorted(found) == sorted(drawn)


@settings(max_examples=15, suppress_health_check=[HealthCheck.filter_too_much])
@given(case=cases().filter(lambda case: any(wanted(case, CLOSED))))
def test_what_has_an_inside_comes_back_from_a_segmentation(case: AnnotatedCase) -> None:
    read = read_back(SEG, case)
    found: dict[tuple[str, str], np.ndarray] = {}
    for name, one in marks(read):
        assert isinstance(one.shape, Brush)
        mask = mask_of(one.shape, COLUMNS, ROWS)
        found[name, one.label] = found.get((name, one.label), False) | mask
    drawn: dict[tuple[str, str], np.ndarray] = {}
    for name, word, shape in wanted(case, CLOSED):
        mask = mask_of(shape, COLUMNS, ROWS)
        drawn[name, word] = drawn.get((name, word), False) | mask
    assert found.keys() == drawn.keys()
    for key, mask in drawn.items():
        # A mark without the middle of a pixel is a pixel all the same.
        assert not (mask & ~found[key]).any()
        assert (found[key] & ~mask).sum() <= len(case.findings)


def test_frames_come_back() -> None:
    pixels = np.zeros((5, ROWS, COLUMNS), np.uint8)
    ultrasound = dicom_file(
        pixels, frames=True, Modality="US", SOPClassUID="1.2.840.10008.5.1.4.1.1.3.1",
        StudyInstanceUID="1.9", SeriesInstanceUID="1.9.1", SOPInstanceUID="1.9.1.1",
    )  # fmt: skip
    image = replace(IMAGES[0], frames=5)
    shape = Outline(ShapeKind.BOX, ((2, 3), (10, 9)))
    case = case_of(
        ("l", 0, Lesion(PAPULE)), ("m", 1, Mark(shape, FindingId("l"), 4)), images=[image]
    )
    for format_ in (SR, SEG):
        job = Job([case], "us", lambda _: (), codes_of, lambda _: ultrasound)
        read = read_foreign([ForeignFile(*one) for one in files_of(format_, job)])
        ((name, mark),) = marks(read)
        assert (name, mark.frame, mark.label) == ("urn:oid:1.9.1.1", 4, "Papule")


def test_an_enhanced_image_keeps_the_place_of_its_frames() -> None:
    def group(**parts: dict[str, object]) -> Dataset:
        made = Dataset()
        for keyword, said in parts.items():
            item = Dataset()
            for name, value in said.items():
                setattr(item, name, value)
            setattr(made, keyword, [item])
        return made

    enhanced = dicom_file(
        np.zeros((3, ROWS, COLUMNS), np.int16), frames=True, StudyInstanceUID="1.8",
        SOPClassUID="1.2.840.10008.5.1.4.1.1.2.1", SeriesInstanceUID="1.8.1",
        SOPInstanceUID="1.8.1.1", FrameOfReferenceUID="1.8.9",
        SharedFunctionalGroupsSequence=[
            group(
                PlaneOrientationSequence={"ImageOrientationPatient": [1, 0, 0, 0, 1, 0]},
                PixelMeasuresSequence={"PixelSpacing": [0.5, 0.25], "SliceThickness": 2},
            )
        ],
        PerFrameFunctionalGroupsSequence=[
            group(PlanePositionSequence={"ImagePositionPatient": [0, 0, 3 * n]}) for n in range(3)
        ],
    )  # fmt: skip
    image = replace(IMAGES[0], frames=3)
    shape = Outline(ShapeKind.BOX, ((2, 3), (10, 9)))
    case = case_of(
        ("l", 0, Lesion(PAPULE)),
        ("third", 1, Mark(shape, FindingId("l"), 3)),
        ("first", 1, Mark(shape, FindingId("l"), 1)),
        images=[image],
    )
    job = Job([case], "ct", lambda _: (), codes_of, lambda _: enhanced)
    ((path, data),) = files_of(SEG, job)
    read = read_foreign([ForeignFile(path, data)])
    assert sorted((name, one.frame) for name, one in marks(read)) == [
        ("urn:oid:1.8.1.1", 1), ("urn:oid:1.8.1.1", 3),
    ]  # fmt: skip
    made = pydicom.dcmread(io.BytesIO(data))
    places = {
        one.DerivationImageSequence[0].SourceImageSequence[0].ReferencedFrameNumber: list(
            one.PlanePositionSequence[0].ImagePositionPatient
        )
        for one in made.PerFrameFunctionalGroupsSequence
    }
    assert places == {1: [0, 0, 0], 3: [0, 0, 6]}
    assert made.FrameOfReferenceUID == "1.8.9"
