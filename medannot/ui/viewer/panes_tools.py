"""The tools at the right end of the viewer's upper bar: turning, panes, film, and all the rest."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolTip, QWidget

from medannot.ui import theme
from medannot.ui.actions import ActionSpec, caption, key_caption, tooltip
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.viewer.linking import LINKS, Link
from medannot.ui.viewer.menus import close_menus, open_menu
from medannot.ui.viewer.panes import PaneGrid
from medannot.ui.viewer.state import MEASURING, Tool
from medannot.ui.viewer.tool_button import ToolButton
from medannot.ui.viewer.view_actions import FORBIDDEN_BY

_BUTTONS = (
    ("viewer.panes", "columns"),
    ("viewer.link", "link"),
    ("viewer.cine", "play"),
    ("viewer.turn_right", "arrow-clockwise"),
    ("viewer.mirror", "arrows-left-right"),
    ("viewer.tool_length", "ruler"),
)
"""With an icon each; where there is little room the last ones are in the menu only."""

_MENU = (
    ("viewer.tool_window", "viewer.tool_pan", "viewer.tool_zoom", "viewer.tool_scroll"),
    ("viewer.tool_magnify",),
    ("viewer.fit", "viewer.one_to_one", "viewer.invert", "viewer.reset"),
    ("viewer.overlays", "viewer.words"),
    ("viewer.panes", "viewer.next_pane"),
    ("viewer.cine",),
)
"""Between these groups the menu has a line."""

_MEASURES = (
    *(f"viewer.tool_{tool.value}" for tool in MEASURING),
    "viewer.remove_measure",
    "viewer.clear_measures",
)
"""In a menu of their own."""

_TURNS = ("viewer.turn_right", "viewer.turn_left", "viewer.mirror", "viewer.mirror_down")

_BELOW = {"viewer.link": ("viewer.link", *LINKS), "viewer.tool_length": _MEASURES}
"""What a button opens a menu of, in the place of its act."""

_KEPT_FREE = 360
_GAP = 4
_SAID_MS = 4_000


class PanesTools(QWidget):
    """Buttons for what fits, and a menu with everything.

    Args:
        specs: the viewer's actions, with the keys that are shown.

    Signals:
        wanted: the id of an action.
    """

    wanted = Signal(str)

    def __init__(
        self, specs: Sequence[ActionSpec] = VIEWER_ACTIONS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._specs = {spec.id: spec for spec in specs}
        self.setFixedHeight(theme.current().metric("frame.toolbar"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 1)
        row.setSpacing(_GAP)
        self._forbidden: frozenset[str] = frozenset()
        self._on: dict[str, bool] = {}
        self._useful: dict[str, bool] = {}
        self._room = 0
        self._buttons: dict[str, ToolButton] = {}
        for action_id, icon in _BUTTONS:
            button = ToolButton(caption(self._specs[action_id]), icon=icon)
            button.setToolTip(tooltip(self._specs[action_id]))
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, wanted=action_id: self._press(wanted))
            self._buttons[action_id] = button
            row.addWidget(button)
        self.more = ToolButton(self.tr("More tools"), icon="dots-three")
        self.more.clicked.connect(lambda _checked=False: _open(self.menu(), self.more))
        row.addWidget(self.more)

    def button(self, action_id: str) -> ToolButton:
        """Return the button of an action that has one."""
        return self._buttons[action_id]

    def set_forbidden(self, forbidden: frozenset[str]) -> None:
        """Switch off what a study forbids, and say so."""
        self._forbidden = forbidden
        for action_id, button in self._buttons.items():
            allowed = self._is_allowed(action_id)
            button.setEnabled(allowed)
            button.setToolTip(
                tooltip(self._specs[action_id]) if allowed else self.forbidden_words()
            )

    def forbidden_words(self) -> str:
        """Say why a button is off."""
        return self.tr("The study does not allow this.")

    def say_forbidden(self, over: QWidget) -> None:
        """Say it over the image for a moment, where a key was pressed in vain."""
        QToolTip.showText(over.mapToGlobal(over.rect().center()), self.forbidden_words(), over)

    def say_glass(self, over: QWidget) -> None:
        """Say over the image how the magnifying glass is used, for a moment."""
        words = self.tr("The glass follows the pointer; Esc puts it away.")
        top = over.mapToGlobal(QPoint(over.width() // 2, 0))
        QToolTip.showText(top, words, over, over.rect(), _SAID_MS)

    def show_on(self, action_id: str, *, on: bool) -> None:
        """Show whether something that can be switched is on."""
        self._on[action_id] = on
        if action_id in self._buttons:
            self._buttons[action_id].setChecked(on)

    def show_useful(self, action_id: str, *, useful: bool) -> None:
        """Leave a button out where it would do nothing."""
        if self._useful.get(action_id, True) != useful:
            self._useful[action_id] = useful
            self.fit(self._room)

    def fit(self, width: int) -> None:
        """Show as many buttons as a viewer of this width has room for."""
        self._room = width
        side = self.more.sizeHint().width() + _GAP
        room = max((width - _KEPT_FREE) // side - 1, 0)
        for action_id, button in self._buttons.items():
            useful = self._useful.get(action_id, True)
            button.setVisible(useful and room > 0)
            room -= useful

    def menu(self) -> QMenu:
        """Return a menu of all there is, with its keys."""
        menu = QMenu(self)
        for group in _MENU:
            menu.addSeparator()
            for action_id in group:
                self._add_to(menu, action_id)
        menu.addSeparator()
        self._add_below(menu, self.tr("Turn and mirror"), _TURNS)
        if self._useful.get("viewer.link", True):
            self._add_below(menu, self.tr("Panes move together"), _BELOW["viewer.link"])
        self._add_below(menu, self.tr("Measure"), _MEASURES)
        return menu

    def _add_below(self, menu: QMenu, name: str, actions: Sequence[str]) -> None:
        below = menu.addMenu(name)
        for action_id in actions:
            self._add_to(below, action_id)

    def menu_below(self, action_id: str) -> QMenu:
        """Return the menu that the button of an action opens."""
        menu = QMenu(self)
        for below in _BELOW[action_id]:
            self._add_to(menu, below)
        return menu

    def popup(self, corner: QPoint) -> None:
        """Open the menu at a point of the desktop."""
        open_menu(self.menu(), corner)

    def _add_to(self, menu: QMenu, action_id: str) -> None:
        if not self._useful.get(action_id, True):
            return
        spec = self._specs[action_id]
        key = f"\t{key_caption(spec.keys[0])}" if spec.keys else ""
        action = menu.addAction(caption(spec) + key)
        action.setObjectName(action_id)
        action.setEnabled(self._is_allowed(action_id))
        if action_id in self._on:
            action.setCheckable(True)
            action.setChecked(self._on[action_id])
        action.triggered.connect(lambda _on=False, wanted=action_id: self.wanted.emit(wanted))

    def hideEvent(self, event: QHideEvent) -> None:
        """Close an open menu."""
        close_menus(self)
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar's ground and its line below."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))

    def _is_allowed(self, action_id: str) -> bool:
        return FORBIDDEN_BY.get(action_id) not in self._forbidden

    def _press(self, action_id: str) -> None:
        # Whether it is on tells the viewer, not the click.
        button = self._buttons[action_id]
        button.setChecked(self._on.get(action_id, False))
        if action_id in _BELOW:
            _open(self.menu_below(action_id), button)
        else:
            self.wanted.emit(action_id)


def _open(menu: QMenu, button: ToolButton) -> None:
    """Open a menu below a button, its right edge at the button's."""
    corner = button.mapToGlobal(button.rect().bottomRight())
    open_menu(menu, corner - QPoint(menu.sizeHint().width(), 0))


def show_switches(tools: PanesTools, grid: PaneGrid, links: frozenset[Link]) -> None:
    """Show what is on, and leave out what would do nothing now."""
    pane, several = grid.active, len(grid.panes) > 1
    film = pane.image is not None and pane.image.frames > 1
    for action_id in ("viewer.cine", "viewer.tool_scroll"):
        tools.show_useful(action_id, useful=film)
    for action_id in ("viewer.link", *LINKS, "viewer.next_pane"):
        tools.show_useful(action_id, useful=several)
    tools.show_on("viewer.panes", on=several)
    tools.show_on("viewer.link", on=bool(links))
    for action_id, link in LINKS.items():
        tools.show_on(action_id, on=link in links)
    tools.show_on("viewer.cine", on=pane.cine.playing)
    for tool in Tool:
        tools.show_on(f"viewer.tool_{tool.value}", on=pane.view.chosen_tool is tool)
