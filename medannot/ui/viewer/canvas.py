"""The pane that shows one frame in a state of zoom, place and window."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from medannot.imaging.frame import Window
from medannot.ui import theme
from medannot.ui.viewer import corner_text
from medannot.ui.viewer.captions import Looked, corners, scale_bar
from medannot.ui.viewer.geometry import Size, View, fitted, held, moved, zoomed
from medannot.ui.viewer.mouse import first_tool
from medannot.ui.viewer.painting import FramePainter
from medannot.ui.viewer.prepared import PreparedFrame
from medannot.ui.viewer.state import FIRST_VIEW, ImageState, Tool, dragged_window

_SETTLED_MS = 80


class ImageCanvas(QWidget):
    """Shows a prepared frame; every change is one repaint, however many events asked for it."""

    state_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Image"))
        self.chosen_tool = Tool.WINDOW
        self.frame_words = ""
        self.title_words = ""
        self.has_painted = False
        self._prepared: PreparedFrame | None = None
        self._state = FIRST_VIEW
        self._message = ""
        self._monochrome = True
        self._painter = FramePainter()
        self._pointer: QPointF | None = None
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

    def point_at(self, place: QPointF | None) -> None:
        """Follow the pointer, for the value under it."""
        self._pointer = place
        if self._monochrome:
            self.update()

    @property
    def window_in_force(self) -> Window | None:
        """Return the window in force; None for a colour image."""
        return self._state.window or (self._prepared.window if self._prepared else None)

    def show_frame(self, prepared: PreparedFrame, state: ImageState = FIRST_VIEW) -> None:
        """Show a frame in a state; the copy for the first paint is made at once."""
        if prepared.monochrome != self._monochrome or self._prepared is None:
            self.chosen_tool = first_tool(monochrome=prepared.monochrome)
        self._prepared, self._state, self._message = prepared, state, ""
        self._monochrome = prepared.monochrome
        self.has_painted = False
        self._sharp = True
        if not self.size().isEmpty():
            ratio = self.devicePixelRatioF()
            self._painter.prime(prepared, self.view(), self.screen_size(), ratio)
        self.update()

    def show_message(self, sentence: str, *, monochrome: bool) -> None:
        """Show a sentence in the image's place, or nothing where it is empty."""
        self._prepared, self._message, self._monochrome = None, sentence, monochrome
        self._state = FIRST_VIEW
        self.has_painted = False
        self.setAccessibleDescription(sentence)
        self.update()

    def view(self) -> View:
        """Return zoom and place in force."""
        if self._state.view is not None:
            return self._state.view
        size = self._prepared.size if self._prepared else Size(1, 1)
        return fitted(size, self.screen_size())

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
        view = zoomed(self.view(), factor, (place.x(), place.y()), self.screen_size())
        self.look(view, moving=moving)

    def pan(self, dx: float, dy: float, *, moving: bool = False) -> None:
        """Push the image by so many pixels of the pane."""
        self.look(moved(self.view(), dx, dy), moving=moving)

    def adjust(self, dx: float, dy: float, start: ImageState | None = None) -> None:
        """Change the window, or a photograph's contrast and brightness, as a drag would."""
        state = start or self._state
        if self._prepared is None:
            return
        window = state.window or self._prepared.window
        if window is not None:
            self.set_window(dragged_window(window, dx, dy))
            return
        contrast, brightness = (
            _percent(state.contrast + dx / 3),
            _percent(state.brightness - dy / 3),
        )
        self.change(replace(self._state, contrast=contrast, brightness=brightness))

    def set_window(self, window: Window) -> None:
        """Use a window of its own numbers."""
        self.change(replace(self._state, window=window))

    def invert(self) -> None:
        """Turn dark and bright round."""
        self.change(replace(self._state, inverted=not self._state.inverted))

    def fit(self) -> None:
        """Show the whole image; the window stays as it is."""
        self.change(replace(self._state, view=None))

    def reset(self) -> None:
        """Go back to exactly the first view."""
        self.change(FIRST_VIEW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw backdrop, image and words."""
        painter = QPainter(self)
        token = "image_backdrop_mono" if self._monochrome else "image_backdrop"
        painter.fillRect(event.rect(), theme.current().colour(token))
        area = QRectF(self.rect())
        if self._prepared is None:
            self._draw_message(painter, area)
        else:
            self._painter.paint(
                painter,
                self._prepared,
                self._state,
                self.view(),
                self.screen_size(),
                sharp=self._sharp,
            )
            self._draw_words(painter, area, self._prepared)
        self.has_painted = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the image in the pane."""
        super().resizeEvent(event)
        if self.has_painted and self._prepared is not None:
            self._sharp = False
            self._settle.start()
        self.update()

    def described(self) -> dict[str, object]:
        """Return window, zoom and place as an event's details."""
        view, window = self.view(), self.window_in_force
        details: dict[str, object] = {
            "zoom_percent": round(self.zoom_percent(), 1),
            "x": round(view.x, 1),
            "y": round(view.y, 1),
            "inverted": self._state.inverted,
        }
        if window is not None:
            return details | {"center": window.center, "width": window.width}
        return details | {
            "brightness": self._state.brightness,
            "contrast": self._state.contrast,
        }

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

    def _draw_message(self, painter: QPainter, area: QRectF) -> None:
        if not self._message:
            return
        painter.setFont(theme.current().font("body"))
        painter.setPen(theme.current().colour("image.text"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(48, 48, -48, -48), int(flags), self._message)

    def _looked(self) -> Looked:
        place = self._pointer
        pointer = None
        if place is not None:
            pointer = self.view().to_image(place.x(), place.y(), self.screen_size())
        return Looked(
            state=self._state,
            window=self.window_in_force,
            zoom_percent=self.zoom_percent(),
            pointer=pointer,
            title=self.title_words,
            frame=self.frame_words,
        )

    def _draw_words(self, painter: QPainter, area: QRectF, prepared: PreparedFrame) -> None:
        align = Qt.AlignmentFlag
        words = corners(self._looked(), prepared)
        draw = corner_text.draw_lines
        bar = scale_bar(prepared, self.view().scale, area.width())
        room = corner_text.room_beside_bar(area, *(bar or (0.0, "")))
        title = [line for text in words.top_left for line in corner_text.broken(text, room)]
        draw(painter, area, title, align.AlignTop | align.AlignLeft)
        draw(painter, area, words.bottom_left, align.AlignBottom | align.AlignLeft)
        draw(painter, area, words.bottom_right, align.AlignBottom | align.AlignRight)
        if bar is not None:
            corner_text.draw_scale_bar(painter, area, *bar)


def _percent(value: float) -> int:
    return min(max(round(value), -100), 100)
