"""What can be done with the question of the preview: below it, what cannot be undone apart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import Line


class PreviewActs(QWidget):
    """Acts on a question, and on the image that is shown large of it.

    Args:
        erase: translated caption of the button that erases the image.
        cover: translated caption of the button that covers part of it.

    Signals:
        erase_wanted, cover_wanted: of the image that is shown large.
    """

    erase_wanted = Signal()
    cover_wanted = Signal()

    def __init__(self, erase: str, cover: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._ordinary = QVBoxLayout()
        self._ordinary.setSpacing(4)
        self._above = Line()
        self._column.addWidget(self._above)
        self._column.addSpacing(8)
        self._column.addLayout(self._ordinary)
        self._cover = Button(cover, "quiet", size="compact")
        self._cover.clicked.connect(lambda _on=False: self.cover_wanted.emit())
        self.add(self._cover)
        self._apart = QWidget()
        apart = QVBoxLayout(self._apart)
        apart.setContentsMargins(0, 16, 0, 0)
        apart.setSpacing(16)
        apart.addWidget(Line())
        # Red and alone: what it takes does not come back.
        erasing = Button(erase, "danger", icon="trash", size="compact")
        erasing.clicked.connect(lambda _on=False: self.erase_wanted.emit())
        apart.addWidget(erasing, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._apart)
        self.offer_image(there=False)

    def add(self, act: QWidget) -> None:
        """Put an act below the others that can be taken back."""
        self._ordinary.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)

    def add_wide(self, act: QWidget) -> None:
        """Put a line of words and an act there; it is as wide as the preview."""
        self._ordinary.addWidget(act)

    def offer_image(self, *, there: bool) -> None:
        """Offer what is done with an image, where one is shown that was not erased."""
        self._cover.setVisible(there)
        self._apart.setVisible(there)
