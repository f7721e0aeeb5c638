"""Covers parts of a stored image for good: a new file in which nothing of them is left.

Covered pixels take a value that says nothing of what lay there. A photograph is written as PNG,
because a JPEG coder would change the rest and could keep a shade of the covered blocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from medannot.domain.covering import CoverRequest, Place, Shape, ShapeKind, Subject
from medannot.domain.deidentification import COVERED, CleaningOptions
from medannot.domain.media import MediaFormat
from medannot.imaging.deidentify import CleanImage, alike, described, frame_hash, not_cleaned
from medannot.imaging.frame import Frame, StoredPixels
from medannot.imaging.limits import DECODER_FAULTS
from medannot.imaging.opener import open_image

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from medannot.domain.media import Media
    from medannot.imaging.dicom_cleaning import Identity
    from medannot.imaging.opened import OpenedImage


_FEATURES = (Subject.FACE, Subject.EYES, Subject.TATTOO)
_NAME = "The image"


def cover_image(data: bytes, media: "Media", request: CoverRequest, secret: bytes) -> CleanImage:
    """Return a stored image anew with what the shapes hold covered.

    Args:
        data: the stored bytes.
        media: what is known of them.
        request: the shapes and frames.
        secret: of the workspace, from which the new file's UID is derived.

    Raises:
        InputFault: the image cannot be opened, or not be written anew.
    """
    image = open_image(data, _NAME, orientation=media.orientation)
    frames = _covered(image, request)
    if media.format is MediaFormat.DICOM:
        written = _as_dicom(data, image, frames, _Job(media, request, secret))
    else:
        frames = [_without_empty_colour(frame) for frame in frames]
        written = _as_png(frames[0].pixels)
    stored = open_image(written, _NAME)
    if not all(_same(frame, stored.frame(n), media) for n, frame in enumerate(frames, start=1)):
        raise not_cleaned(_NAME)
    return replace(
        described(stored, written, tuple(frame_hash(frame) for frame in frames)),
        monochrome=frames[0].monochrome,
        profile=media.profile,
        profile_version=media.profile_version,
        options=_options(media, request),
    )


@dataclass(frozen=True, slots=True)
class _Job:
    media: "Media"
    request: CoverRequest
    secret: bytes


def _covered(image: "OpenedImage", request: CoverRequest) -> list[Frame]:
    mask = cover_mask(request.shapes, image.facts.rows, image.facts.columns)
    numbers = range(1, image.frames + 1)
    chosen = request.frames or frozenset(numbers)
    return [
        covered_frame(image.frame(number), mask) if number in chosen else image.frame(number)
        for number in numbers
    ]


def _as_dicom(data: bytes, image: "OpenedImage", frames: list[Frame], job: _Job) -> bytes:
    from medannot.imaging import dicom_cleaning  # noqa: PLC0415 - pydicom loads when needed
    from medannot.imaging.dicom_file import read_dicom  # noqa: PLC0415 - see above

    source = read_dicom(data, _NAME, dicom_cleaning.KEPT_KEYWORDS).dataset
    identity = _identity(source, job, frames)
    try:
        return dicom_cleaning.write_clean(source, frames, identity, image.facts.frame_time_ms)
    except DECODER_FAULTS as fault:
        raise not_cleaned(_NAME) from fault


def cover_mask(shapes: Sequence[Shape], rows: int, columns: int) -> NDArray[np.bool_]:
    """Return (rows, columns) of truth values: which pixels the shapes touch."""
    mask = np.zeros((rows, columns), dtype=np.bool_)
    for shape in shapes:
        left, top, right, bottom = shape.bounds
        x0, x1 = _within(np.floor(left), columns), _within(np.ceil(right), columns)
        y0, y1 = _within(np.floor(top), rows), _within(np.ceil(bottom), rows)
        if x0 < x1 and y0 < y1:
            mask[y0:y1, x0:x1] |= _touched(shape, (y0, y1), (x0, x1))
    return mask


def covered_frame(frame: Frame, mask: NDArray[np.bool_]) -> Frame:
    """Return the frame with a dark, even value in place of the covered pixels, overlays too."""
    pixels = frame.pixels.copy()
    pixels[mask] = _neutral(frame, mask)
    overlays = tuple(
        replace(overlay, bits=overlay.bits & ~_under(mask, overlay.bits.shape, place))
        for overlay in frame.overlays
        for place in ((overlay.top, overlay.left),)
    )
    return replace(frame, pixels=pixels, overlays=overlays)


def _within(value: np.floating | float, most: int) -> int:
    return int(min(max(value, 0), most))


def _touched(shape: Shape, rows: tuple[int, int], columns: tuple[int, int]) -> NDArray[np.bool_]:
    y, x = np.mgrid[rows[0] : rows[1], columns[0] : columns[1]].astype(np.float64)
    if shape.kind is ShapeKind.BOX:
        return np.ones(x.shape, dtype=np.bool_)
    left, top, right, bottom = shape.bounds
    if shape.kind is ShapeKind.ELLIPSE:
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        # The place of each pixel that lies nearest to the middle.
        near_x, near_y = np.clip(middle_x, x, x + 1), np.clip(middle_y, y, y + 1)
        across = (near_x - middle_x) / ((right - left) / 2)
        down = (near_y - middle_y) / ((bottom - top) / 2)
        round_about: NDArray[np.bool_] = across**2 + down**2 <= 1
        return round_about
    return _in_polygon(shape.points, x, y)


def _in_polygon(
    points: Sequence[Place], x: NDArray[np.float64], y: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Tell which pixels have their centre inside (even-odd) or an edge running through them."""
    inside = np.zeros(x.shape, dtype=np.bool_)
    touched = np.zeros(x.shape, dtype=np.bool_)
    centre_x, centre_y = x + 0.5, y + 0.5
    for (ax, ay), (bx, by) in zip(points, (*points[1:], points[0]), strict=True):
        if ay != by:
            crosses = (centre_y < ay) != (centre_y < by)
            inside ^= crosses & (centre_x < ax + (centre_y - ay) * (bx - ax) / (by - ay))
        touched |= _crossed((ax, ay), (bx, by), x, y)
    return inside | touched


