"""DICOM files to frames: shown right, or refused by name."""

import csv
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    RLELossless,
)

from medannot.domain.errors import InputFault
from medannot.domain.media import SpacingKind
from medannot.imaging.dicom_pixels import unpack_bits
from medannot.imaging.frame import VoiFunction, Window
from medannot.imaging.opener import open_image
from medannot.imaging.windowing import render_frame
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
    assert frame.default_window().width == 3071 + 1024 + 1
    assert frame.notes[0].startswith("a.dcm: its window cannot be used")


def test_a_window_narrower_than_one_is_exact_and_one_of_zero_is_none() -> None:
    narrow = open_image(dicom_file(SIGNED, WindowCenter="0.1", WindowWidth="0.21"), "a").frame()
    assert narrow.windows == (Window(0.1, 0.21, function=VoiFunction.LINEAR_EXACT),)
    assert open_image(dicom_file(SIGNED, WindowCenter="1", WindowWidth="0"), "a").frame().notes


TABLE = Sequence([Dataset()])


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"PhotometricInterpretation": "PALETTE COLOR"}, "interpretation PALETTE COLOR"),
        ({"PhotometricInterpretation": "YBR_FULL"}, "interpretation YBR_FULL"),
        ({"BitsAllocated": 32, "BitsStored": 32, "HighBit": 31}, "Bits Allocated 32"),
        ({"BitsAllocated": 1, "BitsStored": 1, "HighBit": 0}, "Bits Allocated 1 "),
        ({"ModalityLUTSequence": TABLE}, "a Modality LUT Sequence"),
        ({"VOILUTSequence": TABLE}, "a VOI LUT Sequence and no window"),
        ({"PresentationLUTSequence": TABLE}, "a Presentation LUT Sequence"),
        ({"PresentationLUTShape": "INVERSE"}, "Presentation LUT Shape INVERSE on MONOCHROME2"),
        (
            {"VOILUTFunction": "SIGMOID", "WindowCenter": "1", "WindowWidth": "9"},
            "VOI LUT Function SIGMOID",
        ),
        (
            {"VOILUTFunction": "LINEAR_EXACT", "WindowCenter": "1", "WindowWidth": "9"},
            "VOI LUT Function LINEAR_EXACT",
        ),
        ({"RescaleSlope": "0"}, "a Rescale Slope of 0"),
    ],
)
def test_what_is_not_shown_yet_is_refused_by_its_name(
    attributes: dict[str, object], words: str
) -> None:
    with pytest.raises(InputFault, match=rf"^a\.dcm is a DICOM file with .*{words}.*not shown yet"):
        open_image(dicom_file(SIGNED, **attributes), "a.dcm")


@pytest.mark.parametrize("where", ["Shared", "PerFrame"])
@pytest.mark.parametrize(
    ("keyword", "words"),
    [("FrameVOILUTSequence", "windows"), ("PixelValueTransformationSequence", "a rescale")],
)
def test_windows_and_rescale_of_single_frames_are_refused(
    where: str, keyword: str, words: str
) -> None:
    group = Dataset()
    setattr(group, keyword, Sequence([Dataset()]))
    groups = {f"{where}FunctionalGroupsSequence": Sequence([group])}
    with pytest.raises(InputFault, match=f"{words} in its functional groups"):
        open_image(dicom_file(SIGNED, **groups), "a.dcm")


def test_a_compressed_file_is_refused_by_its_transfer_syntax() -> None:
    plain = dicom_set(SIGNED)
    data = written(plain).replace(b"1.2.840.10008.1.2.1\x00", b"1.2.840.10008.1.2.4.90"[:20])
    assert data
    dataset = dicom_set(SIGNED)
    dataset.file_meta.TransferSyntaxUID = JPEG2000Lossless
    dataset["PixelData"].is_undefined_length = True
    dataset["PixelData"].value = b"\xfe\xff\x00\xe0" + bytes(4) + b"\xfe\xff\xdd\xe0" + bytes(4)
    with pytest.raises(InputFault, match=r"JPEG 2000 Image Compression \(Lossless Only\)"):
        open_image(written(dataset), "a.dcm")


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"Rows": 0}, "3 x 0 pixels large; the file is broken"),
        ({"Rows": 65_535, "Columns": 65_535}, "65535 x 65535 pixels large, more than"),
        ({"Rows": 3000, "Columns": 3000}, "cut short: 12 of 18000000 bytes"),
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


@pytest.mark.parametrize(
    "keyword", ["Rows", "Columns", "BitsAllocated", "BitsStored", "PixelRepresentation"]
)
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


def test_a_deflated_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medannot.imaging.dicom_file.MAX_FILE_BYTES", 10_000)
    dataset = dicom_set(SIGNED)
    dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    whole = written(dataset)
    start = 144 + int.from_bytes(whole[140:144], "little")
    deflater = zlib.compressobj(wbits=-15)
    bomb = whole[:start] + deflater.compress(bytes(1_000_000)) + deflater.flush()
    with pytest.raises(InputFault, match="holds more than 1 GiB"):
        open_image(bomb, "a.dcm")


def test_pack_bits_decodes_the_example_of_the_specification() -> None:
    # Apple Technical Note TN1023.
    packed = bytes.fromhex("FEAA02800 02AFDAA0380002A22F7AA".replace(" ", ""))
    plain = "AAAAAA80002AAAAAAAAA80002A22AAAAAAAAAAAAAAAAAAAA"
    assert unpack_bits(packed, 24).hex().upper() == plain


@given(size=st.integers(1, 64), data=st.binary(max_size=40))
def test_pack_bits_never_gives_more_than_was_asked_for(size: int, data: bytes) -> None:
    try:
        decoded = unpack_bits(data, size)
    except ValueError:
        decoded = bytes(size)
    assert len(decoded) == size


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


@pytest.mark.shared
def test_every_shared_sample_is_shown_within_its_tolerance_or_refused() -> None:
    samples = shared_folder("dicom", "samples")
    with (samples / "manifest.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    shown = set()
    for row in rows:
        try:
            image = open_image(samples / row["file"])
        except InputFault:
            continue
        rendered = render_frame(image.frame(int(row["frame"]))).astype(int)
        with Image.open(samples / row["reference_png"]) as picture:
            expected = np.asarray(picture.convert("L" if rendered.ndim == 2 else "RGB"), int)
        assert rendered.shape == expected.shape, row["output"]
        assert np.abs(rendered - expected).max() <= float(row["tol_max"]), row["output"]
        shown.add(row["file"])
    assert {"CT_small.dcm", "MR_small_RLE.dcm", "ExplVR_BigEnd.dcm", "image_dfl.dcm"} <= shown
    assert len(shown) == 18
