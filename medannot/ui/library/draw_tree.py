"""The stored draws as a tree: a draw a row, below it what it was drawn by and its strata."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from medannot.ui import theme
from medannot.ui.library.draw_lines import DrawLine, lines, summary
from medannot.ui.widgets.painting import focus_ring

if TYPE_CHECKING:
    from medannot.services.question_sets import SetDraw

Index = QModelIndex | QPersistentModelIndex

_NAME, _LINE = (int(Qt.ItemDataRole.UserRole) + n for n in range(2))
_LEFT, _RIGHT, _GAP, _AIR = 26, 12, 14, 5
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_TALLEST = 10_000


class DrawModel(QAbstractItemModel):
    """Draws, and below each its lines, which are written when the draw is first unfolded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draws: tuple[SetDraw, ...] = ()
        self._held: Mapping[str, int] = {}
        self._lines: dict[int, tuple[DrawLine, ...]] = {}

    def show_draws(self, draws: "Sequence[SetDraw]", held: Mapping[str, int]) -> None:
        """Show other draws; `held` says how many questions each set has now."""
        self.beginResetModel()
        self._draws, self._held, self._lines = tuple(draws), held, {}
        self.endResetModel()

    def lines_of(self, row: int) -> tuple[DrawLine, ...]:
        """Return the lines below a draw."""
        if row not in self._lines:
            self._lines[row] = lines(self._draws[row])
        return self._lines[row]

    def draw_at(self, index: Index) -> "SetDraw | None":
        """Return the draw that a row is, or that it stands below."""
        return self._draws[_draw_of(index)] if index.isValid() else None

    def copied(self, index: Index) -> str:
        """Return all that is said of the draw in front, figures parted by tabs."""
        row = _draw_of(index)
        head = self.index(row, 0)
        said = (head.data(_NAME), head.data(), *(one.spoken() for one in self.lines_of(row)))
        return "\n".join(said)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """Return a draw's place, or that of a line below it; the id is the draw's number or 0."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # Qt has another one of no arguments
        """Return the draw that a line stands below."""
        above = int(index.internalId()) if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Count draws, or the lines below one."""
        if not parent.isValid():
            return len(self._draws)
        return 0 if parent.internalId() else len(self.lines_of(parent.row()))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: N802 - Qt names it so
        """Tell that each draw has lines, without writing them."""
        return bool(self._draws) if not parent.isValid() else not parent.internalId()

    def columnCount(self, _parent: Index = QModelIndex()) -> int:
        """Return one column: figures are painted within it."""
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the text of a row, what is read aloud, and what the delegate paints."""
        if not index.isValid():
            return None
        line = self.lines_of(_draw_of(index))[index.row()] if index.internalId() else None
        draw = self._draws[_draw_of(index)]
        text = line.text if line else summary(draw, self._held.get(draw.set_name, draw.drawn))
        name = "" if line else draw.set_name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken().replace("\t", " ") if line else f"{name} {text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return name or text
        return {int(Qt.ItemDataRole.DisplayRole): text, _NAME: name, _LINE: line}.get(role)


def _draw_of(index: Index) -> int:
    return int(index.internalId()) - 1 if index.internalId() else index.row()


class _Painter(QStyledItemDelegate):
    """Paints a draw's name and sum, a line that wraps, or a stratum with its figures."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size: lines wrap, strata take one line each."""
        room = option.widget.viewport().width() - _LEFT - _RIGHT  # type: ignore[attr-defined]  # a view
        line: DrawLine | None = index.data(_LINE)
        row = QFontMetrics(_font("ui")).height()
        if line is not None and line.figures:
            return QSize(120, row + _AIR)
        text = QRect(0, 0, max(room, 1), _TALLEST)
        wrapped = QFontMetrics(_font("ui")).boundingRect(text, _WRAPPED, str(index.data()))
        # A draw has its name above, and more air, since it begins something.
        above = 5 * _AIR + QFontMetrics(_font("ui_strong")).height() if line is None else _AIR
        return QSize(120, wrapped.height() + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        look, view = theme.current(), option.widget
        line: DrawLine | None = index.data(_LINE)
        box = QRect(0, option.rect.top(), view.viewport().width(), option.rect.height())  # type: ignore[attr-defined]  # a view
        inner = box.adjusted(_LEFT, 0, -_RIGHT, 0)
        painter.save()
        if line is None:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), look.colour("line"))
            inner.setTop(inner.top() + 2 * _AIR)
            painter.setFont(_font("ui_strong"))
            painter.setPen(look.colour("text"))
            metrics = painter.fontMetrics()
            name = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
            _elided(painter, name, str(index.data(_NAME)))
            inner.setTop(name.bottom() + _AIR)
        if line is not None and line.figures:
            inner.setRight(_paint_figures(painter, inner, line))
        painter.setFont(_font("ui"))
        painter.setPen(look.colour(line.tone if line else "text_2"))
        if line is not None and line.figures:
            _elided(painter, inner, line.text)
        else:
            painter.drawText(inner, _WRAPPED, str(index.data()))
        if option.state & QStyle.StateFlag.State_Selected and view.hasFocus():
            focus_ring(painter, box.adjusted(2, 1, -2, 0), 4)
        painter.restore()


def _font(style: str) -> QFont:
    return theme.current().font(style, tabular=True)


def _elided(painter: QPainter, box: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_figures(painter: QPainter, box: QRect, line: DrawLine) -> int:
    """Paint figures at the right; return where the room that is left ends."""
    look = theme.current()
    painter.setFont(_font("ui"))
    width = painter.fontMetrics().horizontalAdvance(line.widest)
    left = box.right() - len(line.figures) * (width + _GAP)
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    for place, figure in enumerate(line.figures):
        last = place + 1 == len(line.figures)
        painter.setPen(look.colour("warning" if line.off and last else line.tone))
        at = left + _GAP + place * (width + _GAP)
        painter.drawText(QRect(at, box.top(), width, box.height()), flags, figure)
    return left


class DrawTree(QTreeView):
    """The tree itself, by arrows, Enter and the key that copies.

    Signals:
        opened: (name of the subset) Enter or a double click on a draw or below it.
        moved: another row is in front.
    """

    opened = Signal(str)
    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.draws = DrawModel(self)
        self.setAccessibleName(name)
        self.setModel(self.draws)
        self.setItemDelegate(_Painter(self))
        self.setHeaderHidden(True)
        self.setIndentation(_LEFT - 4)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def show_draws(self, draws: "Sequence[SetDraw]", held: Mapping[str, int]) -> None:
        """Show draws, all but the first folded, which is in front."""
        self.draws.show_draws(draws, held)
        first = self.draws.index(0, 0)
        self.setCurrentIndex(first)
        self.expand(first)
        self.scrollToTop()

    def in_front(self) -> str:
        """Return the subset in front, or ""."""
        draw = self.draws.draw_at(self.currentIndex())
        return draw.set_name if draw else ""

    def copy(self) -> None:
        """Copy all that is said of the draw in front."""
        if self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(self.draws.copied(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, copy by the system's key; arrows fold and unfold as Qt has it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.in_front())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row has the keys."""
        super().focusInEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure wrapped lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
