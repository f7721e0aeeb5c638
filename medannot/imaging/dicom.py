"""DICOM files to frames."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from medannot.domain.errors import Sentence
from medannot.domain.media import MediaFormat
from medannot.imaging.colour import to_srgb, usable_profile
from medannot.imaging.decoders import SYNTAXES
from medannot.imaging.dicom_file import read_dicom
from medannot.imaging.dicom_groups import FrameGroups, read_groups
from medannot.imaging.dicom_header import DISPLAY_TAGS, PALETTE, DicomHeader, check_header
from medannot.imaging.dicom_overlays import read_overlays
from medannot.imaging.dicom_palette import Palette, palette_table
from medannot.imaging.dicom_pixels import FrameSource, Samples, eight_bits
from medannot.imaging.dicom_place import read_edges, read_planes, read_series
from medannot.imaging.dicom_spacing import pixel_aspect, read_spacing
from medannot.imaging.dicom_values import items, kept_age, numbers, text
from medannot.imaging.dicom_voi import read_greys
from medannot.imaging.frame import Frame
from medannot.imaging.limits import MAX_FILE_BYTES, refuse
from medannot.imaging.opened import ImageFacts, Plane


@dataclass(frozen=True, slots=True, eq=False)
class DicomImage:
    """A DICOM image whose header was found showable.

    Attributes:
        palette: of PALETTE COLOR images; else None.
        profile: a usable ICC profile of a colour image, or nothing.
        lossy: whether the pixels went through a lossy compression.
        planes: where each frame lies in the patient, or nothing.
    """

    header: DicomHeader
    groups: FrameGroups
    source: FrameSource
    palette: Palette | None
    profile: bytes
    lossy: bool
    planes: tuple[Plane | None, ...] = ()

    @property
    def format(self) -> MediaFormat:
        """Return DICOM."""
        return MediaFormat.DICOM

    @property
    def frames(self) -> int:
        """Return how many frames the header promises."""
        return self.header.frames

    @property
    def facts(self) -> ImageFacts:
        """Return what is known before a frame is decoded."""
        header = self.header
        spacing, kind = read_spacing(self.groups, 1)
        return ImageFacts(
            rows=header.rows,
            columns=header.columns,
            frames=header.frames,
            monochrome=header.monochrome,
            modality=header.modality,
            body_part=header.body_part,
            spacing=spacing,
            spacing_kind=kind,
            lossy=self.lossy,
            frame_time_ms=_frame_time(self.groups),
            pixel_aspect=pixel_aspect(self.groups.top, spacing),
            incomplete=self.source.incomplete,
            series=read_series(self.groups),
            planes=self.planes,
            age=kept_age(self.groups.top),
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
        samples = self.source.samples(number)
        overlays, told = read_overlays(
            self.groups.top, number, samples.raw, header.name, little=header.little
        )
        spacing, kind = read_spacing(self.groups, number)
        frame = Frame(
            pixels=samples.pixels,
            monochrome=True,
            inverted=header.inverted,
            spacing=spacing,
            spacing_kind=kind,
            pixel_aspect=pixel_aspect(self.groups.top, spacing),
            modality=header.modality,
            body_part=header.body_part,
            overlays=overlays,
            edges=read_edges(self.groups, number),
            lossy=self.lossy,
            incomplete=samples.incomplete,
            notes=(*header.notes, *told, *_pixel_notes(header, number, samples)),
        )
        return self._greys(frame, number) if header.monochrome else self._colours(frame)

    def _greys(self, frame: Frame, number: int) -> Frame:
        header = self.header
        greys = read_greys(
            self.groups, number, header.name, little=header.little, signed=header.signed
        )
        return replace(
            frame,
            rescale_slope=greys.slope,
            rescale_intercept=greys.intercept,
            modality_table=greys.table,
            rescale_unit=greys.unit,
            voi=greys.voi,
            padding=header.padding,
            notes=(*frame.notes, *greys.notes),
        )

    def _colours(self, frame: Frame) -> Frame:
        if self.palette is not None:
            colours = self.palette.apply(frame.pixels)
        else:
            colours = eight_bits(frame.pixels, self.header.bits_stored)
        if self.profile:
            colours = to_srgb(colours, self.profile)
        return replace(frame, pixels=np.ascontiguousarray(colours), monochrome=False)


def open_dicom(data: bytes, name: str) -> DicomImage:
    """Read and check the header of a DICOM file.

    Raises:
        InputFault: broken, too large, without pixels, or of a kind that is not shown.
    """
    file = read_dicom(data, name, DISPLAY_TAGS)
    header = check_header(file, name)
    if header.native and header.frame_bytes * header.frames > MAX_FILE_BYTES:
        raise refuse(
            "{name} is a DICOM file whose frames take more than 1 GiB; split it into smaller ones.",
            name,
        )
    if file.pixels is None:
        raise AssertionError  # `check_header` refuses such a file
    palette = None
    if header.photometric == PALETTE:
        palette = palette_table(file.dataset, name, little=file.little, signed=header.signed)
    source = FrameSource(file.pixels, header)
    groups = read_groups(file.dataset)
    return DicomImage(
        header,
        groups,
        source,
        palette,
        _profile(groups, header),
        _lossy(groups, header),
        read_planes(groups, header.frames),
    )


def _profile(groups: FrameGroups, header: DicomHeader) -> bytes:
    if header.monochrome:
        return b""
    for place in (groups.top, *items(groups.top, "OpticalPathSequence")[:1]):
        found = place.get("ICCProfile")
        if isinstance(found, bytes) and usable_profile(found):
            return found
    return b""


def _lossy(groups: FrameGroups, header: DicomHeader) -> bool:
    syntax = SYNTAXES.get(header.syntax)
    declared = text(groups.top, "LossyImageCompression") == "01"
    return declared or (syntax is not None and syntax.lossy)


def _frame_time(groups: FrameGroups) -> float | None:
    """Return how long a frame stands in milliseconds (C.7.6.5)."""
    for keyword in ("FrameTime", "FrameTimeVector"):
        times = [time for time in numbers(groups.top, keyword) or () if time > 0]
        if times:
            return times[0]
    for keyword in ("CineRate", "RecommendedDisplayFrameRate"):
        rates = [rate for rate in numbers(groups.top, keyword) or () if rate > 0]
        if rates:
            return 1000.0 / rates[0]
    return None


def _pixel_notes(header: DicomHeader, number: int, samples: Samples) -> Iterator[Sentence]:
    if samples.incomplete:
        yield Sentence(
            "{name} was cut short: part of frame {number} is missing and shown dark.",
            name=header.name,
            number=number,
        )
    if samples.beyond:
        yield Sentence(
            "{name}: its frame {number} holds more data than its pixels need; what is beyond them "
            "is left out.",
            name=header.name,
            number=number,
        )
