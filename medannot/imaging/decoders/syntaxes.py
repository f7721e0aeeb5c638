"""The compressed transfer syntaxes that are opened, and how every other one is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pydicom import uid
from pydicom.uid import UID

from medannot.domain.errors import InputFault
from medannot.imaging.limits import refuse


class Coding(StrEnum):
    """The families of codestreams, each with its own header."""

    JPEG = "JPEG"
    JPEG_LS = "JPEG-LS"
    JPEG_2000 = "JPEG 2000"


@dataclass(frozen=True, slots=True)
class Syntax:
    """One transfer syntax of encapsulated codestreams.

    Attributes:
        name: what sentences call it.
        lossy: whether its pixels may differ from what was compressed.
    """

    name: str
    coding: Coding
    lossy: bool


SYNTAXES: Mapping[UID, Syntax] = MappingProxyType(
    {
        uid.JPEGBaseline8Bit: Syntax("JPEG Baseline", Coding.JPEG, lossy=True),
        uid.JPEGExtended12Bit: Syntax("JPEG Extended", Coding.JPEG, lossy=True),
        uid.JPEGLossless: Syntax("JPEG Lossless", Coding.JPEG, lossy=False),
        uid.JPEGLosslessSV1: Syntax("JPEG Lossless SV1", Coding.JPEG, lossy=False),
        uid.JPEGLSLossless: Syntax("JPEG-LS Lossless", Coding.JPEG_LS, lossy=False),
        uid.JPEGLSNearLossless: Syntax("JPEG-LS Near-Lossless", Coding.JPEG_LS, lossy=True),
        uid.JPEG2000Lossless: Syntax("JPEG 2000 Lossless", Coding.JPEG_2000, lossy=False),
        uid.JPEG2000: Syntax("JPEG 2000", Coding.JPEG_2000, lossy=True),
        uid.HTJ2KLossless: Syntax("HTJ2K Lossless", Coding.JPEG_2000, lossy=False),
        uid.HTJ2KLosslessRPCL: Syntax("HTJ2K Lossless RPCL", Coding.JPEG_2000, lossy=False),
        uid.HTJ2K: Syntax("HTJ2K", Coding.JPEG_2000, lossy=True),
    }
)
"""Every encapsulated syntax that is opened besides RLE, by its UID."""


# Newer than the dictionary of the DICOM library (PS3.6 table A-1).
_NEWER_NAMES = {
    "1.2.840.10008.1.2.4.110": "JPEG XL Lossless",
    "1.2.840.10008.1.2.4.111": "JPEG XL JPEG Recompression",
    "1.2.840.10008.1.2.4.112": "JPEG XL",
    "1.2.840.10008.1.2.8.1": "Deflated Image Frame Compression",
}


def refuse_syntax(syntax: UID, name: str) -> InputFault:
    """Make the fault that refuses a transfer syntax by its name."""
    # A UID that pydicom does not know is its own name there.
    return refuse(
        "{name} is a DICOM file in the transfer syntax {syntax}, which is not opened; "
        "export it uncompressed.",
        name,
        syntax=_NEWER_NAMES.get(syntax, syntax.name),
    )
