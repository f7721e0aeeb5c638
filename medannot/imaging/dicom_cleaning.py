"""DICOM files written anew with what the display needs and nothing that names anybody.

The profile keeps by list: what is not named here goes, private attributes included. Free text
stays only where it is a code or a usual word.
"""

import hashlib
import hmac
import math
import re
from io import BytesIO

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.uid import UID, ExplicitVRLittleEndian, SecondaryCaptureImageStorage

from medannot.imaging.dicom_header import DicomHeader
from medannot.imaging.dicom_values import items, text, texts
from medannot.imaging.frame import StoredPixels
from medannot.imaging.limits import DECODER_FAULTS

_KEPT_NUMBERS = (
    "PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing", "PixelAspectRatio",
    "SliceThickness", "SpacingBetweenSlices", "SliceLocation", "ImagePositionPatient",
    "ImageOrientationPatient", "InstanceNumber", "RescaleIntercept", "RescaleSlope",
    "WindowCenter", "WindowWidth", "PixelPaddingValue", "PixelPaddingRangeLimit",
    "LossyImageCompressionRatio", "FrameTime", "RecommendedDisplayFrameRate",
)  # fmt: skip
_BODY_PARTS = (
    "ABDOMEN|ABDOMENPELVIS|ADRENAL|ANKLE|AORTA|ARM|AXILLA|BACK|BLADDER|BODY|BRAIN|BREAST|BRONCHUS|"
    "BUTTOCK|CALCANEUS|CALF|CAROTID|CEREBELLUM|CERVIX|CHEEK|CHEST|CHESTABDOMEN|CHESTABDPELVIS|"
    "CLAVICLE|COCCYX|COLON|CORNEA|CORONARYARTERY|CSPINE|CTSPINE|DUODENUM|EAR|ELBOW|ESOPHAGUS|"
    "EXTREMITY|EYE|EYELID|FACE|FEMUR|FINGER|FOOT|FOREARM|GALLBLADDER|HAND|HEAD|HEADNECK|HEART|HIP|"
    "HUMERUS|ILEUM|ILIUM|IAC|JAW|JAWANDTEETH|JEJUNUM|KIDNEY|KNEE|LARYNX|LEG|LIVER|LSPINE|LSSPINE|"
    "LUNG|MANDIBLE|MAXILLA|MEDIASTINUM|MOUTH|NECK|NECKCHEST|NOSE|ORBIT|OVARY|PANCREAS|PAROTID|"
    "PATELLA|PELVIS|PENIS|PHARYNX|PROSTATE|RADIUS|RECTUM|RIB|SACRUM|SCALP|SCAPULA|SCLERA|SCROTUM|"
    "SELLA|SHOULDER|SKIN|SKULL|SPINE|SPLEEN|SSPINE|STERNUM|STOMACH|TESTIS|THIGH|THORAX|THUMB|"
    "THYMUS|THYROID|TIBIA|TLSPINE|TMJ|TOE|TONGUE|TRACHEA|TSPINE|ULNA|URETER|UTERUS|VAGINA|VULVA|"
    "WHOLEBODY|WRIST|ZYGOMA"
)
# Attributes that the standard gives fixed terms are filled with anything by scanners and
# technicians; so only these terms stay, each value for itself.
_KEPT_CODES = {
    "Modality": "[A-Z0-9]{2,6}|RTIMAGE|RTDOSE",
    "BodyPartExamined": _BODY_PARTS,
    "Laterality": "[LRUB]",
    "ImageLaterality": "[LRUB]",
    "ViewPosition": "AP|PA|LL|RL|RLD|LLD|RLO|LLO|CC|MLO|ML|LM|LMO|XCCL|XCCM|FB|SIO|ISO|CV|AT",
    "PatientOrientation": "[AFHLPR]{1,3}",
    "ImageType": "ORIGINAL|DERIVED|PRIMARY|SECONDARY|AXIAL|LOCALIZER|M|P|ND|NORM|VOLUME|OTHER|"
    "MIXED|MPR|MIP|PROJECTION IMAGE|SINGLE PLANE|BIPLANE A|BIPLANE B|NONE|RESAMPLED|MAX_IP|MIN_IP",
    "PixelSpacingCalibrationType": "GEOMETRY|FIDUCIAL",
    "RescaleType": "HU|HU_MOD|OD|US|MGML|Z_EFF|ED|EDW|PCT|BQML|CNTS|NORMALIZED|1/CM|GML|MM2/S",
    "VOILUTFunction": "LINEAR",
    "PresentationLUTShape": "IDENTITY|INVERSE",
    "LossyImageCompression": "0[01]",
    "LossyImageCompressionMethod": r"ISO_\d{5}(_\d{1,2})?",
    "BurnedInAnnotation": "YES|NO",
    "RecognizableVisualFeatures": "YES|NO",
    "WindowCenterWidthExplanation": "(ABDOMEN|ALGO|BONE|BRAIN|CHEST|HARDER|HEAD|LIVER|LUNG|"
    r"MEDIASTINUM|NORMAL|SOFT|SOFTER|SOFT TISSUE|SPINE|WINDOW)[ _]?\d{0,2}",
}
_REPLACED_UIDS = (
    "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID",
)  # fmt: skip
_GROUPS = ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence")
_KEPT_GROUPS = ("PixelMeasuresSequence", "PlanePositionSequence", "PlaneOrientationSequence")

