"""The part of the form that asks what annotators are asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.levels import Asked, Depths
from medannot.domain.annotation.project import DiagnosisScope, Step
from medannot.ui.annotation.projects.wanted import Wanted
from medannot.ui.annotation.projects.words import asked_words
from medannot.ui.bench.words import step_words
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.annotation_lexicons import LexiconOffer, LexiconVersion

_FIRST = "medannot-skin"
_ATTRIBUTES_A_ROW = 3
_OF_STEP = {
    Asked.REGIONS: Step.REGIONS,
    Asked.LOCATIONS: Step.LESIONS,
    Asked.LESIONS: Step.LESIONS,
    Asked.DIAGNOSES: Step.DIAGNOSES,
    Asked.ADVICE: Step.ADVICE,
}


class SchemaFields(QWidget):
    """Asks for steps, lexicon, levels and required attributes.

    Signals:
        edited: something is filled in otherwise.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = {step: CheckBox(step_words(step)) for step in Step if step is not Step.QUALITY}
        for box in self.steps.values():
            box.setChecked(True)
            box.toggled.connect(self._tell)
        self.lexicon = Choice(self.tr("Lexicon"))
        self.lexicon.currentIndexChanged.connect(self._tell)
        self.levels: dict[Asked, Choice] = {}
        self._rows_of: dict[Asked, FormRow] = {}
        self.required: dict[str, CheckBox] = {}
        self.closed = CheckBox(self.tr("Everything visible is annotated"))
        self.closed.setChecked(True)
        self.closed.toggled.connect(self._tell)
        self.scope = Segmented(
            [
                Segment(DiagnosisScope.CASE, self.tr("The case")),
                Segment(DiagnosisScope.IMAGE, self.tr("Each image")),
            ],
            self.tr("Diagnoses and advice are of"),
        )
        self.scope.chosen.connect(self._tell)
        self._offer: LexiconOffer | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("What is asked"), "section"))
        steps = QWidget()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        always = self.tr("{step}, always").format(step=step_words(Step.QUALITY))
        row.addWidget(Text(always, tone="text_2"))
        for box in self.steps.values():
            row.addWidget(box)
        row.addStretch(1)
        column.addWidget(FormRow(self.tr("Steps"), steps))
        self._lexicon_row = FormRow(self.tr("Lexicon"), self.lexicon)
        column.addWidget(self._lexicon_row)
        self._levels = QVBoxLayout()
        self._levels.setSpacing(12)
        column.addLayout(self._levels)
        self._attributes = QWidget()
        self._grid = QGridLayout(self._attributes)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._required_row = FormRow(
            self.tr("Each lesion needs"),
            self._attributes,
            self.tr("What is not ticked may be left open."),
        )
        column.addWidget(self._required_row)
        self._scope_row = FormRow(self.tr("Diagnosis, advice of"), self._scope_field())
        column.addWidget(self._scope_row)
        column.addWidget(
            FormRow(
                self.tr("Closed world"),
                self.closed,
                self.tr(
                    "What is not marked is not there; each case ends with a tick that says so."
                ),
            )
        )

    def _scope_field(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.scope)
        row.addStretch(1)
        return whole

    def _tell(self, *_what: object) -> None:
        self._show_rows()
        self.edited.emit()

    def _show_rows(self) -> None:
        """Show what the ticked steps ask for."""
        asked = self._steps()
        for one, row in self._rows_of.items():
            row.setVisible(_OF_STEP[one] in asked)
        self._required_row.setVisible(Step.LESIONS in asked and bool(self.required))
        self._scope_row.setVisible(bool({Step.DIAGNOSES, Step.ADVICE} & set(asked)))

    def _steps(self) -> tuple[Step, ...]:
        ticked = (step for step, box in self.steps.items() if box.isChecked())
        return (Step.QUALITY, *ticked)

    # What is chosen

    def offer_lexicons(self, versions: "Sequence[LexiconVersion]") -> None:
        """Offer lexicons with their versions."""
        before = self.lexicon.choice()
        if [one.key for one in versions] == [
            self.lexicon.itemData(place) for place in range(self.lexicon.count())
        ]:
            return
        self.lexicon.offer([(one.key, one.pin.replace("@", "  ")) for one in versions])
        keys = [one.key for one in versions]
        if before not in keys and _FIRST in keys:
            self.lexicon.blockSignals(True)
            self.lexicon.choose(_FIRST)
            self.lexicon.blockSignals(False)
        self.edited.emit()

    def show_offer(self, offer: "LexiconOffer | None") -> None:
        """Show what there is to choose of the lexicon; ticks stay where it has them too."""
        if offer is None or offer is self._offer:
            return
        self._offer = offer
        ticked = {key for key, box in self.required.items() if box.isChecked()}
        chosen = {asked: field.choice() for asked, field in self.levels.items()}
        clear(self._levels)
        clear(self._grid)
        self.levels, self._rows_of, self.required = {}, {}, {}
        for asked, counts in offer.levels.items():
            if len(counts) > 1:
                self._add_levels(asked, dict(counts), chosen.get(asked, ""))
        for place, one in enumerate(offer.attributes):
            box = CheckBox(f"{one.en} {one.zh}")
            box.setChecked(one.node_id in ticked)
            box.toggled.connect(self._tell)
            self.required[one.node_id] = box
            self._grid.addWidget(box, place // _ATTRIBUTES_A_ROW, place % _ATTRIBUTES_A_ROW)
        self._tell()

    def _add_levels(self, asked: Asked, counts: dict[int, int], chosen: str) -> None:
        field = Choice(asked_words(asked))
        number = QLocale().toString
        offers = [("", self.tr("Any level, %Ln term(s)", "", sum(counts.values())))]
        depths = sorted(counts)
        for least in depths:
            for most in depths:
                inside = [counts[one] for one in depths if least <= one <= most]
                if most < least or len(inside) == len(depths):
                    continue
                words = (
                    self.tr("Level {level} only, %Ln term(s)", "", sum(inside))
                    if least == most
                    else self.tr("Levels {level} to {most}, %Ln term(s)", "", sum(inside))
                )
                text = words.format(level=number(least), most=number(most))
                offers.append((f"{least}-{most}", text))
        field.offer(offers)
        if chosen in dict(offers):
            field.choose(chosen)
        field.currentIndexChanged.connect(self._tell)
        row = FormRow(asked_words(asked), field)
        self.levels[asked], self._rows_of[asked] = field, row
        self._levels.addWidget(row)

    def fill(self, wanted: Wanted) -> Wanted:
        """Return what is wanted with what is filled in here."""
        steps = self._steps()
        levels = tuple(
            (asked, Depths(*map(int, field.choice().split("-"))))
            for asked, field in self.levels.items()
            if field.choice() and _OF_STEP[asked] in steps
        )
        lesions = Step.LESIONS in steps
        return replace(
            wanted,
            steps=steps,
            lexicon=self.lexicon.choice(),
            levels=levels,
            required=tuple(
                key for key, box in self.required.items() if lesions and box.isChecked()
            ),
            closed_world=self.closed.isChecked(),
            scope=DiagnosisScope(self.scope.choice()),
        )

    def clear(self) -> None:
        """Begin anew, with all steps and nothing required."""
        for box in self.steps.values():
            box.setChecked(True)
        for box in self.required.values():
            box.setChecked(False)
        for field in self.levels.values():
            field.choose("")
        self.closed.setChecked(True)
        self.scope.choose(DiagnosisScope.CASE)

    def show_faults(self, said: Callable[[str], str]) -> None:
        """Show what is wrong beside the fields."""
        self._lexicon_row.set_error(said("lexicon"))
