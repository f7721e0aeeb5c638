"""A diagnosis in its rank: Alt and an arrow, or a drag, put it at another one."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from medannot.domain.ids import FindingId
from medannot.ui import icons, theme
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import focus_ring, surface

_HEIGHT, _PAD, _BADGE, _GRIP = 38, 6, 22, 16
_FAR = 6
_STEPS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}


class RankedRow(Focusable):
    """A diagnosis of a list that is ordered.

    Args:
        key: of its finding.
        name: in words.
        rank: from 1.
        chosen: what speaks for it stands below.
        single: there is nothing to order.

    Signals:
        ranked: (rank) it is to stand there.
        dragged: (QPoint of the screen) it is held there.
        dropped: (QPoint of the screen) it was let go there.
    """

    ranked = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, key: FindingId, name: str, rank: int, *, chosen: bool, single: bool) -> None:
        super().__init__()
        self.key, self._rank = key, rank
        self._name, self._chosen, self._single = name, chosen, single
        self._from: QPoint | None = None
        self._held = False
        self.setText(f"{rank}  {name}")
        self.setAccessibleName(self.tr("{rank}: {name}").format(rank=rank, name=name))
        self.setObjectName(f"diagnosis.{key}")
        self.setToolTip(self.tr("{name}: Alt and an arrow, or a drag, ranks it").format(name=name))
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for rank and name."""
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for the rank and a few letters."""
        return QSize(100, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rank by Alt and an arrow; give a drag up by Esc."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self.ranked.emit(self._rank + _STEPS[event.key()])
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it was taken."""
        self._from = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it, once the mouse went far enough to mean that."""
        place = event.position().toPoint()
        if self._from is None or self._single:
            return
        if not self._held and abs(place.y() - self._from.y()) > _FAR:
            self._held = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held:
            self.dragged.emit(self.mapToGlobal(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go; a press without a drag opens it."""
        held, self._held, self._from = self._held, False, None
        if held:
            self.setDown(False)
            self.unsetCursor()
            self.dropped.emit(self.mapToGlobal(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what it is held by, its rank and its name."""
        look, painter = theme.current(), QPainter(self)
        fill = "selection" if self._chosen else "hover" if self.underMouse() else None
        surface(painter, self.rect(), fill, None, look.metric("radius.control"))
        left = _PAD
        if not self._single:
            grip = QRect(left, (_HEIGHT - _GRIP) // 2, _GRIP, _GRIP)
            icons.paint_icon(painter, grip, "dots-six-vertical", look.colour("text_3"))
            left += _GRIP + 4
        box = QRect(left, (_HEIGHT - _BADGE) // 2, _BADGE, _BADGE)
        surface(painter, box, "raised", "border_control", _BADGE // 2)
        painter.setFont(look.font("key"))
        painter.setPen(look.colour("text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._rank))
        font = look.font("ui_strong" if self._chosen else "ui")
        painter.setFont(font)
        painter.setPen(look.colour("text" if self.isEnabled() else "text_disabled"))
        left += _BADGE + 8
        room = QRect(left, 0, self.width() - left - _PAD, _HEIGHT)
        cut = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)
        if self.shows_focus:
            focus_ring(painter, self.rect(), look.metric("radius.control"))
