"""The merged differentials of a project in a table, with both physicians' lists beside them."""

from medannot.domain.annotation.consensus import Consensus
from medannot.ui.annotation.overview.figures_presenter import FiguresPresenter, FiguresState
from medannot.ui.annotation.overview.table_page import TablePage
from medannot.ui.annotation.overview.words import disease_words, number_word
from medannot.ui.dialogs import Dialogs
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_ROW = 84
_ALL, _TIED, _WAITING = "all", "tied", "waiting"


class DifferentialsView(TablePage):
    """Shows what each physician considers, and the lists merged by inverse rank."""

    def __init__(self, presenter: FiguresPresenter, dialogs: Dialogs) -> None:
        super().__init__(presenter, dialogs, "differentials")
        self.which = Choice(self.tr("Which cases"))
        self.which.offer(
            [
                (_ALL, self.tr("All cases with diagnoses")),
                (_TIED, self.tr("Tied at the first place")),
                (_WAITING, self.tr("Not merged yet")),
            ]
        )
        self.which.setFixedWidth(260)
        self._count = Text("", tone="text_3", tabular=True)
        self.choices.addWidget(self.which)
        self.choices.addWidget(self._count)
        self.choices.addStretch(1)
        self.meaning.setText(
            self.tr(
                "Merged by the sum of 1 / rank over those who handed theirs in; what is tied "
                "shares a rank. Nothing is merged before two have."
            )
        )
        self.rows: RowModel[Consensus] = RowModel(self._columns(), self)
        self.table = Table(self.tr("Differentials"))
        self.table.setModel(self.rows)
        self.table.wrap_cells()
        # Of very many rows only the first are measured; the others have room for three lines.
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.set_columns(90, None, 400, 110, least=300)
        self.body.addWidget(TableFrame(self.table), 1)
        self.which.currentIndexChanged.connect(lambda _place: self._show_rows())

    def _columns(self) -> list[Column[Consensus]]:
        return [
            Column(self.tr("Case"), self._place),
            Column(self.tr("Physicians"), self._originals, tone=lambda _one: "text_2"),
            Column(self.tr("Merged"), self._merged),
            Column(
                self.tr("Tie"),
                self._tie,
                tone=lambda _one: "warning",
            ),
        ]

    def _place(self, one: Consensus) -> str:
        return f"{number_word(one.number)} / {one.place}" if one.place else number_word(one.number)

    def _originals(self, one: Consensus) -> str:
        lines = []
        for original in one.originals:
            if not original.submitted and not original.diseases:
                lines.append(self.tr("{code}: not handed in yet").format(code=original.code))
                continue
            named = ", ".join(disease_words(disease) for disease in original.diseases)
            words = (
                self.tr("{code}: {named}")
                if original.submitted
                else self.tr("{code} (open): {named}")
            )
            lines.append(words.format(code=original.code, named=named))
        return "\n".join(lines)

    def _tie(self, one: Consensus) -> str:
        if one.tied_first:
            return self.tr("First place")
        return self.tr("Further down") if any(merged.tied for merged in one.merged) else ""

    def _merged(self, one: Consensus) -> str:
        if not one.merged:
            return self.tr("Not merged yet")
        lines = []
        for merged in one.merged:
            words = "{rank}  {disease}  {weight}"
            if merged.tied:
                words = self.tr("{rank}  {disease}  {weight}, tied")
            weight = f"{float(merged.weight):.2f}"
            named = disease_words(merged.disease)
            lines.append(words.format(rank=merged.rank, disease=named, weight=weight))
        return "\n".join(lines)

    def count(self) -> None:
        """Merge them."""
        self.presenter.count(lambda figures, actor, name: figures.differentials(actor, name))

    def show_table(self, _state: FiguresState) -> None:
        """Show the lists."""
        self._show_rows()

    def _keeps(self, one: Consensus) -> bool:
        which = self.which.choice()
        if which == _TIED:
            return one.tied_first
        return which != _WAITING or not one.merged

    def _show_rows(self) -> None:
        table = self.presenter.state.table
        found = table if isinstance(table, tuple) else ()
        shown = [one for one in found if self._keeps(one)]
        self.rows.show_rows(shown)
        self.table.fit_rows()
        words = self.tr("{shown} of {all}")
        self._count.setText(
            words.format(shown=number_word(len(shown)), all=number_word(len(found)))
        )
