"""A model's figure typed in by hand: name, score, how many answers, and where it was read."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from medannot.ui.widgets.fields import FormRow, LineField
from medannot.ui.widgets.form_dialog import FormDialog

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Figure:
    """What was typed; `score` lies between 0 and 1."""

    model: str
    score: float
    n: int
    source: str


class FigureDialog(FormDialog):
    """Takes a figure that somebody read elsewhere.

    Args:
        taken: names that rows of the set have already.
        parent: the window it stands before.
    """

    def __init__(self, taken: Collection[str], parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("FigureDialog", "Type in a model's figure")
        act = QCoreApplication.translate("FigureDialog", "Add the row")
        super().__init__(title, act, parent)
        self._taken = frozenset(taken)
        self.note(
            self.tr(
                "It stands in a table of its own, marked as typed, and is never mixed with what "
                "was scored here."
            )
        )
        self.model, self.score, self.n, self.source = (LineField() for _ in range(4))
        self._rows: dict[LineField, FormRow] = {
            self.model: self.row(self.tr("Model"), self.model),
            self.score: self.row(
                self.tr("Mean score, %"), self.score, self.tr("0 to 100, such as 61.4"), short=True
            ),
            self.n: self.row(
                self.tr("Answers"), self.n, self.tr("on which the score rests"), short=True
            ),
            self.source: self.row(
                self.tr("Source"), self.source, self.tr("such as a paper and its table")
            ),
        }
        self.model.setFocus()

    def figure(self) -> Figure:
        """Return what was typed, once nothing is wrong with it."""
        share = _number(self.score.text())
        return Figure(
            self.model.text().strip(),
            float(share / 100) if share is not None else 0.0,
            int(self.n.text().strip()),
            self.source.text().strip(),
        )

    def first_wrong(self) -> QWidget | None:
        """Say below each field what is wrong with it; return the first such field."""
        faults = {
            self.model: self._fault_of_name(self.model.text().strip()),
            self.score: self._fault_of_score(self.score.text()),
            self.n: self._fault_of_count(self.n.text().strip()),
            self.source: ""
            if self.source.text().strip()
            else self.tr("Say where the figure was read; there is no figure without a source."),
        }
        for field, fault in faults.items():
            self._rows[field].set_error(fault)
        return next((field for field, fault in faults.items() if fault), None)

    def _fault_of_name(self, name: str) -> str:
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            return self.tr("Give the model a name of up to {limit} signs in one line.").format(
                limit=_LONGEST_NAME
            )
        if name in self._taken:
            return self.tr(
                "The set has a row of {model} already; give this one another name."
            ).format(model=name)
        return ""

    def _fault_of_score(self, text: str) -> str:
        value = _number(text)
        if value is None or not 0 <= value <= 100:
            return self.tr("Write a number from 0 to 100.")
        if 0 < value <= 1 and "%" not in text:
            # Leaderboards print shares as well as percentages.
            whole = QLocale().toString(float(value * 100), "g", 6)
            said = self.tr("Write {whole} for a share of {share}, or {share} % for so low a one.")
            return said.format(whole=whole, share=text.strip())
        return ""

    def _fault_of_count(self, text: str) -> str:
        if not (text.isdecimal() and text.isascii() and len(text) < 10 and int(text)):
            return self.tr("Write a whole number from 1 on, in digits.")
        return ""


def _number(text: str) -> Decimal | None:
    """Read a number with a point, or with the comma that this language writes."""
    bare = text.strip().removesuffix("%").strip()
    if QLocale().decimalPoint() == ",":
        bare = bare.replace(",", ".")
    try:
        value = Decimal(bare)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
