"""What is left of a JPEG 2000 frame that was cut short.

Its resolutions mostly stand one behind the other, the coarse ones first. What is missing is filled
with zeros, which mean "nothing here" where a packet begins. The packet that was cut holds noise
then; so the finest resolution is shown that the cut does not touch.
"""

import struct
from io import BytesIO

import numpy as np

from medannot.imaging.decoders.jpeg2000_stream import Jpeg2000Stream
from medannot.imaging.decoders.libraries import Samples

_COARSEST = 3
"""Halvings: a pixel of 8 x 8 is the coarsest that still shows something."""

_TAIL = 64
"""Bytes before the cut that surely belong to the packet which was cut, or to those before it."""

_SOT = b"\xff\x90\x00\x0a"
_SOD = b"\xff\x93"
_EOC = b"\xff\xd9"


def finest_whole(stream: Jpeg2000Stream) -> Samples:
    """Return a frame that was cut short at its finest untouched resolution, spread to full size.

    Raises:
        ValueError: it was not cut, has several tiles, or too little of it is left.
    """
    data = stream.codestream
    start = data.index(_SOT)
    (length,) = struct.unpack_from(">I", data, start + 6)
    body = data.index(_SOD, start) + 2
    missing = start + length - len(data)
    most = 4 * stream.rows * stream.columns * stream.components + 65_536
    if stream.tiles != 1 or stream.precision > 16 or not 0 < missing < most:
        raise ValueError("nothing that could be filled")
    if len(data) - body < 2 * _TAIL:
        raise ValueError("too little is left")
    for halvings in range(_COARSEST + 1):
        filled = _decoded(stream, data + bytes(missing) + _EOC, halvings)
        shorter = data[:-_TAIL] + bytes(_TAIL + missing) + _EOC
        if np.array_equal(filled, _decoded(stream, shorter, halvings)):
            empty = data[:body] + bytes(len(data) - body + missing) + _EOC
            if np.array_equal(filled, _decoded(stream, empty, halvings)):
                break
            return _spread(filled, halvings, stream)
    raise ValueError("too little is left")


def _decoded(stream: Jpeg2000Stream, data: bytes, halvings: int) -> Samples:
    from PIL import Image  # noqa: PLC0415 - only the process that decodes pays for it

    with Image.open(BytesIO(data), formats=["JPEG2000"]) as image:
        # An attribute of Pillow's JPEG 2000 images; their common type does not have it.
        image.reduce = halvings  # type: ignore[method-assign,assignment]
        samples = np.asarray(image)
    if samples.ndim == 3 and stream.precision != 8:
        raise ValueError("Pillow would change samples of this depth")
    # Pillow stretches samples to 8 or 16 bits, and moves those with a sign above zero.
    width = 8 if samples.dtype.itemsize == 1 else 16
    values = samples.astype(np.int32) >> (width - stream.precision)
    return values - (1 << (stream.precision - 1)) if stream.signed else values


def _spread(samples: Samples, halvings: int, stream: Jpeg2000Stream) -> Samples:
    factor = 1 << halvings
    wide = samples.repeat(factor, axis=0).repeat(factor, axis=1)
    return wide[: stream.rows, : stream.columns]
