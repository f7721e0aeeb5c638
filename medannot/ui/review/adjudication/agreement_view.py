"""How the readings of a project agree: by kind, level of nodes and attribute, beyond chance too."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.people import Actor
from medannot.services.consensus import ConsensusReport
from medannot.ui import theme
from medannot.ui.phrases import listed
from medannot.ui.review.adjudication.agreement_presenter import AgreementPresenter, AgreementState
from medannot.ui.review.adjudication.agreement_table import AgreementTable, formula_lines
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import IconButton
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card, ProgressLine
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_LINE = 320


class AgreementView(QWidget):
    """Shows the figures of a project's readings.

    Args:
        desk: the open workspace.
        around: the window's tools.

    Signals:
        left: back to the cases.
    """

    left = Signal()

    def __init__(self, desk: "Desk", around: Surroundings) -> None:
        super().__init__()
        self.presenter = AgreementPresenter(desk, around.tasks, self)
        self.back = IconButton("arrow-left", self.tr("Back to the cases (Esc)"))
        self.fault = Banner("", "danger")
        self.fault.hide()
        self.told = Text("", tone="text_2", wrap=True, tabular=True)
        self.table = AgreementTable()
        self.formulas = Text("", tone="text_3", wrap=True)
        self.nothing = EmptyState(
            "git-diff", self.tr("No two readings of a case can be compared yet.")
        )
        self._line = ProgressLine()
        self._line.setMaximumWidth(_LINE)
        self._stack = FrontStack()
        self._waiting, self._figures = QWidget(), QWidget()
        self._lay_out()
        self.presenter.state_changed.connect(self.show_state)
        self.back.clicked.connect(lambda _on=False: self.leave())

    def _lay_out(self) -> None:
        self._header = PageHeader("")
        self._header.lead(self.back)
        waiting = QVBoxLayout(self._waiting)
        waiting.setSpacing(12)
        waiting.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        waiting.addWidget(Text(self.tr("Comparing the readings"), "body"), 0, middle)
        self._line.setMinimumWidth(_LINE)
        waiting.addWidget(self._line, 0, middle)
        waiting.addStretch(3)
        figures = QVBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(12)
        figures.addWidget(self.told)
        figures.addWidget(TableFrame(self.table), 1)
        card = Card(margin=16)
        card.body.addWidget(self.formulas)
        figures.addWidget(card)
        for part in (self._waiting, self._figures, self.nothing):
            self._stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addWidget(self._header)
        self._column.addWidget(self.fault)
        self._column.addWidget(self._stack, 1)

    def begin(self, project: str, actor: Actor) -> None:
        """Compare the readings of a project, for somebody who settles them."""
        self._header.set_title(
            self.tr("Agreement of two readings · {project}").format(project=project)
        )
        self.presenter.open(project, actor)
        self.take_focus()

    def leave(self) -> None:
        """Stop what is under way, and go back."""
        self.presenter.leave()
        self.left.emit()

    def take_focus(self) -> None:
        """Give the keys to the figures, or to the way back before they are there."""
        front = self.table if self._stack.currentWidget() is self._figures else self.back
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: AgreementState) -> None:
        """Show the figures, or how far they are."""
        self.fault.say(state.fault)
        self._line.set_progress(state.done, state.total)
        report = state.report
        if state.busy:
            self._stack.setCurrentWidget(self._waiting)
        elif report is not None and report.rows:
            self.told.setText(self._told(report))
            self.table.show_report(report)
            self.formulas.setText("\n".join(formula_lines(report)))
            self._stack.setCurrentWidget(self._figures)
            if self.isVisible() and self.back.hasFocus():
                self.take_focus()
        else:
            self.nothing.setVisible(not state.fault)
            self._stack.setCurrentWidget(self.nothing)

    def _told(self, report: ConsensusReport) -> str:
        differing = sum(bool(one.conflicts) for one in report.cases)
        return listed(
            (
                self.tr("%Ln case(s) read by two", "", len(report.cases)),
                self.tr("%Ln of them with conflicts", "", differing),
                self.tr("%Ln lesion(s) seen by both", "", report.lesions_matched),
                self.tr("%Ln by one alone", "", report.lesions_single),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin that fits the window."""
        super().resizeEvent(event)
        margin = theme.current().margin(self.window().width())
        self._column.setContentsMargins(margin, 0, margin, margin)
