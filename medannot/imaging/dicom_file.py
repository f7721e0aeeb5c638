"""DICOM files to data sets: file meta, transfer syntax, inflating within bounds."""

import logging
import struct
import warnings
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count

from pydicom import config
from pydicom.datadict import tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.filereader import read_dataset
from pydicom.tag import BaseTag
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    RLELossless,
)

from medannot.imaging.decoders import SYNTAXES, refuse_syntax
from medannot.imaging.inflating import inflate
from medannot.imaging.limits import DECODER_FAULTS, refuse
from medannot.imaging.sniffing import data_set_start

# Values are checked here, one by one. pydicom's own complaints quote the values, and a quoted
# value may be a name: they must reach neither the log nor the terminal.
config.settings.reading_validation_mode = config.IGNORE
logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)
warnings.filterwarnings("ignore", module=r"pydicom(\..*)?$")

NATIVE_SYNTAXES = frozenset(
    {
        ImplicitVRLittleEndian,
        ExplicitVRLittleEndian,
        ExplicitVRBigEndian,
        DeflatedExplicitVRLittleEndian,
    }
)
"""Pixels stand in the data set as they are."""

PIXEL_TAGS = (0x7FE00008, 0x7FE00009, 0x7FE00010)
"""Float Pixel Data, Double Float Pixel Data, Pixel Data."""

_SIZES: list[BaseTag | int] = [0x00280002, 0x00280008, 0x00280010, 0x00280011, 0x00280100]
"""Samples per Pixel, Number of Frames, Rows, Columns, Bits Allocated."""

_UNDEFINED = 0xFFFF_FFFF
_MOST_ELEMENTS = 50_000
"""Before the pixels, sequences counted as one; real headers have some hundreds. Zeros would be
read as millions of empty elements."""

