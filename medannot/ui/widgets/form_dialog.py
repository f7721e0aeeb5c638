"""A dialog with a form: a title, rows, and an act that waits until all rows are filled in well."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import FormRow
from medannot.ui.widgets.text import Text


class FormDialog(QDialog):
    """Asks for what an act needs; what is wrong is said below its field, and what was typed stays.

    Args:
        title: translated, in few words.
        accept: translated name of the act.
        parent: the window it stands before.
    """

    WIDTH = 600

    def __init__(self, title: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setFixedWidth(self.WIDTH)
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.clicked.connect(lambda _checked=False: self.reject())
        self.accept_button = Button(accept, "primary")
        self.accept_button.clicked.connect(lambda _checked=False: self.take())
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(self._cancel)
        acts.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(Text(title, "section", wrap=True))
        layout.addLayout(self.column)
        layout.addLayout(acts)
        self.finished.connect(self.deleteLater)

    def row(
        self, label: str, field: QWidget, help_text: str = "", *, short: bool = False
    ) -> FormRow:
        """Add a field with its label; Enter in a line does the act."""
        row = FormRow(label, field, help_text, short=short)
        self.column.addWidget(row)
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self.take)
        return row

    def note(self, text: str) -> Text:
        """Add a paragraph."""
        said = Text(text, tone="text_2", wrap=True)
        self.column.addWidget(said)
        return said

    def first_wrong(self) -> QWidget | None:
        """Say below each field what is wrong with it; return the first such field."""
        return None

    def take(self) -> None:
        """Do the act, or go to the first field that is wrong."""
        wrong = self.first_wrong()
        if wrong is None:
            self.accept()
        else:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fit()

    def fit(self) -> None:
        """Become as high as what is shown now, once it has its width."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the height, since help below a field is placed when the width is known.

        The keys begin with the first field, and Tab leads through the fields to the acts.
        """
        super().showEvent(event)
        self.fit()
        acts = (self._cancel, self.accept_button)
        fields = [
            one
            for one in self.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.isVisibleTo(self)
            and one.window() is self  # not the list that a choice opens
            and one not in acts
        ]
        if fields:
            QWidget.setTabOrder(fields[-1], self._cancel)
            QWidget.setTabOrder(self._cancel, self.accept_button)
            if self.focusWidget() in {None, *acts}:
                fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the act by Enter, wherever in the form the keys are."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.take()
        else:
            super().keyPressEvent(event)
