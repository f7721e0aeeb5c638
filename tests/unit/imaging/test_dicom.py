"""DICOM files to frames: shown right, or refused by name."""

import csv
import io
import re
import zlib
from pathlib import Path

import numpy as np
import pydicom
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    RLELossless,
)

from medannot.domain.errors import InputFault
from medannot.domain.media import SpacingKind
from medannot.imaging.dicom_rle import unpack_bits
from medannot.imaging.frame import VoiFunction, Window
from medannot.imaging.opener import open_image
from medannot.imaging.windowing import default_voi, render_frame
from tests.helpers.outside import shared_folder
from tests.helpers.pictures import dicom_file, dicom_set, written

SIGNED = np.array([[-1024, -1, 0], [1, 40, 3071]], dtype=np.int16)
COLOUR = np.arange(18, dtype=np.uint8).reshape(2, 3, 3)


def test_signed_values_rescale_and_the_first_window_are_read() -> None:
    data = dicom_file(
        SIGNED,
        RescaleSlope="1",
        RescaleIntercept="-24",
        WindowCenter=["40", "300"],
        WindowWidth=["400", "1500"],
        WindowCenterWidthExplanation=["SOFT", "BONE"],
        BodyPartExamined="CHEST",
    )
    image = open_image(data, "a.dcm")
    frame = image.frame()
    assert frame.pixels.tolist() == SIGNED.tolist()
    assert frame.windows == (Window(40, 400, "SOFT"), Window(300, 1500, "BONE"))
    assert (frame.rescale_intercept, frame.rescale_unit) == (-24, "HU")
    assert (image.facts.modality, image.facts.body_part) == ("CT", "CHEST")
    # HU -25 … 16 within -160 … 239: (HU + 160) / 399 * 255.
    assert render_frame(frame).tolist() == [[0, 86, 87], [88, 112, 255]]


@pytest.mark.parametrize("dtype", ["uint8", "int8", "uint16", "int16"])
def test_every_kind_of_sample_keeps_its_values(dtype: str) -> None:
    limits = np.iinfo(dtype)
    pixels = np.array([[limits.min, 0, 1], [5, 77, limits.max]], dtype=dtype)
    frame = open_image(dicom_file(pixels), "a.dcm").frame()
    assert frame.pixels.dtype == pixels.dtype
    assert frame.pixels.tolist() == pixels.tolist()


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, DeflatedExplicitVRLittleEndian])
def test_other_plain_transfer_syntaxes_give_the_same_pixels(syntax: str) -> None:
    dataset = dicom_set(SIGNED, PixelPaddingValue=-1024)
    dataset.file_meta.TransferSyntaxUID = syntax
    frame = open_image(written(dataset), "a.dcm").frame()
    assert frame.pixels.tolist() == SIGNED.tolist()
    assert frame.padding == (-1024, -1024)


@pytest.mark.parametrize("pixels", [SIGNED, COLOUR])
def test_big_endian_gives_the_same_pixels(pixels: NDArray[np.generic]) -> None:
    dataset = dicom_set(pixels)
    dataset.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
    # Both 16-bit samples and pairs of 8-bit samples in OW are words turned round.
    dataset["PixelData"].VR = "OW"
    dataset["PixelData"].value = np.frombuffer(dataset.PixelData, "<u2").astype(">u2").tobytes()
    assert open_image(written(dataset), "a.dcm").frame().pixels.tolist() == pixels.tolist()


@pytest.mark.parametrize("skip", [0, 132])
def test_a_file_without_preamble_or_meta_is_opened(skip: int) -> None:
    whole = dicom_file(SIGNED)
    start = skip or whole.index(b"\x08\x00\x16\x00UI")
    assert open_image(whole[start:], "a").frame().pixels.tolist() == SIGNED.tolist()


