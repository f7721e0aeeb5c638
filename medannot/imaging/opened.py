"""What every opened image offers, whatever its format."""

from dataclasses import dataclass
from typing import Protocol

from medannot.domain.media import MediaFormat, SpacingKind
from medannot.imaging.frame import Frame


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What is known of an image before a frame is decoded.

    Attributes:
        rows: height in pixels after EXIF orientation.
        columns: width in pixels after EXIF orientation.
        orientation: the EXIF orientation 1 to 8 that was applied.
        spacing: row and column spacing in millimetres, or None.
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
