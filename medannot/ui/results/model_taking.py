"""Takes a model's answers in: which file, whose answers, and what becomes of foreign rows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medannot.ui.dialogs import Dialogs
from medannot.ui.faults import line
from medannot.ui.results.results_presenter import ResultsPresenter

if TYPE_CHECKING:
    from medannot.services.model_values import ModelDraft


class ModelTaking(QObject):
    """Asks for a file of predictions and the model's name.

    Args:
        presenter: of the results.
        dialogs: that ask.
        parent: lives as long.
    """

    def __init__(self, presenter: ResultsPresenter, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter, self._dialogs = presenter, dialogs

    def begin(self) -> None:
        """Let a person choose the file and name the model."""
        files = self._dialogs.choose_files(
            self.tr("Answers of a model"),
            ((self.tr("Predictions"), "*.xlsx *.tsv *.csv *.json *.jsonl"),),
        )
        if not files:
            return
        model = self._dialogs.ask_reason(
            self.tr("Which model answered?"),
            self.tr("Its row stands under this name beside the groups of people."),
            label=self.tr("Model"),
            accept=self.tr("Take in"),
        )
        if model:
            self._presenter.take_in(files[0], model)

    def ask_for_matched(self, draft: "ModelDraft") -> None:
        """Say what is not taken, and ask whether the rest is."""
        report = draft.report
        first = line(report.unmatched[0]) if report.unmatched else ""
        text = self.tr("{count} of {read} rows are not taken; the first: {first}").format(
            count=len(report.unmatched), read=report.read, first=first
        )
        if not report.matched:
            self._dialogs.tell(self.tr("No row answers a question of the set"), text)
        elif self._dialogs.ask(
            self.tr("Take the matched rows alone?"), text, accept=self.tr("Take the matched rows")
        ):
            self._presenter.take_in(draft.request.path, draft.request.model, take_matched=True)
