"""Pixels, padding and overlays of a DICOM file written anew from decoded frames."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from medannot.imaging.dicom_values import numbers
from medannot.imaging.frame import Frame, Overlay

_FLOAT_PADDING = ("FloatPixelPaddingValue", "FloatPixelPaddingRangeLimit")
_DOUBLE_PADDING = ("DoubleFloatPixelPaddingValue", "DoubleFloatPixelPaddingRangeLimit")
_PADDING = ("PixelPaddingValue", "PixelPaddingRangeLimit")
_PADDING_TAGS = (0x00280120, 0x00280121)


def describe_pixels(source: Dataset, clean: Dataset, frames: Sequence[Frame]) -> None:
    """Write every frame's values, uncompressed.

    Nothing of the original's pixel bytes is taken over, so what lay in unused bits, behind the
    pixels or between fragments is gone.

    Raises:
        ValueError: the frames differ in shape or kind.
    """
    first = frames[0].pixels
    if any((f.pixels.shape, f.pixels.dtype) != (first.shape, first.dtype) for f in frames):
        raise ValueError("the frames of one file differ in shape or kind")
    monochrome = frames[0].monochrome
    clean.SamplesPerPixel = 1 if monochrome else 3
    clean.PhotometricInterpretation = _photometric(frames[0])
    if not monochrome:
        clean.PlanarConfiguration = 0
    clean.Rows, clean.Columns = first.shape[:2]
    clean.NumberOfFrames = len(frames)
    if first.dtype.kind == "f":
        _write_floats(clean, frames)
    else:
        _write_integers(source, clean, frames)
    if monochrome and frames[0].padding is not None:
        _write_padding(clean, frames[0].padding, first.dtype)


def _photometric(frame: Frame) -> str:
    if not frame.monochrome:
        return "RGB"
    return "MONOCHROME1" if frame.inverted else "MONOCHROME2"


def _write_floats(clean: Dataset, frames: Sequence[Frame]) -> None:
    double = frames[0].pixels.dtype.itemsize == 8
    order = np.dtype("<f8" if double else "<f4")
    clean.BitsAllocated = order.itemsize * 8
    data = b"".join(frame.pixels.astype(order, copy=False).tobytes() for frame in frames)
    if double:
        clean.DoubleFloatPixelData = data
    else:
        clean.FloatPixelData = data


def _write_integers(source: Dataset, clean: Dataset, frames: Sequence[Frame]) -> None:
    kind = frames[0].pixels.dtype
    width = kind.itemsize * 8
    stored = _bits_stored(source, frames, width)
    clean.BitsAllocated, clean.BitsStored, clean.HighBit = width, stored, stored - 1
    clean.PixelRepresentation = int(kind.kind == "i")
    order = np.dtype(f"<u{kind.itemsize}")
    mask = order.type((1 << stored) - 1)
    data = b"".join(
        (np.ascontiguousarray(frame.pixels).view(order) & mask).tobytes() for frame in frames
    )
    if len(data) % 2:
        data += b"\x00"
    clean.add_new("PixelData", "OB" if width == 8 else "OW", data)


def _bits_stored(source: Dataset, frames: Sequence[Frame], width: int) -> int:
    """Return the original's word for its bits where the values keep it, else all bits."""
    said = numbers(source, "BitsStored")
    if not frames[0].monochrome or not said or not 1 <= said[0] <= width:
        return width
    stored = int(said[0])
    signed = frames[0].pixels.dtype.kind == "i"
    least, most = (-(1 << stored - 1), (1 << stored - 1) - 1) if signed else (0, (1 << stored) - 1)
    fits = all(int(f.pixels.min()) >= least and int(f.pixels.max()) <= most for f in frames)
    return stored if fits else width


def _write_padding(
    clean: Dataset, padding: tuple[float, float], kind: np.dtype[np.generic]
) -> None:
    values = padding[:1] if padding[0] == padding[1] else padding
    if kind.kind == "f":
        keywords = _DOUBLE_PADDING if kind.itemsize == 8 else _FLOAT_PADDING
        for keyword, value in zip(keywords, values, strict=False):
            setattr(clean, keyword, float(value))
        return
    vr, bounds = ("SS", (-(1 << 15), (1 << 15) - 1)) if kind.kind == "i" else ("US", (0, 65_535))
    if any(not bounds[0] <= value <= bounds[1] for value in values):
        return
    for tag, value in zip(_PADDING_TAGS, values, strict=False):
        clean.add_new(tag, vr, int(value))


def write_overlays(clean: Dataset, frames: Sequence[Frame]) -> bool:
    """Write the drawings that lie over the frames (PS3.3 C.9.2); tell whether there were any."""
    numbers_in_use = sorted({overlay.number for frame in frames for overlay in frame.overlays})
    for number in numbers_in_use:
        _write_overlay(clean, frames, number)
    return bool(numbers_in_use)


def _write_overlay(clean: Dataset, frames: Sequence[Frame], number: int) -> None:
    drawn = [next((o for o in frame.overlays if o.number == number), None) for frame in frames]
    model = next(overlay for overlay in drawn if overlay is not None)
    planes = [_plane(overlay, model) for overlay in drawn]
    if all(np.array_equal(plane, planes[0]) for plane in planes):
        planes = planes[:1]
    group = 0x6000 + 2 * (number - 1)
    rows, columns = model.bits.shape
    data = np.packbits(np.concatenate([p.ravel() for p in planes]), bitorder="little").tobytes()

    def add(element: int, vr: str, value: object) -> None:
        clean.add_new((group, element), vr, value)

    add(0x0010, "US", rows)
    add(0x0011, "US", columns)
    if len(planes) > 1:
        add(0x0015, "IS", len(planes))
        add(0x0051, "US", 1)
    add(0x0040, "CS", "G")
    add(0x0050, "SS", [model.top + 1, model.left + 1])
    add(0x0100, "US", 1)
    add(0x0102, "US", 0)
    add(0x3000, "OW", data + b"\x00" * (len(data) % 2))


def _plane(overlay: Overlay | None, model: Overlay) -> NDArray[np.bool_]:
    if overlay is None:
        return np.zeros_like(model.bits)
    if (overlay.bits.shape, overlay.left, overlay.top) != (
        model.bits.shape,
        model.left,
        model.top,
    ):
        raise ValueError("an overlay changes its place from frame to frame")
    return overlay.bits
