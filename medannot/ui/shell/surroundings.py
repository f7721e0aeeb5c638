"""What every page is given by the window it stands in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medannot.domain.clock import Clock
from medannot.domain.ids import IdSource
from medannot.ui.actions import ActionRegistry
from medannot.ui.changes_bus import ChangesBus
from medannot.ui.dialogs import Dialogs
from medannot.ui.page import Page
from medannot.ui.settings import SettingsFile
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.reading import ReadingSession


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The window's tools, the same for all pages."""

    tasks: Tasks
    dialogs: Dialogs
    settings: SettingsFile
    bus: ChangesBus
    actions: ActionRegistry
    clock: Clock
    ids: IdSource


class FullPage(Page):
    """A page that fills the window and says itself when it is over.

    Attributes:
        timed: nothing may lead away from it, as a reader's time is taken.

    Signals:
        finished: all is done.
        left: the person goes, to come back later.
    """

    finished = Signal()
    left = Signal()
    timed = True


class GalleryPage(FullPage):
    """A page on which one looks at one's own images."""

    timed = False

    def look(self, paths: Sequence[Path]) -> None:
        """Open what lies at some places."""
        raise NotImplementedError


GalleryFactory = Callable[["Surroundings"], GalleryPage]
"""Makes the page on which one looks at images."""

PageFactory = Callable[["Desk", Surroundings], Page]
"""Makes a page over an open workspace."""

ReadingFactory = Callable[["ReadingSession", Surroundings], FullPage]
"""Makes the reading page for a session."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the workspace that the navigation leads to.

    Attributes:
        action: the action that leads there, such as "go.library".
        icon: Phosphor name.
        factory: makes the page when it is first asked for.
        ahead: modules that it is made of, read before it is asked for; where there are some, the
            page itself is made ready after them.
    """

    action: str
    icon: str
    factory: PageFactory
    ahead: tuple[str, ...] = ()


class Host(QWidget):
    """What the window offers to those who act on it."""

    around: Surroundings

    @property
    def desk(self) -> "Desk | None":
        """Return the open workspace, or None."""
        raise NotImplementedError

    def page(self) -> Page:
        """Return the page in front."""
        raise NotImplementedError

    def say(self, text: str, tone: str = "danger") -> None:
        """Show a sentence on the start page."""
        raise NotImplementedError

    def open_workspace(self, folder: Path, place: str = "go.home") -> None:
        """Open a workspace and show one of its pages."""
        raise NotImplementedError

    def close_workspace(self) -> None:
        """Go back to the start page."""
        raise NotImplementedError

    def show_place(self, action: str) -> None:
        """Show a page of the open workspace."""
        raise NotImplementedError

    def look_at_images(self, paths: Sequence[Path] = ()) -> None:
        """Show the page on which one looks at one's own images, and open what lies at the paths."""
        raise NotImplementedError

    def dress(self) -> None:
        """Take the theme in force over into what keeps a copy of it."""
        raise NotImplementedError
