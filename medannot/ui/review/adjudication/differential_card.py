"""Two differentials that differ: both lists, the merged one with its ties, a way to order it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from medannot.domain.annotation.finding import MOST_DIAGNOSES
from medannot.domain.review.consensus import Choice, Point, Rule
from medannot.ui.review.adjudication.conflict_card import ConflictCard
from medannot.ui.widgets.button import IconButton
from medannot.ui.widgets.small import Chip
from medannot.ui.widgets.text import ElidedText, Text


class DifferentialCard(ConflictCard):
    """A differential.

    Args:
        point: the conflict.
        title: what it is about.
        about: to what it belongs.
        said: what A and B say, in words.
        names: of the diseases, by what tells them apart.

    Signals:
        ordered: (tuple of diseases) the adjudicator put them in this order.
    """

    ordered = Signal(object)

    def __init__(
        self,
        point: Point,
        title: str,
        about: str,
        said: tuple[str, str],
        names: Mapping[str, str],
    ) -> None:
        super().__init__(point, title, about, said)
        self._names = names
        self._order: tuple[str, ...] = ()
        # The button that was pressed is made anew with its row, and keeps the focus.
        self._moved: tuple[str, int] | None = None
        self._focus_next: IconButton | None = None
        self._told = Text("", tone="text_2", wrap=True)
        self._list = QWidget()
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self._told)
        self.body.addWidget(self._list)

    def show_order(self, order: Sequence[str], choice: Choice | None) -> None:
        """Show the list as it is settled, or as it would be merged, and what is left out below."""
        wanted = tuple(order)
        if choice is not None and choice.rule is Rule.NEITHER:
            wanted = ()
        self._order = wanted
        self._told.setText(self._words(choice))
        while self._grid.count():
            item = self._grid.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        weights = {one.disease: one for one in self.point.merged}
        rest = tuple(one.disease for one in self.point.merged if one.disease not in wanted)
        for row, disease in enumerate((*wanted, *rest)):
            self._row(row, disease, len(wanted))
            merged = weights[disease]
            weight = Text(f"{float(merged.weight):.2f}", tone="text_3", tabular=True)
            weight.setToolTip(self.tr("Sum of 1 / rank over both lists"))
            self._grid.addWidget(weight, row, 2, Qt.AlignmentFlag.AlignRight)
            if merged.tied:
                self._grid.addWidget(self._tie(choice), row, 3)
        if self._focus_next is not None:
            self._focus_next.setFocus(Qt.FocusReason.OtherFocusReason)
        self._moved = self._focus_next = None

    def _tie(self, choice: Choice | None) -> Chip:
        """Return what says that two diseases weigh the same, or how that was settled."""
        if choice is None:
            return Chip(self.tr("Tied"), "warning")
        chip = Chip(self.tr("Tie settled"))
        told = {
            Rule.EDITED: self.tr("By your order"),
            Rule.FIRST: self.tr("As A says"),
            Rule.SECOND: self.tr("As B says"),
            Rule.NEITHER: self.tr("Neither list is taken"),
        }
        chip.setToolTip(told.get(choice.rule, self.tr("By the fixed order")))
        return chip

    def _words(self, choice: Choice | None) -> str:
        if choice is not None and choice.rule is Rule.EDITED:
            return self.tr("In your order")
        if choice is not None and choice.rule in {Rule.FIRST, Rule.SECOND, Rule.NEITHER}:
            return self.tr("As it is settled")
        if self.point.tied:
            return self.tr(
                "Merged by inverse rank; ties stand in the fixed order: named by more, better best "
                "rank, order of the lexicon."
            )
        return self.tr("Merged by inverse rank")

    def _row(self, row: int, disease: str, kept: int) -> None:
        inside = row < kept
        name = self._names.get(disease, disease)
        rank = Text(str(row + 1) if inside else "–", "ui_strong", tabular=True)
        self._grid.addWidget(rank, row, 0)
        self._grid.addWidget(ElidedText(name, "ui", "text" if inside else "text_3"), row, 1)
        up = IconButton("caret-up", self.tr("Move {name} up").format(name=name))
        up.setEnabled(row > 0)
        up.clicked.connect(lambda _on=False: self._move(disease, -1))
        down = IconButton("caret-down", self.tr("Move {name} down").format(name=name))
        down.setEnabled(inside and kept > 1)
        down.clicked.connect(lambda _on=False: self._move(disease, 1))
        self._grid.addWidget(up, row, 4)
        self._grid.addWidget(down, row, 5)
        if self._moved is not None and self._moved[0] == disease:
            first, second = (up, down) if self._moved[1] < 0 else (down, up)
            self._focus_next = first if first.isEnabled() else second

    def _move(self, disease: str, by: int) -> None:
        rest = [one.disease for one in self.point.merged if one.disease not in self._order]
        order = [*self._order, *rest]
        kept = max(len(self._order), 1)
        place = order.index(disease)
        other = place + by
        if not 0 <= other < len(order):
            return
        if place >= kept:
            # What comes in goes to the end of the list, which may hold so many.
            order.insert(min(kept, MOST_DIAGNOSES - 1), order.pop(place))
            kept = min(kept + 1, MOST_DIAGNOSES)
        elif other >= kept:
            kept -= 1
        else:
            order[place], order[other] = order[other], order[place]
        if kept:
            self._moved = disease, by
            self.ordered.emit(tuple(order[:kept]))
