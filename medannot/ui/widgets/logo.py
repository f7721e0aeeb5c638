"""The program's mark: a frame with a marked point, painted from the theme."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from medannot.ui import theme


def paint_logo(painter: QPainter, box: QRectF) -> None:
    """Paint the mark so that it fills a square."""
    look = theme.current()
    side = box.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    pen = QPen(look.colour("text"), side * 0.075)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawRoundedRect(
        QRectF(side * 0.1, side * 0.1, side * 0.8, side * 0.8), side * 0.24, side * 0.24
    )
    for x, y in ((0.5, 0.1), (0.5, 0.9), (0.1, 0.5), (0.9, 0.5)):
        inward_x, inward_y = (0.5 - x) * 0.42, (0.5 - y) * 0.42
        painter.drawLine(
            QRectF(side * x, side * y, 0, 0).topLeft(),
            QRectF(side * (x + inward_x), side * (y + inward_y), 0, 0).topLeft(),
        )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawEllipse(QRectF(side * 0.37, side * 0.37, side * 0.26, side * 0.26))
    painter.restore()


def logo_icon() -> QIcon:
    """Return the mark as the window's icon."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(theme.current().colour("window"))
        painter = QPainter(pixmap)
        paint_logo(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap)
    return made


class Logo(QWidget):
    """The mark as a widget.

    Args:
        size: in pixels.
    """

    def __init__(self, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        paint_logo(QPainter(self), QRectF(self.rect()))
