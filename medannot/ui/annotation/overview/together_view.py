"""Which secondary lesions go with which primary ones: a matrix with shares and intervals."""

from medannot.domain.annotation.balance import Whose
from medannot.domain.annotation.cooccurrence import CoOccurrence, Unit
from medannot.domain.annotation.dimensions import Rung
from medannot.ui.annotation.overview.figures_presenter import FiguresPresenter, FiguresState
from medannot.ui.annotation.overview.matrix import Matrix, MatrixCell, MatrixTable
from medannot.ui.annotation.overview.table_page import TablePage
from medannot.ui.annotation.overview.words import number_word, rung_words, share_words
from medannot.ui.dialogs import Dialogs
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.segmented import Segment, Segmented

_PRIMARY, _SECONDARY = "primary", "secondary"


class TogetherView(TablePage):
    """Counts cases or images by the lesions that are seen on them together."""

    def __init__(self, presenter: FiguresPresenter, dialogs: Dialogs) -> None:
        super().__init__(presenter, dialogs, "lesions-together")
        self.unit = Segmented(
            [Segment("case", self.tr("By case")), Segment("image", self.tr("By image"))],
            self.tr("What is counted"),
        )
        self.whose = self.whose_choice()
        self.of = Segmented(
            [
                Segment(_PRIMARY, self.tr("Share of the primary")),
                Segment(_SECONDARY, self.tr("Share of the secondary")),
            ],
            self.tr("Which share"),
        )
        self.matrix = MatrixTable(self.tr("Primary lesions down, secondary ones across"))
        self._said = Banner()
        self._said.hide()
        self.choices.addWidget(self.unit)
        self.whose.setFixedWidth(220)
        self.choices.addWidget(self.whose)
        self.choices.addWidget(self.of)
        self.choices.addStretch(1)
        self.body.addWidget(self._said)
        self.body.addWidget(self.matrix, 1)
        self.unit.chosen.connect(lambda _key: self.count())
        self.of.chosen.connect(lambda _key: self.show_table(self.presenter.state))

    def count(self) -> None:
        """Count the chosen table."""
        unit, whose = Unit(self.unit.choice()), Whose(self.whose.choice())
        self.explain(self.whose)
        self.presenter.count(
            lambda figures, actor, name: figures.together(actor, name, unit, whose)
        )

    def show_table(self, state: FiguresState) -> None:
        """Show the matrix, and in words what it rests on."""
        table = state.table
        if not isinstance(table, CoOccurrence):
            self.matrix.show_matrix(Matrix())
            self._said.say("")
            return
        self.matrix.show_matrix(self._matrix(table))
        self._said.say(self._sentence(table), "neutral" if table.pairs else "warning")

    def _sentence(self, table: CoOccurrence) -> str:
        units = self.tr("%Ln case(s) with lesions whose role is said.", "", table.units)
        if table.unit is Unit.IMAGE:
            units = self.tr("%Ln image(s) with lesions whose role is said.", "", table.units)
        said = [units]
        if table.pairs:
            said.append(
                self.tr("Primary lesions stand down, secondary ones across; intervals are 95 %.")
            )
        if table.without_role:
            said.append(
                self.tr("%Ln lesion(s) without a role are left out.", "", table.without_role)
            )
        if table.not_placed:
            words = self.tr("%Ln lesion(s) marked on no image are left out.", "", table.not_placed)
            said.append(words)
        if table.withheld:
            said.append(self.tr("%Ln case(s) are open to you.", "", table.withheld))
        return " ".join(said)

    def _matrix(self, table: CoOccurrence) -> Matrix:
        return Matrix(
            tuple((rung.key, self._counted(rung, count)) for rung, count in table.primary),
            tuple((rung.key, self._counted(rung, count)) for rung, count in table.secondary),
            {
                (one.key, other.key): self._cell(table, one, other)
                for one, _ in table.primary
                for other, _ in table.secondary
            },
        )

    def _counted(self, rung: Rung, count: int) -> str:
        return f"{rung_words(rung, self.language)} ({number_word(count)})"

    def _cell(self, table: CoOccurrence, one: Rung, other: Rung) -> MatrixCell:
        pair = table.pairs[one.key, other.key]
        part = pair.of_primary if self.of.choice() == _PRIMARY else pair.of_secondary
        words = self.tr(
            "{one} with {other}: {both}. Of {first} with {one} {share}; of {second} with {other} "
            "{back}."
        )
        said = words.format(
            one=rung_words(one, self.language),
            other=rung_words(other, self.language),
            both=number_word(part.count),
            first=number_word(pair.of_primary.of),
            share=share_words(pair.of_primary),
            second=number_word(pair.of_secondary.of),
            back=share_words(pair.of_secondary),
        )
        beside = share_words(part) if part.count else ""
        return MatrixCell(
            number_word(part.count), beside, part.value, said, "" if part.count else "text_3"
        )
