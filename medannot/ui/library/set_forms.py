"""Forms about whole sets and pairs of questions: drawing a subset, joining languages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.question import QuestionSet
from medannot.domain.question_list import ItemLine
from medannot.domain.subset import STRATA
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, LineField
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text


class SideForm(Card):
    """A form in the preview's place: a title, fields, and the act at its foot.

    Args:
        title: translated.
        act: translated name of the act.

    Signals:
        act_wanted: the act is to be done.
        leave_wanted: the form is to be left.
    """

    act_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, title: str, act: str) -> None:
        super().__init__(margin=16)
        self.trouble = Banner()
        self.trouble.hide()
        self.act = Button(act, "primary")
        self.leave = Button(self.tr("Leave"), "normal", key="Esc")
        inner = QWidget()
        inner.setObjectName("canvas")
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 4, 0)
        self.column = QVBoxLayout()
        self.column.setSpacing(6)
        whole.addLayout(self.column)
        whole.addStretch(1)
        self.body.addWidget(Text(title, "section", wrap=True))
        self.body.addWidget(ColumnScroll(inner), 1)
        self.body.addWidget(self.trouble)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.act)
        self.body.addLayout(foot)
        self.act.clicked.connect(lambda _on=False: self.act_wanted.emit())
        self.leave.clicked.connect(lambda _on=False: self.leave_wanted.emit())

    def field(self, field: QWidget) -> None:
        """Add a field under its name."""
        self.column.addWidget(Text(field.accessibleName(), tone="text_2"))
        self.column.addWidget(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)


class DrawForm(SideForm):
    """Asks for what a subset is drawn by.

    Signals:
        draws_wanted: the stored draws are to be seen.
    """

    draws_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Draw a subset"), self.tr("Draw"))
        self.set = Choice(self.tr("Of the set"))
        self.name = LineField(name=self.tr("Name of the subset"))
        self.number = LineField(self.tr("All that fit"), name=self.tr("Questions"))
        self.seed = LineField(name=self.tr("Seed"))
        for field in (self.set, self.name, self.number, self.seed):
            self.field(field)
        self.column.addWidget(Text(self.tr("Divided by"), tone="text_2"))
        words = {
            "type": self.tr("Type"),
            "ability": self.tr("Ability"),
            "modality": self.tr("Modality"),
            "language": self.tr("Language"),
            "knowledge": self.tr("What is asked for"),
        }
        self.strata = {name: CheckBox(words[name]) for name in STRATA}
        boxes = QGridLayout()
        boxes.setVerticalSpacing(0)
        for place, box in enumerate(self.strata.values()):
            boxes.addWidget(box, place // 2, place % 2)
        self.column.addLayout(boxes)
        said = self.tr(
            "What is ticked at the left limits what is drawn from; a search does not. Families and "
            "units stay whole; the same seed draws the same questions."
        )
        self.column.addWidget(Text(said, tone="text_3", wrap=True))
        self.stored = Button(self.tr("Stored draws"), "quiet", icon="list-bullets", size="compact")
        self.stored.clicked.connect(lambda _on=False: self.draws_wanted.emit())
        self.column.addWidget(self.stored, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, sets: tuple[QuestionSet, ...], chosen: str) -> None:
        """Ask anew."""
        self.trouble.hide()
        self.set.offer([(one.name, one.name) for one in sets])
        if chosen:
            self.set.choose(chosen)
        self.seed.setText("1")
        self.number.clear()
        self.name.clear()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)


class JoinForm(SideForm):
    """Joins the question that was chosen first with the one that is chosen now."""

    def __init__(self) -> None:
        super().__init__(self.tr("One question in two languages"), self.tr("Join"))
        self.first: ItemLine | None = None
        self.second: ItemLine | None = None
        self._first, self._second = Text("", "ui_strong", wrap=True), Text("", wrap=True)
        self.column.addWidget(self._first)
        self.column.addWidget(self._second)

    def begin(self, line: ItemLine) -> None:
        """Begin with a question; the other one is chosen in the list."""
        self.trouble.hide()
        self.first, self.second = line, None
        self._first.setText(line.stem)
        self.choose(None)

    def choose(self, line: ItemLine | None) -> None:
        """Take what is chosen in the list as the other question."""
        other = line if line and self.first and line.item_id != self.first.item_id else None
        self.second = other
        hint = self.tr("Choose the same question in the other language in the list.")
        self._second.setText(other.stem if other else hint)
        self.act.setEnabled(other is not None)
