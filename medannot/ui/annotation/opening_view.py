"""The workbench before a case is open: which project, and who annotates; or a new project."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.annotation.projects_presenter import ProjectsState
from medannot.ui.annotation.seats import ProjectSeats, Seat
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text


class OpeningView(QWidget):
    """Lists the projects with a button for each annotator.

    Signals:
        seat_wanted: (Seat) somebody sits down.
        new_wanted: a project is to be made.
    """

    seat_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.new = Button(self.tr("New project"), icon="plus")
        self.empty = EmptyState(
            "bounding-box",
            self.tr(
                "There is no annotation project yet. Make one here of a folder of images, or with "
                "“medannot annotations project create” on the command line."
            ),
            self.tr("New project"),
        )
        self._fault = Banner("", "danger")
        self._refused = Banner("", "warning")
        header = PageHeader(self.tr("Annotate"))
        header.add(self.new)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setSpacing(12)
        self._rows.setContentsMargins(0, 0, 12, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)
        column = QVBoxLayout(self)
        margin = theme.current().metric("frame.page_margin_small")
        column.setContentsMargins(margin, 0, margin, margin)
        column.addWidget(header)
        for banner in (self._fault, self._refused):
            banner.hide()
            column.addWidget(banner)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        self.new.clicked.connect(lambda _on=False: self.new_wanted.emit())
        self.empty.acted.connect(self.new_wanted)

    def show_state(self, state: ProjectsState) -> None:
        """Show the projects."""
        self._fault.say(state.fault)
        self._refused.say(" ".join(state.refused))
        nothing = state.loaded and not state.projects
        self.empty.setVisible(nothing)
        self._scroll.setVisible(not nothing)
        self.new.setVisible(not nothing)
        if state.projects != self._shown:
            self._shown = state.projects
            self._fill(state.projects)

    def _fill(self, projects: tuple[ProjectSeats, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for project in projects:
            self._rows.addWidget(self._card(project))
        self._rows.addStretch(1)

    def _card(self, project: ProjectSeats) -> Card:
        card = Card(margin=20)
        card.body.setSpacing(10)
        card.body.addWidget(Text(project.project, "ui_strong"))
        counts = self.tr("%Ln case(s)", "", project.cases)
        words = self.tr("{cases}, {lexicon}").format(cases=counts, lexicon=project.lexicon)
        card.body.addWidget(Text(words, tone="text_2"))
        if not project.seats:
            say = self.tr(
                "Nobody has its cases yet; give them out with “medannot annotations project "
                "assign”."
            )
            card.body.addWidget(Text(say, tone="text_2", wrap=True))
            return card
        card.body.addWidget(Text(self.tr("Who annotates?")))
        row = QHBoxLayout()
        row.setSpacing(8)
        for seat in project.seats:
            row.addWidget(self._seat(seat))
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _seat(self, seat: Seat) -> Button:
        words = self.tr("{code}  {done} of {total}").format(
            code=seat.code, done=seat.submitted, total=seat.total
        )
        button = Button(words, icon="user")
        button.setAccessibleName(
            self.tr("Annotate {project} as {code}").format(project=seat.project, code=seat.code)
        )
        button.setObjectName(f"seat.{seat.project}.{seat.code}")
        button.clicked.connect(partial(self._sit, seat))
        return button

    def _sit(self, seat: Seat, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.seat_wanted.emit(seat)

    def take_focus(self) -> None:
        """Give the keys to the first place, or to the button that makes a project."""
        target: QWidget | None = self.empty.button if self.empty.isVisible() else None
        target = target or self._list.findChild(Button) or self.new
        target.setFocus(Qt.FocusReason.OtherFocusReason)
