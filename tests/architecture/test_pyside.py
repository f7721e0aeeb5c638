"""The pinned PySide6 keeps count of its references (PYSIDE-3474)."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal


class Sender(QObject):
    """Emits a signal with a truth value."""

    sent = Signal(bool)


def test_two_hundred_signals_lose_no_reference(qapp: QCoreApplication) -> None:
    sender = Sender()
    heard: list[bool] = []
    sender.sent.connect(heard.append)
    before = sys.getrefcount(True), sys.getrefcount(None)

    for _ in range(200):
        sender.sent.emit(True)
        qapp.processEvents()

    heard.clear()
    # A release that loses them loses one a call; others come and go by a few.
    assert sys.getrefcount(True) > before[0] - 100
    assert sys.getrefcount(None) > before[1] - 100
