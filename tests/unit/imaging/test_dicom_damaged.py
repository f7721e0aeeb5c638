"""DICOM files that are cut short or say something wrong: what can be shown is shown, and told."""

import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate, encapsulate_extended
from pydicom.uid import (
    ExplicitVRBigEndian,
    JPEGBaseline8Bit,
    RLELossless,
)

from medannot.domain.errors import InputFault
from medannot.imaging.dicom import open_dicom
from medannot.imaging.opener import open_image
from medannot.imaging.windowing import render_frame
from tests.helpers.pictures import dicom_file, dicom_set, encoded, written

ROW = np.array([[10, 20, 30, 40]], dtype=np.uint8)
WIDE = {"WindowCenter": "128", "WindowWidth": "256"}


def rle(dataset: Dataset, coded: bytes, *, missing: int = 0) -> bytes:
    """Return a file of one RLE frame, from whose end some bytes were lost."""
    dataset.file_meta.TransferSyntaxUID = RLELossless
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    dataset["PixelData"].value = encapsulate([coded + b"\0" * (len(coded) % 2)])
    whole = written(dataset)
    end = whole.rindex(b"\xfe\xff\xdd\xe0") - len(coded) % 2
    return whole[: end - missing] if missing else whole


def segments(*planes: list[int]) -> bytes:
    """Return an RLE frame (PS3.5 G.5) whose planes are one run of literal bytes each."""
    runs = [bytes([len(plane) - 1, *plane]) for plane in planes]
    starts = [64 + sum(map(len, runs[:place])) for place in range(len(runs))]
    header = np.zeros(16, dtype="<u4")
    header[: len(runs) + 1] = [len(runs), *starts]
    return header.tobytes() + b"".join(runs)


def test_an_rle_frame_that_was_cut_short_shows_its_beginning() -> None:
    image = open_image(rle(dicom_set(ROW), segments([10, 20, 30, 40]), missing=1), "a.dcm")
    frame = image.frame()
    assert frame.pixels.tolist() == [[10, 20, 30, 10]]
    assert frame.incomplete
    assert image.facts.incomplete
    assert frame.notes == ("a.dcm was cut short: part of frame 1 is missing and shown dark.",)


def test_an_rle_frame_whose_low_bytes_are_lost_shows_only_whole_pixels() -> None:
    wide = np.array([[0x0102, 0x0304, 0x0506]], dtype=np.uint16)
    data = rle(dicom_set(wide), segments([1, 3, 5], [2, 4, 6]), missing=2)
    assert open_image(data, "a").frame().pixels.tolist() == [[0x0102, 0x0102, 0x0102]]


def test_colours_of_a_cut_rle_frame_are_black_where_one_of_three_is_lost() -> None:
    colour = np.array([[[1, 2, 3], [4, 5, 6]]], dtype=np.uint8)
    data = rle(dicom_set(colour), segments([1, 4], [2, 5], [3, 6]), missing=1)
    assert open_image(data, "a").frame().pixels.tolist() == [[[1, 2, 3], [0, 0, 0]]]


def test_an_rle_frame_of_which_nothing_is_whole_is_refused() -> None:
    data = rle(dicom_set(ROW), segments([10, 20, 30, 40]), missing=4)
    with pytest.raises(InputFault, match=r"^a\.dcm is a DICOM file whose frame 1 is broken"):
        open_image(data, "a.dcm").frame()


def test_an_rle_frame_that_is_whole_may_not_be_short() -> None:
    with pytest.raises(InputFault, match="frame 1 is broken"):
        open_image(rle(dicom_set(ROW), segments([10, 20, 30])), "a").frame()


@pytest.mark.parametrize(
    ("attributes", "rest"),
    [
        ({}, 10),
        ({"PixelPaddingValue": 77}, 77),
        ({"PhotometricInterpretation": "MONOCHROME1"}, 30),
    ],
)
def test_missing_pixels_are_padding_or_else_dark(attributes: dict[str, object], rest: int) -> None:
    data = dicom_file(ROW, **attributes)
    assert open_image(data[:-1], "a").frame().pixels.tolist() == [[10, 20, 30, rest]]


