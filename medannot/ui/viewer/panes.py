"""The panes of the viewer: one, two or four places side by side, each with an image of its own."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from medannot.imaging.frame import Frame, Voi
from medannot.imaging.opened import SeriesFacts
from medannot.ui import faults, theme
from medannot.ui.viewer.captions import frame_caption
from medannot.ui.viewer.cine import Cine
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.frame_slider import FrameSlider
from medannot.ui.viewer.geometry import Size
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.linking import Places, Shown
from medannot.ui.viewer.measures.board import MeasureBoard
from medannot.ui.viewer.measures.layer import MeasureLayer
from medannot.ui.viewer.measures.marks import Mark, MeasureKind
from medannot.ui.viewer.measures.tool import MeasureTool
from medannot.ui.viewer.measures.words import figures
from medannot.ui.viewer.prepared import Pane, PreparedFrame
from medannot.ui.viewer.stack_walk import StackWalk
from medannot.ui.viewer.state import MEASURING, ImageState, Tool
from medannot.ui.viewer.thumbnails import PLACE_MIME, ROW_MIME
from medannot.ui.viewer.view_actions import FORBIDDEN_BY
from medannot.ui.viewer.viewer_image import LookedAt, ViewerImage

LAYOUTS = (1, 2, 4)
_FRAME = 2


class ImagePane(QWidget):
    """One image or series: the view, its slider, its film, its measures.

    Signals:
        touched: the person works in this pane.
        frame_wanted: by how many frames to go on.
        frame_set: the frame that the slider was put on.
        frame_in_front: another frame is shown now, or none.
        state_changed: (ImageState before, ImageState after) it is looked at in another way.
        dropped: 0-based place of an image that was dropped here.
        row_dropped: 0-based place of a row of a list beside the viewer that was dropped here.
    """

    touched = Signal()
    frame_wanted = Signal(int)
    frame_set = Signal(int)
    frame_in_front = Signal()
    state_changed = Signal(object, object)
    dropped = Signal(int)
    row_dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.place = -1
        self.image: ViewerImage | None = None
        self.looked: dict[int, LookedAt] = {}
        self.view = ImageView()
        self.slider = FrameSlider()
        self.cine = Cine(self._advance, self)
        self.board = MeasureBoard(self)
        self._walk = StackWalk(self._show, self._fail, self.pane)
        self._first_voi: dict[int, Voi | None] = {}
        self._shown_place = -1
        self._framed = self._accented = False
        self.failed = self.fresh = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.view, 1)
        self._row.addWidget(self.slider)
        self.view.add_layer(MeasureLayer(self.board, self._frame_in_front))
        self._connect()

    def _connect(self) -> None:
        self.board.changed.connect(self.view.update)
        self.board.finished.connect(lambda mark: self._tell_measure("measure", mark))
        self.board.removed.connect(lambda mark: self._tell_measure("measure_removed", mark))
        self.view.touched.connect(self.cine.stop)
        self.view.touched.connect(self.touched)
        self.view.frames_scrolled.connect(self.frame_wanted)
        self.view.state_changed.connect(self._keep)
        self.slider.valueChanged.connect(self.frame_set)

    @property
    def here(self) -> LookedAt:
        """Return how the image is looked at in this pane."""
        return self.looked.setdefault(self.place, LookedAt(self.image.frame if self.image else 1))

    @property
    def frame(self) -> int:
        """Return the 1-based frame that is shown or waited for."""
        return self.here.frame

    def use_frames(self, frames: FrameCache) -> None:
        """Take frames from here from now on."""
        self._walk.use_frames(frames)

    def forget(self) -> None:
        """Show nothing, and forget how images were looked at."""
        self.cine.stop()
        self.view.end_begun()
        self.failed = self.fresh = False
        self._walk.leave()
        self.looked.clear()
        self._first_voi.clear()
        self.board.forget_all()
        self.image, self.place, self._shown_place = None, -1, -1
        self.slider.show_frame(1, 1)
        self.view.frame_words = self.view.title_words = ""
        self.view.show_message("", monochrome=True)

    def invite(self, *, small: bool) -> None:
        """Say faintly how an empty pane is filled: from small pictures, or from a list."""
        words = self.tr("Drag an image here") if small else self.tr("Drag a series here")
        self.view.show_message(words, monochrome=True, quiet=True)

    def bring_up(self, place: int, image: ViewerImage) -> None:
        """Show an image as it was last looked at in this pane."""
        self.cine.stop()
        self.view.end_begun()
        self.failed, self.fresh = False, True
        self.place, self.image = place, image
        self.view.frames = image.frames
        self.view.title_words = image.title
        self.slider.show_frame(self.frame, image.frames)
        layout = self.layout()
        if layout is not None:
            # The view takes its size now, not when events are next handled: the copy fits it.
            layout.activate()
        if not self._walk.has(image, self.frame):
            self.view.show_message(self.tr("Loading the image"), monochrome=image.monochrome)
            self._shown_place = -1
        self._tell_frame(self.frame)
        self._walk.begin(image, self.frame)

    def go_to(self, frame: int) -> bool:
        """Show a frame, as near to the wanted one as there is; tell whether it is another one."""
        image = self.image
        if image is None:
            return False
        wanted = min(max(frame, 1), image.frames)
        if wanted == self.here.frame:
            return False
        self.here.frame = wanted
        self.slider.show_frame(wanted, image.frames)
        self._walk.go_to(wanted)
        return True

    def pane(self) -> Pane:
        """Return where frames are shown now."""
        state = self.here.state
        size = Size(max(self.view.width(), 1), max(self.view.height(), 1))
        return Pane(size, self.view.devicePixelRatioF(), state.view, state.pose())

    def shown(self) -> Shown | None:
        """Return what is shown, for other panes to follow; None while nothing is."""
        prepared = self.view.prepared
        if prepared is None:
            return None
        return Shown(prepared, self.facts(), self.view.pose, self.view.screen_size())

    def facts(self) -> SeriesFacts | None:
        """Return where the frame lies in its study, or None where that is not known."""
        return self._walk.place(self.frame)

    def places(self) -> Places:
        """Return where each frame lies in the patient, as far as it is known."""
        return self._walk.places()

    def play(self) -> None:
        """Play the frames, as fast as the file says; stop where they play."""
        if self.cine.playing or self.image is None or self.image.frames < 2:
            self.cine.stop()
            return
        facts = self._walk.facts(self.frame)
        self.cine.take_frame_time(None if facts is None else facts.frame_time_ms)
        self.cine.play()

    def use_tool(self, tool: Tool) -> None:
        """Let a plain drag of the left button work a tool; move the image if that is forbidden."""
        if FORBIDDEN_BY.get(f"viewer.tool_{tool.value}") in self.view.forbidden:
            tool = Tool.PAN
        self.view.chosen_tool = tool
        measure = None
        if tool in MEASURING:
            kind = MeasureKind(tool.value)
            measure = MeasureTool(self.board, kind, lambda: self.view.view().scale)
        self.view.set_pointer_tool(measure)
        self.view.magnify_at(self.view.pointer if tool is Tool.MAGNIFY else None)

    def tool_after(self, tool: Tool) -> Tool:
        """Return the tool that a choice leads to: a measure or the glass chosen again goes."""
        again = tool in (*MEASURING, Tool.MAGNIFY) and self.view.chosen_tool is tool
        return self.view.profile.first_tool(monochrome=self.view.monochrome) if again else tool

    def give_up(self) -> bool:
        """Give up a measure that is begun, stop the film, or else put a measure or the glass down.

        Returns:
            Whether there was any of them.
        """
        playing = self.cine.playing
        self.cine.stop()
        if self.board.cancel() or playing:
            return True
        held = self.view.chosen_tool in (*MEASURING, Tool.MAGNIFY)
        if held:
            self.use_tool(self.view.profile.first_tool(monochrome=self.view.monochrome))
        return held

    def set_frame(self, *, framed: bool, accented: bool) -> None:
        """Draw a line around the pane where there are several, accented where it is the active."""
        if (framed, accented) != (self._framed, self._accented):
            self._framed, self._accented = framed, accented
            margin = _FRAME if framed else 0
            self._row.setContentsMargins(margin, margin, margin, margin)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line around the pane."""
        if not self._framed:
            return
        colour = theme.current().colour("image.focus.inner" if self._accented else "line")
        painter = QPainter(self)
        box = self.rect()
        for edge in (
            QRect(0, 0, box.width(), _FRAME),
            QRect(0, box.height() - _FRAME, box.width(), _FRAME),
            QRect(0, 0, _FRAME, box.height()),
            QRect(box.width() - _FRAME, 0, _FRAME, box.height()),
        ):
            painter.fillRect(edge, colour)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take an image or a row that is dragged here."""
        if any(event.mimeData().hasFormat(kind) for kind in (PLACE_MIME, ROW_MIME)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what was dropped here."""
        for kind, dropped in ((PLACE_MIME, self.dropped), (ROW_MIME, self.row_dropped)):
            number = bytes(event.mimeData().data(kind).data())
            if number.isdigit():
                event.acceptProposedAction()
                dropped.emit(int(number))

    def _show(self, prepared: PreparedFrame, number: int) -> None:
        if self.image is None:
            return
        self.failed = False
        scrolled = self._shown_place == self.place and self.view.prepared is not None
        self._shown_place = self.place
        first = self._first_voi.setdefault(self.place, prepared.voi)
        chosen = self.view.chosen_tool
        state = self.here.state
        self.view.show_frame(prepared, state, first_voi=first, moving=scrolled)
        self.view.chosen_tool = chosen
        self.board.show(self.image.source(number))
        self._tell_frame(number)
        self.frame_in_front.emit()

    def _fail(self, fault: Exception) -> None:
        if self.image is not None:
            self.failed = True
            self.view.show_message(faults.sentence(fault), monochrome=self.image.monochrome)
            self._tell_frame(self.frame)
            self.frame_in_front.emit()

    def _tell_frame(self, number: int) -> None:
        if self.image is not None:
            words = frame_caption(self.image, number)
            self.view.frame_words = words
            self.slider.setToolTip(words)

    def _keep(self, state: ImageState) -> None:
        before, self.here.state = self.here.state, state
        self.state_changed.emit(before, state)

    def _frame_in_front(self) -> Frame | None:
        return self.view.prepared.frame if self.view.prepared else None

    def _tell_measure(self, tool: str, mark: Mark) -> None:
        frame = self._frame_in_front()
        if frame is not None:
            self.view.tool_used.emit(tool, self.view.described() | measured(mark, frame))

    def _advance(self) -> bool:
        """Show the next frame of the film; the first follows the last."""
        if self.image is None:
            return False
        wanted = self.frame % self.image.frames + 1
        if not self._walk.shows(self.frame):
            return False
        self.frame_wanted.emit(wanted - self.frame)
        return True


