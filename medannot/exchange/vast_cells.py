"""Workbooks with a cell that no program for workbooks could have written.

A library that reads a workbook holds each cell whole, several times over: one cell of 400 MB takes
a gigabyte of memory before anybody could say that it is too long.
"""

from typing import Final
from zipfile import ZipFile

_MOST_BYTES: Final = 1 << 20
"""Without a tag between them. A cell holds 32,767 signs at most (ECMA-376, "Excel specifications
and limits"), each of which takes up to ten bytes where it is written by its number."""

_HARMLESS_BYTES: Final = 8 << 20
"""Unpacked, of a part that is not looked into."""


def has_vast_cell(workbook: ZipFile) -> bool:
    """Tell whether some part of a workbook holds more than a megabyte of text without a tag.

    Nothing but one megabyte at a time is unpacked for it.

    Raises:
        BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError: a part cannot be read.
    """
    for part in workbook.infolist():
        if not part.filename.lower().endswith(".xml") or part.file_size <= _HARMLESS_BYTES:
            continue
        with workbook.open(part) as file:
            while len(some := file.read(_MOST_BYTES)) == _MOST_BYTES:
                if b"<" not in some:
                    return True
    return False
