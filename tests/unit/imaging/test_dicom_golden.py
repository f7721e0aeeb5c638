"""Each kind of DICOM pixels with the pixels that the standard gives, worked out by hand."""

import io

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRBigEndian, RLELossless

from medannot.domain.errors import InputFault
from medannot.imaging.frame import Edges, LookupTable, VoiFunction, Window
from medannot.imaging.opener import open_image
from medannot.imaging.windowing import render_frame
from tests.helpers.pictures import dicom_file, dicom_set, written

STEPS = np.array([[0, 1, 2, 3]], dtype=np.uint8)
WIDE = {"WindowCenter": "128", "WindowWidth": "256"}


def shown(data: bytes, number: int = 1) -> list[object]:
    return render_frame(open_image(data, "a.dcm").frame(number)).tolist()


def item(**attributes: object) -> Dataset:
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def table(first: int, entries: list[int], bits: int, order: str = "<", **more: object) -> Sequence:
    made = item(**more)
    made.add_new("LUTDescriptor", "SS", [len(entries) % 65_536, first, bits])
    made.add_new("LUTData", "OW", np.array(entries, f"{order}u2").tobytes())
    return Sequence([made])


# --- grey -----------------------------------------------------------------------------------


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize("shape", ["", "IDENTITY", "INVERSE"])
def test_polarity_is_turned_once_however_often_it_is_said(photometric: str, shape: str) -> None:
    pixels = np.array([[0, 64, 255]], dtype=np.uint8)
    data = dicom_file(
        pixels, PhotometricInterpretation=photometric, PresentationLUTShape=shape, **WIDE
    )
    turned = photometric == "MONOCHROME1" or shape == "INVERSE"
    assert shown(data) == ([[255, 191, 0]] if turned else [[0, 64, 255]])


@pytest.mark.parametrize(
    ("function", "pixels"),
    [
        # c 100, w 200 of 0, 50, 100, 150, 200: (x − 99.5) / 199 + 0.5.
        ("LINEAR", [0, 64, 128, 192, 255]),
        # x / 200.
        ("LINEAR_EXACT", [0, 64, 128, 191, 255]),
        # 1 / (1 + exp(−(x − 100) / 50)).
        ("SIGMOID", [30, 69, 128, 186, 225]),
    ],
)
def test_each_window_function(function: str, pixels: list[int]) -> None:
    values = np.array([[0, 50, 100, 150, 200]], dtype=np.int16)
    data = dicom_file(values, VOILUTFunction=function, WindowCenter="100", WindowWidth="200")
    assert shown(data) == [pixels]


def test_several_windows_and_tables_are_to_choose_from_windows_first() -> None:
    data = dicom_file(
        STEPS,
        WindowCenter=["40", "300"],
        WindowWidth=["400", "1500"],
        WindowCenterWidthExplanation=["SOFT", "BONE"],
        VOILUTSequence=table(0, [0, 10, 20, 30], 8, LUTExplanation="HARD"),
    )
    assert open_image(data, "a").frame().voi == (
        Window(40, 400, "SOFT"),
        Window(300, 1500, "BONE"),
        LookupTable(0, (0, 10, 20, 30), 8, "HARD"),
    )


def test_a_voi_table_is_scaled_by_its_declared_bits() -> None:
    # Entries of 12 bits: 2048 of 4095 is 127.5 of 255.
    data = dicom_file(STEPS, VOILUTSequence=table(1, [0, 2048, 4095], 12))
    assert shown(data) == [[0, 0, 128, 255]]


def test_a_voi_table_begins_below_zero() -> None:
    values = np.array([[-3, -2, -1, 0]], dtype=np.int16)
    data = dicom_file(values, VOILUTSequence=table(-2, [0, 128, 255], 8))
    assert shown(data) == [[0, 0, 128, 255]]


