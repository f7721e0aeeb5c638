"""What stands in the images' place where none can be shown: why, and what to do next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import Text

_WIDTH = 640
_FEW = 3
_LIST_HEIGHT = 220


class NothingShown(QWidget):
    """The reasons, large enough to be read at once, and the two ways on.

    Signals:
        files_wanted: other files shall be chosen.
        folder_wanted: a folder shall be chosen.
    """

    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Text("", "section", wrap=True)
        self.reasons = Text("", "body", "text_2", wrap=True)
        self.reasons.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(self.tr("Files that are not shown"))
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.files = Button(self.tr("Open files"), "primary", icon="file")
        folder = Button(self.tr("Open folder"), icon="folder-open")
        self.files.clicked.connect(lambda _checked=False: self.files_wanted.emit())
        folder.clicked.connect(lambda _checked=False: self.folder_wanted.emit())
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.files)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(IconMark("file-x", "text_3", 32))
        for part in (self.heading, self.reasons, self.list):
            part.setMaximumWidth(_WIDTH)
            part.setMinimumWidth(_WIDTH // 2)
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column, 4)
        row.addStretch(1)

    def show_refused(self, reasons: Sequence[str]) -> None:
        """Say why each of some files is not shown; a few in large letters, many in a list."""
        one = len(reasons) == 1
        several = self.tr("None of the %Ln file(s) can be shown", "", len(reasons))
        self._say(self.tr("This file cannot be shown") if one else several, reasons)

    def show_empty(self, places: Sequence[str]) -> None:
        """Say that there is no image at the places that were opened, by their names."""
        one = len(places) == 1
        heading = self.tr("There is no image in “{name}”") if one else self.tr("There is no image")
        advice = self.tr(
            "medannot shows DICOM files, DICOMDIR discs, PNG, JPEG and other photographs, and ZIP "
            "archives of them."
        )
        self._say(heading.format(name=places[0] if one else ""), (advice,))

    def _say(self, heading: str, reasons: Sequence[str]) -> None:
        few = len(reasons) <= _FEW
        self.heading.setText(heading)
        self.reasons.setText("\n\n".join(reasons) if few else "")
        self.reasons.setVisible(few)
        self.list.setPlainText("" if few else "\n".join(reasons))
        self.list.setVisible(not few)
        self.setAccessibleName(heading)
        self.setAccessibleDescription("\n".join(reasons))
