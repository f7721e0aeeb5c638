"""What every page of the window is and does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medannot.domain.changes import Changes
from medannot.ui.actions import ActionSpec


class Page(QWidget):
    """One page of the window.

    Signals:
        title_changed: the title has become another.
        reading_wanted: (study, reader's code) a reader wants to begin or go on.
        place_wanted: the action that leads to another page, such as "go.library".
        act_wanted: the id of an action of the window, such as "workspace.check".
    """

    title_changed = Signal()
    reading_wanted = Signal(str, str)
    place_wanted = Signal(str)
    act_wanted = Signal(str)

    def title(self) -> str:
        """Return the translated title for the window's frame."""
        raise NotImplementedError

    def make_ready(self) -> None:
        """Make what it will show first, while another page is in front; by default nothing."""

    def activate(self) -> None:
        """Come to the front: load what is missing and take the focus."""

    def refresh(self, changes: Changes) -> None:
        """Load again what the changes touched; called only while the page is in front."""

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes of the actions that the key sheet shows on this page."""
        return ("window",)

    def keys_of(self, spec: ActionSpec) -> tuple[str, ...]:
        """Return the keys by which an action of these scopes works here; none where it does not."""
        return spec.keys

    def can_leave(self) -> bool:
        """Tell whether the page may be left now; it says itself why not."""
        return True

    def finish(self) -> None:
        """Bring what was begun to an end; called once, before the page or the window goes."""