KEPT_KEYWORDS = ("SOPClassUID", *_KEPT_NUMBERS, *_KEPT_CODES, *_REPLACED_UIDS, *_GROUPS)
"""The attributes that may stay, beside those that describe the pixels."""


def write_clean(
    source: Dataset, header: DicomHeader, frames: list[StoredPixels], uid_key: bytes, method: str
) -> bytes:
    """Write a DICOM file (explicit VR little endian) of these frames and the attributes that stay.

    Args:
        source: the original's attributes, read with `KEPT_KEYWORDS` at least.
        header: the original's checked header.
        frames: every decoded frame; nothing of the original's pixel bytes is taken over, so what
            lay in unused bits, behind the pixels or between fragments is gone.
        uid_key: secret from which the new UIDs are derived.
        method: name and version of the profile.
    """
    clean = Dataset()
    _describe_pixels(clean, header, frames)
    _keep(source, clean)
    for keyword in _REPLACED_UIDS:
        original = text(source, keyword)
        if original or keyword in {"SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID"}:
            setattr(clean, keyword, derived_uid(uid_key, f"{keyword}|{original}"))
    for keyword in _GROUPS:
        if groups := items(source, keyword):
            setattr(clean, keyword, DicomSequence(_reduced(group) for group in groups))
    clean.SOPClassUID = _class_of(source)
    clean.PatientIdentityRemoved = "YES"
    clean.DeidentificationMethod = method
    clean.LongitudinalTemporalInformationModified = "REMOVED"
    return _write(clean)


def derived_uid(uid_key: bytes, original: str) -> UID:
    """Return a UID that stands for `original`: always the same, and not to be turned back."""
    digest = hmac.new(uid_key, b"uid|" + original.encode(), hashlib.sha256).digest()
    return UID(f"2.25.{int.from_bytes(digest[:16], 'big')}")


def _describe_pixels(clean: Dataset, header: DicomHeader, frames: list[StoredPixels]) -> None:
    clean.SamplesPerPixel = header.samples
    grey = "MONOCHROME1" if header.inverted else "MONOCHROME2"
    clean.PhotometricInterpretation = grey if header.monochrome else "RGB"
    if not header.monochrome:
        clean.PlanarConfiguration = 0
    clean.Rows, clean.Columns = header.rows, header.columns
    clean.NumberOfFrames = header.frames
    clean.BitsAllocated, clean.BitsStored = header.bits_allocated, header.bits_stored
    clean.HighBit = header.bits_stored - 1
    clean.PixelRepresentation = int(header.signed)
    order = np.dtype(f"<u{header.bits_allocated // 8}")
    mask = order.type((1 << header.bits_stored) - 1)
    data = b"".join((frame.view(order) & mask).tobytes() for frame in frames)
    clean.add_new("PixelData", "OW" if header.bits_allocated == 16 else "OB", data)
    if len(data) % 2:
        clean["PixelData"].value = data + b"\x00"


def _keep(source: Dataset, clean: Dataset) -> None:
    for keyword in _KEPT_NUMBERS:
        _keep_number(source, clean, keyword)
    for keyword, terms in _KEPT_CODES.items():
        # A value that goes leaves its place empty: places mean something (window 1, window 2).
        kept = [
            code if re.fullmatch(terms, code, re.IGNORECASE) else ""
            for code in texts(source, keyword)
        ]
        if any(kept):
            setattr(clean, keyword, kept)


def _keep_number(source: Dataset, clean: Dataset, keyword: str) -> None:
    if keyword not in source:
        return
    try:
        element = source[keyword]
        if element.value in (None, ""):
            return
        several = element.value if element.VM > 1 else [element.value]
        # Numbers in text (DS, IS) come as numbers; whatever else was there raises.
        if all(math.isfinite(float(str(value))) for value in several):
            clean.add(element)
    except DECODER_FAULTS:
        return


def _reduced(group: Dataset) -> Dataset:
    kept = Dataset()
    for keyword in _KEPT_GROUPS:
        if inner := items(group, keyword):
            reduced = []
            for item in inner:
                target = Dataset()
                for number in _KEPT_NUMBERS:
                    _keep_number(item, target, number)
                reduced.append(target)
            setattr(kept, keyword, DicomSequence(reduced))
    return kept


def _class_of(source: Dataset) -> UID:
    original = UID(text(source, "SOPClassUID"))
    # A class that is not the standard's own could name a site.
    standard = original.is_valid and not original.is_private
    return original if standard else SecondaryCaptureImageStorage


def _write(clean: Dataset) -> bytes:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = clean.SOPClassUID
    meta.MediaStorageSOPInstanceUID = clean.SOPInstanceUID
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    clean.file_meta = meta
    target = BytesIO()
    clean.save_as(target, enforce_file_format=True)
    return target.getvalue()
