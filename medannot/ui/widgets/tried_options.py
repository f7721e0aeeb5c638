"""The options of a question to try: they look as on the reading page, and nothing is kept."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.ui import theme
from medannot.ui.widgets.option_row import OptionRow
from medannot.ui.widgets.painting import focus_ring

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = 9


class FlowingOption(OptionRow):
    """A row as high as its words need in a column.

    Args:
        badges: the keys printed on it.
        text: the option.
        several: whether others may be chosen beside it.
    """

    def __init__(self, badges: tuple[str, ...], text: str, *, several: bool) -> None:
        super().__init__(badges, text, "square" if several else "circle")
        self.set_density("small")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Tell that words break into lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all words need."""
        return self.height_for(width, "small")

    def minimumSizeHint(self) -> QSize:
        """Return the size of a narrow row."""
        return QSize(120, super().sizeHint().height())


class TriedOption(FlowingOption):
    """One option to try, chosen by a click, or by Space where it has the focus."""

    def __init__(self, place: int, text: str, *, several: bool) -> None:
        digit = str(place + 1) if place < _DIGITS else ""
        letter = LETTERS[place] if place < len(LETTERS) else ""
        super().__init__((digit, letter), text, several=several)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the option, and a ring around the one with the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            look = theme.current()
            focus_ring(QPainter(self), self.rect(), look.metric("radius.option"))


class TriedOptions(QWidget):
    """All options of a question.

    Args:
        texts: in the source's order.
        type_: says whether one may be chosen, or several.

    Signals:
        changed: another choice was made.
    """

    changed = Signal()

    def __init__(self, texts: Sequence[str], type_: ItemType) -> None:
        super().__init__()
        several = type_ is ItemType.SEVERAL_ANSWERS
        self.rows = [TriedOption(n, text, several=several) for n, text in enumerate(texts)]
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row in self.rows:
            self._group.addButton(row)
            row.toggled.connect(lambda _on: self.changed.emit())
            column.addWidget(row)

    def chosen(self) -> tuple[int, ...]:
        """Return the places of what is chosen, from 0."""
        return tuple(place for place, row in enumerate(self.rows) if row.isChecked())

    def choose(self, places: Sequence[int]) -> None:
        """Choose these."""
        for place, row in enumerate(self.rows):
            row.setChecked(place in places)
