"""The slim bar at the right edge of a pane that tells and sets the frame of a stack."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.widgets.painting import faded

WIDTH = 14
_TRACK = 4.0
_LEAST_HANDLE = 24.0
_MARGIN = 3.0


class FrameSlider(QAbstractSlider):
    """A vertical slider with the first frame at the top; takes the focus by Tab only.

    Its signal `valueChanged` tells the frame, `sliderMoved` one that a person has set.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Vertical)
        self.setInvertedControls(True)
        self.setSingleStep(1)
        self.setPageStep(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(WIDTH)
        # The keys of the answers belong to the page: a click must not take them away.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Slice or frame"))
        self.hide()

    def show_frame(self, frame: int, frames: int) -> None:
        """Show which frame of how many is wanted; nothing where there is but one."""
        self.setVisible(frames > 1)
        before = self.blockSignals(True)
        self.setRange(1, max(frames, 1))
        self.setValue(frame)
        self.blockSignals(before)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the bar's width and a height to begin with."""
        return QSize(WIDTH, 80)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the frame under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while it is pressed."""
        if self.isSliderDown():
            self._go_to(event.position().y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and handle."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("image_backdrop_mono"))
        painter.setPen(Qt.PenStyle.NoPen)
        left = (self.width() - _TRACK) / 2
        painter.setBrush(faded(look.colour("image.text"), 0.2))
        height = self.height() - 2 * _MARGIN
        painter.drawRoundedRect(QRectF(left, _MARGIN, _TRACK, height), _TRACK / 2, _TRACK / 2)
        painter.setBrush(look.colour("focus" if self.hasFocus() else "image.text"))
        wide = _TRACK + 2 if self.hasFocus() or self.underMouse() or self.isSliderDown() else _TRACK
        top, length = self._handle()
        box = QRectF((self.width() - wide) / 2, top, wide, length)
        painter.drawRoundedRect(box, wide / 2, wide / 2)

    def _handle(self) -> tuple[float, float]:
        """Return the upper end and the length of the handle."""
        count = self.maximum() - self.minimum() + 1
        room = self.height() - 2 * _MARGIN
        length = min(max(room / count, _LEAST_HANDLE), room)
        share = (self.value() - self.minimum()) / max(count - 1, 1)
        return _MARGIN + share * (room - length), length

    def _go_to(self, y: float) -> None:
        _, length = self._handle()
        room = max(self.height() - 2 * _MARGIN - length, 1.0)
        share = min(max((y - _MARGIN - length / 2) / room, 0.0), 1.0)
        self.setValue(self.minimum() + round(share * (self.maximum() - self.minimum())))
