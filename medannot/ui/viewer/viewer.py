"""The viewer: the images of an item, their tools, their frames, and what was done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui.actions import ActionSpec
from medannot.ui.viewer.actions import PRESETS, VIEWER_ACTIONS
from medannot.ui.viewer.bars import ToolBar
from medannot.ui.viewer.commands import Commands
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.frame_slider import WIDTH
from medannot.ui.viewer.geometry import Size
from medannot.ui.viewer.image_set import ImageSet
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.keymap import KeyMap
from medannot.ui.viewer.linked_panes import LinkedPanes
from medannot.ui.viewer.menu_click import MenuClick
from medannot.ui.viewer.panes import ImagePane, PaneGrid
from medannot.ui.viewer.panes_tools import PanesTools, show_switches
from medannot.ui.viewer.prepared import Pane
from medannot.ui.viewer.profiles import Profile, profile_of
from medannot.ui.viewer.state import ImageState, Tool
from medannot.ui.viewer.thumbnails import ThumbnailStrip
from medannot.ui.viewer.viewer_image import ViewerImage
from medannot.ui.viewer.window_bar import WindowBar

__all__ = ["Viewer", "ViewerImage"]

_LOW = 520


class Viewer(QWidget):
    """Shows images in one, two or four panes; each pane keeps its views while the item stays.

    ARCHITECTURE.md tells what is shown, what the view's state is, and what the events carry.

    Args:
        specs: its actions, with the keys by which they work here.

    Signals:
        tool_used: a tool's name and what the view was after it.
        image_opened: 1-based place of an image that was brought up.
        frame_shown: 1-based place of the image, 1-based frame.
        left_field: a field of the window's numbers was left by a key.
        profile_chosen: name of the mouse profile that was chosen.
        row_dropped: (0-based place of a row of a list beside the viewer, ImagePane) where it fell.
    """

    tool_used = Signal(str, dict)
    image_opened = Signal(int)
    frame_shown = Signal(int, int)
    left_field = Signal()
    profile_chosen = Signal(str)
    row_dropped = Signal(int, object)

    def __init__(
        self, specs: Sequence[ActionSpec] = VIEWER_ACTIONS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._frames: FrameCache | None = None
        self._panes_wanted = 1
        self._forbidden: frozenset[str] = frozenset()
        self._keys = KeyMap(specs)
        self._tools = ToolBar(specs)
        self._more = PanesTools(specs)
        self._commands = Commands(self, self._more)
        self._window = WindowBar(specs)
        self.grid = PaneGrid()
        self._links = LinkedPanes(self.grid)
        self.strip = ThumbnailStrip()
        self.images = ImageSet(self.strip)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(0)
        bar.addWidget(self._tools, 1)
        bar.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._window)
        column.addWidget(self.grid, 1)
        column.addWidget(self.strip)

    def _connect(self) -> None:
        self._tools.tool_chosen.connect(self.choose_tool)
        self._tools.wanted.connect(self._commands.act)
        self._tools.habit_chosen.connect(self._choose_habit)
        self._more.wanted.connect(self._commands.act)
        self._window.preset_chosen.connect(self._commands.use_preset)
        self._window.typed.connect(self._commands.use_typed)
        self._window.typed.connect(lambda *_: self._show_window())
        self._window.left.connect(self.left_field)
        self.strip.chosen.connect(self.open)
        self.grid.added.connect(self._take_pane)
        self.grid.chosen.connect(self._show_tools)
        self._links.frame_changed.connect(lambda p: self.frame_shown.emit(p.place + 1, p.frame))
        for pane in self.grid.every:
            self._take_pane(pane)

    def _take_pane(self, pane: ImagePane) -> None:
        pane.touched.connect(lambda: self.grid.choose(pane))
        pane.frame_wanted.connect(lambda by: self._go(pane, pane.frame + by))
        pane.frame_set.connect(lambda frame: self._go(pane, frame))
        pane.frame_in_front.connect(lambda: self._take_frame(pane))
        pane.state_changed.connect(lambda before, after: self._follow(pane, before, after))
        pane.dropped.connect(lambda place: self.put(place, pane))
        MenuClick(pane.view, self._more.popup)
        pane.row_dropped.connect(lambda row: self.row_dropped.emit(row, pane))
        pane.view.tool_used.connect(lambda tool, found: self._tell_of(pane, tool, found))
        pane.cine.played.connect(lambda _on: self._show_switches())
        pane.view.forbidden = self._forbidden
        first = self.grid.every[0].view
        pane.view.profile, pane.view.down_raises = first.profile, first.down_raises
        if self._frames is not None:
            pane.use_frames(self._frames)

    @property
    def forbidden(self) -> frozenset[str]:
        """Return the names of what a study forbids."""
        return self._forbidden

    def tell(self, tool: str, **details: object) -> None:
        """Tell what a tool did in the active pane, and how the image is looked at now."""
        self._tell_of(self.grid.active, tool, self.view.described() | details)

    @property
    def active_pane(self) -> ImagePane:
        """Return the pane on which tools and keys act."""
        return self.grid.active

    @property
    def view(self) -> ImageView:
        """Return the canvas of the active pane."""
        return self.grid.active.view

    @property
    def place(self) -> int:
        """Return the 0-based place of the image in the active pane."""
        return max(self.grid.active.place, 0)

    @property
    def frame(self) -> int:
        """Return the 1-based frame that is shown or waited for there."""
        return self.grid.active.frame

    @property
    def linked(self) -> bool:
        """Tell whether panes that belong together do anything together."""
        return bool(self._links.links)

    def pane_for(self, images: Sequence[ViewerImage], width: int) -> Pane:
        """Return the pane in which the first of these images would be shown.

        Args:
            images: an item's images.
            width: of the viewer then.
        """
        height = self.height() - self._tools.height()
        if images and images[0].monochrome:
            height -= self._window.height()
        if len(images) > 1:
            height -= self.strip.height()
        if images and images[0].frames > 1:
            width -= WIDTH
        return Pane(Size(max(width, 1), max(height, 1)), self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the small images smaller where the large one has little room."""
        super().resizeEvent(event)
        self.strip.set_low(low=self.height() < _LOW)
        self._more.fit(self.width())

    def use_frames(self, frames: FrameCache) -> None:
        """Take frames from here from now on."""
        self._frames = frames
        for pane in self.grid.every:
            pane.use_frames(frames)

    def set_forbidden(self, forbidden: frozenset[str]) -> None:
        """Forbid acts by their names in `domain.viewing.FORBIDDABLE`; their buttons are off."""
        self._forbidden = forbidden
        words = self._more.forbidden_words()
        self._tools.set_forbidden(forbidden, words)
        self._window.set_forbidden(forbidden, words)
        self._more.set_forbidden(forbidden)
        for pane in self.grid.every:
            pane.view.forbidden = forbidden
            pane.use_tool(pane.view.chosen_tool)

    def set_profile(self, profile: Profile, *, down_raises: bool = True) -> None:
        """Let the mouse follow other habits; say whether a drag downwards makes darker."""
        for pane in self.grid.every:
            pane.view.profile, pane.view.down_raises = profile, down_raises
            pane.use_tool(profile.first_tool(monochrome=pane.view.monochrome))
        self._tools.show_habit(profile.habit)
        self._show_tools()

    def _choose_habit(self, habit: str) -> None:
        self.set_profile(profile_of(habit), down_raises=self.view.down_raises)
        self.profile_chosen.emit(habit)

    def choose_tool(self, tool: Tool) -> None:
        """Let a plain drag in the active pane work a tool."""
        self.grid.active.use_tool(tool)
        self._show_tools()

    def act(self, action_id: str) -> None:
        """Do one of the viewer's actions, as its key would; say it where a study forbids it."""
        self._commands.act(action_id)

    def set_linked(self, linked: bool) -> None:  # noqa: FBT001 - a switch with one value
        """Move panes that belong together together, as was last chosen, or each alone."""
        self._links.switch_all(linked=linked)
        self._show_switches()

    def switch_link(self, action_id: str) -> bool:
        """Switch what an action links, and tell of it; tell whether it links anything."""
        if not self._links.act(action_id):
            return False
        self._show_switches()
        self.tell("link", **self._links.described())
        return True

    def set_one_item(self, *, one_item: bool) -> None:
        """Say whether all images are of one item, and so belong together whatever they show."""
        self._links.one_item = one_item

    def set_layout(self, panes: int) -> None:
        """Show one, two or four panes; new ones take the images that follow.

        Raises:
            ValueError: there is no such layout.
        """
        for pane in self.grid.set_count(panes):
            pane.forget()
        self._panes_wanted = panes
        self._fill()
        self._show_tools()

    def show_images(
        self, images: Sequence[ViewerImage], place: int = 0, *, strip: bool = True
    ) -> None:
        """Show an item's images in their first views; forget the last item's.

        Args:
            images: of the item.
            place: 0-based place of the one that is shown first.
            strip: whether several of them stand as small pictures below.
        """
        self.grid.begin(min(self._panes_wanted, max(len(images), 1)))
        self._links.joined = False
        self.images.begin(images, strip=strip)
        if images:
            self._bring_up(place, self.grid.panes[0])
            self._fill()
        self.images.fill(self._frames)

    def join(self, images: Sequence[ViewerImage], *, strip: bool = False) -> int:
        """Add images of elsewhere to those there are, whose views and measures stay.

        Args:
            images: at least one; those that are there already stay where they are.
            strip: whether they have to stand as small pictures below.

        Returns:
            The 0-based place of the first of them.
        """
        looked = {place for pane in self.grid.panes for place in pane.looked}
        self._links.joined |= self.images.join(images, looked, self._frames, strip=strip)
        return self.images.place_of(images[0])

    def open(self, place: int) -> None:
        """Bring another image of the item up in the active pane, as it was last looked at."""
        self.put(place, self.grid.active)

    def put(self, place: int, pane: ImagePane) -> None:
        """Bring an image up in a pane, which becomes the active one."""
        self.grid.choose(pane)
        if 0 <= place < len(self.images) and place != pane.place:
            self._bring_up(place, pane)
            self.image_opened.emit(place + 1)

    def turn(self, by: int) -> None:
        """Turn so many frames on, or back."""
        self.go_to(self.frame + by)

    def go_to(self, frame: int) -> None:
        """Show a frame of the image, as near to the wanted one as there is."""
        self._go(self.grid.active, frame)

    def end_begun(self) -> None:
        """Tell what is begun in any pane, and give it up: the item goes."""
        for pane in self.grid.panes:
            pane.view.end_begun()

    def cancel(self) -> bool:
        """Stop what is begun, or put a measuring tool down; tell whether there was any."""
        given_up = self.grid.active.give_up()
        self._show_tools()
        return given_up

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key of the viewer means; tell whether it was one."""
        if event.key() == Qt.Key.Key_Escape:
            return self.cancel()
        if _asks_for_menu(event) and self.images:
            self._more.popup(self.view.mapToGlobal(self.view.rect().center()))
            return True
        found = self._keys.find(event) if self.images else None
        if found is None:
            return False
        action_id, number = found
        if action_id == "viewer.image":
            self.open(number)
        elif action_id == "viewer.preset":
            self._commands.use_preset(number % PRESETS)
        else:
            self._commands.act(action_id)
        return True

    def _bring_up(self, place: int, pane: ImagePane) -> None:
        image = self.images[place]
        if pane is self.grid.active:
            self._window.setVisible(image.monochrome)
            self.strip.choose(place)
        self.strip.mark_opened(place)
        pane.use_tool(pane.view.profile.first_tool(monochrome=image.monochrome))
        layout = self.layout()
        if layout is not None:
            # The panes take their sizes now, not when events are next handled.
            layout.activate()
        pane.bring_up(place, image)
        if pane is self.grid.active:
            self._show_tools()

    def _fill(self) -> None:
        """Give empty panes the images that follow, or say how to fill them."""
        for pane in self.grid.panes:
            if pane.image is not None or not self.images:
                continue
            shown = {other.place for other in self.grid.panes}
            place = self.images.place_for_empty(shown)
            if place is None:
                pane.invite(small=bool(self.strip.thumbnails))
                continue
            self._bring_up(place, pane)
            if place not in shown:
                self.image_opened.emit(place + 1)

    def _go(self, pane: ImagePane, frame: int) -> None:
        if pane.go_to(frame):
            self.frame_shown.emit(pane.place + 1, pane.frame)
            self._links.lead(pane)

    def _take_frame(self, pane: ImagePane) -> None:
        self._show_window()
        self._links.frame_arrived(pane)

    def _follow(self, pane: ImagePane, before: ImageState, after: ImageState) -> None:
        self._show_window()
        self._links.follow_state(pane, before, after)

    def _show_tools(self, _pane: object = None) -> None:
        """Show the tools as they stand for the active pane."""
        pane = self.grid.active
        if pane.image is not None:
            self._window.setVisible(pane.image.monochrome)
            self._tools.show_tool(pane.view.chosen_tool, monochrome=pane.image.monochrome)
        self.strip.choose(pane.place)
        self._show_window()
        self._show_switches()

    def _show_switches(self) -> None:
        show_switches(self._more, self.grid, self._links.links)

    def _show_window(self) -> None:
        # What cannot be shown offers no tools; while it loads they stay, lest the bars flicker.
        for bar in (self._tools, self._window):
            bar.setEnabled(not self.grid.active.failed)
        prepared, voi = self.view.prepared, self.view.voi_in_force
        if prepared is not None and voi is not None:
            self._window.show_presets(prepared.presets)
            self._window.show_window(voi)

    def _tell_of(self, pane: ImagePane, tool: str, found: dict[str, object]) -> None:
        if pane in self.grid.panes:
            self.tool_used.emit(tool, {"pane": self.grid.panes.index(pane) + 1, **found})


def _asks_for_menu(event: QKeyEvent) -> bool:
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (shift and event.key() == Qt.Key.Key_F10)
