"""What a DICOM image needs to be decoded, checked; and a sentence for each that is refused."""

from dataclasses import dataclass, replace

from pydicom.dataset import Dataset
from pydicom.uid import UID, RLELossless

from medannot.domain.errors import Sentence
from medannot.imaging.decoders import SYNTAXES
from medannot.imaging.dicom_file import NATIVE_SYNTAXES, DicomFile, PixelElement
from medannot.imaging.dicom_overlays import OVERLAY_TAGS
from medannot.imaging.dicom_palette import PALETTE_KEYWORDS
from medannot.imaging.dicom_values import count, text, whole, words
from medannot.imaging.limits import MAX_FRAMES, check_size, refuse

DISPLAY_TAGS: tuple[str | int, ...] = (
    "SOPClassUID", "Modality", "BodyPartExamined", "SamplesPerPixel", "PhotometricInterpretation",
    "PlanarConfiguration", "NumberOfFrames", "Rows", "Columns", "BitsAllocated", "BitsStored",
    "HighBit", "PixelRepresentation", "PixelPaddingValue", "PixelPaddingRangeLimit",
    "FloatPixelPaddingValue", "DoubleFloatPixelPaddingValue", "FloatPixelPaddingRangeLimit",
    "RescaleIntercept", "RescaleSlope", "RescaleType", "ModalityLUTSequence", "WindowCenter",
    "WindowWidth", "WindowCenterWidthExplanation", "VOILUTFunction", "VOILUTSequence",
    "PresentationLUTShape", "PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing",
    "PixelSpacingCalibrationType", "EstimatedRadiographicMagnificationFactor", "PixelAspectRatio",
    "SequenceOfUltrasoundRegions", "SharedFunctionalGroupsSequence",
    "PerFrameFunctionalGroupsSequence", "StudyInstanceUID", "SeriesInstanceUID",
    "FrameOfReferenceUID", "SeriesNumber", "InstanceNumber", "ImagePositionPatient",
    "ImageOrientationPatient", "PatientOrientation", "LossyImageCompression", "FrameTime",
    "FrameTimeVector", "CineRate", "RecommendedDisplayFrameRate", "ICCProfile",
    "OpticalPathSequence", "BurnedInAnnotation", "RecognizableVisualFeatures", "SOPInstanceUID",
    "PatientAge",
    *PALETTE_KEYWORDS, *OVERLAY_TAGS,
)  # fmt: skip

FLOAT_TAG, DOUBLE_TAG = 0x7FE00008, 0x7FE00009
_GREY = frozenset({"MONOCHROME1", "MONOCHROME2"})
_COLOUR = frozenset({"RGB", "YBR_FULL", "YBR_FULL_422"})
_SUBSAMPLED = {"YBR_FULL_422": "YBR_FULL", "YBR_PARTIAL_422": "YBR_PARTIAL"}
"""What two pixels share their colours in when native, and what it is called where they do not. The
partial one was retired after PS3.3-2000; the name at its right is ours."""

_COMPRESSED_COLOUR = frozenset({"YBR_ICT", "YBR_RCT", "YBR_PARTIAL_420", "YBR_PARTIAL_422"})
PALETTE = "PALETTE COLOR"


@dataclass(frozen=True, slots=True)
class DicomHeader:
    """The checked header of a DICOM image: all that decoding depends on.

    Attributes:
        photometric: MONOCHROME1, MONOCHROME2, PALETTE COLOR, RGB, YBR_….
        samples: 1 (grey or palette) or 3 (colour).
        bits_allocated: 1, 8, 16, 32; 64 for doubles.
        floating: whether the samples are floating-point numbers.
        planar: whether colours are stored plane by plane.
        padding: lowest and highest stored value that mean "no image here", or None.
        notes: sentences about what the file says wrongly and what is shown instead.
    """

    name: str
    syntax: UID
    photometric: str
    rows: int
    columns: int
    frames: int
    samples: int
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool
    floating: bool
    planar: bool
    inverted: bool
    padding: tuple[float, float] | None
    modality: str
    body_part: str
    notes: tuple[str, ...]

    @property
    def monochrome(self) -> bool:
        """Tell whether it is shown in grey."""
        return self.photometric in _GREY

    @property
    def native(self) -> bool:
        """Tell whether its pixels are not compressed."""
        return self.syntax in NATIVE_SYNTAXES

    @property
    def rle(self) -> bool:
        """Tell whether its pixels are RLE coded."""
        return self.syntax == RLELossless

    @property
    def little(self) -> bool:
        """Tell whether numbers stand in little endian."""
        return bool(self.syntax.is_little_endian)

    @property
    def subsampled(self) -> bool:
        """Tell whether two pixels share their colours in the data set itself."""
        return self.native and self.photometric in _SUBSAMPLED

    @property
    def frame_bits(self) -> int:
        """Return the size of one decoded frame in bits; 4:2:2 stores two samples a pixel."""
        samples = 2 if self.subsampled else self.samples
        return self.rows * self.columns * samples * self.bits_allocated

    @property
    def frame_bytes(self) -> int:
        """Return the size of one decoded frame in whole bytes."""
        return (self.frame_bits + 7) // 8


