"""The page of reviews before anything is opened: the rounds of each project, and who reviews."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.review.rounds_presenter import RoundsState
from medannot.ui.review.seats import ProjectRounds, ReviewerLine, ReviewSeat, RoundCard
from medannot.ui.review.words import number, plan_words
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button, Kind
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.scroll import CardScroll
from medannot.ui.widgets.small import Card, Chip, Line, ProgressLine, Skeleton
from medannot.ui.widgets.text import ElidedText, Text

_BAR, _CODE = 220, 140


class RoundsView(QWidget):
    """Lists projects with their rounds and a button for each reviewer.

    Signals:
        seat_wanted: (ReviewSeat) somebody sits down.
        report_wanted: (project, round) a report is to be seen.
        plan_wanted: (ProjectRounds) a round is to be planned.
        settle_wanted: (project) two readings of its cases are to be settled.
        annotate_wanted: there is no project yet.
        questions_wanted: questions and their keys are to be reviewed.
    """

    seat_wanted = Signal(object)
    report_wanted = Signal(str, str)
    plan_wanted = Signal(object)
    settle_wanted = Signal(str)
    annotate_wanted = Signal()
    questions_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._next: ReviewSeat | None = None
        self.empty = EmptyState(
            "checks",
            self.tr(
                "There is no annotation project yet. Labels can be reviewed once annotators have "
                "handed work in."
            ),
            self.tr("Go to Annotate"),
        )
        self._fault = Banner("", "danger")
        self._said = Banner("", "success")
        self._scroll = CardScroll()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        header = PageHeader(self.tr("Review"))
        self.questions = Button(
            self.tr("Questions and keys"), "quiet", icon="list-numbers", size="compact"
        )
        self.questions.clicked.connect(lambda _on=False: self.questions_wanted.emit())
        header.add(self.questions)
        self._column.addWidget(header)
        for banner in (self._fault, self._said):
            banner.hide()
            self._column.addWidget(banner)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self.empty, 1)
        self._scroll.show_cards([Skeleton(4)])
        self.empty.hide()
        self.empty.acted.connect(self.annotate_wanted)

    def show_state(self, state: RoundsState) -> None:
        """Show the rounds."""
        self._fault.say(state.fault)
        self._said.say(state.said)
        nothing = state.loaded and not state.projects and not state.fault
        self.empty.setVisible(nothing)
        self._scroll.setVisible(not nothing)
        if state.loaded and state.projects != self._shown:
            self._shown = state.projects
            self._next = _first_unfinished(state.projects)
            self._scroll.show_cards(self._project(one) for one in state.projects)

    def _project(self, project: ProjectRounds) -> Card:
        card = Card(margin=20)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(ElidedText(project.project, "section"), 1)
        if project.settled:
            head.addWidget(self._settle_button(project))
        if project.planned:
            head.addWidget(self._new(project))
        card.body.addLayout(head)
        if project.planned:
            card.body.addWidget(Text(self._works(project), tone="text_2", tabular=True))
        for one in project.rounds:
            card.body.addWidget(Line())
            card.body.addWidget(self._round(project, one))
        if not project.rounds:
            card.body.addWidget(Text(self._no_round(project), tone="text_2", wrap=True))
        return card

    def _settle_button(self, project: ProjectRounds) -> Button:
        button = Button(self.tr("Settle two readings"), "quiet", icon="git-diff", size="compact")
        name = self.tr("Settle two readings of {project}").format(project=project.project)
        button.setAccessibleName(name)
        button.setObjectName(f"settle.{project.project}")
        button.setEnabled(project.handed_in > 1)
        button.clicked.connect(partial(self._settle, project.project))
        return button

    def _settle(self, project: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.settle_wanted.emit(project)

    def _new(self, project: ProjectRounds) -> Button:
        first = not project.rounds and project.handed_in
        button = Button(
            self.tr("New round"), "primary" if first else "normal", icon="plus", size="compact"
        )
        name = self.tr("New round of review of {project}").format(project=project.project)
        button.setAccessibleName(name)
        button.setObjectName(f"plan.{project.project}")
        button.setEnabled(bool(project.handed_in))
        button.clicked.connect(partial(self._plan, project))
        return button

    def _works(self, project: ProjectRounds) -> str:
        words = self.tr("{done} of %Ln work(s) handed in", "", project.given)
        return words.format(done=number(project.handed_in))

    def _no_round(self, project: ProjectRounds) -> str:
        if not project.planned:
            return self.tr("No round of review here is yours.")
        if not project.handed_in:
            return self.tr(
                "Nothing is handed in yet. A round is drawn from the works that annotators have "
                "handed in."
            )
        return self.tr("There is no round of review yet. A round draws works and gives them out.")

    def _round(self, project: ProjectRounds, one: RoundCard) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(ElidedText(one.round.name, "ui_strong"))
        head.addWidget(
            Chip(self.tr("Blind"), icon="eye-slash")
            if one.round.plan.blind
            else Chip(self.tr("Annotators are named"), "warning", icon="eye")
        )
        head.addStretch(1)
        if one.reported:
            head.addWidget(self._report(project, one))
        column.addLayout(head)
        column.addWidget(Text(plan_words(one.round.plan), tone="text_2", wrap=True, tabular=True))
        column.addLayout(self._reviewers(one.reviewers))
        return whole

    def _report(self, project: ProjectRounds, one: RoundCard) -> Button:
        button = Button(self.tr("Report"), "quiet", icon="chart-bar-horizontal", size="compact")
        name = self.tr("Report of {project}/{round}")
        button.setAccessibleName(name.format(project=project.project, round=one.round.name))
        button.setObjectName(f"report.{project.project}.{one.round.name}")
        button.clicked.connect(partial(self._see, project.project, one.round.name))
        return button

    def _reviewers(self, reviewers: tuple[ReviewerLine, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for row, one in enumerate(reviewers):
            code = ElidedText(one.code)
            code.setFixedWidth(_CODE)
            bar = ProgressLine()
            bar.setFixedWidth(_BAR)
            bar.set_progress(one.done, one.total)
            counts = self.tr("{done} of {total}")
            told = counts.format(done=number(one.done), total=number(one.total))
            grid.addWidget(code, row, 0)
            grid.addWidget(bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Text(told, tone="text_2", tabular=True), row, 2)
            if one.seat is not None:
                grid.addWidget(self._seat(one.seat), row, 3)
        grid.setColumnStretch(4, 1)
        return grid

    def _seat(self, seat: ReviewSeat) -> Button:
        done = seat.total and seat.done >= seat.total
        words = self.tr("Look again") if done else self.tr("Review")
        kind: Kind = "primary" if seat == self._next else "normal"
        button = Button(words, kind, icon="checks", size="compact")
        name = self.tr("Review {project}/{round} as {code}")
        button.setAccessibleName(
            name.format(project=seat.project, round=seat.round, code=seat.code)
        )
        button.setObjectName(f"seat.{seat.project}.{seat.round}.{seat.code}")
        button.clicked.connect(partial(self._sit, seat))
        return button

    def _sit(self, seat: ReviewSeat, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.seat_wanted.emit(seat)

    def _see(self, project: str, name: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.report_wanted.emit(project, name)

    def _plan(self, project: ProjectRounds, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.plan_wanted.emit(project)

    def take_focus(self, wanted: str = "") -> None:
        """Give the keys to a button, to who goes on reviewing, or to the first there is.

        Args:
            wanted: the object name of a button.
        """
        if self.empty.isVisible():
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        buttons = {one.objectName(): one for one in self._scroll.list.findChildren(Button)}
        next_ = self._next
        seat = f"seat.{next_.project}.{next_.round}.{next_.code}" if next_ else ""
        # A round is begun or gone on with far more often than readings are settled.
        live = sorted(
            (one for one in buttons.values() if one.isEnabled()),
            key=lambda one: one.objectName().startswith("settle."),
        )
        target = buttons.get(wanted) or buttons.get(seat) or next(iter(live), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin that fits the window."""
        super().resizeEvent(event)
        margin = theme.current().margin(self.window().width())
        self._column.setContentsMargins(margin, 0, margin, margin)


def _first_unfinished(projects: tuple[ProjectRounds, ...]) -> ReviewSeat | None:
    """Return the first place at which there is something to do."""
    lines = (line for project in projects for one in project.rounds for line in one.reviewers)
    return next((one.seat for one in lines if one.seat and one.done < one.total), None)
