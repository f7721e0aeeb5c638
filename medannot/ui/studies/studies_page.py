"""The page of studies: the list, one study, the form of a new one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medannot.domain.changes import Area, Changes
from medannot.ui import theme
from medannot.ui.page import Page
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.studies.form_presenter import FormPresenter, FormState
from medannot.ui.studies.list_presenter import StudiesPresenter, StudiesState
from medannot.ui.studies.study_form import StudyForm
from medannot.ui.studies.study_list import StudyList
from medannot.ui.studies.study_presenter import StudyPresenter, StudyState
from medannot.ui.studies.study_view import StudyWidget
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Skeleton

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_SHOWN = frozenset({Area.STUDIES, Area.READINGS, Area.QUESTIONS})


class StudiesPage(Page):
    """Shows studies and sets them up.

    Args:
        desk: the open workspace.
        around: the window's tools; its actions hold those of this page.
    """

    def __init__(self, desk: "Desk", around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.studies = StudiesPresenter(desk, around.tasks, self)
        self.study = StudyPresenter(desk, around.tasks, around.bus, self)
        self.plan = FormPresenter(desk, around.tasks, around.bus, self)
        self.list = StudyList(around.actions)
        self.detail = StudyWidget(around.actions)
        self.form = StudyForm(around.actions)
        self.empty = EmptyState("flask", "", self.tr("New study"))
        self._loading = Skeleton(6)
        self._nothing = self._make_nothing()
        self._wants_focus = False
        self._stack = QStackedWidget()
        for view in (self._loading, self._nothing, self.list, self.detail, self.form):
            self._stack.addWidget(view)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._stack)
        self._connect()

    def _make_nothing(self) -> QWidget:
        """Put the page's heading over what stands there without a study."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHeader(self.tr("Studies")))
        column.addWidget(self.empty, 1)
        return whole

    def _connect(self) -> None:
        self.studies.state_changed.connect(self._show_studies)
        self.study.state_changed.connect(self._show_study)
        self.plan.state_changed.connect(self._show_plan)
        self.plan.created.connect(self._open)
        self.plan.languages_told.connect(self.form.questions.offer_languages)
        self.list.opened.connect(self._open)
        self.list.new_wanted.connect(self._new)
        self.empty.acted.connect(self._begin_first)
        self.detail.act_wanted.connect(self._act)
        self.detail.copy_wanted.connect(self._open)
        self.detail.stop_wanted.connect(self.study.stop)
        self.form.edited.connect(self.plan.edit)
        self.form.act_wanted.connect(self._act)
        for spec in self._around.actions.specs("studies"):
            self._bind(spec.id)

    def _bind(self, action: str) -> None:
        self._around.actions.bind(action, self, lambda: self._act(action))

    def _act(self, action: str) -> None:
        """Do an act where the view in front has it."""
        front = self._stack.currentWidget()
        acts: dict[tuple[str, QWidget | None], Callable[[], None]] = {
            ("studies.new", self.list): self._new,
            ("studies.new", self._nothing): self._begin_first,
            ("studies.back", self.detail): self._back,
            ("studies.back", self.form): self._back,
            ("studies.verify", self.detail): self.study.verify,
            ("studies.simulate", self.detail): self._simulate,
            ("studies.export", self.detail): self._export,
            ("studies.read", self.detail): self._read,
            ("studies.draw_seed", self.form): self._draw_seed,
            ("studies.create", self.form): self.plan.create,
        }
        if act := acts.get((action, front)):
            act()

    def title(self) -> str:
        """Return the title; that of a simulated copy says so."""
        if self._stack.currentWidget() is self.detail:
            name = self.study.state.name
            if self.study.state.simulated and "simulated" not in name:
                return self.tr("{study} (simulated)").format(study=name)
            return name
        return self.tr("Studies")

    def activate(self) -> None:
        """Read the studies again; what comes to the front takes the focus."""
        self._wants_focus = True
        self._load()

    def _load(self) -> None:
        self.studies.load()
        if self._stack.currentWidget() is self.detail:
            self.study.load()

    def refresh(self, changes: Changes) -> None:
        """Read again what changed."""
        if changes.areas & _SHOWN:
            self._load()

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes of the keys that act here."""
        return ("studies", "workspace", "window")

    def finish(self) -> None:
        """Stop a dry run at its next answer; what was answered stays."""
        self.study.stop()

    def _show_studies(self, state: StudiesState) -> None:
        self.list.show_state(state)
        front = self._stack.currentWidget()
        if front in (self.detail, self.form):
            return
        if state.loading:
            self._front(self._loading)
        elif state.cards or state.fault:
            self._front(self.list)
            self.list.table.setFocus()
        else:
            self._show_empty(state)

    def _show_empty(self, state: StudiesState) -> None:
        if state.sets:
            text = self.tr("There is no study yet: choose a question set and groups of readers.")
            self.empty.button.setText(self.tr("New study"))
        else:
            text = self.tr("A study needs a question set; import questions first.")
            self.empty.button.setText(self.tr("Open the question library"))
        self.empty.sentence.setText(text)
        self.empty.button.updateGeometry()
        self._front(self._nothing)
        if self._wants_focus and self.isVisible():
            self._wants_focus = False
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_first(self) -> None:
        if self.studies.state.sets:
            self._new()
        else:
            self.place_wanted.emit("go.library")

    def _show_study(self, state: StudyState) -> None:
        self.detail.show_state(state)
        self.title_changed.emit()

    def _show_plan(self, state: FormState) -> None:
        self.form.show_state(state)

    def _front(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self.title_changed.emit()

    def _open(self, name: str) -> None:
        self.study.open(name)
        self._front(self.detail)
        self.detail.readers.setFocus()
        self.studies.load()

    def _new(self) -> None:
        state = self.studies.state
        if not state.sets:
            self._show_empty(state)
            return
        self.plan.begin(frozenset(card.name for card in state.cards))
        self._front(self.form)
        self.form.begin(state.sets, state.frozen, self.plan.new_seed())

    def _back(self) -> None:
        if self._stack.currentWidget() is self.form and not self._gives_up_form():
            return
        self._front(self._loading)
        self._show_studies(self.studies.state)
        self.studies.load()

    def _gives_up_form(self) -> bool:
        return not self.form.changed or self._around.dialogs.ask(
            self.tr("Leave the form?"),
            self.tr("What was written for the new study is lost when the form is left."),
            accept=self.tr("Leave without creating it"),
            danger=True,
        )

    def _simulate(self) -> None:
        if not self.study.state.simulated:
            self.study.simulate()

    def _export(self) -> None:
        folder = self._around.dialogs.name_folder(
            self.tr("Export the baseline into a folder"), self.tr("Export")
        )
        if folder is not None:
            self.study.export(folder)

    def _read(self) -> None:
        reader = self.detail.readers.chosen_reader()
        if reader is not None and self.detail.read_button.isEnabled():
            self.reading_wanted.emit(self.study.state.name, reader.code)

    def _draw_seed(self) -> None:
        self.form.seed.setText(self.plan.new_seed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin that fits the window."""
        super().resizeEvent(event)
        margin = theme.current().margin(self.window().width())
        self._layout.setContentsMargins(margin, 0, margin, margin)