@pytest.mark.parametrize("planar", [0, 1])
def test_missing_colours_are_black_and_not_green(planar: int) -> None:
    grey = np.full((2, 2, 3), 128, dtype=np.uint8)
    grey[0, 0, 0] = 100
    data = dicom_file(grey, PhotometricInterpretation="YBR_FULL", PlanarConfiguration=planar)
    grey_left = open_image(data[:-2], "a").frame().pixels.tolist()
    assert grey_left[0] == [[100, 100, 100], [128, 128, 128]]
    assert grey_left[1][1] == [0, 0, 0]


@pytest.mark.parametrize("high", [3, 12])
def test_a_high_bit_that_cannot_be_is_taken_as_usual_and_told(high: int) -> None:
    frame = open_image(dicom_file(ROW, BitsStored=8, HighBit=high), "a").frame()
    assert frame.pixels.tolist() == ROW.tolist()
    told = f"a: its High Bit {high} contradicts its Bits Stored; 7 is taken."
    assert frame.notes == (told,)


def test_floating_point_colours_are_refused_by_name() -> None:
    dataset = dicom_set(np.zeros((2, 2, 3), np.uint8))
    del dataset.PixelData
    dataset.FloatPixelData = bytes(48)
    with pytest.raises(InputFault, match="with floating-point pixels that are RGB"):
        open_image(written(dataset), "a")


def test_ybr_full_422_that_is_not_subsampled_is_shown_as_it_is() -> None:
    pixels = np.array([[[100, 128, 128], [50, 128, 128]]], dtype=np.uint8)
    frame = open_image(dicom_file(pixels, PhotometricInterpretation="YBR_FULL_422"), "a").frame()
    assert frame.pixels.tolist() == [[[100, 100, 100], [50, 50, 50]]]
    assert frame.notes == ("a says YBR_FULL_422 and is YBR_FULL; it is shown so.",)


def big_endian(dataset: Dataset, words: bytes) -> bytes:
    """Return a big-endian file whose pixels are these bytes of OW."""
    dataset.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
    dataset["PixelData"].VR = "OW"
    dataset["PixelData"].value = words
    return written(dataset)


def test_big_endian_frames_may_begin_amid_a_word() -> None:
    stack = np.arange(1, 10, dtype=np.uint8).reshape(3, 1, 3)
    words = bytes([2, 1, 4, 3, 6, 5, 8, 7, 0, 9])
    image = open_image(big_endian(dicom_set(stack, frames=True), words), "a")
    shown = [image.frame(number).pixels.tolist() for number in (1, 2, 3)]
    assert shown == [[[1, 2, 3]], [[4, 5, 6]], [[7, 8, 9]]]
    assert not image.facts.incomplete


def test_big_endian_pixels_of_one_bit_are_words_turned_round() -> None:
    bits = np.zeros((1, 16), np.uint8)
    dataset = dicom_set(bits, BitsAllocated=1, BitsStored=1, HighBit=0)
    pixels = open_image(big_endian(dataset, bytes([0x80, 0x01])), "a").frame().pixels
    assert pixels.tolist() == [[1, *[0] * 14, 1]]


def jpeg_frames(*greys: int) -> tuple[Dataset, list[bytes]]:
    dataset = dicom_set(np.zeros((len(greys), 16, 16), np.uint8), frames=True)
    dataset.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    coded = [encoded(np.full((16, 16), grey, np.uint8), "jpeg") for grey in greys]
    return dataset, [one + b"\0" * (len(one) % 2) for one in coded]


def first_pixels(data: bytes) -> list[int]:
    image = open_image(data, "a")
    return [int(image.frame(number).pixels[0, 0]) for number in range(1, image.frames + 1)]


def test_frames_with_an_extended_offset_table_are_found() -> None:
    dataset, coded = jpeg_frames(50, 150)
    value, offsets, lengths = encapsulate_extended(coded)
    dataset["PixelData"].value = value
    dataset.ExtendedOffsetTable, dataset.ExtendedOffsetTableLengths = offsets, lengths
    assert first_pixels(written(dataset)) == [50, 150]


def test_frames_are_found_where_the_offset_table_was_left_out() -> None:
    dataset, coded = jpeg_frames(50, 150)
    dataset["PixelData"].value = encapsulate(coded, has_bot=False)
    whole = written(dataset)
    table = whole.index(b"\xfe\xff\x00\xe0\x00\x00\x00\x00")
    assert first_pixels(whole[:table] + whole[table + 8 :]) == [50, 150]


