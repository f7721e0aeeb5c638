"""From the codestream of one frame to its stored values."""

import logging
import struct
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from medannot.domain.errors import InputFault
from medannot.imaging.colour import rgb_from_ybr
from medannot.imaging.decoders.cut_jpeg2000 import finest_whole
from medannot.imaging.decoders.expected import Decoded, Expected
from medannot.imaging.decoders.jpeg2000_stream import Jpeg2000Stream, read_jpeg2000
from medannot.imaging.decoders.jpeg_stream import JpegStream, read_jpeg
from medannot.imaging.decoders.libraries import (
    Samples,
    charls_ls,
    gdcm_2000,
    gdcm_jpeg,
    gdcm_ls,
    has_libjpeg,
    libjpeg_jpeg,
    openjpeg_2000,
    pillow_2000,
    pillow_jpeg,
)
from medannot.imaging.decoders.matching import check_jpeg, check_jpeg2000, check_kind
from medannot.imaging.decoders.syntaxes import SYNTAXES, Coding, refuse_syntax
from medannot.imaging.jpeg_segments import FrameHeader
from medannot.imaging.limits import DECODER_FAULTS, refuse

_LOG = logging.getLogger(__name__)
_FAULTS = (*DECODER_FAULTS, RuntimeError)

# In the order of trust; the next one is asked where one fails on a frame. All were found right on
# every stream of tests/benchmarks/decoders.py that they accept, which also measures their speed:
# - lossy JPEG of 8 bits: Pillow turns colours and scales chroma inside libjpeg-turbo, and is the
#   fastest; GDCM leaves the colours to us. Beyond 8 bits GDCM is within one level of libjpeg
#   (from which alone pydicom takes them), which is asked next where a person installed it.
# - lossless JPEG: GDCM alone reads all depths; Pillow reads eight bits.
# - JPEG-LS: GDCM, whose CharLS gives a broken stream up at once; that of pyjpegls is faster, but
#   looks for the end of a broken number for some ten seconds, so it is asked only for the depths
#   that GDCM does not read whatever they hold.
# - JPEG 2000: pylibjpeg-openjpeg reads every depth and sign, and HTJ2K.
_LOSSY = (pillow_jpeg, gdcm_jpeg)
_DEEP = (gdcm_jpeg, libjpeg_jpeg)
_LOSSLESS = (gdcm_jpeg, pillow_jpeg)
_LS = (gdcm_ls,)
_LS_OF_ODD_DEPTH = (charls_ls,)
_JPEG_2000 = (openjpeg_2000, gdcm_2000, pillow_2000)

# Coded data that says nothing in particular; see `_is_cut`.
_FILLER = b"\x55" * 64


def check_codestream(fragment: bytes, expected: Expected, name: str, number: int = 1) -> None:
    """Compare the codestream's own header with the data set's, before anything is decoded.

    Raises:
        InputFault: they contradict each other, or the stream is of a kind that is not opened.
    """
    _read(fragment, expected, name, number)


def decode(fragment: bytes, expected: Expected, name: str, number: int) -> Decoded:
    """Decode the codestream of one frame, checking it first.

    Args:
        fragment: all bytes of the frame, fragments joined.
        expected: what the data set says of it.
        name: what sentences call the file.
        number: the frame, counted from 1, for sentences.

    Raises:
        InputFault: refused by `check_codestream`, or no decoder could read it.
    """
    stream = _read(fragment, expected, name, number)
    try:
        if isinstance(stream, Jpeg2000Stream):
            return _decode_2000(stream, expected)
        if stream.is_ls:
            return _decode_ls(fragment, stream, expected)
        return _decode_jpeg(stream, expected)
    except _FAULTS as fault:
        raise _broken(stream, name, number) from fault


def _broken(stream: JpegStream | Jpeg2000Stream, name: str, number: int) -> InputFault:
    if isinstance(stream, JpegStream) and stream.is_deep and not has_libjpeg():
        return refuse(
            "{name} is a DICOM file whose frame {number} is broken or in an uncommon form of lossy "
            "JPEG of {bits} bits; install another decoder with pip install medannot[jpeg12], or "
            "export the file uncompressed.",
            name,
            number=number,
            bits=stream.header.precision,
        )
    return refuse(
        "{name} is a DICOM file whose frame {number} is broken; export it again.",
        name,
        number=number,
    )


def _read(
    fragment: bytes, expected: Expected, name: str, number: int
) -> JpegStream | Jpeg2000Stream:
    syntax = SYNTAXES.get(expected.syntax)
    if syntax is None:
        raise refuse_syntax(expected.syntax, name)
    check_kind(fragment, syntax, name, number)
    try:
        if syntax.coding is Coding.JPEG_2000:
            stream: JpegStream | Jpeg2000Stream = read_jpeg2000(fragment)
        else:
            stream = read_jpeg(fragment, expected, ls=syntax.coding is Coding.JPEG_LS)
    except (ValueError, IndexError, struct.error) as fault:
        raise refuse(
            "{name} is a DICOM file whose frame {number} is broken in its beginning ({syntax}); "
            "export it again.",
            name,
            number=number,
            syntax=syntax.name,
        ) from fault
    if isinstance(stream, Jpeg2000Stream):
        check_jpeg2000(stream, expected, name, number)
    else:
        check_jpeg(stream, expected, syntax, name, number)
    return stream


