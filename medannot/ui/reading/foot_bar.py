"""The bar at the foot of an item: where one is, what is saved, what will be recorded, what next."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.reading import words
from medannot.ui.reading.answering import ReadingState, Stage
from medannot.ui.widgets.button import Button, Kind, Size
from medannot.ui.widgets.small import Chip, IconMark, Line, ProgressLine
from medannot.ui.widgets.text import ElidedText, Text

_ALT = "Alt+"
_ANSWER = 260
"""The answer that will be recorded has this much room before anything else is written in full."""


class StampedButton(Button):
    """A button that keeps the time of its click and takes no focus: its key belongs to the page."""

    def __init__(self, text: str, kind: Kind, *, icon: str = "", key: str = "", size: Size) -> None:
        super().__init__(text, kind, icon=icon, key=key, size=size)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text)
        self.stamp_ms = 0

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the click's own time; then click."""
        self.stamp_ms = event.timestamp()
        super().mouseReleaseEvent(event)


def saved_words(state: ReadingState) -> str:
    """Say which item was saved last, when, and whether it was marked as a slip."""
    text = QCoreApplication.translate("FootBar", "Item {number} saved {time}")
    if state.slip_marked:
        text = QCoreApplication.translate("FootBar", "Item {number} saved {time}, marked as a slip")
    return text.format(number=state.saved_position, time=words.local_time(state.saved_utc))


