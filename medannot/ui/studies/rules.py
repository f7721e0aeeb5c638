"""The rules of an allocation as a table: what is required, what was reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from medannot.domain.study import EXPECTED_SECONDS_PER_ITEM
from medannot.ui.studies.words import load_span, span
from medannot.ui.widgets.cells import MarkCell
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table

if TYPE_CHECKING:
    from medannot.domain.study import AllocationProof, GroupProof
    from medannot.services.study_design import GroupLoad, StudyPreview

SECONDS_PER_ITEM = EXPECTED_SECONDS_PER_ITEM
"""What an answer is assumed to take where nothing was measured."""

_NARROW, _LEAST_RULE = 420, 120


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: the group it is of, the rule, what was reached, and whether it holds.

    Attributes:
        holds: None for a figure that no rule asks for.
    """

    group: str
    text: str
    reached: str
    holds: bool | None = None


class RuleTable(Table):
    """Shows rules with a mark each."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, dense=True, parent=parent)
        self._narrow = False
        columns: list[Column[Rule]] = [
            Column(self.tr("Group"), lambda rule: rule.group, tone=lambda _: "text_2"),
            Column(self.tr("Rule"), self._rule_words, tone=lambda _: "text_2"),
            Column(self.tr("Reached"), lambda rule: rule.reached),
            Column("", self._spoken, value=lambda rule: rule.holds),
        ]
        self._rules: RowModel[Rule] = RowModel(columns, self)
        self.setModel(self._rules)
        self.setItemDelegateForColumn(3, MarkCell(self))
        self.set_columns(92, None, 136, 40, least=_LEAST_RULE)
        self.wrap_cells()
        self.setSelectionMode(Table.SelectionMode.NoSelection)

    def _rule_words(self, rule: Rule) -> str:
        """Write a rule; where the groups have no column of their own, with its group."""
        if not self._narrow:
            return rule.text
        return self.tr("{group}: {rule}").format(group=rule.group, rule=rule.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put group and rule into one column where there is no room for two."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.setColumnHidden(0, narrow)
            self.setColumnWidth(2, 104 if narrow else 136)
            self.show_rules(self.shown_rules())

    def _spoken(self, rule: Rule) -> str:
        if rule.holds is None:
            return ""
        return self.tr("holds") if rule.holds else self.tr("does not hold")

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Show other rules."""
        self._rules.show_rows(rules)
        self.share_width()
        self.fit_rows()

    def shown_rules(self) -> tuple[Rule, ...]:
        """Return the rules that are shown."""
        return self._rules.rows

    def preview_rules(self, preview: "StudyPreview") -> list[Rule]:
        """Write what a plan would come to."""
        return [rule for load in preview.groups for rule in self._load_rules(load)]

    def _load_rules(self, load: "GroupLoad") -> Iterator[Rule]:
        yield Rule(
            load.group,
            self._exactly(load.per_item),
            QLocale().toString(load.per_item),
            holds=True,
        )
        yield self._loads(load.group, load.smallest_load, load.largest_load)
        yield Rule(
            load.group,
            self.tr("Time per reader at {seconds} s each").format(seconds=SECONDS_PER_ITEM),
            span(round(load.largest_load * SECONDS_PER_ITEM / 60)),
        )

    def _exactly(self, count: int) -> str:
        return self.tr("Exactly {count} per question").format(count=QLocale().toString(count))

    def _loads(self, group: str, smallest: int, largest: int) -> Rule:
        # Units of several questions may part further; then the proof itself judges.
        return Rule(
            group,
            self.tr("Questions per reader even"),
            load_span(smallest, largest),
            holds=True if largest - smallest <= 1 else None,
        )

    def proof_rules(self, proof: "AllocationProof") -> list[Rule]:
        """Write what a verification found."""
        rules = [rule for group in proof.groups for rule in self._group_rules(group)]
        drawn = self.tr("equal") if proof.same_order else self.tr("differs")
        same = Rule(
            self.tr("all"), self.tr("Order drawn again is equal"), drawn, holds=proof.same_order
        )
        return [*rules, same]

    def _group_rules(self, group: "GroupProof") -> Iterator[Rule]:
        wrong = self.tr("%Ln unit(s) differ", "", group.wrong_counts)
        numbers = QLocale()
        right = self.tr("{count} for all {units}").format(
            count=numbers.toString(group.per_item), units=numbers.toString(group.units)
        )
        yield Rule(
            group.group,
            self._exactly(group.per_item),
            wrong if group.wrong_counts else right,
            holds=not group.wrong_counts,
        )
        yield self._loads(group.group, group.smallest_load, group.largest_load)
        yield Rule(
            group.group,
            self.tr("No question twice for a reader"),
            QLocale().toString(group.repeated_reads),
            holds=not group.repeated_reads,
        )
