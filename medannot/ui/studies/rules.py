"""The rules of an allocation as a table: what is required, what was reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from medannot.ui.studies.words import load_span, span
from medannot.ui.widgets.cells import MarkCell
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table

if TYPE_CHECKING:
    from medannot.domain.study import AllocationProof, GroupProof
    from medannot.services.study_design import GroupLoad, StudyPreview

SECONDS_PER_ITEM = 30
"""What an answer is assumed to take where nothing was measured."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: rule, what it requires, what was reached, and whether it holds (None: no rule)."""

    name: str
    required: str
    reached: str
    holds: bool | None = None


class RuleTable(Table):
    """Shows rules with a mark each."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, dense=True, parent=parent)
        columns: list[Column[Rule]] = [
            Column(self.tr("Rule"), lambda rule: rule.name, tone=lambda _: "text_2"),
            Column(self.tr("Required"), lambda rule: rule.required, tone=lambda _: "text_3"),
            Column(self.tr("Reached"), lambda rule: rule.reached),
            Column("", self._spoken, value=lambda rule: rule.holds),
        ]
        self._rules: RowModel[Rule] = RowModel(columns, self)
        self.setModel(self._rules)
        self.setItemDelegateForColumn(3, MarkCell(self))
        self.set_columns(None, 170, 190, 44)
        self.setSelectionMode(Table.SelectionMode.NoSelection)

    def _spoken(self, rule: Rule) -> str:
        if rule.holds is None:
            return ""
        return self.tr("holds") if rule.holds else self.tr("does not hold")

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Show other rules."""
        self._rules.show_rows(rules)

    def preview_rules(self, preview: "StudyPreview") -> list[Rule]:
        """Write what a plan would come to."""
        return [rule for load in preview.groups for rule in self._load_rules(load)]

    def _load_rules(self, load: "GroupLoad") -> Iterator[Rule]:
        yield Rule(
            self.tr("Answers per question, {group}").format(group=load.group),
            self.tr("exactly {count}").format(count=load.per_item),
            QLocale().toString(load.per_item),
            holds=True,
        )
        yield Rule(
            self.tr("Questions per reader, {group}").format(group=load.group),
            self.tr("within one unit"),
            load_span(load.smallest_load, load.largest_load),
            holds=True,
        )
        yield Rule(
            self.tr("Time per reader, {group}").format(group=load.group),
            self.tr("at {seconds} s a question").format(seconds=SECONDS_PER_ITEM),
            span(round(load.largest_load * SECONDS_PER_ITEM / 60)),
        )

    def proof_rules(self, proof: "AllocationProof") -> list[Rule]:
        """Write what a verification found."""
        rules = [rule for group in proof.groups for rule in self._group_rules(group)]
        drawn = self.tr("equal") if proof.same_order else self.tr("differs")
        same = Rule(self.tr("Order drawn again"), self.tr("equal"), drawn, holds=proof.same_order)
        return [*rules, same]

    def _group_rules(self, group: "GroupProof") -> Iterator[Rule]:
        wrong = self.tr("%n units differ", "", group.wrong_counts)
        right = self.tr("{count} for all {units}").format(
            count=group.per_item, units=QLocale().toString(group.units)
        )
        yield Rule(
            self.tr("Answers per question, {group}").format(group=group.group),
            self.tr("exactly {count}").format(count=group.per_item),
            wrong if group.wrong_counts else right,
            holds=not group.wrong_counts,
        )
        yield Rule(
            self.tr("Questions per reader, {group}").format(group=group.group),
            self.tr("within one unit"),
            load_span(group.smallest_load, group.largest_load),
            holds=None,
        )
        yield Rule(
            self.tr("Same question twice, {group}").format(group=group.group),
            self.tr("never for one reader"),
            QLocale().toString(group.repeated_reads),
            holds=not group.repeated_reads,
        )
