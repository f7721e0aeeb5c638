"""The viewer: the images of an item, their tools, their frames, and what was done with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.ui import faults
from medannot.ui.actions import key_caption
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.viewer.bars import ToolBar, WindowBar
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.geometry import Size
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.keymap import KeyMap
from medannot.ui.viewer.mouse import first_tool
from medannot.ui.viewer.painting import thumbnail
from medannot.ui.viewer.prepared import Pane, PreparedFrame
from medannot.ui.viewer.state import FIRST_VIEW, ImageState, Tool, typed_window
from medannot.ui.viewer.thumbnails import PICTURE, ThumbnailStrip

MOST_KEYS = 9
_PUSH = 64
_ENLARGE = 1.25
_STEP = 8
_LOW = 520


@dataclass(frozen=True, slots=True)
class ViewerImage:
    """One image that the viewer can show.

    Attributes:
        key: by which the frame cache knows it.
        name: translated, such as "Close".
        frame: 1-based frame to show first.
    """

    key: str
    name: str
    monochrome: bool
    frame: int = 1
    frames: int = 1
    title: str = ""


@dataclass(slots=True)
class _Looked:
    """How one image of the item is being looked at."""

    state: ImageState
    frame: int


class Viewer(QWidget):
    """Shows images one at a time; each keeps its view while the item stays.

    Signals:
        tool_used: a tool's name and what the view was after it.
        image_opened: 1-based place of an image that was brought up.
        frame_shown: 1-based place of the image, 1-based frame.
        left_field: a field of the window's numbers was left by a key.
    """

    tool_used = Signal(str, dict)
    image_opened = Signal(int)
    frame_shown = Signal(int, int)
    left_field = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frames: FrameCache | None = None
        self._images: tuple[ViewerImage, ...] = ()
        self._looked: list[_Looked] = []
        self._place = 0
        self._keys = KeyMap(VIEWER_ACTIONS)
        self._tools = ToolBar()
        self._window = WindowBar()
        self.view = ImageView()
        self.strip = ThumbnailStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._tools, self._window):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(self.strip)
        self._connect()

    def _connect(self) -> None:
        self._tools.tool_chosen.connect(self._choose_tool)
        self._tools.wanted.connect(self._act)
        self._window.preset_chosen.connect(self._use_preset)
        self._window.typed.connect(self._use_typed)
        self._window.left.connect(self.left_field)
        self.view.state_changed.connect(self._keep_state)
        self.view.tool_used.connect(self.tool_used)
        self.view.frames_scrolled.connect(self.turn)
        self.strip.chosen.connect(self.open)

    @property
    def place(self) -> int:
        """Return the 0-based place of the image that is shown."""
        return self._place

    @property
    def frame(self) -> int:
        """Return the 1-based frame that is shown or waited for."""
        return self._looked[self._place].frame

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
        return Pane(Size(width, max(height, 1)), self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the small images smaller where the large one has little room."""
        super().resizeEvent(event)
        self.strip.set_low(low=self.height() < _LOW)

    def use_frames(self, frames: FrameCache) -> None:
        """Take frames from here from now on."""
        self._frames = frames

    def show_images(self, images: Sequence[ViewerImage]) -> None:
        """Show the first of an item's images in its first view; forget the last item's."""
        self._images = tuple(images)
        self._looked = [_Looked(FIRST_VIEW, image.frame) for image in images]
        self._place = 0
        several = len(images) > 1
        self.strip.setVisible(several)
        if several:
            keys = [key_caption(f"Alt+{n}") if n <= MOST_KEYS else "" for n in _counted(images)]
            self.strip.show_names([image.name for image in images], keys)
            for number, image in enumerate(images):
                self._fill_thumbnail(number, image)
        if images:
            self._bring_up(0)

    def open(self, place: int) -> None:
        """Bring another image of the item up, as it was last looked at."""
        if 0 <= place < len(self._images) and place != self._place:
            self._bring_up(place)
            self.image_opened.emit(place + 1)

    def turn(self, by: int) -> None:
        """Turn so many frames on, or back."""
        self.go_to(self.frame + by)

    def go_to(self, frame: int) -> None:
        """Show a frame of the image, as near to the wanted one as there is."""
        looked, image = self._looked[self._place], self._images[self._place]
        wanted = min(max(frame, 1), image.frames)
        if wanted != looked.frame:
            looked.frame = wanted
            self._show_frame()
            self.frame_shown.emit(self._place + 1, wanted)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key of the viewer means; tell whether it was one."""
        found = self._keys.find(event) if self._images else None
        if found is None:
            return False
        action_id, number = found
        if action_id == "viewer.image":
            self.open(number)
        elif action_id == "viewer.preset":
            self._use_preset(number)
        else:
            self._act(action_id)
        return True

    def _bring_up(self, place: int) -> None:
        self._place = place
        image = self._images[place]
        self._window.setVisible(image.monochrome)
        self.view.frames = image.frames
        self.view.title_words = image.title
        tool = first_tool(monochrome=image.monochrome)
        self.view.chosen_tool = tool
        self._tools.show_tool(tool, monochrome=image.monochrome)
        if len(self._images) > 1:
            self.strip.choose(place)
        layout = self.layout()
        if layout is not None:
            # The pane takes its size now, not when events are next handled: the copy fits it.
            layout.activate()
        self._show_frame()

    def _show_frame(self) -> None:
        frames, image, number = self._frames, self._images[self._place], self.frame
        if frames is None:
            return
        self.view.frame_words = (
            self.tr("Frame {number} / {total}").format(number=number, total=image.frames)
            if image.frames > 1
            else ""
        )
        if frames.cached(image.key, number) is None:
            self.view.show_message(self.tr("Loading the image"), monochrome=image.monochrome)
        frames.want(image.key, number, *self._takers(image, number))
        for ahead in (number + 1, number - 1):
            if 1 <= ahead <= image.frames:
                frames.want(image.key, ahead, _nothing, _nothing)

    def _takers(
        self, image: ViewerImage, number: int
    ) -> tuple[Callable[[PreparedFrame], None], Callable[[Exception], None]]:
        def awaited() -> bool:
            return self._images[self._place] is image and self.frame == number

        def done(prepared: PreparedFrame) -> None:
            if awaited():
                self._show_prepared(prepared)

        def failed(fault: Exception) -> None:
            if awaited():
                self.view.show_message(faults.sentence(fault), monochrome=image.monochrome)

        return done, failed

    def _show_prepared(self, prepared: PreparedFrame) -> None:
        chosen = self.view.chosen_tool
        self.view.show_frame(prepared, self._looked[self._place].state)
        self.view.chosen_tool = chosen
        self._window.show_presets(prepared.presets)
        self._show_window()

    def _fill_thumbnail(self, place: int, image: ViewerImage) -> None:
        target = self.strip.thumbnails[place]
        if self._frames is None:
            return

        def done(prepared: PreparedFrame) -> None:
            if target in self.strip.thumbnails:
                ratio = max(self.devicePixelRatioF(), 1.0)
                width, height = round(PICTURE.width() * ratio), round(PICTURE.height() * ratio)
                target.show_picture(thumbnail(prepared, width, height))

        self._frames.want(image.key, image.frame, done, _nothing)

    def _keep_state(self, state: ImageState) -> None:
        self._looked[self._place].state = state
        self._show_window()

    def _show_window(self) -> None:
        window = self.view.window_in_force
        if window is not None:
            self._window.show_window(window)

    def _choose_tool(self, tool: Tool) -> None:
        self.view.chosen_tool = tool

    def _use_preset(self, place: int) -> None:
        prepared = self.view.prepared
        if prepared is not None and place < len(prepared.presets):
            preset = prepared.presets[place]
            self.view.set_window(preset.window)
            self._tell("preset", preset=preset.code.value)

    def _use_typed(self, width: float | None, center: float | None) -> None:
        window = self.view.window_in_force
        if window is not None:
            self.view.set_window(typed_window(window, width=width, center=center))
            self._show_window()
            self._tell("window_typed")

    def _act(self, action_id: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "viewer.fit": self.view.fit,
            "viewer.invert": self.view.invert,
            "viewer.reset": self.view.reset,
            "viewer.zoom_in": lambda: self.view.zoom(_ENLARGE),
            "viewer.zoom_out": lambda: self.view.zoom(1 / _ENLARGE),
            "viewer.left": lambda: self.view.pan(-_PUSH, 0),
            "viewer.right": lambda: self.view.pan(_PUSH, 0),
            "viewer.up": lambda: self.view.pan(0, -_PUSH),
            "viewer.down": lambda: self.view.pan(0, _PUSH),
            "viewer.wider": lambda: self.view.adjust(_STEP, 0),
            "viewer.narrower": lambda: self.view.adjust(-_STEP, 0),
            "viewer.brighter": lambda: self.view.adjust(0, -_STEP),
            "viewer.darker": lambda: self.view.adjust(0, _STEP),
            "viewer.next_frame": lambda: self.turn(1),
            "viewer.previous_frame": lambda: self.turn(-1),
            "viewer.first_frame": lambda: self.go_to(1),
            "viewer.last_frame": lambda: self.go_to(self._images[self._place].frames),
        }
        if action_id.startswith("viewer.tool_"):
            tool = Tool(action_id.removeprefix("viewer.tool_"))
            self._tools.show_tool(tool, monochrome=self._images[self._place].monochrome)
            self._choose_tool(tool)
            return
        acts[action_id]()
        if not action_id.endswith("_frame"):
            self._tell(action_id.removeprefix("viewer."))

    def _tell(self, tool: str, **details: object) -> None:
        self.tool_used.emit(tool, self.view.described() | details)


def _counted(images: Sequence[ViewerImage]) -> range:
    return range(1, len(images) + 1)


def _nothing(_outcome: object) -> None:
    """Take no note: the frame was asked for ahead, or its failure shows where it is opened."""
