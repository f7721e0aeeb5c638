"""Stands a page of the workspace in a small window of its own, with everything it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from medannot.services.desk import Desk
from medannot.ui.actions import ActionRegistry
from medannot.ui.changes_bus import ChangesBus
from medannot.ui.page import Page
from medannot.ui.results.actions import RESULTS
from medannot.ui.settings import SettingsFile
from medannot.ui.shell.surroundings import PageFactory, Surroundings
from medannot.ui.studies.actions import STUDIES
from medannot.ui.tasks import Tasks
from tests.helpers.driving import Driven, ScriptedDialogs, dressed, settle, wait_for


class _Window(QWidget):
    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.tasks = tasks
        self.in_front: Page | None = None

    def page(self) -> Page | None:
        return self.in_front


@dataclass
class Room:
    """A page in its window, driven by keys and clicks."""

    page: Page
    driven: Driven
    around: Surroundings
    dialogs: ScriptedDialogs


@contextmanager
def room(app: QApplication, desk: Desk, factory: PageFactory, folder: Path) -> Iterator[Room]:
    """Show a page over an open desk until the block ends."""
    dressed(app)
    tasks = Tasks()
    window = _Window(tasks)
    dialogs = ScriptedDialogs()
    around = Surroundings(
        tasks=tasks,
        dialogs=dialogs,
        settings=SettingsFile(folder / "settings.json"),
        bus=ChangesBus(window),
        actions=ActionRegistry((*STUDIES, *RESULTS)),
        clock=desk.store.clock,
        ids=desk.store.ids,
    )
    page = factory(desk, around)
    page.setParent(window)
    window.in_front = page
    window.resize(1310, 736)
    page.setGeometry(window.rect())
    window.show()
    window.activateWindow()
    page.activate()
    driven = Driven(window, dialogs)
    try:
        driven.idle()
        settle()
        yield Room(page, driven, around, dialogs)
        wait_for(lambda: not tasks.busy, "work that ends")
    finally:
        page.finish()
        tasks.close()
        window.close()
        window.deleteLater()
        settle()
