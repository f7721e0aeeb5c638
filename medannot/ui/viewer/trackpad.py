"""Tells fingers on a trackpad from a wheel, and which way they go."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QWheelEvent

WHEEL_STEP = 120
"""Angle delta of one notch of a wheel (Qt counts in eighths of a degree)."""


def by_fingers(event: QWheelEvent) -> bool:
    """Tell whether two fingers on a trackpad made the event, and no wheel."""
    if event.phase() is not Qt.ScrollPhase.NoScrollPhase:
        return True
    if event.device().type() is QInputDevice.DeviceType.TouchPad:
        return True
    if event.pixelDelta().isNull():
        return False
    # Two systems count pixels for a wheel too: on macOS fingers always come in phases, and on X11
    # a wheel turns by whole notches.
    platform, angle = QGuiApplication.platformName(), event.angleDelta()
    if platform == "xcb":
        return bool(angle.x() % WHEEL_STEP or angle.y() % WHEEL_STEP)
    return platform != "cocoa"


def pushed_by(event: QWheelEvent) -> QPointF:
    """Return by how many pixels an event pushes what lies under the pointer."""
    pixels = event.pixelDelta()
    return QPointF(event.angleDelta()) / 2 if pixels.isNull() else QPointF(pixels)


class Course:
    """Which way fingers go: a movement that began across does not slip into one along."""

    def __init__(self) -> None:
        self._across: bool | None = None

    def is_across(self, event: QWheelEvent) -> bool:
        """Tell whether the movement of which this event is a part goes to a side."""
        push = pushed_by(event)
        if event.phase() in {Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.NoScrollPhase}:
            self._across = None
        if self._across is None and not push.isNull():
            self._across = abs(push.x()) > abs(push.y())
        return bool(self._across)
