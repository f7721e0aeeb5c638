"""Parts that the views of import and export share: steps, counts, and a job with its stop."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.annotation.exchange.words import number
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.small import Card, ProgressLine
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text


def heading(text: Text) -> Text:
    """Return a heading as high as one with a button beside it, so that tables begin level."""
    text.setFixedHeight(theme.current().metric("control.compact"))
    return text


@dataclass(frozen=True, slots=True)
class Fact:
    """A count, what it counts, and more of it.

    Attributes:
        tone: token of the number's colour, or nothing.
    """

    count: int
    what: str
    more: str = ""
    tone: str = ""


class Facts(QWidget):
    """Counts, one a row.

    Args:
        name: translated, for those who do not see it.
    """

    _ROW = 36

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel[Fact](
            (
                Column("", lambda row: number(row.count), right=True, tone=lambda row: row.tone),
                Column("", lambda row: row.what),
                Column("", lambda row: row.more, tone=lambda _row: "text_2"),
            ),
            self,
        )
        self.table = Table(name, dense=True)
        self.table.setModel(self._model)
        self.table.horizontalHeader().hide()
        self.table.setSelectionMode(Table.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.set_columns(84, 280, None, least=40)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TableFrame(self.table))

    def set_middle(self, width: int) -> None:
        """Give what is counted another width."""
        self.table.set_columns(84, width, None, least=40)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other counts."""
        self._model.show_rows(facts)
        self.setFixedHeight(self._ROW * len(facts) + 3)
        self.setAccessibleDescription("; ".join(f"{one.count} {one.what}" for one in facts))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return what is shown."""
        return self._model.rows


class Working(QWidget):
    """A job under way: what it does, how far it is, and its stop.

    Signals:
        stopped: the job is to stop.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = Text("", "body")
        self._bar = ProgressLine()
        self._count = Text("", tone="text_2", tabular=True)
        self.halt = Button(self.tr("Stop"), "danger")
        self.halt.clicked.connect(lambda _checked=False: self.stopped.emit())
        card = Card(margin=32)
        card.setMaximumWidth(640)
        for part in (self._what, self._bar, self._count):
            card.body.addWidget(part)
        card.body.addWidget(self.halt, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def show_job(self, what: str, done: int, total: int) -> None:
        """Show what is done and how far it is."""
        self._what.setText(what)
        self._bar.set_progress(done, total)
        words = self.tr("{done} of {total}").format(done=number(done), total=number(total))
        self._count.setText(words if total else "")
