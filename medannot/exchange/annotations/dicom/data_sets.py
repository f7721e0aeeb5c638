"""Foreign DICOM objects as data sets: whole, but for their pixels, and within bounds.

A few bytes can stand for very many elements and items, each of which costs a hundred times as much
once it is parsed. So they are counted first, which keeps nothing.
"""

import struct
import zlib
from io import BytesIO

from pydicom.datadict import dictionary_VR
from pydicom.dataset import Dataset
from pydicom.filereader import read_dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian

from medannot.domain.errors import InputFault
from medannot.imaging.dicom_file import LONG_VRS, PIXEL_TAGS, read_file_meta
from medannot.imaging.inflating import inflate
from medannot.imaging.limits import DECODER_FAULTS, refuse

MOST_ELEMENTS = 600_000
"""Elements of one object; a report of 1,000 marks has some 100,000."""

MOST_ITEMS = 200_000
"""Items of its sequences, each of which takes longer; a segmentation has eight for each frame."""

_UNDEFINED = 0xFFFF_FFFF
_BYTES = LONG_VRS - {b"SQ", b"UN"}
_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_MARKERS = frozenset({_ITEM, _ITEM_END, _SEQUENCE_END})


def data_set_of(data: bytes, name: str) -> Dataset:
    """Read an object up to its pixels.

    Raises:
        InputFault: it is broken, or holds more than such objects do.
    """
    try:
        syntax, start = read_file_meta(data)
        body: bytes | bytearray = data
        if syntax == DeflatedExplicitVRLittleEndian:
            body, start = inflate(data[start:], name, lambda _head: 0), 0
        if syntax == ExplicitVRBigEndian:
            raise refuse("{name} is in big endian, which is retired; export it anew.", name)
        _count(memoryview(body), start, name, implicit=syntax.is_implicit_VR)
        source = BytesIO(body)
        source.seek(start)
        return read_dataset(
            source,
            syntax.is_implicit_VR,
            True,  # little endian
            stop_when=lambda tag, _vr, _length: tag in PIXEL_TAGS,
        )
    except (*DECODER_FAULTS, zlib.error) as fault:
        raise broken(name) from fault


def broken(name: str) -> InputFault:
    """Make the fault that refuses a broken file."""
    return refuse("{name} is a broken DICOM file; copy or export it again.", name)


def _count(body: memoryview, start: int, name: str, *, implicit: bool) -> None:
    """Go through all headers one after the other, into sequences as well, and count them.

    Raises:
        InputFault: there are too many.
        ValueError: an element reaches beyond the file.
    """
    # Where the way of writing changes inside an element of unknown kind, and what it was before:
    # to a place, or (0) to the end mark of a sequence of undefined length.
    before: list[tuple[int, bool]] = []
    at, end, last, items = start, len(body), 0, 0
    for _ in range(MOST_ELEMENTS):
        while before and before[-1][0] and at >= before[-1][0]:
            implicit = before.pop()[1]
        if at + 8 > end:
            return
        tag, vr, length, at = _header(body, at, implicit=implicit)
        if tag == _SEQUENCE_END and before and not before[-1][0]:
            implicit = before.pop()[1]
        if tag in _MARKERS:
            items += tag == _ITEM
            if items > MOST_ITEMS:
                break
            continue
        if length == _UNDEFINED and vr in _BYTES:
            at = _after_fragments(body, at)
        elif length == _UNDEFINED or vr == b"SQ" or (vr in {b"", b"UN"} and _is_sequence(tag)):
            last = 0 if length == _UNDEFINED else at + length
            before.append((last, implicit))
            implicit = implicit or vr != b"SQ"
        else:
            at = last = at + length
        if max(at, last) > end:
            raise ValueError("an element reaches beyond the file")
    raise refuse(
        "{name} has more elements than a report or segmentation has; it is made to do harm, or "
        "holds too much for one file. Export it in parts.",
        name,
    )


def _header(body: memoryview, at: int, *, implicit: bool) -> tuple[int, bytes, int, int]:
    """Return tag, VR (nothing where it is not said), length, and where the value begins."""
    group, element = struct.unpack_from("<HH", body, at)
    tag = group << 16 | element
    if implicit or group == 0xFFFE:
        return tag, b"", struct.unpack_from("<I", body, at + 4)[0], at + 8
    vr = bytes(body[at + 4 : at + 6])
    if vr in LONG_VRS:
        return tag, vr, struct.unpack_from("<I", body, at + 8)[0], at + 12
    return tag, vr, struct.unpack_from("<H", body, at + 6)[0], at + 8


def _is_sequence(tag: int) -> bool:
    """Tell whether pydicom reads an element as a sequence that does not say what it is."""
    try:
        return dictionary_VR(tag) == "SQ"
    except KeyError:
        return False


def _after_fragments(body: memoryview, at: int) -> int:
    """Return where encapsulated pixels end."""
    while at + 8 <= len(body):
        group, element, length = struct.unpack_from("<HHI", body, at)
        at += 8
        if (group << 16 | element) != _ITEM:
            break
        at += length
    return at
