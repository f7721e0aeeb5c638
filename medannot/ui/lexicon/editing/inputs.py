"""Inputs of the form: each shows and takes a text, and says when it was typed and when left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from medannot.ui.phrases import with_value
from medannot.ui.widgets.fields import CheckBox, Choice, LineField
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import Text

_AREA_HEIGHT = 88
_COLUMNS = 3


class Input(QWidget):
    """What a text is typed or chosen in.

    Signals:
        typed: another text stands there.
        left: the person is done with it.
    """

    typed = Signal(str)
    left = Signal(str)

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.inner = inner
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)
        self.setFocusProxy(inner)

    def text(self) -> str:
        """Return what stands there."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show a text without telling anybody."""
        raise NotImplementedError

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Mark what stands there as wrong, or not."""
        marked = getattr(self.inner, "set_error", None)
        if callable(marked):
            marked(wrong)

    def is_used(self) -> bool:
        """Tell whether the keys go here."""
        return self.inner.hasFocus()

    def _tell_both(self) -> None:
        self.typed.emit(self.text())
        self.left.emit(self.text())


class LineInput(Input):
    """One line; Enter or leaving it ends it."""

    def __init__(self, name: str, hint: str = "") -> None:
        self._line = LineField(hint, name=name)
        super().__init__(self._line)
        self._line.textEdited.connect(self.typed)
        self._line.editingFinished.connect(lambda: self.left.emit(self.text()))

    def text(self) -> str:
        """Return what stands there."""
        return self._line.text()

    def show_text(self, text: str) -> None:
        """Show a text, its beginning in sight."""
        if text != self._line.text():
            self._line.setText(text)
            self._line.setCursorPosition(0)


class _Area(QPlainTextEdit):
    """A few lines; Enter ends them, as a definition is one sentence.

    Signals:
        ended: Enter was pressed, or the keys went elsewhere.
    """

    ended = Signal()

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - as Qt's setters
        self.setProperty("error", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ended.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ended.emit()


class AreaInput(Input):
    """A sentence that breaks into lines."""

    def __init__(self, name: str) -> None:
        self._area = _Area()
        self._area.setAccessibleName(name)
        self._area.setTabChangesFocus(True)
        self._area.setFixedHeight(_AREA_HEIGHT)
        super().__init__(self._area)
        self._shown = ""
        self._area.textChanged.connect(self._tell)
        self._area.ended.connect(lambda: self.left.emit(self.text()))

    def _tell(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.typed.emit(self._shown)

    def text(self) -> str:
        """Return what stands there."""
        return self._area.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text."""
        if text != self.text():
            self._shown = text
            self._area.setPlainText(text)


class ChoiceInput(Input):
    """One of a list."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self._choice = Choice(name)
        self._choice.offer(choices)
        super().__init__(self._choice)
        self._choice.activated.connect(lambda _place: self._tell_both())

    def text(self) -> str:
        """Return the key of the choice."""
        return self._choice.choice()

    def show_text(self, text: str) -> None:
        """Show a choice."""
        self._choice.blockSignals(True)
        self._choice.choose(text)
        self._choice.blockSignals(False)


class SegmentInput(Input):
    """One of a few, all in sight."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self._segments = Segmented([Segment(key, word) for key, word in choices], name)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._segments)
        layout.addStretch(1)
        super().__init__(row)
        self._keys = {key for key, _word in choices}
        self._segments.chosen.connect(lambda _key: self._tell_both())

    def text(self) -> str:
        """Return the key of the choice."""
        return self._segments.choice()

    def show_text(self, text: str) -> None:
        """Show a choice."""
        if text in self._keys:
            self._segments.choose(text)


class TickInput(Input):
    """Yes or no."""

    def __init__(self, words: str) -> None:
        self._box = CheckBox(words)
        super().__init__(self._box)
        self._box.clicked.connect(lambda _on=False: self._tell_both())

    def text(self) -> str:
        """Return yes or no."""
        return "yes" if self._box.isChecked() else "no"

    def show_text(self, text: str) -> None:
        """Show a tick or none."""
        self._box.setChecked(text == "yes")


class TicksInput(Input):
    """Some of a few."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        self._boxes: dict[str, CheckBox] = {}
        for place, (key, word) in enumerate(choices):
            box = CheckBox(word)
            box.setAccessibleName(with_value(name, word))
            box.clicked.connect(lambda _on=False: self._tell_both())
            grid.addWidget(box, *divmod(place, _COLUMNS))
            self._boxes[key] = box
        super().__init__(inner)

    def text(self) -> str:
        """Return the keys of what is ticked."""
        return "; ".join(key for key, box in self._boxes.items() if box.isChecked())

    def show_text(self, text: str) -> None:
        """Tick some."""
        chosen = {part.strip() for part in text.split(";")}
        for key, box in self._boxes.items():
            box.setChecked(key in chosen)


class FieldBox(QWidget):
    """An input below its name, and below it what is wrong with it.

    Args:
        caption: translated.
        input_: shows and takes the text.

    Attributes:
        shown: the value that the lexicon has.
        sent: the text that is being saved, or None.
    """

    def __init__(self, caption: str, input_: Input) -> None:
        super().__init__()
        self.input = input_
        self.shown = ""
        self.sent: str | None = None
        name = Text(caption, tone="text_2")
        name.setBuddy(input_.inner)
        self._mark = IconMark("warning-circle", "danger", 16)
        self._error = Text("", tone="danger", wrap=True)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._error, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(name)
        layout.addWidget(input_)
        layout.addLayout(below)
        layout.addStretch(1)
        self.set_error("")

    @property
    def is_changed(self) -> bool:
        """Tell whether another text stands here than the lexicon has."""
        return self.input.text() != self.shown

    def show_value(self, text: str) -> None:
        """Show what the lexicon has."""
        self.shown, self.sent = text, None
        self.input.show_text(text)

    def set_error(self, sentence: str) -> None:
        """Show what is wrong; nothing hides it. What was typed stays."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._mark.setVisible(bool(sentence))
        self.input.set_error(bool(sentence))
        self.input.inner.setAccessibleDescription(sentence)

    def error(self) -> str:
        """Return the sentence shown."""
        return self._error.text()
