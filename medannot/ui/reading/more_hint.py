"""Says at the foot of a pane that it goes on below."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from medannot.ui import icons, theme

HINT_HEIGHT = 28


class MoreHint(QWidget):
    """Stands over the last lines of a pane so long as there is more below; clicks go through it.

    Args:
        area: the pane that scrolls; it calls `place` when its size changes.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self.place)
        bar.rangeChanged.connect(self.place)

    @property
    def goes_on(self) -> bool:
        """Tell whether there is more below."""
        bar = self._area.verticalScrollBar()
        return bar.value() < bar.maximum()

    def place(self) -> None:
        """Stand at the foot of the pane, or not at all at its end."""
        width, height = self._area.viewport().width(), self._area.height()
        self.setGeometry(0, height - HINT_HEIGHT, width, HINT_HEIGHT)
        self.setVisible(self.goes_on)
        self.raise_()

    def words(self) -> tuple[str, ...]:
        """Return what it says."""
        return (self.tr("More below"),)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, arrow and words."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("overlay"))
        painter.fillRect(0, 0, self.width(), 1, look.colour("line_strong"))
        colour = look.colour("accent_text")
        icons.paint_icon(painter, QRect(8, 6, 16, 16), "caret-double-down", colour)
        painter.setFont(look.font("ui_medium"))
        painter.setPen(colour)
        box = self.rect().adjusted(32, 0, 0, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), *self.words())
