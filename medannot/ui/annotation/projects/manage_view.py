"""The view of those who look after a project: progress, cases, lexicon."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.project import Case
from medannot.domain.people import Actor
from medannot.services.annotation_migration_values import WaitingTerm
from medannot.ui import theme
from medannot.ui.annotation.projects.cases_view import CasesView
from medannot.ui.annotation.projects.image_tiles import MOST_SHOWN, SmallPictures
from medannot.ui.annotation.projects.manage_presenter import ManagePresenter, ManageState
from medannot.ui.annotation.projects.migration_presenter import MigrationPresenter
from medannot.ui.annotation.projects.migration_view import MigrationView
from medannot.ui.annotation.projects.progress_view import ProgressView
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import IconButton
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.segmented import Segment, Segmented

if TYPE_CHECKING:
    from medannot.services.desk import Desk

PROGRESS, CASES, LEXICON = "progress", "cases", "lexicon"


class ManageView(QWidget):
    """Shows one project as a whole.

    Args:
        desk: the open workspace.
        around: the window's tools.
        actor: who looks after projects.

    Signals:
        left: back to the projects.
    """

    left = Signal()

    def __init__(self, desk: "Desk", around: Surroundings, actor: Actor) -> None:
        super().__init__()
        self._around = around
        self._case: Case | None = None
        self.presenter = ManagePresenter(desk, around.tasks, actor, self)
        self.migration = MigrationPresenter(desk, around.tasks, actor, self)
        self._pictures = SmallPictures(desk, around.tasks, actor, self)
        self.back = IconButton("arrow-left", self.tr("Back to the projects (Esc)"))
        self._header = PageHeader("")
        self.tabs = Segmented(
            [
                Segment(PROGRESS, self.tr("Progress")),
                Segment(CASES, self.tr("Cases")),
                Segment(LEXICON, self.tr("Lexicon version")),
            ],
            self.tr("Part of the project"),
        )
        self._fault = Banner("", "danger")
        self._said = Banner("", "success")
        self.progress = ProgressView()
        self.cases = CasesView()
        self.lexicon = MigrationView(around.dialogs)
        self._parts = {PROGRESS: self.progress, CASES: self.cases, LEXICON: self.lexicon}
        self._stack = FrontStack()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margin = theme.current().metric("frame.page_margin_small")
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self._header, 1)
        self._header.add(self.tabs)
        column.addLayout(head)
        for banner in (self._fault, self._said):
            banner.hide()
            column.addWidget(banner)
        for part in self._parts.values():
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        presenter, migration = self.presenter, self.migration
        self.back.clicked.connect(lambda _on=False: self.left.emit())
        self.tabs.chosen.connect(self._open_part)
        presenter.state_changed.connect(self._show)
        presenter.list_began.connect(self.cases.begin)
        presenter.chunk_came.connect(self.cases.model.fill)
        presenter.row_wanted.connect(self.cases.go_to)
        self.cases.model.chunk_wanted.connect(presenter.load)
        self.cases.model.chunk_dropped.connect(presenter.forget)
        self.cases.query_wanted.connect(presenter.ask)
        self.cases.chosen.connect(presenter.choose)
        self.cases.join_wanted.connect(presenter.join)
        self.cases.split_wanted.connect(presenter.split)
        self.progress.assign_wanted.connect(presenter.assign)
        self._pictures.came.connect(self.cases.panel.tiles.show_picture)
        migration.state_changed.connect(self.lexicon.show_state)
        migration.migrated.connect(presenter.look_again)
        self.lexicon.version_wanted.connect(migration.choose)
        self.lexicon.folder_wanted.connect(migration.choose_folder)
        self.lexicon.decided.connect(self._decide)
        self.lexicon.migrate_wanted.connect(self._migrate)
        self.lexicon.stop_wanted.connect(migration.stop)

    def open(self, name: str) -> None:
        """Show a project from the beginning."""
        self.tabs.choose(PROGRESS)
        self._stack.setCurrentWidget(self.progress)
        self._case = None
        self.presenter.open(name)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """Take over what changed elsewhere."""
        self.presenter.look_again()

    def leave(self) -> None:
        """Let go of what is under way."""
        self.migration.stop()
        self._pictures.show(())

    def _open_part(self, key: str) -> None:
        self._stack.setCurrentWidget(self._parts[key])
        status = self.presenter.state.status
        if key == LEXICON and status is not None:
            self.migration.open(status.project.name, status.project.schema.lexicon)
        else:
            self.presenter.look_again()

    def _show(self, state: ManageState) -> None:
        beside = ""
        if state.status is not None:
            cases = self.tr("%Ln case(s)", "", state.status.cases)
            images = self.tr("%Ln image(s)", "", state.status.images)
            beside = self.tr("{cases}, {images}").format(cases=cases, images=images)
        self._header.set_title(state.name, beside)
        self._fault.say(state.fault)
        if state.working:
            drawn = self.tr("The cases are written, and who gets which is drawn again.")
            self._said.say(drawn, "neutral")
        else:
            self._said.say(state.said, "success")
        self.progress.show_state(state)
        self.cases.show_state(state)
        if state.case is not self._case:
            self._case = state.case
            self._pictures.show(state.case.media[:MOST_SHOWN] if state.case is not None else ())
        status = state.status
        if self.tabs.choice() == LEXICON and status is not None:
            pin = status.project.schema.lexicon
            if pin != self.migration.state.pin:
                self.migration.open(state.name, pin)

    def _decide(self, waiting: object, node_id: str, everywhere: bool) -> None:  # noqa: FBT001 - a signal's
        if isinstance(waiting, WaitingTerm):
            self.migration.decide(waiting, node_id, everywhere=everywhere)

    def _migrate(self) -> None:
        state = self.migration.state
        if state.plan is None:
            return
        text = self.tr(
            "Findings are written anew by {after}; what was there before stays in their history. "
            "There is no way back to {before}."
        ).format(after=state.plan.after, before=state.plan.before)
        title = self.tr("Bring {project} to {after}?").format(
            project=state.name, after=state.plan.after
        )
        if self._around.dialogs.ask(title, text, accept=self.tr("Migrate")):
            self.migration.migrate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
