"""The window's own dialog: a title, a sentence, buttons at the right, the act last."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.text import Text


class Message(QDialog):
    """Says something, or asks for leave.

    Args:
        title: translated, in few words.
        text: translated sentences.
        details: what stands under the sentences to be read and copied, or "".
        accept: translated name of the act; "" for a message that is only read.
        danger: whether the act loses something.
    """

    WIDTH = 520

    def __init__(
        self,
        title: str,
        text: str,
        *,
        details: str = "",
        accept: str = "",
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(self.WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(Text(title, "section", wrap=True))
        layout.addWidget(Text(text, "body", "text_2", wrap=True))
        if details:
            layout.addWidget(self._details(details))
        self._act: Button | None = None
        row, first = self._buttons(accept, danger=danger)
        layout.addLayout(row)
        first.setFocus()

    def _details(self, details: str) -> QWidget:
        field = QPlainTextEdit(details)
        field.setReadOnly(True)
        field.setAccessibleName(self.tr("Details"))
        field.setFixedHeight(160)
        field.setTabChangesFocus(True)
        return field

    def _buttons(self, accept: str, *, danger: bool) -> tuple[QHBoxLayout, Button]:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        if not accept:
            close = Button(self.tr("Close"), "primary")
            close.clicked.connect(lambda _checked=False: self.accept())
            row.addWidget(close)
            return row, close
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(lambda _checked=False: self.reject())
        act = Button(accept, "danger_fill" if danger else "primary")
        act.clicked.connect(lambda _checked=False: self.accept())
        row.addWidget(cancel)
        row.addWidget(act)
        self._act = act
        # What loses something is not done by an Enter too many.
        return row, cancel if danger else act

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the button that has the focus; Esc cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()


class ReasonMessage(Message):
    """Asks for leave to do what cannot be undone; the act waits for a reason.

    Args:
        title: translated, in few words.
        text: translated sentences.
        label: translated name of the field for the reason.
        accept: translated name of the act.
    """

    def __init__(
        self, title: str, text: str, label: str, accept: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, text, accept=accept, danger=True, parent=parent)
        self._reason = LineField(label)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, self._reason)
        self._reason.textChanged.connect(self._show_act)
        self._show_act()
        self._reason.setFocus()

    def reason(self) -> str:
        """Return what was written, without outer blanks."""
        return self._reason.text().strip()

    def _show_act(self) -> None:
        if self._act is not None:
            self._act.setEnabled(bool(self.reason()))
