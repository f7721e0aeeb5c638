"""Asks for a folder that is there, or for the name of one that is yet to be made."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import FormRow, LineField
from medannot.ui.widgets.paths import typed_path
from medannot.ui.widgets.text import Text


class FolderDialog(QDialog):
    """Takes a typed, pasted or chosen path.

    Args:
        title: translated, in few words.
        accept: translated name of the act.
        choose: lets the person choose a folder that is there; given a title.
        parent: the window it stands before.
    """

    WIDTH = 640

    def __init__(
        self,
        title: str,
        accept: str,
        choose: Callable[[str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._choose = title, choose
        self.setWindowTitle(title)
        self.setFixedWidth(self.WIDTH)
        self.field = LineField(self.tr("Type or paste a path"), name=self.tr("Folder"))
        self._row = FormRow(self.tr("Folder"), self.field)
        browse = Button(self.tr("Choose"), icon="folder-open")
        browse.clicked.connect(lambda _checked=False: self._browse())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._row, 1)
        line.addWidget(browse, 0, Qt.AlignmentFlag.AlignTop)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(lambda _checked=False: self.reject())
        act = Button(accept, "primary")
        act.clicked.connect(lambda _checked=False: self._take())
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(cancel)
        acts.addWidget(act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(Text(title, "section", wrap=True))
        layout.addLayout(line)
        layout.addWidget(
            Text(self.tr("A folder that is not there yet is made."), tone="text_3", wrap=True)
        )
        layout.addLayout(acts)
        self.field.returnPressed.connect(self._take)
        self.field.setFocus()

    def folder(self) -> Path:
        """Return the folder that was named."""
        return typed_path(self.field.text())

    def _browse(self) -> None:
        chosen = self._choose(self._title)
        if chosen is not None:
            self._row.set_error("")
            self.field.setText(str(chosen))

    def _take(self) -> None:
        self._row.set_error(self._fault())
        if not self._row.error():
            self.accept()

    def _fault(self) -> str:
        if not self.field.text().strip():
            return self.tr("Choose a folder or name a new one.")
        if not self.folder().is_absolute():
            return self.tr("Give the whole path, from the drive or the root on.")
        if self.folder().is_file():
            return self.tr("This is a file; name a folder.")
        return ""
