"""What stands where no term can be listed, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import Text


class NothingHere(QWidget):
    """Says in a sentence that there is nothing, and offers to look everywhere.

    Signals:
        everywhere: what it is narrowed to shall go.
    """

    everywhere = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconMark("magnifying-glass", "text_3", 32)
        self.words = Text("", "body", "text_2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.wider = Button(self.tr("Look in the whole lexicon"), size="compact")
        self.wider.clicked.connect(self.everywhere)
        # Keys that were pressed here must not go astray.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 48, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        column.addWidget(self.wider, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, words: str, icon: str = "magnifying-glass", *, narrowed: bool = False) -> None:
        """Say this; where it is narrowed the whole lexicon is offered."""
        self._icon.show_icon(icon, "text_3")
        self.words.setText(words)
        self.setAccessibleName(words)
        self.wider.setVisible(narrowed)

    def widen(self) -> None:
        """Look in the whole lexicon, where that is offered."""
        if not self.wider.isHidden():
            self.wider.click()
