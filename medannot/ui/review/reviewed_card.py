"""How far a round is, who reviews, and how reviewers of the same works agree."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medannot.ui.phrases import listed
from medannot.ui.review.words import THIN, number, percent, plain
from medannot.ui.widgets.small import Card, ProgressLine
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.review_report import ReviewReport

_DIGITS = 2


class ReviewedCard(Card):
    """Shows works reviewed of all, and the agreement on those that two have seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self.body.setSpacing(4)
        self._count = Text("", "figure", tabular=True)
        self._bar = ProgressLine()
        self.people = Text("", tone="text_3", wrap=True, tabular=True)
        self.twice = Text("", tone="text_2", wrap=True, tabular=True)
        self.body.addWidget(Text(self.tr("Works reviewed"), tone="text_2"))
        self.body.addWidget(self._count)
        self.body.addWidget(self._bar)
        self.body.addWidget(self.people)
        self.body.addSpacing(4)
        self.body.addWidget(self.twice)
        self.body.addStretch(1)

    def show_report(self, report: "ReviewReport") -> None:
        """Show another report."""
        done = report.works - report.waiting
        words = self.tr("{done} of {total}")
        self._count.setText(words.format(done=number(done), total=number(report.works)))
        self._bar.set_progress(done, report.works)
        line = self.tr("{code} {done} of {total}")
        self.people.setText(
            listed(
                line.format(code=one.code, done=number(one.done), total=number(one.total))
                for one in report.progress
            )
        )
        self.twice.setText(self._twice(report))

    def _twice(self, report: "ReviewReport") -> str:
        if not report.doubled:
            return self.tr("No work is seen by two reviewers yet.")
        share = percent(round(report.doubled / report.works, 3)) if report.works else ""
        seen = self.tr("%Ln work(s) seen by two ({share})", "", report.doubled)
        told = [seen.format(share=share)]
        if report.agreed is not None:
            agreed = self.tr("they agree on {share}")
            told.append(agreed.format(share=f"{plain(report.agreed)}{THIN}%"))
        value = report.agreement.value
        if value is not None:
            ends = report.agreement.interval
            beside = f" ({ends.low:.{_DIGITS}f}–{ends.high:.{_DIGITS}f})" if ends else ""
            told.append(f"AC1 {value:.{_DIGITS}f}{beside}")
        return listed(told)
