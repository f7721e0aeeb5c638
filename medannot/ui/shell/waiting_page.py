"""What fills the window while a reader's set is opened, so that nothing else is seen before it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from medannot.ui.page import Page
from medannot.ui.widgets.text import Text


class WaitingPage(Page):
    """Says whose set is being opened.

    Args:
        study: name of the study.
        reader: the reader's code.
    """

    def __init__(self, study: str, reader: str) -> None:
        super().__init__()
        self._study = study
        words = self.tr("Opening the set of {reader}").format(reader=reader)
        text = Text(words, "body", "text_2")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(text)

    def title(self) -> str:
        """Return the study's name."""
        return self._study
