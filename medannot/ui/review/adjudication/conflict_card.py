"""One conflict as a card: what A says beside what B says, and how it is settled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.review.consensus import Choice, Point, Rule
from medannot.ui import theme
from medannot.ui.phrases import with_value
from medannot.ui.review.adjudication.letters import LETTERS, LetterMark
from medannot.ui.review.adjudication.words import rule_words
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.small import Chip
from medannot.ui.widgets.text import ElidedText, Text

_TAKES = (
    frozenset({Rule.FIRST, Rule.BOTH, Rule.TIE, Rule.AGREED}),
    frozenset({Rule.SECOND, Rule.BOTH, Rule.TIE, Rule.AGREED}),
)
"""Rules by which what A says is taken, and what B says."""


class SaysBox(QFrame):
    """What one of the readings says; a click takes it.

    Args:
        side: 0 for A, 1 for B.
        said: in words.

    Signals:
        taken: it was clicked.
    """

    taken = Signal()

    def __init__(self, side: int, said: str) -> None:
        super().__init__()
        self._taken = False
        self.setAccessibleName(with_value(LETTERS[side], said))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._said = Text(said, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(LetterMark(side), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said, 1, Qt.AlignmentFlag.AlignTop)

    @property
    def is_taken(self) -> bool:
        """Tell whether what is said here goes into the consensus."""
        return self._taken

    def show_taken(self, *, taken: bool, left_out: bool) -> None:
        """Show whether this is taken, or left out for something else."""
        self._taken = taken
        self._said.set_tone("text_3" if left_out else "text")
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.taken.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        fill = "selection" if self._taken else "raised"
        border = "selection_border" if self._taken else "line"
        radius = theme.current().metric("radius.control")
        surface(QPainter(self), self.rect(), fill, border, radius)


class ConflictCard(QFrame):
    """A conflict.

    Args:
        point: the conflict.
        title: what it is about.
        about: to what it belongs.
        said: what A and B say, in words.

    Signals:
        chosen: (Rule) one of the two was clicked.
        touched: it is to be in front.
    """

    chosen = Signal(object)
    touched = Signal()

    def __init__(self, point: Point, title: str, about: str, said: tuple[str, str]) -> None:
        super().__init__()
        self.point = point
        self._in_front = False
        self.setAccessibleName(with_value(title, about) if about else title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.state = Chip(self.tr("Open"))
        self.sides = (SaysBox(0, said[0]), SaysBox(1, said[1]))
        for box, rule in zip(self.sides, (Rule.FIRST, Rule.SECOND), strict=True):
            box.taken.connect(lambda rule=rule: self.chosen.emit(rule))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.setSpacing(10)
        self.body.addLayout(self._head(title, about))
        both = QHBoxLayout()
        both.setSpacing(8)
        for box in self.sides:
            both.addWidget(box, 1)
        self.body.addLayout(both)

    def _head(self, title: str, about: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(title, "ui_strong"))
        head.addWidget(ElidedText(about, tone="text_3"), 1)
        head.addWidget(self.state)
        return head

    @property
    def is_in_front(self) -> bool:
        """Tell whether keys settle this one."""
        return self._in_front

    def show_choice(self, choice: Choice | None, *, in_front: bool) -> None:
        """Show how it is settled, and whether it is the one in front."""
        self._in_front = in_front
        rule = choice.rule if choice is not None else None
        self.state.show_state(
            rule_words(self.point, rule) if rule is not None else self.tr("Open"),
            "accent" if rule is not None else "warning",
        )
        for box, takes in zip(self.sides, _TAKES, strict=True):
            taken = rule in takes
            box.show_taken(taken=taken, left_out=rule is not None and not taken)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Come to the front."""
        self.touched.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface; the one in front has a border of its own."""
        border = "focus" if self._in_front else "line"
        radius = theme.current().metric("radius.card")
        surface(QPainter(self), self.rect(), "panel", border, radius)


def holder(margin: int = 0) -> tuple[QWidget, QVBoxLayout]:
    """Return a widget without a surface, and the column in it."""
    widget = QWidget()
    widget.setObjectName("canvas")
    column = QVBoxLayout(widget)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(10)
    return widget, column
