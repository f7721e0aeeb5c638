"""Parts that the views of import and export share: steps, counts, and a job with its stop."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medannot.ui import icons, theme
from medannot.ui.annotation.exchange.words import number
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.small import Card, ProgressLine
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_DISC, _GAP, _WAY = 24, 10, 40


class StepsLine(QWidget):
    """The steps of a way in one line: done, now, to come.

    Args:
        names: translated.
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._now = tuple(names), 0
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.icons().loaded.connect(self.update)

    def show_step(self, now: int) -> None:
        """Show which step it is now, counted from 0."""
        self._now = now
        words = self.tr("Step {now} of {all}: {name}")
        name = self._names[now]
        self.setAccessibleName(words.format(now=now + 1, all=len(self._names), name=name))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all names."""
        metrics = QFontMetrics(theme.current().font("ui_strong"))
        names = sum(metrics.horizontalAdvance(name) for name in self._names)
        each = _DISC + 3 * _GAP + _WAY
        return QSize(names + each * len(self._names), 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint discs, names, and the lines between them."""
        look = theme.current()
        painter = QPainter(self)
        left = 0
        for place, name in enumerate(self._names):
            disc = QRect(left, (self.height() - _DISC) // 2, _DISC, _DISC)
            self._paint_disc(painter, disc, place)
            left += _DISC + _GAP
            painter.setFont(look.font("ui_strong" if place == self._now else "ui"))
            painter.setPen(look.colour("text" if place <= self._now else "text_3"))
            width = painter.fontMetrics().horizontalAdvance(name)
            box = QRect(left, 0, width + 2, self.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), name)
            left += width + _GAP
            if place < len(self._names) - 1:
                line = QRect(left, self.height() // 2, _WAY, 1)
                painter.fillRect(line, look.colour("line_strong"))
                left += _WAY + _GAP

    def _paint_disc(self, painter: QPainter, disc: QRect, place: int) -> None:
        look = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place < self._now:
            surface(painter, disc, "success_bg", None, _DISC // 2)
            mark = disc.adjusted(5, 5, -5, -5)
            icons.paint_icon(painter, mark, "check", look.colour("success"))
            return
        fill = "accent" if place == self._now else None
        line = None if fill else "border_control"
        surface(painter, disc, fill, line, _DISC // 2)
        painter.setFont(look.font("ui_strong", tabular=True))
        painter.setPen(look.colour("on_accent" if fill else "text_2"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))


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
