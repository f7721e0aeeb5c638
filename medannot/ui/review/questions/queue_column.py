"""The queue at the left: the questions that were wanted, how they stand, and what is filtered."""

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

from medannot.domain.ids import ItemId
from medannot.domain.review.questions_queue import QuestionFilter, QuestionLine
from medannot.domain.wording import one_line
from medannot.ui import icons, theme
from medannot.ui.phrases import listed
from medannot.ui.review.desk.words import verdict_sign, verdict_words
from medannot.ui.review.questions.audit_state import AuditState
from medannot.ui.review.questions.words import ability_words
from medannot.ui.review.words import number
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.row_model import VALUE_ROLE, Column, RowModel
from medannot.ui.widgets.small import ProgressLine
from medannot.ui.widgets.table import RowDelegate
from medannot.ui.widgets.text import ElidedText, Text

Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _PAD, _SIGN = 46, 10, 16
_OWN_KEYS = frozenset({Qt.Key.Key_Up.value, Qt.Key.Key_Down.value})


class _Cell(RowDelegate):
    """Paints the number, the first words, the ability below and the sign of the decision."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        line = index.data(VALUE_ROLE)
        if not isinstance(line, QuestionLine):
            return
        look = theme.current()
        box = QRect(option.rect).adjusted(2, 1, -2, -1)
        state: QStyle.StateFlag = option.state
        lit = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = "selection" if lit else "hover" if over else None
        painter.save()
        surface(painter, box, fill, None, look.metric("radius.control"))
        sign = _sign(line)
        quiet = sign is not None and not lit
        end = box.right() - _PAD - (_SIGN + 6 if sign else 0)
        left = box.left() + _PAD
        upper = QRect(left, box.top() + 4, end - left, box.height() // 2 - 2)
        lower = QRect(left, box.center().y() + 1, end - left, box.height() // 2 - 4)
        tones = ("text_2", "text_3") if quiet else ("text", "text_2")
        self._words(painter, upper, f"{line.number}. {one_line(line.stem)}", "ui_strong", tones[0])
        self._words(painter, lower, ability_words(line.ability), "ui", tones[1])
        if sign:
            where = QRect(end + 6, box.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
            icons.paint_icon(painter, where, sign[0], look.colour(sign[1]))
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, text: str, style: str, tone: str) -> None:
        look = theme.current()
        font = look.font(style)
        painter.setFont(font)
        painter.setPen(look.colour(tone))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)


def _sign(line: QuestionLine) -> tuple[str, str] | None:
    verdict = line.state.last
    return verdict_sign(verdict) if verdict is not None else None


def _spoken(line: QuestionLine) -> str:
    verdict = line.state.last
    decided = verdict_words(verdict) if verdict is not None else ""
    parts = (f"{line.number}. {one_line(line.stem)}", ability_words(line.ability), decided)
    return listed(part for part in parts if part)


class QuestionList(QListView):
    """Lists questions; the one in front is chosen.

    Signals:
        light_wanted: (id) another question is wanted.
    """

    light_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        self._model: RowModel[QuestionLine] = RowModel(
            (Column("", _spoken, value=lambda line: line),), self
        )
        self.setAccessibleName(self.tr("Questions"))
        self.setModel(self._model)
        self.setItemDelegate(_Cell(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def rows(self) -> tuple[QuestionLine, ...]:
        """Return what is listed."""
        return self._model.rows

    def show_lines(self, lines: tuple[QuestionLine, ...], lit: ItemId | None) -> None:
        """Show questions, and which of them is in front."""
        self._showing = True
        if lines != self._model.rows:
            self._model.show_rows(lines)
        place = next((n for n, line in enumerate(lines) if line.item_id == lit), -1)
        index = self._model.index(place, 0)
        if self.currentIndex() != index:
            self.setCurrentIndex(index)
        if place >= 0:
            self.scrollTo(index)
        self._showing = False

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and current.isValid():
            self.light_wanted.emit(self._model.row_at(current.row()).item_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows; every other key is the view's."""
        if event.key() in _OWN_KEYS and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()


class QuestionColumn(QWidget):
    """Shows the queue.

    Signals:
        filter_wanted: other questions are to come.
        all_wanted: all questions are to come.
    """

    filter_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedText("", "ui_strong")
        self.count = Text("", tone="text_2", tabular=True, wrap=True)
        self.progress = ProgressLine()
        self.list = QuestionList()
        self.empty = Text("", tone="text_2", wrap=True)
        self.empty.setContentsMargins(16, 8, 12, 8)
        self.filter = IconButton("funnel", self.tr("Choose which questions come (Ctrl+F)"))
        self.all = Button(self.tr("All questions"), "quiet", icon="x", size="compact")
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.filter)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 12, 8)
        top.setSpacing(6)
        top.addLayout(head)
        top.addWidget(self.count)
        top.addWidget(self.progress)
        top.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        self.filter.clicked.connect(lambda _on=False: self.filter_wanted.emit())
        self.all.clicked.connect(lambda _on=False: self.all_wanted.emit())

    def show_state(self, state: AuditState) -> None:
        """Show the queue as it stands."""
        self.list.show_lines(state.lines, state.lit)
        self.name.setText(state.set_name)
        self.all.setVisible(state.loaded and state.wanted != QuestionFilter())
        self.empty.setVisible(state.loaded and not state.lines and not state.fault)
        self.empty.setText(
            self.tr("The set has no question.")
            if state.wanted == QuestionFilter()
            else self.tr("No question is so; choose others, or let all come.")
        )
        self.count.setText(
            self.tr("{done} of {total} reviewed").format(
                done=number(state.reviewed), total=number(len(state.lines))
            )
            if state.loaded
            else self.tr("Reading the questions")
        )
        self.progress.set_progress(state.reviewed, len(state.lines))
