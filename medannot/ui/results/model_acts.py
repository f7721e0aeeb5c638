"""What a person does about models on the page of results: by button, menu or key."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from medannot.domain.model_answers.values import RunKind
from medannot.ui.actions import ActionRegistry
from medannot.ui.dialogs import Dialogs
from medannot.ui.results.figure_dialog import FigureDialog
from medannot.ui.results.model_export import ModelExportDialog
from medannot.ui.results.model_presenter import ModelPresenter, Refused
from medannot.ui.results.models_view import ModelsView
from medannot.ui.results.prompts_dialog import PromptsDialog
from medannot.ui.results.results_presenter import ResultsPresenter, file_name
from medannot.ui.results.taking_dialog import Holds, TakingDialog
from medannot.ui.widgets.form_dialog import FormDialog


class Around(Protocol):
    """What of the page the acts go by."""

    presenter: ResultsPresenter
    models: ModelsView

    def read_unread(self) -> None:
        """Let a person read the unread answers."""


class ModelActs(QObject):
    """Asks what an act needs, and has it done.

    Args:
        page: of results; `widget` is its view that the keys belong to.
        jobs: does what is asked.
        actions: the registry.
        dialogs: that ask.
    """

    def __init__(
        self,
        page: Around,
        widget: QWidget,
        jobs: ModelPresenter,
        actions: ActionRegistry,
        dialogs: Dialogs,
    ) -> None:
        super().__init__(widget)
        self._page, self._widget, self._jobs, self._dialogs = page, widget, jobs, dialogs
        self.asking: FormDialog | None = None
        self._taking: TakingDialog | None = None
        acts: dict[str, Callable[[], None]] = {
            "results.as_model": self.ask_export,
            "results.unread": page.read_unread,
            "results.take_in": self.ask_file,
            "results.figure": self.ask_figure,
            "results.prompts": self.ask_prompts,
            "results.worksheet": self.ask_worksheet,
            "results.take_back": self.ask_take_back,
        }
        # Bound to what is seen with the results alone: unread answers have keys of their own.
        self._bound: dict[str, QAction] = {
            name: actions.bind(name, widget, act) for name, act in acts.items()
        }
        models = page.models
        models.unread_wanted.connect(page.read_unread)
        models.take_in_wanted.connect(self.ask_file)
        models.more.clicked.connect(lambda _checked=False: self.open_menu())
        jobs.rows_refused.connect(self.ask_for_matched)
        jobs.file_refused.connect(self._refuse_file)
        jobs.took_in.connect(self._close_taking)

    def menu(self) -> QMenu:
        """Return the menu of what is done less often."""
        view, menu = self._page.models, QMenu(self._page.models.more)
        has_set = bool(self._set_name())
        enabled = {
            "results.figure": has_set,
            "": True,
            "results.prompts": has_set,
            "results.worksheet": view.unread.isEnabled(),
            " ": True,
            "results.take_back": view.chosen() is not None,
        }
        for name, on in enabled.items():
            if not name.strip():
                menu.addSeparator()
                continue
            menu.addAction(self._bound[name])
            self._bound[name].setEnabled(on)
        menu.aboutToHide.connect(self._enable_all)
        return menu

    def _enable_all(self) -> None:
        # Keys look for themselves whether there is something to do.
        for action in self._bound.values():
            action.setEnabled(True)

    def open_menu(self) -> None:
        """Open the menu below its button; it is gone once closed."""
        button, menu = self._page.models.more, self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = button.mapToGlobal(button.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)

    def _set_name(self) -> str:
        """Return the set of the study in front; "" where there is none, or a job is under way."""
        models = self._page.presenter.state.models
        return models.set_name if models is not None and not self._jobs.busy else ""

    def _answered(self) -> str:
        """Return what a file's answers are to: the frozen version in front, else the set."""
        set_name = self._set_name()
        return (self._page.presenter.state.set_name or set_name) if set_name else ""

    def _open(self, dialog: FormDialog, go_on: Callable[[], None]) -> None:
        self.asking = dialog
        dialog.accepted.connect(go_on)
        dialog.open()

    def ask_file(self) -> None:
        """Ask which file comes in."""
        set_name, answered = self._set_name(), self._answered()
        if set_name:
            dialog = TakingDialog(self._dialogs, self._widget.window())

            def take_in() -> None:
                taking = dialog.taking()
                # Worksheets, readings and grades are of answers that the set holds already.
                name = answered if taking.holds is Holds.ANSWERS else set_name
                self._jobs.take_in(name, taking)

            dialog.wanted.connect(take_in)
            dialog.finished.connect(self._forget_taking)
            self.asking = self._taking = dialog
            dialog.open()

    def _forget_taking(self, result: int) -> None:
        """Let go of the dialog; whoever cancels it while its file is read stops that."""
        self._taking = None
        if result != TakingDialog.DialogCode.Accepted:
            self._jobs.stop()

    def _close_taking(self) -> None:
        if self._taking is not None:
            self._taking.close_taken()

    def _refuse_file(self, said: str) -> None:
        """Say why a file did not come in, where its path stands, else on the page."""
        if self._taking is not None:
            self._taking.refuse(said)
        else:
            self._page.presenter.say(said, "danger")

    def ask_for_matched(self, refused: Refused) -> None:
        """Say what is not taken, and ask whether the rest is."""
        if refused.rest <= 0:
            said = self.tr("No row of {file} answers a question of the set; the first: {first}")
            self._refuse_file(said.format(file=refused.taking.path.name, first=refused.first))
            return
        text = self.tr("{count} of {read} rows are not taken; the first: {first}").format(
            count=refused.count, read=refused.read, first=refused.first
        )
        if self._dialogs.ask(
            self.tr("Take the matched rows alone?"), text, accept=self.tr("Take the matched rows")
        ):
            answers = refused.taking.holds is Holds.ANSWERS
            name = self._answered() if answers else self._set_name()
            self._jobs.take_in(name, refused.with_rest())
        elif self._taking is not None:
            self._taking.refuse("")

    def ask_figure(self) -> None:
        """Ask for a figure that is typed by hand."""
        set_name = self._set_name()
        models = self._page.presenter.state.models
        if set_name and models is not None:
            taken = {row.model for row in models.rows}
            dialog = FigureDialog(taken, self._widget.window())
            self._open(dialog, lambda: self._jobs.add_figure(set_name, dialog.figure()))

    def ask_prompts(self) -> None:
        """Ask which prompts go out, and where."""
        set_name = self._set_name()
        if not set_name:
            return
        dialog = PromptsDialog(self._widget.window())

        def go_on() -> None:
            kinds, language = dialog.chosen(), dialog.language.choice()
            folder = self._dialogs.name_folder(
                self.tr("Write prompts into a folder"), self.tr("Write")
            )
            if folder is not None:
                target = folder / f"{file_name(set_name)}-prompts"
                self._jobs.write_prompts(set_name, kinds, language, target)

        self._open(dialog, go_on)

    def ask_worksheet(self) -> None:
        """Ask where the worksheet of unread answers is written."""
        set_name, models = self._set_name(), self._page.presenter.state.models
        if not set_name or models is None or not models.unread:
            return
        path = self._dialogs.choose_save(
            self.tr("Worksheet of unread answers"),
            f"{file_name(set_name)}-unread.csv",
            ((self.tr("Tables"), "*.csv *.xlsx"),),
        )
        if path is not None:
            self._jobs.write_worksheet(set_name, path)

    def ask_take_back(self) -> None:
        """Ask why the chosen row is taken back."""
        set_name, row = self._set_name(), self._page.models.chosen()
        if not set_name or row is None:
            return
        name, judge = row.judge or row.model, bool(row.judge)
        title = self.tr("Take back {model}?").format(model=name)
        text = self.tr("Its answers, and what was read in them, count no longer.")
        if judge:
            title = self.tr("Take back the grades of {judge}?").format(judge=name)
            text = self.tr("The lines that rest on them go, of all models.")
        elif row.kind is RunKind.TYPED:
            text = self.tr("The figure that was typed is shown no longer.")
        reason = self._dialogs.ask_reason(
            title, text, label=self.tr("Reason"), accept=self.tr("Take back")
        )
        if reason:
            self._jobs.take_back(set_name, name, reason, judge=judge)

    def ask_export(self) -> None:
        """Ask how people go out as models."""
        state = self._page.presenter.state
        if state.table is None or state.exporting or self._jobs.busy:
            return
        dialog = ModelExportDialog(state.study, self._widget.window())

        def go_on() -> None:
            request = dialog.request()
            folder = self._dialogs.name_folder(
                self.tr("Export the answers into a folder"), self.tr("Export")
            )
            if folder is not None:
                target = folder / f"{file_name(request.study)}-as-models"
                self._jobs.export_models(request, target)

        self._open(dialog, go_on)
