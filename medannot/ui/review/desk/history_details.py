"""One step of the history in full: what was written with it, and each part before and after."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.ids import MediaId
from medannot.domain.review.history import HistoryStep
from medannot.ui.bench.said_words import Name
from medannot.ui.phrases import listed
from medannot.ui.review.desk.change_table import ChangeTable
from medannot.ui.review.desk.fact_rows import FactRow, change_rows
from medannot.ui.review.desk.history_words import rule_words
from medannot.ui.review.desk.words import title_of
from medannot.ui.review.words import number
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

_MOST_FINDINGS = 40
"""Of one step that are told part by part; an import may hold thousands."""


class HistoryDetails(QScrollArea):
    """Shows one step."""

    def __init__(self) -> None:
        super().__init__()
        self.about = Text("", tone="text_2", wrap=True)
        self.comment = Text("", tone="text", wrap=True)
        self._card = Card("info_bg", 12)
        self._card.body.addWidget(self.comment)
        self.rules = Text("", tone="text_2", wrap=True)
        self.table = ChangeTable()
        self.rest = Text("", tone="text_3", wrap=True)
        self.nothing = Text(self.tr("This step changed no label."), tone="text_3", wrap=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(8)
        parts = (self.about, self._card, self.rules, self.table, self.rest, self.nothing)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by Up and Down; leave other keys to the desk."""
        if event.key() in {Qt.Key.Key_Up.value, Qt.Key.Key_Down.value}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def show_step(self, one: HistoryStep, name: Name, numbers: Mapping[MediaId, int]) -> None:
        """Show another step.

        Args:
            one: the step.
            name: says terms.
            numbers: of the images in the case.
        """
        rows: list[FactRow] = []
        for change in one.changes[:_MOST_FINDINGS]:
            rows += change_rows(change, numbers, name)
        more = len(one.changes) - _MOST_FINDINGS
        self._say(self.about, listed(title_of(each, name) for each in one.named))
        self.comment.setText(one.comment)
        self._card.setVisible(bool(one.comment))
        self._say(self.rules, "\n".join(rule_words(one)))
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        words = self.tr("{count} more findings were changed by it.").format(count=number(more))
        self._say(self.rest, words if more > 0 else "")
        self.nothing.setVisible(not rows)
        self.verticalScrollBar().setValue(0)

    def _say(self, field: Text, words: str) -> None:
        field.setText(words)
        field.setVisible(bool(words))
