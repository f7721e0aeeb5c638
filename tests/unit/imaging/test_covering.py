"""Covered pixels are gone, everything else is bit for bit as it was."""

import io

import numpy as np
import pydicom
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from medannot.domain.covering import CoverRequest, Shape, ShapeKind, Subject
from medannot.domain.errors import UsageFault
from medannot.domain.ids import MediaId
from medannot.domain.media import Media
from medannot.imaging.covering import cover_image, cover_mask
from medannot.imaging.deidentify import CleanImage, clean_here
from medannot.imaging.frame import Frame
from medannot.imaging.opener import open_image
from tests.helpers.pictures import dicom_set, encoded, exif, jpeg_segment, written

KEY = bytes(range(32))
BOX = Shape(ShapeKind.BOX, ((1, 1), (3, 2)))


def stored(data: bytes) -> tuple[Media, CleanImage]:
    clean = clean_here(data, "a", KEY)
    media = Media(
        id=MediaId("m"),
        sha256="",
        original_mac="",
        format=clean.format,
        rows=clean.rows,
        columns=clean.columns,
        frames=clean.frames,
        modality=clean.modality,
        monochrome=clean.monochrome,
        orientation=clean.orientation,
        spacing=clean.spacing,
        spacing_kind=clean.spacing_kind,
        profile=clean.profile,
        profile_version=clean.profile_version,
        frame_hashes=clean.frame_hashes,
        profile_options=clean.options,
    )
    return media, clean


def covered(data: bytes, request: CoverRequest) -> tuple[CleanImage, list[Frame], list[Frame]]:
    media, clean = stored(data)
    made = cover_image(clean.data, media, request, KEY)
    before = open_image(clean.data, "a", orientation=clean.orientation)
    after = open_image(made.data, "a", orientation=made.orientation)
    frames = range(1, before.frames + 1)
    return made, [before.frame(n) for n in frames], [after.frame(n) for n in frames]