@pytest.mark.parametrize("pixels", [SIGNED, COLOUR, SIGNED.astype(np.uint8)])
def test_rle_gives_the_same_pixels(pixels: NDArray[np.generic]) -> None:
    dataset = dicom_set(np.stack([pixels, pixels[::-1]]), frames=True)
    dataset.compress(RLELossless, encoding_plugin="pydicom")
    image = open_image(written(dataset), "a.dcm")
    assert image.frames == 2
    assert image.frame(1).pixels.tolist() == pixels.tolist()
    assert image.frame(2).pixels.tolist() == pixels[::-1].tolist()


def test_colours_may_lie_plane_by_plane() -> None:
    planes = np.moveaxis(COLOUR, -1, 0).tobytes()
    frame = open_image(dicom_file(COLOUR, PlanarConfiguration=1, PixelData=planes), "a").frame()
    assert not frame.monochrome
    assert frame.pixels.tolist() == COLOUR.tolist()


def test_frames_are_counted_from_one() -> None:
    stack = np.arange(24, dtype=np.uint16).reshape(4, 2, 3)
    image = open_image(dicom_file(stack, frames=True), "a.dcm")
    assert [image.frame(n).pixels[0, 0] for n in (1, 2, 3, 4)] == [0, 6, 12, 18]
    for number in (0, 5):
        with pytest.raises(InputFault, match=f"no frame {number}; it has 4"):
            image.frame(number)


def test_bits_beside_the_stored_ones_are_no_pixels() -> None:
    raw = np.array([[0xF001, 0x07FF, 0x0800]], dtype=np.uint16)
    unsigned = open_image(dicom_file(raw, BitsStored=12, HighBit=11), "a").frame()
    assert unsigned.pixels.tolist() == [[1, 0x7FF, 0x800]]
    signed = dicom_file(raw, BitsStored=12, HighBit=11, PixelRepresentation=1)
    assert open_image(signed, "a").frame().pixels.tolist() == [[1, 2047, -2048]]
    high = dicom_file(raw, BitsStored=12, HighBit=15)
    assert open_image(high, "a").frame().pixels.tolist() == [[0xF00, 0x07F, 0x080]]


@pytest.mark.parametrize("shape", ["", "IDENTITY", "INVERSE"])
def test_monochrome1_is_inverted_once(shape: str) -> None:
    pixels = np.array([[0, 255]], dtype=np.uint8)
    data = dicom_file(pixels, PhotometricInterpretation="MONOCHROME1", PresentationLUTShape=shape)
    assert render_frame(open_image(data, "a").frame()).tolist() == [[255, 0]]


@pytest.mark.parametrize("center", [["40", "x"], "", ["1e400"]])
def test_a_window_that_is_none_gives_way_to_the_range_and_says_so(center: object) -> None:
    dataset = dicom_set(SIGNED, WindowWidth="400")
    dataset.add_new("WindowCenter", "DS", None)
    dataset["WindowCenter"].VR = "LO"
    dataset["WindowCenter"].value = center
    frame = open_image(written(dataset), "a.dcm").frame()
    assert frame.windows == ()
    assert default_voi(frame).width == 3071 + 1024 + 1
    assert frame.notes[0].startswith("a.dcm: its window cannot be used")


def test_a_window_narrower_than_one_is_exact_and_one_of_zero_is_none() -> None:
    narrow = open_image(dicom_file(SIGNED, WindowCenter="0.1", WindowWidth="0.21"), "a").frame()
    assert narrow.windows == (Window(0.1, 0.21, function=VoiFunction.LINEAR_EXACT),)
    assert open_image(dicom_file(SIGNED, WindowCenter="1", WindowWidth="0"), "a").frame().notes


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"PhotometricInterpretation": "HSV"}, "interpretation HSV"),
        ({"PhotometricInterpretation": "YBR_RCT"}, "interpretation YBR_RCT"),
        ({"PhotometricInterpretation": ""}, r"interpretation \(none\)"),
        ({"BitsAllocated": 12, "BitsStored": 12, "HighBit": 11}, "Bits Allocated 12"),
        ({"BitsAllocated": 64, "BitsStored": 64, "HighBit": 63}, "Bits Allocated 64"),
    ],
)
def test_what_is_not_shown_is_refused_by_its_name(
    attributes: dict[str, object], words: str
) -> None:
    with pytest.raises(InputFault, match=rf"^a\.dcm is a DICOM file with .*{words}.*not shown"):
        open_image(dicom_file(SIGNED, **attributes), "a.dcm")


