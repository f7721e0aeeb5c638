"""Turns a prepared frame and its state into an image to draw; keeps what did not change."""

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from medannot.ui.viewer.geometry import Placement, Pose, Size, View, device_size, placement
from medannot.ui.viewer.prepared import PreparedFrame, tone_table, voi_table
from medannot.ui.viewer.sampling import (
    Pixels,
    Samples,
    is_enlarged,
    level_number,
    nearest,
    rows_seen,
    samples,
    seen_of,
    turned,
)
from medannot.ui.viewer.state import FIRST_VIEW, ImageState
from medannot.ui.viewer.toned import TonedLevel

PIXELS_FROM = 16.0
"""Device pixels for an image pixel from which on single pixels are shown with their edges."""

_ON_SCREEN = QImage.Format.Format_RGB32


class FramePainter:
    """Draws one frame; a step of the window costs one table and one look-up of the seen pixels."""

    def __init__(self) -> None:
        self._samples: Samples | None = None
        self._samples_of: tuple[PreparedFrame, Placement, Pose, bool] | None = None
        self._places: NDArray[np.intp] | None = None
        self._table: NDArray[np.uint8] | None = None
        self._table_of: tuple[object, ...] | None = None
        self._buffer: NDArray[np.uint8] | None = None
        self._image: tuple[Pixels, NDArray[np.uint8] | None, QImage] | None = None
        self._toned = TonedLevel()

    def forget(self) -> None:
        """Let go of the frame that was drawn last, and of all copies of it."""
        self._samples = self._samples_of = self._places = self._image = self._buffer = None
        self._toned.forget()

    def prime(
        self, prepared: PreparedFrame, state: ImageState, view: View, screen: Size, ratio: float
    ) -> None:
        """Make the copy for a coming first paint beforehand."""
        pose = state.pose(prepared.frame.pixel_aspect)
        place = placement(view, prepared.size, screen, ratio, pose)
        self._take_samples(prepared, pose, place, device_size(screen, ratio), sharp=True)

    def paint(
        self,
        painter: QPainter,
        prepared: PreparedFrame,
        state: ImageState,
        view: View,
        screen: Size,
        *,
        sharp: bool,
        backdrop: QColor | None = None,
    ) -> None:
        """Draw what is seen of the frame, and the backdrop around it where one is given."""
        ratio = painter.device().devicePixelRatio()
        pose = state.pose(prepared.frame.pixel_aspect)
        place, device = (
            placement(view, prepared.size, screen, ratio, pose),
            device_size(screen, ratio),
        )
        table = self._take_table(prepared, state)
        shades = None
        if sharp:
            # At rest its memory is let go; the next movement makes it again.
            self._toned.forget()
        else:
            shades = self._take_shades(prepared, table, place)
        if shades is not None and not pose.turns and not pose.flipped:
            _paint_level(painter, screen, shades, place, backdrop)
            return
        found = (
            self._take_samples(prepared, pose, place, device, sharp=sharp)
            if shades is None
            else turned(nearest(shades[0], shades[1], place), pose, device)
        )
        if backdrop is not None:
            _fill_around(painter, screen, _target(found, ratio) if found else None, backdrop)
        if found is None:
            return
        image = self._take_image(found.values, None if shades else table)
        smooth = not found.one_to_one and view.scale * ratio < PIXELS_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(_target(found, ratio), image, QRectF(image.rect()))

    def _take_samples(
        self,
        prepared: PreparedFrame,
        pose: Pose,
        place: Placement,
        device: Size,
        *,
        sharp: bool,
    ) -> Samples | None:
        wanted = (prepared, place, pose, sharp)
        if self._samples_of == wanted:
            return self._samples
        first = prepared.first
        if first is not None and first[0] == place:
            found = first[1]
        else:
            found = samples(prepared.levels, place, sharp=sharp)
        if found is not None:
            found = turned(found, pose, device)
        self._samples, self._samples_of = found, wanted
        self._places = None
        return found

    def _take_shades(
        self, prepared: PreparedFrame, table: NDArray[np.uint8] | None, place: Placement
    ) -> tuple[NDArray[np.uint32], int] | None:
        """Return a level as it is to be painted, and its number; None where that does not pay."""
        if not place.width or not place.height or is_enlarged(place):
            return None
        number = level_number(prepared.levels, place)
        rows = rows_seen(number, place)
        shades = self._toned.shades(prepared.levels[number], table, *rows)
        return None if shades is None else (shades, number)

    def _take_table(self, prepared: PreparedFrame, state: ImageState) -> NDArray[np.uint8] | None:
        """Return the table in force, or None where colours are shown as they are."""
        tones = state.tones()
        if not prepared.monochrome and tones == FIRST_VIEW:
            return None
        # The slices of a series mostly share one table.
        wanted = (prepared.scaling, tones, None if state.voi else prepared.voi)
        if self._table is None or self._table_of != wanted:
            self._table = _table(prepared, state)
            self._table_of = wanted
        return self._table

    def _take_image(self, values: Pixels, table: NDArray[np.uint8] | None) -> QImage:
        """Return the last image where only what lies over it has changed."""
        last = self._image
        if last is None or last[0] is not values or last[1] is not table:
            last = self._image = values, table, self._looked_up(values, table)
        elif last[2].format() != _ON_SCREEN:
            # Painted again and again under what is drawn: from now on as the screen has it.
            last = self._image = values, table, last[2].convertToFormat(_ON_SCREEN)
        return last[2]

    def _looked_up(self, values: Pixels, table: NDArray[np.uint8] | None) -> QImage:
        """Return the values' brightness; the result lives until the next look-up."""
        if values.dtype == np.uint32:
            return _image(values.view(np.uint32))
        if table is None:
            # Shown as they are, never written to: the values may be the image's own.
            self._buffer = np.ascontiguousarray(values, dtype=np.uint8)
        elif values.dtype == np.uint8:
            # Bytes are translated by the interpreter, three times as fast as numpy looks up.
            shown = np.ascontiguousarray(values).tobytes().translate(table[:256].tobytes())
            self._buffer = np.frombuffer(shown, np.uint8).reshape(values.shape)
        else:
            self._buffer = self._taken(values, table)
        return _image(self._buffer)

    def _taken(self, values: Pixels, table: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Look places up, in the width that numpy needs inside: it would widen them slower."""
        if self._places is None:
            self._places = values.astype(np.intp)
        out = self._buffer
        if out is None or out.shape != values.shape or not out.flags.writeable:
            out = np.empty(values.shape, np.uint8)
        # Every value is a place of the table; "clip" only spares the check.
        return np.take(table, self._places, out=out, mode="clip")


def _target(found: Samples, ratio: float) -> QRectF:
    return QRectF(found.left / ratio, found.top / ratio, found.width / ratio, found.height / ratio)


def _paint_level(
    painter: QPainter,
    screen: Size,
    shades: tuple[NDArray[np.uint32], int],
    place: Placement,
    backdrop: QColor | None,
) -> None:
    """Paint the nearest pixels of a level: what moves upright needs no copy of what is seen."""
    ratio = painter.device().devicePixelRatio()
    corner, size = QPointF(place.left, place.top), QSizeF(place.width, place.height)
    target = QRectF(corner / ratio, size / ratio)
    if backdrop is not None:
        _fill_around(painter, screen, target, backdrop)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(target, _image(shades[0]), QRectF(*seen_of(shades[1], place)))


def _fill_around(painter: QPainter, screen: Size, target: QRectF | None, colour: QColor) -> None:
    """Fill what the image leaves free; its edge too, which may be half covered."""
    whole = QRect(0, 0, ceil(screen.width), ceil(screen.height))
    free = QRegion(whole)
    if target is not None:
        free -= QRegion(target.adjusted(1, 1, -1, -1).toAlignedRect() & whole)
    painter.save()
    painter.setClipRegion(free)
    painter.fillRect(whole, colour)
    painter.restore()


def _image(buffer: NDArray[np.uint8] | NDArray[np.uint32]) -> QImage:
    """Look at a buffer as an image; the buffer must live until the image is drawn."""
    rows, columns = buffer.shape[:2]
    if buffer.dtype == np.uint32:
        return QImage(buffer.data, columns, rows, columns * 4, QImage.Format.Format_RGB32)
    if buffer.ndim == 3:
        return QImage(buffer.data, columns, rows, columns * 3, QImage.Format.Format_RGB888)
    return QImage(buffer.data, columns, rows, columns, QImage.Format.Format_Grayscale8)


def _table(prepared: PreparedFrame, state: ImageState) -> NDArray[np.uint8]:
    voi = state.voi or prepared.voi
    if voi is None:
        return tone_table(state.brightness, state.contrast, inverted=state.inverted)
    return voi_table(prepared, voi, inverted=state.inverted)


def thumbnail(prepared: PreparedFrame, width: int, height: int) -> QImage:
    """Draw the whole frame small, in its first window, cut to the wanted shape."""
    size = prepared.size
    aspect = prepared.frame.pixel_aspect
    scale = max(width / size.width, height / (size.height * aspect))
    view = View(scale, size.width / 2, size.height / 2)
    canvas = QImage(width, height, QImage.Format.Format_RGB32)
    canvas.fill(0)
    painter = QPainter(canvas)
    FramePainter().paint(painter, prepared, ImageState(), view, Size(width, height), sharp=True)
    painter.end()
    return canvas
