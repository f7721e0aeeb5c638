"""What distances in a DICOM image measure (PS3.3 10.7.1.3)."""

from pydicom.dataset import Dataset

from medannot.domain.media import SpacingKind
from medannot.imaging.dicom_values import items, numbers, text

Spacing = tuple[tuple[float, float] | None, SpacingKind]

_IN_THE_BODY = frozenset({"CT", "MR", "NM", "PT", "SEG", "SM"})


def read_spacing(dataset: Dataset) -> Spacing:
    """Return row and column spacing in millimetres, and what it measures.

    Spacing in the patient (or specimen) is claimed for sections only. In projections
    `PixelSpacing` is a calibration where the file says so or where it differs from the detector's;
    else it is taken for what it surely is, the detector's plane.
    """
    inner = _pair(dataset, "PixelSpacing") or _shared(dataset)
    detector = _pair(dataset, "ImagerPixelSpacing")
    if inner is None:
        return detector, SpacingKind.DETECTOR_PLANE if detector else SpacingKind.NONE
    if text(dataset, "Modality") in _IN_THE_BODY:
        return inner, SpacingKind.PATIENT
    if text(dataset, "PixelSpacingCalibrationType") or (detector and detector != inner):
        return inner, SpacingKind.CALIBRATED
    return inner, SpacingKind.DETECTOR_PLANE


def _shared(dataset: Dataset) -> tuple[float, float] | None:
    for group in items(dataset, "SharedFunctionalGroupsSequence"):
        for measures in items(group, "PixelMeasuresSequence"):
            return _pair(measures, "PixelSpacing")
    return None


def _pair(dataset: Dataset, keyword: str) -> tuple[float, float] | None:
    values = numbers(dataset, keyword)
    if values is None or len(values) != 2 or min(values) <= 0:
        return None
    return values[0], values[1]
