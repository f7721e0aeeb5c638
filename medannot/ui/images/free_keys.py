"""Plain keys of the viewer where no letter is an answer: what stands on Alt there works alone."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_PRESETS = 8


def with_alt(event: QKeyEvent) -> QKeyEvent:
    """Return the key press that does in a reading session what this one does in the free view.

    Letters, signs and 0 are those of Alt; the digits 1 to 8 are the presets of F2 to F9.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = modifiers == Qt.KeyboardModifier.ShiftModifier
    place = event.key() - Qt.Key.Key_1
    if modifiers and not (shift and event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}):
        return event
    if 0 <= place < _PRESETS:
        return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F2 + place, modifiers)
    if not Qt.Key.Key_Space < event.key() <= Qt.Key.Key_AsciiTilde:
        return event
    pressed = modifiers | Qt.KeyboardModifier.AltModifier
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), pressed)