def test_a_modality_table_comes_before_the_window() -> None:
    data = dicom_file(
        STEPS, ModalityLUTSequence=table(0, [0, 50, 100, 200], 8, ModalityLUTType="OD"), **WIDE
    )
    frame = open_image(data, "a").frame()
    assert render_frame(frame).tolist() == [[0, 50, 100, 200]]
    assert frame.rescale_unit == "OD"


def test_a_table_of_the_whole_range_has_a_descriptor_of_zero() -> None:
    entries = list(range(65_536))
    pixels = np.array([[0, 32_768, 65_535]], dtype=np.uint16)
    data = dicom_file(pixels, VOILUTSequence=table(0, entries, 16))
    assert shown(data) == [[0, 128, 255]]


def test_an_empty_table_is_left_out_and_told() -> None:
    data = dicom_file(
        STEPS, VOILUTSequence=Sequence([Dataset()]), ModalityLUTSequence=Sequence([Dataset()])
    )
    frame = open_image(data, "a").frame()
    assert render_frame(frame).tolist() == [[0, 85, 170, 255]]
    assert frame.notes == (
        "a: its Modality LUT cannot be used; it is left out.",
        "a: its VOI LUT cannot be used; it is left out.",
    )


def test_a_slope_of_zero_is_left_out_and_told() -> None:
    frame = open_image(dicom_file(STEPS, RescaleSlope="0", RescaleIntercept="5"), "a").frame()
    assert render_frame(frame).tolist() == [[0, 85, 170, 255]]
    assert frame.notes == ("a: its rescale cannot be used; it is left out.",)


def test_padding_is_a_range() -> None:
    values = np.array([[-2000, -1990, 0, 100]], dtype=np.int16)
    data = dicom_file(values, PixelPaddingValue=-2000, PixelPaddingRangeLimit=-1990)
    assert shown(data) == [[0, 0, 0, 255]]


# --- depths ---------------------------------------------------------------------------------


def test_pixels_of_one_bit_begin_with_the_lowest() -> None:
    # Two frames of 3 x 2 pixels share two bytes: the second begins in the middle of the first.
    dataset = dicom_set(np.zeros((2, 2, 3), np.uint8), frames=True)
    dataset.BitsAllocated = dataset.BitsStored = 1
    dataset.HighBit = 0
    # Frame 1: 101 / 110; frame 2: 011 / 001; bits from the lowest on.
    dataset.PixelData = bytes([0b10_011_101, 0b0000_1001])
    data = written(dataset)
    assert shown(data, 1) == [[255, 0, 255], [255, 255, 0]]
    assert shown(data, 2) == [[0, 255, 1 * 255], [0, 0, 255]]


@pytest.mark.parametrize("dtype", ["int32", "uint32"])
def test_pixels_of_32_bits(dtype: str) -> None:
    values = np.array([[0, 100_000, 200_000]], dtype=dtype)
    # (x − 100,000) / 200,000 + 0.5.
    assert shown(dicom_file(values)) == [[0, 128, 255]]
    assert shown(dicom_file(values, WindowCenter="100000.5", WindowWidth="3")) == [[0, 128, 255]]


@pytest.mark.parametrize(
    ("keyword", "dtype"), [("FloatPixelData", "<f4"), ("DoubleFloatPixelData", "<f8")]
)
def test_floating_point_pixels(keyword: str, dtype: str) -> None:
    values = np.array([[0.0, 0.5, 1.0, 4.0]], dtype=dtype)
    dataset = dicom_set(np.zeros((1, 4), np.uint16), WindowCenter="0.5", WindowWidth="1")
    del dataset.PixelData
    dataset.BitsAllocated = values.dtype.itemsize * 8
    setattr(dataset, keyword, values.tobytes())
    dataset.VOILUTFunction = "LINEAR_EXACT"
    assert shown(written(dataset)) == [[0, 128, 255, 255]]


def test_a_twelve_bit_sample_may_stand_at_any_bit() -> None:
    raw = np.array([[0x0000, 0x7FF0, 0xFFF0]], dtype=np.uint16)
    data = dicom_file(raw, BitsStored=12, HighBit=15)
    assert open_image(data, "a").frame().pixels.tolist() == [[0, 0x7FF, 0xFFF]]


