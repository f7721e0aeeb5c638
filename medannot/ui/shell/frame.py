"""A workspace in the window: navigation, the pages, and the line at the foot."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from medannot.domain.changes import Changes
from medannot.ui import theme
from medannot.ui.page import Page
from medannot.ui.shell.ahead import Ahead
from medannot.ui.shell.navigation import Navigation, StatusLine
from medannot.ui.shell.surroundings import Place, Surroundings

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_ACTS = (
    ("workspace.close", "sign-out"),
    ("window.menu", "dots-three"),
    ("window.keys", "keyboard"),
)


class WorkspaceFrame(QWidget):
    """Shows one open workspace; pages are made when first asked for.

    Args:
        desk: the open workspace.
        places: the pages, in the order of the navigation.
        around: the window's tools.

    Signals:
        act_wanted: the id of an action of the window.
        reading_wanted: (study, reader's code).
        page_changed: another page is in front, or it has another title.
    """

    act_wanted = Signal(str)
    reading_wanted = Signal(str, str)
    page_changed = Signal()

    def __init__(
        self,
        desk: "Desk",
        places: Sequence[Place],
        around: Surroundings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._around = around
        self._places = {place.action: place for place in places}
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Changes] = {}
        actions = around.actions
        self._navigation = Navigation(
            [(actions[place.action], place.icon) for place in places],
            [(actions[action], icon) for action, icon in _ACTS],
        )
        self._stack = QStackedWidget()
        self.ahead = Ahead([name for place in places for name in place.ahead], self)
        self.status = StatusLine()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._navigation, 0, 0)
        layout.addWidget(self._stack, 0, 1)
        layout.addWidget(self.status, 1, 0, 1, 2)
        self._navigation.wanted.connect(self._go)
        around.bus.changed.connect(self._take_changes)
        self.ahead.finished.connect(self._make_ready)

    def page(self) -> Page:
        """Return the page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - only pages are put there
        return page

    def show_place(self, action: str) -> None:
        """Bring a page to the front, where the page in front may be left."""
        if self._stack.count() and not self.page().can_leave():
            self._navigation.choose(self._action_of(self.page()))
            return
        page = self._page_of(action)
        self._stack.setCurrentWidget(page)
        self._navigation.choose(action)
        page.activate()
        if action in self._stale:
            page.refresh(self._stale.pop(action))
        self.page_changed.emit()

    def _make_ready(self) -> None:
        """Make the pages whose modules were read ahead, where nobody has asked for them yet."""
        for action, place in self._places.items():
            if place.ahead and action not in self._pages:
                self._page_of(action).make_ready()

    def _page_of(self, action: str) -> Page:
        if action not in self._pages:
            self._pages[action] = self._made(self._places[action])
        return self._pages[action]

    def _made(self, place: Place) -> Page:
        page = place.factory(self.desk, self._around)
        page.reading_wanted.connect(self.reading_wanted)
        page.act_wanted.connect(self.act_wanted)
        page.place_wanted.connect(self.show_place)
        page.title_changed.connect(self.page_changed)
        self._stack.addWidget(page)
        return page

    def finish(self) -> None:
        """Bring to an end what the pages began."""
        for page in self._pages.values():
            page.finish()

    def _action_of(self, page: Page) -> str:
        return next(action for action, known in self._pages.items() if known is page)

    def _go(self, action: str) -> None:
        if action in self._places:
            self.show_place(action)
        else:
            self.act_wanted.emit(action)

    def _take_changes(self, changes: Changes, initiator: QObject | None) -> None:
        """Let the page in front load anew; the others do when they come to the front."""
        for action, page in self._pages.items():
            if page is initiator:
                continue
            if page is self._stack.currentWidget() and self.isVisible():
                page.refresh(changes)
            else:
                before = self._stale.get(action)
                areas = changes.areas | (before.areas if before else frozenset())
                self._stale[action] = Changes(areas)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the page in a small window."""
        super().resizeEvent(event)
        self._navigation.set_narrow(
            self.width() < theme.current().metric("frame.small_below_width")
        )
