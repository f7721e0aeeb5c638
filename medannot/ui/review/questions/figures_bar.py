"""The share of accepted questions with its interval, above the audit."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui.review.questions.audit_state import AuditState
from medannot.ui.review.strips import ShareStrip
from medannot.ui.review.words import THIN, interval_words, number, plain, share_words
from medannot.ui.widgets.text import ElidedText, Text

if TYPE_CHECKING:
    from medannot.services.question_review_values import QuestionFigures

_HEIGHT, _STRIP, _BOUND = 56, 150, 0.95


class QuestionFiguresBar(QWidget):
    """Says whose questions they are, how many were accepted, and what became of the others."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self.title = ElidedText("", "section")
        self.value = Text("", "section", tabular=True)
        self.strip = ShareStrip()
        self.strip.setFixedWidth(_STRIP)
        self.ends = Text("", tone="text_2", tabular=True)
        self.counts = ElidedText("", tone="text_2", tabular=True)
        self._share = QWidget()
        inner = QHBoxLayout(self._share)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(Text(self.tr("Accepted"), tone="text_2"))
        for part in (self.value, self.strip, self.ends):
            inner.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(20)
        row.addWidget(self.title)
        row.addWidget(self._share)
        row.addWidget(self.counts, 1)

    def show_state(self, state: AuditState) -> None:
        """Show how it stands; no figures before they are known."""
        self.title.setText(
            self.tr("Questions of all sets")
            if state.set_name is None
            else self.tr("Questions of {set}").format(set=state.set_name)
        )
        figures = state.figures
        self._share.setVisible(figures is not None)
        self.counts.setVisible(figures is not None)
        if figures is not None:
            self._show(figures)

    def _show(self, figures: "QuestionFigures") -> None:
        whole = figures.whole
        value, ends = whole.share.estimate.value, whole.share.estimate.interval
        self.value.setText("–" if value is None else f"{plain(value)}{THIN}%")
        self.ends.setText(interval_words(ends))
        said = self.tr("Accepted: {share}").format(share=share_words(whole.share))
        low = min(
            (one for one in (value, ends.low if ends else None) if one is not None), default=1
        )
        start = min(0.8, max(int(10 * low) / 10, 0.0))
        self.strip.show_share(whole.share, start, _BOUND, said)
        self._share.setToolTip(said)
        words = self.tr(
            "{reviewed} of {total} reviewed: {accepted} accepted, {edited} edited, "
            "{rejected} rejected; {flagged} flagged"
        ).format(
            reviewed=number(whole.reviewed),
            total=number(whole.questions),
            accepted=number(whole.accepted),
            edited=number(whole.edited),
            rejected=number(whole.rejected),
            flagged=number(figures.flagged),
        )
        self.counts.setText(words)
        self.counts.setToolTip(words)