# --- colour ---------------------------------------------------------------------------------

# Pure red, and mid grey, by PS3.3 C.7.6.3.1.2: Y = 0.299 R …, Cb and Cr about 128.
YBR = np.array([[[76, 85, 255], [128, 128, 128]]], dtype=np.uint8)


def test_ybr_full_becomes_red_green_blue() -> None:
    data = dicom_file(YBR, PhotometricInterpretation="YBR_FULL")
    # R = 76 + 1.402 * 127 = 254.05; G = 76 - 0.3441 * -43 - 0.7141 * 127 = 0.1; B = -0.2.
    assert shown(data) == [[[254, 0, 0], [128, 128, 128]]]


def partial_422(*octets: int, columns: int = 4, **attributes: object) -> bytes:
    blank = np.zeros((1, columns, 3), np.uint8)
    dataset = dicom_set(blank, PhotometricInterpretation="YBR_PARTIAL_422", **attributes)
    dataset["PixelData"].value = bytes(octets)
    return written(dataset)


def test_ybr_partial_422_goes_from_16_to_235_and_shares_chroma() -> None:
    # PS3.3-2000 C.7.6.3.1.2: black has Y 16, white 235; red 81, 90, 240; blue 41, 240, 110.
    data = partial_422(16, 235, 128, 128, 81, 81, 90, 240)
    frame = open_image(data, "a").frame()
    assert frame.pixels.tolist() == [[[0, 0, 0], [255, 255, 255], [254, 0, 0], [254, 0, 0]]]
    assert frame.notes == ()


def test_ybr_partial_422_that_is_not_subsampled_is_shown_as_it_is() -> None:
    data = partial_422(16, 128, 128, 41, 240, 110, columns=2)
    frame = open_image(data, "a").frame()
    assert frame.pixels.tolist() == [[[0, 0, 0], [0, 0, 255]]]
    assert frame.notes == (
        "a says YBR_PARTIAL_422 and holds colours of every pixel; it is shown so.",
    )


def test_ybr_partial_422_of_more_than_8_bits_is_refused_by_its_name() -> None:
    dataset = dicom_set(np.zeros((1, 2, 3), np.uint16), PhotometricInterpretation="YBR_PARTIAL_422")
    dataset["PixelData"].value = bytes(8)
    with pytest.raises(InputFault, match=r"^a is a DICOM file with YBR_PARTIAL_422 of 16 bits,"):
        open_image(written(dataset), "a")


def test_ybr_full_422_shares_chroma_between_two_pixels() -> None:
    dataset = dicom_set(np.zeros((1, 2, 3), np.uint8), PhotometricInterpretation="YBR_FULL_422")
    dataset.PixelData = bytes([76, 176, 85, 255])
    # The second pixel has the same chroma and Y + 100.
    assert shown(written(dataset)) == [[[254, 0, 0], [255, 100, 100]]]


def test_colours_of_16_bits_are_scaled_by_their_type() -> None:
    pixels = np.array([[[0, 0x0100, 0x80FF]]], dtype=np.uint16)
    # Not by the image's own maximum: the upper byte of each.
    assert shown(dicom_file(pixels)) == [[[0, 1, 128]]]


def palette(entries: list[list[int]], bits: int, first: int = 0, **more: object) -> bytes:
    attributes: dict[str, object] = {"PhotometricInterpretation": "PALETTE COLOR"}
    form = "<u2" if bits == 16 else "u1"
    for colour, values in zip(("Red", "Green", "Blue"), entries, strict=True):
        name = f"{colour}PaletteColorLookupTable"
        attributes[f"{name}Descriptor"] = [len(values), first, bits]
        attributes[f"{name}Data"] = np.array(values, dtype=form).tobytes()
    return dicom_file(STEPS, **attributes, **more)


