"""The form of a new round of review, with what its claim takes beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.review.sampling import SamplingPlan
from medannot.ui import theme
from medannot.ui.actions import key_caption
from medannot.ui.review.outlook_card import OutlookCard
from medannot.ui.review.plan_presenter import PlanPresenter, PlanState
from medannot.ui.review.plan_wish import PlanWish
from medannot.ui.review.seats import ProjectRounds
from medannot.ui.review.words import sampling_means, sampling_words
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow, LineField
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

_FORM_LEAST, _CARD_LEAST = 545, 300
_FORM_SHARE, _CARD_SHARE = 5, 3


class PlanForm(QWidget):
    """Asks for all that a round is.

    Args:
        presenter: of the form.

    Signals:
        left: no round is to be begun.
    """

    left = Signal()

    def __init__(self, presenter: PlanPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._quiet = False
        self.project = Choice(self.tr("Project"))
        self.name = LineField(self.tr("Such as first"), name=self.tr("Name"))
        self.sampling = Choice(self.tr("Sampling"))
        self.works = LineField(self.tr("As many as the claim takes"), name=self.tr("Works"))
        self.seed = LineField(name=self.tr("Seed"))
        self.rare_below = LineField(name=self.tr("Rare below"))
        self.bound = LineField(name=self.tr("Bound, %"))
        self.level = LineField(name=self.tr("Confidence, %"))
        self.expected = LineField(name=self.tr("Expected share, %"))
        self.correlation = LineField(name=self.tr("Correlation"))
        self.doubled = LineField(name=self.tr("Seen twice, %"))
        self.people = LineField(self.tr("Such as clara, dora"), name=self.tr("Reviewers"))
        self.blind = CheckBox(self.tr("Reviewers are not told who annotated"))
        self.draw = Button(self.tr("Draw"), icon="dice-five")
        self.make = Button(self.tr("Begin round"), "primary")
        self.cancel = Button(self.tr("Cancel"), "quiet", key=key_caption("Esc"))
        self.outlook = OutlookCard()
        self._fault = Banner("", "danger")
        self._fault.hide()
        self._fields: dict[str, LineField] = {
            "name": self.name,
            "size": self.works,
            "seed": self.seed,
            "rare_below": self.rare_below,
            "bound": self.bound,
            "level": self.level,
            "expected": self.expected,
            "correlation": self.correlation,
            "doubled": self.doubled,
            "people": self.people,
        }
        self._rows = self._make_rows()
        self._lay_out()
        self._connect()

    def _make_rows(self) -> dict[str, FormRow]:
        with_draw = QWidget()
        line = QHBoxLayout(with_draw)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.seed, 1)
        line.addWidget(self.draw)
        with_draw.setAccessibleName(self.tr("Seed"))
        self._sampling_row = FormRow(self.tr("Sampling"), self.sampling)
        told = {
            "name": (self.tr("Name"), ""),
            "size": (self.tr("Works"), self.tr("A work is what one annotator said of one case.")),
            "rare_below": (self.tr("Rare below"), self.tr("A term is rare that fewer works name.")),
            "bound": (self.tr("Bound, %"), self.tr("Precision and recall are to lie above it.")),
            "level": (self.tr("Confidence, %"), self.tr("Of the intervals.")),
            "expected": (
                self.tr("Expected share, %"),
                self.tr("Labels that are right, as a pilot or experience says."),
            ),
            "correlation": (
                self.tr("Correlation"),
                self.tr(
                    "From 0 to 1: how far labels of one image are right or wrong together. Assumed "
                    "now; as errors are found, the round itself tells."
                ),
            ),
            "doubled": (self.tr("Seen twice, %"), self.tr("Works that two reviewers see.")),
            "people": (
                self.tr("Reviewers"),
                self.tr("Pseudonymous codes with commas between. Nobody reviews their own work."),
            ),
        }
        rows = {
            key: FormRow(label, self._fields[key], help_, short=key in _NUMBERS)
            for key, (label, help_) in told.items()
        }
        rows["seed"] = FormRow(
            self.tr("Seed"), with_draw, self.tr("The same seed draws the same works.")
        )
        return rows

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        header = PageHeader(self.tr("New round of review"))
        header.add(self.cancel)
        header.add(self.make)
        self._column.addWidget(header)
        self._column.addWidget(self._fault)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._make_form(), _FORM_SHARE)
        # Scrolls where the window is low, so that no figure is squeezed.
        beside = QScrollArea()
        beside.setWidgetResizable(True)
        beside.setFrameShape(QFrame.Shape.NoFrame)
        beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside.setMinimumWidth(_CARD_LEAST)
        beside.setWidget(self.outlook)
        columns.addWidget(beside, _CARD_SHARE)
        self._column.addLayout(columns, 1)

    def _make_form(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("canvas")
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, 12, 0)
        form.setSpacing(8)
        rows = self._rows
        form.addWidget(FormRow(self.tr("Project"), self.project))
        for key in ("name", "people"):
            form.addWidget(rows[key])
        claimed = [rows[key] for key in ("bound", "level", "expected", "correlation")]
        drawn = [self._sampling_row, *(rows[key] for key in ("size", "rare_below", "seed"))]
        parts = (
            (self.tr("What is claimed"), claimed),
            (self.tr("What is drawn"), drawn),
            (self.tr("How it is reviewed"), [rows["doubled"], self._blind_row()]),
        )
        for title, those in parts:
            form.addSpacing(4)
            form.addWidget(Text(title, "section"))
            for row in those:
                form.addWidget(row)
        form.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        card = Card()
        card.setMinimumWidth(_FORM_LEAST)
        card.body.addWidget(self._area, 1)
        return card

    def _blind_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        # Below the fields, but farther left where the window has no room for its words.
        line.addSpacerItem(QSpacerItem(FormRow.LABEL_WIDTH + 16, 0, QSizePolicy.Policy.Maximum))
        line.addWidget(self.blind, 1)
        return row

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.show_state)
        for field in self._fields.values():
            field.textChanged.connect(self._tell)
            field.returnPressed.connect(self._want)
        for choice in (self.project, self.sampling):
            choice.currentIndexChanged.connect(self._tell)
        self.blind.clicked.connect(self._tell)
        self.draw.clicked.connect(lambda _on=False: self.seed.setText(presenter.new_seed()))
        self.make.clicked.connect(lambda _on=False: self._want())
        self.cancel.clicked.connect(lambda _on=False: self.left.emit())

    def begin(self, projects: tuple[ProjectRounds, ...], chosen: str) -> None:
        """Show an empty form for a round.

        Args:
            projects: in which rounds may be begun.
            chosen: name of the one to begin with.
        """
        self._quiet = True
        self.project.offer([(one.project, one.project) for one in projects])
        self.project.choose(chosen)
        self.sampling.offer([(one.value, sampling_words(one)) for one in _WAYS])
        self._fill(PlanWish(project=chosen, seed=self._presenter.new_seed()))
        self._quiet = False
        self._presenter.begin(projects)
        self._tell()
        self._presenter.reckon()
        self._area.verticalScrollBar().setValue(0)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, wish: PlanWish) -> None:
        for key, field in self._fields.items():
            field.setText(getattr(wish, key))
        self.sampling.choose(wish.sampling.value)
        self.blind.setChecked(wish.blind)

    def wish(self) -> PlanWish:
        """Return what is filled in."""
        typed = {key: field.text() for key, field in self._fields.items()}
        return PlanWish(
            project=self.project.choice(),
            sampling=SamplingPlan(self.sampling.choice() or SamplingPlan.STRATIFIED.value),
            blind=self.blind.isChecked(),
            **typed,
        )

    def _tell(self, *_what: object) -> None:
        if self._quiet:
            return
        wish = self.wish()
        self._sampling_row.set_help(sampling_means(wish.sampling))
        self._rows["size"].setEnabled(wish.sampling is not SamplingPlan.ALL)
        self._presenter.edit(wish)

    def _want(self) -> None:
        if not self.make.isEnabled():
            return
        self._tell()
        self._presenter.create()
        self._go_to_fault()

    def show_state(self, state: PlanState) -> None:
        """Show what is wrong, and what the claim takes."""
        for key, row in self._rows.items():
            row.set_error(state.faults.get(key, ""))
        self.seed.set_error("seed" in state.faults)
        self._fault.say(state.fault)
        self.make.setEnabled(not state.beginning)
        self.outlook.show_state(state)

    def _go_to_fault(self) -> None:
        """Bring the first field that is filled in wrongly into sight, and give it the keys."""
        claimed = ("name", "people", "bound", "level", "expected", "correlation")
        order = (*claimed, "size", "rare_below", "seed", "doubled")
        wrong = self._presenter.state.faults
        first = next((one for one in order if one in wrong), None)
        if first is not None:
            self._fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self._fields[first], 0, 64)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin that fits the window."""
        super().resizeEvent(event)
        margin = theme.current().margin(self.window().width())
        self._column.setContentsMargins(margin, 0, margin, margin)


_NUMBERS = frozenset({"bound", "level", "expected", "correlation", "rare_below", "doubled"})
"""Fields of a few digits."""
_WAYS = (SamplingPlan.STRATIFIED, SamplingPlan.SIMPLE, SamplingPlan.RARE, SamplingPlan.ALL)
