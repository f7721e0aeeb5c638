"""Every attribute that DICOM knows carries a secret: none of them reaches the stored file."""

import io
from collections.abc import Iterator, Mapping

import numpy as np
import pydicom
import pytest
from pydicom.datadict import DicomDictionary, dictionary_VR
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import UID

from medannot.domain.deidentification import CleaningOptions, Dates
from medannot.imaging.deidentify import CleanImage, clean_here
from medannot.imaging.opener import open_image
from tests.helpers.pictures import dicom_set, written

KEY = bytes(range(32))
WORD = "ZQX"
NUMBER = "48151623"
DAY, TIME = "19470813", "031415"
ROOT = "1.2.276.0.7230010.48"
PIXELS = np.array([[-1024, -1, 0], [1, 40, 3071]], dtype=np.int16)

TEXTS = {
    "AE", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT", "CS",
}  # fmt: skip
_NEEDED = {
    "SamplesPerPixel", "PhotometricInterpretation", "PlanarConfiguration", "NumberOfFrames",
    "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation",
    "SOPClassUID", "PixelData", "FloatPixelData", "DoubleFloatPixelData", "WindowCenter",
    "WindowWidth", "RescaleSlope", "RescaleIntercept", "PresentationLUTShape",
    "SpecificCharacterSet",
}  # fmt: skip


def canary(vr: str) -> object | None:
    """Return what no stored file may hold, in a form that the kind of attribute takes."""
    if vr in TEXTS:
        return f"{WORD}{vr}SECRET"[:16]
    values: Mapping[str, object] = {
        "AS": "047Y",
        "DA": DAY,
        "TM": TIME,
        "DT": f"{DAY}{TIME}",
        "UI": f"{ROOT}.1",
        "IS": NUMBER,
        "DS": NUMBER,
        "OB": f"{WORD}BYTES".encode(),
        "OW": f"{WORD}WORDS ".encode(),
        "UN": f"{WORD}UNKNOWN".encode(),
    }
    return values.get(vr)


def plain_attributes() -> Iterator[tuple[int, str, object]]:
    for tag, (vr, _vm, _name, _retired, keyword) in DicomDictionary.items():
        needed = keyword in _NEEDED or tag >> 16 in {0x0000, 0x0002, 0x0004, 0xFFFE, 0xFFFA}
        if not needed and keyword and (value := canary(vr)) is not None:
            yield tag, vr, value


def filled() -> Dataset:
    """Return an image that holds a canary in each attribute, at the top and in sequences."""
    dataset = dicom_set(PIXELS, WindowCenter="40", WindowWidth="400")
    inner = Dataset()
    for tag, vr, value in plain_attributes():
        inner.add_new(tag, vr, value)
    for tag, vr, value in plain_attributes():
        if tag not in dataset:
            dataset.add_new(tag, vr, value)
    for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID"):
        setattr(dataset, keyword, f"{ROOT}.{len(keyword)}")
    dataset.Modality = "CT"
    for keyword in (
        "ReferencedPatientSequence", "RequestAttributesSequence", "OriginalAttributesSequence",
        "SharedFunctionalGroupsSequence", "AcquisitionContextSequence", "IconImageSequence",
        "SourceImageSequence", "ReferencedImageSequence",
    ):  # fmt: skip
        dataset.add_new(pydicom.datadict.tag_for_keyword(keyword), "SQ", Sequence([inner]))
    block = dataset.private_block(0x0019, f"{WORD} LAB", create=True)
    block.add_new(0x01, "LO", f"{WORD}PRIVATE")
    block.add_new(0x02, "SQ", Sequence([inner]))
    dataset.add_new(0x60003000, "OW", f"{WORD}OVERLAY ".encode())
    dataset.add_new(0x60000022, "LO", f"{WORD}LABEL")
    dataset.add_new(0x50003000, "OW", f"{WORD}CURVE ".encode())
    dataset.file_meta.SourceApplicationEntityTitle = f"{WORD}META"
    dataset.file_meta.add_new(0x00020102, "OB", f"{WORD}INFO".encode())
    dataset.file_meta.PrivateInformationCreatorUID = f"{ROOT}.9"
    return dataset


