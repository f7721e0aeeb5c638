"""A painted mark as it is seen: translucent, with a line around it as wide as all lines are."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from medannot.ui.bench.marks.mask import Mask, Pixels
from medannot.ui.bench.marks.style import Strokes, screen_box
from medannot.ui.viewer.layers import Mapping

_PAD = 6
"""So many device pixels around a part are looked at, for the line that reaches into it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The screen on which is painted.

    Attributes:
        mapping: where places of the image lie.
        ratio: device pixels for a pixel of the screen.
    """

    mapping: Mapping
    ratio: float

    def area(self, box: Pixels) -> QRect:
        """Return the device pixels in which pixels of the image are seen, with their line."""
        seen = screen_box(box, self.mapping.transform())
        ratio = self.ratio
        left, top = math.floor(seen.left() * ratio), math.floor(seen.top() * ratio)
        right, bottom = math.ceil(seen.right() * ratio), math.ceil(seen.bottom() * ratio)
        return QRect(left, top, right - left, bottom - top).adjusted(-_PAD, -_PAD, _PAD, _PAD)

    def whole(self) -> QRect:
        """Return all device pixels of the pane."""
        size = self.mapping.screen
        return QRect(0, 0, round(size.width * self.ratio), round(size.height * self.ratio))


def picture(mask: Mask, area: QRect, ground: Ground, strokes: Strokes) -> QImage | None:
    """Return what a mask looks like in some device pixels, or None where nothing is seen.

    Args:
        mask: what is painted.
        area: the device pixels.
        ground: the screen.
        strokes: colours and the line's width.
    """
    wide = area.adjusted(-_PAD, -_PAD, _PAD, _PAD)
    seen = _seen(mask, wide, ground)
    if not seen.any():
        return None
    line = max(round(strokes.width * ground.ratio), 1)
    around = max(round((strokes.casing.widthF() - strokes.width) / 2 * ground.ratio), 1)
    inner = ~_grown(~seen, line)
    outer = _grown(seen, around)
    kinds = outer.view(np.uint8) + (seen.view(np.uint8) << 1) - inner.view(np.uint8)
    part = kinds[_PAD:-_PAD, _PAD:-_PAD]
    table = np.array(
        [0, *(_premultiplied(one) for one in _colours(strokes))],
        np.uint32,
    )
    pixels = np.ascontiguousarray(table[part])
    rows, columns = pixels.shape
    return QImage(
        pixels.data, columns, rows, columns * 4, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()


def _colours(strokes: Strokes) -> tuple[QColor, QColor, QColor]:
    """Return the colours of casing, inside and line: 1, 2 and 3."""
    return strokes.casing.color(), strokes.fill, strokes.line.color()


def _premultiplied(colour: QColor) -> int:
    alpha = colour.alpha()
    red, green, blue = (
        round(part * alpha / 255) for part in (colour.red(), colour.green(), colour.blue())
    )
    return alpha << 24 | red << 16 | green << 8 | blue


def _seen(mask: Mask, area: QRect, ground: Ground) -> NDArray[np.bool_]:
    """Tell for each device pixel whether the pixel of the image under its middle is painted.

    Where several pixels of the image share one, it counts if any of them is.
    """
    mapping, ratio = ground.mapping, ground.ratio
    seen = np.zeros((area.height(), area.width()), np.bool_)
    if not mask.values.size:
        return seen
    coarse = min(max(math.floor(math.log2(1 / max(mapping.scale * ratio, 1e-6))), 0), 4)
    values = mask.level(coarse)
    xs = (np.arange(area.left(), area.left() + area.width()) + 0.5) / ratio
    ys = (np.arange(area.top(), area.top() + area.height()) + 0.5) / ratio
    zero = mapping.to_image(QPointF(0.0, 0.0))
    right, down = mapping.to_image(QPointF(1.0, 0.0)), mapping.to_image(QPointF(0.0, 1.0))
    lying = mapping.pose.lying
    # A quarter turn exchanges which of the screen's axes runs along the image's rows.
    along, across = (ys, xs) if lying else (xs, ys)
    columns = zero[0] + along * ((down if lying else right)[0] - zero[0])
    rows = zero[1] + across * ((right if lying else down)[1] - zero[1])
    column = (np.floor(columns).astype(np.int64) - mask.left) >> coarse
    row = (np.floor(rows).astype(np.int64) - mask.top) >> coarse
    there_x = np.flatnonzero((column >= 0) & (column < values.shape[1]))
    there_y = np.flatnonzero((row >= 0) & (row < values.shape[0]))
    if not there_x.size or not there_y.size:
        return seen
    # What is met lies in one stretch, as columns and rows go one way.
    found = values[row[there_y]][:, column[there_x]].astype(np.bool_)
    x, y = slice(there_x[0], there_x[-1] + 1), slice(there_y[0], there_y[-1] + 1)
    if lying:
        seen[x, y] = found.T
    else:
        seen[y, x] = found
    return seen


def _grown(inside: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Return what lies within so many pixels of the inside, nearly round."""
    grown = inside.copy()
    for step in range(by):
        before = grown.copy()
        grown[1:] |= before[:-1]
        grown[:-1] |= before[1:]
        # Every second step reaches the corners too: an octagon, nearer to a circle than a square.
        source = grown.copy() if step % 2 else before
        grown[:, 1:] |= source[:, :-1]
        grown[:, :-1] |= source[:, 1:]
    return grown


class MaskPicture:
    """The picture of one mask that is painted on; only what changed is made anew."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._area = QRect()
        self._image: QImage | None = None

    def paint(
        self,
        painter: QPainter,
        mask: Mask,
        ground: Ground,
        strokes: Strokes,
        dirty: Pixels | None,
    ) -> None:
        """Draw a mask.

        Args:
            painter: of the pane.
            mask: what is painted.
            ground: the pane.
            strokes: colours and widths.
            dirty: pixels that may have changed since the last call.
        """
        form = QColor.NameFormat.HexArgb
        colours = strokes.line.color().name(form), strokes.fill.name(form)
        wanted = (mask, ground, strokes.width, *colours)
        if wanted != self._of or self._image is None:
            self._of, self._area = wanted, ground.whole()
            self._image = _empty(self._area)
            self._renew(mask, ground.area(mask.box), ground, strokes)
        elif dirty is not None:
            self._renew(mask, ground.area(dirty), ground, strokes)
        self._image.setDevicePixelRatio(ground.ratio)
        part = ground.area(mask.box) & self._area
        if not part.isEmpty():
            corner = QPointF(part.topLeft()) / ground.ratio
            painter.drawImage(corner, self._image, QRectF(part))

    def _renew(self, mask: Mask, area: QRect, ground: Ground, strokes: Strokes) -> None:
        part = area & self._area
        if part.isEmpty() or self._image is None:
            return
        made = picture(mask, part, ground, strokes)
        self._image.setDevicePixelRatio(1.0)
        painter = QPainter(self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if made is None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(part, strokes.fill)
        else:
            painter.drawImage(part.topLeft(), made)
        painter.end()


def _empty(area: QRect) -> QImage:
    image = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image
