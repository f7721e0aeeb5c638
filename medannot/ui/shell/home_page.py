"""The home of a workspace: what it holds, what to do next, how whole it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.changes import Area, Changes
from medannot.ui import theme
from medannot.ui.actions import caption
from medannot.ui.page import Page
from medannot.ui.shell.projects_card import ProjectsCard
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.shell.works_presenter import WorkspaceState, WorksPresenter
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.small import Card, Chip, IconMark, ProgressLine
from medannot.ui.widgets.text import ElidedText, Text, Tone

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.reading import ReaderWork

_MOST_WORKS = 4
_NARROW_FIGURE = 250


class Figure(Card):
    """A number and what it counts.

    Args:
        tone: of what is named beside it: a warning, or a plain remark.
    """

    def __init__(self, icon: str, name: str, tone: Tone = "warning") -> None:
        super().__init__(margin=20)
        self.body.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconMark(icon, "text_3", 18))
        head.addWidget(ElidedText(name, tone="text_2"), 1)
        self._number = Text("–", "figure", tabular=True)
        self._apart = ElidedText("", tone=tone, tabular=True)
        self._apart.hide()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        self._line.addWidget(self._number)
        self._line.addWidget(self._apart, 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(head)
        self.body.addLayout(self._line)
        self.body.addStretch(1)

    def show_number(self, number: int, apart: str = "") -> None:
        """Show the number, and beside it what is not counted in it."""
        self._number.setText(QLocale().toString(number))
        self._apart.setText(apart)
        self._apart.setVisible(bool(apart))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is apart below the number where it has no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_FIGURE
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._line.setSpacing(0 if narrow else 12)


class HomePage(Page):
    """What a workspace opens with.

    Args:
        desk: the open workspace.
        around: the window's tools.
    """

    def __init__(self, desk: "Desk", around: Surroundings) -> None:
        super().__init__()
        self._desk, self._around = desk, around
        self._presenter = WorksPresenter(desk, around.tasks, self)
        self._presenter.state_changed.connect(self.show_state)
        self._banner = Banner()
        self._banner.hide()
        self._figures = {
            "questions": Figure("books", self.tr("Questions"), "text_3"),
            "sets": Figure("stack", self.tr("Question sets")),
            "studies": Figure("flask", self.tr("Studies")),
            "answers": Figure("check-circle", self.tr("Answers saved")),
        }
        self.projects = ProjectsCard(around.actions)
        self.projects.wanted.connect(self.place_wanted)
        self.projects.hide()
        self._steps = QVBoxLayout()
        self._works = QVBoxLayout()
        self._works_card = Card()
        self._wants_focus = False
        self._build()

    def _build(self) -> None:
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self._column = QVBoxLayout(canvas)
        self._column.setSpacing(20)
        header = PageHeader(self._desk.folder.name)
        if self._desk.read_only:
            header.mark(Chip(self.tr("Read only"), "warning", icon="lock-simple"))
        self._column.addWidget(header)
        self._column.addWidget(self._banner)
        self._about_questions = (self._figure_row(), self._next_card())
        self._column.addWidget(self._about_questions[0])
        self._column.addWidget(self.projects)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._about_questions[1], 3)
        row.addWidget(self._whole_card(), 2)
        self._column.addLayout(row)
        self._works_card.body.addWidget(Text(self.tr("Sets that wait"), "section"))
        self._works.setSpacing(8)
        self._works_card.body.addLayout(self._works)
        self._column.addWidget(self._works_card)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(canvas)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _figure_row(self) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        for place, figure in enumerate(self._figures.values()):
            grid.addWidget(figure, 0, place)
            grid.setColumnStretch(place, 1)
        return whole

    def _next_card(self) -> Card:
        card = Card()
        card.body.addWidget(Text(self.tr("From questions to a baseline"), "section"))
        self._steps.setSpacing(10)
        card.body.addLayout(self._steps)
        card.body.addStretch(1)
        return card

    def _whole_card(self) -> Card:
        card = Card()
        card.body.addWidget(Text(self.tr("This workspace"), "section"))
        card.body.addWidget(ElidedText(str(self._desk.folder), tone="text_2"))
        card.body.addWidget(
            Text(
                self.tr(
                    "Every change is written at once, with an entry in the audit trail; a backup "
                    "is kept at the end of each session."
                ),
                tone="text_3",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for action, icon in (("workspace.check", "shield-check"), ("workspace.audit", "link")):
            button = Button(caption(self._around.actions[action]), icon=icon)
            button.clicked.connect(
                lambda _checked=False, wanted=action: self.act_wanted.emit(wanted)
            )
            row.addWidget(button)
        row.addStretch(1)
        card.body.addStretch(1)
        card.body.addLayout(row)
        return card

    def title(self) -> str:
        """Return the page's title."""
        return self.tr("Home")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes that the key sheet shows here."""
        return ("workspace", "window")

    def activate(self) -> None:
        """Load; the next step takes the focus."""
        self._wants_focus = True
        self._presenter.load()

    def refresh(self, changes: Changes) -> None:
        """Load again what the figures count."""
        if changes.areas & {Area.QUESTIONS, Area.STUDIES, Area.READINGS}:
            self._presenter.load()

    def show_state(self, state: WorkspaceState) -> None:
        """Show figures, the next step, projects with their reviews, and the sets that wait."""
        self._banner.say(state.fault, "danger")
        for name, figure in self._figures.items():
            figure.show_number(getattr(state, name), self._apart(state, name))
        if not state.fault:
            self._around.settings.remember(
                self._desk.folder, self._around.clock.utc(), state.questions
            )
        self.projects.show_projects(state.projects)
        self.projects.setVisible(bool(state.projects))
        for part in self._about_questions:
            part.setVisible(state.asks)
        first = self.projects.first
        if not state.asks and first is not None and self._wants_focus and self.isVisible():
            self._wants_focus = False
            QTimer.singleShot(0, first, lambda: first.setFocus(Qt.FocusReason.NoFocusReason))
        self._show_steps(state)
        waiting = [work for work in state.works if work.done < work.total]
        self._works_card.setVisible(bool(waiting))
        clear(self._works)
        shown = waiting[:_MOST_WORKS]
        metrics = QFontMetrics(theme.current().font("ui_medium"))
        widest = max((metrics.horizontalAdvance(work.code) for work in shown), default=0)
        for work in shown:
            self._works.addWidget(self._work_row(work, max(96, widest + 4)))
        if len(waiting) > _MOST_WORKS:
            more = Button(self.tr("%Ln more", "", len(waiting) - _MOST_WORKS), "quiet")
            more.clicked.connect(lambda _checked=False: self.place_wanted.emit("go.take"))
            self._works.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _apart(self, state: WorkspaceState, name: str) -> str:
        """Name what a figure leaves out: questions of subsets, and answers that are nobody's."""
        count = ""
        if name == "questions" and state.drawn:
            count = self.tr("%Ln in drawn subsets", "", state.drawn)
        if name == "answers" and state.simulated:
            count = self.tr("%Ln simulated", "", state.simulated)
        return self.tr("and {count}").format(count=count) if count else ""

    def _show_steps(self, state: WorkspaceState) -> None:
        steps = (
            (bool(state.questions), self.tr("Import questions with their images"), "go.library"),
            (bool(state.studies), self.tr("Create a study for groups of readers"), "go.studies"),
            (bool(state.answers), self.tr("Let readers take their sets"), "go.take"),
            (False, self.tr("Look at the results and export the baseline"), "go.results"),
        )
        first_open = next(place for place, step in enumerate(steps) if not step[0])
        clear(self._steps)
        for place, (done, text, action) in enumerate(steps):
            self._steps.addWidget(
                self._step_row(text, action, done=done, current=place == first_open)
            )

    def _step_row(self, text: str, action: str, *, done: bool, current: bool) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        icon, colour = ("check-circle", "success") if done else ("circle", "text_3")
        layout.addWidget(IconMark(icon, colour, 20))
        layout.addWidget(Text(text, tone="text_2" if done else "text", wrap=True), 1)
        go = Button(
            caption(self._around.actions[action]), "primary" if current else "quiet", size="compact"
        )
        go.clicked.connect(lambda _checked=False: self.place_wanted.emit(action))
        layout.addWidget(go)
        if current and self._wants_focus and self.isVisible():
            self._wants_focus = False
            QTimer.singleShot(0, go, lambda: go.setFocus(Qt.FocusReason.NoFocusReason))
        return row

    def _work_row(self, work: "ReaderWork", width: int) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        name = Text(work.code, "ui_medium")
        name.setFixedWidth(width)
        layout.addWidget(name)
        layout.addWidget(ElidedText(work.study, tone="text_2"), 2)
        if work.simulated:
            layout.addWidget(Chip(self.tr("Simulated"), "warning"))
        bar = ProgressLine()
        bar.set_progress(work.done, work.total)
        layout.addWidget(bar, 2)
        numbers = QLocale()
        count = self.tr("{done} of {total}").format(
            done=numbers.toString(work.done), total=numbers.toString(work.total)
        )
        layout.addWidget(Text(count, tone="text_2", tabular=True))
        go = Button(self.tr("Go on") if work.done else self.tr("Begin"), size="compact")
        go.setAccessibleName(self.tr("Begin as {reader}").format(reader=work.code))
        go.clicked.connect(lambda _checked=False: self.reading_wanted.emit(work.study, work.code))
        layout.addWidget(go)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page's margin."""
        super().resizeEvent(event)
        margin = theme.current().margin(self.window().width())
        self._column.setContentsMargins(margin, 0, margin, margin)