class FootBar(QWidget):
    """Shows counts and times; holds slip, Pause and Next.

    Signals:
        next_pressed: with the click's own timestamp, as the two others.
        pause_pressed: see above.
        slip_pressed: see above.
    """

    next_pressed = Signal(int)
    pause_pressed = Signal(int)
    slip_pressed = Signal(int)

    def __init__(self, *, simulated: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.current()
        self.setFixedHeight(look.metric("frame.exam_foot"))
        # What has no room is shortened by hand; the bar never makes the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._item = Text("", "section", tabular=True)
        self._progress = ProgressLine()
        self._progress.setFixedWidth(120)
        self._mark = IconMark("check", "success", 18)
        self._saved = Text("", "ui", "text_2", tabular=True)
        self.slip = StampedButton(self.tr("That was a slip"), "quiet", key="Alt+S", size="compact")
        self._answer = ElidedText("", "ui_medium")
        self._answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._answer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._caption = Text(self.tr("This item"), "ui", "text_2")
        self._time = Text("00:00", "ui_strong", tabular=True)
        self.pause = StampedButton(self.tr("Pause"), "normal", icon="pause", key="P", size="large")
        self.next = StampedButton(self.tr("Next"), "primary", key=self.tr("Enter"), size="large")
        self._simulated = Chip(self.tr("Simulated"), "warning", icon="robot")
        self._simulated.setVisible(simulated)
        self._state: ReadingState | None = None
        self._build()
        self.next.clicked.connect(lambda _c=False: self.next_pressed.emit(self.next.stamp_ms))
        self.pause.clicked.connect(lambda _c=False: self.pause_pressed.emit(self.pause.stamp_ms))
        self.slip.clicked.connect(lambda _c=False: self.slip_pressed.emit(self.slip.stamp_ms))

    def _build(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._item)
        row.addWidget(self._progress)
        row.addWidget(self._simulated)
        row.addSpacing(8)
        for part in (self._mark, self._saved, self.slip):
            row.addWidget(part)
        row.addWidget(self._answer, 1)
        self._before_time = self._divider()
        row.addWidget(self._before_time)
        row.addWidget(self._caption)
        row.addWidget(self._time)
        row.addWidget(self._divider())
        row.addWidget(self.pause)
        row.addSpacing(4)
        row.addWidget(self.next)

    def show_state(self, state: ReadingState) -> None:
        """Show where one is, what is saved and what would be recorded."""
        item = state.item
        if item is None:
            return
        count = self.tr("Item {number} of {total}")
        self._item.setText(count.format(number=item.position, total=state.total))
        self._progress.set_progress(state.done, state.total)
        self._state = state
        self._show_saved(state)
        self._show_answer(state)
        ready = state.stage is Stage.ANSWERING and state.may_go_on
        failed = state.stage is Stage.NOT_SAVED
        self.next.setEnabled(ready or failed)
        self.next.setText(self.tr("Save again") if failed else self.tr("Next"))
        self.pause.set_key("P" if item.type.has_options else f"{_ALT}P")
        self._make_room(state)

    def show_seconds(self, seconds: int) -> None:
        """Show the time of the item."""
        self._time.setText(words.clock_text(seconds))

    def _show_saved(self, state: ReadingState) -> None:
        something = state.saved_position > 0
        for part in (self._mark, self._saved):
            part.setVisible(something)
        self.slip.setVisible(something and not state.slip_marked)
        if something:
            self._saved.setText(saved_words(state))

    def _show_answer(self, state: ReadingState) -> None:
        item = state.item
        text = words.answer_words(state.answer, item) if item else ""
        if state.reason_wanted:
            text = self.tr("Cannot judge: choose a reason")
        if state.stage is Stage.RECORDING:
            text = self.tr("Saving")
        elif state.stage is Stage.LOADING:
            text = self.tr("Loading the next item")
        elif state.stage is Stage.NOT_SAVED:
            text = self.tr("Not saved")
        self._answer.setText(text)
        self._answer.set_tone("warning" if state.reason_wanted and state.reason_asked else "text")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        if self._state is not None:
            self._make_room(self._state)

    def showEvent(self, event: QShowEvent) -> None:
        """Leave out what has no room, now that all parts are known to be there."""
        super().showEvent(event)
        if self._state is not None:
            self._make_room(self._state)

    def _make_room(self, state: ReadingState) -> None:
        """Shorten what is least needed, until the answer has room beside Next."""
        small = self.width() < theme.current().metric("frame.small_below_width")
        self._progress.setVisible(not small)
        self.pause.setMinimumWidth(136 if small else 150)
        self.next.setMinimumWidth(168 if small else 200)
        for part in (self._caption, self._before_time):
            part.setVisible(True)
        self.slip.setText(self.tr("That was a slip"))
        self.slip.set_key("Alt+S")
        something = state.saved_position > 0
        if something:
            self._saved.setText(saved_words(state))
            self._saved.setToolTip(saved_words(state))
        for shorten in (self._shorten_time, self._shorten_slip, self._shorten_saved):
            if self._has_room():
                return
            shorten()
        if not self._has_room():
            self._shorten_all()

    def _has_room(self) -> bool:
        metrics = self._answer.fontMetrics()
        wanted = min(metrics.horizontalAdvance(self._answer.text()) + 4, _ANSWER)
        least = self._row.minimumSize().width() - self._answer.minimumSizeHint().width()
        return self.width() >= least + wanted

    def _shorten_time(self) -> None:
        for part in (self._caption, self._before_time):
            part.setVisible(False)

    def _shorten_slip(self) -> None:
        self.slip.setText(self.tr("Slip"))

    def _shorten_all(self) -> None:
        """Leave the least: tick and time of what is saved, the slip without its key."""
        self.pause.setMinimumWidth(0)
        self.next.setMinimumWidth(120)
        self.slip.set_key("")
        if self._state is not None and not self._state.slip_marked:
            self._saved.setText(words.local_time(self._state.saved_utc))

    def _shorten_saved(self) -> None:
        state = self._state
        if state is not None and state.saved_position > 0:
            text = (
                self.tr("{number}: slip") if state.slip_marked else self.tr("{number} saved {time}")
            )
            time = words.local_time(state.saved_utc)
            self._saved.setText(text.format(number=state.saved_position, time=time))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar and the line above it."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, look.colour("line"))

    def _divider(self) -> Line:
        line = Line(Qt.Orientation.Vertical)
        line.setFixedHeight(24)
        return line
