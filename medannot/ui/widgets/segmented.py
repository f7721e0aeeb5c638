"""A choice of two to six, all of them in sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from medannot.ui import icons, theme
from medannot.ui.phrases import with_value
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import focus_ring, rounded, surface


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its key for the program, its translated text and an icon or ""."""

    key: str
    text: str
    icon: str = ""


class Segmented(QWidget):
    """Shows all choices in one frame; arrow keys move between them.

    Args:
        segments: the choices.
        name: translated name for those who do not see it.
        height: 40 or 32 pixels.

    Signals:
        chosen: the key of the choice, when the person makes it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        segments: Sequence[Segment],
        name: str,
        *,
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._cells: dict[str, _Cell] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for place, segment in enumerate(segments):
            cell = _Cell(segment, height - 2, first=place == 0, last=place == len(segments) - 1)
            cell.setAccessibleName(with_value(name, segment.text))
            self._cells[segment.key] = cell
            self._group.addButton(cell)
            layout.addWidget(cell)
        self._group.idClicked.connect(self._tell)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)
        self.choose(segments[0].key)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the choices."""
        return tuple(self._cells)

    def cell(self, key: str) -> QWidget:
        """Return the part of one choice, such as to give it a name of its own."""
        return self._cells[key]

    def choose(self, key: str | None) -> None:
        """Make a choice, or none, without telling anybody."""
        if key is not None:
            self._cells[key].setChecked(True)
            return
        # A group that holds one choice at a time lets nobody take it away.
        self._group.setExclusive(False)
        for cell in self._cells.values():
            cell.setChecked(False)
        self._group.setExclusive(True)

    def choice(self) -> str:
        """Return the key of the choice."""
        return next(key for key, cell in self._cells.items() if cell.isChecked())

    def _tell(self, _number: int) -> None:
        self.chosen.emit(self.choice())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        radius = theme.current().metric("radius.control")
        frame = self.rect().adjusted(0, 0, 0, 0)
        surface(painter, frame, None, "border_control", radius)


class _Cell(Focusable):
    def __init__(self, segment: Segment, height: int, *, first: bool, last: bool) -> None:
        super().__init__()
        self._icon = segment.icon
        self._first, self._last = first, last
        self.setText(segment.text)
        self.setCheckable(True)
        self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font("ui_strong"))
        icon = theme.current().metric("icon.small") + 8 if self._icon else 0
        return QSize(metrics.horizontalAdvance(self.text()) + icon + 26, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        radius = look.metric("radius.control") - 1
        outer = box.adjusted(0 if self._first else -radius, 0, 0 if self._last else radius, 0)
        painter.setClipPath(rounded(outer, radius))
        self._paint_surface(painter, box)
        self._paint_text(painter, box)
        painter.setClipping(False)
        if self.shows_focus:
            focus_ring(painter, box, radius)

    def _paint_surface(self, painter: QPainter, box: QRect) -> None:
        look = theme.current()
        if self.isChecked():
            painter.fillRect(box, look.colour("selection"))
            line = QRect(box.left(), box.bottom() - 1, box.width(), 2)
            painter.fillRect(line, look.colour("accent"))
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(box, look.colour("hover"))
        if not self._first:
            edge = QRect(box.left(), box.top(), 1, box.height())
            painter.fillRect(edge, look.colour("border_control"))

    def _paint_text(self, painter: QPainter, box: QRect) -> None:
        look = theme.current()
        token = "text" if self.isChecked() else "text_2"
        colour = look.colour(token if self.isEnabled() else "text_disabled")
        font = look.font("ui_strong" if self.isChecked() else "ui")
        width = QFontMetrics(font).horizontalAdvance(self.text())
        side = look.metric("icon.small")
        total = width + (side + 8 if self._icon else 0)
        left = box.left() + (box.width() - total) // 2
        if self._icon:
            square = QRect(left, (box.height() - side) // 2, side, side)
            icons.paint_icon(painter, square, self._icon, colour)
            left += side + 8
        painter.setFont(font)
        painter.setPen(colour)
        where = QRect(left, box.top(), width + 2, box.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), self.text())