def test_a_palette_of_16_bits_shows_its_upper_byte() -> None:
    data = palette([[0, 0xFFFF, 0x8000, 0x1234], [0, 0, 0xFFFF, 0], [0, 0x0100, 0, 0xFFFF]], 16)
    assert shown(data) == [[[0, 0, 0], [255, 0, 1], [128, 255, 0], [0x12, 0, 255]]]


def test_a_palette_of_8_bits_and_values_off_its_ends() -> None:
    data = palette([[10, 20], [30, 40], [50, 60]], 8, first=1)
    assert shown(data) == [[[10, 30, 50], [10, 30, 50], [20, 40, 60], [20, 40, 60]]]


def test_a_segmented_palette_is_expanded() -> None:
    # Discrete segment of one value 0, then a linear one over three entries up to 0x3000.
    segments = np.array([0, 1, 0, 1, 3, 0x3000], dtype="<u2").tobytes()
    attributes: dict[str, object] = {"PhotometricInterpretation": "PALETTE COLOR"}
    for colour in ("Red", "Green", "Blue"):
        attributes[f"{colour}PaletteColorLookupTableDescriptor"] = [4, 0, 16]
        attributes[f"Segmented{colour}PaletteColorLookupTableData"] = segments
    rendered = shown(dicom_file(STEPS, **attributes))
    assert rendered == [[[0] * 3, [0x10] * 3, [0x20] * 3, [0x30] * 3]]


def test_rle_of_colours_of_16_bits() -> None:
    pixels = np.arange(12, dtype=np.uint16).reshape(2, 2, 3) * 300
    coded = dicom_set(pixels)
    coded.compress(RLELossless, encoding_plugin="pydicom")
    assert shown(written(coded)) == shown(dicom_file(pixels))


def test_rle_of_32_bits_puts_the_highest_byte_first() -> None:
    # Four segments, each a run of four literal bytes, padded to an even length (PS3.5 G.4).
    planes = ([0, 0, 0, 1], [0, 0, 1, 0], [0, 1, 0, 0], [7, 0, 0, 0])
    segments = [bytes([3, *plane, 0]) for plane in planes]
    starts = [64 + 6 * number for number in range(4)]
    head = np.array([4, *starts, *[0] * 11], dtype="<u4").tobytes()
    dataset = dicom_set(np.zeros((1, 4), np.uint32))
    dataset.file_meta.TransferSyntaxUID = RLELossless
    dataset.PixelData = encapsulate([head + b"".join(segments)])
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    frame = open_image(written(dataset), "a").frame()
    assert frame.pixels.tolist() == [[7, 256, 65_536, 16_777_216]]


# --- functional groups ----------------------------------------------------------------------


def enhanced(where: str) -> bytes:
    """Two frames; window and rescale of each stand in the groups named."""
    stack = np.array([[[0, 50, 100]], [[0, 50, 100]]], dtype=np.uint16)

    def group(center: int, intercept: int) -> Dataset:
        return item(
            FrameVOILUTSequence=Sequence([item(WindowCenter=str(center), WindowWidth="101")]),
            PixelValueTransformationSequence=Sequence(
                [item(RescaleSlope="1", RescaleIntercept=str(intercept), RescaleType="US")]
            ),
        )

    groups = {
        "shared": {"SharedFunctionalGroupsSequence": Sequence([group(50, 0)])},
        "per frame": {
            "SharedFunctionalGroupsSequence": Sequence([group(999, 7)]),
            "PerFrameFunctionalGroupsSequence": Sequence([group(50, 0), group(150, 50)]),
        },
    }
    return dicom_file(stack, frames=True, WindowCenter="9", WindowWidth="9", **groups[where])


def test_shared_groups_count_for_every_frame() -> None:
    data = enhanced("shared")
    # (x − 49.5) / 100 + 0.5.
    assert shown(data, 1) == shown(data, 2) == [[1, 129, 255]]


def test_a_frame_has_its_own_window_and_rescale() -> None:
    data = enhanced("per frame")
    assert shown(data, 1) == [[1, 129, 255]]
    # 50, 100, 150 by (x − 149.5) / 100 + 0.5.
    assert shown(data, 2) == [[0, 1, 129]]


