"""The drawings that a file lays over its image (PS3.3 C.9.2), as a layer that can be switched."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from medannot.imaging.frame import Frame, Overlay
from medannot.ui import theme
from medannot.ui.viewer.layers import Mapping


class OverlayLayer:
    """Draws the overlays of one frame in the colour of the accent."""

    def __init__(self) -> None:
        self._frame: Frame | None = None
        self._made: list[tuple[QImage, QRectF]] = []
        self._made_for: tuple[int, str] | None = None

    def show(self, frame: Frame) -> None:
        """Turn to another frame."""
        if frame is not self._frame:
            self._frame, self._made_for = frame, None

    def paint(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw all overlays of the frame."""
        if self._frame is None or not self._frame.overlays:
            return
        colour = theme.current().colour("image.focus.inner")
        # Thin lines vanish where a drawing is merely sampled; coarser copies keep them.
        block = max(1, int(1 / max(mapping.scale, 1e-3)))
        wanted = (block, colour.name())
        if wanted != self._made_for:
            self._made = [_picture(one, block, colour) for one in self._frame.overlays]
            self._made_for = wanted
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, mapping.scale < 1)
        painter.setTransform(mapping.transform(), combine=True)
        for image, place in self._made:
            painter.drawImage(place, image, QRectF(image.rect()))
        painter.restore()


def _picture(overlay: Overlay, block: int, colour: QColor) -> tuple[QImage, QRectF]:
    bits = _coarser(overlay.bits, block)
    opaque = 0xFF << 24 | colour.red() << 16 | colour.green() << 8 | colour.blue()
    pixels = np.where(bits, np.uint32(opaque), np.uint32(0))
    rows, columns = pixels.shape
    image = QImage(
        pixels.data, columns, rows, columns * 4, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()
    return image, QRectF(overlay.left, overlay.top, columns * block, rows * block)


def _coarser(bits: NDArray[np.bool_], block: int) -> NDArray[np.bool_]:
    """Return whether anything is drawn in each block of so many rows and columns."""
    if block == 1:
        return bits
    rows, columns = (-(-size // block) * block for size in bits.shape)
    padded = np.zeros((rows, columns), np.bool_)
    padded[: bits.shape[0], : bits.shape[1]] = bits
    blocks = padded.reshape(rows // block, block, columns // block, block)
    return np.asarray(blocks.any(axis=(1, 3)), np.bool_)
