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


class FrontPane(QWidget):
    """A high view of a `FrontStack`: it asks for room only while it is in front.

    A stack in which any view's height goes by its width needs the room of the highest of its
    views, the hidden ones too.
    """

    def heightForWidth(self, width: int) -> int:
        """Return the height that the view needs in front, and no wish behind another."""
        return -1 if self.isHidden() else super().heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        """Return the room that the view needs in front, and none behind another."""
        return QSize(0, 0) if self.isHidden() else super().minimumSizeHint()
