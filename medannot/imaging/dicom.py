"""DICOM files to frames."""

from dataclasses import dataclass

from medannot.domain.media import MediaFormat, SpacingKind
from medannot.imaging.dicom_file import read_dicom
from medannot.imaging.dicom_header import DISPLAY_TAGS, DicomHeader, check_header
from medannot.imaging.dicom_pixels import decode, pixel_bytes
from medannot.imaging.dicom_spacing import read_spacing
from medannot.imaging.frame import Frame
from medannot.imaging.limits import refuse
from medannot.imaging.opened import ImageFacts


@dataclass(frozen=True, slots=True)
class DicomImage:
    """A DICOM image whose header was found showable."""

    header: DicomHeader
    data: bytes
    spacing: tuple[float, float] | None
    spacing_kind: SpacingKind

    @property
    def format(self) -> MediaFormat:
        """Return DICOM."""
        return MediaFormat.DICOM

    @property
    def frames(self) -> int:
        """Return how many frames there are."""
        return self.header.frames

    @property
    def facts(self) -> ImageFacts:
        """Return what is known before a frame is decoded."""
        header = self.header
        return ImageFacts(
            rows=header.rows,
            columns=header.columns,
            frames=header.frames,
            monochrome=header.monochrome,
            modality=header.modality,
            body_part=header.body_part,
            spacing=self.spacing,
            spacing_kind=self.spacing_kind,
        )

    def frame(self, number: int = 1) -> Frame:
        """Decode one frame, counted from 1.

        Raises:
            InputFault: the frame is broken, or there is no such frame.
        """
        header = self.header
        if not 1 <= number <= header.frames:
            raise refuse(
                "{name} has no frame {number}; it has {frames}.",
                header.name,
                number=number,
                frames=header.frames,
            )
        return Frame(
            pixels=decode(self.data, header, number),
            monochrome=header.monochrome,
            inverted=header.inverted,
            rescale_slope=header.slope,
            rescale_intercept=header.intercept,
            rescale_unit=header.unit,
            windows=header.windows,
            spacing=self.spacing,
            spacing_kind=self.spacing_kind,
            modality=header.modality,
            body_part=header.body_part,
            padding=header.padding,
            notes=header.notes,
        )


def open_dicom(data: bytes, name: str) -> DicomImage:
    """Read and check the header of a DICOM file.

    Raises:
        InputFault: broken, too large, without pixels, or of a kind that is not shown yet.
    """
    dataset, syntax = read_dicom(data, name, DISPLAY_TAGS)
    header = check_header(dataset, syntax, name)
    spacing, kind = read_spacing(dataset)
    return DicomImage(header, pixel_bytes(dataset, header), spacing, kind)
