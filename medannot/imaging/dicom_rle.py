"""RLE coded frames (PS3.5 annex G), decoded within bounds."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medannot.imaging.dicom_header import DicomHeader

LEAST_SHARE = 16
"""A frame that was cut short is shown where at least a sixteenth of it is there."""

Samples = NDArray[np.unsignedinteger[Any]]

MOST_RATIO = 64
"""Bytes that one coded byte can become: a run of 128 takes two."""


SPARE_BYTES = 8
"""What may stand behind a segment: it is filled up to an even length, by some writers further."""


@dataclass(frozen=True, slots=True, eq=False)
class Unpacked:
    """A decoded frame.

    Attributes:
        samples: all allocated bits, (rows, columns) or (rows, columns, 3), zero where they are
            missing.
        whole: how many pixels are whole.
        beyond: whether coded data goes on where the pixels end.
    """

    samples: Samples
    whole: int
    beyond: bool


def decode_rle(source: bytes, header: DicomHeader, *, cut: bool = False) -> Unpacked:
    """Decode one frame.

    Args:
        source: the coded frame.
        header: what it must hold.
        cut: whether its end is known to be missing, so that less may come out.

    Raises:
        ValueError: the frame is broken, or holds less than the header promises.
    """
    planes, whole, beyond = _planes(source, header, cut=cut)
    width = header.bits_allocated // 8
    kind = np.dtype(f"u{width}")
    channels = []
    for sample in range(header.samples):
        # The highest byte of each sample comes first (G.2).
        own = planes[sample * width : (sample + 1) * width]
        channels.append(np.stack(own[::-1], axis=-1).view(kind.newbyteorder("<"))[..., 0])
    if header.samples == 1:
        return Unpacked(channels[0].astype(kind), whole, beyond)
    return Unpacked(np.stack(channels, axis=-1).astype(kind), whole, beyond)


def _planes(
    source: bytes, header: DicomHeader, *, cut: bool
) -> tuple[list[NDArray[np.uint8]], int, bool]:
    wanted = header.samples * header.bits_allocated // 8
    size = header.rows * header.columns
    if len(source) < 64 or (not cut and wanted * size > len(source) * MOST_RATIO):
        raise ValueError("an RLE frame holds less than the header promises")
    words = np.frombuffer(source[:64], dtype="<u4")
    if words[0] != wanted:
        raise ValueError("the number of RLE segments is not the one the header asks for")
    starts = [int(start) for start in words[1 : wanted + 1]] + [len(source)]
    planes = []
    whole, beyond = size, False
    least = max(size // LEAST_SHARE, 1) if cut else size
    for start, end in pairwise(starts):
        octets, used = unpack_bits(source[start:end], size)
        beyond = beyond or end - start - used > SPARE_BYTES
        whole = min(whole, len(octets))
        if whole < least:
            raise ValueError("an RLE segment is cut short")
        planes.append(np.frombuffer(octets.ljust(size, b"\0"), np.uint8))
    shaped = [plane.reshape(header.rows, header.columns) for plane in planes]
    return shaped, whole, beyond


def unpack_bits(source: bytes, size: int) -> tuple[bytes, int]:
    """Decode PackBits (PS3.5 G.3.2) to `size` bytes, or fewer where the segment ends before.

    What would go beyond is left out; how many coded bytes were read is returned too. Written here
    and not taken from pydicom because that one first decodes all that a segment holds, however
    much it is.
    """
    result = bytearray()
    position, end = 0, len(source)
    while len(result) < size and position < end:
        control = source[position]
        position += 1
        if control < 128:
            result += source[position : position + control + 1]
            position += control + 1
        elif control > 128:
            result += source[position : position + 1] * (257 - control)
            position += 1
    return bytes(result[:size]), position
