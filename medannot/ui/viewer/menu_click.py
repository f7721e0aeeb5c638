"""A click with the other button on an image: it opens the menu, while a drag stays a drag."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from medannot.ui.viewer.image_view import ImageView

_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_MAIN, _OTHER = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class MenuClick(QObject):
    """Tells a click of the button that works no chosen tool from a drag with it.

    A hand that presses a button moves it a little; as long as that is less than a drag the view
    does not hear of it, so that opening the menu changes nothing.

    Args:
        view: on which is clicked.
        open_at: opens the menu at a place of the screen.
    """

    def __init__(self, view: ImageView, open_at: Callable[[QPoint], object]) -> None:
        super().__init__(view)
        self._view, self._open_at = view, open_at
        self._pressed: QPointF | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch presses, moves and releases; keep small moves from the view."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        if event.type() in _PRESSES:
            alone = event.buttons() == event.button() == self._button()
            self._pressed = event.position() if alone else None
        elif self._pressed is not None and event.type() == QEvent.Type.MouseMove:
            way = event.position() - self._pressed
            if way.manhattanLength() < QApplication.startDragDistance():
                return True
            self._pressed = None
        elif self._pressed is not None and event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            self._open_at(event.globalPosition().toPoint())
        return False

    def _button(self) -> Qt.MouseButton:
        view = self._view
        return _OTHER if view.profile.main_button(monochrome=view.monochrome) == _MAIN else _MAIN