@pytest.mark.parametrize(
    ("syntax", "words"),
    [
        ("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1"),
        ("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1"),
        ("1.2.840.10008.1.2.4.53", "JPEG Spectral Selection, Non-Hierarchical"),
        ("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"),
        ("1.2.840.10008.1.2.4.110", "JPEG XL Lossless"),
        ("1.2.3.4.5", "1.2.3.4.5"),
    ],
)
def test_a_syntax_that_no_decoder_opens_is_refused_by_its_name(syntax: str, words: str) -> None:
    dataset = dicom_set(SIGNED)
    dataset.file_meta.TransferSyntaxUID = syntax
    dataset["PixelData"].is_undefined_length = True
    dataset["PixelData"].value = b"\xfe\xff\x00\xe0" + bytes(4) + b"\xfe\xff\xdd\xe0" + bytes(4)
    with pytest.raises(InputFault, match=re.escape(words)):
        open_image(encapsulated_file(dataset), "a.dcm")


def encapsulated_file(dataset: Dataset) -> bytes:
    """Write a data set in explicit little endian under another syntax, which pydicom refuses."""
    syntax = dataset.file_meta.TransferSyntaxUID
    target = io.BytesIO()
    dataset.file_meta.TransferSyntaxUID = JPEG2000Lossless
    pydicom.dcmwrite(target, dataset, enforce_file_format=True)
    data = target.getvalue()
    old = JPEG2000Lossless.encode().ljust(22, b"\0")
    new = syntax.encode() + b"\0" * (len(syntax) % 2)
    head = data.index(old)
    length = len(new).to_bytes(2, "little")
    return data[: head - 2] + length + new + data[head + len(old) :]


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"Rows": 0}, "3 x 0 pixels large; the file is broken"),
        ({"Rows": 65_535, "Columns": 65_535}, "65535 x 65535 pixels large, more than"),
        ({"Rows": 3000, "Columns": 3000}, "cut short: 12 of 18000000 bytes of frame 1"),
        ({"NumberOfFrames": 20_001}, "20001 frames"),
        ({"NumberOfFrames": 0}, "0 frames"),
        ({"NumberOfFrames": 20_000, "Rows": 3000, "Columns": 3000}, "more than 1 GiB"),
        ({"BitsStored": 17}, "bits contradict each other"),
        ({"SamplesPerPixel": 3}, "contradicts itself"),
    ],
)
def test_impossible_headers_are_refused_before_decoding(
    attributes: dict[str, object], words: str
) -> None:
    with pytest.raises(InputFault, match=words):
        open_image(dicom_file(SIGNED, **attributes), "a.dcm")


@pytest.mark.parametrize("keyword", ["Columns", "BitsAllocated"])
def test_a_missing_attribute_is_named(keyword: str) -> None:
    dataset = dicom_set(SIGNED)
    delattr(dataset, keyword)
    with pytest.raises(InputFault, match=f"without {keyword}"):
        open_image(written(dataset), "a.dcm")


def test_a_file_without_pixels_says_what_it_is() -> None:
    dataset = dicom_set(SIGNED, SOPClassUID="1.2.840.10008.5.1.4.1.1.88.11")
    del dataset.PixelData
    with pytest.raises(InputFault, match=r"without pixels \(Basic Text SR Storage\)"):
        open_image(written(dataset), "a.dcm")


