"""Bounds against hostile and mistaken files, and how a file is refused."""

import struct
import zlib
from enum import IntEnum

from medannot.domain.errors import InputFault

MAX_FILE_BYTES = 1 << 30
"""A whole file, and all frames of one file once decoded: 1 GiB."""

MAX_FRAME_PIXELS = 80_000_000
"""One frame. Pillow warns from 89 million pixels on; the largest radiographs have 30 million."""

MAX_FRAMES = 20_000
"""Frames in one file."""

DECODE_BYTES = 1 << 30
"""What the decoding of one honest image may take beside its own bytes, unless set otherwise."""

UNQUESTIONED_BYTES = 40_000_000
"""Up to this size a file may claim anything: what it costs to find out is bearable."""


class Packing(IntEnum):
    """How many bytes of pixels one byte may stand for in large images of each coding.

    Far more than real images reach: of those, only blank ones would go beyond, and traps do.
    (Two bytes of RLE stand for at most 128, PS3.5 G.3.1; JPEG spends some two bits on a block of
    64 samples even if it is blank; deflate reaches 1,032 on zeros; JPEG 2000 and JPEG-LS spend
    next to nothing on blank areas.)
    """

    RLE = 30
    JPEG = 300
    WAVELET = 400
    """JPEG 2000, and JPEG-LS, whose runs are as short."""
    DEFLATE = 500

    @property
    def unquestioned_bytes(self) -> int:
        """Return up to which size a file may claim anything."""
        # These decoders work on numbers of 32 bits, several times over.
        return 16_000_000 if self is Packing.WAVELET else UNQUESTIONED_BYTES


DECODER_FAULTS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What Pillow and pydicom raise on broken files; a broken file must never look like a bug."""


def refuse(template: str, name: str, **details: object) -> InputFault:
    """Make the fault that refuses one image file; the sentence begins with its name."""
    return InputFault(template, (), name=name, **details)


def check_size(rows: int, columns: int, name: str) -> None:
    """Let only sizes through that an image can have and a laptop can hold.

    Raises:
        InputFault: no pixels at all, or more than `MAX_FRAME_PIXELS`.
    """
    if rows <= 0 or columns <= 0:
        raise refuse(
            "{name} says it is {columns} x {rows} pixels large; the file is broken.",
            name,
            rows=rows,
            columns=columns,
        )
    if rows * columns > MAX_FRAME_PIXELS:
        raise refuse(
            "{name} is {columns} x {rows} pixels large, more than the {most} million pixels that "
            "are opened; take a smaller version of it.",
            name,
            rows=rows,
            columns=columns,
            most=MAX_FRAME_PIXELS // 1_000_000,
        )


def check_plausible(claimed: int, present: int, packing: Packing, name: str) -> None:
    """Refuse a size that the bytes at hand cannot honestly hold, before anything is decoded.

    Args:
        claimed: bytes of pixels that the header promises.
        present: bytes of the file, or of the coded frame.
        packing: how it is coded.
        name: what sentences call the file.

    Raises:
        InputFault: the claim is large and implausible.
    """
    if claimed > packing.unquestioned_bytes and claimed > packing * present:
        raise refuse(
            "{name} claims {claimed} MB of pixels from {present} KB, which no image of its kind "
            "reaches; it is broken or made to do harm. Copy or export it again.",
            name,
            claimed=claimed // 1_000_000,
            present=-(-present // 1000),
        )
