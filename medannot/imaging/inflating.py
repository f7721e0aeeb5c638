"""Inflates deflated DICOM data sets in steps, and no further than their header promises."""

import zlib
from collections.abc import Callable

from medannot.domain.errors import InputFault
from medannot.imaging.limits import MAX_FILE_BYTES, Packing, check_plausible, refuse

FREE_BYTES = 64 << 20
"""Up to here a data set is inflated whatever it promises; beyond, its header must ask for it."""

HEADER_BYTES = 16 << 20
"""How much of a data set is looked at to find its promise."""

_STEP = 1 << 20


def inflate(packed: bytes, name: str, promised: Callable[[bytes], int]) -> bytearray:
    """Inflate a data set (PS3.5 A.5); of one that was cut short, what is there.

    Args:
        packed: the deflated bytes.
        name: what sentences call the file.
        promised: reads from the beginning of a data set how many bytes of pixels it promises;
            asked only about large ones.

    Raises:
        InputFault: it holds far more than its header promises, or the promise is implausible.
        zlib.error: it cannot be inflated.
    """
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    result = bytearray()
    waiting, most = packed, FREE_BYTES
    while not inflater.eof:
        piece = inflater.decompress(waiting, _STEP)
        waiting = inflater.unconsumed_tail
        if not piece and not inflater.eof:
            break
        if len(result) <= FREE_BYTES < len(result) + len(piece):
            pixels = promised(bytes(result[:HEADER_BYTES]))
            check_plausible(pixels, len(packed), Packing.DEFLATE, name)
            most = min(FREE_BYTES + pixels, MAX_FILE_BYTES)
        if len(result) + len(piece) > most:
            raise _too_much(name)
        result += piece
    return result


def _too_much(name: str) -> InputFault:
    return refuse(
        "{name} is a deflated DICOM file that holds far more than its header promises; it is "
        "broken or made to do harm. Export it again.",
        name,
    )
