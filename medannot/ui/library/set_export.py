"""A set goes out for models: in which format, and into which folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.people import OWNER
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medannot.services.desk import Desk
    from medannot.services.model_files_values import ModelReport
    from medannot.ui.dialogs import Dialogs

_WIDTH = 520


class SetExportDialog(QDialog):
    """Asks which set goes out, and how.

    Args:
        sets: names of the sets.
        chosen: the set that is offered first, or "".
        parent: the window it stands before.
    """

    def __init__(self, sets: "Sequence[str]", chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export a set for models"))
        self.setModal(True)
        self.setFixedWidth(_WIDTH)
        self.sets = Choice(self.tr("Set"))
        self.sets.offer([(name, name) for name in sets])
        if chosen:
            self.sets.choose(chosen)
        self.format = Choice(self.tr("Format"))
        self.format.offer(
            [
                ("vlmevalkit", self.tr("one TSV file for VLMEvalKit, images inside")),
                ("jsonl", self.tr("JSON Lines, images beside it")),
            ]
        )
        self.with_key = CheckBox(self.tr("With the reference answers"))
        self.with_key.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(Text(self.tr("Export a set for models"), "section", wrap=True))
        layout.addWidget(FormRow(self.tr("Set"), self.sets))
        layout.addWidget(FormRow(self.tr("Format"), self.format))
        layout.addWidget(self.with_key)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(lambda _checked=False: self.reject())
        self.accept_button = Button(self.tr("Choose a folder"), "primary")
        self.accept_button.clicked.connect(lambda _checked=False: self.accept())
        acts.addWidget(cancel)
        acts.addWidget(self.accept_button)
        layout.addLayout(acts)


class SetExport(QObject):
    """Leads from the wish to the files.

    Signals:
        said: (sentence, tone).
    """

    said = Signal(str, str)

    def __init__(self, desk: "Desk", tasks: Tasks, dialogs: "Dialogs", parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._dialogs = desk, tasks, dialogs

    def begin(self, sets: "Sequence[str]", chosen: str, window: QWidget) -> None:
        """Ask what goes out; nothing happens without a set."""
        if not sets:
            return
        self.asking = SetExportDialog(sets, chosen, window)
        self.asking.accepted.connect(self._go_on)
        self.asking.finished.connect(self.asking.deleteLater)
        self.asking.open()

    def _go_on(self) -> None:
        from medannot.services.model_files_values import SetFormat  # noqa: PLC0415  # not to start

        name = self.asking.sets.choice()
        format_ = SetFormat(self.asking.format.choice())
        with_key = self.asking.with_key.isChecked()
        folder = self._dialogs.name_folder(
            self.tr("Export the set into a folder"), self.tr("Export")
        )
        if folder is None:
            return
        target = folder / f"{_file_name(name)}-for-models"
        self._tasks.store(
            lambda: self._desk.model_files.export_set(
                OWNER, name, format_, target, with_key=with_key
            ),
            self._done,
            lambda fault: self.said.emit(sentence(fault), "danger"),
        )

    def _done(self, report: "ModelReport") -> None:
        questions = self.tr("%Ln question(s) were written to {folder}.", "", report.in_set)
        self.said.emit(questions.format(folder=str(Path(report.folder))), "success")


def _file_name(name: str) -> str:
    """Return a set's name with nothing in it that a file system minds."""
    return "-".join("".join(c if c.isalnum() else " " for c in name).split()) or "set"
