"""What was done to the case from its first word on, step by step."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from medannot.domain.ids import MediaId
from medannot.domain.review.history import HistoryStep
from medannot.ui.bench.said_words import Name
from medannot.ui.phrases import listed
from medannot.ui.review.desk.history_details import HistoryDetails
from medannot.ui.review.desk.history_words import step_head, step_said, step_who
from medannot.ui.review.queue_rows import PAD, RowCell
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.small import Line
from medannot.ui.widgets.text import Text


class _Cell(RowCell):
    height = 66

    def paint_row(self, painter: QPainter, box: QRect, row: object, *, lit: bool) -> None:  # noqa: ARG002 - not shown
        if not isinstance(row, tuple):
            return
        inner = box.adjusted(PAD, 4, -PAD, -4)
        third = inner.height() // 3
        looks = (("ui_strong", "text"), ("ui", "text"), ("ui", "text_2"))
        told = [both for both in zip(row, looks, strict=True) if both[0]]
        for place, (text, (style, tone)) in enumerate(told):
            room = QRect(inner.left(), inner.top() + place * third, inner.width(), third)
            self.words(painter, room, text, style, tone)


class _List(QListView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up.value, Qt.Key.Key_Down.value}:
            super().keyPressEvent(event)
        else:
            event.ignore()


class HistoryPanel(QWidget):
    """Lists the steps; the one that is chosen is what the image shows.

    Signals:
        step_wanted: (int) another step is to be shown, counted from 0.
        left: what is current is to be shown again.
    """

    step_wanted = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        self._steps: tuple[HistoryStep, ...] = ()
        self._rows: tuple[tuple[str, str, str], ...] = ()
        self._place = 0
        self.title = Text("", "section")
        self.back = IconButton("caret-left", self.tr("One step back (Left)"))
        self.on = IconButton("caret-right", self.tr("One step on (Right)"))
        self.close_ = Button(self.tr("Back to now"), size="compact")
        self._model: RowModel[tuple[str, str, str]] = RowModel(
            (Column("", lambda row: listed(part for part in row if part), value=lambda row: row),),
            self,
        )
        self.list = _List()
        self.list.setAccessibleName(self.tr("History"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Cell(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.details = HistoryDetails()
        self.back.clicked.connect(lambda _on=False: self.step_wanted.emit(self._place - 1))
        self.on.clicked.connect(lambda _on=False: self.step_wanted.emit(self._place + 1))
        self.close_.clicked.connect(lambda _on=False: self.left.emit())
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(Line())
        column.addWidget(self.details, 1)
        column.addWidget(self.close_, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """Return what is told of each step in the list."""
        return self._rows

    def show_steps(
        self,
        steps: tuple[HistoryStep, ...],
        place: int,
        name: Name,
        numbers: Mapping[MediaId, int],
    ) -> None:
        """Show the steps, and which of them is in front.

        Args:
            steps: of the work.
            place: of the one in front, counted from 0.
            name: says terms.
            numbers: of the images in the case.
        """
        self._showing = True
        if steps is not self._steps:
            self._steps = steps
            self._rows = tuple(self._row(one, name) for one in steps)
            self._model.show_rows(self._rows)
        self._place = place
        self.details.show_step(steps[place], name, numbers)
        self.list.setCurrentIndex(self._model.index(place, 0))
        self.title.setText(
            self.tr("Step {number} of {total}").format(number=place + 1, total=len(steps))
        )
        self.back.setEnabled(place > 0)
        self.on.setEnabled(place + 1 < len(steps))
        self._showing = False

    def _row(self, one: HistoryStep, name: Name) -> tuple[str, str, str]:
        return step_head(one), step_said(one, name), step_who(one)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and current.isValid():
            self.step_wanted.emit(current.row())