def original() -> bytes:
    data = bytearray(written(filled()))
    data[:128] = f"{WORD}PREAMBLE".encode().ljust(128)
    return bytes(data) + f"{WORD}TRAILING".encode()


def read(clean: CleanImage) -> Dataset:
    return pydicom.dcmread(io.BytesIO(clean.data))


def every_element(dataset: Dataset) -> Iterator[pydicom.DataElement]:
    for element in dataset:
        yield element
        if element.VR == "SQ":
            for item in element.value:
                yield from every_element(item)


def test_no_secret_of_any_attribute_is_in_the_stored_file() -> None:
    data = original()
    for secret in (WORD, NUMBER, DAY, TIME, ROOT, "047Y"):
        assert secret.encode() in data
    clean = clean_here(data, "a.dcm", KEY)
    for secret in (WORD, DAY, TIME, ROOT, "047Y"):
        assert secret.encode() not in clean.data
    kept = {e.keyword for e in every_element(read(clean)) if NUMBER in str(e.value)}
    assert kept <= {
        "PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing", "PixelAspectRatio",
        "SliceThickness", "SpacingBetweenSlices", "SliceLocation", "ImagePositionPatient",
        "ImageOrientationPatient", "LossyImageCompressionRatio", "CineRate", "FrameTime",
        "RecommendedDisplayFrameRate", "EstimatedRadiographicMagnificationFactor",
    }  # fmt: skip


def test_nothing_of_a_person_day_place_or_machine_has_a_value() -> None:
    stored = read(clean_here(original(), "a.dcm", KEY))
    for element in every_element(stored):
        group = element.tag.group
        assert group in {0x0008, 0x0010, 0x0012, 0x0018, 0x0020, 0x0028, 0x5200, 0x7FE0}
        assert not element.tag.is_private
        if element.VR in {"PN", "DA", "TM", "DT", "AS", "LT", "ST", "UT", "AE"}:
            assert not element.value
    assert not stored.PatientID
    assert "InstitutionName" not in stored
    assert "DeviceSerialNumber" not in stored
    assert "Manufacturer" not in stored


def test_the_file_says_by_which_profile_it_was_made() -> None:
    clean = clean_here(original(), "a.dcm", KEY)
    stored = read(clean)
    assert (clean.profile, clean.profile_version, clean.options) == ("PS3.15-basic", "2", ())
    assert stored.PatientIdentityRemoved == "YES"
    assert stored.LongitudinalTemporalInformationModified == "REMOVED"
    assert stored.DeidentificationMethod == "medannot PS3.15-basic 2"
    codes = [
        (item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning)
        for item in stored.DeidentificationMethodCodeSequence
    ]
    assert codes == [("113100", "DCM", "Basic Application Confidentiality Profile")]


def test_the_files_of_one_series_stay_one_series_under_new_uids() -> None:
    first, second, other = filled(), filled(), filled()
    second.SOPInstanceUID = f"{ROOT}.77"
    other.StudyInstanceUID = f"{ROOT}.78"
    one, two, three = (read(clean_here(written(d), "a.dcm", KEY)) for d in (first, second, other))
    for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID"):
        assert one[keyword].value == two[keyword].value
        assert UID(one[keyword].value).is_valid
        assert one[keyword].value.startswith("2.25.")
    assert one.SOPInstanceUID != two.SOPInstanceUID
    assert one.StudyInstanceUID != three.StudyInstanceUID
    assert one.file_meta.MediaStorageSOPInstanceUID == one.SOPInstanceUID


def test_files_without_uids_are_not_taken_for_one_study() -> None:
    sets = [dicom_set(PIXELS), dicom_set(PIXELS + np.int16(1))]
    one, two = (read(clean_here(written(dataset), "a.dcm", KEY)) for dataset in sets)
    assert one.StudyInstanceUID != two.StudyInstanceUID


