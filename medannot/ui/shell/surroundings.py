"""What every page is given by the window it stands in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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


PageFactory = Callable[["Desk", Surroundings], Page]
"""Makes a page over an open workspace."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the workspace that the navigation leads to.

    Attributes:
        action: the action that leads there, such as "go.library".
        icon: Phosphor name.
        factory: makes the page when it is first asked for.
    """

    action: str
    icon: str
    factory: PageFactory