def check_header(file: DicomFile, name: str) -> DicomHeader:
    """Read and check all that decoding depends on.

    Raises:
        InputFault: something is missing, contradictory, too large or of a kind that is not shown.
    """
    dataset = file.dataset
    pixels = _check_is_image(dataset, file, name)
    rows, columns = whole(dataset, "Rows", name), whole(dataset, "Columns", name)
    check_size(rows, columns, name)
    photometric, samples = _photometric(file, name)
    floating = pixels.tag in {FLOAT_TAG, DOUBLE_TAG}
    allocated, stored, high_bit, signed = (
        _float_bits(pixels) if floating else _bits(dataset, name, samples)
    )
    frames, notes = _frame_count(dataset, name)
    shape = text(dataset, "PresentationLUTShape").upper()
    header = DicomHeader(
        name=name,
        syntax=file.syntax,
        photometric=photometric,
        rows=rows,
        columns=columns,
        frames=frames,
        samples=samples,
        bits_allocated=allocated,
        bits_stored=stored,
        high_bit=high_bit,
        signed=signed,
        floating=floating,
        planar=samples == 3 and whole(dataset, "PlanarConfiguration", name, 0) == 1,
        # MONOCHROME1 and INVERSE say the same thing; said twice it still inverts once.
        inverted=photometric == "MONOCHROME1" or (photometric in _GREY and shape == "INVERSE"),
        padding=_padding(dataset, signed=signed, floating=floating),
        modality=text(dataset, "Modality"),
        body_part=text(dataset, "BodyPartExamined"),
        notes=notes if floating else (*notes, *_high_bit_note(dataset, high_bit, name)),
    )
    header = _as_long_as_it_is(header, pixels)
    _check_samples(header)
    return header


def _as_long_as_it_is(header: DicomHeader, pixels: PixelElement) -> DicomHeader:
    """Take colours for those of every pixel where so many are there."""
    if not header.subsampled:
        return header
    full = replace(header, photometric=_SUBSAMPLED[header.photometric])
    if len(pixels.value) * 8 < full.frame_bits * full.frames:
        return header
    note = Sentence(
        "{name} says {said} and holds colours of every pixel; it is shown so.",
        name=header.name,
        said=header.photometric,
    )
    return replace(full, notes=(*full.notes, note))


def _check_is_image(dataset: Dataset, file: DicomFile, name: str) -> PixelElement:
    if file.pixels is None or "Rows" not in dataset:
        kind = UID(text(dataset, "SOPClassUID")).name or "no known class"
        raise refuse(
            "{name} is a DICOM file without pixels ({kind}), or it was cut short; "
            "choose an image file.",
            name,
            kind=kind,
        )
    if file.pixels.encapsulated != (file.syntax not in NATIVE_SYNTAXES):
        raise refuse(
            "{name} is a DICOM file that says it is {said} and is not; export it again.",
            name,
            said="uncompressed" if file.pixels.encapsulated else "compressed",
        )
    return file.pixels


def _photometric(file: DicomFile, name: str) -> tuple[str, int]:
    dataset = file.dataset
    photometric = text(dataset, "PhotometricInterpretation").upper()
    known = _GREY | _COLOUR | {PALETTE}
    if file.syntax in SYNTAXES:
        known |= _COMPRESSED_COLOUR
    elif file.syntax in NATIVE_SYNTAXES:
        known |= _SUBSAMPLED.keys()
    if photometric not in known:
        raise not_shown(name, f"the photometric interpretation {photometric or '(none)'}")
    samples = whole(dataset, "SamplesPerPixel", name, 1 if photometric in _GREY else None)
    if samples != (1 if photometric in _GREY or photometric == PALETTE else 3):
        raise refuse(
            "{name} is a DICOM file that contradicts itself ({photometric} with {samples} samples "
            "a pixel); export it again.",
            name,
            photometric=photometric,
            samples=samples,
        )
    return photometric, samples


def _float_bits(pixels: PixelElement) -> tuple[int, int, int, bool]:
    width = 32 if pixels.tag == FLOAT_TAG else 64
    return width, width, width - 1, True


