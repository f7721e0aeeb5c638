"""A file that comes in: what it holds, where it lies, and whose it is."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui.dialogs import Dialogs
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow, LineField
from medannot.ui.widgets.form_dialog import FormDialog
from medannot.ui.widgets.paths import typed_path

_LONGEST_NAME = 80


class Holds(StrEnum):
    """What a file holds."""

    ANSWERS = "answers"
    WORKSHEET = "worksheet"
    READINGS = "readings"
    GRADES = "grades"


@dataclass(frozen=True, slots=True)
class Taking:
    """A file that is to come in.

    Attributes:
        name: of the model or judge; "" for a worksheet.
        source: where it comes from, in free words.
        take_matched: take the rest where some rows fit nothing.
        by_index: its numbers are those of the set's own export.
    """

    holds: Holds
    path: Path
    name: str = ""
    source: str = ""
    take_matched: bool = False
    by_index: bool = False


class TakingDialog(FormDialog):
    """Asks for a file of answers, readings or grades; stays until the file came in.

    Args:
        dialogs: for choosing the file.
        parent: the window it stands before.

    Signals:
        wanted: the file is to come in; `refuse` or `close_taken` answers.
    """

    wanted = Signal()

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TakingDialog", "Take in a file")
        act = QCoreApplication.translate("TakingDialog", "Take in")
        super().__init__(title, act, parent)
        self._dialogs = dialogs
        self.holds = Choice(self.tr("The file holds"))
        self.holds.offer(
            [
                (Holds.ANSWERS, self.tr("what a model answered")),
                (Holds.WORKSHEET, self.tr("a worksheet that a person filled in")),
                (Holds.READINGS, self.tr("what an outside model read in unread answers")),
                (Holds.GRADES, self.tr("an outside judge's grades of open answers")),
            ]
        )
        self.row(self.tr("The file holds"), self.holds)
        self.path = LineField(self.tr("Type or paste a path"), name=self.tr("File"))
        self._path_row = FormRow(self.tr("File"), self.path)
        self.path.returnPressed.connect(self.take)
        self.browse = Button(self.tr("Choose"), icon="folder-open")
        self.browse.clicked.connect(lambda _checked=False: self._browse())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._path_row, 1)
        line.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        self.name, self.source = LineField(), LineField()
        self._name_row = self.row(self.tr("Name"), self.name)
        self._source_row = self.row(self.tr("Source"), self.source, self.tr("in free words"))
        self.by_index = CheckBox(self.tr("Its numbers are those of the set's own export"))
        self.column.addWidget(self.by_index)
        self._about = self.note("")
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        self.holds.currentIndexChanged.connect(lambda _place: self._show_kind())
        self._show_kind()
        self.path.setFocus()

    def accept(self) -> None:
        """Have the file taken in, once; what stands in the fields stays meanwhile."""
        if self.accept_button.isEnabled():
            self.accept_button.setEnabled(False)
            self.trouble.say("")
            self.fit()
            self.wanted.emit()

    def refuse(self, said: str) -> None:
        """Say why the file did not come in, and let another be named; "" where nothing is said."""
        self.accept_button.setEnabled(True)
        self.trouble.say(said)
        self.path.setFocus(Qt.FocusReason.OtherFocusReason)
        self.path.selectAll()
        self.fit()

    def close_taken(self) -> None:
        """Close: the file came in."""
        super().accept()

    def taking(self) -> Taking:
        """Return what is asked for."""
        holds = Holds(self.holds.choice())
        name = "" if holds is Holds.WORKSHEET else self.name.text().strip()
        path, source = typed_path(self.path.text()), self.source.text().strip()
        by_index = holds is Holds.ANSWERS and self.by_index.isChecked()
        return Taking(holds, path, name, source, by_index=by_index)

    def _show_kind(self) -> None:
        holds = Holds(self.holds.choice())
        self._name_row.setVisible(holds is not Holds.WORKSHEET)
        self._source_row.setVisible(holds in {Holds.ANSWERS, Holds.GRADES})
        self.by_index.setVisible(holds is Holds.ANSWERS)
        about = {
            Holds.ANSWERS: self.tr(
                "A VLMEvalKit workbook, MedEvalKit results.json, or JSON, JSONL, CSV or TSV with "
                "an id and a prediction. Its row stands beside the groups of people."
            ),
            Holds.WORKSHEET: self.tr(
                "Rows whose letters are blank go on waiting; the same file again changes nothing."
            ),
            Holds.READINGS: self.tr(
                "The replies to the prompts of extracting.jsonl, each with its id. What a person "
                "has read stays."
            ),
            Holds.GRADES: self.tr(
                "The replies to the prompts of judging.jsonl, each with its id. They make a line "
                "of their own beside people's grades."
            ),
        }
        self._about.setText(about[holds])
        for row in (self._path_row, self._name_row):
            row.set_error("")
        self.trouble.say("")
        self.fit()

    def _browse(self) -> None:
        kinds = "*.csv *.xlsx" if self.holds.choice() == Holds.WORKSHEET else _KINDS
        files = self._dialogs.choose_files(self.windowTitle(), ((self.tr("Tables, JSON"), kinds),))
        if files:
            self._path_row.set_error("")
            self.trouble.say("")
            self.path.setText(str(files[0]))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_wrong(self) -> QWidget | None:
        """Say below each field what is wrong with it; return the first such field."""
        taking = self.taking()
        bad_path, bad_name = "", ""
        if not self.path.text().strip():
            bad_path = self.tr("Choose the file.")
        elif not taking.path.is_file():
            bad_path = self.tr("There is no such file.")
        name = taking.name
        if taking.holds is not Holds.WORKSHEET and (
            not name or len(name) > _LONGEST_NAME or not name.isprintable()
        ):
            bad_name = self.tr("Give a name of up to {limit} signs in one line.").format(
                limit=_LONGEST_NAME
            )
        self._path_row.set_error(bad_path)
        self._name_row.set_error(bad_name)
        return self.path if bad_path else self.name if bad_name else None


_KINDS = "*.xlsx *.tsv *.csv *.json *.jsonl *.ndjson"
