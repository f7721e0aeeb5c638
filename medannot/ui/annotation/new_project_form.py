"""The form of a new annotation project: images, lexicon, annotators."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.annotation.projects_presenter import NewProject, ProjectsState
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice, FormRow, LineField
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import ProgressLine
from medannot.ui.widgets.text import Text

_FIRST = "medannot-skin"


class NewProjectForm(QWidget):
    """Asks for what a project needs; the rest is as the command line has it by default.

    Args:
        choose_folder: asks for a folder.

    Signals:
        wanted: (NewProject) it is to be made.
        left: nothing is to be made.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, choose_folder: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._choose_folder = choose_folder
        self.name = LineField(self.tr("Such as skin-batch-1"), name=self.tr("Name"))
        self.images = LineField(self.tr("Folder, ZIP archive or file"), name=self.tr("Images"))
        self.browse = Button(self.tr("Choose folder"), icon="folder-open")
        self.lexicon = Choice(self.tr("Lexicon"))
        self.people = LineField(self.tr("Such as ann-01, ann-02"), name=self.tr("Annotators"))
        self.make = Button(self.tr("Make project"), "primary")
        self.cancel = Button(self.tr("Cancel"), key=self.tr("Esc"))
        self._fault = Banner("", "danger")
        self._fault.hide()
        self._progress = ProgressLine()
        self._words = Text("", tone="text_2", tabular=True)
        self._lay_out()
        self.browse.clicked.connect(lambda _on=False: self._browse())
        self.make.clicked.connect(lambda _on=False: self._want())
        self.cancel.clicked.connect(lambda _on=False: self.left.emit())
        for field in (self.name, self.images, self.people):
            field.returnPressed.connect(self._want)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margin = theme.current().metric("frame.page_margin_small")
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(12)
        column.addWidget(PageHeader(self.tr("New project")))
        column.addWidget(self._fault)
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.images, 1)
        row.addWidget(self.browse)
        codes = self.tr(
            "Pseudonymous codes with commas between. Each case goes to two of them; with one "
            "alone neither diagnoses nor advice are asked for."
        )
        self._rows = {
            "name": FormRow(self.tr("Name"), self.name),
            "images": FormRow(
                self.tr("Images"), where, self.tr("They are de-identified as they come in.")
            ),
            "lexicon": FormRow(self.tr("Lexicon"), self.lexicon),
            "people": FormRow(self.tr("Annotators"), self.people, codes),
        }
        for one in self._rows.values():
            column.addWidget(one)
        buttons = QHBoxLayout()
        for button in (self.make, self.cancel):
            buttons.addWidget(button)
        buttons.addWidget(self._progress, 1)
        buttons.addWidget(self._words)
        column.addLayout(buttons)
        column.addStretch(1)
        self._progress.hide()

    def begin(self, lexicons: Sequence[str]) -> None:
        """Show an empty form, or what was filled in before."""
        self.lexicon.offer([(name, name) for name in lexicons])
        if _FIRST in lexicons and not self.name.text():
            self.lexicon.choose(_FIRST)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was filled in."""
        for field in (self.name, self.images, self.people):
            field.clear()

    def show_state(self, state: ProjectsState) -> None:
        """Show how far the making is, or why it failed."""
        self._fault.say(state.fault)
        self.make.setEnabled(not state.busy)
        self._progress.setVisible(state.busy)
        self._progress.set_progress(state.done, state.total)
        numbers = QLocale()
        words = self.tr("{done} of {total} images").format(
            done=numbers.toString(state.done), total=numbers.toString(state.total)
        )
        self._words.setText(words if state.busy and state.total else "")

    def _browse(self) -> None:
        folder = self._choose_folder(self.tr("Images of the project"))
        if folder is not None:
            self.images.setText(str(folder))

    def _want(self) -> None:
        name, images = self.name.text().strip(), self.images.text().strip()
        codes = tuple(filter(None, re.split(r"[,，、;；\s]+", self.people.text())))
        path = Path(images).expanduser()
        found = bool(images) and path.exists()
        self._rows["name"].set_error("" if name else self.tr("Give the project a name."))
        self._rows["images"].set_error(
            "" if found else self.tr("Choose the folder in which the images lie.")
        )
        self._rows["people"].set_error("" if codes else self.tr("Name at least one annotator."))
        if name and found and codes and self.make.isEnabled():
            self.wanted.emit(NewProject(name, path, self.lexicon.choice(), codes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
