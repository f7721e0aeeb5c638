"""The column in which the term is found by which images are looked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.services.lexicons import OpenLexicon
from medannot.ui.settings import SettingsFile
from medannot.ui.terms.find_column import FindColumn
from medannot.ui.terms.term_memory import TermMemory
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.text import Text


class TermColumn(QWidget):
    """Tree and search of the project's lexicon in the place of the filters.

    Args:
        settings: remember favourites and recent terms.

    Signals:
        chosen: (Node) images of this term, or of one below it, are wanted.
        left: the filters are wanted back.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, settings: SettingsFile | None) -> None:
        super().__init__()
        self.finder = FindColumn(TermMemory(settings))
        self.finder.front.of_enter = self.tr("Enter shows the images of the term.")
        self._pin = ""
        self.back = Button(self.tr("Filters"), "quiet", icon="caret-left", size="compact")
        self.take = Button(self.tr("Show its images"), size="compact")
        hint = Text(
            self.tr("Terms below the chosen one are found as well."), tone="text_3", wrap=True
        )
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(hint)
        column.addWidget(self.finder, 1)
        self.finder.term_chosen.connect(self.chosen)
        self.take.clicked.connect(lambda _on=False: self._take())
        self.back.clicked.connect(lambda _on=False: self.left.emit())

    def show_lexicon(self, opened: OpenLexicon) -> None:
        """Show a lexicon, or a fuller index of the one that is shown."""
        pin = opened.loaded.lexicon.head.pin
        if pin == self._pin:
            self.finder.take_index(opened)
            return
        self._pin = pin
        self.finder.show_lexicon(opened)

    def _take(self) -> None:
        node = self.finder.shown
        if node is not None:
            self.chosen.emit(node)
