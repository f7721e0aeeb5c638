"""Running precision and recall with their intervals above the desk, and what is shown by them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from medannot.statistics.clusters import ClusterShare
from medannot.statistics.review_plan import Claim
from medannot.ui import theme
from medannot.ui.review.seats import ReviewSeat
from medannot.ui.review.strips import paint_strip
from medannot.ui.review.words import (
    FORMULAS,
    THIN,
    claim_sign,
    claim_words,
    formula_words,
    interval_words,
    measure_words,
    number,
    percent,
    plain,
    share_words,
)
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import ElidedText, Text

if TYPE_CHECKING:
    from medannot.services.reviewing_values import RunningFigures

_HEIGHT, _START, _STRIP = 56, 0.8, 150
_NARROW = 1100
"""Pixels below which the strips make room for the words; their ends are told all the same."""
_FEW = 10
"""Labels below which a share is written quietly: one more of them would turn it over."""


class _Strip(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share: ClusterShare | None = None
        self._bound = 0.95
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(24)
        self.setMinimumWidth(56)
        self.setMaximumWidth(_STRIP)

    def sizeHint(self) -> QSize:
        return QSize(_STRIP, 24)

    def show_share(self, share: ClusterShare, bound: float) -> None:
        self._share, self._bound = share, bound
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._share is None:
            return
        value = self._share.estimate.value
        ends = self._share.estimate.interval
        low = min(
            (one for one in (value, ends.low if ends else None) if one is not None), default=1
        )
        start = min(_START, max(low - 0.02, 0.0))
        box = QRectF(6, 0, self.width() - 12, self.height())
        paint_strip(QPainter(self), box, self._share, start, self._bound)


class _Measure(QWidget):
    """One share: name, value, strip, ends.

    Args:
        name: "precision" or "recall".
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.value = Text("", "section", tabular=True)
        self.strip = _Strip()
        self.ends = Text("", tone="text_2", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Text(measure_words(name), tone="text_2"))
        self.count = Text("", tone="text_3", tabular=True)
        for part in (self.value, self.count, self.strip, self.ends):
            row.addWidget(part)

    def show_share(self, share: ClusterShare, bound: float) -> None:
        """Show how it stands."""
        value = share.estimate.value
        self.value.setText("–" if value is None else f"{plain(value)}{THIN}%")
        few = share.estimate.n < _FEW
        look = theme.current()
        self.value.setFont(look.font("ui" if few else "section", tabular=True))
        self.value.set_tone("text_3" if few else "text")
        self.count.setText(self.tr("of {count}").format(count=number(share.estimate.n)))
        self.strip.show_share(share, bound)
        self.ends.setText(interval_words(share.estimate.interval))
        said = f"{measure_words(self._name)}: {share_words(share)}"
        self.setAccessibleName(said)
        of = self.tr("of %Ln label(s)", "", share.estimate.n)
        formula = f"{measure_words(self._name)} = {formula_words(FORMULAS[self._name])}"
        few_words = self.tr("So few labels say little yet.")
        self.setToolTip("\n".join((f"{said}, {of}", formula, *((few_words,) if few else ()))))


class FiguresBar(QWidget):
    """Says which round it is, how right the labels are, and whether the claim is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self.title = ElidedText("", "section")
        self.precision, self.recall = _Measure("precision"), _Measure("recall")
        self.sign = IconMark("circle-half", "info", 18)
        self.claim = Text("", tone="text_2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(20)
        row.addWidget(self.title)
        row.addWidget(self.precision)
        row.addWidget(self.recall)
        row.addStretch(1)
        row.addWidget(self.sign)
        row.addWidget(self.claim, 4)

    def show_seat(self, seat: ReviewSeat) -> None:
        """Say whose desk it is."""
        words = self.tr("{project}, {round}").format(project=seat.project, round=seat.round)
        self.title.setText(words)
        self.title.setToolTip(words)

    def show_figures(self, figures: "RunningFigures | None", bound: float) -> None:
        """Show how the round stands; nothing before it is known."""
        for part in (self.precision, self.recall, self.sign, self.claim):
            part.setVisible(figures is not None)
        if figures is None:
            return
        self.precision.show_share(figures.precision, bound)
        self.recall.show_share(figures.recall, bound)
        claims = figures.claims
        worst = max((claims.precision, claims.recall), key=_gravity)
        measure = "precision" if worst is claims.precision else "recall"
        words = claim_words(worst, measure, bound)
        lacking = figures.lacking
        if worst is Claim.OPEN and lacking is not None and lacking.entities:
            words = self.tr(
                "Over {bound} takes about {count} more labels on {images} images."
            ).format(
                bound=percent(bound),
                count=number(lacking.entities),
                images=number(lacking.images),
            )
        self.sign.show_icon(*claim_sign(worst))
        self.claim.setText(words)
        self.claim.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the strips out where the words would be cut."""
        super().resizeEvent(event)
        for one in (self.precision, self.recall):
            one.strip.setVisible(self.width() >= _NARROW)

    def say_second(self, done: int, total: int) -> None:
        """Say that what is decided here does not move the figures, and how far it is."""
        words = self.tr(
            "Second readings count for the reviewers' agreement only; {done} of {total} of this "
            "work judged."
        ).format(done=number(done), total=number(total))
        self.sign.show_icon("info", "info")
        for part in (self.sign, self.claim):
            part.show()
        self.claim.setText(words)
        self.claim.setToolTip(words)


def _gravity(claim: Claim) -> int:
    order = (Claim.PROVEN, Claim.OPEN, Claim.NOT_PROVEN, Claim.OUT_OF_REACH)
    return order.index(claim)
