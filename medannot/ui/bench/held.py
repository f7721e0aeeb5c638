"""What a hand was about in rows that are made anew: focus, caret, half-typed words, place."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

Field = QLineEdit | QPlainTextEdit


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in a field.

    Attributes:
        begun: whether somebody typed what was not kept yet.
        anchor, caret: ends of what is selected.
    """

    text: str
    begun: bool
    anchor: int
    caret: int


class Held:
    """What a person does in some rows, to be given to those that come in their place.

    Args:
        rows: the old ones; from now on they tell nobody of what happens to them.
    """

    def __init__(self, rows: QWidget) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and rows.isAncestorOf(focus)
        self.by_key = bool(getattr(focus, "shows_focus", True))
        self.name = focus.objectName() if inside and focus is not None else ""
        self.has_focus = inside
        self._fields: dict[str, _Typed] = {}
        for field in _fields_of(rows):
            if field.objectName():
                self._fields[field.objectName()] = _typed(field)
        # The old fields lose the focus when they go: that is no end of what somebody types.
        for child in rows.findChildren(QWidget):
            child.blockSignals(True)
        self.scroll = _scroll_of(rows)
        self._top = self.scroll.verticalScrollBar().value() if self.scroll else 0

    def give_words(self, rows: QWidget) -> None:
        """Put half-typed words, caret and selection into the new fields."""
        for field in _fields_of(rows):
            typed = self._fields.get(field.objectName())
            if typed is not None and (typed.begun or field.objectName() == self.name):
                _restore(field, typed)

    def give_focus(self, rows: QWidget, other: QWidget | None) -> None:
        """Give the focus to the row of the same name, or else to another one."""
        if not self.has_focus:
            return
        again = rows.findChild(QWidget, self.name) if self.name else None
        target = again if isinstance(again, QWidget) and again.isEnabled() else other
        if target is None:
            return
        caret = _typed(target) if isinstance(target, Field) else None
        reason = Qt.FocusReason
        target.setFocus(reason.OtherFocusReason if self.by_key else reason.MouseFocusReason)
        if isinstance(target, QLineEdit) and caret is not None:
            target.setSelection(caret.anchor, caret.caret - caret.anchor)

    def give_place(self) -> None:
        """Scroll to where one was."""
        if self.scroll is not None:
            self.scroll.verticalScrollBar().setValue(self._top)


def _fields_of(rows: QWidget) -> list[Field]:
    return [*rows.findChildren(QLineEdit), *rows.findChildren(QPlainTextEdit)]


def _typed(field: Field) -> _Typed:
    if isinstance(field, QLineEdit):
        start, caret = field.selectionStart(), field.cursorPosition()
        anchor = caret if start < 0 else (start if start != caret else field.selectionEnd())
        return _Typed(field.text(), field.isModified(), anchor, caret)
    cursor, begun = field.textCursor(), field.document().isModified()
    return _Typed(field.toPlainText(), begun, cursor.anchor(), cursor.position())


def _restore(field: Field, typed: _Typed) -> None:
    if isinstance(field, QLineEdit):
        if typed.begun and field.text() != typed.text:
            # As if typed: it is told when the field is left.
            field.selectAll()
            field.insert(typed.text)
            field.setModified(True)
        field.setSelection(typed.anchor, typed.caret - typed.anchor)
        return
    if typed.begun and field.toPlainText() != typed.text:
        field.setPlainText(typed.text)
        field.document().setModified(True)
    cursor = field.textCursor()
    end = len(field.toPlainText())
    cursor.setPosition(min(typed.anchor, end))
    cursor.setPosition(min(typed.caret, end), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def _scroll_of(rows: QWidget) -> QScrollArea | None:
    above = rows.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