def test_fewer_groups_than_frames_leave_the_rest_to_the_shared_ones() -> None:
    stack = np.array([[[0, 100]], [[0, 100]]], dtype=np.uint16)
    shared = item(FrameVOILUTSequence=Sequence([item(WindowCenter="50.5", WindowWidth="101")]))
    own = item(FrameVOILUTSequence=Sequence([item(WindowCenter="150.5", WindowWidth="101")]))
    data = dicom_file(
        stack,
        frames=True,
        SharedFunctionalGroupsSequence=Sequence([shared]),
        PerFrameFunctionalGroupsSequence=Sequence([own]),
    )
    assert shown(data, 1) == [[0, 0]]
    assert shown(data, 2) == [[0, 255]]


def placed(*heights: int, **top: object) -> bytes:
    """Return an enhanced file whose frames lie at some heights; each holds its height."""
    stack = np.array([[[z]] for z in heights], dtype=np.uint16)
    axial = item(ImageOrientationPatient=["1", "0", "0", "0", "1", "0"])
    shared = item(PlaneOrientationSequence=Sequence([axial]))
    groups = [
        item(PlanePositionSequence=Sequence([item(ImagePositionPatient=["1", "2", str(z)])]))
        for z in heights
    ]
    return dicom_file(
        stack,
        frames=True,
        StudyInstanceUID="1.2",
        SeriesInstanceUID="1.2.3",
        SharedFunctionalGroupsSequence=Sequence([shared]),
        PerFrameFunctionalGroupsSequence=Sequence(groups),
        **top,
    )


def test_each_frame_of_an_enhanced_file_has_its_own_place() -> None:
    facts = open_image(placed(30, 10, 20), "a").facts
    assert [plane.position for plane in facts.planes] == [(1, 2, 30), (1, 2, 10), (1, 2, 20)]
    assert {plane.axes for plane in facts.planes} == {(1, 0, 0, 0, 1, 0)}
    assert [facts.place_of(frame).position for frame in (1, 3)] == [(1, 2, 30), (1, 2, 20)]
    assert facts.place_of(3).study == facts.series.study


def test_a_frame_without_a_group_of_its_own_has_no_place() -> None:
    dataset = pydicom.dcmread(io.BytesIO(placed(30, 10, 20)))
    del dataset.PerFrameFunctionalGroupsSequence[1].PlanePositionSequence
    del dataset.PerFrameFunctionalGroupsSequence[2]
    facts = open_image(written(dataset), "a").facts
    assert [plane and plane.position for plane in facts.planes] == [(1, 2, 30), None, None]
    assert facts.place_of(2).position is None


def test_a_position_at_the_top_of_an_older_file_is_not_that_of_every_frame() -> None:
    stack = np.zeros((3, 1, 1), np.uint16)
    place = {"ImagePositionPatient": ["1", "2", "3"]}
    facts = open_image(dicom_file(stack, frames=True, **place), "a").facts
    assert facts.planes == ()
    assert [facts.place_of(frame).position for frame in (1, 2)] == [(1, 2, 3), None]


# --- shape, place, drawings -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attributes", "aspect"),
    [
        ({}, 1.0),
        ({"PixelAspectRatio": ["4", "3"]}, 4 / 3),
        ({"PixelSpacing": ["0.6", "0.3"]}, 2.0),
        ({"PixelSpacing": ["0.6", "0.3"], "PixelAspectRatio": ["1", "1"]}, 2.0),
        ({"PixelAspectRatio": ["0", "3"]}, 1.0),
    ],
)
def test_pixels_have_their_true_shape(attributes: dict[str, object], aspect: float) -> None:
    assert open_image(dicom_file(STEPS, **attributes), "a").frame().pixel_aspect == aspect


