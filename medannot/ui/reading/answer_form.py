"""Where an item is answered: options, a text, or the reasons for not judging."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.domain.scripts import has_leftward_letters
from medannot.ui import theme
from medannot.ui.reading.answer_fields import AnswerArea, AnswerLine
from medannot.ui.reading.answering import digit, letter
from medannot.ui.reading.more_hint import HINT_HEIGHT, MoreHint
from medannot.ui.widgets.option_row import Density, Mark, OptionRow

GAP = 8


class RowList(QScrollArea):
    """Rows below one another; where they have no room it scrolls alone, and says it goes on.

    Signals:
        pressed: 0-based place of a row, and the click's own timestamp.
    """

    pressed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._canvas = QWidget()
        self._canvas.setObjectName("canvas")
        self._column = QVBoxLayout(self._canvas)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addStretch(1)
        self.setWidget(self._canvas)
        self.rows: list[OptionRow] = []
        self._hint = MoreHint(self)

    def show_rows(self, texts: Sequence[str], mark: Mark) -> None:
        """Begin anew with these rows; rows of before are used again."""
        while len(self.rows) > len(texts):
            self._drop(self.rows.pop())
        for place, text in enumerate(texts):
            self._set_row(place, text, mark)
        most = sum(map(has_leftward_letters, texts)) * 2 > len(texts)
        for row in self.rows:
            row.set_leftwards(leftwards=most)
        self.verticalScrollBar().setValue(0)

    def choose(self, places: set[int]) -> None:
        """Mark these rows as chosen, and no others."""
        for place, row in enumerate(self.rows):
            if place in places and not row.isChecked():
                # A key may choose what has scrolled out of sight.
                self.ensureWidgetVisible(row, 0, GAP + HINT_HEIGHT)
            row.setChecked(place in places)

    def scroll(self, by: int) -> None:  # type: ignore[override]  # a pane scrolls its rows, not its pixels
        """Move the rows up by so many pixels."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by)

    @property
    def goes_on(self) -> bool:
        """Tell whether there is more below."""
        return self._hint.goes_on

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the foot."""
        super().resizeEvent(event)
        self._hint.place()

    def set_live(self, *, live: bool) -> None:
        """Light all keys, or none."""
        for row in self.rows:
            row.set_live(live=live)

    def height_at(self, width: int, density: Density) -> int:
        """Return the height of all rows at a width."""
        heights = [row.height_for(width, density) for row in self.rows]
        return sum(heights) + GAP * max(len(heights) - 1, 0)

    def arrange(self, width: int, density: Density) -> None:
        """Give every row its height."""
        for row in self.rows:
            row.set_density(density)
            row.setFixedHeight(row.height_for(width, density))

    def _set_row(self, place: int, text: str, mark: Mark) -> None:
        badges = (digit(place), letter(place))
        if place < len(self.rows):
            self.rows[place].show_words(badges, text, mark)
            return
        row = OptionRow(badges, text, mark)
        row.clicked.connect(lambda _checked=False: self._press(place))
        self.rows.append(row)
        self._column.insertWidget(place, row)

    def _press(self, place: int) -> None:
        row = self.rows[place]
        # A click turns the row by itself; what is chosen is for the session to say.
        row.setChecked(not row.isChecked())
        self.pressed.emit(place, row.stamp_ms)

    def _drop(self, row: OptionRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


class TextAnswer(QWidget):
    """A field for words: one line, or several where the answer is free.

    Signals:
        written: the whole text, at each change by the reader, and whether that was pasted.
    """

    written = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = AnswerLine()
        self.line.setFixedHeight(theme.current().metric("control.large"))
        self.area = AnswerArea()
        self.area.setTabChangesFocus(True)
        self.area.setMinimumHeight(96)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for field in (self.line, self.area):
            field.setFont(theme.current().font("body"))
            field.setAccessibleName(self.tr("Your answer"))
            column.addWidget(field)
        self.line.setPlaceholderText(self.tr("Type your answer"))
        self.area.setPlaceholderText(self.tr("Type your answer; Shift+Enter begins a new line"))
        self.line.written.connect(self.written)
        self.area.written.connect(self.written)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def field(self) -> AnswerLine | AnswerArea:
        """Return the field that is in use."""
        return self.line if self.line.isVisibleTo(self) else self.area

    def show_text(self, text: str, type_: ItemType) -> None:
        """Show what is written so far, in the field of the item's type."""
        free = type_ is ItemType.FREE_TEXT
        self.line.setVisible(not free)
        self.area.setVisible(free)
        self.line.setText(text)
        self.area.blockSignals(True)
        self.area.setPlainText(text)
        self.area.blockSignals(False)

    def set_locked(self, *, locked: bool) -> None:
        """Let nothing be typed while an answer is written to the disk."""
        self.line.setReadOnly(locked)
        self.area.setReadOnly(locked)

    def height_at(self, type_: ItemType) -> int:
        """Return the height that the field should have."""
        return 220 if type_ is ItemType.FREE_TEXT else theme.current().metric("control.large") + 8

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Leave composing to the fields."""
        event.ignore()