def _crossed(
    start: Place, end: Place, x: NDArray[np.float64], y: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Tell which pixels a line runs through: its part within the pixel is not empty."""
    first, last = np.zeros(x.shape), np.ones(x.shape)
    empty = np.zeros(x.shape, dtype=np.bool_)
    for place, here, there in ((x, start[0], end[0]), (y, start[1], end[1])):
        way = there - here
        if way == 0:
            empty |= (here < place) | (here > place + 1)
            continue
        enter, leave = (place - here) / way, (place + 1 - here) / way
        first = np.maximum(first, np.minimum(enter, leave))
        last = np.minimum(last, np.maximum(enter, leave))
    return ~empty & (first <= last)


def _neutral(frame: Frame, mask: NDArray[np.bool_]) -> int | float:
    """Return the value that covers: black of a colour image, else the darkest that is left."""
    if not frame.monochrome:
        return 0
    left = frame.pixels[~mask]
    left = left[np.isfinite(left)] if left.dtype.kind == "f" else left
    if not left.size:
        return 0
    dark_is_high = frame.inverted != (frame.rescale_slope < 0)
    value: int | float = (left.max() if dark_is_high else left.min()).item()
    return value


def _under(
    mask: NDArray[np.bool_], shape: tuple[int, ...], place: tuple[int, int]
) -> NDArray[np.bool_]:
    """Return the part of the mask that lies under an overlay, in the overlay's own pixels."""
    rows = np.arange(shape[0]) + place[0]
    columns = np.arange(shape[1]) + place[1]
    high, wide = mask.shape
    here = mask[np.ix_(np.clip(rows, 0, high - 1), np.clip(columns, 0, wide - 1))]
    within_rows = (rows >= 0) & (rows < high)
    within_columns = (columns >= 0) & (columns < wide)
    under: NDArray[np.bool_] = here & within_rows[:, None] & within_columns[None, :]
    return under


def _as_png(pixels: StoredPixels) -> bytes:
    from PIL import Image  # noqa: PLC0415 - loaded only where an image is written

    target = BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(target, "PNG")
    return target.getvalue()


def _without_empty_colour(frame: Frame) -> Frame:
    """Return a grey frame where what is left of a colour image is grey, as opening will find it."""
    if frame.monochrome or not (frame.pixels == frame.pixels[..., :1]).all():
        return frame
    grey: StoredPixels = np.ascontiguousarray(frame.pixels[..., 1].astype(np.uint8))
    return replace(frame, pixels=grey, monochrome=True)


def _identity(source: "Dataset", job: _Job, frames: list[Frame]) -> "Identity":
    from medannot.imaging import dicom_cleaning  # noqa: PLC0415 - pydicom loads when needed

    uids = dicom_cleaning.same_uids(source)
    hashes = tuple(frame_hash(frame) for frame in frames)
    old = uids.get("SOPInstanceUID", "")
    uids["SOPInstanceUID"] = dicom_cleaning.covered_uid(job.secret, old, hashes)
    words = tuple(word for word in _options(job.media, job.request) if word.startswith(COVERED))
    codes = []
    if f"{COVERED}-{Subject.WRITING}" in words:
        codes.append(dicom_cleaning.CLEAN_PIXEL_DATA)
    if any(f"{COVERED}-{subject}" in words for subject in _FEATURES):
        codes.append(dicom_cleaning.CLEAN_FEATURES)
    options = CleaningOptions.of_words(job.media.profile_options)
    return dicom_cleaning.Identity(uids, job.secret, options, words, tuple(codes), again=True)


def _options(media: "Media", request: CoverRequest) -> tuple[str, ...]:
    """Return the profile's options with what was covered; on some frames only, it says so."""
    part = "-in-part" if 0 < len(request.frames) < media.frames else ""
    word = f"{COVERED}-{request.subject}{part}"
    return tuple(dict.fromkeys((*media.profile_options, word)))


def _same(frame: Frame, stored: Frame, media: "Media") -> bool:
    if media.format is MediaFormat.DICOM:
        return alike(frame, stored, overlays=True)
    same = frame.monochrome == stored.monochrome and frame.pixels.dtype == stored.pixels.dtype
    return same and np.array_equal(frame.pixels, stored.pixels)
