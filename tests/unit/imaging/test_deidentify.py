"""Files without identities: names gone, pixels the same."""

import io

import numpy as np
import pydicom
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import RLELossless

from medannot.domain.media import MediaFormat, SpacingKind
from medannot.imaging.deidentify import CleanImage, clean_image
from medannot.imaging.opener import open_image
from tests.helpers.pictures import (
    dicom_file,
    dicom_set,
    encoded,
    exif,
    jpeg_segment,
    png_chunk,
    written,
)

KEY = bytes(range(32))
NAME = b"MUSTERMANN^ERIKA"
GREY = np.arange(48, dtype=np.uint8).reshape(6, 8) * 5
COLOUR = np.dstack([GREY, GREY[::-1], 255 - GREY])
SIGNED = np.array([[-1024, -1, 0], [1, 40, 3071]], dtype=np.int16)

words = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ^", min_size=8, max_size=30).map(
    lambda text: b"NAME" + text.encode()
)


def pillow_pixels(data: bytes) -> list[object]:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image).tolist()


def planted_jpeg(name: bytes) -> bytes:
    plain = encoded(COLOUR, "JPEG", quality=90, icc_profile=b"profile" * 40)
    planted = b"".join(
        jpeg_segment(marker, payload)
        for marker, payload in [
            (0xE0, b"JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x04\x04" + name.ljust(48)[:48]),
            (0xE0, b"JFXX\x00\x10" + name),
            (0xE1, b"Exif\x00\x00" + exif(6, name)),
            (0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + name),
            (0xE2, b"FPXR\x00" + name),
            (0xE4, name),
            (0xED, b"Photoshop 3.0\x00" + name),
            (0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x01" + name),
            (0xEF, name),
            (0xFE, name),
            (0xF5, name),
        ]
    )
    end = plain.rindex(b"\xff\xda")
    return plain[:2] + planted + plain[2:end] + name + plain[end:] + name + plain


def planted_png(name: bytes) -> bytes:
    plain = encoded(COLOUR, "PNG", icc_profile=b"profile" * 40, dpi=(300, 300))
    planted = b"".join(
        png_chunk(kind, body)
        for kind, body in [
            (b"tEXt", b"Author\x00" + name),
            (b"iTXt", b"Author\x00\x00\x00\x00\x00" + name),
            (b"eXIf", exif(6, name)),
            (b"tIME", name[:7]),
            (b"paTi", name),
        ]
    )
    return plain[:33] + planted + plain[33:-12] + png_chunk(b"IEND", name) + name


@given(name=words)
def test_names_planted_in_a_jpeg_are_gone_and_its_pixels_are_not_touched(name: bytes) -> None:
    planted = planted_jpeg(name)
    clean = clean_image(planted, "a.jpg", KEY)
    assert name in planted
    assert name[:8] not in clean.data
    assert pillow_pixels(clean.data) == pillow_pixels(encoded(COLOUR, "JPEG", quality=90))
    assert clean.data.endswith(b"\xff\xd9")
    with Image.open(io.BytesIO(clean.data)) as image:
        assert "icc_profile" not in image.info
        assert "exif" not in image.info


@given(name=words)
def test_names_planted_in_a_png_are_gone_and_its_pixels_are_not_touched(name: bytes) -> None:
    planted = planted_png(name)
    clean = clean_image(planted, "a.png", KEY)
    assert name in planted
    assert name[:7] not in clean.data
    assert pillow_pixels(clean.data) == pillow_pixels(planted)
    with Image.open(io.BytesIO(clean.data)) as image:
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("planted", [planted_jpeg(NAME), planted_png(NAME)])
def test_the_orientation_is_kept_beside_the_file(planted: bytes) -> None:
    clean = clean_image(planted, "a", KEY)
    assert (clean.orientation, clean.rows, clean.columns) == (6, 8, 6)
    stored = open_image(clean.data, "a", orientation=clean.orientation)
    original = open_image(planted, "a")
    assert stored.frame().pixels.tolist() == original.frame().pixels.tolist()
    assert open_image(clean.data, "a").facts.orientation == 1


def planted_dicom(name: str) -> Dataset:
    dataset = dicom_set(
        np.stack([SIGNED, SIGNED * 2]),
        frames=True,
        PatientName=name,
        PatientID=name,
        PatientBirthDate="19600229",
        StudyDate="20190307",
        StudyTime="141516",
        AccessionNumber="ACC4711",
        InstitutionName=name,
        DeviceSerialNumber="SER0815",
        StudyDescription=name,
        ImageComments=name,
        StudyInstanceUID="1.2.276.0.815",
        SeriesInstanceUID="1.2.276.0.816",
        FrameOfReferenceUID="1.2.276.0.817",
        BodyPartExamined=name[:16].replace("^", "_"),
        ViewPosition=name[:16].replace("^", "_"),
        WindowCenter=["40", "300"],
        WindowWidth=["400", "1500"],
        WindowCenterWidthExplanation=["LUNG", name[:16]],
        RescaleSlope="1",
        RescaleIntercept="-24",
        RescaleType=name[:16],
        PixelSpacing=["0.5", "0.5"],
        ImagePositionPatient=["1", "2", "3"],
        BurnedInAnnotation="YES",
    )
    private = dataset.private_block(0x0029, "MUSTERMANN LAB", create=True)
    private.add_new(0x10, "LO", name)
    measures, group, referral = Dataset(), Dataset(), Dataset()
    measures.PixelSpacing, measures.ImageComments = ["0.5", "0.5"], name
    referral.PatientName = name
    group.PixelMeasuresSequence = Sequence([measures])
    group.DerivationImageSequence = Sequence([referral])
    dataset.SharedFunctionalGroupsSequence = Sequence([group])
    dataset.ReferencedPatientSequence = Sequence([referral])
    overlay = dataset.group_dataset(0x6000)
    overlay.add_new(0x60003000, "OW", name.encode().ljust(32))
    dataset.update(overlay)
    dataset.PixelData += name.encode().ljust(32)
    return dataset


def clean_dicom(dataset: Dataset) -> tuple[CleanImage, Dataset]:
    clean = clean_image(written(dataset), "a.dcm", KEY)
    return clean, pydicom.dcmread(io.BytesIO(clean.data))


@given(name=words.map(bytes.decode))
def test_names_and_numbers_planted_in_a_dicom_file_are_gone(name: str) -> None:
    dataset = planted_dicom(name)
    data = bytearray(written(dataset))
    data[:128] = name.encode().ljust(128)
    clean = clean_image(bytes(data), "a.dcm", KEY)
    for secret in (name[:8], "MUSTERMANN", "19600229", "20190307", "141516", "ACC4711", "SER0815"):
        assert secret.encode() in data
        assert secret.encode() not in clean.data
    assert b"1.2.276.0" not in clean.data
    assert b"1.2.3.4" not in clean.data
    assert clean.data[:128] == bytes(128)


def test_a_clean_dicom_file_shows_what_the_original_shows() -> None:
    dataset = planted_dicom(NAME.decode())
    clean, stored = clean_dicom(dataset)
    assert np.array_equal(stored.pixel_array, np.stack([SIGNED, SIGNED * 2]))
    assert (clean.format, clean.frames, clean.rows, clean.columns) == (MediaFormat.DICOM, 2, 2, 3)
    assert (clean.modality, clean.spacing, clean.spacing_kind) == (
        "CT",
        (0.5, 0.5),
        SpacingKind.PATIENT,
    )
    assert len(set(clean.frame_hashes)) == 2
    assert list(stored.WindowCenter) == [40, 300]
    assert list(stored.WindowCenterWidthExplanation) == ["LUNG", ""]
    assert stored.RescaleIntercept == -24
    assert list(stored.ImagePositionPatient) == [1, 2, 3]
    group = stored.SharedFunctionalGroupsSequence[0]
    assert [e.keyword for e in group] == ["PixelMeasuresSequence"]
    assert [e.keyword for e in group.PixelMeasuresSequence[0]] == ["PixelSpacing"]
    assert stored.PatientIdentityRemoved == "YES"
    assert stored.DeidentificationMethod == "medannot PS3.15-basic 2"
    assert clean.warnings == (
        "a.dcm says that text is burned into its pixels; look at it before it is used.",
    )
    assert [warning.details for warning in clean.warnings] == [{"name": "a.dcm"}]


def test_new_uids_are_the_same_for_the_same_and_differ_by_workspace() -> None:
    dataset = planted_dicom(NAME.decode())
    once, first = clean_dicom(dataset)
    again, _ = clean_dicom(dataset)
    assert once.data == again.data
    dataset.SOPInstanceUID = "1.2.3.5"
    _, neighbour = clean_dicom(dataset)
    assert neighbour.StudyInstanceUID == first.StudyInstanceUID
    assert neighbour.SOPInstanceUID != first.SOPInstanceUID
    assert first.StudyInstanceUID.startswith("2.25.")
    elsewhere = clean_image(written(dataset), "a.dcm", b"another key")
    assert first.StudyInstanceUID.encode() not in elsewhere.data


def test_bits_beside_the_stored_ones_do_not_come_along() -> None:
    raw = np.array([[0xF001, 0xA7FF]], dtype=np.uint16)
    data = dicom_file(raw, BitsStored=12, HighBit=11)
    clean = clean_image(data, "a.dcm", KEY)
    stored = pydicom.dcmread(io.BytesIO(clean.data))
    assert stored.PixelData == b"\x01\x00\xff\x07"


def test_rle_is_stored_plain_with_the_same_pixels() -> None:
    dataset = dicom_set(np.stack([SIGNED, SIGNED * 2]), frames=True)
    plain, _ = clean_dicom(dataset)
    dataset.compress(RLELossless, encoding_plugin="pydicom")
    clean, stored = clean_dicom(dataset)
    assert stored.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"
    assert np.array_equal(stored.pixel_array, np.stack([SIGNED, SIGNED * 2]))
    assert clean.frame_hashes == plain.frame_hashes
