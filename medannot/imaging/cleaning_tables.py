"""Windows, tables, rescale and functional groups written anew from what frames show."""

from collections.abc import Sequence

import numpy as np
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence as DicomSequence

from medannot.imaging.cleaning_terms import EXPLANATIONS, UNITS, kept
from medannot.imaging.cleaning_values import KEPT_NUMBERS, decimal, keep_number
from medannot.imaging.dicom_values import items
from medannot.imaging.frame import Frame, LookupTable, Voi, VoiFunction, Window

GROUPS = ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence")
_KEPT_GROUPS = ("PixelMeasuresSequence", "PlanePositionSequence", "PlaneOrientationSequence")
_DESCRIPTOR, _LUT_DATA = 0x00283002, 0x00283006


def describe_display(source: Dataset, clean: Dataset, frames: Sequence[Frame]) -> None:
    """Write how stored values become brightness, and where each frame lies.

    What all frames share stands at the top; what they do not share stands in functional groups.

    Raises:
        ValueError: the frames cannot stand in one file.
    """
    first = frames[0]
    shared, several = _groups(source)
    same = all(_shown(frame) == _shown(first) for frame in frames)
    if first.monochrome and same:
        _write_rescale(clean, first)
        _write_voi(clean, first.voi)
    elif first.monochrome:
        if any(frame.modality_table != first.modality_table for frame in frames):
            raise ValueError("a Modality LUT cannot differ from frame to frame")
        if first.modality_table is not None:
            _write_rescale(clean, first)
        several = [
            _with_display(several[place] if place < len(several) else Dataset(), frame)
            for place, frame in enumerate(frames)
        ]
    for keyword, groups in zip(GROUPS, (shared, several), strict=True):
        if any(groups):
            setattr(clean, keyword, DicomSequence(groups))


def _shown(frame: Frame) -> tuple[object, ...]:
    return (frame.rescale_slope, frame.rescale_intercept, frame.modality_table, frame.voi)


def _groups(source: Dataset) -> tuple[list[Dataset], list[Dataset]]:
    shared, several = ([_reduced(group) for group in items(source, name)] for name in GROUPS)
    return shared, several


def _reduced(group: Dataset) -> Dataset:
    """Return the numbers of place, direction and size, and nothing else of a group."""
    reduced = Dataset()
    for keyword in _KEPT_GROUPS:
        inner = []
        for item in items(group, keyword):
            target = Dataset()
            for number in KEPT_NUMBERS:
                keep_number(item, target, number)
            inner.append(target)
        if inner:
            setattr(reduced, keyword, DicomSequence(inner))
    return reduced


def _with_display(group: Dataset, frame: Frame) -> Dataset:
    if frame.modality_table is None:
        rescale = Dataset()
        rescale.RescaleIntercept = decimal(frame.rescale_intercept)
        rescale.RescaleSlope = decimal(frame.rescale_slope)
        rescale.RescaleType = kept(UNITS, frame.rescale_unit) or "US"
        group.PixelValueTransformationSequence = DicomSequence([rescale])
    if frame.voi:
        voi = Dataset()
        _write_voi(voi, frame.voi)
        group.FrameVOILUTSequence = DicomSequence([voi])
    return group


def _write_rescale(target: Dataset, frame: Frame) -> None:
    if frame.modality_table is not None:
        table = _table(frame.modality_table)
        table.ModalityLUTType = kept(UNITS, frame.rescale_unit) or "US"
        target.ModalityLUTSequence = DicomSequence([table])
        target.pop("RescaleType", None)
        return
    target.RescaleIntercept = decimal(frame.rescale_intercept)
    target.RescaleSlope = decimal(frame.rescale_slope)


def _write_voi(target: Dataset, several: Sequence[Voi]) -> None:
    windows = [voi for voi in several if isinstance(voi, Window)]
    tables = [voi for voi in several if isinstance(voi, LookupTable)]
    if windows:
        target.WindowCenter = [decimal(window.center) for window in windows]
        target.WindowWidth = [decimal(window.width) for window in windows]
        words = [kept(EXPLANATIONS, window.explanation) for window in windows]
        if any(words):
            target.WindowCenterWidthExplanation = words
        function = _function(windows)
        if function is not VoiFunction.LINEAR:
            target.VOILUTFunction = function.value.upper()
    if tables:
        target.VOILUTSequence = DicomSequence([_table(table) for table in tables])


def _function(windows: Sequence[Window]) -> VoiFunction:
    """Return the function that the standard lets a file say once for all its windows.

    A LINEAR window narrower than 1 was read as LINEAR_EXACT, and will be again.
    """
    functions = {window.function for window in windows}
    for function in (VoiFunction.SIGMOID, VoiFunction.LINEAR):
        if function in functions:
            return function
    return VoiFunction.LINEAR_EXACT


def _table(table: LookupTable) -> Dataset:
    item = Dataset()
    count = len(table.entries) & 0xFFFF
    # A descriptor with a sign has no room for counts from 32,768 on.
    signed = table.first < 0 and count < 1 << 15
    first = table.first if signed else table.first & 0xFFFF
    item.add_new(_DESCRIPTOR, "SS" if signed else "US", [count, first, table.bits])
    item.add_new(_LUT_DATA, "OW", np.asarray(table.entries, dtype="<u2").tobytes())
    if words := kept(EXPLANATIONS, table.explanation):
        item.LUTExplanation = words
    return item
