"""A notice that lies over what is worked on, so that nothing below it moves when it comes."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_MARGIN = 12
_WIDEST = 640


class Overlay(QObject):
    """Keeps a notice in the middle of an edge of another widget, above all that is in it.

    Args:
        notice: a child of `host` from now on.
        host: over which it lies.
        below: whether it lies at the lower edge, else at the upper one.
        margin: how far from that edge it stays.
    """

    def __init__(
        self, notice: QWidget, host: QWidget, *, below: bool = True, margin: int = _MARGIN
    ) -> None:
        super().__init__(host)
        self._notice, self._host, self._below, self._margin = notice, host, below, margin
        notice.setParent(host)
        notice.hide()
        for one in (notice, host):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the notice in its place when it comes, says something else, or the room changes."""
        shown = watched is self._notice and event.type() in {
            QEvent.Type.Show,
            QEvent.Type.LayoutRequest,
        }
        if shown or (watched is self._host and event.type() == QEvent.Type.Resize):
            self._place()
        return False

    def _place(self) -> None:
        notice, room = self._notice, self._host.size()
        width = max(min(room.width() - 2 * _MARGIN, _WIDEST), 1)
        height = notice.heightForWidth(width) if notice.hasHeightForWidth() else -1
        height = max(height, notice.minimumHeight(), notice.minimumSizeHint().height())
        top = room.height() - self._margin - height if self._below else self._margin
        notice.setGeometry((room.width() - width) // 2, top, width, height)
        notice.raise_()
