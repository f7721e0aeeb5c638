"""A part of a small picture, as a row of a queue shows it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt

from medannot.domain.ids import MediaId

SIDE = 512
"""Longest side of the pictures that parts are cut from."""

_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_COVER = Qt.AspectRatioMode.KeepAspectRatioByExpanding
_AIR, _LEAST = 0.3, 0.12
"""Room around a part, of its size; the least that is shown, of the picture's shorter side."""


@dataclass(frozen=True, slots=True)
class PicturePart:
    """Which part of an image is shown.

    Attributes:
        frame: counted from 1.
        box: left, top, right and bottom in fractions of the image; None for all of it.
    """

    media_id: MediaId
    frame: int = 1
    box: tuple[float, float, float, float] | None = None


def source(part: PicturePart, picture: QSize, room: QSize) -> QRectF:
    """Return what of a picture fills a room: the part with air around it, inside the picture.

    Args:
        part: what is to be seen whole.
        picture: size of the small picture.
        room: size of the row's picture, which gives the shape.
    """
    whole = QSizeF(picture)
    shape = QSizeF(room)
    most = shape.scaled(whole, _KEEP)
    if part.box is None:
        wanted, middle = most, QPointF(whole.width() / 2, whole.height() / 2)
    else:
        left, top, right, bottom = part.box
        middle = QPointF((left + right) / 2 * whole.width(), (top + bottom) / 2 * whole.height())
        least = _LEAST * min(whole.width(), whole.height())
        size = QSizeF(
            max((right - left) * whole.width() * (1 + 2 * _AIR), least),
            max((bottom - top) * whole.height() * (1 + 2 * _AIR), least),
        )
        wanted = shape.scaled(size, _COVER)
        if wanted.width() > most.width():
            wanted = most
    x = min(max(middle.x() - wanted.width() / 2, 0.0), whole.width() - wanted.width())
    y = min(max(middle.y() - wanted.height() / 2, 0.0), whole.height() - wanted.height())
    return QRectF(QPointF(x, y), wanted)
