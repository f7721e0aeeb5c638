"""The balance of a project: cases by one dimension or by two, and what no case shows."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.annotation.balance import Balance, BalanceRow, Cross, Whose
from medannot.domain.annotation.dimensions import Dimension, Grain, Rung
from medannot.domain.lexicon.node import Language
from medannot.ui import theme
from medannot.ui.annotation.overview.figures_presenter import FiguresPresenter, FiguresState
from medannot.ui.annotation.overview.matrix import Matrix, MatrixCell, MatrixTable
from medannot.ui.annotation.overview.table_page import TablePage
from medannot.ui.annotation.overview.words import (
    dimension_words,
    number_word,
    percent,
    rung_words,
)
from medannot.ui.dialogs import Dialogs
from medannot.ui.widgets.banner import Banner, Tone
from medannot.ui.widgets.cells import ProgressCell
from medannot.ui.widgets.fields import Choice, LineField
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_NONE = "none"
_EMPTY, _EMPTY_SMALL = 380, 300


@dataclass(frozen=True, slots=True)
class _Line:
    row: BalanceRow
    share: float | None
    of: int


class BalanceView(TablePage):
    """Counts cases by region, lesion, disease, department, age or skin type."""

    def __init__(self, presenter: FiguresPresenter, dialogs: Dialogs) -> None:
        super().__init__(presenter, dialogs, "balance")
        self._table: Balance | Cross | None = None
        self.by = Choice(self.tr("Cases by"))
        self.by.offer([(one.value, dimension_words(one)) for one in Dimension])
        self.across = Choice(self.tr("Crossed with"))
        self.whose = self.whose_choice()
        self.grain = Segmented(
            [Segment("coarse", self.tr("Branches")), Segment("fine", self.tr("Terms"))],
            self.tr("How finely"),
        )
        self.order = Choice(self.tr("Order"))
        self.order.offer(
            [
                ("lexicon", self.tr("In the lexicon's order")),
                ("most", self.tr("Most cases first")),
                ("least", self.tr("Fewest cases first")),
            ]
        )
        self.filter = LineField(self.tr("Filter by name"), icon="magnifying-glass")
        self.filter.setClearButtonEnabled(True)
        self.rows: RowModel[_Line] = RowModel(self._columns(), self)
        self.table = Table(self.tr("Cases by level"), dense=True)
        self.matrix = MatrixTable(self.tr("Cases by two dimensions"))
        self._empty = Text("", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._warning = Banner("", "warning")
        self._front = FrontStack()
        self._lay_out()
        self._offer_across()
        self._connect()

    def _lay_out(self) -> None:
        self.table.setModel(self.rows)
        self.table.setItemDelegateForColumn(2, ProgressCell(self.table))
        self.table.set_columns(None, 100, 260, least=180)
        for widget in (self.by, self.across, self.whose, self.order):
            widget.setMinimumWidth(120)
            self.choices.addWidget(widget, 1)
        self.choices.addWidget(self.grain)
        self.choices.addWidget(self.filter, 1)
        side = QWidget()
        side.setObjectName("canvas")
        list_ = QVBoxLayout(side)
        list_.setContentsMargins(0, 0, 8, 0)
        list_.addWidget(self._empty)
        list_.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(side)
        self._side = Card(margin=16)
        self._side.body.addWidget(Text(self.tr("No case shows"), "ui_strong"))
        self._side.body.addWidget(area, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(TableFrame(self.table), 1)
        row.addWidget(self._side)
        self._front.addWidget(both)
        self._front.addWidget(self.matrix)
        self.body.addWidget(self._warning)
        self.body.addWidget(self._front, 1)
        self._warning.hide()

    def _connect(self) -> None:
        self.by.currentIndexChanged.connect(lambda _place: self._change_dimension())
        self.across.currentIndexChanged.connect(lambda _place: self.count())
        self.grain.chosen.connect(lambda _key: self.count())
        self.order.currentIndexChanged.connect(lambda _place: self._show_rows())
        self.filter.textChanged.connect(lambda _typed: self._show_rows())

    def _columns(self) -> list[Column[_Line]]:
        return [
            Column(
                self.tr("Level"),
                lambda line: self._named(line.row.rung),
                tone=lambda line: "text" if line.row.cases else "text_3",
            ),
            Column(self.tr("Cases"), lambda line: number_word(line.row.cases), right=True),
            Column(
                self.tr("Share"),
                lambda line: "" if line.share is None else percent(line.share),
                value=lambda line: (line.row.cases, line.of),
            ),
        ]

    def _named(self, rung: Rung) -> str:
        other = Language.CHINESE if self.language is Language.ENGLISH else Language.ENGLISH
        names = (rung_words(rung, self.language), rung_words(rung, other))
        return "  ".join(dict.fromkeys(names))

    # What is asked

    def _change_dimension(self) -> None:
        self._offer_across()
        self.count()

    def _offer_across(self) -> None:
        own = self.by.choice()
        others = [(one.value, dimension_words(one)) for one in Dimension if one.value != own]
        self.across.offer([(_NONE, self.tr("Not crossed")), *others])

    def count(self) -> None:
        """Count the chosen table."""
        by, whose = Dimension(self.by.choice()), Whose(self.whose.choice())
        grain, across = Grain(self.grain.choice()), self.across.choice()
        self.explain(self.whose)
        if across == _NONE:
            self.presenter.count(
                lambda figures, actor, name: figures.balance(actor, name, by, whose, grain)
            )
            return
        both = by, Dimension(across)
        self.presenter.count(
            lambda figures, actor, name: figures.cross(actor, name, both, whose, grain)
        )

    # What is shown

    def show_table(self, state: FiguresState) -> None:
        """Show the table, and in words what it lacks."""
        table = state.table
        self._table = table if isinstance(table, Balance | Cross) else None
        crossed = isinstance(table, Cross)
        self._front.setCurrentIndex(1 if crossed else 0)
        self.order.setVisible(not crossed)
        self.filter.setVisible(not crossed)
        self._show_rows()
        if isinstance(table, Balance):
            self._warning.say(self._sentence(table), self._tone(table))
            self._empty.setText(self._empty_lines(table))
            self._side.setVisible(bool(table.empty))
        elif isinstance(table, Cross):
            self.matrix.show_matrix(self._matrix(table))
            self._warning.say(self._cross_sentence(table), "warning" if table.empty else "neutral")
        else:
            self._warning.say("")
            self._empty.setText("")

    def _empty_lines(self, table: Balance) -> str:
        """Return the empty levels, those of one branch in a paragraph under its name."""
        lines: list[str] = []
        branch = ""
        words = {row.rung.key: self._named(row.rung) for row in table.rows}
        for rung in table.empty:
            if rung.above and rung.above != branch:
                lines += ["", self.tr("{branch}:").format(branch=words.get(rung.above, rung.above))]
            branch = rung.above
            lines.append(self._named(rung))
        return "\n".join(lines).strip()

    def _show_rows(self) -> None:
        table = self._table
        if not isinstance(table, Balance):
            self.rows.show_rows(())
            return
        typed = self.filter.text().strip().casefold()
        lines = [_Line(row, table.share(row), table.recorded) for row in table.rows]
        lines = [line for line in lines if typed in self._named(line.row.rung).casefold()]
        order = self.order.choice()
        if order != "lexicon":
            lines.sort(key=lambda line: line.row.cases, reverse=order == "most")
        self.rows.show_rows(lines)

    def _sentence(self, table: Balance) -> str:
        said = [self._known(table)]
        if table.empty:
            count = self.tr("No case shows %Ln of the levels.", "", len(table.empty))
            said.append(count)
        return " ".join([*said, *self._beside(table)])

    def _known(self, table: Balance) -> str:
        words = self.tr("{known} of {all} cases count here; of {rest} nothing is known.")
        if not table.recorded:
            words = self.tr("Not recorded: nothing is known of all {all} cases.")
        return words.format(
            known=number_word(table.recorded),
            all=number_word(table.cases),
            rest=number_word(table.without),
        )

    def _beside(self, table: Balance) -> list[str]:
        said = []
        if table.dimension is Dimension.DEPARTMENT and table.recorded:
            words = self.tr("The department came in with {count} cases; else it is the diseases'.")
            said.append(words.format(count=number_word(table.from_source)))
        if table.withheld:
            said.append(self.tr("%Ln case(s) are open to you.", "", table.withheld))
        return said

    @staticmethod
    def _tone(table: Balance) -> Tone:
        return "warning" if table.empty or not table.recorded else "neutral"

    def _cross_sentence(self, table: Cross) -> str:
        for one in (table.down, table.across):
            if not one.recorded:
                words = self.tr("{dimension}: not recorded of all {all} cases.")
                return words.format(
                    dimension=dimension_words(one.dimension), all=number_word(one.cases)
                )
        words = self.tr("{empty} of {cells} cells are empty.")
        said = words.format(empty=number_word(table.empty), cells=number_word(table.cells))
        down, across = table.left_out
        if not (down or across):
            return said
        words = self.tr(
            "Levels that no case shows at all are left out: {down} down and {across} across."
        )
        return f"{said} {words.format(down=number_word(down), across=number_word(across))}"

    def _matrix(self, table: Cross) -> Matrix:
        most = max(table.counts.values(), default=0)
        cells = {
            (row.rung.key, column.rung.key): self._cell(table, row, column, most)
            for row in table.rows
            for column in table.columns
        }
        return Matrix(
            tuple((row.rung.key, rung_words(row.rung, self.language)) for row in table.rows),
            tuple((one.rung.key, rung_words(one.rung, self.language)) for one in table.columns),
            cells,
        )

    def _cell(self, table: Cross, row: BalanceRow, column: BalanceRow, most: int) -> MatrixCell:
        count = table.counts.get((row.rung.key, column.rung.key), 0)
        words = self.tr("{down}, {across}: {count} cases")
        said = words.format(
            down=self._named(row.rung), across=self._named(column.rung), count=number_word(count)
        )
        return MatrixCell(
            number_word(count), "", count / most if most else 0.0, said, "" if count else "warning"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list of empty levels less room in a small window."""
        super().resizeEvent(event)
        small = self.window().width() < theme.current().metric("frame.small_below_width")
        self._side.setFixedWidth(_EMPTY_SMALL if small else _EMPTY)
