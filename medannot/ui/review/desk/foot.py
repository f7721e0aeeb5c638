"""The line at the foot of the desk: what is saved, what was decided, how the figure is reckoned."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui.phrases import listed
from medannot.ui.review.desk.desk_state import DeskState
from medannot.ui.review.words import FORMULAS, formula_words, number
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.text import ElidedText


class DeskFoot(QWidget):
    """Says what is saved and counted.

    Signals:
        left: the reviewer goes back to the rounds.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.saved = ElidedText("", tone="text_2", tabular=True)
        self.counts = ElidedText("", tone="text_2", tabular=True)
        both = self.tr("Precision = {formula}; recall: added in place of deleted")
        self._formula = both.format(formula=formula_words(FORMULAS["precision"]))
        self.formula = ElidedText(self._formula, tone="text_3")
        self.rounds = Button(self.tr("Rounds"), "quiet", icon="checks", size="compact")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 4)
        row.setSpacing(24)
        row.addWidget(self.saved)
        row.addWidget(self.counts)
        row.addWidget(self.formula, 1)
        row.addWidget(self.rounds)
        self.rounds.clicked.connect(lambda _on=False: self.left.emit())

    def show_state(self, state: DeskState) -> None:
        """Show it as it is now."""
        said = self.tr("Nothing decided in this work yet")
        if state.writing:
            said = self.tr("Saving")
        elif state.opened is not None and state.opened.decisions:
            at = state.opened.decisions[-1].at.astimezone()
            said = self.tr("All saved {time}").format(time=f"{at:%H:%M:%S}")
        if state.ended:
            said = self.tr("There is no further work")
        self.saved.setText(said)
        went = self._went_with(state)
        self.formula.setText(went or self._formula)
        self.formula.set_tone("warning" if went else "text_3")
        figures = state.figures
        if figures is None:
            self.counts.setText("")
            return
        self.counts.setText(
            self.tr("{kept} kept, {changed} changed, {deleted} deleted, {added} added").format(
                kept=number(figures.kept),
                changed=number(figures.changed),
                deleted=number(figures.deleted),
                added=number(figures.added),
            )
        )

    def _went_with(self, state: DeskState) -> str:
        """Return what went with the finding that was just rejected, or nothing."""
        if state.opened is None:
            return ""
        went = state.opened.went_with
        parts = (
            self.tr("%Ln part(s)", "", went.labels) if went.labels else "",
            self.tr("%Ln mark(s)", "", went.marks) if went.marks else "",
        )
        told = listed(part for part in parts if part)
        if not told:
            return ""
        return self.tr("Rejected with {parts}; undo brings all back").format(parts=told)
