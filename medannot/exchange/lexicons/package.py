"""Looks into a workbook's package before any library opens it: what it is, how much it holds.

A workbook is a ZIP archive of XML parts. Its sizes are claims of whoever made it, so they are
added up and held against what a lexicon can need, and every part is walked through once: cells
are counted, and what no lexicon has (macros, document types, far-away cells) is refused.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from xml.parsers import expat

from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.domain.file_kinds import nothing_there, odd_kind

MOST_BYTES = 32 << 20
"""Of the file."""
MOST_UNPACKED = 64 << 20
"""Of all parts together."""
MOST_PARTS = 500
MOST_CELLS = 1_000_000
MOST_ROW = 100_000
MOST_COLUMN = 64

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,  # a part is encrypted
    ValueError,
)
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MACROS = re.compile(r"vbaProject|macrosheets/|dialogsheets/|activeX/", re.IGNORECASE)
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class Part:
    """What was met in one part.

    Attributes:
        cells: how many there are.
        merged: where cells are merged, such as "B3:C3".
    """

    cells: int = 0
    merged: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook that may be opened.

    Attributes:
        data: its bytes.
        parts: by name in the archive.
    """

    name: str
    data: bytes
    parts: Mapping[str, Part]


def examine(path: Path) -> Package:
    """Read a workbook's bytes and look into it.

    Raises:
        InputFault: it is no workbook, one with macros, or larger than any lexicon's.
        EnvironmentFault: the file cannot be read.
    """
    data = _bytes(path)
    name = path.name
    if data.startswith(_OLD):
        raise InputFault(
            "{name} is an old or locked workbook; in Excel or WPS save it as .xlsx without a "
            "password.",
            name=name,
        )
    if not data.startswith(_ZIP):
        raise InputFault("{name} is no workbook; an .xlsx file is expected.", name=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, name)
            parts = _walk(archive, name)
    except _DAMAGE as fault:
        raise InputFault(
            "{name} is a damaged workbook; copy or save it again.", name=name
        ) from fault
    return Package(name, data, MappingProxyType(parts))


def _bytes(path: Path) -> bytes:
    try:
        about = path.stat()
        if kind := odd_kind(about.st_mode):
            raise InputFault("{name} is {kind}, not a workbook.", name=path.name, kind=kind)
        if about.st_size > MOST_BYTES:
            raise _too_large(path.name)
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise nothing_there(path.name) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be read ({fault}).", name=path.name, fault=fault.strerror
        ) from fault


def _check_sizes(archive: zipfile.ZipFile, name: str) -> None:
    found = archive.infolist()
    names = [info.filename for info in found]
    if any(info.compress_type not in _METHODS for info in found):
        raise zipfile.BadZipFile("another method of packing")
    if len(found) > MOST_PARTS or sum(info.file_size for info in found) > MOST_UNPACKED:
        raise _too_large(name)
    if len(set(names)) < len(names):
        raise InputFault(
            "{name} holds a part twice, as no program writes it; save it anew.", name=name
        )
    if any(_MACROS.search(one) for one in names):
        raise InputFault("{name} holds macros; save it as .xlsx without them.", name=name)


def _walk(archive: zipfile.ZipFile, name: str) -> dict[str, Part]:
    found: dict[str, Part] = {}
    left = MOST_CELLS
    for info in archive.infolist():
        data = archive.read(info)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise _strange(name, info.filename)
        if b"macroEnabled" in data and info.filename == "[Content_Types].xml":
            raise InputFault("{name} holds macros; save it as .xlsx without them.", name=name)
        if info.filename.endswith((".xml", ".rels")):
            part = _walked(data, name, info.filename, left)
            left -= part.cells
            found[info.filename] = part
    return found


def _walked(data: bytes, name: str, part_name: str, left: int) -> Part:
    part = Part()
    row = 0
    column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        space, _, kind = tag.rpartition(" ")
        if space not in {_SPREADSHEET, _STRICT}:
            return
        if kind == "row":
            row, column = _whole(attributes.get("r"), row + 1), 0
        elif kind == "c":
            part.cells += 1
            column = _column(attributes.get("r"), column + 1)
            if part.cells > left or row > MOST_ROW or column > MOST_COLUMN:
                raise _too_large(name)
        elif kind == "mergeCell":
            part.merged.append(attributes.get("ref", ""))

    def document_type(*_: object) -> None:
        raise _strange(name, part_name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = document_type
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise _strange(name, part_name) from fault
    return part


def _whole(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else MOST_ROW + 1


def _column(place: str | None, otherwise: int) -> int:
    """Return the number of a cell's column; its row is that of its row, and checked there."""
    if place is None:
        return otherwise
    found = _PLACE.fullmatch(place)
    if found is None or int(found[2]) > MOST_ROW:
        return MOST_COLUMN + 1
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _too_large(name: str) -> InputFault:
    return InputFault(
        "{name} is larger than any lexicon's workbook (unpacked {size} MB, {cells} cells, {rows} "
        "rows and {columns} columns a sheet are allowed); delete what is far away or empty.",
        name=name,
        size=MOST_UNPACKED >> 20,
        cells=MOST_CELLS,
        rows=MOST_ROW,
        columns=MOST_COLUMN,
    )


def _strange(name: str, part: str) -> InputFault:
    return InputFault(
        "{name} holds a part that no workbook has ({part}); save it anew in Excel or WPS.",
        name=name,
        part=part,
    )
