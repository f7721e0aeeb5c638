"""Below the bench while something is corrected: why, a comment, keep or leave."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.review.decision import ReviewReason
from medannot.ui.actions import ActionRegistry, key_caption, tooltip
from medannot.ui.review.desk.side_panel import ReasonChips
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.text import ElidedText


class CorrectionBar(QWidget):
    """Ends a correction.

    Args:
        actions: whose keys the buttons show.

    Signals:
        keep_wanted: the correction is to be written.
        leave_wanted: nothing of it is to be kept.
    """

    keep_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        self._own_choice = False
        self.title = ElidedText("", "section")
        self.reasons = ReasonChips(self.tr("Reason for the change"), keyed=False)
        self.comment = LineField(self.tr("Comment for the annotator"), name=self.tr("Comment"))
        keep, leave = actions["review.keep"], actions["review.give_up"]
        self.keep = Button(self.tr("Keep the correction"), "primary", key=key_caption(keep.keys[0]))
        self.keep.setToolTip(tooltip(keep))
        self.leave = Button(self.tr("Leave"), "quiet", key=key_caption(leave.keys[0]))
        self.leave.setToolTip(tooltip(leave))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.title, 2)
        row.addWidget(self.comment, 3)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 6)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.reasons)
        self.reasons.chosen.connect(self._choose)
        self.keep.clicked.connect(lambda _on=False: self.keep_wanted.emit())
        self.leave.clicked.connect(lambda _on=False: self.leave_wanted.emit())

    def _choose(self, _reason: ReviewReason) -> None:
        self._own_choice = True

    def begin(self, title: str, *, adding: bool) -> None:
        """Begin with another correction.

        Args:
            title: translated.
            adding: what was missed is added, which needs no reason.
        """
        self._own_choice = False
        self.title.setText(title)
        self.comment.clear()
        self.reasons.setVisible(not adding)

    def suggest(self, reason: ReviewReason) -> None:
        """Choose the likeliest reason, as long as the reviewer has chosen none."""
        if not self._own_choice:
            self.reasons.choose(reason)
