"""What our writers write our readers read back: the same marks, words, nodes and frames."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from medannot.domain.annotation.exported import AnnotatedCase, AnnotatedImage, FileFormat, marks_of
from medannot.domain.annotation.finding import Finding, Lesion, Mark
from medannot.domain.annotation.foreign import ForeignMark, ForeignSet
from medannot.domain.annotation.shapes import (
    CLOSED,
    Brush,
    Outline,
    Shape,
    ShapeKind,
    bounds,
    faults,
)
from medannot.domain.ids import FindingId, MediaId
from medannot.exchange.annotations.files import HOLDS, Job, files_of
from medannot.exchange.annotations.foreign_files import ForeignFile, read_foreign
from medannot.imaging.masks import brush_of, mask_of
from tests.helpers.annotated_case import FAR, NEAR, PAPULE, annotated_case, term

COLUMNS, ROWS = 40, 30
NODULE = term("L.NODULE", 'Nodule "<&>"', "结节")
OF_OTHERS = (FileFormat.COCO, FileFormat.LABELME, FileFormat.CVAT, FileFormat.LABEL_STUDIO)


def read_back(format_: FileFormat, *cases: AnnotatedCase) -> ForeignSet:
    """Write some cases and read the files, found in a folder."""
    job = Job(cases, "Trial", lambda _: ())
    files = [ForeignFile(name, data, named=False) for name, data in files_of(format_, job)]
    return read_foreign(files)


def alike(shape: Shape | None, wanted: Shape) -> bool:
    """Tell whether two shapes are the same, to a hundredth of a pixel."""
    if isinstance(shape, Brush) or isinstance(wanted, Brush):
        return shape == wanted
    if shape is None or shape.kind is not wanted.kind:
        return False
    if shape.kind in {ShapeKind.BOX, ShapeKind.ELLIPSE}:
        pairs: Iterator[tuple[float, float]] = zip(bounds(shape), bounds(wanted), strict=True)
        return all(abs(a - b) < 0.01 for a, b in pairs)
    return len(shape.points) == len(wanted.points) and bool(
        np.allclose(shape.points, wanted.points, atol=0.01)
    )


@pytest.mark.parametrize("format_", OF_OTHERS)
def test_every_mark_of_a_case_comes_back(format_: FileFormat) -> None:
    case = annotated_case()
    holds = HOLDS[format_].shapes | HOLDS[format_].nearly
    wanted = [one for one in marks_of(case) if one.mark.shape.kind in holds]
    read = read_back(format_, case)
    assert read.problems == ()
    assert [(one.name, one.columns, one.rows) for one in read.images if one.marks] == [
        (one.name, one.columns, one.rows) for one in (NEAR, FAR) if one
    ][: len({one.image.name for one in wanted})]
    found = [mark for image in read.images for mark in image.marks]
    assert [one.label for one in found] == [
        one.term.en if one.term else "unlabelled" for one in wanted
    ]
    assert [one.node_id for one in found] == [
        one.term.node_id if one.term else "" for one in wanted
    ]
    assert [
        mark.mark.shape.kind
        for mark, one in zip(wanted, found, strict=True)
        if not alike(one.shape, mark.mark.shape)
    ] == []
    first = found[0]
    assert (first.attributes["lesion"], first.attributes["author"]) == ("1", "A01")
    assert (first.attributes["role"], first.attributes["Colour"]) == ("primary", "Red")


def thousandths(most: int) -> st.SearchStrategy[float]:
    return st.integers(0, most * 1000).map(lambda value: value / 1000)


PLACES = st.tuples(thousandths(COLUMNS), thousandths(ROWS))


@st.composite
def brushes(draw: st.DrawFn) -> Brush:
    mask = np.zeros((ROWS, COLUMNS), np.bool_)
    for _ in range(draw(st.integers(1, 5))):
        x, y = draw(st.integers(0, COLUMNS - 1)), draw(st.integers(0, ROWS - 1))
        mask[y : y + draw(st.integers(1, 9)), x : x + draw(st.integers(1, 9))] ^= True
    brush = brush_of(mask)
    assume(brush is not None)
    assert brush is not None
    return brush


def outlines(kind: ShapeKind, least: int, most: int) -> st.SearchStrategy[Outline]:
    points = st.lists(PLACES, min_size=least, max_size=most)
    return points.map(lambda places: Outline(kind, tuple(places)))


SHAPES: st.SearchStrategy[Shape] = st.one_of(
    outlines(ShapeKind.POINT, 1, 1),
    outlines(ShapeKind.BOX, 2, 2),
    outlines(ShapeKind.ELLIPSE, 2, 2),
    outlines(ShapeKind.POLYGON, 3, 8),
    outlines(ShapeKind.FREEHAND, 2, 9),
    outlines(ShapeKind.POLYLINE, 2, 5),
    outlines(ShapeKind.DISTANCE, 2, 2),
    brushes(),
).filter(lambda shape: faults(shape, COLUMNS, ROWS) == ())


@st.composite
def cases(draw: st.DrawFn) -> AnnotatedCase:
    """Return a case with two lesions and marks that the workspace would have taken."""
    frames = draw(st.sampled_from([1, 1, 12]))
    image = AnnotatedImage(MediaId("m"), "case-0001-1.png", COLUMNS, ROWS, frames)
    lesions = [Finding(FindingId(f"l{n}"), None, Lesion(t)) for n, t in ((1, PAPULE), (2, NODULE))]
    marks = [
        Finding(
            FindingId(f"m{number}"),
            image.media_id,
            Mark(shape, draw(st.sampled_from([None, *(one.id for one in lesions)])),
                 draw(st.integers(1, frames))),
        )
        for number, shape in enumerate(draw(st.lists(SHAPES, max_size=6)))
    ]  # fmt: skip
    return AnnotatedCase(1, "case-0001", "A01", (image,), (*lesions, *marks))


@pytest.mark.parametrize("format_", OF_OTHERS)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(case=cases())
def test_whatever_was_drawn_comes_back(format_: FileFormat, case: AnnotatedCase) -> None:
    holds = HOLDS[format_].shapes | HOLDS[format_].nearly
    wanted = [one for one in marks_of(case) if one.mark.shape.kind in holds]
    read = read_back(format_, case)
    assert read.problems == ()
    found = [mark for image in read.images for mark in image.marks]
    assert [(one.frame, one.node_id) for one in found] == [
        (one.mark.frame, one.term.node_id if one.term else "") for one in wanted
    ]
    differing = [
        (one.mark.shape, mark.shape)
        for one, mark in zip(wanted, found, strict=True)
        if not alike(mark.shape, one.mark.shape)
    ]
    assert differing == []


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(case=cases())
def test_maps_come_back_as_the_pixels_that_were_seen(case: AnnotatedCase) -> None:
    drawn = [one for one in marks_of(case) if one.mark.shape.kind in CLOSED]
    read = read_back(FileFormat.MASKS, case)
    assert read.problems == ()
    found = [mark for image in read.images for mark in image.marks]
    for frame in {one.mark.frame for one in drawn}:
        whole = np.zeros((ROWS, COLUMNS), int)
        for one in (one for one in drawn if one.mark.frame == frame):
            whole += mask_of(one.mark.shape, COLUMNS, ROWS)
        seen = np.zeros((ROWS, COLUMNS), int)
        for mark in (mark for mark in found if mark.frame == frame):
            assert mark.shape is not None
            seen += mask_of(mark.shape, COLUMNS, ROWS)
        assert (seen == (whole > 0)).all()
    for mark in found:
        assert (mark.node_id, mark.attributes.get("lesion")) in {
            ("L.PAPULE", "1"), ("L.NODULE", "2"), ("", None),
        }  # fmt: skip


def test_two_authors_are_told_apart() -> None:
    def by(author: str) -> AnnotatedCase:
        mark = Mark(Outline(ShapeKind.BOX, ((1, 2), (5, 6))), FindingId("l"))
        found = (
            Finding(FindingId("l"), None, Lesion(PAPULE)),
            Finding(FindingId("m"), NEAR.media_id, mark),
        )
        return AnnotatedCase(1, "case-0001", author, (NEAR,), found)

    for format_ in (*OF_OTHERS, FileFormat.MASKS):
        (image,) = read_back(format_, by("A01"), by("B02")).images
        assert {one.attributes["author"] for one in image.marks} == {"A01", "B02"}, format_


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@settings(max_examples=30, deadline=None)
@given(brush=brushes())
def test_a_mask_that_pycocotools_packed_is_unpacked(brush: Brush) -> None:
    packer = pytest.importorskip("pycocotools.mask")
    mask = mask_of(brush, COLUMNS, ROWS)
    packed = packer.encode(np.asfortranarray(mask.astype(np.uint8)))
    written = {
        "images": [{"id": 1, "file_name": "a.png", "width": COLUMNS, "height": ROWS}],
        "categories": [{"id": 1, "name": "spot"}],
        "annotations": [
            {
                "id": 1,
                "image_id": 1,
                "category_id": 1,
                "segmentation": {"size": [ROWS, COLUMNS], "counts": packed["counts"].decode()},
            }
        ],
    }
    import json

    (image,) = read_foreign([ForeignFile("a.json", json.dumps(written).encode())]).images
    assert image.marks == (ForeignMark("spot", brush),)
