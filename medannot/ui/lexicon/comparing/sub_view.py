"""What stands in the place of the lexicon's tree for a while; Esc leads back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.services.lexicons import Loaded
from medannot.ui.actions import key_caption
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.header import PageHeader


class SubView(QWidget):
    """A view with a title and a way back; `body` takes what it holds.

    Args:
        title: translated.

    Signals:
        left: back to the tree.
    """

    left = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.header = PageHeader(title)
        back = Button(
            self.tr("Back to the tree"), "quiet", icon="arrow-left", key=key_caption("Esc")
        )
        back.clicked.connect(lambda _checked=False: self.left.emit())
        self.header.add(back)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 0, 24, 12)
        self.body.setSpacing(12)
        self.body.addWidget(self.header)

    def title(self) -> str:
        """Return the title for the window's frame."""
        return self._title

    def begin(self, loaded: Loaded) -> None:
        """Come to the front for the lexicon that the page shows."""
        raise NotImplementedError

    def begin_search(self) -> None:
        """Give the keys to the search, where there is one."""

    def step_back(self) -> bool:
        """Take one step back within the view; tell whether there was one."""
        return False

    def act(self) -> None:
        """Do what the view is for, by its key."""

    def stop(self) -> None:
        """Stop a job that is under way."""
