"""The letters A and B, each in a colour and a shape of its own, on the image and beside words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.bench.marks.shown import TargetKind
from medannot.ui.bench.marks.style import colour_of

LETTERS = ("A", "B")
KINDS = (TargetKind.PRIMARY, TargetKind.SECONDARY)
"""By these kinds of marks the palette's first two colours are drawn over an image."""

SIDE = 20.0


def paint_letter(
    painter: QPainter, box: QRectF, side: int, colour: QColor, ink: QColor, look: theme.Theme
) -> None:
    """Paint a letter: A on a square, B on a round ground, so that colour is not needed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    round_ = box.height() / 2 if side else 3.0
    painter.drawRoundedRect(box, round_, round_)
    painter.setPen(ink)
    painter.setFont(look.font("key"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), LETTERS[side])
    painter.restore()


class LetterMark(QWidget):
    """The letter of a reading, in the colour of its marks.

    Args:
        side: 0 for A, 1 for B.
    """

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(LETTERS[side])

    def sizeHint(self) -> QSize:
        """Return the letter's own size."""
        return QSize(round(SIDE), round(SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        look = theme.current()
        box = QRectF(self.rect())
        # The colours of the marks on the image, whatever the theme.
        ink, colour = look.colour("image.tag_background"), colour_of(KINDS[self._side])
        paint_letter(QPainter(self), box, self._side, colour, ink, look)
