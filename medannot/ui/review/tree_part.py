"""The heat map of the tree with the rows of the node that is chosen in it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medannot.services.review_tree import TreeRow
from medannot.statistics.label_quality import QualityRow
from medannot.ui.phrases import listed
from medannot.ui.review.report_tables import ConfusionTable, FigureTable
from medannot.ui.review.tree_heat import HeatLegend, TreeHeat
from medannot.ui.review.words import THIN, node_words, number, plain
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import ElidedText, Text

if TYPE_CHECKING:
    from medannot.services.review_report import ReviewReport

_LEAST_ROWS, _LEAST_TREE = 440, 460


class TreePart(QWidget):
    """Shows the tree at the left, and at the right the chosen node's rows with their intervals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: ReviewReport | None = None
        self._words: Mapping[str, tuple[str, str]] = {}
        self.tree = TreeHeat()
        self.legend = HeatLegend()
        self.rows = FigureTable(self.tr("Rows of the chosen term"), short=True)
        self.confusions = ConfusionTable(short=True)
        self._name = ElidedText("", "section")
        self._told = Text("", tone="text_2", wrap=True, tabular=True)
        self._corrected = Text(self.tr("Corrected to other terms"), "ui_strong")
        self._lay_out()
        self.tree.node_chosen.connect(self._choose)
        self.tree.opened.connect(lambda _row: self.rows.setFocus())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        # Above the table, so that grounds are explained however far the page reaches.
        left.addWidget(self.legend)
        left.addWidget(TableFrame(self.tree), 1)
        card = Card(margin=12)
        card.setMinimumWidth(_LEAST_ROWS)
        card.body.setSpacing(8)
        self.tree.setMinimumWidth(_LEAST_TREE)
        # What they would like to have must not make the page longer than the window.
        for table, least in ((self.rows, 76), (self.confusions, 76), (self.tree, 180)):
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            table.setMinimumHeight(least)
        for part, stretch in (
            (self._name, 0),
            (self._told, 0),
            (self.rows, 3),
            (self._corrected, 0),
            (self.confusions, 2),
        ):
            card.body.addWidget(part, stretch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(card, 1)

    def show_report(self, report: "ReviewReport", words: Mapping[str, tuple[str, str]]) -> None:
        """Show another report."""
        self._report, self._words = report, words
        self.tree.show_tree(report.tree)

    def _choose(self, row: TreeRow) -> None:
        report = self._report
        if report is None:
            return
        inside = {one.node for one in self.tree.below(row)}
        self._name.setText(node_words((row.en, row.zh), row.node))
        self._told.setText(self._sentence(row))
        nodes: Sequence[QualityRow] = next(
            one.rows for one in report.sections if one.name == "node"
        )
        kept = [one for one in nodes if str(one.value) in inside]
        self.rows.show_rows("node", kept, self._words, 0.0, report.round.plan.bound)
        moved = [one for one in report.confusions if one.was in inside]
        self.confusions.show_rows(moved, self._words)
        self._corrected.setVisible(bool(moved))
        self.confusions.setVisible(bool(moved))

    def _sentence(self, row: TreeRow) -> str:
        labels = self.tr("%Ln label(s) with all below", "", row.reviewed)
        words = self.tr("{wrong} not right ({share})")
        wrong = words.format(wrong=number(row.wrong), share=f"{plain(row.error_rate)}{THIN}%")
        return listed((labels, wrong))
