"""The workbench before a case is open: which project, and who annotates; or a new project."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.ids import AnnotationCaseId
from medannot.ui import theme
from medannot.ui.annotation.projects_presenter import ProjectsState
from medannot.ui.annotation.seats import ProjectSeats
from medannot.ui.bench.seat import Seat
from medannot.ui.phrases import with_value
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.scroll import CardScroll
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import ElidedText, Text

_MOST_TOLD = 6


class OpeningView(QWidget):
    """Lists the projects with a button for each annotator.

    Signals:
        seat_wanted: (Seat) somebody sits down.
        case_wanted: (Seat, AnnotationCaseId) somebody sits down at a case.
        overview_wanted: (ProjectSeats) a project is to be seen as a whole.
        import_wanted: (ProjectSeats) annotations are to come in.
        export_wanted: (ProjectSeats) annotations are to go out.
        manage_wanted: (name) somebody looks after a project.
        new_wanted: a project is to be made.
    """

    seat_wanted = Signal(object)
    case_wanted = Signal(object, str)
    overview_wanted = Signal(object)
    import_wanted = Signal(object)
    export_wanted = Signal(object)
    manage_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._last: Seat | None = None
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
        self._scroll = CardScroll()
        column = QVBoxLayout(self)
        margin = theme.current().metric("frame.page_margin_small")
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(12)
        column.addWidget(header)
        for banner in (self._fault, self._refused):
            banner.hide()
            column.addWidget(banner)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        self.new.clicked.connect(lambda _on=False: self.new_wanted.emit())
        self.empty.acted.connect(self.new_wanted)

    def show_state(self, state: ProjectsState, recent: Sequence[tuple[str, str]] = ()) -> None:
        """Show the projects.

        Args:
            state: of the projects.
            recent: ids of projects and codes by which somebody sat down there, the last first.
        """
        self._fault.say(state.fault)
        self._refused.say("\n".join(state.refused[:_MOST_TOLD]))
        nothing = state.loaded and not state.projects
        self.empty.setVisible(nothing)
        self._scroll.setVisible(not nothing)
        self.new.setVisible(not nothing and state.may_design)
        self.empty.button.setVisible(state.may_design)
        last = _last_seat(state.projects, recent)
        if (state.projects, last) != self._shown:
            self._shown, self._last = (state.projects, last), last
            first = [one for one in state.projects if last is not None and last in one.seats]
            others = [one for one in state.projects if one not in first]
            self._scroll.show_cards(self._card(one) for one in (*first, *others))

    def _card(self, project: ProjectSeats) -> Card:
        card = Card(margin=20)
        card.body.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedText(project.project, "ui_strong"), 1)
        for act in self._acts(project):
            head.addWidget(act)
        card.body.addLayout(head)
        counts = self.tr("%Ln case(s)", "", project.cases)
        words = self.tr("{cases}, {lexicon}").format(cases=counts, lexicon=project.lexicon)
        card.body.addWidget(Text(words if project.lexicon else counts, tone="text_2"))
        if not project.seats:
            card.body.addWidget(Text(self._nobody(project), tone="text_2", wrap=True))
            return card
        card.body.addWidget(Text(self.tr("Who annotates?")))
        row = QHBoxLayout()
        row.setSpacing(8)
        for seat in sorted(project.seats, key=lambda one: one != self._last):
            row.addWidget(self._seat(seat))
        row.addStretch(1)
        card.body.addLayout(row)
        own = len(project.seats) == 1
        for seat in project.seats:
            news = self._news(seat, own=own)
            if not news:
                continue
            line = QHBoxLayout()
            line.setSpacing(8)
            for one in news:
                line.addWidget(one)
            line.addStretch(1)
            card.body.addLayout(line)
        return card

    def _news(self, seat: Seat, *, own: bool) -> list[Button]:
        """Return what reviewers made of somebody's cases; a click leads to the first of them."""
        found = []
        if seat.returned:
            words = self.tr("%Ln case(s) came back from the review", "", len(seat.returned))
            found.append(self._go(seat, seat.returned[0], words, "arrow-u-up-left", own=own))
        if seat.corrected:
            words = self.tr("%Ln case(s) corrected by a reviewer", "", len(seat.corrected))
            found.append(self._go(seat, seat.corrected[0], words, "pencil-simple", own=own))
        return found

    def _go(
        self, seat: Seat, case_id: AnnotationCaseId, words: str, icon: str, *, own: bool
    ) -> Button:
        said = words if own else with_value(seat.code, words)
        button = Button(said, "quiet", icon=icon, size="compact")
        button.setToolTip(self.tr("Open the first of them"))
        button.clicked.connect(lambda _on=False: self.case_wanted.emit(seat, case_id))
        return button

    def _acts(self, project: ProjectSeats) -> list[Button]:
        """Return what can be done with a project as a whole, quietly, from left to right."""
        acts = [self._act(self.tr("Overview"), self.overview_wanted, project, "squares-four")]
        acts[0].setObjectName(f"overview.{project.project}")
        if project.seats:
            acts.append(self._act(self.tr("Import"), self.import_wanted, project, "upload-simple"))
            icon = "download-simple"
            acts.append(self._act(self.tr("Export"), self.export_wanted, project, icon))
        if project.managed:
            manage = Button(self.tr("Manage"), "quiet", icon="sliders-horizontal", size="compact")
            manage.setAccessibleName(self.tr("Manage {project}").format(project=project.project))
            manage.setObjectName(f"manage.{project.project}")
            manage.clicked.connect(partial(self._manage, project.project))
            acts.append(manage)
        return acts

    def _act(self, words: str, wanted: SignalInstance, project: ProjectSeats, icon: str) -> Button:
        button = Button(words, "quiet", icon=icon, size="compact")
        name = self.tr("{act}: {project}").format(act=words, project=project.project)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _on=False: wanted.emit(project))
        return button

    def _nobody(self, project: ProjectSeats) -> str:
        if project.managed:
            return self.tr("Nobody has its cases yet; give them out with Manage.")
        return self.tr("None of its cases is yours.")

    def _manage(self, name: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.manage_wanted.emit(name)

    def _seat(self, seat: Seat) -> Button:
        words = self.tr("{code}  {done} of {total}").format(
            code=seat.code, done=seat.submitted, total=seat.total
        )
        # Who sat here last goes on by Enter.
        button = Button(words, "primary" if seat == self._last else "normal", icon="user")
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
        if self._last is not None:
            name = f"seat.{self._last.project}.{self._last.code}"
            target = target or self._scroll.list.findChild(Button, name)
        buttons = self._scroll.list.findChildren(Button)
        seats = [one for one in buttons if one.objectName().startswith("seat.")]
        target = target or next(iter((*seats, *buttons)), None) or self.new
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _last_seat(projects: Sequence[ProjectSeats], recent: Sequence[tuple[str, str]]) -> Seat | None:
    """Return the seat in which somebody sat last, of those that are still there."""
    seats = {(one.project_id, one.code): one for project in projects for one in project.seats}
    return next((seats[key] for key in recent if key in seats), None)
