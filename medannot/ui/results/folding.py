"""What stands in the table by ability: models below people, unanswered abilities folded away."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medannot.domain.model_answers.rows import model_groups
from medannot.ui.widgets.button import Button

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable, GroupRow
    from medannot.domain.model_answers.rows import ModelResultsTable, ModelRow


def is_model(row: "GroupRow") -> bool:
    """Tell a model's row from that of a group of people."""
    return not row.readers


def answered_places(table: "BaselineTable") -> tuple[int, ...]:
    """Return the places of the abilities that any group has an answer to, from 0."""
    places = range(len(table.abilities))
    return tuple(place for place in places if any(row.by_ability[place].n for row in table.rows))


def folded(table: "BaselineTable") -> "BaselineTable":
    """Return the table without the abilities that have no answer; with all where none has one."""
    kept = answered_places(table)
    if not kept:
        return table
    rows = tuple(
        replace(row, by_ability=tuple(row.by_ability[place] for place in kept))
        for row in table.rows
    )
    return replace(table, abilities=tuple(table.abilities[place] for place in kept), rows=rows)


def beside_models(
    table: "BaselineTable",
    models: "ModelResultsTable | None",
    caption: Callable[["ModelRow"], str],
) -> "BaselineTable":
    """Return the table with the models below the groups of people, each called by its caption."""
    if models is None:
        return table
    rows = model_groups(models, table.abilities, caption, table.needs)
    return replace(table, rows=(*table.rows, *rows))


class FoldLine(Button):
    """Says how many abilities are folded away, and opens them or folds them again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", icon="caret-right", size="compact", parent=parent)
        self.opened = False
        self.clicked.connect(lambda _checked=False: self._turn())
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many there are; nothing where there is none."""
        one = self.tr("One ability without answers")
        self.setText(one if count == 1 else self.tr("%Ln abilities without answers", "", count))
        self.setVisible(bool(count))
        self.updateGeometry()

    def _turn(self) -> None:
        self.opened = not self.opened
        self.set_icon("caret-down" if self.opened else "caret-right")
