"""Forms about whole sets: drawing, freezing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.question import QuestionSet
from medannot.domain.subset import STRATA
from medannot.ui.faults import sentence
from medannot.ui.library.words import number_word
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
        if isinstance(field, LineField):
            field.returnPressed.connect(self.act.click)
            field.textEdited.connect(lambda _text, field=field: field.set_error(False))

    def refuse(self, fault: Exception) -> None:
        """Say why the act was not done."""
        self.act.setEnabled(True)
        self.trouble.say(sentence(fault), "danger")

    def wait(self, said: str) -> None:
        """Say what is being done; the act waits until it is done or refused."""
        self.act.setEnabled(False)
        self.trouble.say(said, "neutral")

    def ask_for(self, field: LineField, said: str) -> None:
        """Say what is wrong with a field, mark it, and lead there."""
        self.trouble.say(said, "danger")
        field.set_error(True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def clear(self, *fields: LineField) -> None:
        """Take away what was typed, marked and said."""
        self.trouble.hide()
        for field in fields:
            field.clear()
            field.set_error(False)

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
        self.field(self.set)
        limit = self.tr("What is ticked at the left limits what is drawn from; a search does not.")
        self.column.addWidget(Text(limit, tone="text_3", wrap=True))
        for field in (self.name, self.number, self.seed):
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
            # The last and longest has both columns, so that no field is wider than a narrow side.
            both = place + 1 == len(self.strata) and place % 2 == 0
            boxes.addWidget(box, place // 2, place % 2, 1, 2 if both else 1)
        self.column.addLayout(boxes)
        self.families = CheckBox(self.tr("Whole cases and images"), wraps=True)
        self.families.setToolTip(
            self.tr("Of a case or an image all questions are drawn, or none; shares are coarser.")
        )
        self.column.addWidget(self.families)
        said = self.tr("Linked questions stay together; the same seed draws the same questions.")
        self.column.addWidget(Text(said, tone="text_3", wrap=True))
        self.stored = Button(self.tr("Stored draws"), "quiet", icon="list-bullets", size="compact")
        self.stored.clicked.connect(lambda _on=False: self.draws_wanted.emit())
        self.column.addWidget(self.stored, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, sets: tuple[QuestionSet, ...], chosen: str) -> None:
        """Ask anew."""
        self.clear(self.name, self.number, self.seed)
        self.act.setEnabled(True)
        self.set.offer([(one.name, one.name) for one in sets])
        if chosen:
            self.set.choose(chosen)
        self.seed.setText("1")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self) -> bool:
        """Tell whether a field is wrong, and lead to the first that is."""
        size, seed = self.number.text().strip(), self.seed.text().strip()
        if not self.name.text().strip():
            self.ask_for(self.name, self.tr("Give the subset a name that no set has yet."))
        elif size and not size.isdecimal():
            self.ask_for(self.number, self.tr("Write in digits how many questions are drawn."))
        elif not seed.isdecimal():
            self.ask_for(self.seed, self.tr("Write the seed in digits."))
        else:
            return False
        return True


class FreezeForm(SideForm):
    """Asks which set's newest version is frozen, and by which name.

    Signals:
        frozen_wanted: the frozen versions are to be seen.
    """

    frozen_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Freeze a set"), self.tr("Freeze"))
        self.set = Choice(self.tr("Set"))
        self.name = LineField(name=self.tr("Name of the frozen version"))
        self._sets: dict[str, QuestionSet] = {}
        self.holds = Text("", tone="text_3", wrap=True, tabular=True)
        self.field(self.set)
        self.column.addWidget(self.holds)
        self.field(self.name)
        said = self.tr(
            "The set's newest version gets a name that stays; edits that are in none yet make a "
            "new one first. Later edits make a later version."
        )
        self.column.addWidget(Text(said, tone="text_3", wrap=True))
        named = self.tr("Frozen versions")
        self.stored = Button(named, "quiet", icon="list-bullets", size="compact")
        self.stored.clicked.connect(lambda _on=False: self.frozen_wanted.emit())
        self.column.addWidget(self.stored, 0, Qt.AlignmentFlag.AlignLeft)
        self.set.currentIndexChanged.connect(lambda _place: self._tell())

    def begin(self, sets: tuple[QuestionSet, ...], chosen: str) -> None:
        """Ask anew."""
        self.clear(self.name)
        self._sets = {one.name: one for one in sets}
        self.set.offer([(one.name, one.name) for one in sets])
        if chosen:
            self.set.choose(chosen)
        self._tell()
        # Whoever sees several sets chooses one first; the name is a Tab away.
        first = self.set if len(sets) > 1 else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        one = self._sets.get(self.set.choice())
        said = self.tr("Version {number}, %Ln question(s)", "", one.items if one else 0)
        self.holds.setText(said.format(number=number_word(one.version_number)) if one else "")

    def complain(self) -> bool:
        """Tell whether the name is missing, and lead there."""
        missing = not self.name.text().strip()
        if missing:
            self.ask_for(self.name, self.tr("Give the frozen version a name."))
        return missing