@pytest.mark.parametrize(
    ("attributes", "edges"),
    [
        ({}, None),
        ({"ImageOrientationPatient": ["1", "0", "0", "0", "1", "0"]}, Edges("R", "L", "A", "P")),
        ({"ImageOrientationPatient": ["0", "1", "0", "0", "0", "-1"]}, Edges("A", "P", "H", "F")),
        (
            {"ImageOrientationPatient": ["0.8", "0.6", "0", "0", "0", "-1"]},
            Edges("RA", "LP", "H", "F"),
        ),
        ({"PatientOrientation": ["L", "F"]}, Edges("R", "L", "H", "F")),
        ({"PatientOrientation": ["MUSTER", "F"]}, None),
        ({"ImageOrientationPatient": ["1", "0", "0", "1", "0", "0"]}, None),
        ({"ImageOrientationPatient": ["0"] * 6}, None),
    ],
)
def test_edges_have_letters_only_where_the_file_gives_an_orientation(
    attributes: dict[str, object], edges: Edges | None
) -> None:
    assert open_image(dicom_file(STEPS, **attributes), "a").frame().edges == edges


def test_an_overlay_is_a_layer_of_its_own() -> None:
    pixels = np.zeros((2, 4), np.uint8)
    dataset = dicom_set(pixels, **WIDE)
    dataset.add_new(0x60000010, "US", 2)
    dataset.add_new(0x60000011, "US", 3)
    dataset.add_new(0x60000050, "SS", [1, 2])
    dataset.add_new(0x60000100, "US", 1)
    dataset.add_new(0x60000102, "US", 0)
    dataset.add_new(0x60003000, "OW", bytes([0b0010_1101, 0]))
    frame = open_image(written(dataset), "a").frame()
    (overlay,) = frame.overlays
    assert overlay.bits.tolist() == [[True, False, True], [True, False, True]]
    assert (overlay.left, overlay.top, overlay.number) == (1, 0, 1)
    assert render_frame(frame).tolist() == [[0] * 4, [0] * 4]


def test_an_overlay_in_unused_bits_is_found_and_is_no_part_of_the_pixels() -> None:
    raw = np.array([[0x8001, 0x0002]], dtype=np.uint16)
    dataset = dicom_set(raw, BitsStored=12, HighBit=11)
    for element, value in ((0x10, 1), (0x11, 2), (0x100, 16), (0x102, 15)):
        dataset.add_new(0x60020000 | element, "US", value)
    frame = open_image(written(dataset), "a").frame()
    assert frame.pixels.tolist() == [[1, 2]]
    assert frame.overlays[0].bits.tolist() == [[True, False]]


def test_a_damaged_overlay_is_left_out_and_told() -> None:
    dataset = dicom_set(STEPS)
    dataset.add_new(0x60000010, "US", 50)
    dataset.add_new(0x60000011, "US", 50)
    dataset.add_new(0x60003000, "OW", b"\x01\x00")
    frame = open_image(written(dataset), "a").frame()
    assert frame.overlays == ()
    assert frame.notes == ("a: a damaged overlay is left out.",)


def test_an_estimated_magnification_gives_estimated_lengths() -> None:
    facts = open_image(
        dicom_file(
            STEPS,
            Modality="DX",
            ImagerPixelSpacing=["0.3", "0.3"],
            EstimatedRadiographicMagnificationFactor="1.5",
        ),
        "a",
    ).facts
    assert facts.spacing == pytest.approx((0.2, 0.2))
    assert facts.spacing_kind.value == "estimated"


def test_a_big_endian_table_and_window() -> None:
    dataset = dicom_set(STEPS, VOILUTSequence=table(0, [0, 10, 20, 255], 8, ">"))
    dataset.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
    assert shown(written(dataset)) == [[0, 10, 20, 255]]


# --- damaged files ----------------------------------------------------------------------------


