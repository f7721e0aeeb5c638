"""What the painted widgets share: key badges, focus rings, rounded surfaces."""

from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from medannot.ui import theme


@cache
def key_size(key: str) -> QSize:
    """Return the room that a key badge takes."""
    metrics = QFontMetrics(theme.current().font("key"))
    return QSize(max(22, metrics.horizontalAdvance(key) + 12), 22)


def paint_key(painter: QPainter, rect: QRect, key: str, kind: str = "key") -> None:
    """Paint a key badge.

    Args:
        painter: where.
        rect: centre of the badge is the centre of this.
        key: as printed, such as "Enter".
        kind: "key" for a live key, "key_off" for one that does nothing now, "accent_key" on an
            accent surface.
    """
    look = theme.current()
    size = key_size(key)
    box = QRect(0, 0, size.width(), size.height())
    box.moveCenter(rect.center())
    text = "on_accent" if kind == "accent_key" else f"{kind}_text"
    surface(painter, box, f"{kind}_bg", f"{kind}_border", look.metric("radius.badge"))
    painter.setFont(look.font("key"))
    painter.setPen(look.colour(text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)


def surface(
    painter: QPainter,
    rect: QRect,
    fill: str | None,
    border: str | None,
    radius: int,
    width: int = 1,
) -> None:
    """Paint a rounded rectangle whose border lies inside the rectangle."""
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(border), width) if border else Qt.PenStyle.NoPen)
    inset = width / 2 if border else 0
    inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def focus_ring(painter: QPainter, rect: QRect, radius: int) -> None:
    """Paint the ring of the keyboard focus on the outermost two pixels of a widget."""
    width = theme.current().metric("border.focus")
    surface(painter, rect, None, "focus", radius, width)


def rounded(rect: QRect, radius: int) -> QPainterPath:
    """Return the path of a rounded rectangle, for clipping."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    return path


def faded(colour: QColor, alpha: float) -> QColor:
    """Return the colour with an opacity from 0 to 1."""
    other = QColor(colour)
    other.setAlphaF(alpha)
    return other