class PaneGrid(QWidget):
    """One, two or four panes, one of them active.

    Signals:
        added: (ImagePane) a pane is there from now on.
        chosen: (ImagePane) another pane is active.
    """

    added = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._panes: list[ImagePane] = []
        self._count = 1
        self._active = self._pane(0)
        self._arrange()

    @property
    def panes(self) -> tuple[ImagePane, ...]:
        """Return the panes that are seen, row by row."""
        return tuple(self._panes[: self._count])

    @property
    def every(self) -> tuple[ImagePane, ...]:
        """Return all panes that were ever made."""
        return tuple(self._panes)

    @property
    def active(self) -> ImagePane:
        """Return the pane on which the tools act."""
        return self._active

    def set_count(self, count: int) -> tuple[ImagePane, ...]:
        """Show so many panes, the active one among them; return those that were put away.

        An empty pane that is active gives way to one that shows an image.

        Raises:
            ValueError: there is no such layout.
        """
        if count not in LAYOUTS:
            raise ValueError(f"no layout of {count} panes")
        full = [pane for pane in self.panes if pane.image is not None]
        if full and self._active.image is None:
            self.choose(full[0])
        if count < self._panes.index(self._active) + 1:
            self._panes.remove(self._active)
            self._panes.insert(0, self._active)
        for number in range(count):
            self._pane(number)
        self._count = count
        self._arrange()
        return tuple(self._panes[count:])

    def begin(self, images: int) -> None:
        """Show empty panes, no more than can be filled by so many images; the first is active."""
        for pane in self._panes:
            pane.forget()
        self.set_count(max(count for count in LAYOUTS if count <= images))
        self.choose(self._panes[0])

    def choose(self, pane: ImagePane) -> None:
        """Make a pane the active one."""
        if pane is not self._active and pane in self.panes:
            self._active = pane
            self._frame_all()
            self.chosen.emit(pane)

    def _pane(self, number: int) -> ImagePane:
        if number == len(self._panes):
            self._panes.append(ImagePane(self))
            self.added.emit(self._panes[number])
        return self._panes[number]

    def _arrange(self) -> None:
        columns = 1 if self._count == 1 else 2
        for number, pane in enumerate(self._panes):
            self._grid.removeWidget(pane)
            seen = number < self._count
            if seen:
                self._grid.addWidget(pane, number // columns, number % columns)
            pane.setVisible(seen)
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
            self._grid.setRowStretch(place, 1 if place * columns < self._count else 0)
        self._frame_all()

    def _frame_all(self) -> None:
        for pane in self._panes:
            pane.set_frame(framed=self._count > 1, accented=pane is self._active)


def measured(mark: Mark, frame: Frame) -> dict[str, object]:
    """Return a finished measure as an event's details, in the frame of reference."""
    points = [[round(x, 2), round(y, 2)] for x, y in mark.points]
    return {"kind": mark.kind.value, "points": points} | figures(mark, frame)
