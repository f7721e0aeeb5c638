"""A report as it is seen: figures with their claims, then tables, weeks, confusions, the tree."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui.review.claim_card import ClaimCard
from medannot.ui.review.confusion_matrix import ConfusionMatrix
from medannot.ui.review.drift_chart import DriftChart
from medannot.ui.review.reckoning import Reckoning
from medannot.ui.review.report_tables import ConfusionTable, FigureTable
from medannot.ui.review.reviewed_card import ReviewedCard
from medannot.ui.review.strips import axis_start
from medannot.ui.review.tree_part import TreePart
from medannot.ui.review.words import percent, section_words
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.review_report import ReviewReport
    from medannot.services.review_sections import Section

TABLE, WEEKS, CONFUSIONS, TREE = "table", "weeks", "confusions", "tree"
_BY = ("annotator", "kind", "node", "attribute", "level")
_CHOICE_WIDTH = 200
_NARROW = 1000
"""Pixels below which a report leaves out how its strips are read."""


class ReportBody(QWidget):
    """Shows a report that is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: ReviewReport | None = None
        self._words: Mapping[str, tuple[str, str]] = {}
        self.cards = {name: ClaimCard(name) for name in ("precision", "recall", "F1")}
        self.reviewed = ReviewedCard()
        self.parts = Segmented(
            [
                Segment(TABLE, self.tr("Figures by part")),
                Segment(WEEKS, self.tr("Over time")),
                Segment(CONFUSIONS, self.tr("Confusions")),
                Segment(TREE, self.tr("Tree")),
            ],
            self.tr("Part of the report"),
        )
        self.by = Choice(self.tr("By"))
        self.by.setFixedWidth(_CHOICE_WIDTH)
        self.reckoning = Reckoning()
        self.matrix = ConfusionMatrix()
        self.note = Text("", tone="text_3", wrap=True, tabular=True)
        self.figures = FigureTable(self.tr("Figures by part"))
        self.weeks = FigureTable(self.tr("Figures by week"))
        self.drift = DriftChart()
        self.confusions = ConfusionTable()
        self.tree = TreePart()
        self._stack = FrontStack()
        self._no_confusion = EmptyState(
            "check-circle", self.tr("No term was corrected to another one.")
        )
        self._confused = FrontStack()
        self._lay_out()
        self.by.offer([(name, section_words(name)) for name in _BY])
        self.parts.chosen.connect(self._show_part)
        self.by.currentIndexChanged.connect(lambda _place: self._show_figures())

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(16)
        for card in self.cards.values():
            figures.addWidget(card, 4)
        figures.addWidget(self.reviewed, 5)
        bar = QHBoxLayout()
        bar.setSpacing(16)
        bar.addWidget(self.parts)
        bar.addWidget(self.by)
        bar.addWidget(self.note, 1)
        bar.addWidget(self.reckoning.head)
        self._confused.addWidget(self._both_confusions())
        self._confused.addWidget(self._no_confusion)
        for part in (TableFrame(self.figures), self._over_time(), self._confused, self.tree):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(figures)
        column.addLayout(bar)
        column.addWidget(self.reckoning)
        column.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out how strips are read where they would be cut for it."""
        super().resizeEvent(event)
        self.note.setVisible(self.width() >= _NARROW)

    def _both_confusions(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(TableFrame(self.confusions), 1)
        row.addWidget(TableFrame(self.matrix), 1)
        return whole

    def _over_time(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = Card(margin=12)
        card.body.addWidget(self.drift, 1)
        column.addWidget(card, 1)
        column.addWidget(TableFrame(self.weeks))
        return whole

    def show_report(self, report: "ReviewReport") -> None:
        """Show another report; the part in front stays."""
        self._report = report
        known = {row.node: (row.en, row.zh) for row in report.tree}
        self._words = {**report.words, **known}
        plan, figures = report.round.plan, report.whole.figures
        first = axis_start([report.whole], plan.bound)
        shares = {"precision": figures.precision, "recall": figures.recall, "F1": figures.f1}
        claims = {"precision": report.claims.precision, "recall": report.claims.recall}
        for name, card in self.cards.items():
            share = shares[name]
            card.show_figure(share, first, plan.bound, claims.get(name))
        self.reckoning.show_report(report)
        self.reviewed.show_report(report)
        weeks = self._section("week").rows
        start = axis_start(weeks, plan.bound)
        self.drift.show_rows(weeks, start, plan.bound)
        in_order = sorted(weeks, key=lambda row: str(row.value))
        self.weeks.show_rows("week", in_order, self._words, start, plan.bound)
        self.weeks.fit_height()
        # What was taken away or missed has no other term; the files list it too.
        moved = [one for one in report.confusions if one.was and one.becomes]
        self.confusions.show_rows(moved, self._words)
        self.matrix.show_rows(moved, self._words)
        self._confused.setCurrentIndex(0 if moved else 1)
        self.tree.show_report(report, self._words)
        there = {one.name for one in report.sections}
        # By annotator only once a blind round is done.
        self.by.offer([(name, section_words(name)) for name in _BY if name in there])
        self._show_figures()

    def _show_figures(self) -> None:
        report = self._report
        if report is None or not self.by.choice():
            return
        section, bound = self._section(self.by.choice()), report.round.plan.bound
        start = axis_start(section.rows, bound)
        self.figures.show_rows(section.name, section.rows, self._words, start, bound)
        self._show_note()

    def _show_note(self) -> None:
        """Say how the part in front is to be read."""
        report, part = self._report, self.parts.choice()
        if report is None:
            return
        start = axis_start(self._section(self.by.choice()).rows, report.round.plan.bound)
        strips = self.tr("Strips run from {start} to 100\u2009%; the dotted line is the bound.")
        told = {
            TABLE: strips.format(start=percent(start)),
            WEEKS: self.tr("By the week in which the works were handed in."),
            CONFUSIONS: self.tr("Each term that was corrected to another one, of all its labels."),
            TREE: self.tr(
                "Errors = (changed + deleted + added) / labels; what lies below a term counts to "
                "it."
            ),
        }
        self.note.setText(told[part])

    def _section(self, name: str) -> "Section":
        if self._report is None:
            raise AssertionError("there is no report")
        return next(one for one in self._report.sections if one.name == name)

    def _show_part(self, key: str) -> None:
        self._stack.setCurrentIndex((TABLE, WEEKS, CONFUSIONS, TREE).index(key))
        self.by.setVisible(key == TABLE)
        self._show_note()
