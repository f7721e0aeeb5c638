"""Turns a prepared frame and its state into an image to draw; keeps what did not change."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from medannot.ui.viewer.geometry import Placement, Size, View, placement
from medannot.ui.viewer.prepared import PreparedFrame, tone_table, window_table
from medannot.ui.viewer.sampling import Pixels, Samples, samples
from medannot.ui.viewer.state import FIRST_VIEW, ImageState

PIXELS_FROM = 16.0
"""Device pixels for an image pixel from which on single pixels are shown with their edges."""


class FramePainter:
    """Draws one frame; a step of the window costs one table and one look-up of the seen pixels."""

    def __init__(self) -> None:
        self._samples: Samples | None = None
        self._samples_of: tuple[PreparedFrame, Placement, bool] | None = None
        self._table: NDArray[np.uint8] | None = None
        self._table_of: tuple[PreparedFrame, ImageState] | None = None
        self._buffer: NDArray[np.uint8] | None = None
        self._as_is: NDArray[np.uint8] | None = None

    def prime(self, prepared: PreparedFrame, view: View, screen: Size, ratio: float) -> None:
        """Make the copy for a coming first paint beforehand."""
        self._take_samples(prepared, placement(view, prepared.size, screen, ratio), sharp=True)

    def paint(
        self,
        painter: QPainter,
        prepared: PreparedFrame,
        state: ImageState,
        view: View,
        screen: Size,
        *,
        sharp: bool,
    ) -> None:
        """Draw what is seen of the frame."""
        ratio = painter.device().devicePixelRatio()
        place = placement(view, prepared.size, screen, ratio)
        found = self._take_samples(prepared, place, sharp=sharp)
        if found is None:
            return
        image = self._looked_up(found.values, self._take_table(prepared, state))
        target = QRectF(
            found.left / ratio, found.top / ratio, found.width / ratio, found.height / ratio
        )
        smooth = not found.one_to_one and place.step > 1 / PIXELS_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, image, QRectF(image.rect()))

    def _take_samples(
        self, prepared: PreparedFrame, place: Placement, *, sharp: bool
    ) -> Samples | None:
        wanted = (prepared, place, sharp)
        if self._samples_of != wanted:
            first = prepared.first
            if sharp and first is not None and first[0] == place:
                self._samples = first[1]
            else:
                self._samples = samples(prepared.levels, place, sharp=sharp)
            self._samples_of = wanted
        return self._samples

    def _take_table(self, prepared: PreparedFrame, state: ImageState) -> NDArray[np.uint8] | None:
        """Return the table in force, or None where colours are shown as they are."""
        tones = replace(state, view=None)
        if not prepared.monochrome and tones == FIRST_VIEW:
            return None
        wanted = (prepared, tones)
        if self._table is None or self._table_of != wanted:
            self._table = _table(prepared, state)
            self._table_of = wanted
        return self._table

    def _looked_up(self, values: Pixels, table: NDArray[np.uint8] | None) -> QImage:
        if table is None:
            # Shown as they are, never written to: the values may be the image's own.
            self._as_is = np.ascontiguousarray(values, dtype=np.uint8)
            return _image(self._as_is)
        if self._buffer is None or self._buffer.shape != values.shape:
            self._buffer = np.empty(values.shape, np.uint8)
        # Every value is a place of the table; "clip" only spares the check.
        np.take(table, values, out=self._buffer, mode="clip")
        return _image(self._buffer)


def _image(buffer: NDArray[np.uint8]) -> QImage:
    """Look at a buffer as an image; the buffer must live until the image is drawn."""
    rows, columns = buffer.shape[:2]
    if buffer.ndim == 3:
        return QImage(buffer.data, columns, rows, columns * 3, QImage.Format.Format_RGB888)
    return QImage(buffer.data, columns, rows, columns, QImage.Format.Format_Grayscale8)


def _table(prepared: PreparedFrame, state: ImageState) -> NDArray[np.uint8]:
    window = state.window or prepared.window
    if window is None:
        return tone_table(state.brightness, state.contrast, inverted=state.inverted)
    return window_table(prepared, window, inverted=state.inverted)


def thumbnail(prepared: PreparedFrame, width: int, height: int) -> QImage:
    """Draw the whole frame small, in its first window, cut to the wanted shape."""
    scale = max(width / prepared.size.width, height / prepared.size.height)
    view = View(scale, prepared.size.width / 2, prepared.size.height / 2)
    canvas = QImage(width, height, QImage.Format.Format_RGB32)
    canvas.fill(0)
    painter = QPainter(canvas)
    FramePainter().paint(painter, prepared, ImageState(), view, Size(width, height), sharp=True)
    painter.end()
    return canvas
