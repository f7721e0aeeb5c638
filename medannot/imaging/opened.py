"""What every opened image offers, whatever its format."""

from dataclasses import dataclass, replace
from typing import Protocol

from medannot.domain.media import MediaFormat, SpacingKind
from medannot.imaging.frame import Frame


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """Where an image belongs in a study; identifiers are hashes, never the file's own.

    Attributes:
        study: hash of the study's UID; empty where the file gives none.
        series: hash of the series' UID; empty likewise.
        frame_of_reference: hash of the frame of reference's UID; empty likewise.
        number: series number, or None.
        instance: instance number, or None.
        position: x, y and z of the first pixel's centre in the patient, in millimetres, or None.
        axes: direction cosines of a row (3) and of a column (3), or None.
        words: the kind of series in words that name nobody, such as "CT CHEST".
        identity: hash of the file's SOP Instance UID; empty where it gives none.
    """

    study: str = ""
    series: str = ""
    frame_of_reference: str = ""
    number: int | None = None
    instance: int | None = None
    position: tuple[float, float, float] | None = None
    axes: tuple[float, float, float, float, float, float] | None = None
    words: str = ""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Plane:
    """Where one frame of a file of several lies in the patient.

    Attributes:
        position: x, y and z of its first pixel's centre, in millimetres.
        axes: direction cosines of a row (3) and of a column (3), or None.
    """

    position: tuple[float, float, float]
    axes: tuple[float, float, float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What is known of an image before a frame is decoded.

    Attributes:
        rows: height in pixels after EXIF orientation.
        columns: width in pixels after EXIF orientation.
        orientation: the EXIF orientation 1 to 8 that was applied.
        spacing: row and column spacing in millimetres, or None.
        lossy: whether the pixels went through a lossy compression.
        frame_time_ms: how long a frame of a moving picture stands, or None.
        pixel_aspect: height of a pixel for a width of 1.
        incomplete: whether part of the file is missing and what is left is shown.
        series: where it belongs in a study, and its first frame in the patient; None for
            photographs.
        planes: where each frame lies, in their stored order, None where a frame does not say;
            empty where the file gives its frames no places.
        age: of the patient as DICOM writes it, such as "045Y", where the file kept it.
    """

    rows: int
    columns: int
    frames: int
    monochrome: bool
    orientation: int = 1
    modality: str = ""
    body_part: str = ""
    spacing: tuple[float, float] | None = None
    spacing_kind: SpacingKind = SpacingKind.NONE
    lossy: bool = False
    frame_time_ms: float | None = None
    pixel_aspect: float = 1.0
    incomplete: bool = False
    series: SeriesFacts | None = None
    planes: tuple[Plane | None, ...] = ()
    age: str = ""

    def place_of(self, frame: int) -> SeriesFacts | None:
        """Return where a frame belongs, by its stored number, counted from 1."""
        if self.series is None or (frame == 1 and not self.planes):
            return self.series
        plane = self.planes[frame - 1] if self.planes else None
        if plane is None:
            return replace(self.series, position=None)
        return replace(self.series, position=plane.position, axes=plane.axes)


class OpenedImage(Protocol):
    """An image whose header was read and found showable."""

    @property
    def format(self) -> MediaFormat:
        """Return the file format."""

    @property
    def facts(self) -> ImageFacts:
        """Return what is known before a frame is decoded."""

    @property
    def frames(self) -> int:
        """Return how many frames there are, at least 1."""

    def frame(self, number: int = 1) -> Frame:
        """Decode one frame, counted from 1; safe to call from any thread.

        Raises:
            InputFault: the frame is broken, or there is no such frame.
        """
