"""What every page of the window is and does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medannot.domain.changes import Changes


class Page(QWidget):
    """One page of the window.

    Signals:
        title_changed: the title has become another.
    """

    title_changed = Signal()

    def title(self) -> str:
        """Return the translated title for the window's frame."""
        raise NotImplementedError

    def activate(self) -> None:
        """Come to the front: load what is missing and take the focus."""

    def refresh(self, changes: Changes) -> None:
        """Load again what the changes touched; called only while the page is in front."""

    def can_leave(self) -> bool:
        """Tell whether the page may be left now; it says itself why not."""
        return True
