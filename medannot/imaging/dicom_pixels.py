"""The pixels of one DICOM frame: native, RLE and compressed, exact to the bit."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medannot.imaging.colour import rgb_from_ybr
from medannot.imaging.decoders import Expected, decode
from medannot.imaging.dicom_file import PixelElement
from medannot.imaging.dicom_fragments import Fragments, read_fragments
from medannot.imaging.dicom_header import DicomHeader
from medannot.imaging.dicom_rle import decode_rle
from medannot.imaging.frame import StoredPixels
from medannot.imaging.limits import DECODER_FAULTS, refuse

_LEAST_SHARE = 16
"""A frame of which less than one part in so many is there is no picture of anything."""

_WORDS = {8: np.uint8, 16: np.uint16, 32: np.uint32, 64: np.uint64}
_SIGNED = {8: np.int8, 16: np.int16, 32: np.int32}


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """The samples of one frame.

    Attributes:
        pixels: stored values (rows, columns), or colours (rows, columns, 3) of any width.
        raw: all allocated bits where native and grey, in which older files hide overlays.
        incomplete: whether part was missing in the file and is filled.
    """

    pixels: StoredPixels
    raw: NDArray[np.unsignedinteger] | None = None
    incomplete: bool = False


class FrameSource:
    """Gives the frames of one file.

    Args:
        element: the pixels as they stand in the file.
        header: the checked header.

    Raises:
        InputFault: nothing of the first frame is there.
    """

    def __init__(self, element: PixelElement, header: DicomHeader) -> None:
        self._header = header
        self._vr = element.vr
        self._value = element.value
        self._fragments: Fragments | None = None
        if not header.native:
            self._fragments = read_fragments(element, header.frames)
        self._check_something_there()

    @property
    def incomplete(self) -> bool:
        """Tell whether pixels are missing at the end."""
        if self._fragments is not None:
            missing = len(self._fragments.frames) < self._header.frames
            return missing or self._fragments.cut
        return len(self._value) * 8 < self._header.frame_bits * self._header.frames

    def samples(self, number: int) -> Samples:
        """Decode a frame, counted from 1 and known to be promised.

        Raises:
            InputFault: the frame is missing or broken.
        """
        if self._header.native:
            return self._native(number)
        fragment = self._fragments.of(number) if self._fragments else None
        if not fragment:
            raise self._missing(number)
        last = self._fragments is not None and number == len(self._fragments.frames)
        cut = last and self._fragments is not None and self._fragments.cut
        if self._header.rle:
            return replace(self._rle(fragment, number), incomplete=cut)
        decoded = decode(fragment, _expected(self._header), self._header.name, number)
        pixels = np.ascontiguousarray(decoded.pixels)
        return Samples(pixels, incomplete=decoded.incomplete or cut)

    def _check_something_there(self) -> None:
        if self._fragments is None:
            present, promised = len(self._value), self._header.frame_bytes
            if present * _LEAST_SHARE < promised:
                raise self._too_short(1, present, promised)
        elif not self._fragments.frames:
            raise refuse(
                "{name} is a DICOM file that was cut short: no pixels are there; copy or export "
                "it again.",
                self._header.name,
            )

    def _too_short(self, number: int, present: int, promised: int) -> Exception:
        if number > 1 and not present:
            return self._missing(number)
        return refuse(
            "{name} is a DICOM file that was cut short: {present} of {promised} bytes of frame "
            "{number} are there; copy or export it again.",
            self._header.name,
            present=present,
            promised=promised,
            number=number,
        )

    def _missing(self, number: int) -> Exception:
        return refuse(
            "{name} was cut short: its frame {number} is missing; copy or export it again.",
            self._header.name,
            number=number,
        )

    def _native(self, number: int) -> Samples:
        header = self._header
        first = (number - 1) * header.frame_bits
        data = bytes(self._value[first // 8 : (first + header.frame_bits + 7) // 8])
        promised = (first % 8 + header.frame_bits + 7) // 8
        incomplete = len(data) < promised
        if len(data) * _LEAST_SHARE < promised:
            raise self._too_short(number, len(data), promised)
        if header.bits_allocated == 1:
            return Samples(_from_bits(data, first % 8, header), incomplete=incomplete)
        data = _in_order(data, header, self._vr)
        if header.floating:
            return Samples(_from_floats(data, header), incomplete=incomplete)
        flat = _padded(np.frombuffer(_whole(data, header), _word(header)), header)
        if header.samples == 3:
            return Samples(_colours(flat, header), incomplete=incomplete)
        raw = flat.reshape(header.rows, header.columns)
        values = stored_values(raw, header)
        if incomplete:
            values = _with_dark_rest(values, len(_whole(data, header)) // _word(header).itemsize)
        return Samples(values, raw, incomplete)

    def _rle(self, fragment: bytes, number: int) -> Samples:
        header = self._header
        try:
            raw = decode_rle(fragment, header)
        except DECODER_FAULTS as fault:
            raise refuse(
                "{name} is a DICOM file whose frame {number} is broken; export it again.",
                header.name,
                number=number,
            ) from fault
        if header.samples == 3:
            return Samples(_converted(raw, header))
        return Samples(stored_values(raw, header), raw)


def _expected(header: DicomHeader) -> Expected:
    return Expected(
        syntax=header.syntax,
        rows=header.rows,
        columns=header.columns,
        samples=header.samples,
        bits_allocated=header.bits_allocated,
        bits_stored=header.bits_stored,
        signed=header.signed,
        photometric=header.photometric,
        planar=header.planar,
    )


def _word(header: DicomHeader) -> np.dtype[Any]:
    # The bytes were brought into little endian before.
    return np.dtype(_WORDS[header.bits_allocated]).newbyteorder("<")


def _in_order(data: bytes, header: DicomHeader, vr: str) -> bytes:
    """Return the bytes in little endian; eight-bit samples in OW are words (PS3.5 8.2)."""
    if header.little:
        return data
    width = header.bits_allocated // 8
    if width == 1 and vr != "OW":
        return data
    unit = max(width, 2)
    whole = data[: len(data) // unit * unit]
    swapped = np.frombuffer(whole, f">u{unit}").astype(f"<u{unit}").tobytes()
    return swapped + data[len(whole) :]


def _whole(data: bytes, header: DicomHeader) -> bytes:
    width = header.bits_allocated // 8
    return data[: len(data) // width * width]


def _padded(flat: NDArray[Any], header: DicomHeader) -> NDArray[Any]:
    """Fill what is missing at the end with zeros."""
    wanted = header.frame_bits // header.bits_allocated
    missing = wanted - flat.size
    if missing <= 0:
        return flat[:wanted]
    return np.concatenate([flat, np.zeros(missing, flat.dtype)])


def _with_dark_rest(values: StoredPixels, present: int) -> StoredPixels:
    """Fill what is missing with the lowest value that is there, which spoils no window."""
    filled = values.copy()
    flat = filled.reshape(-1)
    if present:
        flat[present:] = flat[:present].min()
    return filled


def _from_bits(data: bytes, first: int, header: DicomHeader) -> NDArray[np.uint8]:
    """Unpack pixels of one bit, the first in the lowest bit (PS3.5 8.1.1)."""
    size = header.rows * header.columns
    bits = np.unpackbits(np.frombuffer(data, np.uint8), bitorder="little")[first : first + size]
    whole = np.concatenate([bits, np.zeros(size - bits.size, np.uint8)])
    return whole.reshape(header.rows, header.columns)


def _from_floats(data: bytes, header: DicomHeader) -> StoredPixels:
    kind = np.dtype(np.float32 if header.bits_allocated == 32 else np.float64)
    flat = np.frombuffer(_whole(data, header), kind.newbyteorder("<"))
    values: StoredPixels = _padded(flat, header).astype(kind).reshape(header.rows, header.columns)
    return values


def _colours(flat: NDArray[Any], header: DicomHeader) -> StoredPixels:
    if header.photometric == "YBR_FULL_422":
        # Two pixels: Y1 Y2 Cb Cr (C.7.6.3.1.2).
        pairs = flat.reshape(header.rows, header.columns // 2, 4)
        chroma = np.repeat(pairs[..., 2:], 2, axis=1).reshape(header.rows, header.columns, 2)
        luma = pairs[..., :2].reshape(header.rows, header.columns, 1)
        return _converted(np.concatenate([luma, chroma], axis=-1), header)
    if header.planar:
        planes = flat.reshape(3, header.rows, header.columns)
        return _converted(np.ascontiguousarray(np.moveaxis(planes, 0, -1)), header)
    return _converted(flat.reshape(header.rows, header.columns, 3), header)


def _converted(samples: NDArray[Any], header: DicomHeader) -> StoredPixels:
    native = samples.astype(_WORDS[header.bits_allocated], copy=False)
    stored = stored_values(native, header)
    rgb = rgb_from_ybr(stored, header.photometric, header.bits_stored)
    return np.ascontiguousarray(rgb)


def stored_values(raw: NDArray[Any], header: DicomHeader) -> StoredPixels:
    """Take the stored bits out of the allocated ones; what lies beside them may be overlays."""
    width = header.bits_allocated
    left = width - 1 - header.high_bit
    right = width - header.bits_stored
    values: StoredPixels = raw.astype(_WORDS[width], copy=bool(left or right))
    if left:
        values <<= left
    if header.signed:
        values = values.view(_SIGNED[width])
    if right:
        # An arithmetic shift carries the sign of signed values along.
        values >>= right
    return values


def eight_bits(colours: StoredPixels, bits_stored: int) -> NDArray[np.uint8]:
    """Return colours of any width as 8 bits by the range of their type, not by their maximum."""
    if bits_stored > 8:
        return (colours >> (bits_stored - 8)).astype(np.uint8)
    if bits_stored < 8:
        most = (1 << bits_stored) - 1
        return (colours.astype(np.uint16) * 255 // most).astype(np.uint8)
    return colours.astype(np.uint8, copy=False)
