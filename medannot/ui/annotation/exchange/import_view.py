"""Annotations of other programs brought in, step by step; nothing is written before the last."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from medannot.ui.annotation.exchange.changes_step import ChangesStep
from medannot.ui.annotation.exchange.files_step import FilesStep
from medannot.ui.annotation.exchange.frame import ExchangeView
from medannot.ui.annotation.exchange.images_step import ImagesStep
from medannot.ui.annotation.exchange.import_presenter import (
    ImportPresenter,
    ImportState,
    ImportStep,
    Work,
)
from medannot.ui.annotation.exchange.labels_step import LabelsStep
from medannot.ui.annotation.exchange.parts import Working
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.steps import StepsLine

_WORKING = 4


class ImportView(ExchangeView):
    """Files, images, labels, changes, and what was done.

    Args:
        presenter: leads through the steps.
        around: the window's tools.
    """

    def __init__(self, presenter: ImportPresenter, around: Surroundings) -> None:
        super().__init__("", around.actions)
        self._title = self.tr("Import annotations")
        self.presenter = presenter
        self.steps = StepsLine(
            [
                self.tr("Files"),
                self.tr("Images"),
                self.tr("Labels"),
                self.tr("Before writing"),
                self.tr("Done"),
            ]
        )
        self.files = FilesStep(around.dialogs)
        self.images = ImagesStep()
        self.labels = LabelsStep(presenter, around.dialogs, around.settings)
        self.changes = ChangesStep()
        self.working = Working()
        self.more = Button(self.tr("Import more"), icon="upload-simple")
        self._codes: tuple[str, ...] = ()
        self._front = FrontStack()
        for part in (self.files, self.images, self.labels, self.changes, self.working):
            self._front.addWidget(part)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._front, 1)
        self.foot.insertWidget(2, self.more)
        self.more.hide()
        self._connect(around)

    def _connect(self, around: Surroundings) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self.show_state)
        self.files.added.connect(presenter.add)
        self.files.removed.connect(presenter.remove)
        self.files.code_chosen.connect(presenter.choose_code)
        self.files.questions_wanted.connect(presenter.take_from_questions)
        self.labels.refused.connect(lambda said: self.told.say(said, "warning"))
        self.changes.repair_chosen.connect(lambda on: presenter.choose_repair(wanted=on))
        self.working.stopped.connect(presenter.stop)
        self.more.clicked.connect(lambda _on=False: self._begin_again())
        acts = {
            "exchange.search": self.labels.begin_search,
            "exchange.part": self.labels.go_part,
            "exchange.leave_out": self.labels.leave_out,
        }
        for action, act in acts.items():
            around.actions.bind(action, self.labels, act)

    def begin(self, project: str, codes: Sequence[str]) -> None:
        """Come to the front for a project and its annotators; what was begun goes on."""
        self._codes = tuple(codes)
        self.show_project(project)
        self.presenter.begin(project, self._codes)
        self.files.begin(self._codes, self.presenter.state.code)
        self._take_focus(self.presenter.state)

    def step_back(self) -> None:
        """Stop the job, or take a step back, at last to the projects; nothing chosen is lost."""
        if self._front.currentWidget() is self.labels and self.labels.step_back():
            return
        if not self.presenter.back():
            self.left.emit()

    def act(self) -> None:
        """Take the next step; after the last one to the projects."""
        if self.presenter.state.step is ImportStep.DONE:
            self.left.emit()
        else:
            self.presenter.forward()

    def _begin_again(self) -> None:
        self.begin(self.presenter.state.project, self._codes)

    # Showing

    def show_state(self, state: ImportState) -> None:
        """Show the step, or the job that leads to the next one."""
        self.steps.show_step(state.step)
        self.files.show_state(state)
        self.images.show_state(state)
        self.labels.show_state(state)
        if state.step >= ImportStep.CHANGES:
            self.changes.show_state(state)
        self._show_foot(state)
        # The way on must be open before it can be given the keys.
        self._show_front(state)
        if state.fault:
            self.told.say(state.fault, "neutral" if state.stopped else "danger")
        elif state.report is not None and state.report.stopped:
            words = self.tr("It was stopped; the cases that were written before stay.")
            self.told.say(words, "warning")
        else:
            self.told.say(state.said, "success")

    def _show_front(self, state: ImportState) -> None:
        # Done is told in the place in which it was counted.
        place = min(int(state.step), int(ImportStep.CHANGES))
        if state.work is not Work.NOTHING:
            self.working.show_job(self._work_words(state.work), state.done, state.total)
            place = _WORKING
        before = self._front.currentIndex()
        was_seen = self.isVisible()
        self._front.setCurrentIndex(place)
        if place == before or not was_seen:
            return
        if place == _WORKING:
            self.working.halt.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._take_focus(state)

    def _take_focus(self, state: ImportState) -> None:
        if state.work is not Work.NOTHING:
            return
        if state.step is ImportStep.DONE:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        steps: tuple[FilesStep | ImagesStep | LabelsStep | ChangesStep, ...]
        steps = (self.files, self.images, self.labels, self.changes)
        steps[state.step].take_focus()

    def _work_words(self, work: Work) -> str:
        words = {
            Work.READING: self.tr("Reading the files"),
            Work.MATCHING: self.tr("Looking for the images in the project"),
            Work.COUNTING: self.tr("Counting what would come in"),
        }
        return words.get(work, self.tr("Writing, case by case"))

    def _show_foot(self, state: ImportState) -> None:
        idle = state.work is Work.NOTHING
        self.more.setVisible(state.step is ImportStep.DONE)
        self.back.setVisible(state.step is not ImportStep.DONE)
        self.go.setText(self._go_words(state))
        self.go.updateGeometry()
        lacks = self._lacks(state)
        self.go.setEnabled(idle and not lacks)
        self.say.setText(lacks if idle else "")

    def _go_words(self, state: ImportState) -> str:
        plan = state.plan
        if state.step is ImportStep.CHANGES and plan is not None:
            count = sum(plan.counts.values()) + plan.added_to
            return self.tr("Take in %Ln finding(s)", "", count)
        words = {
            ImportStep.FILES: self.tr("Read the files"),
            ImportStep.IMAGES: self.tr("Go on to the labels"),
            ImportStep.LABELS: self.tr("See what would come in"),
        }
        return words.get(state.step, self.tr("Back to the projects"))

    def _lacks(self, state: ImportState) -> str:
        """Return why one cannot go on, or nothing."""
        if state.step is ImportStep.FILES:
            if not state.paths:
                return self.tr("Nothing is chosen yet.")
            return "" if state.code else self.tr("Choose an annotator.")
        if state.step is ImportStep.LABELS and state.open_rows:
            return self.tr("Give every label a term, or leave it out.")
        if state.step is ImportStep.CHANGES and state.plan is not None and not state.plan.cases:
            return self.tr("There is nothing to write.")
        return ""
