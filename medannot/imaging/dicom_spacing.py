"""What distances in a DICOM image measure (PS3.3 10.7.1.3)."""

from pydicom.dataset import Dataset

from medannot.domain.media import SpacingKind
from medannot.imaging.dicom_groups import MEASURES, FrameGroups
from medannot.imaging.dicom_values import items, numbers, text

Pair = tuple[float, float]
Spacing = tuple[Pair | None, SpacingKind]

_IN_THE_BODY = frozenset({"CT", "MR", "NM", "PT", "SEG", "SM"})
_TISSUE, _CENTIMETRES = 1, 3
_MOST_ASPECT = 50.0


def read_spacing(groups: FrameGroups, number: int) -> Spacing:
    """Return row and column spacing of a frame in millimetres, and what it measures.

    Spacing in the patient (or specimen) is claimed for sections only. In projections
    `PixelSpacing` is a calibration where the file says so or where it differs from the detector's;
    else it is taken for what it surely is, the detector's plane. A projection that tells its
    magnification gives an estimate in the patient.
    """
    top = groups.top
    inner = _pair(groups.of(MEASURES, number), "PixelSpacing")
    detector = _pair(top, "ImagerPixelSpacing") or _pair(top, "NominalScannedPixelSpacing")
    if inner is not None and text(top, "Modality") in _IN_THE_BODY:
        return inner, SpacingKind.PATIENT
    calibrated = text(top, "PixelSpacingCalibrationType") or (detector and detector != inner)
    if inner is not None and calibrated:
        return inner, SpacingKind.CALIBRATED
    plane = detector or inner
    if plane is None:
        return _ultrasound(top)
    factor = numbers(top, "EstimatedRadiographicMagnificationFactor")
    if factor and factor[0] >= 1:
        return (plane[0] / factor[0], plane[1] / factor[0]), SpacingKind.ESTIMATED
    return plane, SpacingKind.DETECTOR_PLANE


def pixel_aspect(top: Dataset, spacing: Pair | None) -> float:
    """Return the height of a pixel for a width of 1: of the spacing, else as the file says."""
    pair = spacing or _pair(top, "PixelAspectRatio")
    aspect = pair[0] / pair[1] if pair else 1.0
    return aspect if 1 / _MOST_ASPECT <= aspect <= _MOST_ASPECT else 1.0


def _ultrasound(top: Dataset) -> Spacing:
    """Return the spacing of an ultrasound image that is one region of tissue (C.8.5.5).

    Where several regions, or words and scales, share the frame, no spacing holds for all of it.
    """
    regions = items(top, "SequenceOfUltrasoundRegions")
    if len(regions) != 1:
        return None, SpacingKind.NONE
    region = regions[0]
    bounds = _wholes(
        region, "RegionLocationMinX0", "RegionLocationMinY0", "RegionLocationMaxX1",
        "RegionLocationMaxY1",
    )  # fmt: skip
    size = _wholes(top, "Columns", "Rows")
    kind = _wholes(
        region, "RegionSpatialFormat", "PhysicalUnitsXDirection", "PhysicalUnitsYDirection"
    )
    if bounds is None or size is None or kind != (_TISSUE, _CENTIMETRES, _CENTIMETRES):
        return None, SpacingKind.NONE
    left, top_edge, right, bottom = bounds
    whole = left <= 0 and top_edge <= 0 and right >= size[0] - 1 and bottom >= size[1] - 1
    deltas = [numbers(region, f"PhysicalDelta{axis}") for axis in ("Y", "X")]
    if not whole or not deltas[0] or not deltas[1] or min(*deltas[0], *deltas[1]) <= 0:
        return None, SpacingKind.NONE
    return (deltas[0][0] * 10, deltas[1][0] * 10), SpacingKind.CALIBRATED


def _wholes(dataset: Dataset, *keywords: str) -> tuple[int, ...] | None:
    values = [numbers(dataset, keyword) for keyword in keywords]
    return tuple(int(value[0]) for value in values if value) if all(values) else None


def _pair(dataset: Dataset, keyword: str) -> Pair | None:
    values = numbers(dataset, keyword)
    if values is None or len(values) != 2 or min(values) <= 0:
        return None
    return values[0], values[1]
