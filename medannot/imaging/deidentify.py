"""Image files without identities: what may enter the store."""

import hashlib
from dataclasses import dataclass, replace

import numpy as np

from medannot.domain.errors import Sentence
from medannot.domain.media import MediaFormat, SpacingKind
from medannot.imaging.frame import Frame
from medannot.imaging.limits import DECODER_FAULTS, refuse
from medannot.imaging.opened import OpenedImage
from medannot.imaging.opener import open_image
from medannot.imaging.sniffing import sniff

PROFILE = "medannot-basic"
PROFILE_VERSION = "1"
METHOD = f"{PROFILE} {PROFILE_VERSION}"


@dataclass(frozen=True, slots=True)
class CleanImage:
    """A de-identified file and what is known of it; never holds the original's bytes or path.

    Attributes:
        data: the bytes to store; decoding gives the original's pixels, bit for bit.
        rows: height in pixels after EXIF orientation.
        columns: width in pixels after EXIF orientation.
        orientation: EXIF orientation 1 to 8 that the original gave; the stored file has none.
        frame_hashes: SHA-256 of each frame's shape, type and pixels, upright.
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
    profile: str = PROFILE
    profile_version: str = PROFILE_VERSION
    warnings: tuple[Sentence, ...] = ()


def clean_image(data: bytes, name: str, uid_key: bytes) -> CleanImage:
    """Take every identity out of an image file and prove it still opens.

    JPEG and PNG are taken apart and put together without their metadata, never coded anew. DICOM
    is written anew, uncompressed, with the attributes that the display needs.

    Args:
        data: the original file.
        name: what sentences call it.
        uid_key: secret of the workspace, from which the new DICOM UIDs are derived.

    Raises:
        InputFault: the file is broken, too large, or of a kind that is not shown yet; every frame
            is decoded to know.
    """
    if sniff(data, name) is MediaFormat.DICOM:
        return _clean_dicom(data, name, uid_key)
    from medannot.imaging.raster import open_raster  # noqa: PLC0415 - Pillow loads when needed

    image = open_raster(data, name, sniff(data, name))
    frame = image.frame()
    clean = _described(image, image.kept, (frame_hash(frame),))
    # The header of a grey picture may speak of three colours; its pixels decide.
    return replace(clean, monochrome=frame.monochrome)


def _clean_dicom(data: bytes, name: str, uid_key: bytes) -> CleanImage:
    # pydicom is loaded only where a DICOM file is met.
    from medannot.imaging import dicom, dicom_cleaning  # noqa: PLC0415 - see above
    from medannot.imaging.dicom_file import read_dicom  # noqa: PLC0415 - see above
    from medannot.imaging.dicom_values import text  # noqa: PLC0415 - see above

    image = dicom.open_dicom(data, name)
    frames = [image.frame(number) for number in range(1, image.frames + 1)]
    source, _ = read_dicom(data, name, dicom_cleaning.KEPT_KEYWORDS)
    pixels = [frame.pixels for frame in frames]
    try:
        written = dicom_cleaning.write_clean(source, image.header, pixels, uid_key, METHOD)
    except DECODER_FAULTS as fault:
        raise _not_cleaned(name) from fault
    stored = open_image(written, name)
    if any(not _alike(frame, stored.frame(n)) for n, frame in enumerate(frames, start=1)):
        raise _not_cleaned(name)
    hashes = tuple(frame_hash(frame) for frame in frames)
    burned_in = text(source, "BurnedInAnnotation") == "YES"
    warning = Sentence(
        "{name} says that text is burned into its pixels; look at it before it is used.", name=name
    )
    return _described(stored, written, hashes, (warning,) if burned_in else ())


def _alike(original: Frame, stored: Frame) -> bool:
    """Tell whether the stored frame shows exactly what the original shows."""
    facts = [
        (
            frame.pixels.dtype,
            frame.inverted,
            frame.rescale_slope,
            frame.rescale_intercept,
            frame.padding,
            [(window.center, window.width, window.function) for window in frame.windows],
        )
        for frame in (original, stored)
    ]
    return facts[0] == facts[1] and np.array_equal(original.pixels, stored.pixels)


def _not_cleaned(name: str) -> Exception:
    return refuse(
        "{name} is a DICOM file that cannot be de-identified without changing what it shows; "
        "export it again.",
        name,
    )


def _described(
    image: OpenedImage, data: bytes, hashes: tuple[str, ...], warnings: tuple[Sentence, ...] = ()
) -> CleanImage:
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
        warnings=warnings,
    )


def frame_hash(frame: Frame) -> str:
    """Return SHA-256 over the frame's shape, type and little-endian pixels."""
    pixels = frame.pixels
    shape = "x".join(map(str, pixels.shape))
    digest = hashlib.sha256(f"{shape}|{pixels.dtype.newbyteorder('<').str}|".encode())
    digest.update(pixels.astype(pixels.dtype.newbyteorder("<"), copy=False).tobytes())
    return digest.hexdigest()
