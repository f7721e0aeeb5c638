"""Rescale, windows and tables of one frame (PS3.3 C.11.1, C.11.2)."""

from dataclasses import dataclass

from pydicom.dataset import Dataset

from medannot.domain.errors import Sentence
from medannot.imaging.dicom_groups import RESCALE, VOI, FrameGroups
from medannot.imaging.dicom_tables import MODALITY_LUT, VOI_LUT, read_tables
from medannot.imaging.dicom_values import numbers, text, texts
from medannot.imaging.frame import LookupTable, Voi, VoiFunction, Window

_FUNCTIONS = {
    "": VoiFunction.LINEAR,
    "LINEAR": VoiFunction.LINEAR,
    "LINEAR_EXACT": VoiFunction.LINEAR_EXACT,
    "SIGMOID": VoiFunction.SIGMOID,
}


@dataclass(frozen=True, slots=True)
class Greys:
    """How stored values of one frame become greys.

    Attributes:
        unit: after rescale, such as HU, or nothing.
        notes: sentences about what the file says wrongly and what is shown instead.
    """

    slope: float
    intercept: float
    table: LookupTable | None
    unit: str
    voi: tuple[Voi, ...]
    notes: tuple[str, ...]


def read_greys(groups: FrameGroups, number: int, name: str, *, little: bool, signed: bool) -> Greys:
    """Read rescale, windows and tables of a frame; what cannot be used is told and left out.

    Args:
        groups: of the file.
        number: the frame, counted from 1.
        name: what sentences call the file.
        little: byte order of the file.
        signed: whether stored values have a sign.
    """
    rescale = groups.of(RESCALE, number)
    modality = read_tables(groups.top, MODALITY_LUT, name, little=little, signed=signed)
    tables = modality.usable
    slope, intercept, bad_rescale = _rescale(rescale)
    notes: list[str] = [*modality.notes]
    if bad_rescale:
        notes.append(Sentence("{name}: its rescale cannot be used; it is left out.", name=name))
    # A Modality LUT gives no negative values; a rescale may.
    below = not tables and (signed or intercept < 0 or slope < 0)
    voi, told = _voi(groups.of(VOI, number), name, little=little, signed=below)
    return Greys(
        slope,
        intercept,
        tables[0] if tables else None,
        _unit(groups.top, rescale, tables),
        voi,
        (*notes, *told),
    )


def _rescale(dataset: Dataset) -> tuple[float, float, bool]:
    slopes, intercepts = numbers(dataset, "RescaleSlope"), numbers(dataset, "RescaleIntercept")
    slope = slopes[0] if slopes else 1.0
    intercept = intercepts[0] if intercepts else 0.0
    if slopes is None or intercepts is None or slope == 0:
        return 1.0, 0.0, True
    return slope, intercept, False


def _unit(top: Dataset, rescale: Dataset, tables: tuple[LookupTable, ...]) -> str:
    unit = tables[0].explanation if tables else text(rescale, "RescaleType")
    if unit.upper() in {"US", "UNSPECIFIED"}:
        return ""
    return "HU" if not unit and text(top, "Modality") == "CT" else unit


def _voi(
    dataset: Dataset, name: str, *, little: bool, signed: bool
) -> tuple[tuple[Voi, ...], tuple[str, ...]]:
    windows, spoilt = _windows(dataset)
    tables = read_tables(dataset, VOI_LUT, name, little=little, signed=signed)
    notes: list[str] = []
    if spoilt and not windows:
        shown = (
            "{name}: its window cannot be used; its VOI LUT is shown instead."
            if tables.usable
            else "{name}: its window cannot be used; the range of the frame's values is shown "
            "instead."
        )
        notes.append(Sentence(shown, name=name))
    return (*windows, *tables.usable), (*notes, *tables.notes)


def _windows(dataset: Dataset) -> tuple[tuple[Window, ...], bool]:
    """Return the usable windows, and whether the file gave any that is of no use."""
    centers, widths = numbers(dataset, "WindowCenter"), numbers(dataset, "WindowWidth")
    if centers == widths == ():
        return (), False
    function = _FUNCTIONS.get(text(dataset, "VOILUTFunction").upper())
    explanations = texts(dataset, "WindowCenterWidthExplanation")
    pairs = list(zip(centers or (), widths or (), strict=False))
    usable = tuple(
        _window(center, width, explanations[place] if place < len(explanations) else "", function)
        for place, (center, width) in enumerate(pairs)
        if width > 0
    )
    return usable, len(usable) < max(len(pairs), 1)


def _window(center: float, width: float, explanation: str, function: VoiFunction | None) -> Window:
    # An unknown function is taken as the usual one. The standard forbids LINEAR below a width of
    # 1; dose and parametric maps have it all the same.
    known = function or VoiFunction.LINEAR
    if known is VoiFunction.LINEAR and width < 1:
        known = VoiFunction.LINEAR_EXACT
    return Window(center, width, explanation, known)
