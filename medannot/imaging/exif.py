"""The EXIF orientation: reading it, and turning pixels by it."""

import struct

import numpy as np

from medannot.imaging.frame import StoredPixels

_ORIENTATION_TAG = 0x0112
_SHORT = 3
_MOST_ENTRIES = 512


def orientation_of(tiff: bytes) -> int:
    """Return the orientation 1 to 8 that an EXIF block (from its TIFF header on) gives, else 1.

    EXIF 2.32, 4.6.4: entries of 12 bytes in the first directory. A broken block turns nothing.
    """
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for entry in range(min(count, _MOST_ENTRIES)):
            tag, kind = struct.unpack_from(order + "HH", tiff, start + 2 + 12 * entry)
            if tag == _ORIENTATION_TAG and kind == _SHORT:
                (value,) = struct.unpack_from(order + "H", tiff, start + 10 + 12 * entry)
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def swaps_sides(orientation: int) -> bool:
    """Tell whether rows become columns."""
    return orientation >= 5


def turn(pixels: StoredPixels, orientation: int) -> StoredPixels:
    """Turn stored pixels, (rows, columns) or (rows, columns, 3), upright; contiguous."""
    turned = np.swapaxes(pixels, 0, 1) if swaps_sides(orientation) else pixels
    if orientation in {2, 3, 6, 7}:
        turned = turned[:, ::-1]
    if orientation in {3, 4, 7, 8}:
        turned = turned[::-1]
    return turned if turned is pixels else turned.copy(order="C")


def orientation_between(first: int, second: int) -> int:
    """Return the orientation that turns what one orientation shows into what another shows.

    Both are of the same stored pixels; the answer is for pixels that are upright by the first.
    """
    stored = np.arange(6, dtype=np.uint8).reshape(2, 3)
    wanted, upright = turn(stored, second), turn(stored, first)
    return next(way for way in range(1, 9) if np.array_equal(turn(upright, way), wanted))
