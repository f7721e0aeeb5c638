"""Makes compressed frames for tests, by other means than the program's decoders."""

import io
import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.helpers.pictures import jpeg_segment

CATEGORIES = 17
"""Of differences in lossless JPEG (ITU-T T.81, table H.2); each gets a code of five bits."""


def lossless_jpeg(
    values: NDArray[np.unsignedinteger],
    *,
    precision: int,
    predictor: int = 1,
    ids: tuple[int, ...] = (1, 2, 3),
    before: bytes = b"",
) -> bytes:
    """Return a lossless JPEG stream (T.81, annex H) of (rows, columns[, 3]) values.

    Args:
        before: segments that stand before the frame header.
    """
    planes = values.reshape(*values.shape[:2], -1).astype(np.int64)
    rows, columns, count = planes.shape
    frame = struct.pack(">BHHB", precision, rows, columns, count)
    frame += b"".join(bytes((ids[place], 0x11, 0)) for place in range(count))
    lengths = bytearray(16)
    lengths[4] = CATEGORIES
    table = b"\x00" + bytes(lengths) + bytes(range(CATEGORIES))
    scan = bytes([count]) + b"".join(bytes((ids[place], 0)) for place in range(count))
    scan += bytes((predictor, 0, 0))
    return b"".join(
        [
            b"\xff\xd8",
            before,
            jpeg_segment(0xC3, frame),
            jpeg_segment(0xC4, table),
            jpeg_segment(0xDA, scan),
            _entropy(_differences(planes, predictor, precision)),
            b"\xff\xd9",
        ]
    )


def _differences(planes: NDArray[np.int64], predictor: int, precision: int) -> NDArray[np.int64]:
    left = np.roll(planes, 1, axis=1)
    above = np.roll(planes, 1, axis=0)
    corner = np.roll(above, 1, axis=1)
    predicted = {
        1: left,
        2: above,
        3: corner,
        4: left + above - corner,
        5: left + ((above - corner) >> 1),
        6: above + ((left - corner) >> 1),
        7: (left + above) >> 1,
    }[predictor].copy()
    predicted[0] = left[0]
    predicted[:, 0] = above[:, 0]
    predicted[0, 0] = 1 << (precision - 1)
    # Modulo 65536, into -32767..32768 (H.1.2.1).
    return ((planes - predicted + 32767) % 65536 - 32767).reshape(-1)


def _entropy(differences: NDArray[np.int64]) -> bytes:
    bits = []
    for difference in differences.tolist():
        category = abs(difference).bit_length() if difference != 32768 else 16
        bits.append(f"{category:05b}")
        if 0 < category < 16:
            shifted = difference if difference > 0 else difference + (1 << category) - 1
            bits.append(f"{shifted:0{category}b}")
    text = "".join(bits)
    text += "1" * (-len(text) % 8)
    packed = int(text, 2).to_bytes(len(text) // 8, "big")
    return packed.replace(b"\xff", b"\xff\x00")


def baseline_jpeg(picture: NDArray[np.uint8], **options: object) -> bytes:
    """Return a baseline JPEG stream as Pillow writes it."""
    target = io.BytesIO()
    Image.fromarray(picture).save(target, "JPEG", **{"quality": 95, **options})
    return target.getvalue()


def jpeg_2000(picture: NDArray[np.uint8], **options: object) -> bytes:
    """Return a bare JPEG 2000 codestream as Pillow writes it, lossless unless told otherwise."""
    target = io.BytesIO()
    Image.fromarray(picture).save(
        target, "JPEG2000", **{"irreversible": False, "no_jp2": True, **options}
    )
    return target.getvalue()
