"""DICOM files to data sets: file meta, transfer syntax, inflating within bounds."""

import logging
import warnings
import zlib
from collections.abc import Sequence
from io import BytesIO

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

from medannot.imaging.limits import DECODER_FAULTS, MAX_FILE_BYTES, refuse

# Values are checked here, one by one. pydicom's own complaints quote the values, and a quoted
# value may be a name: they must reach neither the log nor the terminal.
config.settings.reading_validation_mode = config.IGNORE
logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)
warnings.filterwarnings("ignore", module=r"pydicom(\..*)?$")

SHOWN_SYNTAXES = frozenset(
    {
        ImplicitVRLittleEndian,
        ExplicitVRLittleEndian,
        ExplicitVRBigEndian,
        DeflatedExplicitVRLittleEndian,
        RLELossless,
    }
)

_LONG_VRS = {b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT"}


def read_dicom(data: bytes, name: str, keywords: Sequence[str]) -> tuple[Dataset, UID]:
    """Read the named attributes of a DICOM file and nothing else.

    Args:
        data: the whole file.
        name: what sentences call it.
        keywords: the top-level attributes that are wanted.

    Returns:
        The data set and the transfer syntax that it is written in.

    Raises:
        InputFault: no readable data set, or one in a transfer syntax that is not shown yet.
    """
    try:
        syntax, start = _file_meta(data)
    except DECODER_FAULTS as fault:
        raise _broken(name) from fault
    if syntax not in SHOWN_SYNTAXES:
        raise refuse(
            "{name} is a DICOM file in the transfer syntax {syntax}, which is not shown yet; "
            "convert it to an uncompressed one.",
            name,
            syntax=syntax.name if syntax != syntax.name else f"“{syntax}”",
        )
    source = BytesIO(data)
    source.seek(start)
    if syntax == DeflatedExplicitVRLittleEndian:
        source = BytesIO(_inflate(data[start:], name))
    wanted: list[BaseTag | int] = [tag for keyword in keywords if (tag := tag_for_keyword(keyword))]
    try:
        dataset = read_dataset(
            source, syntax.is_implicit_VR, syntax.is_little_endian, specific_tags=wanted
        )
    except DECODER_FAULTS as fault:
        raise _broken(name) from fault
    return dataset, syntax


def _file_meta(data: bytes) -> tuple[UID, int]:
    """Return the transfer syntax and where the data set begins (PS3.10 7.1)."""
    position = 132 if data[128:132] == b"DICM" else 0
    syntax = UID("")
    while data[position : position + 2] == b"\x02\x00":
        element, value, position = _meta_element(data, position)
        if element == 0x0010:
            syntax = UID(value.decode("ascii").rstrip("\x00 "))
    return syntax or _guess(data[position : position + 6]), position


def _meta_element(data: bytes, position: int) -> tuple[int, bytes, int]:
    """Read one element in explicit VR little endian; return its number, value and end."""
    element = int.from_bytes(data[position + 2 : position + 4], "little")
    if data[position + 4 : position + 6] in _LONG_VRS:
        start, length = position + 12, int.from_bytes(data[position + 8 : position + 12], "little")
    else:
        start, length = position + 8, int.from_bytes(data[position + 6 : position + 8], "little")
    if start + length > len(data):
        raise ValueError("the file meta information is cut short")
    return element, data[start : start + length], start + length


def _guess(head: bytes) -> UID:
    """Return the syntax of a data set without file meta, from its first element."""
    explicit = head[4:6].isalpha() and head[4:6].isupper()
    return ExplicitVRLittleEndian if explicit else ImplicitVRLittleEndian


def _inflate(body: bytes, name: str) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        inflated = inflater.decompress(body, MAX_FILE_BYTES)
    except zlib.error as fault:
        raise _broken(name) from fault
    if inflater.unconsumed_tail:
        raise refuse(
            "{name} is a deflated DICOM file that holds more than 1 GiB; take a smaller one.", name
        )
    if not inflater.eof:
        raise _broken(name)
    return inflated


def _broken(name: str) -> Exception:
    return refuse("{name} is a broken DICOM file; copy or export it again.", name)