_PIXEL_VRS = {b"OB", b"OW", b"OF", b"OD", b"UN", b"OL", b"OV"}
LONG_VRS = {b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT"}


@dataclass(frozen=True, slots=True)
class PixelElement:
    """Where the pixels of a file stand.

    Attributes:
        tag: one of `PIXEL_TAGS`.
        vr: "OB", "OW", "OF", "OD" or whatever the file says; nothing in implicit VR.
        value: all bytes behind the element's header, up to the end of the file where it is
            encapsulated or cut short.
        encapsulated: whether the length is undefined and fragments follow.
        promised: the length that the element gives, 0 where it is encapsulated.
    """

    tag: int
    vr: str
    value: memoryview
    encapsulated: bool
    promised: int


@dataclass(frozen=True, slots=True, eq=False)
class DicomFile:
    """The wanted attributes of a DICOM file and its pixels, untouched.

    Attributes:
        dataset: the wanted top-level attributes, pixels left out.
        syntax: the transfer syntax.
        pixels: None where the file has none, or was cut short before them.
    """

    dataset: Dataset
    syntax: UID
    pixels: PixelElement | None

    @property
    def little(self) -> bool:
        """Tell whether numbers stand in little endian."""
        return self.syntax != ExplicitVRBigEndian


def read_dicom(data: bytes, name: str, wanted: Sequence[str | int]) -> DicomFile:
    """Read the named attributes of a DICOM file and nothing else.

    Args:
        data: the whole file.
        name: what sentences call it.
        wanted: keywords or tags of the top-level attributes that are wanted.

    Raises:
        InputFault: no readable data set, or one in a transfer syntax that is not opened.
    """
    try:
        syntax, start = read_file_meta(data)
    except DECODER_FAULTS as fault:
        raise _broken(name) from fault
    if syntax not in NATIVE_SYNTAXES | SYNTAXES.keys() | {RLELossless}:
        raise refuse_syntax(syntax, name)
    body: bytes | bytearray = data
    if syntax == DeflatedExplicitVRLittleEndian:
        body, start = _inflate(data[start:], name), 0
    implicit = syntax.is_implicit_VR
    little = syntax != ExplicitVRBigEndian
    # Of bytes it makes no copy, however large the file is.
    source = BytesIO(body)
    source.seek(start)
    tags: list[BaseTag | int] = [tag for one in wanted if (tag := _tag(one)) is not None]
    try:
        dataset = read_dataset(
            source, implicit, little, stop_when=_at_the_pixels(), specific_tags=tags
        )
    except DECODER_FAULTS as fault:
        raise _broken(name) from fault
    pixels = _pixel_element(memoryview(body)[source.tell() :], little=little)
    return DicomFile(dataset, syntax, pixels)


def read_file_meta(data: bytes) -> tuple[UID, int]:
    """Return the transfer syntax and where the data set begins (PS3.10 7.1).

    Raises:
        ValueError: it is cut short, or its syntax is no text.
    """
    position = 132 if data[128:132] == b"DICM" else data_set_start(data) or 0
    syntax = UID("")
    while data[position : position + 2] == b"\x02\x00":
        element, value, position = _meta_element(data, position)
        if element == 0x0010:
            syntax = UID(value.decode("ascii").rstrip("\x00 "))
    return syntax or _guess(data[position : position + 6]), position


def _tag(wanted: str | int) -> int | None:
    return wanted if isinstance(wanted, int) else tag_for_keyword(wanted)


def _at_the_pixels() -> Callable[[BaseTag, str | None, int], bool]:
    """Make what tells pydicom to stop: at the pixels, or lost in bytes that are no data set."""
    passed = count()

    def stop(tag: BaseTag, _vr: str | None, _length: int) -> bool:
        if next(passed) > _MOST_ELEMENTS:
            raise ValueError("more elements than a data set has")
        return tag in PIXEL_TAGS

    return stop


def _pixel_element(rest: memoryview, *, little: bool) -> PixelElement | None:
    """Read the header of the element at which reading stopped (PS3.5 7.1).

    Whether it names its VR is seen from the element: files lie about that in their file meta.
    """
    if len(rest) < 12:
        return None
    group, element = struct.unpack("<HH" if little else ">HH", rest[:4])
    tag = group << 16 | element
    if tag not in PIXEL_TAGS:
        return None
    implicit = bytes(rest[4:6]) not in _PIXEL_VRS
    vr = "" if implicit else bytes(rest[4:6]).decode("ascii")
    # Only the long value representations leave two bytes empty before a length of four.
    long = implicit or vr.encode() in LONG_VRS
    at = 4 if implicit else 8 if long else 6
    form = ("<" if little else ">") + ("I" if long else "H")
    (length,) = struct.unpack_from(form, rest, at)
    value = rest[at + struct.calcsize(form) :]
    if long and length == _UNDEFINED:
        return PixelElement(tag, vr, value, encapsulated=True, promised=0)
    return PixelElement(tag, vr, value[:length], encapsulated=False, promised=length)


def _meta_element(data: bytes, position: int) -> tuple[int, bytes, int]:
    """Read one element in explicit VR little endian; return its number, value and end."""
    element = int.from_bytes(data[position + 2 : position + 4], "little")
    if data[position + 4 : position + 6] in LONG_VRS:
        start, length = position + 12, int.from_bytes(data[position + 8 : position + 12], "little")
    else:
        start, length = position + 8, int.from_bytes(data[position + 6 : position + 8], "little")
    if start + length > len(data):
        raise ValueError("the file meta information is cut short")
    return element, data[start : start + length], start + length


def _guess(head: bytes) -> UID:
    """Return the syntax of a data set without file meta, from its first element."""
    if head[:1] == b"\x00":
        return ExplicitVRBigEndian
    explicit = head[4:6].isalpha() and head[4:6].isupper()
    return ExplicitVRLittleEndian if explicit else ImplicitVRLittleEndian


def _inflate(body: bytes, name: str) -> bytearray:
    try:
        return inflate(body, name, _promised)
    except zlib.error as fault:
        raise _broken(name) from fault


def _promised(head: bytes) -> int:
    """Return how many bytes of pixels the beginning of a deflated data set promises."""
    try:
        found = read_dataset(
            BytesIO(head), False, True, stop_when=_at_the_pixels(), specific_tags=_SIZES
        )
        size = 1
        for keyword in ("Rows", "Columns", "SamplesPerPixel", "BitsAllocated", "NumberOfFrames"):
            size *= int(found.get(keyword) or 1)
    except DECODER_FAULTS:
        return 0
    return max(size // 8, 0)


def _broken(name: str) -> Exception:
    return refuse("{name} is a broken DICOM file; copy or export it again.", name)
