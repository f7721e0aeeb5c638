"""Numbers and words of a DICOM file taken over one by one, and written anew."""

from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.valuerep import DSfloat

from medannot.imaging.cleaning_terms import KEPT_TERMS, kept
from medannot.imaging.dicom_values import items, numbers, texts

_MOST_VALUES = 64
_MOST_COUNT = 99_999
"""Numbers of series and instances beyond this could be record numbers."""

_COUNTS = frozenset({"SeriesNumber", "InstanceNumber"})
_WHOLE = {"IS": 1 << 31, "SL": 1 << 31, "SS": 1 << 15, "UL": 1 << 32, "US": 1 << 16}
_REGION_NUMBERS = (
    "RegionSpatialFormat", "RegionDataType", "RegionFlags", "RegionLocationMinX0",
    "RegionLocationMinY0", "RegionLocationMaxX1", "RegionLocationMaxY1", "ReferencePixelX0",
    "ReferencePixelY0", "PhysicalUnitsXDirection", "PhysicalUnitsYDirection",
    "ReferencePixelPhysicalValueX", "ReferencePixelPhysicalValueY", "PhysicalDeltaX",
    "PhysicalDeltaY",
)  # fmt: skip

KEPT_NUMBERS = (
    "PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing", "PixelAspectRatio",
    "EstimatedRadiographicMagnificationFactor", "SliceThickness", "SpacingBetweenSlices",
    "SliceLocation", "ImagePositionPatient", "ImageOrientationPatient", "SeriesNumber",
    "InstanceNumber", "LossyImageCompressionRatio", "CineRate", "RecommendedDisplayFrameRate",
)  # fmt: skip


def decimal(value: float) -> DSfloat:
    """Return a number as a decimal string holds it: at most 16 signs."""
    return DSfloat(float(value), auto_format=True)


def keep_number(source: Dataset, target: Dataset, keyword: str) -> None:
    """Take an attribute over where all its values are numbers; nothing else of it comes along."""
    values = numbers(source, keyword)
    tag = tag_for_keyword(keyword)
    if not values or len(values) > _MOST_VALUES or tag is None:
        return
    if keyword in _COUNTS and any(abs(value) > _MOST_COUNT for value in values):
        return
    vr = dictionary_VR(tag)
    written: list[float | int | DSfloat]
    if vr in _WHOLE:
        least = 0 if vr.startswith("U") else -_WHOLE[vr]
        if any(not v.is_integer() or not least <= v < _WHOLE[vr] for v in values):
            return
        written = [int(value) for value in values]
    else:
        written = [decimal(value) if vr == "DS" else value for value in values]
    target.add_new(tag, vr, written if len(written) > 1 else written[0])


def keep_terms(source: Dataset, target: Dataset) -> None:
    """Take over the words that are terms of the standard."""
    for keyword, terms in KEPT_TERMS.items():
        # A value that goes leaves its place empty: places mean something (row, column).
        words = [kept(terms, word) for word in texts(source, keyword)]
        if any(words):
            setattr(target, keyword, words)


def keep_regions(source: Dataset, target: Dataset) -> None:
    """Take over what an ultrasound image says of the scale of its regions (PS3.3 C.8.5.5)."""
    regions = []
    for region in items(source, "SequenceOfUltrasoundRegions"):
        reduced = Dataset()
        for keyword in _REGION_NUMBERS:
            keep_number(region, reduced, keyword)
        regions.append(reduced)
    if regions:
        target.SequenceOfUltrasoundRegions = DicomSequence(regions)