def test_frames_of_several_fragments_are_found_without_a_table() -> None:
    dataset, coded = jpeg_frames(50, 150)
    dataset["PixelData"].value = encapsulate(coded, fragments_per_frame=2, has_bot=False)
    assert first_pixels(written(dataset)) == [50, 150]


PALETTE = {"PhotometricInterpretation": "PALETTE COLOR"}


def palette(dataset: Dataset, bits: int, entries: bytes) -> Dataset:
    for colour in ("Red", "Green", "Blue"):
        dataset.add_new(f"{colour}PaletteColorLookupTableDescriptor", "US", [4, 0, bits])
        dataset.add_new(f"{colour}PaletteColorLookupTableData", "OW", entries)
    return dataset


STEPS = np.array([[0, 1, 2, 3]], dtype=np.uint8)


def greys(pixels: NDArray[np.uint8]) -> list[int]:
    return pixels[0, :, 0].tolist()


def test_a_palette_that_says_8_bits_and_holds_16_shows_its_upper_byte() -> None:
    entries = np.array([0x0000, 0x4040, 0x8080, 0xFFFF], "<u2").tobytes()
    data = written(palette(dicom_set(STEPS, **PALETTE), 8, entries))
    assert greys(open_image(data, "a").frame().pixels) == [0, 0x40, 0x80, 0xFF]


def test_a_big_endian_palette_of_packed_bytes_is_turned_word_by_word() -> None:
    dataset = palette(dicom_set(STEPS, **PALETTE), 8, bytes([20, 10, 40, 30]))
    dataset.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
    dataset["PixelData"].VR = "OB"
    assert greys(open_image(written(dataset), "a").frame().pixels) == [10, 20, 30, 40]


def test_a_table_of_bytes_packed_into_words_is_unpacked() -> None:
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [4, 0, 8])
    item.add_new("LUTData", "US", [10 | 90 << 8, 170 | 255 << 8])
    data = dicom_file(STEPS, VOILUTSequence=[item])
    assert render_frame(open_image(data, "a").frame()).tolist() == [[10, 90, 170, 255]]


def test_a_voi_table_behind_a_modality_table_may_begin_high() -> None:
    modality, voi = Dataset(), Dataset()
    modality.add_new("LUTDescriptor", "SS", [4, 0, 16])
    modality.add_new("LUTData", "OW", np.array([40_000, 40_001, 40_002, 50_000], "<u2").tobytes())
    voi.add_new("LUTDescriptor", "US", [3, 40_000, 8])
    voi.add_new("LUTData", "OW", np.array([0, 100, 255], "<u2").tobytes())
    signed = STEPS.astype(np.int16)
    data = dicom_file(signed, ModalityLUTSequence=[modality], VOILUTSequence=[voi])
    assert render_frame(open_image(data, "a").frame()).tolist() == [[0, 100, 255, 255]]


@pytest.mark.parametrize("said", [["LR", "F"], ["L", "LL"], ["A"], ["L", "X"]])
def test_an_orientation_that_contradicts_itself_gives_no_letters(said: list[str]) -> None:
    assert open_image(dicom_file(STEPS, PatientOrientation=said), "a").frame().edges is None


def test_window_values_of_an_unknown_representation_are_read() -> None:
    dataset = dicom_set(STEPS, **WIDE)
    data = written(dataset).replace(
        b"\x28\x00\x50\x10DS\x04\x00", b"\x28\x00\x50\x10UN\x00\x00\x04\x00\x00\x00"
    )
    assert b"UN" in data
    window = open_image(data, "a").frame().windows[0]
    assert (window.center, window.width) == (128, 256)


@pytest.mark.filterwarnings("ignore::UserWarning:pydicom")
def test_zeros_instead_of_a_data_set_are_given_up_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = dicom_file(STEPS)
    start = whole.index(b"\x08\x00\x16\x00UI")
    monkeypatch.setattr("medannot.imaging.dicom_file._MOST_ELEMENTS", 100)
    with pytest.raises(InputFault, match=r"^a\.dcm is a broken DICOM file"):
        open_dicom(whole[:start] + bytes(8) * 102 + whole[start:], "a.dcm")
