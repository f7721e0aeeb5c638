"""Sees that the screen was locked, so that a session pauses; each system says so in its own way."""

import logging
import os
import sys
from typing import cast

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)

_WTS_MESSAGE = 0x02B1  # WM_WTSSESSION_CHANGE
_WTS_LOCK = 0x7


class SessionLock(QObject):
    """Tells when the screen is locked.

    Where a system says nothing, a session still notes that the window lost the focus.

    Args:
        window: any widget of the window.

    Signals:
        locked: the screen has just been locked.
    """

    locked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._filter: _WindowsFilter | None = None
        if sys.platform == "win32":
            self._filter = _WindowsFilter(self)
            self._filter.watch(int(window.window().winId()))
        elif sys.platform != "darwin" and speaks_locally():
            self._listen()

    def _listen(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - absent in small installations
        except ImportError:
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
            path = "/" + name.replace(".", "/")
            try:
                # PySide6 takes the slot's name as text only, whatever its stubs say.
                slot = cast("bytes", SLOT("_active_changed(bool)"))
                bus.connect("", path, name, "ActiveChanged", self, slot)
            except (TypeError, ValueError) as fault:
                _log.info("the lock of the screen is not seen: %s", fault)

    @Slot(bool)
    def _active_changed(self, active: bool) -> None:  # noqa: FBT001 - as the signal on the bus
        if active:
            self.locked.emit()


def speaks_locally() -> bool:
    """Tell whether the session's bus is reached without any network."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    return bool(address) and all(part.startswith("unix:") for part in address.split(";") if part)


class _WindowsFilter(QAbstractNativeEventFilter):
    """Takes the session message of Windows."""

    def __init__(self, lock: SessionLock) -> None:
        super().__init__()
        self._lock = lock

    def watch(self, handle: int) -> None:
        """Ask Windows for the session messages of a window."""
        import ctypes  # noqa: PLC0415 - Windows only

        loader = getattr(ctypes, "windll", None)
        application = QCoreApplication.instance()
        if loader is not None and application is not None:
            loader.wtsapi32.WTSRegisterSessionNotification(handle, 0)
            application.installNativeEventFilter(self)

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look for the lock; never take a message away."""
        if QByteArray(kind).startsWith(b"windows"):
            import ctypes.wintypes  # noqa: PLC0415 - Windows only

            received = ctypes.wintypes.MSG.from_address(int(message))
            if received.message == _WTS_MESSAGE and received.wParam == _WTS_LOCK:
                self._lock.locked.emit()
        return False, 0
