"""Stored DICOM images as reports and segmentations refer to them: names, sizes, places; no pixels.

What is stored was de-identified when it came in, and its UIDs are those that are referred to. Only
what is listed here is read of it, so that nothing else can come along.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pydicom.dataset import Dataset

from medannot.domain.ids import MediaId
from medannot.domain.media import SpacingKind
from medannot.imaging.dicom_file import read_dicom
from medannot.imaging.dicom_groups import POSITION, FrameGroups, read_groups
from medannot.imaging.dicom_place import Axes, read_axes, read_position
from medannot.imaging.dicom_spacing import Pair, read_spacing
from medannot.imaging.dicom_values import count, text, texts

_UIDS = ("SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID")
_EMPTY = (
    "PatientName", "PatientID", "PatientBirthDate", "AccessionNumber", "StudyID",
    "ReferringPhysicianName",
)  # fmt: skip
"""What an object has to have, and has empty: in stored images it is so too."""

_KEPT = ("PatientSex", "StudyDate", "StudyTime")
"""What an object of the same study and patient repeats; mostly empty, as the profile wishes."""

_CLEANED = ("PatientIdentityRemoved", "LongitudinalTemporalInformationModified")
_SIZES = ("Rows", "Columns", "NumberOfFrames")
_KEYWORDS = (
    *_UIDS, *_KEPT, *_CLEANED, "DeidentificationMethod", *_SIZES,
    "FrameOfReferenceUID", "Modality", "PixelSpacing",
    "PixelSpacingCalibrationType", "ImagerPixelSpacing", "NominalScannedPixelSpacing",
    "EstimatedRadiographicMagnificationFactor", "SequenceOfUltrasoundRegions",
    "ImagePositionPatient", "ImageOrientationPatient", "SliceThickness",
    "SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence",
    "LossyImageCompression",
)  # fmt: skip
_MEASURED = frozenset({SpacingKind.PATIENT, SpacingKind.CALIBRATED})

SourcesOf = Callable[[MediaId], bytes]
"""Returns the stored file of a DICOM image."""


@dataclass(frozen=True, eq=False)
class Source:
    """A stored DICOM image.

    Attributes:
        groups: where the attributes of its frames stand.
        is_whole: whether the header was read up to the pixels.
    """

    groups: FrameGroups
    is_whole: bool = True

    @property
    def top(self) -> Dataset:
        """Return its attributes."""
        return self.groups.top

    @cached_property
    def frames(self) -> int:
        """Return how many frames it has."""
        return count(self.top, "NumberOfFrames", 1) or 1

    @cached_property
    def uid(self) -> str:
        """Return its SOP Instance UID."""
        return text(self.top, "SOPInstanceUID")

    @cached_property
    def frame_of_reference(self) -> str:
        """Return the UID of the space in which it lies, or nothing."""
        return text(self.top, "FrameOfReferenceUID")

    def spacing(self, frame: int) -> Pair | None:
        """Return row and column spacing in millimetres of the patient, where it is surely that."""
        spacing, kind = read_spacing(self.groups, frame)
        return spacing if kind in _MEASURED else None

    def place(self, frame: int) -> tuple[tuple[float, float, float], Axes, Pair] | None:
        """Return where a frame lies in its space: position, axes, spacing; None where unknown."""
        if self.frames > 1 and self.groups.of(POSITION, frame) is self.top:
            return None  # it is the place of the first frame, or of none in particular
        position, axes = read_position(self.groups, frame), read_axes(self.groups, frame)
        spacing, _ = read_spacing(self.groups, frame)
        if not self.frame_of_reference or position is None or axes is None or spacing is None:
            return None
        return position, axes, spacing

    def evidence(self) -> Dataset:
        """Return what another object of its study repeats and refers to; a new data set."""
        made = Dataset()
        for keyword in (*_UIDS, *_KEPT, "Modality"):
            setattr(made, keyword, text(self.top, keyword))
        for keyword in _EMPTY:
            setattr(made, keyword, "")
        for keyword in _CLEANED:
            if word := text(self.top, keyword):
                setattr(made, keyword, word)
        if words := texts(self.top, "DeidentificationMethod"):
            made.DeidentificationMethod = list(words)
        made.Rows, made.Columns = (count(self.top, one, 0) or 0 for one in ("Rows", "Columns"))
        if self.frames > 1:
            made.NumberOfFrames = self.frames
        if self.frame_of_reference:
            made.FrameOfReferenceUID = self.frame_of_reference
        return made


def source_of(data: bytes, name: str) -> Source:
    """Read a stored image.

    Raises:
        InputFault: it is no readable DICOM file.
    """
    read = read_dicom(data, name, _KEYWORDS)
    return Source(read_groups(read.dataset), read.pixels is not None)
