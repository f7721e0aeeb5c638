"""What a DICOM header says of a compressed frame, and what comes out of it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.uid import UID


@dataclass(frozen=True, slots=True)
class Expected:
    """The header's word on a compressed frame, which the codestream's own header must meet.

    Attributes:
        syntax: the transfer syntax.
        samples: 1 (grey or palette) or 3 (colour).
        bits_allocated: 8, 16 or 32.
        bits_stored: 1 to `bits_allocated`.
        signed: whether grey values have a sign (Pixel Representation 1).
        photometric: Photometric Interpretation as the header gives it.
        planar: Planar Configuration; compressed streams bring their own order, so it is not used.
    """

    syntax: UID
    rows: int
    columns: int
    samples: int
    bits_allocated: int
    bits_stored: int
    signed: bool
    photometric: str
    planar: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """One decoded frame.

    Attributes:
        pixels: stored values, (rows, columns) of `bits_allocated` bits with or without sign where
            grey; (rows, columns, 3) red, green, blue, uint8 or uint16, where colour. Contiguous.
        incomplete: whether the stream was cut short and part of the frame is filled.
    """

    pixels: NDArray[np.integer[Any]]
    incomplete: bool = False
