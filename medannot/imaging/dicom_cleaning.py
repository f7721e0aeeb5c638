"""DICOM files written anew with what the display needs and nothing that names anybody.

The Basic Application Level Confidentiality Profile of PS3.15 annex E says what must go; this
keeps by list, which is stricter: what is not named here goes, private attributes included. Free
text stays only where it is a term of the standard. What frames show is written from the frames.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.uid import UID, ExplicitVRLittleEndian, SecondaryCaptureImageStorage

from medannot.domain.deidentification import (
    COVERED,
    DICOM_PROFILE,
    PROFILE_VERSION,
    CleaningOptions,
    Dates,
)
from medannot.imaging.cleaning_person import (
    CHARACTERISTICS,
    DATED,
    keep_characteristics,
    keep_dates,
)
from medannot.imaging.cleaning_pixels import describe_pixels, write_overlays
from medannot.imaging.cleaning_tables import GROUPS, describe_display
from medannot.imaging.cleaning_terms import KEPT_TERMS
from medannot.imaging.cleaning_values import (
    KEPT_NUMBERS,
    decimal,
    keep_number,
    keep_regions,
    keep_terms,
)
from medannot.imaging.dicom_values import text
from medannot.imaging.frame import Frame

_OWN_UIDS = ("SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID")
"""Every file has these; one that came without gets its own."""

_UIDS = (*_OWN_UIDS, "FrameOfReferenceUID")
_EMPTY = (
    "PatientName", "PatientID", "PatientBirthDate", "PatientSex", "StudyDate", "StudyTime",
    "AccessionNumber", "StudyID", "ReferringPhysicianName",
)  # fmt: skip
"""What the profile empties instead of removing (action Z), because a file must name it."""

_TEMPORAL = {
    Dates.REMOVED: "REMOVED",
    Dates.SHIFTED: "MODIFIED",
    Dates.KEPT: "UNMODIFIED",
}
CLEAN_PIXEL_DATA = "113101"
CLEAN_FEATURES = "113102"
_CODES = {
    "113100": "Basic Application Confidentiality Profile",
    CLEAN_PIXEL_DATA: "Clean Pixel Data Option",
    CLEAN_FEATURES: "Clean Recognizable Visual Features Option",
    "113106": "Retain Longitudinal Temporal Information Full Dates Option",
    "113107": "Retain Longitudinal Temporal Information Modified Dates Option",
    "113108": "Retain Patient Characteristics Option",
}
"""PS3.16 CID 7050."""

KEPT_KEYWORDS = (
    "SOPClassUID", "BitsStored", "SequenceOfUltrasoundRegions", "PatientID",
    *_UIDS, *KEPT_NUMBERS, *KEPT_TERMS, *GROUPS, *CHARACTERISTICS, *DATED,
)  # fmt: skip
"""The attributes that are read for a clean file; the patient's number only to shift dates by."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a clean file is called instead.

    Attributes:
        uids: the new UIDs by keyword.
        secret: of the workspace; decides how far dates are shifted.
        options: beside the basic profile.
        covered: what a person covered in the pixels, as it is recorded.
        codes: of CID 7050, for that.
        again: whether the file was clean already; its dates are not shifted a second time.
    """

    uids: Mapping[str, UID]
    secret: bytes
    options: CleaningOptions
    covered: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    again: bool = False


def new_uids(source: Dataset, uid_key: bytes, pixels_hash: str) -> Mapping[str, UID]:
    """Return a new UID for each of the original's: the same for the same, in every file.

    Args:
        source: the original's attributes.
        uid_key: secret from which the new UIDs are derived.
        pixels_hash: stands in for a UID that the original lacks.
    """
    given = {keyword: text(source, keyword) for keyword in _UIDS}
    for keyword in _OWN_UIDS:
        given[keyword] = given[keyword] or f"{keyword}|{pixels_hash}"
    return {keyword: derived_uid(uid_key, word) for keyword, word in given.items() if word}


def same_uids(source: Dataset) -> dict[str, UID]:
    """Return the UIDs of a file that is clean already."""
    return {keyword: UID(word) for keyword in _UIDS if (word := text(source, keyword))}


def derived_uid(uid_key: bytes, original: str) -> UID:
    """Return a UID that stands for `original`: always the same, and not to be turned back."""
    digest = hmac.new(uid_key, b"uid|" + original.encode(), hashlib.sha256).digest()
    return UID(f"2.25.{int.from_bytes(digest[:16], 'big')}")


def covered_uid(uid_key: bytes, old: str, hashes: Sequence[str]) -> UID:
    """Return the SOP Instance UID of an image that was made from another by covering part of it.

    Args:
        uid_key: as for `derived_uid`.
        old: the UID of the other.
        hashes: of the frames that are left.
    """
    return derived_uid(uid_key, f"{COVERED}|{old}|{'|'.join(hashes)}")


def write_clean(
    source: Dataset,
    frames: Sequence[Frame],
    identity: Identity,
    frame_time_ms: float | None = None,
) -> bytes:
    """Write a DICOM file (explicit VR little endian) of these frames and the attributes that stay.

    Args:
        source: the original's attributes, read with `KEPT_KEYWORDS`.
        frames: every decoded frame, as it is to be shown.
        identity: the new UIDs, and what was asked for.
        frame_time_ms: how long a frame of a moving picture stands, or None.

    Raises:
        ValueError: the frames cannot stand in one file.
    """
    clean = Dataset()
    describe_pixels(source, clean, frames)
    for keyword in _EMPTY:
        setattr(clean, keyword, "")
    keep_terms(source, clean)
    for keyword in KEPT_NUMBERS:
        keep_number(source, clean, keyword)
    keep_regions(source, clean)
    describe_display(source, clean, frames)
    if frame_time_ms is not None:
        clean.FrameTime = decimal(frame_time_ms)
    if any(frame.lossy for frame in frames):
        clean.LossyImageCompression = "01"
    for keyword, uid in identity.uids.items():
        setattr(clean, keyword, uid)
    clean.SOPClassUID = _class_of(source)
    drawn = identity.options.keep_overlays and write_overlays(clean, frames)
    _keep_options(source, clean, identity)
    _say_how(clean, identity, overlays=drawn)
    return _write(clean)


def _keep_options(source: Dataset, clean: Dataset, identity: Identity) -> None:
    options = identity.options
    if options.keep_characteristics:
        keep_characteristics(source, clean)
    if options.dates is not Dates.REMOVED:
        shift = options.dates is Dates.SHIFTED and not identity.again
        keep_dates(source, clean, identity.secret, shift=shift)


def _say_how(clean: Dataset, identity: Identity, *, overlays: bool) -> None:
    """Record by which rules the file was made (PS3.3 C.12.1.1.1, PS3.15 E.1)."""
    options, covered = identity.options, identity.codes
    clean.PatientIdentityRemoved = "YES"
    clean.LongitudinalTemporalInformationModified = _TEMPORAL[options.dates]
    clean.DeidentificationMethod = [
        f"medannot {DICOM_PROFILE} {PROFILE_VERSION}",
        *options.words(),
        *identity.covered,
    ]
    if CLEAN_PIXEL_DATA in covered:
        clean.BurnedInAnnotation = "NO"
    if CLEAN_FEATURES in covered:
        clean.RecognizableVisualFeatures = "NO"
    # Drawings that nobody has looked through are more than the basic profile leaves.
    codes = [] if overlays else ["113100"]
    codes += covered
    codes += {Dates.KEPT: ["113106"], Dates.SHIFTED: ["113107"]}.get(options.dates, [])
    codes += ["113108"] if options.keep_characteristics else []
    if codes:
        clean.DeidentificationMethodCodeSequence = DicomSequence([_code(code) for code in codes])


def _code(value: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator = value, "DCM"
    item.CodeMeaning = _CODES[value]
    return item


def _class_of(source: Dataset) -> UID:
    original = UID(text(source, "SOPClassUID"))
    # A class that is not the standard's own could name a site.
    known = original.is_valid and not original.is_private and original.name != str(original)
    return original if known else SecondaryCaptureImageStorage


def _write(clean: Dataset) -> bytes:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = clean.SOPClassUID
    meta.MediaStorageSOPInstanceUID = clean.SOPInstanceUID
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    clean.file_meta = meta
    target = BytesIO()
    clean.save_as(target, enforce_file_format=True)
    return target.getvalue()
