"""Keys of options by their virtual codes: what an input method makes of them does not matter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_FULL_WIDTH_DIGITS = "１２３４５６７８９"
_FULL_WIDTH_LETTERS = "ＡＢＣＤＥＦＧＨＩＪ"
_NOT_PLAIN = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def option_place(event: QKeyEvent) -> int | None:
    """Return the 0-based place of the option whose key this is, or None."""
    if event.modifiers() & _NOT_PLAIN:
        return None
    key = event.key()
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return int(key) - int(Qt.Key.Key_1)
    if Qt.Key.Key_A <= key <= Qt.Key.Key_J:
        return int(key) - int(Qt.Key.Key_A)
    text = event.text().upper()
    if len(text) == 1 and text in _FULL_WIDTH_DIGITS:
        return _FULL_WIDTH_DIGITS.index(text)
    if len(text) == 1 and text in _FULL_WIDTH_LETTERS:
        return _FULL_WIDTH_LETTERS.index(text)
    return None
