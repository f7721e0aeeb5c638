"""A workbook as bytes, made wholly in memory.

openpyxl itself writes each sheet into a temporary file first: answers would lie in a public folder,
and where the disk is full its unfinished writers complain once more when they are thrown away.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.workbook.child import _WorkbookChild
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


class _InMemory(ExcelWriter):
    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self._zip = archive

    def write_worksheet(self, ws: _WorkbookChild) -> None:
        """Write one sheet through memory."""
        assert isinstance(ws, Worksheet)  # noqa: S101  # no chart sheet is made; for the checker
        sheet = WorksheetWriter(ws, BytesIO())
        sheet.write()
        ws._rels = sheet._rels  # type: ignore[attr-defined]  # noqa: SLF001  # no other way, no stub
        self._zip.writestr(ws.path[1:], sheet.read())
        self.manifest.append(ws)


def workbook_bytes(book: Workbook) -> bytes:
    """Return the workbook as an xlsx file holds it."""
    held = BytesIO()
    _InMemory(book, ZipFile(held, "w", ZIP_DEFLATED, allowZip64=True)).save()
    return held.getvalue()
