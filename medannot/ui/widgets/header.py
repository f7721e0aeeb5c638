"""The head of a page: its title, a word beside it, and the page's own acts at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.widgets.text import ElidedText


class PageHeader(QWidget):
    """Title at the left, acts at the right.

    Args:
        title: translated.
        beside: translated words after the title, or "".
    """

    def __init__(self, title: str, beside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedText(title, "title")
        self._beside = ElidedText(beside, tone="text_3")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._marks = 2
        if not beside:
            self._beside.hide()
        self.setFixedHeight(theme.current().metric("frame.header"))

    def mark(self, widget: QWidget) -> None:
        """Put a chip beside the title."""
        self._row.insertWidget(self._marks, widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._marks += 1

    def lead(self, widget: QWidget) -> None:
        """Put the way back before the title."""
        self._row.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._marks += 1

    def add(self, widget: QWidget) -> None:
        """Put an act at the right end."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_title(self, title: str, beside: str = "") -> None:
        """Show another title."""
        self._title.setText(title)
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))
        self._title.updateGeometry()
