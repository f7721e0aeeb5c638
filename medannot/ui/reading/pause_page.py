"""A pause: image and question are hidden, the time stands, and one may go."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medannot.ui.reading import words
from medannot.ui.reading.answering import ReadingState
from medannot.ui.reading.calm_page import CalmPage, FigureStrip
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import Text


class PausePage(CalmPage):
    """Shows how long the pause has been, and how far the set is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pause", parent=parent)
        sentence = self.tr("Paused. The image and the question are hidden; your time has stopped.")
        self.column.addWidget(IconMark("eye-slash", "text_2", 24), 0, Qt.AlignmentFlag.AlignHCenter)
        paused = Text(sentence, "body", "text_2", wrap=True)
        paused.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(paused)
        self._clock = Text("00:00", "clock", tabular=True)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._clock)
        self._figures = FigureStrip(3)
        self.column.addWidget(self._figures)
        self.secondary.setText(self.tr("End for today"))
        self.secondary.set_icon("sign-out")
        self.primary.set_key(self.tr("Enter"))
        self.add_buttons()
        self._saved = Text("", "ui", "text_3", wrap=True)
        self._saved.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.below.addWidget(self._saved)

    def show_state(self, state: ReadingState, now: datetime) -> None:
        """Show how far the set is and what is saved, be it in an earlier sitting."""
        number = words.counted(min(state.done + 1, max(state.total, 1)))
        done, total = words.counted(state.done), words.counted(state.total)
        self._figures.say(0, done, self.tr("of {total} items done").format(total=total))
        rest = words.counted(max(state.total - state.done, 0))
        self._figures.say(1, rest, self.tr("items to go"))
        before = state.opening.last_utc if state.opening else None
        saved = words.local_moment(state.saved_utc or before or "", now) or "–"
        self._figures.say(2, saved, self.tr("last answer saved"))
        self.primary.setText(self.tr("Resume at item {number}").format(number=number))
        sentence = self.tr(
            "Everything that you confirmed is saved. You may close the program; it opens again "
            "at item {number}."
        )
        self._saved.setText(sentence.format(number=number))

    def show_seconds(self, seconds: int) -> None:
        """Show the time of the pause."""
        self._clock.setText(words.clock_text(seconds))