def test_a_box_covers_each_pixel_that_it_touches() -> None:
    shape = Shape(ShapeKind.BOX, ((1.5, 0.9), (2.1, 2)))
    assert cover_mask([shape], 4, 4).astype(int).tolist() == [
        [0, 1, 1, 0],
        [0, 1, 1, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
    ]


def test_an_ellipse_covers_each_pixel_that_it_touches() -> None:
    shape = Shape(ShapeKind.ELLIPSE, ((0, 0), (8, 8)))
    assert cover_mask([shape], 8, 8).astype(int).tolist() == [
        [0, 1, 1, 1, 1, 1, 1, 0],
        [1, 1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1, 1, 1],
        [0, 1, 1, 1, 1, 1, 1, 0],
    ]


def test_a_polygon_covers_its_inside_and_the_pixels_on_its_edges() -> None:
    shape = Shape(ShapeKind.POLYGON, ((0.5, 0.5), (4.5, 0.5), (0.5, 4.5)))
    assert cover_mask([shape], 5, 5).astype(int).tolist() == [
        [1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1],
        [1, 1, 1, 1, 0],
        [1, 1, 1, 0, 0],
        [1, 1, 0, 0, 0],
    ]


@given(
    st.lists(st.tuples(st.floats(-5, 25), st.floats(-5, 25)), min_size=3, max_size=6),
    st.floats(0, 1),
    st.integers(0, 5),
)
def test_no_pixel_on_the_edge_of_a_polygon_stays_to_be_seen(
    points: list[tuple[float, float]], share: float, edge: int
) -> None:
    try:
        shape = Shape(ShapeKind.POLYGON, tuple(points))
    except UsageFault:
        return
    (ax, ay), (bx, by) = points[edge % len(points)], points[(edge + 1) % len(points)]
    x, y = ax + (bx - ax) * share, ay + (by - ay) * share
    if 0.001 < x % 1 < 0.999 and 0.001 < y % 1 < 0.999 and 0 <= x < 20 and 0 <= y < 20:
        assert cover_mask([shape], 20, 20)[int(y), int(x)]


def test_shapes_that_reach_beyond_the_image_cover_what_lies_in_it() -> None:
    shape = Shape(ShapeKind.BOX, ((-5, -5), (1, 9)))
    assert cover_mask([shape], 2, 2).tolist() == [[True, False], [True, False]]
    assert not cover_mask([Shape(ShapeKind.BOX, ((5, 5), (6, 6)))], 2, 2).any()


@pytest.mark.parametrize("points", [((1, 1), (1, 5)), ((1, 1),), ()])
def test_a_shape_without_an_inside_is_refused(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(UsageFault, match="needs width and height"):
        Shape(ShapeKind.BOX, points)


def test_a_jpeg_photograph_becomes_a_png_whose_other_pixels_are_the_same() -> None:
    rng = np.random.default_rng(7)
    picture = rng.integers(0, 256, (24, 32, 3), dtype=np.uint8)
    plain = encoded(picture, "JPEG", quality=90)
    data = plain[:2] + jpeg_segment(0xE1, b"Exif\x00\x00" + exif(6)) + plain[2:]
    made, (before,), (after,) = covered(data, CoverRequest((BOX,), Subject.FACE))
    assert made.data.startswith(b"\x89PNG")
    assert made.orientation == 1
    assert (after.rows, after.columns) == (32, 24)
    mask = np.zeros((32, 24), dtype=bool)
    mask[1:2, 1:3] = True
    assert after.pixels[mask].tolist() == [[0, 0, 0], [0, 0, 0]]
    assert np.array_equal(after.pixels[~mask], before.pixels[~mask])
    assert made.options == ("covered-face",)
    with Image.open(io.BytesIO(made.data)) as image:
        assert image.info == {}


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_a_grey_png_keeps_its_values_round_the_cover(kind: type[np.generic]) -> None:
    picture = np.arange(40, dtype=kind).reshape(5, 8) * 6 + 9
    _, (before,), (after,) = covered(encoded(picture.astype(kind), "PNG"), CoverRequest((BOX,)))
    assert after.pixels.dtype == kind
    assert after.pixels[1].tolist() == [57, 9, 9, 75, 81, 87, 93, 99]
    assert np.array_equal(after.pixels[2:], before.pixels[2:])


def test_a_colour_picture_whose_only_colour_is_covered_is_grey_from_then_on() -> None:
    picture = np.full((4, 4, 3), 90, dtype=np.uint8)
    picture[1, 1] = (200, 10, 10)
    made, _, (after,) = covered(encoded(picture, "PNG"), CoverRequest((BOX,)))
    assert (made.monochrome, after.monochrome) == (True, True)
    assert after.pixels.tolist()[1] == [90, 0, 0, 90]


def two_frames(**attributes: object) -> bytes:
    pixels = np.arange(24, dtype=np.int16).reshape(2, 3, 4) - 5
    return written(dicom_set(pixels, frames=True, **attributes))


def test_a_dicom_image_is_covered_on_the_chosen_frames_with_the_darkest_value_that_is_left() -> (
    None
):
    request = CoverRequest((BOX,), Subject.WRITING, frames=frozenset({2}))
    made, before, after = covered(two_frames(), request)
    assert np.array_equal(after[0].pixels, before[0].pixels)
    assert after[1].pixels.tolist() == [[7, 8, 9, 10], [11, 7, 7, 14], [15, 16, 17, 18]]
    assert made.options == ("covered-writing-in-part",)


def test_where_low_values_are_bright_the_cover_is_the_highest() -> None:
    data = two_frames(PhotometricInterpretation="MONOCHROME1")
    _, _, after = covered(data, CoverRequest((BOX,)))
    assert after[0].pixels.tolist()[1] == [-1, 6, 6, 2]


def test_the_value_that_covers_says_nothing_of_what_lay_there() -> None:
    pixels = np.full((4, 4), 500, dtype=np.uint16)
    pixels[1, 1] = 3
    _, _, (after,) = covered(written(dicom_set(pixels)), CoverRequest((BOX,)))
    assert (after.pixels == 500).all()


def test_a_covered_dicom_image_says_so_and_is_another_instance_of_the_same_series() -> None:
    data = two_frames(
        StudyInstanceUID="1.2.3",
        SeriesInstanceUID="1.2.3.9",
        BurnedInAnnotation="YES",
        PixelSpacing=["0.5", "0.5"],
        WindowCenter="5",
        WindowWidth="20",
    )
    media, clean = stored(data)
    made = cover_image(clean.data, media, CoverRequest((BOX,), Subject.WRITING), KEY)
    old, new = (pydicom.dcmread(io.BytesIO(one.data)) for one in (clean, made))
    assert new.SOPInstanceUID != old.SOPInstanceUID
    assert (new.StudyInstanceUID, new.SeriesInstanceUID) == (
        old.StudyInstanceUID,
        old.SeriesInstanceUID,
    )
    assert new.BurnedInAnnotation == "NO"
    codes = [item.CodeValue for item in new.DeidentificationMethodCodeSequence]
    assert codes == ["113100", "113101"]
    assert list(new.DeidentificationMethod) == ["medannot PS3.15-basic 2", "covered-writing"]
    assert (made.spacing, made.profile, made.profile_version) == ((0.5, 0.5), "PS3.15-basic", "2")
    assert made.options == ("covered-writing",)
