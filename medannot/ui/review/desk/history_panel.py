"""What was done to the case from its first word on, step by step."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.review.difference import Difference, Outcome
from medannot.domain.review.history import HistoryStep
from medannot.ui import theme
from medannot.ui.phrases import listed, with_value
from medannot.ui.review.desk.words import Name, cause_words, coded_words, title_of
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.row_model import VALUE_ROLE, Column, RowModel
from medannot.ui.widgets.table import RowDelegate
from medannot.ui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _PAD = 66, 10


class _Cell(RowDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(VALUE_ROLE)
        if not isinstance(row, tuple):
            return
        look = theme.current()
        box = QRect(option.rect).adjusted(2, 1, -2, -1)
        state: QStyle.StateFlag = option.state
        lit = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        fill = "selection" if lit else "hover" if over else None
        surface(painter, box, fill, None, look.metric("radius.control"))
        inner = box.adjusted(_PAD, 4, -_PAD, -4)
        third = inner.height() // 3
        looks = (("ui_strong", "text"), ("ui", "text"), ("ui", "text_2"))
        for place, (text, (style, tone)) in enumerate(zip(row, looks, strict=True)):
            font = look.font(style)
            painter.setFont(font)
            painter.setPen(look.colour(tone))
            cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            room = QRect(inner.left(), inner.top() + place * third, inner.width(), third)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()


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
        column.addWidget(self.close_, 0, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, steps: tuple[HistoryStep, ...], place: int, name: Name) -> None:
        """Show the steps, and which of them is in front."""
        self._showing = True
        if steps != self._steps:
            self._steps = steps
            self._model.show_rows([self._row(one, name) for one in steps])
        self._place = place
        self.list.setCurrentIndex(self._model.index(place, 0))
        self.title.setText(
            self.tr("Step {number} of {total}").format(number=place + 1, total=len(steps))
        )
        self.back.setEnabled(place > 0)
        self.on.setEnabled(place + 1 < len(steps))
        self._showing = False

    def _row(self, one: HistoryStep, name: Name) -> tuple[str, str, str]:
        when = f"{one.at.astimezone():%Y-%m-%d %H:%M}"
        who = one.code or (self.tr("Reviewer") if one.role == "reviewer" else self.tr("Annotator"))
        told = [self._difference(each, name) for each in one.differences]
        said = listed(words for words in told if words) or self.tr("Marks and ticks")
        head = cause_words(one.cause)
        if one.reason:
            head = with_value(head, coded_words(one.reason))
        return head, said, self.tr("{who}, {when}").format(who=who, when=when)

    def _difference(self, one: Difference, name: Name) -> str:
        before = title_of(one.before, name) if one.before is not None else ""
        after = title_of(one.after, name) if one.after is not None else ""
        if one.outcome is Outcome.CHANGED and before == after:
            # Only its lesion has another name.
            return ""
        if one.outcome is Outcome.CHANGED:
            return self.tr("{before} became {after}").format(before=before, after=after)
        if one.outcome is Outcome.DELETED:
            return self.tr("without {label}").format(label=before)
        return after

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and current.isValid():
            self.step_wanted.emit(current.row())
