"""The groups of readers in the form of a new study, a row each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from medannot.domain.study import GroupPlan
from medannot.ui import theme
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.text import Text

MOST_GROUPS = 6
_MOST_READERS = 999
_NUMBER_WIDTH = 108


class NumberField(QSpinBox):
    """A whole number from 1; the wheel does not change it in passing.

    Args:
        name: translated name for those who do not see the label.
    """

    def __init__(self, name: str, value: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(1, _MOST_READERS)
        self.setValue(value)
        self.setAccessibleName(name)
        self.setFixedSize(_NUMBER_WIDTH, theme.current().metric("control.normal"))
        self.setFont(theme.current().font("ui", tabular=True))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(12, 0, 12, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class GroupRow(QWidget):
    """One group: name, readers, answers per question.

    Signals:
        edited: something was typed.
        remove_wanted: the group is not wanted any more.
    """

    edited = Signal()
    remove_wanted = Signal()

    def __init__(self, plan: GroupPlan, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = LineField(name=self.tr("Name of group {number}").format(number=number))
        self.name.setText(plan.name)
        self.size_field = NumberField(
            self.tr("Readers of group {number}").format(number=number), plan.size
        )
        self.per_item = NumberField(
            self.tr("Answers per question of group {number}").format(number=number), plan.per_item
        )
        self.remove = IconButton("x", self.tr("Remove group {number}").format(number=number))
        self.remove.clicked.connect(lambda _checked=False: self.remove_wanted.emit())
        self.name.textChanged.connect(lambda _text: self.edited.emit())
        for field in (self.size_field, self.per_item):
            field.valueChanged.connect(lambda _value: self.edited.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.name, 1)
        row.addWidget(self.size_field)
        row.addWidget(self.per_item)
        row.addWidget(self.remove)

    def plan(self) -> GroupPlan:
        """Return the group as it is typed."""
        return GroupPlan(self.name.text().strip(), self.size_field.value(), self.per_item.value())


class GroupRows(QWidget):
    """All groups, and the button that adds one.

    Signals:
        edited: a group was changed, added or removed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[GroupRow] = []
        head = QGridLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setHorizontalSpacing(12)
        side = theme.current().metric("control.tool")
        for column, (text, width) in enumerate(
            (
                (self.tr("Group"), 0),
                (self.tr("Readers"), _NUMBER_WIDTH),
                (self.tr("Answers per question"), _NUMBER_WIDTH),
                ("", side),
            )
        ):
            label = Text(text, tone="text_3", wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignBottom)
            if width:
                label.setFixedWidth(width)
            head.addWidget(label, 0, column)
        head.setColumnStretch(0, 1)
        self.add_button = Button(self.tr("Add group"), "quiet", icon="plus", size="compact")
        self.add_button.clicked.connect(lambda _checked=False: self.add(GroupPlan("", 1, 1)))
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._place)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self, plan: GroupPlan) -> None:
        """Add a group and let its name be typed."""
        row = GroupRow(plan, len(self._rows) + 1)
        row.edited.connect(self.edited)
        row.remove_wanted.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._place.addWidget(row)
        self._light()
        if not plan.name:
            row.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, row: GroupRow) -> None:
        self._rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._light()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _light(self) -> None:
        for row in self._rows:
            row.remove.setEnabled(len(self._rows) > 1)
        self.add_button.setEnabled(len(self._rows) < MOST_GROUPS)

    def set_plans(self, plans: tuple[GroupPlan, ...]) -> None:
        """Show these groups only."""
        for row in list(self._rows):
            self._rows.remove(row)
            self._place.removeWidget(row)
            row.deleteLater()
        for plan in plans:
            self.add(plan)

    def plans(self) -> tuple[GroupPlan, ...]:
        """Return the groups as they are typed."""
        return tuple(row.plan() for row in self._rows)
