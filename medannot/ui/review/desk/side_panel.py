"""At the right: what the lit entity says before and after, why it is wrong, what was written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.review.decision import ReviewReason
from medannot.ui.actions import ActionRegistry, key_caption, tooltip
from medannot.ui.bench.thread import Thread
from medannot.ui.bench.tick_chips import TickChips, TickSpec
from medannot.ui.review.desk.actions import REASON_KEYS
from medannot.ui.review.desk.change_table import ChangeTable
from medannot.ui.review.desk.words import OFFERED, reason_words
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.text import ElidedText, Text

_AROUND = 12
"""Pixels that stay in sight above and below a chip."""


class ReasonChips(QWidget):
    """Reasons, of which one may be chosen; none is before somebody chose.

    Args:
        name: translated.
        keyed: whether keys choose too.

    Signals:
        chosen: (ReviewReason).
    """

    chosen = Signal(object)

    def __init__(self, name: str, *, keyed: bool) -> None:
        super().__init__()
        self.reason = ReviewReason.UNSTATED
        self._chips = TickChips(
            name,
            [
                TickSpec(
                    f"reason.{one.value}",
                    reason_words(one),
                    one is self.reason,
                    key if keyed else "",
                )
                for one, key in zip(OFFERED, REASON_KEYS, strict=True)
            ],
        )
        # Where keys choose, the chips stand below their heading; else beside it.
        rows: QBoxLayout = QVBoxLayout(self) if keyed else QHBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6 if keyed else 16)
        rows.addWidget(Text(name, tone="text_2"), 0, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self._chips, 1)
        self._chips.switched.connect(self._switch)

    def _switch(self, name: str) -> None:
        self.choose(ReviewReason(name.removeprefix("reason.")))
        self.chosen.emit(self.reason)

    def choose(self, reason: ReviewReason) -> None:
        """Choose a reason; one that is not offered here, such as that none is given, ticks none."""
        self.reason = reason
        for chip in self._chips.chips:
            chip.setChecked(chip.objectName() == f"reason.{reason.value}")

    @property
    def chip(self) -> QWidget | None:
        """Return the chip of the chosen reason; None where it has none."""
        return next((one for one in self._chips.chips if one.isChecked()), None)

    def words(self) -> str:
        """Return what the chosen reason is called."""
        return reason_words(self.reason)

    def choose_at(self, place: int) -> None:
        """Choose a reason by its place, counted from 0."""
        if place < len(OFFERED):
            self.choose(OFFERED[place])
            self.chosen.emit(self.reason)


class SidePanel(QWidget):
    """Shows one entity.

    Args:
        actions: whose keys the buttons show.

    Signals:
        add_wanted, history_wanted, return_wanted: what their buttons say.
        commented: (str) a comment was written.
    """

    add_wanted = Signal()
    history_wanted = Signal()
    return_wanted = Signal()
    commented = Signal(str)

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        self.title = ElidedText("", "section")
        self.below = ElidedText("", tone="text_2")
        self.table = ChangeTable()
        self.reasons = ReasonChips(self.tr("Why it would be wrong"), keyed=True)
        self.comment = LineField(
            self.tr("Comment for the annotator"),
            name=self.tr("Comment"),
            key=key_caption(actions["review.comment"].keys[0]),
        )
        self.talk = Thread()
        self.add = self._button(actions, "review.add", self.tr("Add a missed label"), "plus")
        self.send_back = self._button(
            actions, "review.return", self.tr("Return"), "arrow-u-up-left"
        )
        self.history = self._button(
            actions, "review.history", self.tr("History"), "clock-counter-clockwise"
        )
        self._lay_out()
        self.add.clicked.connect(lambda _on=False: self.add_wanted.emit())
        self.send_back.clicked.connect(lambda _on=False: self.return_wanted.emit())
        self.history.clicked.connect(lambda _on=False: self.history_wanted.emit())
        self.comment.returnPressed.connect(self._tell_comment)
        self.reasons.chosen.connect(self._bring_reason_into_sight)

    def _button(self, actions: ActionRegistry, action: str, words: str, icon: str) -> Button:
        spec = actions[action]
        button = Button(words, "quiet", icon=icon, key=key_caption(spec.keys[0]), size="compact")
        button.setToolTip(tooltip(spec))
        return button

    def _lay_out(self) -> None:
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(12)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.below)
        body.addLayout(head)
        for part in (self.table, self.reasons, self.talk):
            body.addWidget(part)
        body.addStretch(1)
        self._scroll = ColumnScroll(inner)
        acts = QHBoxLayout()
        acts.setContentsMargins(12, 4, 12, 8)
        acts.setSpacing(4)
        acts.addWidget(self.send_back)
        acts.addStretch(1)
        acts.addWidget(self.history)
        add = QHBoxLayout()
        add.setContentsMargins(12, 0, 12, 0)
        add.addWidget(self.add)
        add.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # In sight however long the table is.
        said = QHBoxLayout()
        said.setContentsMargins(16, 6, 16, 4)
        said.addWidget(self.comment)
        column.addWidget(self._scroll, 1)
        column.addLayout(said)
        column.addLayout(add)
        column.addLayout(acts)

    def show_entity(self, title: str, below: str, *, there: bool) -> None:
        """Show what is asked about; without it neither table nor reasons."""
        self.title.setText(title)
        self.below.setText(below)
        for part in (self.table, self.reasons):
            part.setVisible(there)

    def _bring_reason_into_sight(self, _reason: ReviewReason) -> None:
        chip = self.reasons.chip
        if chip is not None:
            self._scroll.ensureWidgetVisible(chip, 0, _AROUND)

    def begin_above(self) -> None:
        """Show the panel from its top: something else is asked about."""
        self._scroll.verticalScrollBar().setValue(0)

    def take_comment(self) -> str:
        """Return what is written, and empty the field."""
        text = self.comment.text().strip()
        self.comment.clear()
        return text

    def _tell_comment(self) -> None:
        if self.comment.text().strip():
            self.commented.emit(self.take_comment())
