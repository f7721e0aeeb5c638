"""Fields of a form, and the rows they stand in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from medannot.ui import icons, theme
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.name_lines import two_lines
from medannot.ui.widgets.painting import focus_ring, key_size, paint_key, surface
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import Text

_LINE = 17
_BESIDE_WORDS = 40
"""Padding of a list's line and a scroll bar."""
_NARROW_ROW = 860
_NARROW_SHORT, _NUMBER = 480, 128


class LineField(QLineEdit):
    """One line of text.

    Args:
        placeholder: translated hint.
        name: translated name for those who do not see the label.
        icon: Phosphor name before the text, or "".
        key: key badge at the right end, or "".
    """

    def __init__(
        self,
        placeholder: str = "",
        *,
        name: str = "",
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setFixedHeight(theme.current().metric("control.normal"))
        left = 26 if icon else 0
        right = key_size(key).width() + 6 if key else 0
        self.setTextMargins(left, 0, right, 0)
        icons.icons().loaded.connect(self.update)

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Mark the field as filled in wrongly, or not."""
        self.setProperty("error", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then its icon and key."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self._icon:
            box = QRect(13, (self.height() - 18) // 2, 18, 18)
            icons.paint_icon(painter, box, self._icon, theme.current().colour("text_3"))
        if self._key and not self.text():
            width = key_size(self._key).width()
            paint_key(painter, QRect(self.width() - width - 10, 0, width, self.height()), self._key)


class Choice(QComboBox):
    """A choice from a list that opens.

    Args:
        name: translated name for those who do not see the label.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedHeight(theme.current().metric("control.normal"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._by_key = False
        icons.icons().loaded.connect(self.update)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Fill the list with (key, translated text), keeping the choice where it is still there."""
        before = self.choice()
        self.blockSignals(True)
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        place = self.findData(before)
        self.setCurrentIndex(max(place, 0) if choices else -1)
        self.blockSignals(False)

    def choice(self) -> str:
        """Return the key of the choice, or ""."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Make a choice."""
        self.setCurrentIndex(self.findData(key))

    def showPopup(self) -> None:  # noqa: N802 - Qt names it so
        """Open the list, wider than the field where its words ask for it and the window lets it."""
        room = self.window().width() - self.mapTo(self.window(), QPoint()).x()
        wanted = self.view().sizeHintForColumn(0) + _BESIDE_WORDS
        self.view().setMinimumWidth(max(self.width(), min(wanted, room)))
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus after keys only."""
        self._by_key = event.reason() not in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field, text and caret."""
        look = theme.current()
        painter = QPainter(self)
        radius = look.metric("radius.control")
        on = self.isEnabled()
        body = self.rect().adjusted(1, 1, -1, -1)
        fill = "hover" if on and self.underMouse() else "raised" if on else None
        surface(painter, body, fill, "border_control" if on else "line", radius)
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text" if on else "text_disabled"))
        box = self.rect().adjusted(13, 0, -36, 0)
        text = QFontMetrics(painter.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
        square = QRect(self.width() - 30, (self.height() - 16) // 2, 16, 16)
        icons.paint_icon(painter, square, "caret-down", look.colour("text_2"))
        if self.hasFocus() and self._by_key:
            focus_ring(painter, self.rect(), radius + 1)


class CheckBox(Focusable):
    """A box to tick, with its text and where wanted a count at the right.

    Args:
        text: translated.
        count: shown at the right end in tabular digits, or "".
        wraps: whether a text without room takes a second line.
    """

    def __init__(
        self, text: str, count: str = "", parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        super().__init__(parent)
        self._count, self._wraps = count, wraps
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_count(self, count: str) -> None:
        """Show another count."""
        self._count = count
        self._fit()
        self.update()

    def _room(self) -> int:
        """Return the width that the text has."""
        metrics = QFontMetrics(theme.current().font("ui", tabular=True))
        count = metrics.horizontalAdvance(self._count) + 12 if self._count else 4
        return self.width() - theme.current().metric("control.checkbox") - 13 - count

    def _lines(self) -> list[str]:
        font = theme.current().font("ui")
        if self._wraps:
            return two_lines(self.text(), font, self._room())
        metrics = QFontMetrics(font)
        return [metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room())]

    def _fit(self) -> None:
        if self._wraps:
            self.setFixedHeight(32 + (len(self._lines()) - 1) * _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room for box, text and count."""
        metrics = QFontMetrics(theme.current().font("ui"))
        count = metrics.horizontalAdvance(self._count) + 12 if self._count else 0
        return QSize(metrics.horizontalAdvance(self.text()) + 40 + count, 32)

    def minimumSizeHint(self) -> QSize:
        """Return room for the box; a text without room is cut and stands in the tooltip."""
        return QSize(80 if self._count else self.sizeHint().width(), 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, text and count."""
        look = theme.current()
        painter = QPainter(self)
        side = look.metric("control.checkbox")
        box = QRect(3, (self.height() - side) // 2, side, side)
        self._paint_box(painter, box)
        on = self.isEnabled()
        self._paint_count(painter)
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text" if on else "text_disabled"))
        lines = self._lines()
        cut = any("…" in line and "…" not in self.text() for line in lines)
        self.setToolTip(self.text() if cut else "")
        top = (self.height() - (len(lines) - 1) * _LINE - 32) // 2
        for number, line in enumerate(lines):
            where = QRect(side + 13, top + number * _LINE, self._room(), 32)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), line)
        if self.shows_focus:
            focus_ring(painter, self.rect(), look.metric("radius.badge"))

    def _paint_box(self, painter: QPainter, box: QRect) -> None:
        look = theme.current()
        if not self.isEnabled():
            surface(painter, box, None, "line", 4)
            if self.isChecked():
                mark = box.adjusted(2, 2, -2, -2)
                icons.paint_icon(painter, mark, "check", look.colour("text_2"))
            return
        over = "accent_hover" if self.underMouse() else "accent"
        if self.isChecked():
            surface(painter, box, over, None, 4)
            mark = box.adjusted(2, 2, -2, -2)
            icons.paint_icon(painter, mark, "check", look.colour("on_accent"))
        else:
            fill = "hover" if self.underMouse() else None
            surface(painter, box, fill, "border_control", 4)

    def _paint_count(self, painter: QPainter) -> None:
        if not self._count:
            return
        look = theme.current()
        painter.setFont(look.font("ui", tabular=True))
        painter.setPen(look.colour("text_3"))
        box = self.rect().adjusted(0, 0, -4, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, int(flags), self._count)


class FormRow(QWidget):
    """A label, a field, help at its right, and below it what is wrong with it.

    Args:
        label: translated.
        field: the field; it takes the label as its accessible name where it has none, and is
            told by `set_error` where it has that.
        help_text: translated, in few words.
        short: the field holds a number: it is narrow, and the help has room beside it.
    """

    LABEL_WIDTH = 168

    def __init__(
        self,
        label: str,
        field: QWidget,
        help_text: str = "",
        parent: QWidget | None = None,
        *,
        short: bool = False,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._least = _NARROW_SHORT if short else _NARROW_ROW
        if short:
            field.setMaximumWidth(_NUMBER)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self._label = Text(label, tone="text_2", wrap=True)
        self._label.setFixedWidth(self.LABEL_WIDTH)
        self._label.setBuddy(field)
        self._help = Text(help_text, tone="text_3", wrap=True)
        if not help_text:
            self._help.hide()
        self._mark = IconMark("warning-circle", "danger", 16)
        self._error = Text("", tone="danger", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._label)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(field, 3)
        self._beside.addWidget(self._help, 2)
        line.addLayout(self._beside, 1)
        below = QHBoxLayout()
        below.setContentsMargins(self.LABEL_WIDTH + 16, 0, 0, 0)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._error, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addLayout(below)
        self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Show what is wrong with the field; "" when nothing is. What was typed stays."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._mark.setVisible(bool(sentence))
        marked = getattr(self.field, "set_error", None)
        if callable(marked):
            marked(bool(sentence))

    def error(self) -> str:
        """Return the sentence shown."""
        return self._error.text()

    def set_help(self, text: str) -> None:
        """Show another help."""
        self._help.setText(text)
        self._help.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the help below the field where both have no room side by side."""
        super().resizeEvent(event)
        narrow = self.width() < self._least
        way = QBoxLayout.Direction
        self._beside.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._beside.setSpacing(2 if narrow else 16)

    def changeEvent(self, event: QEvent) -> None:
        """Grey the label with the field."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._label.setEnabled(self.isEnabled())
