"""A stack of views that takes the room of the one in front."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class FrontStack(QStackedWidget):
    """Needs no more room than the view in front, so that a page scrolls only for what it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Return the room that the view in front would like."""
        front = self.currentWidget()
        return front.sizeHint() if front else QSize()

    def minimumSizeHint(self) -> QSize:
        """Return the room that the view in front needs."""
        front = self.currentWidget()
        return front.minimumSizeHint() if front else QSize()
