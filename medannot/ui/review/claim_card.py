"""One figure of a report: its value, interval and strip, what may be claimed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.statistics.clusters import ClusterShare
from medannot.statistics.review_plan import Claim
from medannot.ui.phrases import with_value
from medannot.ui.review.strips import ShareStrip
from medannot.ui.review.words import (
    THIN,
    claim_sign,
    claim_words,
    interval_words,
    measure_words,
    plain,
    share_words,
)
from medannot.ui.widgets.small import Card, IconMark
from medannot.ui.widgets.text import Text


class ClaimCard(Card):
    """Shows one measure.

    Args:
        measure: "precision", "recall" or "F1".
    """

    def __init__(self, measure: str, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self._measure = measure
        self.body.setSpacing(4)
        self._value = Text("", "figure", tabular=True)
        self._ends = Text("", tone="text_3", tabular=True)
        self.strip = ShareStrip()
        self._mark = IconMark("circle", "text_3", 16)
        self.claim = Text("", tone="text_2", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._value, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self._ends, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addStretch(1)
        self._said = QHBoxLayout()
        self._said.setSpacing(8)
        self._said.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._said.addWidget(self.claim, 1)
        self.body.addWidget(Text(measure_words(measure), tone="text_2"))
        self.body.addLayout(line)
        self.body.addWidget(self.strip)
        self.body.addSpacing(4)
        self.body.addLayout(self._said)
        self.body.addStretch(1)

    def show_figure(
        self,
        share: ClusterShare,
        start: float,
        bound: float,
        claim: Claim | None,
    ) -> None:
        """Show another value.

        Args:
            share: the figure.
            start: of the strip's axis.
            bound: line of the strip.
            claim: what may be said, or None where nothing is claimed of it.
        """
        value = share.estimate.value
        self._value.setText("–" if value is None else f"{plain(value)}{THIN}%")
        self._ends.setText(interval_words(share.estimate.interval))
        said = with_value(measure_words(self._measure), share_words(share))
        self.strip.show_share(share, start, bound, said)
        self.claim.setVisible(claim is not None)
        self._mark.setVisible(claim is not None)
        if claim is not None:
            self.claim.setText(claim_words(claim, self._measure, bound))
            self._mark.show_icon(*claim_sign(claim))
