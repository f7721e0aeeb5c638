"""A folder of series and photographs on the page of one's own images, in the real window."""

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from medannot.ui.viewer.panes import ImagePane
from tests.helpers.driving import Driven
from tests.helpers.pictures import dicom_file, encoded

GREY = np.arange(64 * 48, dtype=np.int16).reshape(48, 64)
SKIN = np.full((40, 60, 3), 120, np.uint8)


def put_series(folder: Path, study: str, series: int, slices: int = 4, part: str = "CHEST") -> None:
    """Write a series of axial slices, 1 mm apart."""
    folder.mkdir(exist_ok=True)
    for z in range(slices):
        data = dicom_file(
            GREY,
            StudyInstanceUID=study,
            SeriesInstanceUID=f"{study}.{series}",
            FrameOfReferenceUID=f"{study}.9",
            SeriesNumber=str(series),
            BodyPartExamined=part,
            PixelSpacing=["0.5", "0.5"],
            ImageOrientationPatient=["1", "0", "0", "0", "1", "0"],
            ImagePositionPatient=["0", "0", str(z)],
        )
        (folder / f"{study}-{series}-{z}").write_bytes(data)


def put_photographs(folder: Path, *names: str) -> None:
    """Write photographs that make one row."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(encoded(SKIN, "PNG"))


def opened(window: Driven, rows: int) -> Any:
    """Wait until the rows are there and the first is shown; return the page."""
    window.wait_for(lambda: window.page_title() == "Images")
    window.wait_for(lambda: window.page().list.rows.rowCount() == rows)
    window.wait_for(lambda: window.page().viewer.view.prepared is not None)
    return window.page()


def side_by_side(window: Driven, panes: int) -> tuple[ImagePane, ...]:
    """Show so many panes by the key, and wait for what is in them."""
    viewer = window.page().viewer
    while len(viewer.grid.panes) != panes:
        window.key("Alt+Y")
    window.wait_for(
        lambda: all(pane.view.prepared for pane in viewer.grid.panes if pane.image is not None)
    )
    shown: tuple[ImagePane, ...] = viewer.grid.panes
    return shown


def row_mime(window: Driven, row: int) -> QMimeData:
    """Return what a drag of a row of the list carries."""
    rows = window.page().list.rows
    mime: QMimeData = rows.mimeData([rows.index(row)])
    return mime


def drop(target: QWidget, mime: QMimeData) -> bool:
    """Drag something onto a widget and let it go there; tell whether it was taken."""
    rest = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(20, 20), *rest, none)
    QApplication.sendEvent(target, entered)
    QApplication.sendEvent(target, QDragMoveEvent(QPoint(21, 20), *rest, none))
    if entered.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(21, 20), *rest, none))
    return entered.isAccepted()
