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
from medannot.imaging.dicom_rle import LEAST_SHARE, decode_rle
from medannot.imaging.frame import StoredPixels
from medannot.imaging.limits import DECODER_FAULTS, refuse

_WORDS = {8: np.uint8, 16: np.uint16, 32: np.uint32, 64: np.uint64}
_SIGNED = {8: np.int8, 16: np.int16, 32: np.int32}

Integers = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """The samples of one frame.

    Attributes:
        pixels: stored values (rows, columns), or colours (rows, columns, 3) of any width.
        raw: all allocated bits where native and grey, in which older files hide overlays.
        incomplete: whether part was missing in the file and is filled.
        beyond: whether coded data goes on where the pixels end.
    """

    pixels: StoredPixels
    raw: NDArray[np.unsignedinteger] | None = None
    incomplete: bool = False
    beyond: bool = False


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
            self._fragments = read_fragments(element, header.frames, header.name)
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
            return self._rle(fragment, number, cut=cut)
        decoded = decode(fragment, _expected(self._header), self._header.name, number)
        pixels = np.ascontiguousarray(decoded.pixels)
        return Samples(pixels, incomplete=decoded.incomplete or cut)

    def _check_something_there(self) -> None:
        if self._fragments is None:
            present, promised = len(self._value), self._header.frame_bytes
            if present * LEAST_SHARE < promised:
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
        data = self._bytes(first // 8, (first + header.frame_bits + 7) // 8)
        promised = (first % 8 + header.frame_bits + 7) // 8
        incomplete = len(data) < promised
        if len(data) * LEAST_SHARE < promised:
            raise self._too_short(number, len(data), promised)
        if header.bits_allocated == 1:
            return Samples(_from_bits(data, first % 8, header), incomplete=incomplete)
        if header.floating:
            return Samples(_from_floats(data, header), incomplete=incomplete)
        return _from_words(np.frombuffer(_whole(data, header), _word(header)), header)

    def _bytes(self, first: int, end: int) -> bytes:
        """Return bytes of the element in little endian.

        Samples of up to eight bits in OW are words too (PS3.5 8.1, 8.2), and a frame may begin
        amid one.
        """
        unit = max(self._header.bits_allocated // 8, 2 if self._vr == "OW" else 1)
        if self._header.little or unit == 1:
            return bytes(self._value[first:end])
        start = first // unit * unit
        words = _in_order(bytes(self._value[start : -(-end // unit) * unit]), unit)
        return words[first - start : end - start]

    def _rle(self, fragment: bytes, number: int, *, cut: bool) -> Samples:
        header = self._header
        try:
            unpacked = decode_rle(fragment, header, cut=cut)
        except DECODER_FAULTS as fault:
            raise refuse(
                "{name} is a DICOM file whose frame {number} is broken; export it again.",
                header.name,
                number=number,
            ) from fault
        size = header.rows * header.columns
        missing = None
        if unpacked.whole < size:
            missing = (np.arange(size) >= unpacked.whole).reshape(header.rows, header.columns)
        shown = _shown(unpacked.samples, missing, header, incomplete=cut)
        return replace(shown, beyond=unpacked.beyond)


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


def _in_order(data: bytes, unit: int) -> bytes:
    """Turn words of some bytes round; what is left of a cut word stays as it is."""
    whole = data[: len(data) // unit * unit]
    swapped = np.frombuffer(whole, f">u{unit}").astype(f"<u{unit}").tobytes()
    return swapped + data[len(whole) :]


def _whole(data: bytes, header: DicomHeader) -> bytes:
    width = header.bits_allocated // 8
    return data[: len(data) // width * width]


def _from_words(flat: Integers, header: DicomHeader) -> Samples:
    """Arrange the words of a frame, of which some may be missing at the end."""
    wanted = header.frame_bits // header.bits_allocated
    missing: NDArray[np.bool_] | None = None
    if flat.size < wanted:
        absent = _arranged(np.arange(wanted) >= flat.size, header)
        by_pixel = absent.reshape(header.rows, header.columns, header.samples)
        missing = np.logical_or.reduce(by_pixel, axis=-1)
    raw = _arranged(_padded(flat, wanted), header)
    return _shown(raw, missing, header, incomplete=missing is not None)


def _padded(flat: NDArray[Any], wanted: int) -> NDArray[Any]:
    """Fill what is missing at the end with zeros."""
    missing = wanted - flat.size
    if missing <= 0:
        return flat[:wanted]
    return np.concatenate([flat, np.zeros(missing, flat.dtype)])


def _shown(
    raw: NDArray[np.unsignedinteger],
    missing: NDArray[np.bool_] | None,
    header: DicomHeader,
    *,
    incomplete: bool,
) -> Samples:
    """Return stored values or colours of samples with all allocated bits.

    Args:
        raw: (rows, columns), or (rows, columns, 3) in the file's colours.
        missing: (rows, columns), which pixels are not whole; None where all are.
        header: the checked header.
        incomplete: whether the file was cut short in this frame.
    """
    values = stored_values(raw, header)
    if header.samples == 1:
        return Samples(_filled(values, missing, header), raw, incomplete)
    rgb = rgb_from_ybr(values, header.photometric, header.bits_stored)
    if missing is not None:
        rgb = np.where(missing[..., np.newaxis], rgb.dtype.type(0), rgb)
    return Samples(np.ascontiguousarray(rgb), incomplete=incomplete)


def _filled(values: Integers, missing: NDArray[np.bool_] | None, header: DicomHeader) -> Integers:
    """Fill what is missing with padding, else with the darkest value that is there."""
    if missing is None or missing.all():
        return values
    there = values[~missing]
    dark = int(there.max() if header.inverted else there.min())
    if header.padding is not None:
        limits = np.iinfo(values.dtype)
        dark = min(max(int(header.padding[0]), limits.min), limits.max)
    filled = values.copy()
    filled[missing] = dark
    return filled


def _from_bits(data: bytes, first: int, header: DicomHeader) -> NDArray[np.uint8]:
    """Unpack pixels of one bit, the first in the lowest bit (PS3.5 8.1.1)."""
    size = header.rows * header.columns
    bits = np.unpackbits(np.frombuffer(data, np.uint8), bitorder="little")[first : first + size]
    whole: NDArray[np.uint8] = _padded(bits, size).reshape(header.rows, header.columns)
    return whole


def _from_floats(data: bytes, header: DicomHeader) -> StoredPixels:
    kind = np.dtype(np.float32 if header.bits_allocated == 32 else np.float64)
    flat = np.frombuffer(_whole(data, header), kind.newbyteorder("<"))
    values = _padded(flat, header.rows * header.columns).astype(kind)
    return values.reshape(header.rows, header.columns)


def _arranged(flat: NDArray[Any], header: DicomHeader) -> NDArray[Any]:
    """Return (rows, columns), or (rows, columns, 3) whatever order the colours are stored in."""
    if header.samples == 1:
        return flat.reshape(header.rows, header.columns)
    if header.subsampled:
        # Two pixels: Y1 Y2 Cb Cr (C.7.6.3.1.2).
        pairs = flat.reshape(header.rows, header.columns // 2, 4)
        chroma = np.repeat(pairs[..., 2:], 2, axis=1).reshape(header.rows, header.columns, 2)
        luma = pairs[..., :2].reshape(header.rows, header.columns, 1)
        return np.concatenate([luma, chroma], axis=-1)
    if header.planar:
        planes = flat.reshape(3, header.rows, header.columns)
        return np.ascontiguousarray(np.moveaxis(planes, 0, -1))
    return flat.reshape(header.rows, header.columns, 3)


def stored_values(raw: Integers, header: DicomHeader) -> Integers:
    """Take the stored bits out of the allocated ones; what lies beside them may be overlays."""
    width = header.bits_allocated
    left = width - 1 - header.high_bit
    right = width - header.bits_stored
    values: Integers = raw.astype(_WORDS[width], copy=bool(left or right))
    if left:
        values <<= left
    if header.signed:
        values = values.view(_SIGNED[width])
    if right:
        # An arithmetic shift carries the sign of signed values along.
        values >>= right
    return values


def eight_bits(colours: NDArray[Any], bits_stored: int) -> NDArray[np.uint8]:
    """Return colours of any width as 8 bits by the range of their type, not by their maximum."""
    if bits_stored > 8:
        return (colours >> (bits_stored - 8)).astype(np.uint8)
    if bits_stored < 8:
        most = (1 << bits_stored) - 1
        return (colours.astype(np.uint16) * 255 // most).astype(np.uint8)
    return colours.astype(np.uint8, copy=False)
