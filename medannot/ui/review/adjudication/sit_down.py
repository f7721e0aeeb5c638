"""Where an owner says who settles the readings: a consensus has an author."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.text import Text


class SitDown(QWidget):
    """Asks for the code of the adjudicator.

    Signals:
        entered: (code).
    """

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        said = Text(self.tr("Who settles these readings? Whoever annotated a case cannot."))
        self.code = LineField(
            self.tr("Code, such as adj-01"), name=self.tr("Code of the adjudicator")
        )
        self.code.setFixedWidth(200)
        go = Button(self.tr("Begin"), icon="arrow-right")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(said)
        row.addWidget(self.code)
        row.addWidget(go)
        row.addStretch(1)
        self.code.returnPressed.connect(self._enter)
        go.clicked.connect(lambda _on=False: self._enter())

    def _enter(self) -> None:
        if self.code.text().strip():
            self.entered.emit(self.code.text().strip())
        else:
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
