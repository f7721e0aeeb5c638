"""What a DICOM image needs to be shown right, and a sentence for each that is not shown yet."""

from dataclasses import dataclass

from pydicom.dataset import Dataset
from pydicom.uid import UID, RLELossless

from medannot.imaging.dicom_values import items, number, numbers, text, texts, whole
from medannot.imaging.frame import VoiFunction, Window
from medannot.imaging.limits import MAX_FILE_BYTES, MAX_FRAMES, check_size, refuse

DISPLAY_TAGS = [
    "SOPClassUID", "Modality", "BodyPartExamined", "SamplesPerPixel", "PhotometricInterpretation",
    "PlanarConfiguration", "NumberOfFrames", "Rows", "Columns", "BitsAllocated", "BitsStored",
    "HighBit", "PixelRepresentation", "PixelPaddingValue", "PixelPaddingRangeLimit",
    "RescaleIntercept", "RescaleSlope", "RescaleType", "ModalityLUTSequence", "WindowCenter",
    "WindowWidth", "WindowCenterWidthExplanation", "VOILUTFunction", "VOILUTSequence",
    "PresentationLUTShape", "PresentationLUTSequence", "PixelSpacing", "ImagerPixelSpacing",
    "PixelSpacingCalibrationType", "SharedFunctionalGroupsSequence",
    "PerFrameFunctionalGroupsSequence", "FloatPixelData", "DoubleFloatPixelData", "PixelData",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DicomHeader:
    """The checked header of a DICOM image: everything in it can be shown right.

    Attributes:
        samples: 1 (grey) or 3 (red, green, blue).
        bits_allocated: 8 or 16.
        planar: whether colours are stored plane by plane.
        padding: lowest and highest stored value that mean "no image here", or None.
        notes: sentences about what the file says wrongly and what is shown instead.
    """

    name: str
    syntax: UID
    rows: int
    columns: int
    frames: int
    samples: int
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool
    planar: bool
    inverted: bool
    slope: float
    intercept: float
    unit: str
    windows: tuple[Window, ...]
    padding: tuple[int, int] | None
    modality: str
    body_part: str
    notes: tuple[str, ...]

    @property
    def monochrome(self) -> bool:
        """Tell whether it is grey."""
        return self.samples == 1

    @property
    def compressed(self) -> bool:
        """Tell whether its pixels are RLE coded."""
        return self.syntax == RLELossless

    @property
    def frame_bytes(self) -> int:
        """Return the size of one decoded frame."""
        return self.rows * self.columns * self.samples * self.bits_allocated // 8


def check_header(dataset: Dataset, syntax: UID, name: str) -> DicomHeader:
    """Read and check all that the display depends on.

    Raises:
        InputFault: something is missing, contradictory, too large or of a kind not shown yet.
    """
    _check_is_image(dataset, name)
    rows, columns = whole(dataset, "Rows", name), whole(dataset, "Columns", name)
    check_size(rows, columns, name)
    photometric = _photometric(dataset, name)
    monochrome = photometric != "RGB"
    allocated, stored, high_bit, signed = _bits(dataset, name, monochrome=monochrome)
    windows: tuple[Window, ...] = ()
    notes: tuple[str, ...] = ()
    if monochrome:
        _check_tables(dataset, name, photometric)
        windows, notes = _windows(dataset, name)
    header = DicomHeader(
        name=name,
        syntax=syntax,
        rows=rows,
        columns=columns,
        frames=_frame_count(dataset, name),
        samples=1 if monochrome else 3,
        bits_allocated=allocated,
        bits_stored=stored,
        high_bit=high_bit,
        signed=signed,
        planar=not monochrome and whole(dataset, "PlanarConfiguration", name, 0) == 1,
        inverted=photometric == "MONOCHROME1",
        slope=_slope(dataset, name) if monochrome else 1.0,
        intercept=number(dataset, "RescaleIntercept", 0.0, name) if monochrome else 0.0,
        unit=_unit(dataset),
        windows=windows,
        padding=_padding(dataset, signed=signed) if monochrome else None,
        modality=text(dataset, "Modality"),
        body_part=text(dataset, "BodyPartExamined"),
        notes=notes,
    )
    _check_total(header)
    return header


def _check_is_image(dataset: Dataset, name: str) -> None:
    for keyword in ("FloatPixelData", "DoubleFloatPixelData"):
        if keyword in dataset:
            raise _not_shown(name, "floating-point pixels")
    if "PixelData" not in dataset:
        kind = UID(text(dataset, "SOPClassUID")).name or "no known class"
        raise refuse(
            "{name} is a DICOM file without pixels ({kind}), or it was cut short; "
            "choose an image file.",
            name,
            kind=kind,
        )


def _photometric(dataset: Dataset, name: str) -> str:
    samples = whole(dataset, "SamplesPerPixel", name)
    photometric = text(dataset, "PhotometricInterpretation")
    if photometric not in {"MONOCHROME1", "MONOCHROME2", "RGB"}:
        raise _not_shown(name, f"the photometric interpretation {photometric or '(none)'}")
    if samples != (3 if photometric == "RGB" else 1):
        raise refuse(
            "{name} is a DICOM file that contradicts itself ({photometric} with {samples} samples "
            "a pixel); export it again.",
            name,
            photometric=photometric,
            samples=samples,
        )
    return photometric


def _bits(dataset: Dataset, name: str, *, monochrome: bool) -> tuple[int, int, int, bool]:
    allocated = whole(dataset, "BitsAllocated", name)
    stored = whole(dataset, "BitsStored", name)
    high_bit = whole(dataset, "HighBit", name, stored - 1)
    representation = whole(dataset, "PixelRepresentation", name)
    if allocated not in ({8, 16} if monochrome else {8}):
        kind = "grey" if monochrome else "colour"
        raise _not_shown(name, f"Bits Allocated {allocated} and {kind} samples")
    if not (1 <= stored <= high_bit + 1 <= allocated) or representation not in {0, 1}:
        raise refuse(
            "{name} is a DICOM file whose bits contradict each other ({stored} stored, highest "
            "{high}, {allocated} allocated); export it again.",
            name,
            stored=stored,
            high=high_bit,
            allocated=allocated,
        )
    if not monochrome and (stored != 8 or representation):
        raise _not_shown(name, f"colours of {stored} bits{' and a sign' * representation}")
    return allocated, stored, high_bit, representation == 1


def _check_tables(dataset: Dataset, name: str, photometric: str) -> None:
    """Refuse every table and function that would change the brightness and is not applied yet."""
    if items(dataset, "ModalityLUTSequence"):
        raise _not_shown(name, "a Modality LUT Sequence")
    if items(dataset, "PresentationLUTSequence"):
        raise _not_shown(name, "a Presentation LUT Sequence")
    if items(dataset, "VOILUTSequence") and "WindowCenter" not in dataset:
        raise _not_shown(name, "a VOI LUT Sequence and no window")
    shape = text(dataset, "PresentationLUTShape")
    # INVERSE says of MONOCHROME1 what it says already (C.11.6.1.2): inverted once, not twice.
    if shape not in {"", "IDENTITY"} and not (shape == "INVERSE" and photometric == "MONOCHROME1"):
        raise _not_shown(name, f"the Presentation LUT Shape {shape} on {photometric}")
    groups = (
        *items(dataset, "SharedFunctionalGroupsSequence"),
        *items(dataset, "PerFrameFunctionalGroupsSequence"),
    )
    for keyword, kind in (
        ("FrameVOILUTSequence", "windows"),
        ("PixelValueTransformationSequence", "a rescale"),
    ):
        if any(keyword in group for group in groups):
            raise _not_shown(name, f"{kind} in its functional groups")


def _windows(dataset: Dataset, name: str) -> tuple[tuple[Window, ...], tuple[str, ...]]:
    """Return the usable windows, and a note where there was none though the file gives one."""
    if "WindowCenter" not in dataset and "WindowWidth" not in dataset:
        return (), ()
    function = text(dataset, "VOILUTFunction")
    if function not in {"", "LINEAR"}:
        raise _not_shown(name, f"the VOI LUT Function {function}")
    centers, widths = numbers(dataset, "WindowCenter"), numbers(dataset, "WindowWidth")
    explanations = texts(dataset, "WindowCenterWidthExplanation")
    usable = tuple(
        _window(center, width, explanations[place] if place < len(explanations) else "")
        for place, (center, width) in enumerate(zip(centers or (), widths or (), strict=False))
        if width > 0
    )
    if usable or centers == widths == ():
        return usable, ()
    note = f"{name}: its window cannot be used; the range of the frame's values is shown instead."
    return (), (note,)


def _window(center: float, width: float, explanation: str) -> Window:
    # The standard forbids LINEAR below a width of 1; dose and parametric maps have it all the same.
    function = VoiFunction.LINEAR if width >= 1 else VoiFunction.LINEAR_EXACT
    return Window(center, width, explanation, function)


def _slope(dataset: Dataset, name: str) -> float:
    slope = number(dataset, "RescaleSlope", 1.0, name)
    if slope == 0:
        raise _not_shown(name, "a Rescale Slope of 0")
    return slope


def _unit(dataset: Dataset) -> str:
    unit = text(dataset, "RescaleType")
    return "HU" if not unit and text(dataset, "Modality") == "CT" else unit


def _padding(dataset: Dataset, *, signed: bool) -> tuple[int, int] | None:
    """Return the range of stored values that are padding (C.7.5.1.1.2)."""
    ends = [numbers(dataset, k) for k in ("PixelPaddingValue", "PixelPaddingRangeLimit")]
    if not ends[0]:
        return None
    values = [_as_stored(int(end[0]), signed=signed) for end in ends if end]
    return min(values), max(values)


def _as_stored(value: int, *, signed: bool) -> int:
    # Implicit VR files and careless writers give the bits in the other sign.
    if signed and value > 32_767:
        return value - 65_536
    return value + 65_536 if not signed and value < 0 else value


def _frame_count(dataset: Dataset, name: str) -> int:
    frames = whole(dataset, "NumberOfFrames", name, 1)
    if not 1 <= frames <= MAX_FRAMES:
        raise refuse(
            "{name} is a DICOM file of {frames} frames; files of 1 to {most} are opened.",
            name,
            frames=frames,
            most=MAX_FRAMES,
        )
    return frames


def _check_total(header: DicomHeader) -> None:
    if header.frame_bytes * header.frames > MAX_FILE_BYTES:
        raise refuse(
            "{name} is a DICOM file whose frames take more than 1 GiB; split it into smaller ones.",
            header.name,
        )


def _not_shown(name: str, what: str) -> Exception:
    return refuse(
        "{name} is a DICOM file with {what}, which is not shown yet; convert it to a plain one.",
        name,
        what=what,
    )
