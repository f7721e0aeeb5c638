"""Bounds against hostile and mistaken files, and how a file is refused."""

import struct
import zlib

from medannot.domain.errors import InputFault

MAX_FILE_BYTES = 1 << 30
"""A whole file, and all frames of one file once decoded: 1 GiB."""

MAX_FRAME_PIXELS = 80_000_000
"""One frame. Pillow warns from 89 million pixels on; the largest radiographs have 30 million."""

MAX_FRAMES = 20_000
"""Frames in one file."""

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
