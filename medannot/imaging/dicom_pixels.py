"""The pixels of one DICOM frame: native and RLE coded, exact to the bit."""

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.encaps import get_frame

from medannot.imaging.dicom_header import DicomHeader
from medannot.imaging.frame import StoredPixels
from medannot.imaging.limits import DECODER_FAULTS, refuse


def pixel_bytes(dataset: Dataset, header: DicomHeader) -> bytes:
    """Return the pixel data as stored, once its length was found sufficient.

    Raises:
        InputFault: fewer bytes than the header promises, or compressed where it says plain.
    """
    element = dataset["PixelData"]
    value = element.value
    promised = header.frame_bytes * header.frames
    if not isinstance(value, bytes) or (element.is_undefined_length and not header.compressed):
        raise refuse(
            "{name} is a DICOM file that says it is uncompressed and is not; export it again.",
            header.name,
        )
    if not header.compressed and len(value) < promised:
        raise refuse(
            "{name} is a DICOM file that was cut short: {present} of {promised} bytes of pixels "
            "are there; copy or export it again.",
            header.name,
            present=len(value),
            promised=promised,
        )
    if not header.compressed and _is_word_swapped(dataset, header):
        # Eight-bit samples in OW are words: in big endian each pair of bytes is turned round.
        even = len(value) & ~1
        return np.frombuffer(value[:even], dtype=">u2").astype("<u2").tobytes()
    return value


def decode(data: bytes, header: DicomHeader, number: int) -> StoredPixels:
    """Decode one frame to stored values.

    Args:
        data: what `pixel_bytes` returned.
        header: the checked header.
        number: the frame, counted from 1 and known to be there.

    Returns:
        (rows, columns) where grey, else (rows, columns, 3).

    Raises:
        InputFault: an RLE coded frame is broken.
    """
    if header.compressed:
        try:
            source = get_frame(data, number - 1, number_of_frames=header.frames)
            planes = _rle_planes(source, header)
        except DECODER_FAULTS as fault:
            raise refuse(
                "{name} is a DICOM file whose frame {number} is broken; export it again.",
                header.name,
                number=number,
            ) from fault
        return _from_planes(planes, header)
    start = (number - 1) * header.frame_bytes
    return _from_native(memoryview(data)[start : start + header.frame_bytes], header)


def _is_word_swapped(dataset: Dataset, header: DicomHeader) -> bool:
    big_endian = not header.syntax.is_little_endian
    return big_endian and header.bits_allocated == 8 and dataset["PixelData"].VR == "OW"


def _from_native(data: memoryview, header: DicomHeader) -> StoredPixels:
    order = "<" if header.syntax.is_little_endian else ">"
    flat = np.frombuffer(data, dtype=f"{order}u{header.bits_allocated // 8}")
    if header.monochrome:
        return _stored_values(flat.reshape(header.rows, header.columns), header)
    if header.planar:
        planes = flat.reshape(3, header.rows, header.columns)
        return np.ascontiguousarray(np.moveaxis(planes, 0, -1)).astype(np.uint8)
    return flat.reshape(header.rows, header.columns, 3).astype(np.uint8)


def _from_planes(planes: NDArray[np.uint8], header: DicomHeader) -> StoredPixels:
    """Put RLE segments together: the highest byte first, colour by colour (PS3.5 G.2)."""
    if not header.monochrome:
        return np.ascontiguousarray(np.moveaxis(planes, 0, -1))
    if header.bits_allocated == 8:
        return _stored_values(planes[0], header)
    return _stored_values((planes[0].astype(np.uint16) << 8) | planes[1], header)


def _stored_values(raw: NDArray[np.unsignedinteger], header: DicomHeader) -> StoredPixels:
    """Take the stored bits out of the allocated ones; what lies beside them may be overlays."""
    width = header.bits_allocated
    raw = raw.astype(np.uint8 if width == 8 else np.uint16)
    left = width - 1 - header.high_bit
    right = width - header.bits_stored
    if left:
        raw <<= left
    values: StoredPixels = raw
    if header.signed:
        values = raw.view(np.int8) if width == 8 else raw.view(np.int16)
    if right:
        # An arithmetic shift carries the sign of signed values along.
        values >>= right
    return values


def _rle_planes(source: bytes, header: DicomHeader) -> NDArray[np.uint8]:
    """Decode the segments of one frame into byte planes (PS3.5 annex G)."""
    wanted = header.samples * header.bits_allocated // 8
    header_words = np.frombuffer(source[:64], dtype="<u4")
    if header_words[0] != wanted:
        raise ValueError("the number of RLE segments is not the one the header asks for")
    starts = [int(start) for start in header_words[1 : wanted + 1]] + [len(source)]
    size = header.rows * header.columns
    planes = np.empty((wanted, header.rows, header.columns), dtype=np.uint8)
    for place in range(wanted):
        segment = unpack_bits(source[starts[place] : starts[place + 1]], size)
        planes[place] = np.frombuffer(segment, np.uint8).reshape(header.rows, header.columns)
    return planes


def unpack_bits(source: bytes, size: int) -> bytes:
    """Decode PackBits (PS3.5 G.3.2) to exactly `size` bytes; what would go beyond is left out.

    Written here and not taken from pydicom because that one first decodes all that a segment
    holds, however much it is.

    Raises:
        ValueError: the segment ends before `size` bytes.
    """
    result = bytearray()
    position, end = 0, len(source)
    while len(result) < size and position < end:
        control = source[position]
        position += 1
        if control < 128:
            result += source[position : position + control + 1]
            position += control + 1
        elif control > 128:
            result += source[position : position + 1] * (257 - control)
            position += 1
    if len(result) < size:
        raise ValueError("an RLE segment is cut short")
    return bytes(result[:size])
