"""Image files without identities: what may enter the store."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from medannot.domain.deidentification import (
    BASIC,
    DICOM_PROFILE,
    PICTURE_PROFILE,
    PROFILE_VERSION,
    CleaningOptions,
)
from medannot.domain.errors import Sentence
from medannot.domain.media import MediaFormat, SpacingKind
from medannot.imaging.frame import Frame, LookupTable, Voi
from medannot.imaging.limits import DECODER_FAULTS, refuse
from medannot.imaging.opened import OpenedImage
from medannot.imaging.sniffing import JPEG_SIGNATURE, PNG_SIGNATURE, sniff

if TYPE_CHECKING:
    from medannot.imaging.raster import RasterImage

DEFAULT = BASIC


@dataclass(frozen=True, slots=True)
class CleanImage:
    """A de-identified file and what is known of it; never holds the original's bytes or path.

    Attributes:
        data: the bytes to store; decoding gives what the original shows, bit for bit.
        rows: height in pixels after EXIF orientation.
        columns: width in pixels after EXIF orientation.
        orientation: EXIF orientation 1 to 8 that the original gave; the stored file has none.
        frame_hashes: SHA-256 of each frame's shape, type and pixels, upright.
        profile: name of the profile by which it was de-identified.
        options: what was asked for beside the profile, in the order of `CleaningOptions.words`.
        warnings: sentences for the person who imports.
    """

    data: bytes
    format: MediaFormat
    rows: int
    columns: int
    frames: int
    modality: str
    monochrome: bool
    orientation: int
    spacing: tuple[float, float] | None
    spacing_kind: SpacingKind
    frame_hashes: tuple[str, ...]
    profile: str = DICOM_PROFILE
    profile_version: str = PROFILE_VERSION
    options: tuple[str, ...] = ()
    warnings: tuple[Sentence, ...] = ()


def clean_image(
    data: bytes, name: str, uid_key: bytes, options: CleaningOptions = DEFAULT
) -> CleanImage:
    """Take every identity out of an image file and prove it still shows the same.

    JPEG and PNG are taken apart and put together without their metadata, never coded anew. DICOM
    is written anew, uncompressed, with the attributes that the display needs.

    Args:
        data: the original file.
        name: what sentences call it.
        uid_key: secret of the workspace, from which the new DICOM UIDs are derived.
        options: beside the basic profile.

    Raises:
        InputFault: the file is broken, too large, or of a kind that is not shown; every frame is
            decoded to know, in a process of its own.
        EnvironmentFault: no such process can be started.
    """
    # The process that decodes is started with the first image.
    from medannot.imaging.child.host import shared_decoder  # noqa: PLC0415 - see above

    return shared_decoder().clean(data, name, uid_key, options, CleanImage)


def clean_some(
    files: Sequence[tuple[bytes, str]], uid_key: bytes, options: CleaningOptions = DEFAULT
) -> tuple[CleanImage | None, ...]:
    """Do the work of `clean_image` for many small pictures, which is quicker than one by one.

    Args:
        files: bytes of each and what sentences call it.
        uid_key: as of `clean_image`.
        options: likewise.

    Returns:
        Of each what `clean_image` returns; None of those that are large, no pictures, or not
        simply sound: `clean_image` takes these, or tells why not.

    Raises:
        EnvironmentFault: no process can be started.
    """
    from medannot.imaging.child.host import shared_decoder  # noqa: PLC0415 - as above
    from medannot.imaging.child.many import MOST_BYTES, MOST_TOGETHER  # noqa: PLC0415 - as above

    found: list[CleanImage | None] = [None] * len(files)
    small = [
        place
        for place, (data, _) in enumerate(files)
        if len(data) <= MOST_BYTES and data.startswith((PNG_SIGNATURE, JPEG_SIGNATURE))
    ]
    for start in range(0, len(small), MOST_TOGETHER):
        some = small[start : start + MOST_TOGETHER]
        asked = [files[place] for place in some]
        cleaned = shared_decoder().clean_many(asked, (uid_key, options), CleanImage)
        for place, image in zip(some, cleaned, strict=True):
            found[place] = image
    return tuple(found)


def clean_here(
    data: bytes,
    name: str,
    uid_key: bytes,
    options: CleaningOptions = DEFAULT,
) -> CleanImage:
    """Do the work of `clean_image` in this process, which the file may harm.

    Args:
        data: as of `clean_image`.
        name: likewise.
        uid_key: likewise.
        options: likewise.

    Raises:
        InputFault: as `clean_image`.
    """
    image_format = sniff(data, name)
    if image_format is MediaFormat.DICOM:
        return _clean_dicom(data, name, uid_key, options)
    # Pillow is loaded only where a picture is met.
    from medannot.imaging.raster import open_raster  # noqa: PLC0415 - see above

    image = open_raster(data, name, image_format)
    return clean_pictures([(image, image.frame())])[0]


def clean_pictures(pictures: Sequence[tuple["RasterImage", Frame]]) -> list[CleanImage]:
    """Do the work of `clean_here` for PNG and JPEG files that were opened and decoded."""
    from medannot.imaging.lettering import picture_warnings  # noqa: PLC0415 - as Pillow

    warnings = picture_warnings([(frame, image.name) for image, frame in pictures])
    return [
        replace(
            described(image, image.kept, (frame_hash(frame),)),
            # The header of a grey picture may speak of three colours; its pixels decide.
            monochrome=frame.monochrome,
            profile=PICTURE_PROFILE,
            warnings=told,
        )
        for (image, frame), told in zip(pictures, warnings, strict=True)
    ]


def _clean_dicom(data: bytes, name: str, uid_key: bytes, options: CleaningOptions) -> CleanImage:
    # pydicom is loaded only where a DICOM file is met.
    from medannot.imaging import cleaning_writing, dicom, dicom_cleaning  # noqa: PLC0415 - see above
    from medannot.imaging.dicom_file import read_dicom  # noqa: PLC0415 - see above

    image = dicom.open_dicom(data, name)
    frames = [image.frame(number) for number in range(1, image.frames + 1)]
    if image.facts.incomplete or any(frame.incomplete for frame in frames):
        raise refuse(
            "{name} is a DICOM file that was cut short: part of its pixels is missing; copy or "
            "export it again.",
            name,
        )
    source = read_dicom(data, name, dicom_cleaning.KEPT_KEYWORDS).dataset
    hashes = tuple(frame_hash(frame) for frame in frames)
    uids = dicom_cleaning.new_uids(source, uid_key, hashes[0])
    identity = dicom_cleaning.Identity(uids, uid_key, options)
    try:
        written = dicom_cleaning.write_clean(source, frames, identity, image.facts.frame_time_ms)
    except DECODER_FAULTS as fault:
        raise not_cleaned(name) from fault
    stored = dicom.open_dicom(written, name)
    for number, frame in enumerate(frames, start=1):
        if not alike(frame, stored.frame(number), overlays=options.keep_overlays):
            raise not_cleaned(name)
    warnings = cleaning_writing.dicom_warnings(source, frames, name)
    clean = described(stored, written, hashes)
    return replace(clean, options=options.words(), warnings=warnings)


def alike(original: Frame, stored: Frame, *, overlays: bool) -> bool:
    """Tell whether the stored frame shows exactly what the original shows.

    Words may be missing (body part, explanations, a unit that is no term); so may padding that
    the file could not have meant. Numbers that the file keeps as text agree to nine digits.
    """
    if not np.array_equal(
        original.pixels, stored.pixels, equal_nan=original.pixels.dtype.kind == "f"
    ):
        return False
    if original.pixels.dtype != stored.pixels.dtype:
        return False
    facts = [_facts(frame, overlays=overlays) for frame in (original, stored)]
    return facts[0].keys() == facts[1].keys() and all(
        _same(value, facts[1][key]) for key, value in facts[0].items()
    )


def _facts(frame: Frame, *, overlays: bool) -> Mapping[str, object]:
    drawn = {
        overlay.number: (overlay.left, overlay.top, overlay.bits.shape, overlay.bits.tobytes())
        for overlay in frame.overlays
        if overlay.bits.any()
    }
    edges = frame.edges
    return {
        "kind": (frame.monochrome, frame.inverted, frame.lossy),
        "rescale": (frame.rescale_slope, frame.rescale_intercept),
        "table": _voi_facts(frame.modality_table) if frame.modality_table else None,
        "voi": tuple(_voi_facts(voi) for voi in frame.voi),
        "spacing": frame.spacing,
        "spacing_kind": frame.spacing_kind,
        "aspect": frame.pixel_aspect,
        "padding": frame.padding,
        "edges": edges and (edges.left, edges.right, edges.top, edges.bottom),
        **({"overlays": tuple(sorted(drawn.items()))} if overlays else {}),
    }


def _voi_facts(voi: Voi) -> tuple[object, ...]:
    if isinstance(voi, LookupTable):
        return ("table", voi.first, voi.bits, voi.entries)
    return ("window", voi.center, voi.width, voi.function)


def _same(first: object, second: object) -> bool:
    if isinstance(first, float) and isinstance(second, float):
        return math.isclose(first, second, rel_tol=1e-9)
    if isinstance(first, tuple) and isinstance(second, tuple):
        return len(first) == len(second) and all(map(_same, first, second))
    return first == second


def not_cleaned(name: str) -> Exception:
    """Return the fault of a DICOM file that does not show the same any more."""
    return refuse(
        "{name} is a DICOM file that cannot be de-identified without changing what it shows; "
        "export it again.",
        name,
    )


def described(image: OpenedImage, data: bytes, hashes: tuple[str, ...]) -> CleanImage:
    """Return clean bytes with what is known of them."""
    facts = image.facts
    return CleanImage(
        data=data,
        format=image.format,
        rows=facts.rows,
        columns=facts.columns,
        frames=facts.frames,
        modality=facts.modality,
        monochrome=facts.monochrome,
        orientation=facts.orientation,
        spacing=facts.spacing,
        spacing_kind=facts.spacing_kind,
        frame_hashes=hashes,
    )


def frame_hash(frame: Frame) -> str:
    """Return SHA-256 over the frame's shape, type and little-endian pixels."""
    pixels = frame.pixels
    shape = "x".join(map(str, pixels.shape))
    digest = hashlib.sha256(f"{shape}|{pixels.dtype.newbyteorder('<').str}|".encode())
    digest.update(pixels.astype(pixels.dtype.newbyteorder("<"), copy=False).tobytes())
    return digest.hexdigest()