def test_a_deflated_bomb_is_refused() -> None:
    dataset = dicom_set(SIGNED)
    dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    whole = written(dataset)
    start = 144 + int.from_bytes(whole[140:144], "little")
    deflater = zlib.compressobj(wbits=-15)
    bomb = whole[:start] + deflater.compress(bytes(70_000_000)) + deflater.flush()
    with pytest.raises(InputFault, match="far more than its header promises"):
        open_image(bomb, "a.dcm")


def test_pack_bits_decodes_the_example_of_the_specification() -> None:
    # Apple Technical Note TN1023.
    packed = bytes.fromhex("FEAA02800 02AFDAA0380002A22F7AA".replace(" ", ""))
    plain = "AAAAAA80002AAAAAAAAA80002A22AAAAAAAAAAAAAAAAAAAA"
    plain_bytes, used = unpack_bits(packed, 24)
    assert (plain_bytes.hex().upper(), used) == (plain, len(packed))


@given(size=st.integers(1, 64), data=st.binary(max_size=40))
def test_pack_bits_never_gives_more_than_was_asked_for(size: int, data: bytes) -> None:
    decoded, used = unpack_bits(data, size)
    assert len(decoded) <= size
    assert used >= 0


@given(place=st.integers(0, 2000), value=st.integers(0, 255))
@pytest.mark.filterwarnings("ignore::UserWarning:pydicom")
def test_no_altered_byte_looks_like_a_bug(place: int, value: int) -> None:
    data = bytearray(dicom_file(SIGNED, WindowCenter="40", WindowWidth="400"))
    data[place % len(data)] = value
    try:
        shown = open_image(bytes(data), "a").frame().pixels.size
    except InputFault:
        shown = 1
    assert shown > 0


def test_spacing_says_what_it_measures() -> None:
    def facts(**attributes: object) -> tuple[object, SpacingKind]:
        found = open_image(dicom_file(SIGNED, **attributes), "a").facts
        return found.spacing, found.spacing_kind

    pair, other = ["0.5", "0.25"], ["0.6", "0.3"]
    assert facts() == (None, SpacingKind.NONE)
    assert facts(PixelSpacing=pair) == ((0.5, 0.25), SpacingKind.PATIENT)
    detector = ((0.6, 0.3), SpacingKind.DETECTOR_PLANE)
    assert facts(Modality="DX", ImagerPixelSpacing=other) == detector
    assert facts(Modality="DX", ImagerPixelSpacing=other, PixelSpacing=other) == detector
    calibrated = ((0.5, 0.25), SpacingKind.CALIBRATED)
    assert facts(Modality="DX", ImagerPixelSpacing=other, PixelSpacing=pair) == calibrated
    assert facts(Modality="DX", PixelSpacing=["0", "1"]) == (None, SpacingKind.NONE)


def references(samples: Path, row: dict[str, str]) -> list[NDArray[np.int16]]:
    """Return the reference pictures of a row: any of them will do."""
    others = re.findall(r"([^\s;]+\.png) \[", row["alt_references"])
    names = [row["reference_png"], *(f"reference/{name}" for name in others)]
    found = []
    for name in names:
        with Image.open(samples / name) as picture:
            found.append(np.asarray(picture.convert("RGB"), np.int16))
    return found


@pytest.mark.shared
def test_every_shared_sample_is_shown_within_its_tolerance() -> None:
    samples = shared_folder("dicom", "samples")
    with (samples / "manifest.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    within = []
    for row in rows:
        frame = open_image(samples / row["file"]).frame(int(row["frame"]))
        rendered = render_frame(frame).astype(np.int16)
        if rendered.ndim == 2:
            rendered = np.stack([rendered] * 3, axis=-1)
        for expected in references(samples, row):
            if rendered.shape != expected.shape:
                continue
            differences = np.abs(rendered - expected)
            share = float((differences > float(row["tol_max"])).mean())
            if share <= float(row["tol_frac"]) and differences.mean() <= float(row["tol_mean"]):
                within.append(row["output"])
                break
    assert within == [row["output"] for row in rows]
    assert len(within) == 57
