"""The last page of a session: what was recorded, and what happens next; no score."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.services.reading import SittingSummary
from medannot.ui import faults
from medannot.ui.reading import words
from medannot.ui.reading.answering import ReadingState
from medannot.ui.reading.calm_page import CalmPage
from medannot.ui.reading.foot_bar import StampedButton, saved_words
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.small import Card, Line
from medannot.ui.widgets.text import Text


class EndPage(CalmPage):
    """Shows the reader's record.

    Args:
        simulated: whether the study holds simulated readers.
    """

    def __init__(self, *, simulated: bool, parent: QWidget | None = None) -> None:
        super().__init__("window", parent=parent)
        self.column.addWidget(Text(self.tr("The set is complete"), "display"))
        if simulated:
            self.column.addWidget(
                Banner(self.tr("Simulated: these answers stay marked as simulated."), "warning")
            )
        self._card = Card()
        self._card.body.addWidget(Text(self.tr("Your record"), "section"))
        self.column.addWidget(self._card)
        sentence = self.tr(
            "Every answer is saved and locked. Next, the coordinator exports the answers of all "
            "readers; nothing more is needed from you. You may close the program."
        )
        self.column.addWidget(Text(sentence, "body", "text_2", wrap=True))
        self._saved = Text("", "ui", "text_2", tabular=True)
        self.slip = StampedButton(self.tr("That was a slip"), "quiet", key="Alt+S", size="compact")
        row = QHBoxLayout()
        row.addWidget(self._saved)
        row.addWidget(self.slip)
        row.addStretch(1)
        self.column.addLayout(row)
        self.primary.setText(self.tr("Close the set"))
        self.primary.set_key(self.tr("Enter"))
        self.secondary.hide()
        self.add_buttons()
        self.secondary.hide()
        self._rows: list[tuple[Text, Text]] = []

    def show_summary(self, summary: SittingSummary) -> None:
        """Show counts and times."""
        count = words.counted
        entries = (
            (self.tr("Items answered"), count(summary.answered)),
            (self.tr("Marked “cannot judge”"), count(summary.cannot_judge)),
            (self.tr("Marked as a slip, answer unchanged"), count(summary.slips)),
            (self.tr("Working time, without pauses"), words.duration_words(summary.working_ms)),
            (self.tr("Pauses"), words.duration_words(summary.paused_ms)),
            (self.tr("Interruptions"), count(summary.interruptions)),
            (self.tr("Time away from the window"), words.duration_words(summary.away_ms)),
        )
        for number, (name, value) in enumerate(entries):
            if number == len(self._rows):
                self._add_row(first=number == 0)
            self._rows[number][0].setText(name)
            self._rows[number][1].setText(value)

    def show_saved(self, state: ReadingState) -> None:
        """Show the item that was saved last, as long as this sitting has one."""
        something = state.saved_position > 0
        self._saved.setVisible(something)
        self.slip.setVisible(something and not state.slip_marked)
        self._saved.setText(saved_words(state) if something else "")

    def _add_row(self, *, first: bool) -> None:
        if not first:
            self._card.body.addWidget(Line())
        name, value = Text("", "ui", "text_2"), Text("", "ui_strong", tabular=True)
        row = QHBoxLayout()
        row.addWidget(name, 1)
        row.addWidget(value)
        self._card.body.addLayout(row)
        self._rows.append((name, value))


class FailedPage(CalmPage):
    """Says what keeps the session from going on; what was confirmed before is safe."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", parent=parent)
        self.column.addWidget(Text(self.tr("The set cannot go on now"), "title"))
        self._banner = Banner("", "danger")
        self.column.addWidget(self._banner)
        sentence = self.tr("Every answer that you confirmed is saved.")
        self.column.addWidget(Text(sentence, "body", "text_2", wrap=True))
        self.primary.setText(self.tr("Try again"))
        self.primary.set_key(self.tr("Enter"))
        self.secondary.setText(self.tr("Leave the set"))
        self.add_buttons()

    def show_fault(self, fault: Exception) -> None:
        """Show the sentence of a fault."""
        self._banner.say(faults.sentence(fault), "danger")
