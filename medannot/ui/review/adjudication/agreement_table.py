"""Agreement of two readings in a table: a row for each kind, level of nodes and attribute."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from medannot.domain.annotation.finding import Term
from medannot.services.consensus import AgreementRow, ConsensusReport
from medannot.statistics.estimate import Estimate
from medannot.ui import theme
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.review.adjudication.words import tr
from medannot.ui.review.words import decimal, interval_words, node_words, number, plain
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table

_GROUPED = " by group"
_DIGITS = 2
_AIR = 30
"""Pixels beside the words of a cell."""
_NAMES = 130
"""Pixels that what is compared has at least, so that all figures fit a small window."""
_KINDS = {
    "region": QT_TRANSLATE_NOOP("Adjudication", "Regions"),
    "lesion": QT_TRANSLATE_NOOP("Adjudication", "Lesions"),
    "location": QT_TRANSLATE_NOOP("Adjudication", "Locations"),
    "diagnosis": QT_TRANSLATE_NOOP("Adjudication", "Diagnoses"),
    "advice": QT_TRANSLATE_NOOP("Adjudication", "Advice"),
    "first diagnosis": QT_TRANSLATE_NOOP("Adjudication", "First diagnosis"),
}
_EXACT = QT_TRANSLATE_NOOP("Adjudication", "Exact term")
_GROUP = QT_TRANSLATE_NOOP("Adjudication", "Group of terms")
_ATTRIBUTE = QT_TRANSLATE_NOOP("Adjudication", "Attribute")
_MEASURES = {
    "readings": QT_TRANSLATE_NOOP("Adjudication", "Readings"),
    "identical": QT_TRANSLATE_NOOP("Adjudication", "Identical"),
    "overlap": QT_TRANSLATE_NOOP("Adjudication", "Overlap"),
    "alpha": QT_TRANSLATE_NOOP("Adjudication", "Alpha"),
    "alpha_masi": QT_TRANSLATE_NOOP("Adjudication", "Alpha, MASI"),
    "ac1": QT_TRANSLATE_NOOP("Adjudication", "AC1"),
    "kappa": QT_TRANSLATE_NOOP("Adjudication", "Kappa"),
    "interval": QT_TRANSLATE_NOOP("Adjudication", "Interval"),
}
_ENDS = QT_TRANSLATE_NOOP("Adjudication", "({low} to {high})")
_NONE = QT_TRANSLATE_NOOP(
    "Adjudication", "– = all sets are alike, so that chance cannot be told from agreement"
)
_FORMULAS = (
    QT_TRANSLATE_NOOP(
        "Adjudication",
        "as handed in, before any reviewer had part in them; consensus and conflicts start "
        "from the labels as they stand",
    ),
    QT_TRANSLATE_NOOP(
        "Adjudication",
        "units with the same set / units; Wilson with the effective size, by case",
    ),
    QT_TRANSLATE_NOOP(
        "Adjudication", "mean of |A and B| / |A or B|; two empty sets are alike; Student's t"
    ),
    QT_TRANSLATE_NOOP(
        "Adjudication",
        "Krippendorff's alpha, 1 - observed / expected disagreement; nominal on whole sets",
    ),
    QT_TRANSLATE_NOOP("Adjudication", "the same with MASI's distance, which credits overlap"),
    QT_TRANSLATE_NOOP("Adjudication", "Gwet's AC1 on whole sets"),
    QT_TRANSLATE_NOOP(
        "Adjudication",
        "Cohen's kappa on whole sets; chance by the shares of each side, sides by their codes",
    ),
    QT_TRANSLATE_NOOP(
        "Adjudication",
        "of alpha, AC1 and kappa: jackknife over cases, variance = (cases - 1) / cases times "
        "the squares of what each is without one case about their mean; Student's t",
    ),
)
"""As they stand beside the figures in files."""


def compared_words(row: AgreementRow, words: Mapping[str, Term]) -> str:
    """Return what a row compares: a kind, or the name of an attribute."""
    if row.node:
        term = words.get(row.node)
        return node_words((term.en, term.zh) if term else None, row.node)
    kind = row.about.removesuffix(_GROUPED)
    return tr(_KINDS.get(kind, kind))


def level_words(row: AgreementRow) -> str:
    """Return by what it is compared: exact terms, groups of terms, or the values of attributes."""
    if row.node:
        return tr(_ATTRIBUTE)
    return tr(_GROUP if row.about.endswith(_GROUPED) else _EXACT)


def formula_lines(report: ConsensusReport) -> tuple[str, ...]:
    """Return each figure with its formula, and why some have none."""
    told = (f"{tr(_MEASURES[name])} = {tr(formula)}" for name, formula in report.formulas)
    return (*told, tr(_NONE))


def share_words(estimate: Estimate) -> str:
    """Return a share in per cent with its interval; one without width tells nothing."""
    if estimate.value is None:
        return "–"
    ends = estimate.interval
    beside = interval_words(ends) if ends is not None and ends.low < ends.high else ""
    return f"{plain(estimate.value)}  {beside}".rstrip()


def coefficient_words(estimate: Estimate) -> str:
    """Return an agreement beyond chance with its interval; one without width tells nothing."""
    if estimate.value is None:
        return "–"
    ends = estimate.interval
    value = decimal(estimate.value, _DIGITS)
    if ends is None or ends.low >= ends.high:
        return value
    beside = tr(_ENDS).format(low=decimal(ends.low, _DIGITS), high=decimal(ends.high, _DIGITS))
    return f"{value}  {beside}"


class AgreementTable(Table):
    """Shows how two readings agree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", dense=True, parent=parent)
        self.setAccessibleName(self.tr("Agreement"))
        self._words: Mapping[str, Term] = {}
        self.rows_model: RowModel[AgreementRow] = RowModel(self._columns(), self)
        self.setModel(self.rows_model)

    def _columns(self) -> tuple[Column[AgreementRow], ...]:
        def quiet(_row: AgreementRow) -> str:
            return "text_2"

        return (
            Column(self.tr("Compared"), lambda row: compared_words(row, self._words)),
            Column(self.tr("By"), level_words, tone=quiet),
            Column(self.tr("Units"), lambda row: number(row.agreement.units), right=True),
            Column(
                self.tr("Identical, %"),
                lambda row: share_words(row.agreement.identical),
                right=True,
            ),
            Column(
                self.tr("Overlap, %"), lambda row: share_words(row.agreement.overlap), right=True
            ),
            Column(
                self.tr("Alpha"), lambda row: coefficient_words(row.agreement.alpha), right=True
            ),
            Column(
                self.tr("Alpha, MASI"),
                lambda row: coefficient_words(row.agreement.alpha_masi),
                right=True,
            ),
            Column(self.tr("AC1"), lambda row: coefficient_words(row.agreement.ac1), right=True),
        )

    def show_report(self, report: ConsensusReport) -> None:
        """Show another report."""
        self._words = report.words
        self.rows_model.show_rows(report.rows)
        widths = map(self._needed, range(1, self.rows_model.columnCount()))
        self.set_columns(None, *widths, least=_NAMES)

    def _needed(self, column: int) -> int:
        """Return the width of the longest words of a column, its head's among them."""
        model = self.rows_model
        words = [str(model.index(row, column).data()) for row in range(model.rowCount())]
        words.append(str(model.headerData(column, Qt.Orientation.Horizontal)))
        fonts = (theme.current().font(style, tabular=True) for style in ("ui", "ui_strong"))
        rulers = [QFontMetrics(font) for font in fonts]
        return max(ruler.horizontalAdvance(one) for ruler in rulers for one in words) + _AIR
