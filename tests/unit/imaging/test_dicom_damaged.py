"""DICOM files that are cut short or say something wrong: what can be shown is shown, and told."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate, encapsulate_extended
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
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


def test_what_an_rle_frame_holds_beyond_its_pixels_is_left_out_and_told() -> None:
    plain = segments([10, 20, 30, 40])
    (note,) = shown_notes(plain + bytes([129, 0]) * 1_000)
    assert note == (
        "a: its frame 1 holds more data than its pixels need; what is beyond them is left out."
    )
    for filler in (b"", b"\x80", b"\0\0\0\0"):
        assert shown_notes(plain + filler) == ()


def shown_notes(coded: bytes) -> tuple[str, ...]:
    frame = open_image(rle(dicom_set(ROW), coded), "a").frame()
    assert frame.pixels.tolist() == ROW.tolist()
    return frame.notes


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
    assert frame.notes == ("a says YBR_FULL_422 and holds colours of every pixel; it is shown so.",)


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


def cut_table(claimed: int, present: int, bits: int = 12) -> list[Dataset]:
    """Return a rising table of which only the beginning is there."""
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [claimed, 0, bits])
    item.add_new("LUTData", "OW", np.arange(present, dtype="<u2").tobytes())
    return [item]


@pytest.mark.parametrize("present", [2, 2047, 2048, 3000, 3839])
def test_a_voi_table_far_shorter_than_it_claims_is_left_out_and_told(present: int) -> None:
    data = dicom_file(STEPS, VOILUTSequence=cut_table(4096, present), **WIDE)
    frame = open_image(data, "a").frame()
    assert frame.notes == (
        f"a: its VOI LUT holds {present} of the 4096 entries that it claims; it is left out.",
    )
    plain = open_image(dicom_file(STEPS, **WIDE), "a").frame()
    assert frame.voi == plain.voi
    assert render_frame(frame).tolist() == render_frame(plain).tolist()


def test_a_modality_table_far_shorter_than_it_claims_is_left_out_and_told() -> None:
    data = dicom_file(STEPS, ModalityLUTSequence=cut_table(4096, 100), **WIDE)
    frame = open_image(data, "a").frame()
    assert frame.modality_table is None
    assert frame.notes == (
        "a: its Modality LUT holds 100 of the 4096 entries that it claims; it is left out.",
    )


def test_a_table_short_of_a_few_entries_is_shown_and_told() -> None:
    data = dicom_file(STEPS, VOILUTSequence=cut_table(4096, 4095))
    frame = open_image(data, "a").frame()
    (table,) = frame.voi
    assert (len(table.entries), table.bits) == (4095, 12)
    (note,) = frame.notes
    assert note == (
        "a: its VOI LUT holds 4095 of the 4096 entries that it claims; the last one stands for "
        "the others."
    )


def test_beside_a_table_that_is_whole_a_short_one_is_told() -> None:
    tables = [*cut_table(4096, 9), *cut_table(4, 4, 8)]
    frame = open_image(dicom_file(STEPS, VOILUTSequence=tables), "a").frame()
    assert [table.entries for table in frame.voi] == [(0, 1, 2, 3)]
    assert len(frame.notes) == 1


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


def deflated_noise() -> tuple[NDArray[np.uint8], bytes]:
    noise = np.random.default_rng(5).integers(1, 256, (40, 64), dtype=np.uint8)
    dataset = dicom_set(noise, **WIDE)
    dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    return noise, written(dataset)


def test_of_a_deflated_file_that_was_cut_short_the_beginning_is_shown_and_told() -> None:
    noise, whole = deflated_noise()
    image = open_image(whole[:-800], "a")
    frame = image.frame()
    right = (frame.pixels == noise).all(axis=1)
    there = int(right.sum())
    assert 20 < there < 40
    assert right[:there].all()
    assert image.facts.incomplete
    assert frame.incomplete
    assert frame.notes == ("a was cut short: part of frame 1 is missing and shown dark.",)


@pytest.mark.parametrize("kept", [0, 1, 40, 200])
def test_a_deflated_file_that_was_cut_before_its_pixels_is_refused(kept: int) -> None:
    _, whole = deflated_noise()
    start = 144 + int.from_bytes(whole[140:144], "little")
    with pytest.raises(InputFault, match=r"^a is a (broken )?DICOM file"):
        open_image(whole[: start + kept], "a")


def another_size(_coded: bytes) -> bytes:
    return encoded(np.full((8, 16), 9, np.uint8), "jpeg")


def without_a_beginning(coded: bytes) -> bytes:
    return bytes(20) + coded[20:]


def another_kind(coded: bytes) -> bytes:
    return b"\xff\x4f\xff\x51" + coded[4:]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda coded: coded[:60] + bytes(80) + coded[140:], "a is a DICOM file whose frame 2 is "),
        (without_a_beginning, "a is a DICOM file whose frame 2 is broken in its beginning "),
        (another_size, "a is a DICOM file that contradicts itself: .* its frame 2 says 16 x 8;"),
        (another_kind, "a is a DICOM file that contradicts itself: .* its frame 2 is JPEG 2000;"),
    ],
)
def test_a_bad_frame_is_told_by_its_number_and_the_others_are_shown(
    spoil: Callable[[bytes], bytes], told: str
) -> None:
    dataset, coded = jpeg_frames(50, 100, 150)
    spoilt = spoil(coded[1])
    dataset["PixelData"].value = encapsulate([coded[0], spoilt, coded[2]])
    image = open_image(written(dataset), "a")
    assert [int(image.frame(number).pixels[0, 0]) for number in (1, 3)] == [50, 150]
    with pytest.raises(InputFault, match=f"^{told}"):
        image.frame(2)
