"""The page of results: a plot and tables of one study, and its export."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.baseline import says_simulated
from medannot.domain.changes import Area, Changes
from medannot.ui import theme
from medannot.ui.actions import caption, key_caption, tooltip
from medannot.ui.page import Page
from medannot.ui.phrases import sentences
from medannot.ui.results.corrected_keys import CorrectedKeys
from medannot.ui.results.folding import beside_models, folded, is_model
from medannot.ui.results.model_acts import ModelActs
from medannot.ui.results.model_presenter import ModelPresenter
from medannot.ui.results.models_view import ModelsView
from medannot.ui.results.nobody_yet import NobodyYet
from medannot.ui.results.plot_card import PlotCard
from medannot.ui.results.results_presenter import (
    ResultsPresenter,
    ResultsState,
    Tone,
    key_of_set,
)
from medannot.ui.results.tables import GroupTable, ReaderTable
from medannot.ui.results.unread_view import UnreadView
from medannot.ui.results.words import count_line, waiting_line
from medannot.ui.set_names import frozen_choices, set_name
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.front_stack import FrontPane, FrontStack
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import Chip, Skeleton
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import Text
from medannot.ui.widgets.under_way import UnderWay

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable
    from medannot.domain.model_answers.rows import ModelRow
    from medannot.services.desk import Desk

_SHOWN = frozenset({Area.STUDIES, Area.READINGS})
_STUDY_WIDTH, _NARROW_STUDY, _ROOMY = 300, 220, 1100


class ResultsPage(Page):
    """Shows the results of one study at a time.

    Args:
        desk: the open workspace.
        around: the window's tools; its actions hold those of this page.
    """

    def __init__(self, desk: "Desk", around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.presenter = ResultsPresenter(desk, around.tasks, self)
        self.jobs = ModelPresenter(desk, around.tasks, self)
        self.under_way = UnderWay()
        self._simulated = Banner()
        self._waiting, self._said, self.nobody = Banner(), Banner(), NobodyYet()
        self.corrected = CorrectedKeys(around.dialogs)
        self.empty = EmptyState(
            "chart-bar-horizontal",
            self.tr(
                "Results belong to a study, or to a set that models alone answered. Import a set "
                "of questions, then make a study, or take in here what models answered to the set."
            ),
            self.tr("Open the studies"),
        )
        self._stack = FrontStack()
        self._loading = Skeleton(6)
        self._results = self._make_results()
        self.unread = UnreadView(desk, around)
        for view in (self._loading, self.empty, self._results, self.unread):
            self._stack.addWidget(view)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._make_header())
        self._layout.addWidget(self._make_body(), 1)
        self._wants_focus = self._reading_unread = False
        self._connect()

    def _make_body(self) -> QWidget:
        """Put all below the header where it scrolls as one."""
        body = QWidget()
        body.setObjectName("canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for banner in (self._simulated, self._said):
            banner.say("")
            column.addWidget(banner)
        column.addWidget(self.under_way)
        column.addWidget(self._stack, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    def _make_header(self) -> QWidget:
        self._header = PageHeader(self.tr("Results"))
        self._chip = Chip(self.tr("Simulated"), "warning", icon="robot")
        self._chip.hide()
        self._header.mark(self._chip)
        self.study = Choice(self.tr("Study or question set"))
        self.study.setFixedWidth(_STUDY_WIDTH)
        spec = self._around.actions["results.export"]
        self.export_button = Button(
            caption(spec), "primary", icon="export", key=key_caption(spec.keys[0])
        )
        self.export_button.setToolTip(tooltip(spec))
        spec = self._around.actions["results.as_model"]
        self.model_button = Button(caption(spec), icon="export", key=key_caption(spec.keys[0]))
        self.model_button.setToolTip(tooltip(spec))
        self._header.add(self.study)
        self._header.add(self.model_button)
        self._header.add(self.export_button)
        return self._header

    def _make_results(self) -> QWidget:
        self.views = Segmented(
            [
                Segment("ability", self.tr("By ability")),
                Segment("reader", self.tr("By reader")),
                Segment("models", self.tr("Models")),
            ],
            self.tr("View"),
        )
        self._counts = Text("", tone="text_2", wrap=True, tabular=True)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar = QHBoxLayout()
        bar.setSpacing(16)
        bar.addWidget(self.views)
        bar.addWidget(self._counts, 1)
        self.readers = ReaderTable()
        self._tabs = FrontStack()
        self._tabs.addWidget(self._make_by_ability())
        self._tabs.addWidget(TableFrame(self.readers))
        self.models = ModelsView(self._around.actions)
        self._tabs.addWidget(self.models)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        for banner in (self.nobody, self._waiting, self.corrected):
            layout.addWidget(banner)
        layout.addWidget(self._tabs, 1)
        return whole

    def _make_by_ability(self) -> QWidget:
        self._card, self.groups = PlotCard(), GroupTable()
        self.plot, self.fold = self._card.plot, self._card.fold
        whole = FrontPane()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._card, 1000)
        layout.addWidget(TableFrame(self.groups))
        layout.addStretch(1)
        return whole

    def _connect(self) -> None:
        self.presenter.state_changed.connect(self._show)
        self.study.currentIndexChanged.connect(self._choose)
        self.export_button.clicked.connect(lambda _checked=False: self._export())
        self.views.chosen.connect(self._show_view)
        self.fold.clicked.connect(lambda _checked=False: self._show_abilities())
        self.empty.acted.connect(lambda: self.place_wanted.emit("go.studies"))
        self.nobody.acted.connect(lambda: self.place_wanted.emit("go.take"))
        bind = self._around.actions.bind
        bind("results.export", self, self._export)
        bind("results.by_ability", self._results, lambda: self._show_view("ability"))
        bind("results.by_reader", self._results, lambda: self._show_view("reader"))
        bind("results.models", self._results, lambda: self._show_view("models"))
        self.acts = ModelActs(
            self, self._results, self.jobs, self._around.actions, self._around.dialogs
        )
        self.model_button.clicked.connect(lambda _checked=False: self.acts.ask_export())
        self.jobs.begun.connect(self._begin_job)
        self.jobs.moved.connect(self.under_way.move_on)
        self.jobs.ended.connect(self._end_job)
        self.jobs.changed.connect(self.presenter.load)
        self.under_way.stopped.connect(self.jobs.stop)
        self.unread.left.connect(self._leave_unread)

    def title(self) -> str:
        """Return the title; it says where the answers are simulated."""
        table, asked = self.presenter.state.table, self.presenter.state.set_name
        if asked:
            return self.tr("Models of {set}").format(set=asked)
        if table is None:
            return self.tr("Results")
        if table.simulated and not says_simulated(table.study):
            return self.tr("Results of {study} (simulated answers)").format(study=table.study)
        return self.tr("Results of {study}").format(study=table.study)

    def activate(self) -> None:
        """Read the results again."""
        self._wants_focus = True
        self.presenter.load()

    def refresh(self, changes: Changes) -> None:
        """Read again what changed."""
        if changes.areas & _SHOWN:
            self.presenter.load()

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes of the keys that act here."""
        if self._reading_unread:
            return ("unread", "workspace", "window")
        return ("results", "workspace", "window")

    def _choose(self, _place: int) -> None:
        self.presenter.choose(self.study.choice())

    def _show_view(self, key: str) -> None:
        if self.presenter.state.set_name and key != "models":
            return
        self.views.choose(key)
        self._tabs.setCurrentIndex(("ability", "reader", "models").index(key))

    def _begin_job(self, what: str) -> None:
        self.presenter.say("", "neutral")
        self.under_way.begin(what)

    def _end_job(self, said: str, tone: Tone) -> None:
        self.under_way.hide()
        self.presenter.say(said, tone)

    def read_unread(self) -> None:
        """Let a person read the unread answers, where there are any and no job is under way."""
        models = self.presenter.state.models
        if models is None or not models.unread or self.jobs.busy:
            return
        self._reading_unread = True
        # How many wait is no longer true once some are read.
        self.presenter.say("", "neutral")
        self._simulated.say("")
        self._stack.setCurrentWidget(self.unread)
        self._header.hide()
        self.unread.begin(models.set_name)
        self.title_changed.emit()

    def _leave_unread(self) -> None:
        self._reading_unread = False
        self._header.show()
        self._show_view("models")
        self._wants_focus = True
        self._show(self.presenter.state)
        self.presenter.load()

    def _export(self) -> None:
        if not self.export_button.isEnabled():
            return
        folder = self._around.dialogs.name_folder(
            self.tr("Export the baseline into a folder"), self.tr("Export")
        )
        if folder is not None:
            self.presenter.export(folder)

    def _show(self, state: ResultsState) -> None:
        offered = self._offered(state)
        self.study.offer(offered)
        self.study.blockSignals(True)
        self.study.choose(key_of_set(state.set_name) if state.set_name else state.study)
        self.study.blockSignals(False)
        self.study.setVisible(bool(offered))
        for button in (self.export_button, self.model_button):
            button.setVisible(bool(state.study))
            button.setEnabled(
                state.table is not None and not state.exporting and not self.jobs.busy
            )
        # What was said last may name a model, which those who read answers are not to know.
        self._said.say("" if self._reading_unread else state.said, state.tone)
        table = state.table
        simulated = table is not None and table.simulated
        self._chip.setVisible(simulated)
        notice = self.tr(
            "Simulated readers gave these answers. No figure on this page was measured on people."
        )
        # Unread answers are those of a model.
        told = notice if simulated and not self._reading_unread else ""
        self._simulated.say(told, "warning")
        self.views.setVisible(not state.set_name)
        if table is not None:
            self._show_table(table)
        elif state.set_name:
            self._show_models_alone(state.set_name)
        self.models.show_models(state.models)
        if not self._reading_unread:
            self._stack.setCurrentWidget(self._front(state))
            self._give_focus(state)
        self.title_changed.emit()

    def _offered(self, state: ResultsState) -> list[tuple[str, str]]:
        """Return the studies, then sets and frozen versions, whose models alone are shown."""
        studies = [(name, name) for name in state.studies]
        sets = [(one.name, set_name(one)) for one in state.sets]
        alone = [*sets, *frozen_choices(state.frozen)]
        return [*studies, *((key_of_set(name), said) for name, said in alone)]

    def _show_models_alone(self, name: str) -> None:
        """Show what models answered to a set: nothing of people, of whom there are none."""
        for banner in (self.nobody, self._waiting, self.corrected):
            banner.say("")
        self._counts.setText(self.tr("Models alone, without a study: {set}").format(set=name))
        self._show_view("models")

    def _give_focus(self, state: ResultsState) -> None:
        """Give the focus to the chooser, or to the way to the studies, once there is one."""
        if self._wants_focus and not state.loading and self.isVisible():
            self._wants_focus = False
            first = self.study if self.study.count() else self.empty.button
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _front(self, state: ResultsState) -> QWidget:
        asked, shown = state.study or state.set_name, state.table or state.set_name
        found = state.models if state.set_name else state.table
        if state.loading or (asked and found is None and not state.said):
            return self._loading
        return self._results if shown else self.empty

    def _show_table(self, table: "BaselineTable") -> None:
        title = self.tr("Mean score by ability, %")
        if table.simulated:
            title = self.tr("Mean score by ability, % (simulated answers)")
        rows = self._with_models(table).rows
        models = frozenset(place for place, row in enumerate(rows) if is_model(row))
        names = tuple(row.group for row in rows)
        self._card.show_words(title, names, models, self._note_line(models=bool(models)))
        self._show_abilities()
        self.readers.show_table(table)
        waiting = sum(row.overall.waiting for row in table.rows)
        self._waiting.say(waiting_line(waiting) if waiting else "")
        self._counts.setText(count_line(table))
        self.nobody.show_for(table)
        self.corrected.show_for(table)

    def _show_abilities(self) -> None:
        """Show plot and table of the groups with all abilities, or those that have answers."""
        table = self.presenter.state.table
        if table is None:
            return
        table = self._with_models(table)
        few = folded(table)
        self.fold.show_count(len(table.abilities) - len(few.abilities))
        shown = table if self.fold.opened else few
        self._card.show_table(shown)
        self.groups.show_table(shown)

    def _with_models(self, table: "BaselineTable") -> "BaselineTable":
        return beside_models(table, self.presenter.state.models, self._model_caption)

    def _model_caption(self, row: "ModelRow") -> str:
        if row.judge:
            return self.tr("{model} (model; open answers graded by {judge})").format(
                model=row.model, judge=row.judge
            )
        return self.tr("{model} (model)").format(model=row.model)

    def _note_line(self, *, models: bool) -> str:
        said = self.tr("The number beside a marker counts the answers that can be scored.")
        if models:
            kinds = self.tr("Filled markers are people, outlined ones models.")
            said = sentences([kinds, said])
        return said

    def finish(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        self.jobs.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin that fits the window."""
        super().resizeEvent(event)
        margin = theme.current().margin(self.window().width())
        self._layout.setContentsMargins(margin, 0, margin, margin)
        self._fit_header(narrow=self.width() < _ROOMY)

    def _fit_header(self, *, narrow: bool) -> None:
        """Leave title, study and acts their room: in a narrow window all but one act are icons."""
        self.study.setFixedWidth(_NARROW_STUDY if narrow else _STUDY_WIDTH)
        spec = self._around.actions["results.as_model"]
        self.model_button.setText("" if narrow else caption(spec))
        self.model_button.setAccessibleName(caption(spec))
        self.model_button.set_key("" if narrow else key_caption(spec.keys[0]))