def _first(attempts: Sequence[Callable[[], Samples]]) -> Samples:
    """Return what the first decoder yields that can read the frame."""
    for attempt in attempts[:-1]:
        try:
            return attempt()
        except _FAULTS as fault:
            # The words of a decoder may quote the file, so only their kind is noted.
            _LOG.info("a decoder failed (%s); the next one is asked", type(fault).__name__)
    return attempts[-1]()


def _decode_jpeg(stream: JpegStream, expected: Expected) -> Decoded:
    samples = _jpeg_samples(stream)
    bits = min(stream.header.precision, expected.bits_stored)
    pixels = _colours(samples, expected) if samples.ndim == 3 else _grey(samples, bits, expected)
    return Decoded(pixels, incomplete=_is_cut(stream, samples))


def _jpeg_samples(stream: JpegStream, filler: bytes = b"") -> Samples:
    decoders: Sequence[Callable[[bytes, FrameHeader], Samples]] = _LOSSY
    if stream.is_lossless:
        decoders = _LOSSLESS
    elif stream.is_deep:
        decoders = _DEEP if has_libjpeg() else _DEEP[:1]
    return _first([partial(_in_rgb, decoder, stream, filler) for decoder in decoders])


def _in_rgb(
    decoder: Callable[[bytes, FrameHeader], Samples], stream: JpegStream, filler: bytes
) -> Samples:
    """Decode with one decoder, and turn colours unless it does so itself."""
    inside = decoder is pillow_jpeg and stream.colours == "YBR_FULL" and stream.is_lossy
    samples = decoder(stream.write(converted=inside, filler=filler), stream.header)
    if samples.ndim == 2 or inside:
        return samples
    return rgb_from_ybr(samples, stream.colours, stream.header.precision)


def _is_cut(stream: JpegStream, samples: Samples) -> bool:
    """Tell whether part of the coded data is missing.

    Many files end without the mark of the end and are whole. Where it is missing, other data is
    put in the place of what may be missing: if that changes a pixel, something was.
    """
    if stream.segments.ended:
        return False
    if stream.is_progressive:
        return True
    return not np.array_equal(samples, _jpeg_samples(stream, _FILLER))


def _decode_ls(fragment: bytes, stream: JpegStream, expected: Expected) -> Decoded:
    header = stream.header
    decoders = _LS_OF_ODD_DEPTH if header.precision in {5, 6, 7} else _LS
    # Without the mark of the end GDCM gives up streams that are whole.
    data = fragment if stream.segments.ended else fragment + b"\xff\xd9"
    samples = _first([partial(decoder, data, header) for decoder in decoders])
    if samples.ndim == 3:
        rgb = rgb_from_ybr(samples, stream.colours, header.precision)
        return Decoded(_colours(rgb, expected))
    return Decoded(_grey(samples, min(header.precision, expected.bits_stored), expected))


def _decode_2000(stream: Jpeg2000Stream, expected: Expected) -> Decoded:
    cut = False
    try:
        samples = _first([partial(decoder, stream) for decoder in _JPEG_2000])
    except _FAULTS:
        samples, cut = finest_whole(stream), True
    if samples.ndim == 2:
        return Decoded(_grey(samples, stream.precision, expected), incomplete=cut)
    if stream.signed:
        samples = samples & ((1 << stream.precision) - 1)
    # A colour transform of the codestream (YBR_ICT, YBR_RCT) was undone by the decoder.
    coded = expected.photometric
    if coded in {"YBR_ICT", "YBR_RCT"}:
        coded = "RGB"
    rgb = rgb_from_ybr(samples, coded, stream.precision)
    return Decoded(_colours(rgb, expected), incomplete=cut)


def _colours(samples: Samples, expected: Expected) -> Samples:
    wanted = np.uint8 if expected.bits_allocated <= 8 else np.uint16
    return np.ascontiguousarray(samples, dtype=wanted)


def _grey(samples: Samples, bits: int, expected: Expected) -> Samples:
    """Return the stored values: what the lowest `bits` bits mean, with or without a sign.

    Streams and data sets often disagree about the sign; the data set's counts, and its negative
    values may stand in the stream as two's complements (PS3.5 8.2).
    """
    width = expected.bits_allocated
    values: Samples = samples.astype({8: np.uint8, 16: np.uint16, 32: np.uint32}[width])
    if expected.signed:
        values <<= width - bits
        values = values.view({8: np.int8, 16: np.int16, 32: np.int32}[width])
        values >>= width - bits
    elif bits < width:
        values &= (1 << bits) - 1
    return values