def person() -> Dataset:
    return dicom_set(
        PIXELS,
        PatientID="4711",
        PatientSex="F",
        PatientAge="094Y",
        PatientWeight="61.5",
        PatientBirthDate="19290101",
        StudyDate="20230131",
        SeriesDate="20230201",
        StudyTime="101112",
        StudyInstanceUID=f"{ROOT}.5",
    )


def test_dates_are_kept_only_when_asked_for_and_a_birth_date_never() -> None:
    stored = read(clean_here(written(person()), "a", KEY, CleaningOptions(Dates.KEPT)))
    assert (stored.StudyDate, stored.SeriesDate, stored.StudyTime) == (
        "20230131",
        "20230201",
        "101112",
    )
    assert stored.LongitudinalTemporalInformationModified == "UNMODIFIED"
    codes = [item.CodeValue for item in stored.DeidentificationMethodCodeSequence]
    assert codes == ["113100", "113106"]
    assert not stored.PatientBirthDate
    assert not stored.PatientID


def test_shifted_dates_keep_their_distance_for_all_files_of_a_patient() -> None:
    later = person()
    later.StudyDate, later.StudyInstanceUID = "20230302", f"{ROOT}.6"
    options = CleaningOptions(Dates.SHIFTED)
    first, second = (read(clean_here(written(d), "a", KEY, options)) for d in (person(), later))
    days = [np.datetime64(f"{d[:4]}-{d[4:6]}-{d[6:]}") for d in (first.StudyDate, second.StudyDate)]
    assert first.StudyDate != "20230131"
    assert (days[1] - days[0]) / np.timedelta64(1, "D") == 30
    assert first.LongitudinalTemporalInformationModified == "MODIFIED"
    assert b"20230131" not in clean_here(written(person()), "a", KEY, options).data


def test_sex_age_and_weight_stay_only_when_asked_for_and_great_age_is_one_group() -> None:
    assert not read(clean_here(written(person()), "a", KEY)).PatientSex
    options = CleaningOptions(keep_characteristics=True)
    clean = clean_here(written(person()), "a", KEY, options)
    stored = read(clean)
    assert (stored.PatientSex, stored.PatientAge, stored.PatientWeight) == ("F", "090Y", 61.5)
    assert clean.options == ("patient-characteristics",)


def with_overlay() -> Dataset:
    dataset = dicom_set(PIXELS)
    for element, vr, value in (
        (0x10, "US", 2), (0x11, "US", 3), (0x40, "CS", "G"), (0x50, "SS", [1, 1]),
        (0x100, "US", 1), (0x102, "US", 0), (0x3000, "OW", b"\x15\x00"),
    ):  # fmt: skip
        dataset.add_new(0x60000000 | element, vr, value)
    return dataset


def test_overlays_go_unless_they_are_asked_for_and_then_the_basic_profile_is_not_claimed() -> None:
    data = written(with_overlay())
    assert open_image(clean_here(data, "a", KEY).data, "a").frame().overlays == ()
    kept = clean_here(data, "a", KEY, CleaningOptions(keep_overlays=True))
    (overlay,) = open_image(kept.data, "a").frame().overlays
    assert overlay.bits.tolist() == [[True, False, True], [False, True, False]]
    assert "DeidentificationMethodCodeSequence" not in read(kept)
    assert list(read(kept).DeidentificationMethod) == ["medannot PS3.15-basic 2", "overlays"]


@pytest.mark.parametrize(
    ("keyword", "value"),
    [("BodyPartExamined", "MUELLER"), ("Modality", "SMITH"), ("ImageType", ["ORIGINAL", "MEIER"])],
)
def test_a_name_where_a_term_belongs_goes(keyword: str, value: object) -> None:
    clean = clean_here(written(dicom_set(PIXELS, **{keyword: value})), "a", KEY)
    word = value if isinstance(value, str) else "MEIER"
    assert word.encode() not in clean.data


def test_the_whole_dictionary_was_planted() -> None:
    assert len(list(plain_attributes())) > 2_500
    assert dictionary_VR(0x00100010) == "PN"
