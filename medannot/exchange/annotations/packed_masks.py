"""Masks as Label Studio packs them: the bits of thi.ng's rle-pack over four channels a pixel."""

from collections.abc import Iterator

import numpy as np

from medannot.imaging.masks import Mask

_CHANNELS = 4
_WORD = 8
_SIZES = (4, 8, 12, 16)
"""Bits of the lengths that a run may have; any four sizes from 1 to 16 are allowed."""

_MOST = 1 << _SIZES[-1]
_OPAQUE = 255


def packed(mask: Mask) -> bytes:
    """Return a mask as packed bytes: all four channels are 255 where it is set, else 0.

    Every run is written as one value repeated, which is the shortest for masks.

    Args:
        mask: (rows, columns) of the whole image.
    """
    bits = "".join(_bits(mask))
    whole = bits + "0" * (-len(bits) % _WORD)
    return int(whole, 2).to_bytes(len(whole) // _WORD, "big")


def _bits(mask: Mask) -> Iterator[str]:
    yield f"{_CHANNELS * mask.size:032b}{_WORD - 1:05b}"
    yield from (f"{size - 1:04b}" for size in _SIZES)
    flat = mask.reshape(-1)
    ends = [*(np.flatnonzero(flat[1:] != flat[:-1]) + 1).tolist(), flat.size]
    start = 0
    for end in ends:
        value = _OPAQUE if flat[start] else 0
        left = _CHANNELS * (end - start)
        while left:
            length = min(left, _MOST)
            place = next(at for at, size in enumerate(_SIZES) if length <= 1 << size)
            yield f"1{place:02b}{length - 1:0{_SIZES[place]}b}{value:08b}"
            left -= length
        start = end