def test_what_is_there_of_a_file_that_was_cut_short_is_shown() -> None:
    stack = np.arange(1, 25, dtype=np.uint16).reshape(3, 2, 4)
    data = dicom_file(stack, frames=True, WindowCenter="12.5", WindowWidth="25")
    image = open_image(data[:-22], "a.dcm")
    assert image.facts.incomplete
    assert not image.frame(1).incomplete
    second = image.frame(2)
    # Five of eight values of frame 2 are there; the rest takes the lowest of them.
    assert second.pixels.tolist() == [[9, 10, 11, 12], [13, 9, 9, 9]]
    assert second.incomplete
    assert second.notes == ("a.dcm was cut short: part of frame 2 is missing and shown dark.",)
    with pytest.raises(Exception, match=r"^a\.dcm was cut short: its frame 3 is missing"):
        image.frame(3)


def test_one_bad_frame_does_not_close_the_file() -> None:
    stack = np.arange(24, dtype=np.uint8).reshape(3, 2, 4)
    dataset = dicom_set(stack, frames=True)
    dataset.compress(RLELossless, encoding_plugin="pydicom")
    data = bytearray(written(dataset))
    second = data.index(b"\x01\x00\x00\x00", data.index(b"\x01\x00\x00\x00\x40") + 8)
    data[second] = 9
    image = open_image(bytes(data), "a.dcm")
    assert image.frame(1).pixels.tolist() == stack[0].tolist()
    assert image.frame(3).pixels.tolist() == stack[2].tolist()
    with pytest.raises(Exception, match=r"^a\.dcm is a DICOM file whose frame 2 is broken"):
        image.frame(2)


@pytest.mark.parametrize("table_bytes", ["none", "right", "wrong"])
def test_frames_are_found_with_and_without_a_right_offset_table(table_bytes: str) -> None:
    stack = np.stack([np.full((4, 4), value, np.uint8) for value in (1, 2, 3)])
    dataset = dicom_set(stack, frames=True)
    dataset.compress(RLELossless, encoding_plugin="pydicom", generate_instance_uid=False)
    data = written(dataset)
    if table_bytes != "right":
        start = data.index(b"\xfe\xff\x00\xe0")
        length = int.from_bytes(data[start + 4 : start + 8], "little")
        wrong = b"\x07\x00\x00\x00" * (length // 4) if table_bytes == "wrong" else b""
        head = data[: start + 4] + len(wrong).to_bytes(4, "little") + wrong
        data = head + data[start + 8 + length :]
    image = open_image(data, "a")
    assert [int(image.frame(number).pixels[0, 0]) for number in (1, 2, 3)] == [1, 2, 3]


def test_a_number_of_frames_that_is_none_is_read_and_told() -> None:
    dataset = dicom_set(np.zeros((2, 1, 4), np.uint8), frames=True)
    dataset.add_new(0x00280008, "LO", "2A")
    dataset["NumberOfFrames"].VR = "LO"
    image = open_image(written(dataset), "a")
    assert image.frames == 2
    assert image.frame().notes == (
        "a: its Number of Frames is not written as a number; 2 is taken.",
    )


def test_a_moving_picture_says_how_fast_it_goes() -> None:
    assert open_image(dicom_file(STEPS, FrameTime="40"), "a").facts.frame_time_ms == 40
    assert open_image(dicom_file(STEPS, CineRate="25"), "a").facts.frame_time_ms == 40
    assert open_image(dicom_file(STEPS), "a").facts.frame_time_ms is None


def test_identifiers_leave_a_file_as_hashes_and_words_only_if_usual() -> None:
    data = dicom_file(
        STEPS, StudyInstanceUID="1.2.3", SeriesInstanceUID="1.2.4", BodyPartExamined="MUSTERMANN"
    )
    place = open_image(data, "a").facts.series
    # The first 16 digits of SHA-256 of "1.2.3".
    assert place.study == "c47f5b18b8a430e6"
    assert place.words == "CT"


def test_the_windows_functions_survive_as_they_are_named() -> None:
    data = dicom_file(STEPS, VOILUTFunction="SIGMOID", WindowCenter="1", WindowWidth="2")
    assert open_image(data, "a").frame().voi == (Window(1, 2, function=VoiFunction.SIGMOID),)
