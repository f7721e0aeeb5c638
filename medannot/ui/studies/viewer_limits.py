"""What a new study forbids its readers in the viewer: a box for each act."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.viewing import FORBIDDABLE
from medannot.ui.studies.words import act_word
from medannot.ui.widgets.fields import CheckBox


class ViewerLimits(QWidget):
    """Boxes for the acts that can be forbidden; none is ticked at first.

    Signals:
        edited: a box was ticked or cleared.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {act: CheckBox(act_word(act)) for act in FORBIDDABLE}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for box in self.boxes.values():
            box.clicked.connect(lambda _checked=False: self.edited.emit())
            column.addWidget(box)

    def clear(self) -> None:
        """Forbid nothing."""
        for box in self.boxes.values():
            box.setChecked(False)

    def forbidden(self) -> tuple[str, ...]:
        """Return the acts that are ticked."""
        return tuple(act for act, box in self.boxes.items() if box.isChecked())
