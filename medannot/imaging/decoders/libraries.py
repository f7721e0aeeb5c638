"""The decoders of the libraries, each behind the same face: a stream in, samples out.

Each is called only with a stream whose header was checked, returns (rows, columns) or
(rows, columns, components) whole numbers as the stream holds them, and raises one of
`DECODER_FAULTS` or RuntimeError where it cannot read it.
"""

import importlib
import importlib.util
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medannot.imaging.decoders.jpeg2000_stream import Jpeg2000Stream
from medannot.imaging.jpeg_segments import FrameHeader

Samples = NDArray[np.integer[Any]]

_GDCM_JPEG = "1.2.840.10008.1.2.4.57"
_GDCM_JPEG_LS = "1.2.840.10008.1.2.4.80"
_GDCM_JPEG_2000 = "1.2.840.10008.1.2.4.90"


def pillow_jpeg(data: bytes, header: FrameHeader) -> Samples:
    """Decode 8-bit JPEG with libjpeg-turbo, which heeds Adobe's mark on colours.

    Raises:
        ValueError: it is deeper than 8 bits.
    """
    from PIL import Image  # noqa: PLC0415 - only the process that decodes pays for it

    if header.precision != 8:
        raise ValueError("Pillow would change samples of this depth")
    with Image.open(BytesIO(data), formats=["JPEG"]) as image:
        return np.asarray(image)


def gdcm_jpeg(data: bytes, header: FrameHeader) -> Samples:
    """Decode 8-bit or lossless JPEG with GDCM; components come out as they are."""
    return _gdcm(data, _GDCM_JPEG, header.rows, header.columns, header)


def libjpeg_jpeg(data: bytes, _header: FrameHeader) -> Samples:
    """Decode JPEG of up to 16 bits with pylibjpeg-libjpeg, where a person installed it."""
    # By name, because nothing of ours may depend on a library under the GPL.
    library = importlib.import_module("libjpeg")
    samples: Samples = library.decode(data)
    return samples


def has_libjpeg() -> bool:
    """Tell whether the addition for 12-bit lossy JPEG is installed."""
    return importlib.util.find_spec("libjpeg") is not None


def charls_ls(data: bytes, header: FrameHeader) -> Samples:
    """Decode JPEG-LS with CharLS."""
    import jpeg_ls  # noqa: PLC0415 - only the process that decodes pays for it

    buffer, facts = jpeg_ls.decode_pixel_data(data)
    width = 1 if header.precision <= 8 else 2
    flat = np.frombuffer(buffer, dtype=f"<u{width}")
    if header.components == 1:
        return flat.reshape(header.rows, header.columns)
    if facts["interleave_mode"] == 0:
        planes = flat.reshape(header.components, header.rows, header.columns)
        return np.moveaxis(planes, 0, -1)
    return flat.reshape(header.rows, header.columns, header.components)


def gdcm_ls(data: bytes, header: FrameHeader) -> Samples:
    """Decode JPEG-LS with GDCM, which holds an older CharLS."""
    return _gdcm(data, _GDCM_JPEG_LS, header.rows, header.columns, header)


def openjpeg_2000(stream: Jpeg2000Stream) -> Samples:
    """Decode JPEG 2000 and HTJ2K with OpenJPEG."""
    import openjpeg  # noqa: PLC0415 - only the process that decodes pays for it

    samples: Samples = openjpeg.decode(stream.codestream, j2k_format=0)
    return samples


def pillow_2000(stream: Jpeg2000Stream) -> Samples:
    """Decode JPEG 2000 and HTJ2K of 8 bits, or grey of 16, with the OpenJPEG inside Pillow.

    Pillow stretches other depths and folds signs; where it would, it is not asked.

    Raises:
        ValueError: the samples have another depth, or a sign.
    """
    from PIL import Image  # noqa: PLC0415 - only the process that decodes pays for it

    plain = stream.precision == 8 or (stream.precision == 16 and stream.components == 1)
    if stream.signed or not plain:
        raise ValueError("Pillow would change samples of this depth")
    with Image.open(BytesIO(stream.codestream), formats=["JPEG2000"]) as image:
        return np.asarray(image)


def gdcm_2000(stream: Jpeg2000Stream) -> Samples:
    """Decode JPEG 2000 without a sign with the OpenJPEG inside GDCM.

    Raises:
        ValueError: the samples have a sign, or more than 16 bits.
    """
    if stream.signed or stream.precision > 16:
        raise ValueError("GDCM would change samples of this kind")
    return _gdcm(stream.codestream, _GDCM_JPEG_2000, stream.rows, stream.columns, stream)


def _gdcm(
    data: bytes, syntax: str, rows: int, columns: int, stream: FrameHeader | Jpeg2000Stream
) -> Samples:
    import gdcm  # noqa: PLC0415 - only the process that decodes pays for it

    for silence in (gdcm.Trace.DebugOff, gdcm.Trace.WarningOff, gdcm.Trace.ErrorOff):
        silence()
    # Every bit that is allocated counts as stored: GDCM ends the process where eight are
    # allocated and fewer are stored. The stream's own depth decides what comes out.
    bits = 8 if stream.precision <= 8 else 16
    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(data)
    fragments = gdcm.SequenceOfFragments.New()
    fragments.AddFragment(fragment)
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetValue(fragments.__ref__())
    image = gdcm.Image()
    image.SetNumberOfDimensions(2)
    image.SetDimensions((columns, rows, 1))
    image.SetDataElement(element)
    # As RGB no colours are turned, whatever they are.
    photometric = gdcm.PhotometricInterpretation
    kind = "RGB" if stream.components == 3 else "MONOCHROME2"
    image.SetPhotometricInterpretation(photometric(photometric.GetPIType(kind)))
    if stream.components == 3:
        image.SetPlanarConfiguration(0)
    image.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.GetTSType(syntax)))
    image.SetPixelFormat(gdcm.PixelFormat(stream.components, bits, bits, bits - 1, 0))
    text = image.GetBuffer()
    if text is None:
        raise ValueError("GDCM could not read the frame")
    # It hands the bytes over as text.
    buffer = text.encode("utf-8", "surrogateescape")
    shape = (rows, columns) if stream.components == 1 else (rows, columns, stream.components)
    size = rows * columns * stream.components
    return np.frombuffer(buffer, dtype=f"<u{bits // 8}", count=size).reshape(shape)
