"""Stored images: what is known of them without opening them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.ids import MediaId

Warned = tuple[str, tuple[tuple[str, str], ...]]
"""A sentence about an image without what its file was called: its template, and other details."""


class MediaFormat(StrEnum):
    """File formats that the media store holds."""

    PNG = "png"
    JPEG = "jpeg"
    DICOM = "dicom"


class SpacingKind(StrEnum):
    """What a spacing measures (PS3.3 10.7.1.3 and C.8.11.7)."""

    NONE = "none"
    CALIBRATED = "calibrated"
    DETECTOR_PLANE = "detector_plane"
    PATIENT = "patient"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Media:
    """One stored, de-identified image file.

    Attributes:
        sha256: hash of the stored bytes, and their address in the media store.
        original_mac: keyed hash of the original bytes, to recognise the file again.
        rows: height in pixels after EXIF orientation.
        columns: width in pixels after EXIF orientation.
        orientation: EXIF orientation 1 to 8 that turns stored pixels into the frame of reference.
        spacing: row and column spacing in millimetres, or None.
        profile: name of the de-identification profile that was applied.
        profile_options: what was asked for beside the profile, such as "overlays"; "covered"
            where a person covered part of the image.
        covers: the image that this one was made from by covering part of it, or None.
        frame_hashes: SHA-256 of the decoded pixels of each frame.
        erased: whether the bytes were erased on request; hash and reason stay.
        warnings: what a person who imports it should look at, such as likely writing in its pixels.
    """

    id: MediaId
    sha256: str
    original_mac: str
    format: MediaFormat
    rows: int
    columns: int
    frames: int
    modality: str
    monochrome: bool
    orientation: int
    spacing: tuple[float, float] | None
    spacing_kind: SpacingKind
    profile: str
    profile_version: str
    frame_hashes: tuple[str, ...]
    erased: bool = False
    erased_reason: str = ""
    profile_options: tuple[str, ...] = ()
    covers: MediaId | None = None
    warnings: tuple[Warned, ...] = ()

    @property
    def address(self) -> str:
        """Return by what its content is known."""
        return image_address(self.sha256, self.orientation)


@dataclass(frozen=True, slots=True)
class MediaPlace:
    """A question that shows an image, in its newest or an older version."""

    set_name: str
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class MediaLine:
    """One image in a list.

    Attributes:
        places: the questions that show it, by set, file and row.
        covers: the image that this one was made from by covering part of it, or None.
    """

    id: MediaId
    format: MediaFormat
    rows: int
    columns: int
    frames: int
    modality: str
    erased: bool
    erased_reason: str
    places: tuple[MediaPlace, ...]
    covers: MediaId | None = None


@dataclass(frozen=True, slots=True)
class MediaUse:
    """What shows the bytes of an image.

    Attributes:
        sets: for each question set, how many of its questions.
        studies: studies that put one of these questions before their readers, by name.
        turned: other images of these bytes, shown turned; they are erased with it.
        related: stored images of the same photograph, covered less or more; they are not.
        projects: annotation projects that have the image, by name.
    """

    sets: Mapping[str, int]
    studies: tuple[str, ...]
    turned: tuple[MediaId, ...] = ()
    related: tuple[MediaId, ...] = ()
    projects: tuple[str, ...] = ()


def image_address(sha256: str, orientation: int) -> str:
    """Return by what an image's content is known: the same bytes may be shown turned."""
    return sha256 if orientation == 1 else f"{sha256}/{orientation}"