def _bits(dataset: Dataset, name: str, samples: int) -> tuple[int, int, int, bool]:
    allocated = whole(dataset, "BitsAllocated", name)
    stored = whole(dataset, "BitsStored", name, allocated)
    high_bit = whole(dataset, "HighBit", name, stored - 1)
    representation = whole(dataset, "PixelRepresentation", name, 0)
    if allocated not in ({8, 16, 32} if samples == 3 else {1, 8, 16, 32}):
        kind = "grey" if samples == 1 else "colour"
        raise not_shown(name, f"Bits Allocated {allocated} and {kind} samples")
    if not stored <= high_bit + 1 <= allocated:
        high_bit = stored - 1
    if not 1 <= stored <= allocated or representation not in {0, 1}:
        raise refuse(
            "{name} is a DICOM file whose bits contradict each other ({stored} stored, "
            "{allocated} allocated, sign {sign}); export it again.",
            name,
            stored=stored,
            sign=representation,
            allocated=allocated,
        )
    return allocated, stored, high_bit, representation == 1


def _high_bit_note(dataset: Dataset, taken: int, name: str) -> tuple[str, ...]:
    said = count(dataset, "HighBit", taken)
    if said == taken:
        return ()
    note = Sentence(
        "{name}: its High Bit {said} contradicts its Bits Stored; {taken} is taken.",
        name=name,
        said=said,
        taken=taken,
    )
    return (note,)


def _check_samples(header: DicomHeader) -> None:
    """Refuse combinations that the standard does not know and nobody can mean rightly."""
    if header.floating and not (header.native and header.monochrome):
        raise not_shown(header.name, f"floating-point pixels that are {header.photometric}")
    if header.samples == 3 and header.signed:
        raise not_shown(header.name, "colours that have a sign")
    if header.photometric != "RGB" and header.samples == 3 and header.bits_allocated > 16:
        raise not_shown(header.name, f"{header.photometric} of {header.bits_allocated} bits")
    if header.bits_allocated == 1 and not header.native:
        raise not_shown(header.name, "compressed pixels of 1 bit")
    if header.subsampled and header.columns % 2:
        raise not_shown(header.name, f"{header.photometric} of an odd number of columns")
    if header.native and header.photometric.startswith("YBR_PARTIAL") and header.bits_stored != 8:
        raise not_shown(header.name, f"YBR_PARTIAL_422 of {header.bits_stored} bits")


def _padding(dataset: Dataset, *, signed: bool, floating: bool) -> tuple[float, float] | None:
    """Return the range of stored values that are padding (C.7.5.1.1.2, C.7.6.24)."""
    if floating:
        return _float_padding(dataset)
    first = words(dataset, "PixelPaddingValue")
    if not first:
        return None
    last = words(dataset, "PixelPaddingRangeLimit") or first
    values = [_as_stored(value, signed=signed) for value in (first[0], last[0])]
    return float(min(values)), float(max(values))


def _float_padding(dataset: Dataset) -> tuple[float, float] | None:
    for keyword in ("FloatPixelPaddingValue", "DoubleFloatPixelPaddingValue"):
        value = dataset.get(keyword)
        if isinstance(value, float):
            limit = dataset.get("FloatPixelPaddingRangeLimit")
            last = limit if isinstance(limit, float) else value
            return min(value, last), max(value, last)
    return None


def _as_stored(value: int, *, signed: bool) -> int:
    # Implicit VR files and careless writers give the bits in the other sign.
    if signed and value > 32_767:
        return value - 65_536
    return value + 65_536 if not signed and value < 0 else value


def _frame_count(dataset: Dataset, name: str) -> tuple[int, tuple[str, ...]]:
    frames = count(dataset, "NumberOfFrames", 1)
    if frames is None or not 1 <= frames <= MAX_FRAMES:
        raise refuse(
            "{name} is a DICOM file of {frames} frames; files of 1 to {most} are opened.",
            name,
            frames="an unknown number of" if frames is None else frames,
            most=MAX_FRAMES,
        )
    if text(dataset, "NumberOfFrames") in {"", str(frames)}:
        return frames, ()
    note = Sentence(
        "{name}: its Number of Frames is not written as a number; {frames} is taken.",
        name=name,
        frames=frames,
    )
    return frames, (note,)


def not_shown(name: str, what: str) -> Exception:
    """Make the fault that refuses a kind of image by its name."""
    return refuse(
        "{name} is a DICOM file with {what}, which is not shown; convert it to a plain one.",
        name,
        what=what,
    )
