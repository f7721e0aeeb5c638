"""The pane that shows one frame in a state of zoom, place and window."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from medannot.imaging.frame import Voi, Window
from medannot.ui import theme
from medannot.ui.viewer.captions import Looked, file_notes
from medannot.ui.viewer.geometry import Pose, Size, View, fitted, held, moved, zoomed
from medannot.ui.viewer.layers import Layer, Mapping, MouseProfile
from medannot.ui.viewer.magnifier import Magnifier
from medannot.ui.viewer.overlay_layer import OverlayLayer
from medannot.ui.viewer.painting import FramePainter
from medannot.ui.viewer.prepared import PreparedFrame
from medannot.ui.viewer.profiles import Profile
from medannot.ui.viewer.state import FIRST_VIEW, ImageState, Tool, as_window, dragged_window
from medannot.ui.viewer.words_over import draw_message, draw_words, words_of_pointer

_SETTLED_MS = 80


class ImageCanvas(QWidget):
    """Shows a prepared frame; every change is one repaint, however many events asked for it.

    Signals:
        state_changed: (ImageState) the image is looked at in another way.
        pointed: the pointer is elsewhere.
    """

    state_changed = Signal(object)
    pointed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Image"))
        self.profile: MouseProfile = Profile()
        self.chosen_tool = Tool.WINDOW
        self.down_raises = True
        self.forbidden: frozenset[str] = frozenset()
        self.shows_words = True
        self.frame_words = ""
        self.title_words = ""
        self.note_words = ""
        self.has_painted = False
        self._prepared: PreparedFrame | None = None
        self._first_voi: Voi | None = None
        self._state = FIRST_VIEW
        self._message, self._quiet = "", False
        self._monochrome = True
        self._painter = FramePainter()
        self._overlays = OverlayLayer()
        self._layers: list[Layer] = []
        self._lens = Magnifier()
        self._pointer: QPointF | None = None
        self._magnified: QPointF | None = None
        self._sharp = True
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self.sharpen)

    @property
    def state(self) -> ImageState:
        """Return how the image is being looked at."""
        return self._state

    @property
    def prepared(self) -> PreparedFrame | None:
        """Return the frame that is shown, if any."""
        return self._prepared

    @property
    def monochrome(self) -> bool:
        """Tell whether the pane holds a monochrome image, or waits for one."""
        return self._monochrome

    @property
    def pointer(self) -> QPointF | None:
        """Return where over the pane the pointer is, or None where it is elsewhere."""
        return self._pointer

    @property
    def pose(self) -> Pose:
        """Return how the image stands."""
        return self._state.pose(self._prepared.frame.pixel_aspect if self._prepared else 1.0)

    @property
    def voi_in_force(self) -> Voi | None:
        """Return the window or table in force; None for a colour image."""
        if self._prepared is None or not self._prepared.monochrome:
            return None
        return self._state.voi or self._first_voi

    @property
    def window_in_force(self) -> Window | None:
        """Return the window in force, a table as its range; None for a colour image."""
        voi = self.voi_in_force
        return None if voi is None else as_window(voi)

    def add_layer(self, layer: Layer) -> None:
        """Draw something above the pixels from now on; later layers lie higher."""
        self._layers.append(layer)
        self.update()

    def remove_layer(self, layer: Layer) -> None:
        """Draw a layer no more."""
        self._layers.remove(layer)
        self.update()

    def mapping(self) -> Mapping:
        """Return where places of the image lie in the pane now."""
        return Mapping(self.view(), self.screen_size(), self.pose)

    def point_at(self, place: QPointF | None) -> None:
        """Follow the pointer, for the value under it; only the words of it are drawn anew."""
        self._pointer = place
        self.update(words_of_pointer(QRectF(self.rect())).toAlignedRect())
        self.pointed.emit()

    def magnify_at(self, place: QPointF | None) -> None:
        """Hold a magnifying glass over a point of the pane, or put it away."""
        if place != self._magnified:
            self._magnified = place
            if place is None:
                self._lens.forget()
            self.update()

    def show_words(self, *, shown: bool) -> None:
        """Show the words in the corners, or leave them out."""
        self.shows_words = shown
        self.update()

    def show_frame(
        self,
        prepared: PreparedFrame,
        state: ImageState = FIRST_VIEW,
        *,
        first_voi: Voi | None = None,
        moving: bool = False,
    ) -> None:
        """Show a frame in a state.

        Args:
            prepared: the frame.
            state: how it is looked at.
            first_voi: first view's window or table of the stack it belongs to; by default its own.
            moving: whether more frames follow; then pixels are averaged when it rests, and of
                several frames within a tick only the last is worked on.
        """
        if prepared.monochrome != self._monochrome or self._prepared is None:
            self.chosen_tool = self.profile.first_tool(monochrome=prepared.monochrome)
        self._prepared, self._state, self._message = prepared, state, ""
        self.setAccessibleDescription(" ".join(file_notes(prepared.frame)))
        self._first_voi = first_voi or prepared.voi
        self._monochrome = prepared.monochrome
        self._sharp = not moving
        if moving:
            self._settle.start()
        else:
            self.has_painted = False
            self._prime(prepared)
        self.update()

    def _prime(self, prepared: PreparedFrame) -> None:
        """Make the copy for the first paint at once, while others still work on theirs."""
        if not self.size().isEmpty():
            ratio = self.devicePixelRatioF()
            self._painter.prime(prepared, self._state, self.view(), self.screen_size(), ratio)

    def show_message(self, sentence: str, *, monochrome: bool, quiet: bool = False) -> None:
        """Show a sentence in the image's place, or nothing where it is empty."""
        self._quiet = quiet
        self._prepared, self._message, self._monochrome = None, sentence, monochrome
        self._state, self._first_voi = FIRST_VIEW, None
        self._painter.forget()
        self.has_painted = False
        self.setAccessibleDescription(sentence)
        self.update()

    def view(self) -> View:
        """Return zoom and place in force."""
        if self._state.view is not None:
            return self._state.view
        size = self._prepared.size if self._prepared else Size(1, 1)
        return fitted(size, self.screen_size(), self.pose)

    def zoom_percent(self) -> float:
        """Return the zoom; 100 is one device pixel for one pixel of the image."""
        return self.view().scale * self.devicePixelRatioF() * 100

    def change(self, state: ImageState, *, moving: bool = False) -> None:
        """Look at the image in another state.

        Args:
            state: the new state.
            moving: whether more of the same follows; then pixels are averaged when it rests.
        """
        if self._prepared is None or state == self._state:
            return
        if state.view != self._state.view:
            self._sharp = not moving
            if moving:
                self._settle.start()
        self._state = state
        self.update()
        self.state_changed.emit(state)

    def zoom(self, factor: float, at: QPointF | None = None, *, moving: bool = False) -> None:
        """Enlarge about a point of the pane, by default its middle."""
        place = at or QPointF(self.width() / 2, self.height() / 2)
        point = (place.x(), place.y())
        self.look(zoomed(self.view(), factor, point, self.screen_size(), self.pose), moving=moving)

    def zoom_to(self, scale: float) -> None:
        """Show so many device pixels for the width of a pixel of the image."""
        self.zoom(scale / self.devicePixelRatioF() / self.view().scale)

    def pan(self, dx: float, dy: float, *, moving: bool = False) -> None:
        """Push the image by so many pixels of the pane."""
        self.look(moved(self.view(), dx, dy, self.pose), moving=moving)

    def adjust(self, dx: float, dy: float, start: ImageState | None = None) -> None:
        """Change the window, or a photograph's contrast and brightness, as a drag would."""
        state = start or self._state
        if self._prepared is None or "window" in self.forbidden:
            return
        voi = state.voi or self._first_voi
        if self._prepared.monochrome and voi is not None:
            window = dragged_window(as_window(voi), dx, dy, down_raises=self.down_raises)
            self.set_voi(window)
            return
        darker = dy if self.down_raises else -dy
        contrast, brightness = (
            _percent(state.contrast + dx / 3),
            _percent(state.brightness - darker / 3),
        )
        self.change(replace(self._state, contrast=contrast, brightness=brightness))

    def set_voi(self, voi: Voi) -> None:
        """Use a window or a table."""
        if "window" not in self.forbidden:
            self.change(replace(self._state, voi=voi))

    def invert(self) -> None:
        """Turn dark and bright round."""
        if "invert" not in self.forbidden:
            self.change(replace(self._state, inverted=not self._state.inverted))

    def turn_by(self, quarters: int) -> None:
        """Turn the image clockwise on the screen; the place in the middle stays there."""
        if "rotate" not in self.forbidden:
            self.change(self._state.posed(self.pose.turned(quarters)))

    def mirror(self, *, upside_down: bool = False) -> None:
        """Exchange left and right, or top and bottom, of what is seen."""
        if "flip" not in self.forbidden:
            self.change(self._state.posed(self.pose.mirrored(upside_down=upside_down)))

    def switch_overlays(self) -> None:
        """Show the drawings that the file brings along, or leave them out."""
        self.change(replace(self._state, overlays=not self._state.overlays))

    def fit(self) -> None:
        """Show the whole image; the window stays as it is."""
        self.change(replace(self._state, view=None))

    def reset(self) -> None:
        """Go back to exactly the first view."""
        self.change(FIRST_VIEW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw backdrop, image, layers and words."""
        painter = QPainter(self)
        of_light = not self._monochrome
        if self._prepared is not None:
            of_light = self._prepared.frame.of_light
        backdrop = theme.current().colour("image_backdrop" if of_light else "image_backdrop_mono")
        area = QRectF(self.rect())
        if self._prepared is None:
            painter.fillRect(event.rect(), backdrop)
            draw_message(painter, area, self._message, quiet=self._quiet)
        else:
            self._draw_image(painter, self._prepared, backdrop)
            if self.shows_words:
                draw_words(painter, area, self._looked(), self._prepared, self.mapping())
        self.has_painted = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the image in the pane."""
        super().resizeEvent(event)
        if self.has_painted and self._prepared is not None:
            self._sharp = False
            self._settle.start()
        self.update()

    def described(self) -> dict[str, object]:
        """Return window, zoom, place, turns and mirroring as an event's details.

        Place and zoom are in the frame of reference, whatever way the image is turned.
        """
        view, voi, state = self.view(), self.voi_in_force, self._state
        details: dict[str, object] = {
            "zoom_percent": round(self.zoom_percent(), 1),
            "x": round(view.x, 1),
            "y": round(view.y, 1),
            "inverted": state.inverted,
            "turns": state.turns,
            "flipped": state.flipped,
        }
        if isinstance(voi, Window):
            return details | {
                "center": voi.center,
                "width": voi.width,
                "voi": voi.function.value,
            }
        if voi is not None:
            return details | {"voi": "table"}
        return details | {"brightness": state.brightness, "contrast": state.contrast}

    def look(self, view: View, *, moving: bool) -> None:
        """Look at another part, with the middle kept on the image."""
        if self._prepared is not None:
            kept = held(view, self._prepared.size)
            self.change(replace(self._state, view=kept), moving=moving)

    def sharpen(self) -> None:
        """Average pixels over their area, now that nothing moves."""
        if not self._sharp:
            self._sharp = True
            self.update()

    def screen_size(self) -> Size:
        """Return the size of the pane."""
        return Size(self.width(), self.height())

    def _draw_image(self, painter: QPainter, prepared: PreparedFrame, backdrop: QColor) -> None:
        view, screen = self.view(), self.screen_size()
        state = replace(self._state, voi=self.voi_in_force)
        self._painter.paint(
            painter, prepared, state, view, screen, sharp=self._sharp, backdrop=backdrop
        )
        mapping = self.mapping()
        if self._state.overlays:
            self._overlays.show(prepared.frame)
            self._overlays.paint(painter, mapping)
        for layer in self._layers:
            layer.paint(painter, mapping)
        if self._magnified is not None:
            self._lens.paint(painter, prepared, state, mapping, self._magnified)

    def _looked(self) -> Looked:
        place = self._pointer
        return Looked(
            state=self._state,
            window=self.window_in_force,
            zoom_percent=self.zoom_percent(),
            pointer=None if place is None else self.mapping().to_image(place),
            title=self.title_words,
            frame=self.frame_words,
            note=self.note_words,
        )


def _percent(value: float) -> int:
    return min(max(round(value), -100), 100)
