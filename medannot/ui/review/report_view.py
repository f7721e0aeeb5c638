"""The report of a round inside the window: made with progress and a stop, seen, exported."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.dialogs import Dialogs
from medannot.ui.review.report_body import ReportBody
from medannot.ui.review.report_presenter import ReportPresenter, ReportState
from medannot.ui.review.words import number
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card, Chip, ProgressLine
from medannot.ui.widgets.text import Text


class ReportView(QWidget):
    """Shows one report.

    Args:
        presenter: makes and writes it.
        dialogs: ask for the folder.

    Signals:
        left: back to the rounds.
    """

    left = Signal()

    def __init__(self, presenter: ReportPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.presenter, self._dialogs = presenter, dialogs
        self._wants_focus = False
        self.back = IconButton("arrow-left", self.tr("Back to the rounds (Esc)"))
        self.again = Button(self.tr("Make it again"), icon="arrow-clockwise")
        self.export = Button(self.tr("Export"), "primary", icon="export")
        self.said = Banner()
        self.said.hide()
        self.body = ReportBody()
        self.making = ReportMaking()
        self.empty = EmptyState("chart-bar-horizontal", "", self.tr("Make it"))
        self._stack = FrontStack()
        for view in (self.making, self.body, self.empty):
            self._stack.addWidget(view)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._header = PageHeader("")
        self._header.lead(self.back)
        self._blind = Chip(self.tr("Reviewers did not see names"), icon="eye-slash")
        self._blind.hide()
        self._header.mark(self._blind)
        self._header.add(self.again)
        self._header.add(self.export)
        inner = QWidget()
        inner.setObjectName("canvas")
        below = QVBoxLayout(inner)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(self.said)
        below.addWidget(self._stack, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._header)
        self._column.addWidget(area, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self.show_state)
        self.back.clicked.connect(lambda _on=False: self.leave())
        self.again.clicked.connect(lambda _on=False: presenter.make())
        self.export.clicked.connect(lambda _on=False: self._export())
        self.making.halt.clicked.connect(lambda _on=False: presenter.stop())
        self.empty.acted.connect(presenter.make)

    def open(self, project: str, name: str) -> None:
        """Come to the front with the report of a round."""
        words = self.tr("Report of {project} / {round}")
        self._header.set_title(words.format(project=project, round=name))
        self._wants_focus = True
        self.presenter.open(project, name)
        self.making.halt.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Stop what is under way, and go back."""
        self.presenter.leave()
        self.left.emit()

    def _export(self) -> None:
        if not self.export.isEnabled():
            return
        folder = self._dialogs.name_folder(
            self.tr("Export the report into a folder"), self.tr("Export")
        )
        if folder is not None:
            self.presenter.export(folder)

    def show_state(self, state: ReportState) -> None:
        """Show the report, or how far it is."""
        self.said.say(state.said, state.tone)
        ready = state.report is not None and not state.busy
        for act in (self.export, self.again):
            act.setVisible(state.report is not None)
            act.setEnabled(ready)
        if state.report is not None:
            self._blind.setVisible(state.report.round.plan.blind)
        if state.busy:
            self.making.show_job(state)
            self._stack.setCurrentWidget(self.making)
            return
        if state.report is None:
            self.empty.sentence.setText(self.tr("The report of this round is not made."))
            self._stack.setCurrentWidget(self.empty)
        else:
            self.body.show_report(state.report)
            self._stack.setCurrentWidget(self.body)
        self._give_focus()

    def _give_focus(self) -> None:
        """Give the keys to the parts of the report once they are there."""
        if self._wants_focus and self.isVisible():
            self._wants_focus = False
            body = self._stack.currentWidget() is self.body
            target = self.body.parts.cell(self.body.parts.choice()) if body else self.empty.button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Give the keys to what is in front."""
        self._wants_focus = True
        if not self.presenter.state.busy:
            self._give_focus()

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


class ReportMaking(QWidget):
    """A report under way: how far it is, and its stop."""

    def __init__(self) -> None:
        super().__init__()
        self._what = Text("", "body")
        self._bar = ProgressLine()
        self._count = Text("", tone="text_2", tabular=True)
        self.halt = Button(self.tr("Stop"), "danger")
        card = Card(margin=32)
        card.setMaximumWidth(640)
        for part in (self._what, self._bar, self._count):
            card.body.addWidget(part)
        card.body.addWidget(self.halt, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def show_job(self, state: ReportState) -> None:
        """Show what is done and how far it is."""
        reading, writing = self.tr("The works are read"), self.tr("The report is written")
        self._what.setText(writing if state.writing else reading)
        self._bar.set_progress(state.done, state.total)
        words = self.tr("{done} of {total} works")
        told = words.format(done=number(state.done), total=number(state.total))
        self._count.setText(told if state.total else "")
